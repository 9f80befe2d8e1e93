//go:build !js

package indicator_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/testdata/htmlcheck"
)

// withoutFields is the built-in dataset in which some fields of top-cited-share
// have no value in the year that is shown: of one place, of the other, of both.
func withoutFields(t *testing.T) *data.Dataset {
	t.Helper()
	ds, err := lacking()
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

var lacking = sync.OnceValues(func() (*data.Dataset, error) {
	ds, err := datapackage.Default()
	if err != nil {
		return nil, err
	}
	for place, fields := range map[data.PlaceID][]data.FieldID{"JPN": {"physics", "chemistry"}, "GBR": {"physics", "mathematics"}} {
		for _, field := range fields {
			for _, s := range ds.FieldLines("top-cited-share", data.Of(place), field) {
				for i := range s.Points {
					if m := &s.Points[i]; m.Year == 2020 {
						*m = data.Moment{Year: 2020, Missing: data.Confidential}
					}
				}
			}
		}
	}
	return ds, nil
})

// fieldTable is the table by field: its cells, the head first, and the
// aria-sort of each column.
func fieldTable(t *testing.T, ds *data.Dataset, address string) (cells [][]string, sorted []string) {
	t.Helper()
	_, id, _ := strings.Cut(address, "indicators/")
	id, _, _ = strings.Cut(id, "/")
	figure := pagetest.Part(t, pagetest.HTML(t, pagetest.Build(ds, address)), id+"-fields")
	return pagetest.Rows(figure), htmlcheck.Parse(figure).Attributes(`th[scope="col"]`, "aria-sort")
}

// number reads a number as it is printed; false for a mark of what is missing.
func number(cell string) (float64, bool) {
	cell, _, _ = strings.Cut(cell, " ")
	v, err := strconv.ParseFloat(strings.NewReplacer(",", "", "%", "", "−", "-", "+", "").Replace(cell), 64)
	return v, err == nil
}

// byFields are the measures by field of science, in datasets with all values
// and with some missing.
func byFields(t *testing.T) map[string]*data.Dataset {
	return map[string]*data.Dataset{
		"/indicators/specialisation/": pagetest.Deck(t), "/ja/indicators/specialisation/": pagetest.Deck(t),
		"/indicators/field-articles/": pagetest.Deck(t), "/indicators/top-cited-share/": withoutFields(t), "/ja/indicators/top-cited-share/": withoutFields(t),
	}
}

// sortColumns are the columns of a table by field that it can be sorted by.
var sortColumns = []string{"indicator", "JPN", "GBR", "GBR-JPN"}

// inOrder says what is wrong with the order of a column, "" for nothing:
// numbers as they are printed, those that are missing last both ways.
func inOrder(table [][]string, column int, descending bool) string {
	ended := false
	last := 0.0
	for i, cells := range table[1:] {
		v, is := number(cells[column])
		switch {
		case is && ended:
			return fmt.Sprintf("%s stands behind a missing value", cells[0])
		case is && i > 0 && (v < last) != descending && v != last:
			return fmt.Sprintf("%s (%s) stands behind %g", cells[0], cells[column], last)
		}
		ended, last = !is, v
	}
	return ""
}

func TestFieldsAreSortedByTheNumberPrintedAndMissingComesLast(t *testing.T) {
	missing := 0
	for path, ds := range byFields(t) {
		for n, column := range sortColumns {
			for _, descending := range []bool{false, true} {
				address, order := path+"?sort="+column+"&tab=table", "ascending"
				if descending {
					address, order = path+"?sort=-"+column+"&tab=table", "descending"
				}
				table, sorted := fieldTable(t, ds, address)
				want := make([]string, len(sorted))
				want[n] = order
				if !slices.Equal(sorted, want) {
					t.Errorf("%s: aria-sort is %q, want %q", address, sorted, want)
				}
				if len(table) != 15 {
					t.Errorf("%s: %d rows", address, len(table))
				}
				if n == 0 {
					names := make([]string, len(table)-1)
					for i, cells := range table[1:] {
						names[i] = cells[0]
					}
					if descending {
						slices.Reverse(names)
					}
					if !slices.IsSorted(names) {
						t.Errorf("%s: %q", address, names)
					}
					continue
				}
				if fault := inOrder(table, n, descending); fault != "" {
					t.Errorf("%s: %s", address, fault)
				}
				if _, is := number(table[len(table)-1][n]); !is {
					missing++
				}
				// The chart has the rows of the table, in its order.
				doc := pagetest.Build(ds, strings.Replace(address, "&tab=table", "", 1))
				for id, spec := range pagetest.Figures(doc) {
					for i := range spec.Series {
						if strings.HasSuffix(id, "-fields") && spec.Series[i].Name != table[i+1][0] {
							t.Errorf("%s: row %d is %s in the chart and %s in the table", address, i, spec.Series[i].Name, table[i+1][0])
						}
					}
				}
			}
		}
	}
	if missing < 6 {
		t.Errorf("only %d orders had a missing value", missing)
	}
}

// By default fields stand in groups, the largest difference first, each group
// under its head; in another order nothing is headed.
func TestFieldsAreHeadedInTheDefaultOrderOnly(t *testing.T) {
	neither := [...]string{catalogue.For(data.English).Say(catalogue.FieldsNeither), catalogue.For(data.Japanese).Say(catalogue.FieldsNeither)}
	for path, ds := range byFields(t) {
		for _, query := range []string{"", "?sort=indicator", "?sort=-JPN", "?sort=GBR-JPN"} {
			for id, spec := range pagetest.Figures(pagetest.Build(ds, path+query)) {
				if !strings.HasSuffix(id, "-fields") {
					continue
				}
				heads := map[string]bool{}
				head, before := "", 0.0
				for _, s := range spec.Series {
					difference := s.Points[0].Value - s.Points[1].Value
					difference = max(difference, -difference)
					switch {
					case heads[s.Head]:
						t.Errorf("%s heads a second group with %s", path+query, s.Head)
					case s.Head != "":
						head, heads[s.Head] = s.Head, true
					case head != "" && head != neither[0] && head != neither[1] && difference > before:
						t.Errorf("%s: %s stands behind a smaller difference", path+query, s.Name)
					}
					before = difference
				}
				if headed := query == "" && spec.Benchmark != nil; (spec.Series[0].Head != "") != headed || (len(heads) > 1) != headed {
					t.Errorf("%s has the heads %v", path+query, heads)
				}
			}
		}
		if _, sorted := fieldTable(t, ds, path+"?tab=table"); !slices.Equal(sorted, make([]string, 4)) {
			t.Errorf("%s: aria-sort is %q in the default order", path, sorted)
		}
	}
}

// A group says of its fields what their printed values say.
func TestFieldsStandInTheGroupOfTheirPrintedValues(t *testing.T) {
	for _, path := range []string{"/indicators/specialisation/", "/indicators/top-cited-share/"} {
		ds := byFields(t)[path]
		head, found := "", 0
		for id, spec := range pagetest.Figures(pagetest.Build(ds, path)) {
			if !strings.HasSuffix(id, "-fields") {
				continue
			}
			for _, s := range spec.Series {
				if s.Head != "" {
					head = s.Head
				}
				a, isA := number(s.Points[0].Text)
				b, isB := number(s.Points[1].Text)
				want := "Neither"
				switch {
				case !isA || !isB || a == 1 || b == 1:
				case a > 1 && b < 1:
					want = "Japan above, UK below"
				case a < 1 && b > 1:
					want = "UK above, Japan below"
				case a > 1:
					want = "Both above"
				default:
					want = "Both below"
				}
				if found++; want != "Neither" && head != want || want == "Neither" && (strings.Contains(head, "above") || strings.Contains(head, "below")) {
					t.Errorf("%s: %s (%s, %s) stands under %q, want %q", path, s.Name, s.Points[0].Text, s.Points[1].Text, head, want)
				}
			}
		}
		if found != 14 {
			t.Errorf("%s: %d fields", path, found)
		}
	}
}

func TestALinkToAnOrderOfFieldsLeadsToIt(t *testing.T) {
	for path, ds := range byFields(t) {
		_, id, _ := strings.Cut(path, "indicators/")
		id = strings.TrimSuffix(id, "/") + "-fields"
		at, table := path, strings.HasPrefix(path, "/ja")
		if table {
			at += "?tab=table"
		}
		for n, column := range sortColumns {
			// Three times: the first order, the other way round, and back.
			orders := []string{"-" + column, column, ""}
			if n == 0 {
				orders = []string{column, "-" + column, ""}
			}
			for _, order := range orders {
				switches := htmlcheck.Parse(pagetest.Part(t, pagetest.HTML(t, pagetest.Build(ds, at)), id)).All("div.seg")
				links := switches[len(switches)-1].Attributes("a", "href")
				if len(links) < len(sortColumns) {
					t.Fatalf("%s: %d links to orders", at, len(links))
				}
				at = links[n]
				if !strings.HasSuffix(at, "#"+id) {
					t.Errorf("%s does not lead to the figure", at)
				}
				st := state.Parse(ds, at)
				got := string(st.Sort.Column)
				if st.Sort.Descending {
					got = "-" + got
				}
				if got != order || (st.Tab == state.TableTab) != table {
					t.Errorf("%s: sorted by %q, want %q", at, got, order)
				}
			}
		}
	}
}

// A missing value of a field says why, and so does the difference that it
// leaves without a value.
func TestAMissingFieldSaysWhyAndIsNeverCompared(t *testing.T) {
	ds := withoutFields(t)
	for address, says := range map[string][2]string{"/indicators/top-cited-share/?tab=table": {"[c]", "confidential"}, "/ja/indicators/top-cited-share/?tab=table": {"X", "秘匿"}} {
		sign, words := says[0], says[1]
		figure := pagetest.Part(t, pagetest.HTML(t, pagetest.Build(ds, address)), "top-cited-share-fields")
		var marked []string
		for _, mark := range htmlcheck.Parse(figure).All("td.na > abbr[title]") {
			if mark.Text() == sign {
				marked = append(marked, mark.Attribute("title"))
			}
		}
		if len(marked) != 7 || strings.Count(figure, ">"+sign) != 8 {
			t.Errorf("%s: %d cells say why they are missing, of %d; want the 4 values and 3 differences, and one line that says so", address, len(marked), strings.Count(figure, ">"+sign))
		}
		for _, m := range marked {
			if !strings.Contains(m, words) {
				t.Errorf("%s: missing as %q, want %q", address, m, words)
			}
		}
	}
	opposite := 0
	for _, cells := range firstTable(fieldTable(t, ds, "/indicators/top-cited-share/?tab=table"))[1:] {
		a, isA := number(cells[1])
		b, isB := number(cells[2])
		if isA && isB && (a > 1 && b < 1 || a < 1 && b > 1) {
			opposite++
		}
	}
	page := pagetest.HTML(t, pagetest.Build(ds, "/indicators/top-cited-share/"))
	if want := fmt.Sprintf("in %d of 11 fields", opposite); !strings.Contains(page, want) {
		t.Errorf("the title does not say %q, of the fields in which both have a value", want)
	}
}

func firstTable(table [][]string, _ []string) [][]string { return table }

// The title tells of the fields, whatever order they are in: another order
// changes nothing that it says.
func TestTheFindingOfFieldsDoesNotDependOnTheirOrder(t *testing.T) {
	title := func(address string) string {
		return pagetest.Titled(pagetest.Build(pagetest.Deck(t), address), "specialisation-fields")
	}
	want := title("/indicators/specialisation/")
	for _, query := range []string{"?sort=indicator", "?sort=JPN", "?sort=-GBR", "?sort=GBR-JPN"} {
		if got := title("/indicators/specialisation/" + query); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}
