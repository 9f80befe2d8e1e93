package datapackage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// changing is files of which one has other bytes, or none, from its second reading on.
type changing struct {
	fstest.MapFS
	name  string
	later *fstest.MapFile
	read  *int
}

func (c changing) Open(name string) (fs.File, error) {
	if name == c.name {
		if *c.read++; *c.read > 1 {
			files := fstest.MapFS{}
			if c.later != nil {
				files[name] = c.later
			}
			return files.Open(name)
		}
	}
	return c.MapFS.Open(name)
}

func TestAPackageThatChangesWhileItIsReadIsRefused(t *testing.T) {
	files := fstest.MapFS{}
	for name, f := range csvPackage(t) {
		files[strings.TrimPrefix(name, "set/")] = f
	}
	table := "tables/places.csv"
	if files[table] == nil {
		t.Fatalf("the package has no %s", table)
	}
	longer := &fstest.MapFile{Data: append(append([]byte{}, files[table].Data...), '\n')}
	for _, c := range []struct {
		sentence string
		name     string
		later    *fstest.MapFile
		want     error
	}{
		{"a package that stays is taken", table, files[table], nil},
		{"a table that is written meanwhile", table, longer, ErrChanged},
		{"a table that vanishes meanwhile", table, nil, ErrChanged},
		{"a descriptor that is written meanwhile", DescriptorFile, longer, ErrChanged},
		{"a descriptor that vanishes meanwhile", DescriptorFile, nil, ErrChanged},
	} {
		p, err := readPackage(changing{files, c.name, c.later, new(int)}, DescriptorFile)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: the error is %v, want %v", c.sentence, err, c.want)
		}
		if err != nil && !strings.Contains(err.Error(), c.name) {
			t.Errorf("%s: %q does not say which file", c.sentence, err)
		}
		if c.want == nil {
			if _, err := p.Decode(); err != nil {
				t.Errorf("%s: %v", c.sentence, err)
			}
		}
	}
}

func TestWhatWasReadIsKeptWhateverBecomesOfTheFiles(t *testing.T) {
	dir := t.TempDir()
	for name, f := range csvPackage(t) {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	set := filepath.Join(dir, "set")
	p, err := ReadPackage(filepath.Join(set, DescriptorFile))
	if err != nil {
		t.Fatal(err)
	}
	again, err := ReadPackage(filepath.Join(set, DescriptorFile))
	if err != nil || again.Sum() != p.Sum() {
		t.Fatalf("the same files have another sum the second time, or %v", err)
	}
	if err := os.WriteFile(filepath.Join(set, "tables", "places.csv"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if again, err = ReadPackage(filepath.Join(set, DescriptorFile)); err != nil || again.Sum() == p.Sum() {
		t.Errorf("a table with other bytes leaves the sum as it is, or %v", err)
	}
	if err := os.RemoveAll(set); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Decode(); err != nil {
		t.Errorf("the dataset cannot be made once its files are gone: %v", err)
	}
	if _, err := p.Release(); err != nil {
		t.Errorf("the release cannot be made once its files are gone: %v", err)
	}
}
