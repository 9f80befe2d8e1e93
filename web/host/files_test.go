package host

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bilateral/data"
	"bilateral/web"
)

func TestManifests(t *testing.T) {
	h := newTestHost(t, nil)
	for _, c := range []struct{ path, start, lang, name, short string }{
		{"/manifest.webmanifest", "/", "en", `A "quoted" & plain product`, "Product"},
		{"/ja/manifest.webmanifest", "/ja/", "ja", "製品", "品"},
	} {
		t.Run(c.path, func(t *testing.T) {
			var m struct {
				ID, Lang, Dir, Name, Scope, Description string
				StartURL                                string `json:"start_url"`
				ShortName                               string `json:"short_name"`
				Icons                                   []struct{ Src, Type, Purpose, Sizes string }
			}
			if err := json.Unmarshal([]byte(body(t, request(h, "GET", c.path))), &m); err != nil {
				t.Fatal(err)
			}
			if m.ID != "/" || m.Scope != "/" || m.Dir != "ltr" {
				t.Errorf("id %q, scope %q, dir %q: the languages are not one application", m.ID, m.Scope, m.Dir)
			}
			if m.StartURL != c.start || m.Lang != c.lang || m.Name != c.name || m.ShortName != c.short || m.Description == "" {
				t.Errorf("start_url %q, lang %q, name %q, short %q, description %q", m.StartURL, m.Lang, m.Name, m.ShortName, m.Description)
			}
			purposes := map[string]int{}
			for _, icon := range m.Icons {
				purposes[icon.Purpose+" "+icon.Sizes]++
				r := request(h, "GET", icon.Src)
				if r.StatusCode != 200 || r.Header.Get("Content-Type") != icon.Type {
					t.Errorf("icon %s: status %d, type %q, want %q", icon.Src, r.StatusCode, r.Header.Get("Content-Type"), icon.Type)
				}
			}
			for _, wanted := range []string{"any 192x192", "any 512x512", "any any", "maskable 512x512"} {
				if purposes[wanted] != 1 {
					t.Errorf("%d icons are %q, want 1", purposes[wanted], wanted)
				}
			}
		})
	}
}

// A manifest has the shortcuts of its language, and the pictures with the sizes that they
// have; the worker does not fetch these for everybody.
func TestAManifestHasShortcutsAndPictures(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	h := newTestHost(t, func(o *Options) {
		if _, err := o.Assets.Add("screens/wide.ja.png", picture.Bytes()); err != nil {
			t.Fatal(err)
		}
		o.Screens = []Screen{{Asset: "screens/wide.ja.png", Language: data.Japanese, Wide: true, Words: "概要"}}
		o.Shortcuts = map[data.Language][]Shortcut{data.Japanese: {{"根拠", "/ja/about/"}}}
	})
	if english := body(t, request(h, "GET", "/manifest.webmanifest")); strings.Contains(english, "screenshots") || strings.Contains(english, "shortcuts") {
		t.Errorf("the English manifest has what is Japanese: %s", english)
	}
	var m struct {
		Shortcuts []struct {
			Name, URL string
			Icons     []struct{ Src string }
		}
		Screenshots []struct {
			Src, Sizes, Type, Label string
			Form                    string `json:"form_factor"`
		}
	}
	if err := json.Unmarshal([]byte(body(t, request(h, "GET", "/ja/manifest.webmanifest"))), &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Shortcuts) != 1 || m.Shortcuts[0].Name != "根拠" || m.Shortcuts[0].URL != "/ja/about/" || len(m.Shortcuts[0].Icons) != 1 {
		t.Errorf("the shortcuts are %+v", m.Shortcuts)
	}
	if len(m.Screenshots) != 1 || m.Screenshots[0].Sizes != "40x20" || m.Screenshots[0].Type != "image/png" || m.Screenshots[0].Form != "wide" || m.Screenshots[0].Label != "概要" {
		t.Fatalf("the pictures are %+v", m.Screenshots)
	}
	if r := request(h, "GET", m.Screenshots[0].Src); r.StatusCode != 200 {
		t.Errorf("the picture has status %d", r.StatusCode)
	}
	if strings.Contains(body(t, request(h, "GET", "/app-worker.js")), m.Screenshots[0].Src) {
		t.Error("the worker fetches the picture")
	}
}

func TestTheWorkersListIsWholeAndServed(t *testing.T) {
	h := newTestHost(t, nil)
	worker := body(t, request(h, "GET", "/app-worker.js"))
	if strings.Contains(worker, "{{") {
		t.Fatal("a placeholder of the template is not filled in")
	}
	if !strings.Contains(worker, `const VERSION = "`+h.Version()+`";`) {
		t.Error("the worker does not name the version")
	}
	_, rest, _ := strings.Cut(worker, "new Set(")
	source, _, found := strings.Cut(rest, ")]")
	var list []string
	if err := json.Unmarshal([]byte(source), &list); err != nil || !found {
		t.Fatalf("the worker's list cannot be read: %v", err)
	}
	for _, wanted := range []string{"/", "/ja/", "/about/", "/ja/about/", "/embed/one/", "/manifest.webmanifest", "/ja/manifest.webmanifest",
		h.address("dataset.en.bin"), h.address("dataset.ja.bin"), h.address("words.en.txt"), h.address("words.ja.txt"),
		h.address("app.wasm"), h.address("wasm_exec.js"), h.address("style.css"), h.address("pages.css"), h.address("slides.css"), h.address("frames.css"), h.address("explorer.js"), h.address("theme.js"),
		h.address("search.js"), h.address("pages.js"), h.address("slides.js"), h.address("search.en.json"), h.address("search.ja.json"), h.address("articles.en.bin"), h.address("newsreader.woff2")} {
		if !slices.Contains(list, wanted) {
			t.Errorf("the worker does not keep %s", wanted)
		}
	}
	if slices.Contains(list, "/ja/embed/one/") {
		t.Error("the worker fetches a page that is kept once it was visited")
	}
	for _, address := range list {
		r := request(h, "GET", address)
		if r.StatusCode != 200 {
			t.Errorf("the worker keeps %s, which has status %d: one failure voids all", address, r.StatusCode)
		}
		if strings.HasSuffix(address, "/") && !strings.Contains(body(t, r), `data-version="`+h.Version()+`"`) {
			t.Errorf("%s does not say that it belongs to version %s", address, h.Version())
		}
	}
}

func TestTheVersionIsAHashOfWhatPagesAreMadeOf(t *testing.T) {
	same := newTestHost(t, nil).Version()
	if again := newTestHost(t, nil).Version(); again != same {
		t.Fatalf("two hosts of the same parts have versions %s and %s: every restart would be an update", same, again)
	}
	for _, c := range []struct {
		sentence string
		change   func(*Options)
	}{
		{"another program", func(o *Options) {
			o.Assets, _ = web.Load(testStatic, testBundle("another program"))
		}},
		{"another style", func(o *Options) {
			bundle := testBundle("the program")
			bundle[styleName] = &fstest.MapFile{Data: []byte("body{color:green}")}
			o.Assets, _ = web.Load(testStatic, bundle)
		}},
		{"another server", func(o *Options) { o.Code = "other code" }},
		{"another word of the dataset that no program reads", func(o *Options) { o.Dataset.Introduction.JA += "。" }},
		{"another source in it", func(o *Options) { o.Dataset.Sources = append(o.Dataset.Sources, data.Source{ID: "a"}) }},
		{"another collection", func(o *Options) { o.Collections["articles.ja.bin"] = []byte("new") }},
		{"other announcements", func(o *Options) { o.Announcements[data.English] = announcements("No network", "Update", "Load") }},
		{"another dataset of the program", func(o *Options) {
			o.Parts[data.Japanese] = Parts{Dataset: []byte("new"), Words: o.Parts[data.Japanese].Words}
		}},
		{"another worker", func(o *Options) { o.Worker += "\n" }},
		{"another address of the site", func(o *Options) { o.PublicURL = "https://other.example" }},
	} {
		t.Run(c.sentence+" is another version", func(t *testing.T) {
			if got := newTestHost(t, c.change).Version(); got == same {
				t.Errorf("the version is %s as before", got)
			}
		})
	}
}

func TestSitemapAndRobotsNameThePublicAddress(t *testing.T) {
	h := newTestHost(t, nil)
	if got := body(t, request(h, "GET", "/robots.txt")); !strings.Contains(got, "\nSitemap: https://explorer.example/sitemap.xml\n") || strings.Contains(got, "Disallow") {
		t.Errorf("robots.txt is %q", got)
	}
	var list struct {
		URL []struct {
			Loc  string `xml:"loc"`
			Link []struct {
				Language string `xml:"hreflang,attr"`
			} `xml:"link"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(body(t, request(h, "GET", "/sitemap.xml"))), &list); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, u := range list.URL {
		got = append(got, u.Loc)
		if len(u.Link) != len(data.Languages) {
			t.Errorf("%s has %d languages, want %d", u.Loc, len(u.Link), len(data.Languages))
		}
	}
	if want := []string{"https://explorer.example/", "https://explorer.example/about/", "https://explorer.example/ja/", "https://explorer.example/ja/about/"}; !slices.Equal(got, want) {
		t.Errorf("the sitemap lists %q, want %q: frames are not for search engines", got, want)
	}
}
