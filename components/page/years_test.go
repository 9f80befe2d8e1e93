//go:build !js

package page_test

import (
	"slices"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// noticesOf are the notices of a page.
func noticesOf(page string) []string {
	return htmlcheck.Parse(page).Texts(`p.notice[role="status"]`)
}

// Years that the figures of a page do not have are never passed over in
// silence: all of them are shown, or those that there are, and the page says so.
func TestYearsThatAreNotThereAreSaid(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, c := range []struct {
		sentence, address string
		notices           []string
		shown             string // in the title of the first figure, which is over years; "" where it is not
	}{
		{"before the first year, all are shown", "/partners/?country=GBR~JPN&time=1800..1810",
			[]string{"There are figures for 1990–2023, not for “1800..1810”. Showing 1990–2023."}, "1990–2023"},
		{"in Japanese", "/ja/partners/?country=GBR~JPN&time=1800..1810",
			[]string{"数値があるのは1990～2023年です（指定は「1800..1810」）。1990～2023年を表示しています。"}, "1990～2023年"},
		{"in a frame", "/embed/partners/?time=1800..1810",
			[]string{"There are figures for 1990–2023, not for “1800..1810”. Showing 1990–2023."}, "1990–2023"},
		{"as a table", "/partners/?tab=table&time=1800..1810",
			[]string{"There are figures for 1990–2023, not for “1800..1810”. Showing 1990–2023."}, "1990–2023"},
		{"after the last", "/partners/?time=2050..2060",
			[]string{"There are figures for 1990–2023, not for “2050..2060”. Showing 1990–2023."}, "1990–2023"},
		{"an open end before the first", "/partners/?time=..1980",
			[]string{"There are figures for 1990–2023, not for “earliest..1980”. Showing 1990–2023."}, "1990–2023"},
		{"an open end after the last", "/partners/?time=2050..",
			[]string{"There are figures for 1990–2023, not for “2050..latest”. Showing 1990–2023."}, "1990–2023"},
		{"half before, the rest is shown", "/partners/?time=1980..2000",
			[]string{"There are figures for 1990–2023, not for “1980..2000”. Showing 1990–2000."}, "1990–2000"},
		{"half after", "/partners/?time=2020..2030",
			[]string{"There are figures for 1990–2023, not for “2020..2030”. Showing 2020–2023."}, "2020–2023"},
		{"more on both sides", "/partners/?time=1900..2100",
			[]string{"There are figures for 1990–2023, not for “1900..2100”. Showing 1990–2023."}, "1990–2023"},
		{"the wrong way round and outside", "/partners/?time=1810..1800",
			[]string{"There are figures for 1990–2023, not for “1800..1810”. Showing 1990–2023."}, "1990–2023"},
		{"the wrong way round", "/partners/?time=2020..2010",
			[]string{"“2020..2010” cannot be shown here. Showing the nearest view.",
				"The years “2010..2020” do not apply to figures that their source gives for one or two years only."}, "2010–2020"},
		{"no year at all", "/partners/?time=soon",
			[]string{"“soon” cannot be shown here. Showing the nearest view."}, "1990–2023"},
		{"the latest is there, and bears no comparison", "/partners/?time=latest",
			[]string{"No figure of “latest” bears a comparison. Growth and ranks are those of 1990–2022."}, "2023"},
		{"as does no other provisional year", "/partners/?country=CHE~NLD&time=2023",
			[]string{"No figure of “2023” bears a comparison. Growth and ranks are those of 1990–2022."}, "2023"},
		{"in Japanese too", "/ja/partners/?time=2023", []string{"「2023」に比較に用いられる値がないため、増加率と順位は1990～2022年のものです。"}, "2023年"},
		{"the earliest are there, but for figures of two years", "/partners/?time=earliest..1995",
			[]string{"The years “earliest..1995” do not apply to figures that their source gives for one or two years only."}, "1990–1995"},
		{"a pair that has no others", "/partners/?country=JPN~THA&time=2000..2010",
			[]string{"The years “2000..2010” do not apply to figures that their source gives for one or two years only."}, ""},
		{"an indicator that has no others", "/indicators/edition-international-articles/?time=2002..2007",
			[]string{"The years “2002..2007” do not apply to figures that their source gives for one or two years only."}, ""},
		{"all years are no others", "/indicators/edition-international-articles/?time=earliest..latest", nil, ""},
		{"the flows of mobility", "/mobility/?time=1800..1810",
			[]string{"There are figures for 1998–2019, not for “1800..1810”. Showing 1998–2019."}, ""},
		{"an open indicator", "/indicators/rd-spending/?time=1980..2000",
			[]string{"There are figures for 1996–2024, not for “1980..2000”. Showing 1996–2000."}, "1996–2000"},
		{"in its frame, in Japanese", "/ja/embed/indicators/rd-spending/?time=1980..2000",
			[]string{"数値があるのは1996～2024年です（指定は「1980..2000」）。1996～2000年を表示しています。"}, "1996～2000年"},
		{"fields of one year", "/indicators/specialisation/?time=1800..1810",
			[]string{"There are figures for 2003–2022, not for “1800..1810”. Showing 2003–2022."}, ""},
		{"what the server draws on the overview has all its years", "/?time=1800..1810", nil, ""},
		{"as on an indicator's page", "/indicators/output-growth/?time=1980..2000", nil, ""},
		{"nothing there is over years", "/indicators/researchers/?time=1800..1810", nil, ""},
		{"one place has no value in them", "/indicators/researchers-per-million/?country=AUS&time=2019..2024", nil, ""},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			page := pagetest.HTML(t, pagetest.Build(ds, c.address))
			if got := noticesOf(page); !slices.Equal(got, c.notices) {
				t.Errorf("%s says %q, want %q", c.address, got, c.notices)
			}
			_, series, _ := strings.Cut(page, `class="fig series`)
			if _, figure, found := strings.Cut(series, "<figcaption>"); c.shown != "" && (!found || !strings.Contains(strings.SplitN(figure, "</figcaption>", 2)[0], c.shown)) {
				t.Errorf("%s: the title of the first figure over years does not say %s", c.address, c.shown)
			}
		})
	}
}

// A line that has a colour and no value in the years shown would be missed.
func TestALineWithNothingInTheYearsIsNamed(t *testing.T) {
	ds := pagetest.Deck(t)
	for address, want := range map[string]string{
		"/indicators/researchers-per-million/?country=AUS~CHE&time=2019..2024": "No figures for 2019–2024: United Kingdom, Australia.",
		"/ja/indicators/researchers-per-million/?country=AUS&time=2019..2024":  "2019～2024年の値なし：英国、オーストラリア。",
		"/indicators/tertiary-enrolment/?country=BRA&time=1990..2000":          "No figures for 1990–2000: Japan, Brazil.",
		"/indicators/researchers-per-million/?country=AUS":                     "",
		"/indicators/researchers-per-million/?country=AUS&time=2005..2017":     "",
	} {
		text := pagetest.Text(pagetest.HTML(t, pagetest.Build(ds, address)))
		if want != "" && !strings.Contains(text, want) {
			t.Errorf("%s does not say %q", address, want)
		}
		if want == "" && strings.Contains(text, "No figures for") {
			t.Errorf("%s says that there are no figures", address)
		}
	}
}

// Whoever narrows the years hears the title and the years, though the title be the
// same as before.
func TestOtherYearsAreSaidWithTheTitle(t *testing.T) {
	for _, c := range []struct {
		sentence   string
		ds         *data.Dataset
		path, time string
		said       []string
	}{
		{"of a pair", pagetest.Deck(t), "/partners/", "?time=2005..2016", []string{"Shown: UK–Japan", "2005–2016."}},
		{"in Japanese", pagetest.Deck(t), "/ja/mobility/", "?time=2005..2016", []string{"表示中：", "2005～2016年。"}},
		{"of another dataset", pagetest.Second(t), "/partners/", "?time=2019..2021", []string{"Shown: ", "2019–2021."}},
		{"of another dataset in Japanese", pagetest.Second(t), "/ja/partners/", "?time=2019..2021", []string{"表示中：", "2019～2021年。"}},
		{"of an indicator", pagetest.Second(t), "/ja/indicators/works-together/", "?time=2019..2021", []string{"表示中：", "2019～2021年。"}},
	} {
		from, to := pagetest.Build(c.ds, c.path), pagetest.Build(c.ds, c.path+c.time)
		got := to.News(catalogue.For(to.Language), from.Spoken)
		for _, words := range c.said {
			if !strings.Contains(got, words) {
				t.Errorf("%s: %q does not say %q", c.sentence, got, words)
			}
		}
	}
}
