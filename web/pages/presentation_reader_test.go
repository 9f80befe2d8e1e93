//go:build npm

package pages

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The presentations of the site are valid as Office has it, and say the same in another
// reader.
func TestAnotherReaderTakesTheSlidesOfTheSite(t *testing.T) {
	e := New(dataset(t))
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	args := []string{filepath.Join(root, "testdata", "presentation", "reader", "read.cjs"), filepath.Join(root, ".cache", "npm", "presentation", "node_modules")}
	folder := t.TempDir()
	for name, address := range map[string]string{"deck": "/slides/slides.pptx", "deck-ja": "/ja/slides/slides.pptx", "chart": "/ja/partners/chart.pptx"} {
		file := filepath.Join(folder, name+".pptx")
		if err := os.WriteFile(file, madeFile(t, e, address), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	out, err := exec.Command("node", args...).Output()
	if err != nil {
		t.Fatalf("%v: run testdata/presentation/reader/install (make test does)", err)
	}
	var all map[string]struct {
		Wrong  []string
		Slides []struct {
			Texts    map[string]string
			Pictures []struct{ Name string }
			Tables   [][][]string
			Notes    string
		}
	}
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatal(err)
	}
	for name, slides := range map[string]int{"deck": 11, "deck-ja": 11, "chart": 1} {
		found := all[name]
		if len(found.Wrong) > 0 || len(found.Slides) != slides {
			t.Errorf("%s: %d slides, want %d; wrong is %q", name, len(found.Slides), slides, found.Wrong)
			continue
		}
		for i, s := range found.Slides {
			if len(s.Texts) == 0 || s.Notes == "" {
				t.Errorf("%s, slide %d: texts %v, notes %q", name, i+1, s.Texts, s.Notes)
			}
		}
		if slides > 1 && (len(found.Slides[1].Pictures) != 1 || len(found.Slides[9].Tables) != 1) {
			t.Errorf("%s: the chart or the table is not there", name)
		}
	}
}
