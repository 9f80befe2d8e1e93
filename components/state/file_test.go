package state

import (
	"testing"
	"unicode/utf8"
)

func TestTheFileOfAView(t *testing.T) {
	for _, c := range []struct {
		sentence, view, name, figure string
		further                      []string
		want                         string
	}{
		{"of the overview", "/", "data.csv", "", nil, "/data.csv"},
		{"of a figure, which comes first", "/?indicator=output", "data.csv", "figure", nil, "/data.csv?figure=figure&indicator=output"},
		{"in Japanese, with more behind", "/ja/?sort=-JPN", "data.json", "indicators", []string{"rows", "all"}, "/ja/data.json?figure=indicators&sort=-JPN&rows=all"},
		{"in a frame", "/embed/table/?indicator=rank&hideControls=1&childId=a", "chart.svg", "", nil, "/embed/table/chart.svg?indicator=rank"},
		{"without what a screen shows", "/?tab=table&theme=dark&derived=1", "data.csv", "", nil, "/data.csv?derived=1"},
		{"of a figure of another name", "/indicators/rank/", "data.csv", `a b&c=d%"é#/?`, nil, "/indicators/rank/data.csv?figure=a%20b%26c%3Dd%25%22%C3%A9%23%2F%3F"},
		{"with half a pair, which is none", "/", "data.csv", "", []string{"rows"}, "/data.csv"},
	} {
		if got := Parse(small(), c.view).File(c.name, c.figure, c.further...); got != c.want {
			t.Errorf("%s: %s, want %s", c.sentence, got, c.want)
		}
	}
}

func TestTheValueOfAnAddress(t *testing.T) {
	for _, c := range []struct{ sentence, target, want string }{
		{"one", "/data.csv?figure=a", "a"},
		{"the last of several", "/data.csv?figure=a&figure=b", "b"},
		{"none", "/data.csv", ""},
		{"an empty one", "/data.csv?figure=", ""},
		{"one in escapes", "/data.csv?%66igure=a%20b+c", "a b c"},
		{"one behind an ampersand that a page escaped", "/data.csv?rows=all&amp;figure=a", "a"},
		{"none in the fragment", "/data.csv?rows=all#figure=a", ""},
		{"what no page may hold", "/data.csv?figure=%00%ff", "\ufffd\ufffd"},
	} {
		if got := Value(c.target, FigureParameter); got != c.want {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.want)
		}
	}
}

func TestATimeMeetsTheYearsThatItHasOneOf(t *testing.T) {
	for _, c := range []struct {
		sentence string
		time     Time
		want     bool
	}{
		{"all years", Time{}, true},
		{"some of them", Time{2000, 2005}, true},
		{"more of them", Time{1900, 2100}, true},
		{"the first alone", Time{1980, 1990}, true},
		{"the last alone", Time{2023, 2050}, true},
		{"none before", Time{1980, 1989}, false},
		{"none after", Time{2024, 2024}, false},
		{"the latest, whichever that is", Time{Latest, Latest}, true},
		{"the earliest", Time{Earliest, Earliest}, true},
		{"up to a year before", Time{Earliest, 1980}, false},
		{"from a year after on", Time{2050, Latest}, false},
	} {
		if got := c.time.Meets(1990, 2023); got != c.want {
			t.Errorf("%s: %v", c.sentence, got)
		}
		if start, end := c.time.Within(1990, 2023); c.want && (start < 1990 || end > 2023 || start > end) {
			t.Errorf("%s: within are %d and %d", c.sentence, start, end)
		}
	}
}

func FuzzTheFileOfAViewLeadsBack(f *testing.F) {
	for _, seed := range [][3]string{{"/?indicator=output", "figure", "all"}, {"/ja/?sort=-JPN&q=a%26b", "a=b&c", ""}, {"/embed/table/?indicator=rank", "é~%41 +", "x y"}} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, view, figure, rows string) {
		st := Parse(small(), view)
		if st.Route == NotFound {
			return
		}
		file := st.File("data.csv", figure, "rows", rows)
		path, query := split(file)
		for i := range len(file) {
			if file[i] <= ' ' || file[i] >= 0x7f {
				t.Fatalf("%q has a byte that no address has", file)
			}
		}
		if path != st.Path()+"data.csv" || utf8.ValidString(rows) && query.last(RowsParameter) != unescape(escape(rows)) {
			t.Errorf("%q has the path %q and the rows %q", file, path, query.last(RowsParameter))
		}
		if got, want := Value(file, FigureParameter), unescape(escape(figure)); got != want && figure != "" {
			t.Errorf("the figure of %q is %q, want %q", file, got, want)
		}
		// What the file depends on is what it was.
		again := Parse(small(), st.Path()+"?"+file[min(len(path)+1, len(file)):])
		if len(again.Notices) > 0 || again.File("data.csv", figure, "rows", rows) != file {
			t.Errorf("%q leads to %q (%v)", file, again.File("data.csv", figure, "rows", rows), again.Notices)
		}
	})
}
