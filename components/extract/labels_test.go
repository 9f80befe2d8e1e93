//go:build !js

package extract_test

import (
	"slices"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/extract"
	"bilateral/components/page/pagetest"
	"bilateral/components/site/whole"
	"bilateral/components/state"
)

func TestAPictureSaysAllThatItTakesToReadIt(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, c := range []struct {
		sentence, address, figure string
		names, address2           string
		signs                     []chart.Sign
		care, source              string
	}{
		{"two lines that the title names", "/partners/", "joint-works-shares", "", "/partners/#joint-works-shares", []chart.Sign{chart.ProvisionalSign, chart.FlaggedSign},
			"Read with care: ", "Source: OpenAlex (OurResearch); "},
		{"lines that it does not name, the others counted", "/indicators/international-works/?theme=dark&hideControls=1", "", "Drawn: Japan, United Kingdom and 17 more", "/indicators/international-works/#international-works",
			[]chart.Sign{chart.ProvisionalSign}, "Read with care: 2023 was collected", "Source: OpenAlex"},
		{"in Japanese, of a frame", "/ja/embed/indicators/rd-spending/", "", "図中の線：日本、英国、欧州連合、OECD加盟国、世界、ほか16本", "/ja/indicators/rd-spending/#rd-spending",
			[]chart.Sign{chart.FlaggedSign, chart.BreakSign}, "注意：", "出典：世界銀行『"},
		{"marks of other releases", "/mobility/", "figure", "Drawn: From Japan to the UK, From the UK to Japan", "/mobility/#figure", []chart.Sign{chart.BreakSign, chart.OutsideSign}, "Read with care: ", "Source: "},
		{"the deck's own rank", "/partners/", "partner-works-rank-JPN", "Drawn: UK, ", "/partners/#partner-works-rank-JPN", []chart.Sign{chart.ProvisionalSign, chart.FlaggedSign, chart.DeckSign}, "Read with care: ", "Source: OpenAlex"},
		{"rows that have their names", "/indicators/fwci/", "figure", "", "/indicators/fwci/#figure", nil, "Read with care: International papers", "Source: Universities UK International (UUKi), "},
		{"what another figure of the page says too", "/partners/", "collaboration-index-matrix", "", "/partners/#collaboration-index-matrix", nil, "Read with care: Each edition", "Source: National Science Foundation"},
	} {
		st := state.Parse(ds, c.address)
		v := extract.Of(whole.Figures().Find(ds, st), ds, st, catalogue.Of(ds, st.Language))
		l := v.Find(c.figure).Chart.Labels()
		var signs []chart.Sign
		for _, k := range l.Key {
			if signs = append(signs, k.Sign); k.Text == "" {
				t.Errorf("%s: a sign has no words", c.sentence)
			}
		}
		if !strings.HasPrefix(l.Names, c.names) || (c.names == "") != (l.Names == "") {
			t.Errorf("%s: the lines are %q, want %q", c.sentence, l.Names, c.names)
		}
		if l.Address != ds.Home+c.address2 {
			t.Errorf("%s: the address is %q, want %q", c.sentence, l.Address, c.address2)
		}
		if !slices.Equal(signs, c.signs) {
			t.Errorf("%s: the signs are %v, want %v", c.sentence, signs, c.signs)
		}
		if care := strings.Join(l.Care, ""); !strings.HasPrefix(care, c.care) {
			t.Errorf("%s: care is %q, want %q", c.sentence, care, c.care)
		}
		label := strings.TrimRight(l.Source[:strings.IndexAny(l.Source, ":：")], " ")
		if !strings.HasPrefix(l.Source, c.source) || strings.Count(l.Source, label) != 1 || l.Brief == "" {
			t.Errorf("%s: the sources are %q and %q, want %q once", c.sentence, l.Source, l.Brief, c.source)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		sentence, text string
		want           []string
	}{
		{"two", "One is here. Two is there.", []string{"One is here.", "Two is there."}},
		{"a number and an abbreviation end none", "It grew 2.5 times, e.g. in 2020 by U.S. Steel. That is all", []string{"It grew 2.5 times, e.g. in 2020 by U.S. Steel.", "That is all"}},
		{"Japanese", "一つ目。二つ目（括弧内。）です。", []string{"一つ目。", "二つ目（括弧内。）です。"}},
		{"nothing", " ", nil},
	} {
		if got := extract.Sentences(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.want)
		}
	}
}
