package state

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"bilateral/data"
)

// small is a dataset with just what addresses need.
func small() *data.Dataset {
	return &data.Dataset{
		DefaultIndicator: "impact",
		Roles:            data.Roles{A: "JPN", B: "GBR"},
		Places:           []data.Place{{ID: "JPN"}, {ID: "GBR"}},
		Indicators:       []data.Indicator{{ID: "impact"}, {ID: "output"}, {ID: "rank"}},
		Topics:           []data.Topic{{ID: "works"}, {ID: "people"}},
		Sources:          []data.Source{{ID: "bank"}, {ID: "index"}},
	}
}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		name, target, printed string
		notices               []Notice
	}{
		{"the root is the overview", "/", "/", nil},
		{"nothing at all is the overview", "", "/", nil},
		{"Japanese is in the path", "/ja/", "/ja/", nil},
		{"a final slash may be missing", "/ja", "/ja/", nil},
		{"an indicator is chosen", "/?indicator=output", "/?indicator=output", nil},
		{"the default indicator is left out", "/?indicator=impact", "/", nil},
		{"the default tab is left out", "/?tab=chart", "/", nil},
		{"the table is chosen", "/ja/?tab=table", "/ja/?tab=table", nil},
		{"sorted by a place, largest first", "/?sort=-JPN", "/?sort=-JPN", nil},
		{"sorted by the pair", "/?sort=GBR-JPN", "/?sort=GBR-JPN", nil},
		{"sorted by the labels", "/?sort=indicator", "/?sort=indicator", nil},
		{"all of it, in the order we print", "/?tab=table&sort=GBR&indicator=rank", "/?indicator=rank&sort=GBR&tab=table", nil},
		{"an empty value is the default", "/?indicator=&sort=&tab=", "/", nil},
		{"a name without a value is the default", "/?indicator&tab", "/", nil},
		{"of a repeated name the last counts", "/?indicator=rank&indicator=output", "/?indicator=output", nil},
		{"escapes are read", "/?%69ndicator=%6Futput", "/?indicator=output", nil},
		{"unknown names are passed over", "/?utm_source=x&fbclid=1&indicator=rank", "/?indicator=rank", nil},
		{"an ampersand that a page escaped is read", "/?tab=table&amp;indicator=rank", "/?indicator=rank&tab=table", nil},
		{"and one escaped twice", "/?tab=table&amp;amp;theme=dark&amp;amp;sort=GBR", "/?sort=GBR&tab=table&theme=dark", nil},
		{"a fragment is none of ours", "/?tab=table#figure", "/?tab=table", nil},
		{"an unknown indicator falls back with a notice", "/?indicator=gdp", "/", []Notice{{IndicatorParameter, "gdp"}}},
		{"an unknown column falls back with a notice", "/?sort=-FRA", "/", []Notice{{SortParameter, "-FRA"}}},
		{"a double minus is no order", "/?sort=--JPN", "/", []Notice{{SortParameter, "--JPN"}}},
		{"an unknown tab falls back with a notice", "/?tab=map", "/", []Notice{{TabParameter, "map"}}},
		{"a form and a scale", "/?form=dots&yScale=log", "/?form=dots&yScale=log", nil},
		{"an unknown form falls back with a notice", "/?form=pie&yScale=linear", "/", []Notice{{FormParameter, "pie"}}},
		{"case counts", "/?tab=Table", "/", []Notice{{TabParameter, "Table"}}},
		{"broken UTF-8 is shown as such", "/?tab=%ff%fe", "/", []Notice{{TabParameter, "\uFFFD"}}},
		{"control characters are shown as such", "/?tab=%00a%0a\x7f", "/", []Notice{{TabParameter, "\uFFFDa\uFFFD\uFFFD"}}},
		{"a broken escape stays as it is", "/?tab=%zz%4", "/", []Notice{{TabParameter, "%zz%4"}}},
		{"a long value is shortened", "/?tab=" + strings.Repeat("é", 60), "/", []Notice{{TabParameter, strings.Repeat("é", 40) + "…"}}},
		{"a frame has its indicator in the path", "/embed/indicators/output/?tab=table", "/embed/indicators/output/?tab=table", nil},
		{"a frame passes over the indicator of the query", "/embed/indicators/output/?indicator=gdp", "/embed/indicators/output/", nil},
		{"a Japanese frame", "/ja/embed/indicators/rank/", "/ja/embed/indicators/rank/", nil},
		{"a frame keeps its name", "/embed/indicators/rank/?childId=chart-1", "/embed/indicators/rank/?childId=chart-1", nil},
		{"the name of a frame is escaped", "/embed/indicators/rank/?childId=a%26b+%22", "/embed/indicators/rank/?childId=a%26b%20%22", nil},
		{"a frame of one figure, compact", "/embed/indicators/rank/?figure=shares&compact=1", "/embed/indicators/rank/?compact=1&figure=shares", nil},
		{"no compact page outside frames, nor one of one figure", "/indicators/rank/?compact=1&figure=shares", "/indicators/rank/", nil},
		{"the table of a frame is no figure", "/embed/table/?compact=1&figure=shares", "/embed/table/", nil},
		{"the figure that was chosen in it is", "/embed/table/?indicator=rank&compact=1", "/embed/table/?indicator=rank&compact=1", nil},
		{"slides of a frame are the reader's own too", "/ja/embed/slides/?slides=/&slide=2&theme=dark&childId=a&compact=1", "/ja/embed/slides/?theme=dark&childId=a&slides=%2F&slide=2", nil},
		{"no frame's name outside frames", "/?childId=chart-1", "/", nil},
		{"the list of indicators", "/indicators", "/indicators/", nil},
		{"the list has no order and draws nothing", "/ja/indicators/?indicator=rank&sort=-JPN&tab=table&derived=1", "/ja/indicators/", nil},
		{"the list by topic, source and words", "/indicators/?q=works+%20&theme=dark&source=bank&topic=people", "/indicators/?topic=people&source=bank&q=works%20%20&theme=dark", nil},
		{"the list for nothing is all of it", "/indicators?topic=&source=&q=+", "/indicators/", nil},
		{"of a source given twice the last counts", "/indicators/?source=bank&source=index", "/indicators/?source=index", nil},
		{"an unknown topic and source fall back with a notice each", "/indicators/?topic=money&source=BANK", "/indicators/", []Notice{{TopicParameter, "money"}, {SourceParameter, "BANK"}}},
		{"words for the list that are too many are cut", "/indicators/?q=" + strings.Repeat("a", 101), "/indicators/?q=" + strings.Repeat("a", 100), []Notice{{SearchParameter, strings.Repeat("a", 40) + "…"}}},
		{"a source means nothing in the table", "/?source=bank", "/", nil},
		{"an indicator in full", "/indicators/output/?tab=table&sort=-JPN&q=x", "/indicators/output/?tab=table", nil},
		{"about", "/ja/about/?theme=dark", "/ja/about/?theme=dark", nil},
		{"the statement on accessibility", "/ja/about/accessibility?theme=dark&tab=table", "/ja/about/accessibility/?theme=dark", nil},
		{"a search of the whole site", "/search?q=Korea+R%26D&theme=dark&sort=-JPN&indicator=rank", "/search/?q=Korea%20R%26D&theme=dark", nil},
		{"a search of the whole site for nothing", "/ja/search/?q=", "/ja/search/", nil},
		{"a search of the whole site that is too long is cut", "/search/?q=" + strings.Repeat("ａ", 101), "/search/?q=" + strings.Repeat("%EF%BD%81", 100), []Notice{{SearchParameter, strings.Repeat("ａ", 40) + "…"}}},
		{"the table in a frame", "/embed/table?sort=-JPN&tab=table", "/embed/table/?sort=-JPN", nil},
		{"a topic", "/?topic=people", "/?topic=people", nil},
		{"an unknown topic falls back with a notice", "/?topic=money", "/", []Notice{{TopicParameter, "money"}}},
		{"a search, as it is typed", "/?q=joint+work%20", "/?q=joint%20work%20", nil},
		{"a search in Japanese", "/ja/?q=%E5%85%B1%E8%91%97", "/ja/?q=%E5%85%B1%E8%91%97", nil},
		{"a search for nothing is none", "/?q=+%20%E3%80%80", "/", nil},
		{"a search that is too long is cut with a notice", "/?q=" + strings.Repeat("a", 101), "/?q=" + strings.Repeat("a", 100), []Notice{{SearchParameter, strings.Repeat("a", 40) + "…"}}},
		{"derived figures", "/?derived=1", "/?derived=1", nil},
		{"derived figures are not asked for", "/?derived=0", "/", nil},
		{"a switch is 1 or 0", "/?derived=yes&hideControls=true", "/", []Notice{{DerivedParameter, "yes"}, {HideControlsParameter, "true"}}},
		{"without controls", "/embed/table/?hideControls=1", "/embed/table/?hideControls=1", nil},
		{"places", "/?country=GBR~JPN&country=GBR", "/?country=GBR~JPN", nil},
		{"an unknown place is passed over with a notice", "/?country=GBR~XKX", "/?country=GBR", []Notice{{CountryParameter, "XKX"}}},
		{"a pair in any order", "/?pairs=JPN-GBR", "/?pairs=GBR-JPN", nil},
		{"what is no pair is passed over with a notice", "/?pairs=GBR-GBR~GBR~JPN-XKX", "/", []Notice{{PairsParameter, "GBR-GBR"}, {PairsParameter, "GBR"}, {PairsParameter, "JPN-XKX"}}},
		{"series picked out", "/?focus=JPN~GBR-JPN", "/?focus=JPN~GBR-JPN", nil},
		{"a series that cannot be is passed over with a notice", "/?focus=JPN-GBR", "/", []Notice{{FocusParameter, "JPN-GBR"}}},
		{"years", "/indicators/rank/?time=2016..2020&scale=indexed", "/indicators/rank/?time=2016..2020&scale=indexed", nil},
		{"dark", "/?theme=dark", "/?theme=dark", nil},
		{"the system's colours are the default", "/?theme=auto", "/", nil},
		{"light is the default in a frame", "/embed/table/?theme=light", "/embed/table/", nil},
		{"a frame may follow the system", "/embed/table/?theme=auto", "/embed/table/?theme=auto", nil},
		{"unknown colours fall back with a notice", "/?theme=pink", "/", []Notice{{ThemeParameter, "pink"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Parse(small(), test.target)
			if got.Address() != test.printed {
				t.Errorf("Address() = %q, want %q", got.Address(), test.printed)
			}
			if len(got.Notices) != len(test.notices) {
				t.Fatalf("notices %v, want %v", got.Notices, test.notices)
			}
			for i, n := range got.Notices {
				if n != test.notices[i] {
					t.Errorf("notice %v, want %v", n, test.notices[i])
				}
			}
			if got.Route == NotFound {
				t.Error("is not found")
			}
		})
	}
}

func TestUnknownPathsAreNotFoundInTheirLanguage(t *testing.T) {
	for target, language := range map[string]data.Language{
		"/nope":                         data.English,
		"/ja/nope/":                     data.Japanese,
		"/jam/":                         data.English,
		"/embed/indicators/gdp/":        data.English,
		"/ja/embed/indicators/gdp/":     data.Japanese,
		"/embed/":                       data.English,
		"//":                            data.English,
		"/embed/indicators/impact/more": data.English,
		"/embed/indicators/":            data.English,
		"/embed/about/":                 data.English,
		"/embed/about/accessibility/":   data.English,
		"/about/accessibility/more/":    data.English,
		"/embed/search/":                data.English,
		"/table/":                       data.English,
		"/indicators/gdp/":              data.English,
		"/indicators/impact//":          data.English,
		"/indicators//":                 data.English,
		"/about/more/":                  data.English,
		"/%zz":                          data.English,
	} {
		got := Parse(small(), target)
		if got.Route != NotFound || got.Language != language {
			t.Errorf("Parse(%q) = route %d in %s, want not found in %s", target, got.Route, got.Language, language)
		}
	}
}

func TestUpdate(t *testing.T) {
	from := Parse(small(), "/?indicator=rank&topic=money&tab=table&form=dots&yScale=log")
	for _, test := range []struct {
		name   string
		action Action
		want   string
	}{
		{"choose another indicator", ChooseIndicator{"output"}, "/?indicator=output&tab=table"},
		{"choose the default", ChooseIndicator{"impact"}, "/?tab=table"},
		{"show the chart", ShowTab{ChartTab}, "/?indicator=rank&form=dots&yScale=log"},
		{"change the language", SetLanguage{data.Japanese}, "/ja/?indicator=rank&tab=table&form=dots&yScale=log"},
		{"draw another form", SetForm{StripForm}, "/?indicator=rank&tab=table&form=strip&yScale=log"},
		{"bars are never on a logarithmic scale", SetForm{}, "/?indicator=rank&tab=table"},
		{"open its own page, afresh", OpenIndicator{"output"}, "/indicators/output/?tab=table"},
		{"keep a source, which the table passes over", FilterSource{"bank"}, "/?indicator=rank&tab=table&form=dots&yScale=log"},
		{"keep a topic", FilterTopic{"people"}, "/?indicator=rank&topic=people&tab=table&form=dots&yScale=log"},
		{"search", Search{"a&b"}, "/?indicator=rank&q=a%26b&tab=table&form=dots&yScale=log"},
		{"derive", ShowDerived{true}, "/?indicator=rank&derived=1&tab=table&form=dots&yScale=log"},
		{"put a figure among the slides", ChooseSlide{"/indicators/rank/#figure"}, "/?indicator=rank&tab=table&form=dots&yScale=log&slides=%2Findicators%2Frank%2F%23figure"},
		{"dark", SetTheme{DarkTheme}, "/?indicator=rank&tab=table&form=dots&yScale=log&theme=dark"},
		{"the system's colours", SetTheme{AutoTheme}, "/?indicator=rank&tab=table&form=dots&yScale=log"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Update(from, test.action)
			if got.Address() != test.want {
				t.Errorf("Address() = %q, want %q", got.Address(), test.want)
			}
			if len(got.Notices) != 0 || len(from.Notices) != 1 {
				t.Errorf("notices of the new view %v and the old %v", got.Notices, from.Notices)
			}
		})
	}
}

func TestLeavingAFrameOpensTheSameViewInFull(t *testing.T) {
	for from, want := range map[string]string{
		"/embed/indicators/rank/?tab=table&theme=dark&childId=x&hideControls=1&compact=1&figure=y": "/indicators/rank/?tab=table",
		"/ja/embed/table/?sort=-JPN&topic=works":                                                   "/ja/?sort=-JPN&topic=works",
	} {
		if got := Update(Parse(small(), from), LeaveFrame{}).Address(); got != want {
			t.Errorf("%s leads to %s, want %s", from, got, want)
		}
	}
}

func TestAnotherPageKeepsLanguageAndColoursOnly(t *testing.T) {
	s := Parse(small(), "/ja/?indicator=rank&q=x&theme=dark&tab=table")
	for route, want := range map[Route]string{Overview: "/ja/?theme=dark", Indicators: "/ja/indicators/?theme=dark", About: "/ja/about/?theme=dark"} {
		if got := s.Page(route).Address(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestSortingAColumnThreeTimesComesBackToTheDatasetsOrder(t *testing.T) {
	s := Parse(small(), "/?sort=GBR")
	for i, want := range []string{"/?sort=-JPN", "/?sort=JPN", "/", "/?sort=-JPN"} {
		if s = Update(s, SortBy{"JPN"}); s.Address() != want {
			t.Fatalf("step %d: %q, want %q", i, s.Address(), want)
		}
	}
	s = unsorted(s)
	for i, want := range []string{"/?sort=indicator", "/?sort=-indicator", "/"} {
		if s = Update(s, SortBy{ByIndicator}); s.Address() != want {
			t.Fatalf("labels, step %d: %q, want %q", i, s.Address(), want)
		}
	}
}

// unsorted is the view in the dataset's order.
func unsorted(s *State) *State {
	in := *s
	in.Sort = Sort{}
	return &in
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"/", "/ja/?sort=-JPN&tab=table", "/embed/indicators/rank/?childId=%F0%9F", "?&&==&a=%", "/ja", "//x?indicator=rank&indicator=", "/?tab=%00\xff",
		"/?q=%20x&topic=people&derived=1&country=GBR~JPN&pairs=JPN-GBR&focus=GBR&time=..2010&yScale=log&scale=indexed&theme=dark&hideControls=1&form=dots",
		"/embed/table/?theme=auto&q=%F0&childId=1", "/indicators/rank/?theme=light&time=latest", "/ja/search/?q=%E9%9F%93+%22R%26D%22&theme=dark",
		"/slides/?slide=3&slides=/a/,https://b.example/ja/c/%3Fd%3De%252C/f%23g,,http&slides=://%20/", "/take/?view=/%3Fslides%3D/a/&slides=/ja/ja/"} {
		f.Add(seed)
	}
	ds := small()
	f.Fuzz(func(t *testing.T, target string) {
		s := Parse(ds, target)
		for _, n := range s.Notices {
			if !utf8.ValidString(n.Value) || utf8.RuneCountInString(n.Value) > maxShown+1 {
				t.Errorf("notice %q is not fit to show", n.Value)
			}
		}
		if s.Route == NotFound {
			return
		}
		views, _ := SplitSlides(s.Slides)
		if again, beyond := SplitSlides(strings.Join(views, slideSeparator)); beyond != "" || !slices.Equal(again, views) {
			t.Fatalf("the slides %q read as %q", views, again)
		}
		again := Parse(ds, s.Address())
		s.Notices = nil
		if again.Notices != nil {
			t.Fatalf("%q prints as %q, which has notices %v", target, s.Address(), again.Notices)
		}
		if !reflect.DeepEqual(again, s) {
			t.Fatalf("%q prints as %q, which reads as %+v, want %+v", target, s.Address(), again, s)
		}
	})
}
