//go:build !js

package datapackage

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"bilateral/data"
)

// csvPackage is the second dataset with places and observations in CSV files.
func csvPackage(t *testing.T) fstest.MapFS {
	t.Helper()
	var p map[string]any
	if err := json.Unmarshal(second(t), &p); err != nil {
		t.Fatal(err)
	}
	for _, r := range p["resources"].([]any) {
		r := r.(map[string]any)
		fields := r["schema"].(map[string]any)["fields"].([]any)
		switch r["name"] {
		case "places":
			delete(r, "data")
			r["path"] = "tables/places.csv"
			for _, f := range fields {
				f.(map[string]any)["type"] = "string"
			}
			r["schema"].(map[string]any)["fields"] = append(fields,
				map[string]any{"name": "name@ja", "type": "string"}, map[string]any{"name": "shortName@ja", "type": "string"})
		case "observations":
			delete(r, "data")
			r["path"] = []any{"tables/observations-1.csv", "tables/observations-2.csv"}
		}
	}
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	header := "indicator,kind,place,partner,start,end,value,reason,source,label,flags,notes\n"
	return fstest.MapFS{
		"set/datapackage.json":   {Data: b},
		"set/tables/places.csv":  {Data: []byte("\ufeffid,name,shortName,name@ja,shortName@ja\nFRA,France,France,フランス,フランス\nBRA,Brazil,Brazil,ブラジル,\nEUU,European Union,EU,欧州連合,EU\n")},
		"outside.csv":            {Data: []byte("id,name,shortName\n")},
		"set/tables/broken.csv":  {Data: []byte("id,name\n\"a,b\n")},
		"set/tables/latin-1.csv": {Data: []byte("id,name\nFRA,Cura\xe7ao\n")},
		"set/tables/observations-1.csv": {Data: []byte(header +
			"joint-articles,place,FRA,,2020,2020,1234,,invented,,\"[\"\"[p]\"\"]\",\n" +
			"joint-articles,place,BRA,,2020,2020,987,,invented,,,\n")},
		"set/tables/observations-2.csv": {Data: []byte(header +
			"joint-articles,pair,FRA,BRA,2020,2020,[x],\"{\"\"\"\": \"\"No figure.\"\"}\",invented,,,\n" +
			"exchange-students,flow,FRA,BRA,2021,2021,310,,invented,,,\n")},
	}
}

func TestTablesAreReadFromCSVFilesBesideTheDescriptor(t *testing.T) {
	ds, err := DecodeFS(csvPackage(t), "set/datapackage.json")
	if err != nil {
		t.Fatal(err)
	}
	if p := ds.Place("BRA"); p == nil || p.Name != (data.Text{EN: "Brazil", JA: "ブラジル"}) || p.ShortName != (data.Text{EN: "Brazil"}) {
		t.Errorf("place %+v", p)
	}
	if o := ds.Cell("joint-articles", "FRA"); o == nil || o.Value.Number != 1234 || len(o.Flags) != 1 || o.Flags[0] != data.Provisional {
		t.Errorf("first file %+v", o)
	}
	if o := ds.Cell("joint-articles", "BRA-FRA"); o == nil || o.Value.Missing != data.NotAvailable || o.Value.Reason.EN != "No figure." {
		t.Errorf("second file %+v", o)
	}
}

func TestACSVFileThatCannotBeReadIsNamed(t *testing.T) {
	for _, c := range []struct{ name, path, want string }{
		{"outside the folder", "../outside.csv", `places, field "path": "../outside.csv": expected the name of a file in the dataset's folder or below it, with no ".." and no address`},
		{"from the root", "/etc/passwd", `places, field "path": "/etc/passwd": expected the name of a file in the dataset's folder or below it, with no ".." and no address`},
		{"an address", "https://example.org/x.csv", `places, field "path": "https://example.org/x.csv": expected the name of a file in the dataset's folder or below it, with no ".." and no address`},
		{"not there", "tables/none.csv", `places, field "path": "tables/none.csv": expected a file that can be read: file does not exist`},
		{"an open quotation mark", "tables/broken.csv", `places, field "path": "tables/broken.csv": expected a cell with a quotation mark in it between quotation marks, and each of those inside twice, unlike line 2, column 6`},
		{"not UTF-8", "tables/latin-1.csv", `places, field "path": "tables/latin-1.csv": expected UTF-8 text, at line 2, column 9: it is in another encoding, such as Shift_JIS or Windows-1252; save the file as UTF-8 (in Excel: "CSV UTF-8")`},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := csvPackage(t)
			b := bytes.Replace(files["set/datapackage.json"].Data, []byte("tables/places.csv"), []byte(c.path), 1)
			files["set/datapackage.json"] = &fstest.MapFile{Data: b}
			_, err := DecodeFS(files, "set/datapackage.json")
			if err == nil {
				t.Fatal("the dataset was read")
			}
			if first, _, _ := strings.Cut(strings.Join(onlyResource(err, "places"), "\n"), "\n"); first != c.want {
				t.Errorf("got\n%s\nwant\n%s", first, c.want)
			}
		})
	}
}

func onlyResource(err error, name string) []string {
	var faults data.Faults
	errors.As(err, &faults)
	var lines []string
	for _, f := range faults {
		if f.Resource == name {
			lines = append(lines, f.Error())
		}
	}
	return lines
}

func TestALinkOutOfTheFolderIsNotFollowed(t *testing.T) {
	dir := t.TempDir()
	files := csvPackage(t)
	set := filepath.Join(dir, "set")
	if err := os.MkdirAll(filepath.Join(set, "tables"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, f := range files {
		if err := os.WriteFile(filepath.Join(dir, name), f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := DecodeFile(filepath.Join(set, "datapackage.json")); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(set, "tables", "places.csv")
	if err := os.Rename(link, filepath.Join(dir, "places.csv")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "places.csv"), link); err != nil {
		t.Fatal(err)
	}
	if _, err := DecodeFile(filepath.Join(set, "datapackage.json")); !errors.Is(err, ErrInvalid) {
		t.Errorf("error %v", err)
	}
}

func TestAFileThatIsNotThereIsAnErrorOfTheFile(t *testing.T) {
	_, err := DecodeFile(filepath.Join(t.TempDir(), "none.json"))
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}
