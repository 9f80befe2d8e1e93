package state

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/data"
)

func TestSplitSlides(t *testing.T) {
	many := make([]string, MostSlides+2)
	for i := range many {
		many[i] = "/indicators/rank/?time=" + strconv.Itoa(2000+i)
	}
	for _, test := range []struct {
		name, target string
		views        []string
		beyond       string
	}{
		{"none are the deck's", "/slides/", nil, ""},
		{"paths with all that stands in them", "/slides/?slides=%2Fpartners%2F%3Fcountry%3DDEU~JPN%23index,%2F%23indicators", []string{"/partners/?country=DEU~JPN#index", "/#indicators"}, ""},
		{"paths that nobody escaped", "/slides/?slides=/mobility/,/evidence/", []string{"/mobility/", "/evidence/"}, ""},
		{"a comma that was escaped in an address parts nothing", "/slides/?slides=%2F%3Fq%3Da%252C%2Fb", []string{"/?q=a%2C/b"}, ""},
		{"an address as a browser shows it, in Japanese, sent by a form behind the others", "/slides/?slides=%2Fmobility%2F&slides=https%3A%2F%2Fexplorer.example%2Fja%2Findicators%2Frank%2F%23figure",
			[]string{"/mobility/", "/indicators/rank/#figure"}, ""},
		{"addresses with their origin parted by a comma", "/slides/?slides=/a/%23b,https://x.example/c/", []string{"/a/#b", "/c/"}, ""},
		{"an address as a browser shows it without its scheme, behind others", "/slides/?slides=/a/,/b/%23c&slides=explorer.example:8080/ja/d/%23e", []string{"/a/", "/b/#c", "/d/#e"}, ""},
		{"what was typed is never taken for a part of the slide before it", "/slides/?slides=/a/%23b&slides=%20hello+world%20", []string{"/a/#b", "/hello world"}, ""},
		{"an origin in capitals", "/slides/?slides=HTTPS://X.example/c/", []string{"/c/"}, ""},
		{"an origin alone", "/slides/?slides=https://x.example", []string{"/"}, ""},
		{"what leads nowhere is kept, for its slide to say so", "/slides/?slides=nowhere", []string{"/nowhere"}, ""},
		{"one twice is one", "/slides/?slides=/a/,/ja/a/,/a/", []string{"/a/"}, ""},
		{"nothing is none", "/slides/?slides=,,%20&slides=", nil, ""},
		{"what is above the most is left out", "/slides/?slides=" + escape(strings.Join(many, ",")), many[:MostSlides], many[MostSlides]},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Parse(small(), test.target)
			views, beyond := SplitSlides(got.Slides)
			if !slices.Equal(views, test.views) || beyond != test.beyond || len(got.Notices) != 0 {
				t.Errorf("views %q, beyond them %q, notices %v", views, beyond, got.Notices)
			}
		})
	}
}

func TestParseASlide(t *testing.T) {
	for _, test := range []struct {
		name, target string
		slide        int
		slides       string
		printed      string
		notices      int
	}{
		{"one alone", "/ja/slides/?slide=3", 3, "", "/ja/slides/?slide=3", 0},
		{"one of no number", "/slides/?slide=last", 0, "", "/slides/", 1},
		{"one before the first", "/slides/?slide=0", 0, "", "/slides/", 1},
		{"one with a zero before it", "/slides/?slide=03", 0, "", "/slides/", 1},
		{"every page carries the reader's", "/ja/indicators/rank/?slides=/a/", 0, "/a/", "/ja/indicators/rank/?slides=%2Fa%2F", 0},
		{"no frame does", "/embed/indicators/rank/?slides=/a/", 0, "", "/embed/indicators/rank/", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Parse(small(), test.target)
			if got.Slides != test.slides || got.Slide != test.slide || got.Address() != test.printed || len(got.Notices) != test.notices {
				t.Errorf("slides %q, slide %d, address %s, notices %v", got.Slides, got.Slide, got.Address(), got.Notices)
			}
		})
	}
}

func TestSlidesAreChosenAndTakenOut(t *testing.T) {
	from := Parse(small(), "/ja/indicators/rank/?form=dots&theme=dark&tab=table&hideControls=1&slides=/a/,/b/,/c/")
	view := from.AsSlide("figure")
	if view != "/indicators/rank/?form=dots#figure" {
		t.Errorf("a slide is %s: it has the view, without what is of a screen or a language", view)
	}
	chosen := Update(from, ChooseSlide{view})
	for _, c := range []struct {
		sentence string
		got      *State
		want     string
	}{
		{"one is put behind the others", chosen, "/a/,/b/,/c/," + view},
		{"the same again takes it out", Update(chosen, ChooseSlide{view}), "/a/,/b/,/c/"},
		{"the first is taken out by its address", Update(from, ChooseSlide{"/a/"}), "/b/,/c/"},
		{"one that another begins with is another", Update(from, ChooseSlide{"/a"}), "/a/,/b/,/c/,/a"},
		{"the first of all", Update(Parse(small(), "/"), ChooseSlide{"/a/"}), "/a/"},
		{"others are set", Update(from, SetSlides{[]string{"/c/", "/a/"}}), "/c/,/a/"},
		{"another page has them too", from.Page(Overview), "/a/,/b/,/c/"},
		{"and so has another language", Update(from, SetLanguage{data.English}), "/a/,/b/,/c/"},
	} {
		if c.got.Slides != c.want {
			t.Errorf("%s: %s, want %s", c.sentence, c.got.Slides, c.want)
		}
	}
	if from.Slides != "/a/,/b/,/c/" || from.CountSlides() != 3 || chosen.CountSlides() != 4 || Parse(small(), "/").CountSlides() != 0 {
		t.Errorf("the view that was changed has now %s", from.Slides)
	}
	if !chosen.HasSlide(view) || from.HasSlide(view) || from.HasSlide("/a/,/b/,") {
		t.Error("what the slides have is not what they were given")
	}
	if got := from.File("data.csv", "figure"); strings.Contains(got, "slides") {
		t.Errorf("a file depends on the slides: %s", got)
	}
	if away := from.Away("figure"); away.Slides != from.Slides || away.Taken.Slides != "" {
		t.Errorf("the page that takes a figure away carries %q, and its view %q", away.Slides, away.Taken.Slides)
	}
	if framed := Parse(small(), "/embed/indicators/rank/?form=dots&childId=a"); framed.AsSlide("figure") != view {
		t.Errorf("a frame's figure is the slide %s, want %s", framed.AsSlide("figure"), view)
	}
}
