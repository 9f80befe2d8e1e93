//go:build npm

package pptx

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// found is what another reader and a validator find in a presentation.
type found struct {
	Wrong []string
	Size  struct{ Width, Height float64 }
	// Slides have the texts by the names of their places; sizes are in points.
	Slides []struct {
		Texts    map[string]string
		Links    []string
		Pictures []struct {
			Name, File               string
			Left, Top, Width, Height float64
		}
		Tables [][][]string
		Notes  string
	}
}

// readBy reads presentations with another reader and a validator, by their names.
func readBy(t *testing.T, files map[string][]byte) map[string]found {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	args := []string{filepath.Join(root, "testdata", "presentation", "reader", "read.cjs"), filepath.Join(root, ".cache", "npm", "presentation", "node_modules")}
	folder := t.TempDir()
	for name, b := range files {
		file := filepath.Join(folder, name+".pptx")
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	out, err := exec.Command("node", args...).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v: %s\nrun testdata/presentation/reader/install (make test does)", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var all map[string]found
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// The Open XML SDK holds every part against the schemas of ISO/IEC 29500 and the rules
// that stand in its text, for the first PowerPoint of the format and for the last.
func TestAnotherReaderFindsTheFilesValid(t *testing.T) {
	files := map[string][]byte{}
	for name, p := range samples() {
		if name != "many" { // which has nothing that "all" has not
			files[name] = written(t, p)
		}
	}
	for name := range faults {
		files[name] = faulty(t, name)
	}
	for name, got := range readBy(t, files) {
		if _, is := faults[name]; is {
			if len(got.Wrong) == 0 {
				t.Errorf("nothing is wrong with %s", name)
			}
		} else if len(got.Wrong) > 0 {
			t.Errorf("%s: %d things are wrong: %s", name, len(got.Wrong), strings.Join(got.Wrong[:min(len(got.Wrong), 5)], "\n"))
		}
	}
}

// faults are what a validator finds, or it would say nothing of our files: by their
// names what to put in the place of what.
var faults = map[string][2]string{
	"an element left out":          {`<p:spPr/><p:txBody><a:bodyPr>`, `<p:txBody><a:bodyPr>`},
	"an attribute of a wrong type": {`noGrp="1"`, `noGrp="perhaps"`},
	"two slides of one id":         {`<p:sldId id="257"`, `<p:sldId id="256"`},
	"a relation that is not there": {`<p:sldId id="257" r:id="`, `<p:sldId id="257" r:id="x`},
}

// faulty is a presentation with a fault.
func faulty(t *testing.T, name string) []byte {
	t.Helper()
	d, err := sample().made()
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range d.parcel.parts {
		part.content = []byte(strings.Replace(string(part.content), faults[name][0], faults[name][1], 1))
	}
	var out bytes.Buffer
	if err := d.parcel.write(&out, d.modified); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAnotherReaderReadsTheSlides(t *testing.T) {
	samples := map[string]*Presentation{"en": sample(), "ja": inEastern()}
	all := readBy(t, map[string][]byte{"en": written(t, samples["en"]), "ja": written(t, samples["ja"])})
	for file, p := range samples {
		got, w := all[file], wordsIn(p.Language)
		if got.Size.Width != 960 || got.Size.Height != 540 || len(got.Slides) != len(p.Slides) {
			t.Fatalf("%s: %d slides of %v", file, len(got.Slides), got.Size)
		}
		// It has no break in a paragraph: in notes it leaves it out, elsewhere it is a space.
		noBreak, space := strings.NewReplacer("\n", ""), strings.NewReplacer("\n", " ")
		for i := range p.Slides {
			from, slide := &p.Slides[i], &got.Slides[i]
			var text, notes, links []string
			for j := range from.Text {
				text = append(text, space.Replace(runs(from.Text[j].Runs, &links)))
			}
			for _, note := range from.Notes {
				notes = append(notes, noBreak.Replace(note))
			}
			foot := runs(from.Foot, &links)
			for name, want := range map[string]string{w.kicker: strings.ReplaceAll(from.Kicker, "\u3000", " "), w.title: from.Title, w.body: strings.Join(text, "\n"), w.foot: strings.TrimSpace(foot)} {
				if slide.Texts[name] != want {
					t.Errorf("%s: slide %d: %s is %q, want %q", file, i+1, name, slide.Texts[name], want)
				}
			}
			if want := strings.Join(notes, "\n"); slide.Notes != want {
				t.Errorf("%s: slide %d: the notes are %q, want %q", file, i+1, slide.Notes, want)
			}
			if !slices.Equal(slide.Links, links) {
				t.Errorf("%s: slide %d: the links are %q, want %q", file, i+1, slide.Links, links)
			}
			if (len(slide.Pictures) == 1) != (from.Picture != nil) || (len(slide.Tables) == 1) != (from.Table != nil) {
				t.Fatalf("%s: slide %d: %d pictures, %d tables", file, i+1, len(slide.Pictures), len(slide.Tables))
			}
			if from.Table != nil {
				var heads []string
				for _, c := range from.Table.Columns {
					heads = append(heads, c.Head)
				}
				if want := append([][]string{heads}, from.Table.Rows...); !slices.EqualFunc(slide.Tables[0], want, slices.Equal[[]string]) {
					t.Errorf("%s: slide %d: the table is %q, want %q", file, i+1, slide.Tables[0], want)
				}
			}
		}
		// A picture is in its place, in the middle, as wide for its height as it is.
		for i, proportion := range map[int]float64{1: 800.0 / 538, 2: 300.0 / 600} {
			at, place := got.Slides[i].Pictures[0], right
			if i == 2 {
				place = wide
			}
			middle := (float64(place.x) + float64(place.w)/2) / 12700
			if math.Abs(at.Width/at.Height-proportion) > 1e-3 || math.Abs(at.Left+at.Width/2-middle) > 0.01 || filepath.Ext(at.File) != ".png" {
				t.Errorf("%s: slide %d: the picture is %+v", file, i+1, at)
			}
		}
	}
}

// runs is the text of runs; their links are added.
func runs(all []Run, links *[]string) string {
	text := ""
	for _, r := range all {
		text += r.Text
		if r.Address != "" {
			*links = append(*links, address(r.Address))
		}
	}
	return text
}
