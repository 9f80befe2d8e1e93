package spreadsheet

import (
	"bytes"
	"cmp"
	"fmt"
	"image/png"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"bilateral/components/catalogue"
)

// Where things stand on the sheet of the chart: the finding, what is measured, a word on
// the table, the drawing, and the table below that.
const (
	drawingRow   = 5
	drawingRows  = 24
	tableRow     = drawingRow + drawingRows + 1
	rowHeight    = 20  // pixels of a row, as the library counts
	drawingWidth = 860 // pixels
	mostLabels   = 16  // how many years are printed along the axis at most
	// mostAlternative is how long the text for a drawing can be, in UTF-16 code units.
	mostAlternative = 2000
	// mostSeries is how many series Excel draws in one chart.
	mostSeries = 255
)

// drawing makes the sheet of the chart, or of the picture; none where there is neither.
func (b *book) drawing() error {
	if !b.Chart.drawn() && len(b.Picture) == 0 {
		return nil
	}
	name := b.Words.Say(catalogue.ChartTab)
	if err := b.sheet(name); err != nil {
		return err
	}
	said := b.Words.Say(catalogue.BookPictured, "data", b.Words.Say(catalogue.BookData))
	if b.Chart.drawn() {
		said = b.Words.Say(catalogue.BookDrawn)
	}
	plain := []struct {
		style int
		text  string
	}{{b.heading, b.title()}, {0, b.subject()}, {0, said}}
	for i, line := range plain {
		if err := b.text(name, 1, i+1, line.style, line.text); err != nil {
			return err
		}
	}
	draw := b.picture
	if b.Chart.drawn() {
		draw = b.native
	}
	if err := draw(name); err != nil {
		return err
	}
	return b.onePage(name)
}

// format is how a drawing stands on its sheet, with a text for those who do not see it.
func (b *book) format(text string) excelize.GraphicOptions {
	text, _ = shorten(clean(text), mostAlternative)
	// "oneCell" would end a chart in the cell in which it begins.
	return excelize.GraphicOptions{AltText: text, Positioning: "absolute"}
}

// picture places the picture, at its own size unless that is wider than a chart is.
func (b *book) picture(sheet string) error {
	config, err := png.DecodeConfig(bytes.NewReader(b.Picture))
	if err != nil {
		return fmt.Errorf("the picture: %w", err)
	}
	format := b.format(cmp.Or(b.PictureText, b.title()))
	format.LockAspectRatio = true
	format.ScaleX = min(1, drawingWidth/float64(config.Width))
	format.ScaleY = format.ScaleX
	return b.file.AddPictureFromBytes(sheet, fmt.Sprintf("A%d", drawingRow), &excelize.Picture{Extension: ".png", File: b.Picture, Format: &format})
}

// native makes the table of the chart and the chart.
func (b *book) native(sheet string) error {
	g := b.Chart.grid(b.Words)
	if len(g.columns) > mostSeries {
		return fmt.Errorf("%d series, expected at most %d in a chart", len(g.columns), mostSeries)
	}
	if err := b.numbers(sheet, g); err != nil {
		return err
	}
	chart := &excelize.Chart{
		Type:         excelize.Line,
		Format:       b.format(b.Chart.alternative(b.Words)),
		Dimension:    excelize.ChartDimension{Width: drawingWidth, Height: drawingRows * rowHeight},
		Title:        words(b.Chart.Title, 13),
		Legend:       excelize.ChartLegend{Position: "bottom", Font: &excelize.Font{Color: ink, Size: 10}},
		ShowBlanksAs: "gap",
		XAxis:        excelize.ChartAxis{Title: words(b.Chart.Category, 10), Font: excelize.Font{Color: ink, Size: 10}, TickLabelPosition: excelize.ChartTickLabelLow},
		YAxis:        excelize.ChartAxis{Title: words(b.Chart.Unit, 10), Font: excelize.Font{Color: ink, Size: 10}, MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: axisFormat}},
	}
	chart.Format.Name = sheet
	if len(g.columns) == 1 {
		chart.Legend.Position = "none"
	}
	if b.Chart.Logarithmic && g.least() > 0 {
		chart.YAxis.LogBase = 10
	}
	if b.Chart.Reversed {
		chart.YAxis.ReverseOrder = true
		chart.XAxis.TickLabelPosition = excelize.ChartTickLabelHigh
		chart.YAxis.Minimum, chart.YAxis.MajorUnit = ptr(1.0), rankStep(g)
	}
	if b.Chart.Kind == Lines {
		chart.XAxis.TickLabelSkip = (len(g.places)-1)/mostLabels + 1
	} else {
		chart.Type = excelize.Bar
		chart.GapWidth, chart.Overlap = ptr(uint(40)), ptr(0)
		// The first stands on top; the values then stand below, not above.
		chart.XAxis.ReverseOrder, chart.YAxis.TickLabelPosition = true, excelize.ChartTickLabelHigh
		chart.YAxis.ReverseOrder, chart.YAxis.Minimum, chart.YAxis.MajorUnit = false, nil, 0
		chart.XAxis.TickLabelPosition = excelize.ChartTickLabelLow
	}
	for i := range g.columns {
		s, err := b.series(sheet, g, i)
		if err != nil {
			return err
		}
		chart.Series = append(chart.Series, s)
	}
	return b.file.AddChart(sheet, fmt.Sprintf("A%d", drawingRow), chart)
}

// axisFormat is of the values along an axis, which are round.
const axisFormat = `#,##0.######;-#,##0.######`

// rankStep is the step between the ranks along an axis.
func rankStep(g *grid) float64 {
	worst := 1.0
	for _, c := range g.columns {
		for _, v := range c.points {
			worst = max(worst, v)
		}
	}
	return max(1, math.Ceil(worst/12))
}

// words are a title in a chart; none where there are none.
func words(text string, size float64) excelize.ChartTitle {
	if text == "" {
		return excelize.ChartTitle{}
	}
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: clean(text), Font: &excelize.Font{Bold: size > 10, Color: ink, Size: size}}}}
}

// numbers writes the table: a row for each place, and a column for each series.
func (b *book) numbers(sheet string, g *grid) error {
	labels, lines := narrowest, 1
	if err := b.text(sheet, 1, tableRow, b.head, b.Chart.Category); err != nil {
		return err
	}
	for i, c := range g.columns {
		if err := b.text(sheet, i+2, tableRow, b.headOfNumbers, c.name); err != nil {
			return err
		}
		wide := min(max(width(c.name)+2, 12), 20)
		if err := b.width(sheet, i+2, float64(wide)); err != nil {
			return err
		}
		lines = max(lines, linesIn(c.name, wide))
	}
	if err := b.height(sheet, tableRow, lines); err != nil {
		return err
	}
	for i, p := range g.places {
		row := tableRow + 1 + i
		if err := b.label(sheet, row, p); err != nil {
			return err
		}
		labels = max(labels, width(p.label)+2)
		for j, c := range g.columns {
			v, is := c.points[p]
			if !is {
				continue
			}
			if err := b.number(sheet, j+2, row, v); err != nil {
				return err
			}
		}
	}
	if err := b.extent(sheet, len(g.columns)+1, tableRow+len(g.places)); err != nil {
		return err
	}
	return b.width(sheet, 1, float64(min(labels, widest)))
}

// label writes the head of a row: a year as a number.
func (b *book) label(sheet string, row int, p place) error {
	if p.label != fmt.Sprint(p.x) {
		return b.text(sheet, 1, row, 0, p.label)
	}
	cell := fmt.Sprintf("A%d", row)
	if err := b.file.SetCellInt(sheet, cell, int64(p.x)); err != nil {
		return err
	}
	return b.file.SetCellStyle(sheet, cell, cell, b.year)
}

// number sets a cell to a number with all its digits: the library cuts off those behind
// the fifteenth unless it is told how many there are.
func (b *book) number(sheet string, column, row int, v float64) error {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return fmt.Errorf("the chart has %v, expected a number", v)
	}
	cell, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	digits := digits(v)
	_, fraction, _ := strings.Cut(digits, ".")
	if err := b.file.SetCellFloat(sheet, cell, v, len(fraction), 64); err != nil {
		return err
	}
	return b.file.SetCellStyle(sheet, cell, cell, b.numberStyle(digits))
}

// markers tell series apart without their colours; outside stands at what is outside of
// a line.
var markers = []string{"circle", "square", "diamond", "triangle", "plus", "star", "dash"}

const outside = "x"

// series is how a column of the table is drawn.
func (b *book) series(sheet string, g *grid, at int) (excelize.ChartSeries, error) {
	c := &g.columns[at]
	var refs [3]string
	for i, corners := range [][4]int{{at + 2, tableRow, at + 2, tableRow}, {1, tableRow + 1, 1, tableRow + len(g.places)}, {at + 2, tableRow + 1, at + 2, tableRow + len(g.places)}} {
		from, err := excelize.CoordinatesToCellName(corners[0], corners[1], true)
		if err != nil {
			return excelize.ChartSeries{}, err
		}
		to, err := excelize.CoordinatesToCellName(corners[2], corners[3], true)
		if err != nil {
			return excelize.ChartSeries{}, err
		}
		if refs[i] = quoted(sheet) + "!" + from; from != to || i > 0 {
			refs[i] += ":" + to
		}
	}
	fill := excelize.Fill{}
	if c.series.Colour != "" {
		fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{strings.ToUpper(strings.TrimPrefix(c.series.Colour, "#"))}}
	}
	s := excelize.ChartSeries{Name: refs[0], Categories: refs[1], Values: refs[2], Fill: fill,
		Line: excelize.LineOptions{Type: excelize.LineSolid, Width: 2}, Marker: excelize.ChartMarker{Symbol: markers[c.at%len(markers)], Size: 6, Fill: fill}}
	if c.series.Dashed {
		s.Line.Dash, s.Line.Width = excelize.LineDashDash, 1.5
	}
	if !c.joined {
		s.Line = excelize.LineOptions{Type: excelize.LineNone}
		s.Marker.Symbol, s.Marker.Size = outside, 8
		s.Marker.Border = excelize.LineOptions{Type: excelize.LineSolid, Width: 1.5, Fill: fill}
	}
	return s, nil
}
