package chart_test

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/chart/examples"
	"bilateral/data"
)

// drawn is one mark of a drawing, with its places in pixels of the file.
type drawn struct {
	element string
	numbers []float64
	letters string // commands of a path
	words   string
	colour  string
}

// colours are the page skin's classes in the file skin's colours.
var colours = map[string]string{
	"fo": "#7d8288", "fa": "#bf2140", "fb": "#12355b", "fp": "#966300", "f1": "#1b7e7e", "f2": "#8161b3", "f3": "#533009", "f4": "#1748cf", "fi": "#1b1f24",
	"so": "#7d8288", "sa": "#bf2140", "sb": "#12355b", "sp": "#966300", "s1": "#1b7e7e", "s2": "#8161b3", "s3": "#533009", "s4": "#1748cf", "si": "#1b1f24",
}

// tilted is the place of a file's tilted text.
var tilted = regexp.MustCompile(`^translate\(([-0-9.]+),([-0-9.]+)\) rotate`)

var numberInPath = regexp.MustCompile(`-?[0-9]*\.?[0-9]+`)

// drawing reads a skin's marks. A page's plot begins at left and top and is so
// wide; a file's places are final.
func drawing(t *testing.T, svg string, page bool, left, top, width float64) []drawn {
	t.Helper()
	type frame struct {
		x, y    float64
		layered bool
	}
	frames := []frame{{}}
	if page {
		frames[0] = frame{x: left, y: top}
	}
	var marks []drawn
	var kept []bool // for each open element
	decoder := xml.NewDecoder(strings.NewReader(svg))
	depth := 0
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return marks
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			attribute := map[string]string{}
			for _, a := range token.Attr {
				attribute[a.Name.Local] = a.Value
			}
			classes := strings.Fields(attribute["class"])
			kept = append(kept, (len(kept) == 0 || kept[len(kept)-1]) && !slices.Contains(classes, "n") && attribute["aria-hidden"] == "")
			here := frames[len(frames)-1]
			resolve := func(name string) float64 {
				value := attribute[name]
				v, err := strconv.ParseFloat(strings.TrimSuffix(value, "%"), 64)
				if value != "" && err != nil {
					t.Fatalf("%s=%q", name, value)
				}
				if strings.HasSuffix(value, "%") {
					v = v / 100 * width
				}
				switch name {
				case "x", "x1", "x2":
					return v + here.x
				case "y", "y1", "y2":
					return v + here.y
				}
				return v
			}
			next := here
			switch token.Name.Local {
			case "svg", "g":
				if depth == 1 {
					break
				}
				if class := attribute["class"]; class == "ly" {
					next = frame{here.x, resolve("y"), true}
				} else if page {
					next = frame{x: resolve("x"), y: resolve("y")}
				} else {
					x, y, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(attribute["transform"], "translate("), ")"), ",")
					dx, errX := strconv.ParseFloat(x, 64)
					dy, errY := strconv.ParseFloat(y, 64)
					if errX != nil || errY != nil {
						t.Fatalf("transform %q", attribute["transform"])
					}
					next = frame{x: dx, y: dy}
				}
			case "line", "rect", "text", "path":
				if !kept[len(kept)-1] || token.Name.Local == "rect" && attribute["x"] == "" {
					break // not drawn, or the paper
				}
				m := drawn{element: token.Name.Local}
				names := map[string][]string{"line": {"x1", "x2", "y1", "y2"}, "rect": {"x", "y", "width", "height"}, "text": {"x", "y"}}
				for _, name := range names[m.element] {
					m.numbers = append(m.numbers, resolve(name))
				}
				if m.element == "text" {
					m.numbers[0] += resolve("dx")
				}
				if place := tilted.FindStringSubmatch(attribute["transform"]); place != nil {
					m.numbers[0], _ = strconv.ParseFloat(place[1], 64)
					m.numbers[1], _ = strconv.ParseFloat(place[2], 64)
				}
				if d := absolute(attribute["d"]); d != "" {
					m.letters = numberInPath.ReplaceAllString(d, "") + attribute["transform"]
					for i, found := range numberInPath.FindAllString(d, -1) {
						v, _ := strconv.ParseFloat(found, 64)
						if here.layered && i%2 == 0 {
							v = v/1000*width + here.x
						} else if here.layered {
							v += here.y
						}
						m.numbers = append(m.numbers, v)
					}
					if !here.layered && len(frames) > 2 {
						m.numbers = append(m.numbers, here.x, here.y)
					}
					for _, class := range classes {
						if colours[class] != "" {
							m.colour = colours[class]
						}
					}
					if !page {
						m.colour = attribute["fill"]
						if attribute["stroke"] != "" {
							m.colour = attribute["stroke"]
						}
					} else if m.colour == "" {
						m.colour = colours["so"]
					}
				}
				marks = append(marks, m)
			}
			frames = append(frames, next)
		case xml.EndElement:
			depth--
			kept, frames = kept[:len(kept)-1], frames[:len(frames)-1]
		case xml.CharData:
			if len(kept) > 0 && kept[len(kept)-1] && len(marks) > 0 && marks[len(marks)-1].element == "text" {
				marks[len(marks)-1].words += string(token)
			}
		}
	}
}

// absolute writes the points of a path by where they are, as files have them.
func absolute(d string) string {
	if !strings.Contains(d, "l") {
		return d
	}
	var b strings.Builder
	for _, run := range strings.Split(d, "M")[1:] {
		var x, y float64
		for i, step := range strings.FieldsFunc(run, func(r rune) bool { return r == 'l' || r == ' ' }) {
			across, down, _ := strings.Cut(step, ",")
			dx, _ := strconv.ParseFloat(across, 64)
			dy, _ := strconv.ParseFloat(down, 64)
			x, y = x+dx, y+dy
			fmt.Fprintf(&b, "%c%.1f,%.1f", "ML"[min(i, 1)], x, y)
		}
	}
	return b.String()
}

func TestBothSkinsHaveTheSameGeometryMarksAndNumbers(t *testing.T) {
	const width, margin = 800, 24
	for _, e := range examples.Examples {
		t.Run(e.Name, func(t *testing.T) {
			scene := chart.Layout(&e.Spec)
			plot := float64(width - 2*margin - 8*(scene.Left+scene.Right))
			page := drawing(t, scene.SVG(""), true, float64(margin+8*scene.Left), margin, plot)
			file := drawing(t, scene.File(width, data.English, chart.Labels{}), false, 0, 0, 0)
			if len(page) != len(file) {
				t.Fatalf("%d marks on the page, %d in the file", len(page), len(file))
			}
			// Half of the last digit of a thousandth of the plot, and of a pixel.
			slack := 0.05/1000*plot + 0.0551
			for i, p := range page {
				f := file[i]
				if p.element != f.element || p.words != f.words || p.letters != f.letters || p.colour != f.colour || len(p.numbers) != len(f.numbers) {
					t.Fatalf("mark %d:\npage %+v\nfile %+v", i, p, f)
				}
				for j := range p.numbers {
					if math.Abs(p.numbers[j]-f.numbers[j]) > slack {
						t.Fatalf("mark %d, number %d: page %v, file %v\npage %+v\nfile %+v", i, j, p.numbers[j], f.numbers[j], p, f)
					}
				}
			}
		})
	}
}

func FuzzLayout(f *testing.F) {
	// Every form as an example has it, and those that count with less.
	forms := []chart.Form{nil, chart.Flow{}, chart.RankStrip{Total: -9}, chart.Matrix{}, chart.Ranges{}, chart.Dumbbell{}}
	for _, e := range examples.Examples {
		forms = append(forms, e.Spec.Form)
	}
	f.Add([]byte("lines"), uint8(2), false)
	f.Add([]byte{0, 255, 3, 9, 200, 7, 7, 7, 1, 2, 250, 128, 64, 3}, uint8(9), true)
	f.Add([]byte{}, uint8(7), false)
	for form := range forms {
		f.Add([]byte("every form has values, of which some are missing"), uint8(form), form%2 == 0)
	}
	f.Fuzz(func(t *testing.T, from []byte, form uint8, more bool) {
		next := func() int {
			if len(from) == 0 {
				return 0
			}
			b := from[0]
			from = from[1:]
			return int(b)
		}
		values := []float64{0, 1, -1, 0.1, 3.51, 22984, -1e9, 1e300, 1e-300, math.NaN(), math.Inf(1), math.Inf(-1), 44, 2.5, 1e15}
		spec := chart.Spec{Form: forms[int(form)%len(forms)]}
		labels := chart.Labels{Title: "a", Source: "b"}
		if more {
			spec.Scale = chart.Log
			spec.Benchmark = &chart.Benchmark{Value: values[next()%len(values)], Label: "rule"}
		}
		if next()%5 == 1 {
			spec.Domain = &chart.Domain{Start: values[next()%len(values)], End: values[next()%len(values)]}
			spec.Years = &chart.Years{First: next() * 10, Last: next() * 10}
		}
		for range next() % 12 {
			s := chart.Series{Name: strings.Repeat("名n", next()%30), Role: chart.Role(next() % 9), Labelled: next()%2 == 0, Dimmed: next()%5 == 0}
			for range next() % 9 {
				b := next()
				s.Points = append(s.Points, chart.Point{X: next()*next() - 5, XText: strings.Repeat("2", b%8), Value: values[next()%len(values)], Text: "v\x00<", Missing: b%5 == 0, Open: b%3 == 0, Picked: b%7 == 0, Segment: b % 4, Note: strings.Repeat("note ", b%6)})
			}
			spec.Series = append(spec.Series, s)
		}
		for _, scene := range []*chart.Scene{chart.Layout(&spec), chart.Layout(twice(spec))} {
			for _, svg := range []string{scene.SVG(""), scene.File(800, data.English, labels), scene.File(100, data.Japanese, labels)} {
				if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") || strings.ContainsRune(svg, 0) {
					t.Fatalf("no number in %s", svg)
				}
				decoder := xml.NewDecoder(strings.NewReader(svg))
				for {
					if _, err := decoder.Token(); err == io.EOF {
						break
					} else if err != nil {
						t.Fatalf("%v in %s", err, svg)
					}
				}
			}
			for i, h := range scene.Hits {
				if math.IsNaN(h.X) || math.IsNaN(h.Y) || math.IsInf(h.X, 0) || math.IsInf(h.Y, 0) {
					t.Fatalf("hit %d is nowhere: %+v", i, h)
				}
				for d := chart.Previous; d <= chart.Last; d++ {
					if next := scene.Step(i, d); next < 0 || next >= len(scene.Hits) {
						t.Fatalf("a step leads to %d", next)
					}
				}
			}
			if len(scene.Hits) > 0 && scene.At(100, 100, 300) < 0 {
				t.Fatal("no nearest point")
			}
		}
	})
}

// twice is two panels of a spec, of its form.
func twice(spec chart.Spec) *chart.Spec {
	spec.Form = chart.Multiple{Panels: []chart.Panel{{Head: "one", Form: spec.Form, Series: len(spec.Series) / 2}, {Form: spec.Form}}}
	return &spec
}
