//go:build !js

package overview_test

import (
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/data"
)

// What the overview says of the checks has no empty part, and the number that its words
// ask for.
func TestTheChecksAreSaidByWhatTheyCameTo(t *testing.T) {
	with := func(verdicts ...data.Verdict) *data.Dataset {
		ds := *pagetest.Second(t)
		for i, v := range verdicts {
			check := ds.Verdicts[0]
			if check.Verdict = v; i == 0 {
				ds.Verdicts = nil
			}
			ds.Verdicts = append(ds.Verdicts, check)
		}
		return &ds
	}
	for _, c := range []struct {
		sentence string
		ds       *data.Dataset
		path     string
		says     string
	}{
		{"every kind", pagetest.Deck(t), "/", "Against open sources, 4 of the deck’s 15 numbers agree, 2 agree in direction, 2 differ and 7 cannot be checked."},
		{"in Japanese", pagetest.Deck(t), "/ja/", "公開データと照合すると、一致はUUKi資料の数値15件のうち4件、方向のみ一致は2件、相違は2件、検証不可は7件。"},
		{"one number in all", pagetest.Second(t), "/", "Against open sources, the deck’s only number differs."},
		{"in Japanese", pagetest.Second(t), "/ja/", "公開データと照合すると、相違は資料の数値1件のうち1件。"},
		{"one kind of several", with(data.Agrees, data.Agrees), "/", "Against open sources, 2 of the deck’s 2 numbers agree."},
		{"one each", with(data.Agrees, data.Differs), "/", "Against open sources, 1 of the deck’s 2 numbers agrees and 1 differs."},
		{"in Japanese", with(data.Differs, data.AgreesInDirection), "/ja/", "公開データと照合すると、方向のみ一致は資料の数値2件のうち1件、相違は1件。"},
	} {
		if text := pagetest.Text(pagetest.HTML(t, pagetest.Build(c.ds, c.path))); !strings.Contains(text, c.says) {
			at := max(strings.Index(text, "numbers"), strings.Index(text, "の数値"), 60)
			t.Errorf("%s: the overview does not say %q: %s", c.sentence, c.says, text[at-60:min(at+200, len(text))])
		}
	}
}

// Years that cannot be compared are said with whose they are, as those of the other
// direction can be.
func TestYearsThatCannotBeComparedHaveTheirSeries(t *testing.T) {
	for path, says := range map[string]string{
		"/":    "For students from the UK in Japan, 2012 to 2016 cannot be compared with the years before.",
		"/ja/": "英国から日本への留学生については、2012年から2016年はそれ以前の年と比較できない。",
	} {
		if text := pagetest.Text(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), path))); !strings.Contains(text, says) {
			t.Errorf("%s does not say %q", path, says)
		}
	}
}
