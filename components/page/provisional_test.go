//go:build !js

package page_test

import (
	"strings"
	"testing"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/page/pagetest"
	"bilateral/data"
)

func TestAProvisionalYearSaysSoWhereverItIsRead(t *testing.T) {
	for _, test := range []struct {
		sentence, address string
		language          data.Language
		drawn             []string // words on the chart
		notDrawn          string
		said              string // of 2023
		summed            string // in the summary
		noted             string // below the table
	}{
		{"the last year of the two places", "/partners/", data.English,
			[]string{">2023<", ">provisional<", `>UK–Japan <tspan class="b">8,614</tspan>`}, "2023: doubtful value",
			"UK–Japan, 2023: 8,614 works; Provisional. Collected in August 2024: the figure of 2023 may still grow",
			"2023 is provisional.", "Provisional. Collected in August 2024: the figure of 2023 may still grow."},
		{"in Japanese", "/ja/partners/", data.Japanese,
			[]string{">2023年<", ">暫定値<"}, "2023年：要注意の値",
			"日英、2023年：8,614件。暫定値。2024年8月の収集による。2023年の値は今後増えることがある",
			"2023年は暫定値。", "暫定値。2024年8月の収集による。2023年の値は今後増えることがある。"},
		{"a last year that jumps is out of line too, and the line ends before it", "/partners/?country=FRA~JPN", data.English,
			[]string{">provisional<", ">2023: doubtful value<", `<tspan class="b">4,601 (2022)</tspan>`}, "7,329</tspan>",
			"France–Japan, 2023: 7,329 works; flagged: not used in any comparison; Provisional. Out of line with the adjacent year: the change between them is more than 15 points from the median of all pairs. The cause is not known: no growth, rank or index is based on it",
			"2023 is provisional.", "Provisional. Out of line with the adjacent year: "},
		{"a first year that is out of line begins no line", "/partners/?country=DEU~FRA", data.English,
			[]string{">1990: doubtful value<"}, "",
			"", "1990 is doubtful and left out.", "Out of line with the adjacent year: "},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			doc := pagetest.Build(pagetest.Deck(t), test.address)
			spec := doc.Charts[0].Scene.Spec()
			svg := doc.Charts[0].Scene.SVG("")
			for _, words := range test.drawn {
				if !strings.Contains(svg, words) {
					t.Errorf("the chart does not say %q", words)
				}
			}
			if test.notDrawn != "" && strings.Contains(svg, test.notDrawn) {
				t.Errorf("the chart says %q", test.notDrawn)
			}
			if last := len(spec.Series[0].Points) - 1; test.said != "" {
				if said := caption.Point(catalogue.For(test.language), &doc.Charts[0].Measure, spec, 0, last); said != test.said {
					t.Errorf("2023 is read out as %q, want %q", said, test.said)
				}
			}
			if page := pagetest.HTML(t, doc); !strings.Contains(page, test.summed) {
				t.Errorf("the page does not say %q", test.summed)
			}
			table := test.address + "?tab=table"
			if strings.Contains(test.address, "?") {
				table = test.address + "&tab=table"
			}
			if page := pagetest.Text(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), table))); !strings.Contains(page, test.noted) {
				t.Errorf("the table does not say %q", test.noted)
			}
		})
	}
}
