package state

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/data"
)

func TestParseSlides(t *testing.T) {
	many := make([]string, MostSlides+2)
	for i := range many {
		many[i] = "/indicators/rank/?time=" + strconv.Itoa(2000+i)
	}
	for _, test := range []struct {
		name, target string
		slides       []string
		slide        int
		printed      string
		notices      int
	}{
		{"none are the deck's", "/slides/", nil, 0, "/slides/", 0},
		{"one of them alone", "/ja/slides/?slide=3", nil, 3, "/ja/slides/?slide=3", 0},
		{"paths with all that stands in them", "/slides/?slides=%2Fpartners%2F%3Fcountry%3DDEU~JPN%23index,%2F%23indicators",
			[]string{"/partners/?country=DEU~JPN#index", "/#indicators"}, 0, "/slides/?slides=%2Fpartners%2F%3Fcountry%3DDEU~JPN%23index%2C%2F%23indicators", 0},
		{"paths that nobody escaped", "/slides/?slides=/mobility/,/evidence/", []string{"/mobility/", "/evidence/"}, 0, "/slides/?slides=%2Fmobility%2F%2C%2Fevidence%2F", 0},
		{"a comma that was escaped in an address parts nothing", "/slides/?slides=%2F%3Fq%3Da%252C%2Fb", []string{"/?q=a%2C/b"}, 0, "/slides/?slides=%2F%3Fq%3Da%252C%2Fb", 0},
		{"an address as a browser shows it, in Japanese, sent by a form behind the others", "/slides/?slides=%2Fmobility%2F&slides=https%3A%2F%2Fexplorer.example%2Fja%2Findicators%2Frank%2F%23figure",
			[]string{"/mobility/", "/indicators/rank/#figure"}, 0, "/slides/?slides=%2Fmobility%2F%2C%2Findicators%2Frank%2F%23figure", 0},
		{"addresses with their origin parted by a comma", "/slides/?slides=/a/%23b,https://x.example/c/", []string{"/a/#b", "/c/"}, 0, "/slides/?slides=%2Fa%2F%23b%2C%2Fc%2F", 0},
		{"what leads nowhere is kept, for its slide to say so", "/slides/?slides=nowhere", []string{"/nowhere"}, 0, "/slides/?slides=%2Fnowhere", 0},
		{"one twice is one", "/slides/?slides=/a/,/a/", []string{"/a/"}, 0, "/slides/?slides=%2Fa%2F", 0},
		{"nothing is none", "/slides/?slides=,,%20&slides=", nil, 0, "/slides/", 0},
		{"what is above the most is left out with a notice", "/slides/?slides=" + escape(strings.Join(many, ",")), many[:MostSlides], 0,
			"/slides/?slides=" + escape(strings.Join(many[:MostSlides], ",")), 1},
		{"a slide of no number", "/slides/?slide=last", nil, 0, "/slides/", 1},
		{"a slide before the first", "/slides/?slide=0", nil, 0, "/slides/", 1},
		{"every page carries them", "/ja/indicators/rank/?slides=/a/", []string{"/a/"}, 0, "/ja/indicators/rank/?slides=%2Fa%2F", 0},
		{"no frame does", "/embed/indicators/rank/?slides=/a/", nil, 0, "/embed/indicators/rank/", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Parse(small(), test.target)
			if !slices.Equal(got.Slides, test.slides) || got.Slide != test.slide || got.Address() != test.printed || len(got.Notices) != test.notices {
				t.Errorf("slides %q, slide %d, address %s, notices %v", got.Slides, got.Slide, got.Address(), got.Notices)
			}
		})
	}
}

func TestSlidesAreChosenMovedAndTakenOut(t *testing.T) {
	from := Parse(small(), "/ja/indicators/rank/?form=dots&theme=dark&tab=table&hideControls=1&slides=/a/,/b/,/c/")
	address := from.AsSlide("figure")
	if address != "/indicators/rank/?form=dots#figure" {
		t.Errorf("a slide is %s: it has the view, without what is of a screen or a language", address)
	}
	chosen := Update(from, ChooseSlide{address})
	for _, c := range []struct {
		sentence string
		got      *State
		want     string
	}{
		{"one is put behind the others", chosen, "/a/ /b/ /c/ " + address},
		{"the same again takes it out", Update(chosen, ChooseSlide{address}), "/a/ /b/ /c/"},
		{"another is taken out by its address", Update(from, ChooseSlide{"/b/"}), "/a/ /c/"},
		{"the first goes to the end", Update(from, MoveSlide{0, 2}), "/b/ /c/ /a/"},
		{"the last goes up by one", Update(from, MoveSlide{2, 1}), "/a/ /c/ /b/"},
		{"another page has them too", from.Page(Overview), "/a/ /b/ /c/"},
		{"and so has another language", Update(from, SetLanguage{data.English}), "/a/ /b/ /c/"},
	} {
		if got := strings.Join(c.got.Slides, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.sentence, got, c.want)
		}
	}
	if got := strings.Join(from.Slides, " "); got != "/a/ /b/ /c/" {
		t.Errorf("the view that was changed has now %s", got)
	}
	if got := from.File("data.csv", "figure"); strings.Contains(got, "slides") {
		t.Errorf("a file depends on the slides: %s", got)
	}
	if away := from.Away("figure"); strings.Join(away.Slides, " ") != "/a/ /b/ /c/" || away.Taken.Slides != nil {
		t.Errorf("the page that takes a figure away carries %q, and its view %q", away.Slides, away.Taken.Slides)
	}
	if framed := Parse(small(), "/embed/indicators/rank/?form=dots&childId=a"); framed.AsSlide("figure") != address {
		t.Errorf("a frame's figure is the slide %s, want %s", framed.AsSlide("figure"), address)
	}
}
