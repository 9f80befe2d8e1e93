package pages

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/extract"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/testdata/golden"
	shape "bilateral/testdata/picture"
)

// inner is the width of a drawing in its own pixels.
var inner = regexp.MustCompile(`viewBox="0 0 (\d+) `)

// smallest is the size of the smallest type of charts in their own files, in pixels.
const smallest = 14

// A view of any form and of any years holds in its frame, and on a narrow picture, for both
// datasets.
func TestEveryViewHoldsInItsFrame(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"deck": dataset(t), "second": pagetest.Second(t)} {
		e := New(ds)
		ds := e.datasets.whole
		for _, path := range state.Paths(ds) {
			if st := state.Parse(ds, path); st.Frame || e.figures.Find(ds, st) == nil {
				continue
			}
			queries := []string{"", "?form=dots", "?form=bars&yScale=log", "?scale=indexed", "?time=2020"}
			if name == "second" {
				queries = queries[:1] // of a form the dataset decides nothing more
			}
			for _, query := range queries {
				st := state.Parse(ds, path+query)
				for _, f := range extract.Of(e.figures.Find(ds, st), ds, st, e.catalogues[st.Language]).Figures {
					if f.Chart == nil {
						continue
					}
					for what, svg := range map[string]string{
						"a link": f.Chart.FileIn(st.Language, 1200, 630), "a high frame": f.Chart.FileIn(st.Language, 900, 1600), "narrow": f.Chart.Scene.File(400, st.Language, f.Chart.Labels()),
					} {
						for _, fault := range shape.Faults(svg, string(st.Language)) {
							t.Errorf("%s, %s%s#%s, %s: %s", name, path, query, f.ID, what, fault)
						}
					}
				}
			}
		}
	}
}

// The charts of every page, as they are shown of a link and on a slide: none leaves its frame,
// and the golden says in which the type is the smallest, in pixels of a frame 1,200 wide.
func TestTypeInFrames(t *testing.T) {
	e := New(dataset(t))
	ds := e.datasets.whole
	type drawn struct {
		what string
		size float64
	}
	var all []drawn
	for _, path := range state.Paths(ds) {
		st := state.Parse(ds, path)
		p := e.figures.Find(ds, st)
		if p == nil || st.Frame {
			continue
		}
		for _, f := range extract.Of(p, ds, st, e.catalogues[st.Language]).Figures {
			if f.Chart == nil {
				continue
			}
			for _, name := range []string{chart.Social, chart.Slide} {
				width, height, _ := chart.Framed(name)
				svg := f.Chart.FileIn(st.Language, width, height)
				for _, fault := range shape.Faults(svg, string(st.Language)) {
					t.Errorf("%s, %s: %s", f.Address(), name, fault)
				}
				across, err := strconv.Atoi(inner.FindStringSubmatch(svg)[1])
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, drawn{name + " " + f.Address(), 1200 * float64(smallest) / float64(across)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b drawn) int { return int(1000 * (a.size - b.size)) })
	less := 0
	var lines strings.Builder
	for i, d := range all {
		if d.size < smallest {
			less++
		}
		if i < 12 {
			fmt.Fprintf(&lines, "%.1f %s\n", d.size, d.what)
		}
	}
	golden.Compare(t, "type.txt", []byte(fmt.Sprintf("%d charts in frames, %d of them with type under %d px where the frame is 1,200 wide; the smallest:\n%s", len(all), less, smallest, lines.String())))
}
