//go:build !js

package spreadsheet

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// chartPart is the only chart.
const chartPart = "xl/charts/chart1.xml"

// charted is a workbook with a chart of a row.
func charted(language data.Language, c *Chart) *Workbook {
	b := workbook(language, yearly(2003, 1))
	b.Chart = c
	return b
}

func TestAChartIsTheProgramsOwn(t *testing.T) {
	rank, log, zero, bars := lines(), lines(), lines(), lines()
	rank.Reversed = true
	log.Logarithmic = true
	zero.Logarithmic, zero.Series[0].Points[0].Value = true, 0
	bars.Kind = Bars
	for _, c := range []struct {
		sentence  string
		chart     *Chart
		has, lack []string
	}{
		{"lines with gaps, a break and values outside", lines(), []string{
			`<dispBlanksAs val="gap">`, "<lineChart>", ">Works of Aland rose<", ">works<", ">Year<", `<a:srgbClr val="0B4F8A">`, `<a:prstDash val="dash">`, `<symbol val="x">`, `<lang val="en-GB">`,
			`<f>&#39;Chart&#39;!$A$31:$A$35</f>`, `<f>&#39;Chart&#39;!$B$30</f>`, `<f>&#39;Chart&#39;!$E$31:$E$35</f>`,
		}, []string{"<barChart>", `orientation val="maxMin"`, "<logBase", "en-US", "$F$"}},
		{"ranks, the first of which is on top", rank, []string{`orientation val="maxMin"`, `<min val="1">`, `<tickLblPos val="high">`}, []string{"<logBase"}},
		{"orders of magnitude", log, []string{`<logBase val="10">`}, nil},
		{"of what has a zero there is none", zero, nil, []string{"<logBase"}},
		{"bars, the first of which is on top", bars, []string{"<barChart>", `<barDir val="bar">`, `<dispBlanksAs val="gap">`, `orientation val="maxMin"`}, []string{"<lineChart>"}},
	} {
		part := parts(t, write(t, charted(data.English, c.chart)))[chartPart]
		for _, want := range c.has {
			if !strings.Contains(part, want) {
				t.Errorf("%s: lacks %s", c.sentence, want)
			}
		}
		for _, other := range c.lack {
			if strings.Contains(part, other) {
				t.Errorf("%s: has %s", c.sentence, other)
			}
		}
	}
	if part := parts(t, write(t, charted(data.Japanese, lines())))[chartPart]; !strings.Contains(part, `<lang val="ja-JP">`) || strings.Contains(part, "en-US") {
		t.Error("a Japanese chart is of another language")
	}
}

func TestTheTableOfAChartHasWhatIsDrawn(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(write(t, charted(data.English, lines()))))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"A1": "Works of Aland rose from 18 in 2003 to 1,096,865 in 2006", "A30": "Year", "B30": "Aland", "C30": "Aland (part 2)", "D30": "World's mean", "E30": "World's mean (not on the line)",
		"A31": "2003", "B31": "18.123456789012344", "B32": "", "B33": "25", "B34": "", "C33": "", "C34": "31", "C35": "34", "D33": "", "E33": "13", "D34": "14", "A35": "2008",
	} {
		if got, err := f.GetCellValue("Chart", name, excelize.Options{RawCellValue: true}); err != nil || got != want {
			t.Errorf("%s is %q, want %q (%v)", name, got, want, err)
		}
	}
	if kind, err := f.GetCellType("Chart", "A31"); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("a year is of type %v, %v", kind, err)
	}
}

func TestAGridLaysOutTheSeries(t *testing.T) {
	at := func(years ...int) (points []Point) {
		for _, y := range years {
			points = append(points, Point{X: y, Label: fmt.Sprint(y), Value: 1})
		}
		return points
	}
	gap := at(2000, 2001, 2005)
	gap[1].Missing = true
	apart := at(2000, 2003)
	apart[1].Segment = 1
	for _, c := range []struct {
		sentence string
		kind     Kind
		series   [][]Point
		places   string
		columns  string
	}{
		{"years of all series in their order", Lines, [][]Point{at(2002, 2004), at(2000, 2002)}, "2000 2002 2004", "a b"},
		{"years that a line passes over stand in no row", Lines, [][]Point{at(2000, 2002, 2005)}, "2000 2002 2005", "a"},
		{"years between what no line joins do", Lines, [][]Point{gap}, "2000 2001 2002 2003 2004 2005", "a"},
		{"nor does one join two segments", Lines, [][]Point{append(at(1999, 2000), apart[1])}, "1999 2000 2001 2002 2003", "a|a (part 2)"},
		{"bars have no empty years", Bars, [][]Point{gap}, "2000 2001 2005", "a"},
		{"what has no years stands as it is met", Bars, [][]Point{{{Label: "z"}, {Label: "a", Missing: true}}, {{Label: "b"}, {Label: "z"}}}, "z a b", "a b"},
		{"a series that is missing as a whole has its column", Lines, [][]Point{at(2000, 2001), {{X: 2000, Label: "2000", Missing: true}}}, "2000 2001", "a b"},
		{"values outside alone are called as their series", Lines, [][]Point{{{X: 2000, Label: "2000", Open: true}, {X: 2000, Label: "2000", Open: true, Segment: 3}}}, "2000", "a"},
		{"years printed otherwise stand as they are printed", Lines, [][]Point{{{X: 2000, Label: "fiscal 2000"}, {X: 2003, Label: "fiscal 2003", Segment: 1}}}, "fiscal 2000 fiscal 2003", "a|a (part 2)"},
		{"so far apart, no years are added", Lines, [][]Point{{{X: 1, Label: "1"}, {X: 2, Label: "2", Segment: 1}, {X: 2000, Label: "2000", Segment: 2}}}, "1 2 2000", "a|a (part 2)|a (part 3)"},
	} {
		chart := &Chart{Kind: c.kind}
		for i, points := range c.series {
			chart.Series = append(chart.Series, Series{Name: string(rune('a' + i)), Points: points})
		}
		g := chart.grid(catalogue.For(data.English))
		var places, columns []string
		for _, p := range g.places {
			places = append(places, p.label)
		}
		for _, column := range g.columns {
			columns = append(columns, column.name)
		}
		if got := strings.Join(places, " "); got != c.places {
			t.Errorf("%s: places are %s, want %s", c.sentence, got, c.places)
		}
		if got := strings.Join(columns, "|"); got != strings.ReplaceAll(c.columns, " b", "|b") {
			t.Errorf("%s: columns are %s, want %s", c.sentence, got, c.columns)
		}
	}
}

func TestADrawingIsSaidInWords(t *testing.T) {
	said := charted(data.English, lines())
	other := charted(data.English, lines())
	other.Chart.Alternative = strings.Repeat("long ", 1000)
	drawn := workbook(data.English, yearly(2003, 1))
	drawn.Picture, drawn.PictureText = picture(t, 1000, 100), "A map of \x01works"
	mute := workbook(data.English, yearly(2003, 1))
	mute.Picture = picture(t, 10, 10)
	for _, c := range []struct {
		sentence string
		book     *Workbook
		want     string
	}{
		{"a chart by its title, its unit and its series", said, "Works of Aland rose (works): Aland, World's mean"},
		{"a chart by its own words, as long as they can be", other, strings.Repeat("long ", 399) + "long…"},
		{"a picture by its words", drawn, "A map of \uFFFDworks"},
		{"a picture without words by what the figure finds", mute, "Works of Aland rose from 18 in 2003 to 1,096,865 in 2006"},
	} {
		var drawing struct {
			Chart   string `xml:"-"`
			Anchors []struct {
				Frame struct {
					Text string `xml:"descr,attr"`
				} `xml:"graphicFrame>nvGraphicFramePr>cNvPr"`
				Picture struct {
					Text string `xml:"descr,attr"`
				} `xml:"pic>nvPicPr>cNvPr"`
			} `xml:",any"`
		}
		if err := xml.Unmarshal([]byte(parts(t, write(t, c.book))["xl/drawings/drawing1.xml"]), &drawing); err != nil {
			t.Fatal(err)
		}
		if len(drawing.Anchors) != 1 {
			t.Fatalf("%s: %d drawings", c.sentence, len(drawing.Anchors))
		}
		if a := drawing.Anchors[0]; a.Frame.Text+a.Picture.Text != c.want {
			t.Errorf("%s: %q, want %q", c.sentence, a.Frame.Text+a.Picture.Text, c.want)
		}
	}
}

// A drawing that ends where it begins would be as small as a cell.
func TestADrawingStandsAboveItsTable(t *testing.T) {
	for _, language := range data.Languages {
		part := parts(t, write(t, charted(language, lines())))["xl/drawings/drawing1.xml"]
		var drawing struct {
			From, To struct {
				Column int `xml:"col"`
				Row    int `xml:"row"`
			}
		}
		inner := part[strings.Index(part, "<xdr:twoCellAnchor"):]
		if err := xml.Unmarshal([]byte(strings.NewReplacer("<xdr:from>", "<From>", "</xdr:from>", "</From>", "<xdr:to>", "<To>", "</xdr:to>", "</To>").Replace(inner)), &drawing); err != nil {
			t.Fatal(err)
		}
		if drawing.From.Row != drawingRow-1 || drawing.To.Row < drawing.From.Row+15 || drawing.To.Row >= tableRow || drawing.To.Column < 4 {
			t.Errorf("%s: from row %d to row %d, column %d", language, drawing.From.Row, drawing.To.Row, drawing.To.Column)
		}
	}
}

func TestTheSheetsAreWhatThereIs(t *testing.T) {
	empty := charted(data.English, &Chart{Series: []Series{{Name: "a", Points: []Point{{X: 2000, Label: "2000", Missing: true}}}}})
	drawn := workbook(data.Japanese)
	drawn.Picture = picture(t, 4, 4)
	for _, c := range []struct {
		sentence string
		book     *Workbook
		want     []string
	}{
		{"no drawing", workbook(data.English), []string{"Data", "Notes", "Sources"}},
		{"a chart", charted(data.English, lines()), []string{"Data", "Chart", "Notes", "Sources"}},
		{"a chart without a value is none", empty, []string{"Data", "Notes", "Sources"}},
		{"a picture, in Japanese", drawn, []string{"データ", "図", "注記", "出典"}},
	} {
		f, err := excelize.OpenReader(bytes.NewReader(write(t, c.book)))
		if err != nil {
			t.Fatal(err)
		}
		if got := f.GetSheetList(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.sentence, got, c.want)
		}
	}
}
