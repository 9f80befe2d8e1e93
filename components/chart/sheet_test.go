package chart_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/data"
)

var written = regexp.MustCompile(`<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>`)

// lastLine is the words that stand lowest in a file, and where.
func lastLine(t *testing.T, svg string) (words string, y float64) {
	t.Helper()
	for _, m := range written.FindAllStringSubmatch(svg, -1) {
		at, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		if at >= y {
			words, y = m[3], at
		}
	}
	return words, y
}

func TestTheFootOfAFile(t *testing.T) {
	sentence := func(n int) string {
		return " Sentence " + strconv.Itoa(n) + " says what there is to mind of these figures."
	}
	labels := chart.Labels{Title: "It grew", Subtitle: "Works", Names: "Drawn: one and 3 more",
		Key: []chart.Keyed{{Sign: chart.ProvisionalSign, Text: "provisional"}, {Sign: chart.DeckSign, Text: "deck"}}, More: " More below.",
		Source: "Source: " + strings.Repeat("a publisher with a long name, ", 20), Brief: "Source: brief", Address: "https://example.org/a/?b=c#d"}
	for n := range 12 {
		labels.Care = append(labels.Care, sentence(n))
	}
	scene := chart.Layout(&named(t, "lines-pair").Spec)
	for name, svg := range map[string]string{
		"its own size": scene.File(800, data.English, labels), "narrow": scene.File(400, data.English, labels),
		"a link's": scene.FileIn(1200, 630, data.English, labels), "a slide's": scene.FileIn(1920, 1080, data.English, labels),
	} {
		for _, want := range []string{">Drawn: one and 3 more<", ">provisional<", ">deck<", ">Source: brief<"} {
			if !strings.Contains(svg, want) {
				t.Errorf("%s: no %s", name, want)
			}
		}
		var all []string
		for _, m := range written.FindAllStringSubmatch(svg, -1) {
			all = append(all, m[3])
		}
		whole := strings.Join(all, " ")
		if !strings.Contains(whole, strings.TrimSpace(sentence(0))) || strings.Contains(whole, "Sentence 11") || !strings.Contains(whole, "figures. More below.") {
			t.Errorf("%s: what to mind is not in whole sentences: %s", name, whole)
		}
		box := regexp.MustCompile(`viewBox="0 0 [\d.]+ ([\d.]+)"`).FindStringSubmatch(svg)
		height, err := strconv.ParseFloat(box[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		if words, y := lastLine(t, svg); !strings.HasSuffix(labels.Address, words) || height-y < 24 || height-y > 32 {
			t.Errorf("%s: %q is the last line, %.1f over the lower edge", name, words, height-y)
		}
	}
}

func TestWhatIsHighStandsBesideItsWords(t *testing.T) {
	for _, c := range []struct {
		sentence, example string
		rows              int
		beside            bool
		heads             int // how often a column of values is headed
	}{
		{"a few rows below their words", "dumbbell", 4, false, 1},
		{"more rows beside them", "dumbbell", 9, true, 1},
		{"many rows in two columns below them", "dumbbell", 12, false, 2},
		{"and beside them", "dumbbell", 18, true, 2},
	} {
		spec := named(t, c.example).Spec
		rows := spec.Series
		for len(spec.Series) < c.rows {
			spec.Series = append(spec.Series, rows...)
		}
		spec.Series = spec.Series[:c.rows]
		svg := chart.Layout(&spec).FileIn(1200, 630, data.English, chart.Labels{Title: "A title", Subtitle: "What it measures", Address: "https://example.org/"})
		head := rows[0].Points[0].XText
		if got := strings.Count(svg, ">"+head+"<"); got != c.heads {
			t.Errorf("%s: %q stands %d times, want %d", c.sentence, head, got, c.heads)
		}
		beside := strings.Contains(svg, `font-size="27"`)
		if beside != c.beside {
			t.Errorf("%s: the words stand beside the plot: %v", c.sentence, beside)
		}
	}
}
