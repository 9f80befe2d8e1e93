package pages

import (
	"bytes"
	"iter"

	"bilateral/components/chart"
	"bilateral/components/citation"
	"bilateral/components/extract"
	"bilateral/data"
	"bilateral/web/picture"
	"bilateral/web/spreadsheet"
)

// workbook makes a figure's table as a workbook, with its chart as the spreadsheet
// program draws it, or as a picture where it has no such form.
func workbook(f *extract.File) (iter.Seq[[]byte], error) {
	cited := f.Figure.Citation()
	b := &spreadsheet.Workbook{Table: f.Figure.Table(f.All), Writer: extract.Writer(f.Dataset, f.Catalogue), Words: f.Catalogue,
		Notes: spreadsheet.Notes{Published: f.Dataset.Released, Caveats: f.Figure.Caveats(), Address: f.Dataset.Home + cited.Address, Citation: citation.Whole(cited.Long())}}
	if drawn := f.Figure.Chart; drawn != nil {
		if b.Chart = native(f); b.Chart == nil {
			png, err := picture.PNG(drawn, f.Catalogue.Language, picture.Double)
			if err != nil {
				return nil, err
			}
			b.Picture, b.PictureText = png, drawn.Caption.Alternative
		}
	}
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		return nil, err
	}
	return inOnePiece(out.Bytes()), nil
}

// inOnePiece is a file as one piece.
func inOnePiece(b []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) { yield(b) }
}

// mostNative is how many series a spreadsheet program's chart has; of more it has those
// with a name on the plot.
const mostNative = 24

// native is a figure's chart as a spreadsheet program draws it; nil for a form that such
// programs do not have.
func native(f *extract.File) *spreadsheet.Chart {
	spec, measure := f.Figure.Drawn(), &f.Figure.Chart.Measure
	c := &spreadsheet.Chart{Title: f.Figure.Title, Unit: measure.Unit, Alternative: f.Figure.Chart.Caption.Alternative, Logarithmic: spec.Scale == chart.Log}
	switch spec.Form.(type) {
	case chart.Lines, chart.Bump:
		c.Kind, c.Reversed = spreadsheet.Lines, measure.Meaning == data.Rank
	case chart.Bars:
		c.Kind = spreadsheet.Bars
	default:
		return nil
	}
	for i := range spec.Series {
		s := &spec.Series[i]
		if len(spec.Series) > mostNative && !s.Labelled {
			continue
		}
		given := spreadsheet.Series{Name: s.Name, Colour: chart.LightColour(s.Role), Dashed: s.Benchmark}
		for j := range s.Points {
			p := &s.Points[j]
			at := spreadsheet.Point{X: p.X, Label: p.XText, Value: p.Value, Missing: !p.Present(), Segment: p.Segment, Open: p.Open}
			if c.Kind == spreadsheet.Bars {
				at.X, at.Label = 0, s.Name
			}
			given.Points = append(given.Points, at)
		}
		c.Series = append(c.Series, given)
	}
	return c
}

// pictured makes the picture of a figure's chart.
func pictured(f *extract.File) (iter.Seq[[]byte], error) {
	if f.Name == extract.SVG {
		return inOnePiece(picture.SVG(f.Figure.Chart, f.Catalogue.Language)), nil
	}
	png, err := picture.PNG(f.Figure.Chart, f.Catalogue.Language, f.Size)
	if err != nil {
		return nil, err
	}
	return inOnePiece(png), nil
}
