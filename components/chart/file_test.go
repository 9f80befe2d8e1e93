package chart_test

import (
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/chart/examples"
	"bilateral/data"
	"bilateral/testdata/picture"
)

func TestFilesAreWrittenAsOtherProgramsReadThem(t *testing.T) {
	for _, e := range examples.Examples {
		scene := chart.Layout(&e.Spec)
		for _, language := range []data.Language{data.English, data.Japanese} {
			for _, width := range []int{1200, 800, 600, 400, 320} {
				for _, fault := range picture.Faults(scene.File(width, language, e.Labels), string(language)) {
					t.Errorf("%s in %s, %d wide: %s", e.Name, language, width, fault)
				}
			}
			for _, frame := range [][2]int{{1200, 630}, {1920, 1080}, {630, 1200}} {
				for _, fault := range picture.Faults(scene.FileIn(frame[0], frame[1], language, e.Labels), string(language)) {
					t.Errorf("%s in %s, in a frame of %d by %d: %s", e.Name, language, frame[0], frame[1], fault)
				}
			}
		}
	}
}

func TestATextOfAFileStandsWhereItIsWritten(t *testing.T) {
	flow, pair, japanese := named(t, "flow"), named(t, "lines-pair"), named(t, "lines-japanese")
	for _, test := range []struct {
		sentence string
		of       *examples.Example
		language data.Language
		want     string
	}{
		{"a value of a flow that leaves from the right ends inside the picture, with its name in one text", flow, data.English,
			`x="756" y="247" font-size="15" text-anchor="end" font-weight="600" fill="#12355b">UK students 730</text>`},
		{"so does the value of the other", flow, data.English, `x="44" y="137" font-size="15" font-weight="600" fill="#bf2140">Japanese students 2,795</text>`},
		{"a label and its value are one text in one weight", japanese, data.Japanese, `font-weight="600" fill="#966300">英国 8,614</text>`},
		{"a number of the axis stands left of the axis", pair, data.English, `x="80" y="475" font-size="14" text-anchor="end" fill="#4a525c">0</text>`},
		{"a space at the start of a name is not written", &examples.Example{Spec: chart.Spec{Form: chart.RankStrip{}, Series: []chart.Series{
			{Name: "\u00a0 \u3000名", Points: []chart.Point{{Value: 4, Text: "4位"}}}}}}, data.Japanese, `>名 4位</text>`},
		{"nor one that stands for a name", &examples.Example{Spec: chart.Spec{Form: chart.RankStrip{}, Series: []chart.Series{
			{Name: "\u00a0", Points: []chart.Point{{Value: 4, Text: "4th"}}}}}}, data.English, `>4th</text>`},
		{"a name that would leave the picture takes more lines, and its value the last", &examples.Example{Spec: chart.Spec{Form: chart.RankStrip{}, Series: []chart.Series{
			{Name: strings.Repeat("Commonwealth ", 12), Points: []chart.Point{{Value: 4, Text: "4th"}}}}}}, data.English, `y="121" font-size="15" font-weight="600" fill="#1b1f24">4th</text>`},
	} {
		if svg := chart.Layout(&test.of.Spec).File(fileWidth, test.language, test.of.Labels); !strings.Contains(svg, test.want) {
			t.Errorf("%s: no %s in\n%s", test.sentence, test.want, strings.ReplaceAll(svg, "><", ">\n<"))
		}
	}
}
