//go:build !js

package datapackage

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"bilateral/data"
)

// unzipped is a release as a reader finds it in its ZIP.
func unzipped(t testing.TB, r *Release) fs.FS {
	t.Helper()
	b, err := r.ZIP()
	if err != nil {
		t.Fatal(err)
	}
	files, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// released is a release with what it was made of.
type released struct {
	release *Release
	ds      *data.Dataset
}

var made map[string]released

// releases are the releases of the datasets that there are, made once.
func releases(t *testing.T) map[string]released {
	t.Helper()
	if made != nil {
		return made
	}
	list := map[string]released{}
	add := func(name string, r *Release, err error, ds *data.Dataset, also error) {
		if err != nil || also != nil {
			t.Fatal(name, err, also)
		}
		list[name] = released{r, ds}
	}
	r, err := DefaultRelease(File{"CITATION.cff", []byte("cff-version: 1.2.0\n")}, File{"data/sources/openalex_pairs.csv", []byte("a\n1\n")})
	ds, also := DecodeFS(data.Default, data.DefaultFile)
	add("the deck", r, err, ds, also)
	second, err := ReadPackage(secondFile)
	if err != nil {
		t.Fatal(err)
	}
	r, err = second.Release()
	ds, also = DecodeFile(secondFile)
	add("the second dataset", r, err, ds, also)
	r, err = NewRelease(csvPackage(t), "set/datapackage.json")
	ds, also = DecodeFS(csvPackage(t), "set/datapackage.json")
	add("a dataset with CSV files", r, err, ds, also)
	made = list
	return made
}

func TestAReleaseGivesTheDatasetBack(t *testing.T) {
	for name, c := range releases(t) {
		back, err := DecodeFS(unzipped(t, c.release), DescriptorFile)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !reflect.DeepEqual(back, c.ds) {
			t.Errorf("%s came back as another one", name)
		}
	}
}

func TestAReleaseIsADataPackageOfCSVFiles(t *testing.T) {
	schema := profile(t)
	for name, c := range releases(t) {
		b := c.release.File(DescriptorFile)
		descriptor, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(name, err)
		}
		if err := schema.Validate(descriptor); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var d struct {
			Resources []struct {
				Name, Path, Hash string
				Bytes            int
				Data             []any
				Licenses         []struct{ Path string }
				Schema           struct{ Fields []struct{ Name, Type string } }
			}
		}
		if err := json.Unmarshal(b, &d); err != nil {
			t.Fatal(name, err)
		}
		for _, r := range d.Resources {
			if r.Path == "" {
				if r.Name != "contacts" || len(r.Data) == 0 {
					t.Errorf("%s: %s stands inside the descriptor", name, r.Name)
				}
				continue
			}
			content := c.release.File(r.Path)
			if sum := sha256.Sum256(content); r.Bytes != len(content) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
				t.Errorf("%s: %s has %d bytes, %s", name, r.Path, len(content), r.Hash)
			}
			rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
			if err != nil {
				t.Fatal(name, r.Path, err)
			}
			for i, f := range r.Schema.Fields {
				if rows[0][i] != f.Name {
					t.Errorf("%s: column %d of %s is %s, want %s", name, i+1, r.Path, rows[0][i], f.Name)
				}
				for _, row := range rows[1:] {
					if f.Type == "string" && row[i] != "" && strings.ContainsRune("=+-@\t\r", rune(row[i][0])) {
						t.Errorf("%s: %s has %q", name, r.Path, row[i])
					}
				}
			}
			want, told := map[string]string{"joint-works": "https://github.com/ourresearch/openalex-docs/blob/main/license.md", "research-effort": "https://datacatalog.worldbank.org/public-licenses", "facts": "", "observations": ""}[r.Name]
			if name == "the deck" && told && (want == "" != (len(r.Licenses) == 0) || want != "" && r.Licenses[0].Path != want) {
				t.Errorf("%s has the licences %v, want %q", r.Name, r.Licenses, want)
			}
		}
	}
}

func TestAReleaseTellsPeopleWhatItIs(t *testing.T) {
	all := releases(t)
	for _, c := range []struct{ name, file, text string }{
		{"the deck", "README.md", "data version 1.2.0 (2026-11-29)"},
		{"the deck", "README.md", "- `data/joint-works.csv`: Joint works of pairs (rows: 6460). "},
		{"the deck", "README.md", "inside `datapackage.json`, `contacts`"},
		{"the deck", "README.md", "`CITATION.cff` has it ready to use."},
		{"the deck", "README.ja.md", "`CITATION.cff`の文を"},
		{"the deck", "README.ja.md", "- `data/joint-works.csv`：Joint works of pairs（6460行）"},
		{"the deck", "LICENCES.md", "(`uuki-deck`): states no licence; terms of use: No licence is stated."},
		{"the deck", "LICENCES.md", "CC0 1.0 (OpenAlex data) <https://github.com/ourresearch/openalex-docs/blob/main/license.md>"},
		{"the deck", "LICENCES.md", "（`uuki-deck`）：ライセンスの明記なし。"},
		{"the deck", "CITATION.cff", "cff-version"},
		{"the deck", "README.md", "- `data/sources/openalex_pairs.csv`: values were read from it.\n"},
		{"the deck", "README.md", "such as `openalex_pairs.csv#row=2` for the second row of `data/sources/openalex_pairs.csv`"},
		{"the deck", "README.ja.md", "- `data/sources/openalex_pairs.csv`：値の読み取り元\n"},
		{"the second dataset", "README.md", "# France–Brazil sample (invented figures)\n"},
		{"the second dataset", "README.ja.md", "# France–Brazil Sample Explorer\n"},
	} {
		if text := string(all[c.name].release.File(c.file)); !strings.Contains(text, c.text) {
			t.Errorf("%s: %s has no %q:\n%s", c.name, c.file, c.text, text)
		}
	}
}

func TestAReleaseIsTheSameAtEveryCall(t *testing.T) {
	zips := [2][]byte{}
	for i := range zips {
		r, err := DefaultRelease()
		if err != nil {
			t.Fatal(err)
		}
		if zips[i], err = r.ZIP(); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(zips[0], zips[1]) {
		t.Error("the second ZIP is another one")
	}
}

func TestWhatACSVFileCannotHoldStaysInTheDescriptor(t *testing.T) {
	for _, c := range []struct{ name, old, new, inside string }{
		{"a text that begins as a formula does", `"name": {"": "Brazil"`, `"name": {"": "=Brazil"`, "places"},
		{"a text with a carriage return and a line feed", `"name": {"": "Brazil"`, `"name": {"": "Bra\r\nzil"`, "places"},
		{"a text that is a missing-value code", `"name": {"": "Brazil"`, `"name": {"": "Brazil, \"[x]\""`, ""},
	} {
		text := string(second(t))
		if !strings.Contains(text, c.old) {
			t.Fatalf("%s: the dataset has no %s", c.name, c.old)
		}
		b := []byte(strings.Replace(text, c.old, c.new, 1))
		ds, err := Decode(b)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		r, err := NewRelease(fstest.MapFS{"x.json": {Data: b}}, "x.json", File{"README.md", []byte("another")}, File{"../out", nil}, File{"data/places.csv", nil})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if back, err := DecodeFS(unzipped(t, r), DescriptorFile); err != nil || !reflect.DeepEqual(back, ds) {
			t.Errorf("%s: it came back as another one: %v", c.name, err)
		}
		if inside := len(r.File("data/places.csv")) == 0; inside != (c.inside == "places") {
			t.Errorf("%s: the places are inside the descriptor: %v", c.name, inside)
		}
		if r.File("../out") != nil || string(r.File("README.md")) == "another" {
			t.Errorf("%s: a file of a name that is none, or is taken, is in it", c.name)
		}
	}
}

func TestFilesThatAreNoTablesGoIntoTheRelease(t *testing.T) {
	b := bytes.Replace(second(t), []byte(`"resources": [`), []byte(`"resources": [
		{"name": "plan", "path": ["plan.png", "none.png"], "mediatype": "image/png"},
		{"name": "far", "path": "https://example.org/x.png"},
		{"name": "Mixed NAME/../x", "path": "extra.csv", "schema": {"fields": [{"name": "a", "type": "any"}, {"name": "l", "type": "list"}]}},
		{"name": "…", "data": [["n"], [1]], "schema": {"fields": [{"name": "n", "type": "integer"}]}},`), 1)
	r, err := NewRelease(fstest.MapFS{"d/x.json": {Data: b}, "d/plan.png": {Data: []byte("PNG")}, "d/extra.csv": {Data: []byte("a,l\n1,\"x,y\"\n")}}, "d/x.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"data/plan.png": "PNG", "data/mixednamex.csv": "a,l\n1,\"x,y\"\n", "data/table-2.csv": "n\n1\n"} {
		if got := string(r.File(name)); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if _, err := DecodeFS(unzipped(t, r), DescriptorFile); err != nil {
		t.Error(err)
	}
	addresses, err := r.Addresses()
	if err != nil || len(addresses["/datapackage.zip"]) == 0 || !bytes.Contains(addresses["/datapackage.json"], []byte(`"data/plan.png",`)) || string(addresses["/data/plan.png"]) != "PNG" || addresses["/README.md"] != nil {
		t.Errorf("%v, %d addresses", err, len(addresses))
	}
}

func TestADatasetThatBreaksItsRulesHasNoRelease(t *testing.T) {
	if _, err := NewRelease(fstest.MapFS{"x.json": {Data: []byte(`{"name": "x"}`)}}, "x.json"); !errors.Is(err, ErrInvalid) {
		t.Errorf("error %v", err)
	}
	if _, err := ReadPackage(filepath.Join(t.TempDir(), "none.json")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}
