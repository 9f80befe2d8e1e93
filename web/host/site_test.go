package host

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/vugu/vugu"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bilateral/components/page"
	"bilateral/data"
	"bilateral/web"
)

// testViews has an overview, a page without a program and one frame in each
// language. The query "v=" is part of the view, so are "theme=" and what "parts="
// names; "broken=" makes a page that cannot be built, "panic=" one whose
// making nobody foresaw.
type testViews struct {
	built     atomic.Int32
	downloads map[string]*Download  // by target
	framed    map[string]*Embedding // by target and fragment
}

func (v *testViews) Routes() []Route {
	var routes []Route
	for _, path := range []string{"/", "/about/", "/embed/one/", "/ja/", "/ja/about/", "/ja/embed/one/"} {
		_, alternates := languages(path)
		r := Route{Path: path, Alternates: alternates}
		if strings.Contains(path, "/embed/") {
			r.Alternates, r.Later = nil, strings.HasPrefix(path, "/ja/")
			language, _ := languages(path)
			r.Built = &Built{Language: language, Frame: true, Parts: []string{"articles." + string(language) + ".bin"}}
		}
		routes = append(routes, r)
	}
	return routes
}

// languages is a path's language and the same page in both.
func languages(path string) (data.Language, []page.Alternate) {
	language, rest := data.English, path
	if after, ok := strings.CutPrefix(path, "/ja/"); ok {
		language, rest = data.Japanese, "/"+after
	}
	return language, []page.Alternate{{Language: data.English, Path: rest}, {Language: data.Japanese, Path: "/ja" + rest}}
}

func (v *testViews) Download(target string) *Download { return v.downloads[target] }

func (v *testViews) Embedding(target, figure string) *Embedding { return v.framed[target+"#"+figure] }

func (v *testViews) View(target string) View {
	path, query, _ := strings.Cut(target, "?")
	doc := page.Document{
		Status:      http.StatusOK,
		Title:       `Title of <` + path + `> & "more"`,
		Description: "Description of " + path,
		Address:     path,
		Canonical:   path,
		Frame:       strings.Contains(path, "/embed/"),
	}
	doc.Language, doc.Alternates = languages(path)
	doc.Static = doc.Alternates[0].Path == "/about/"
	if strings.Contains(query, "metadata=1") {
		doc.Structured = []byte(`{"name":"\u003c/script\u003e"}`)
	}
	if i := strings.Index(query, "v="); i >= 0 {
		doc.Address += "?" + query[i:]
	}
	var parts []string
	for field := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(field, "=")
		switch name {
		case "theme":
			doc.Theme = value
			doc.Address += "?" + field
		case "parts":
			parts = strings.Split(value, "~")
			doc.Address += "?" + field
		}
	}
	key := doc.Address
	if !slices.ContainsFunc(v.Routes(), func(r Route) bool { return r.Path == path }) {
		doc.Status = http.StatusNotFound
		key = "not found in " + string(doc.Language)
	}
	paragraph := &vugu.VGNode{Type: vugu.ElementNode, Data: "p"}
	paragraph.AppendChild(&vugu.VGNode{Type: vugu.TextNode, Data: doc.Address + strings.Repeat(" and again", 20)})
	doc.Root = &vugu.VGNode{Type: vugu.ElementNode, Data: "div", Attr: []vugu.VGAttribute{{Key: "id", Val: "explorer"}}}
	doc.Root.AppendChild(paragraph)
	return View{Key: key, Parts: parts, Build: func() (*page.Document, error) {
		v.built.Add(1)
		if strings.Contains(query, "broken=") {
			return nil, errors.New("a page that cannot be built")
		}
		if strings.Contains(query, "panic=") {
			panic("a page that nobody foresaw")
		}
		return &doc, nil
	}}
}

func testDataset() *data.Dataset {
	return &data.Dataset{
		Product:      data.Text{EN: `A "quoted" & plain product`, JA: "製品"},
		ShortProduct: data.Text{EN: "Product", JA: "品"},
		Introduction: data.Text{EN: "What it is.", JA: "これは何か。"},
	}
}

var testStatic = fstest.MapFS{
	"newsreader.woff2":       {Data: []byte("a font")},
	"icons/icon-192.png":     {Data: []byte("192")},
	"icons/icon-512.png":     {Data: []byte("512")},
	"icons/icon.svg":         {Data: []byte("<svg/>")},
	"icons/maskable-512.png": {Data: []byte("maskable")},
	"worker.js":              {Data: []byte("not sent as it is")},
}

func testBundle(program string) fstest.MapFS {
	b := fstest.MapFS{
		"style.css":  {Data: []byte(`@font-face{src:url(newsreader.woff2)}body{color:red}`)},
		"pages.css":  {Data: []byte(`main{color:red}`)},
		"slides.css": {Data: []byte(`i{color:red}`)},
		"frames.css": {Data: []byte(`u{color:red}`)},
	}
	for name, body := range map[string]string{
		"app.wasm": program, "wasm_exec.js": "the compiler's runner",
		"explorer.js": `"use strict"`, "pages.js": "1", "slides.js": "6", "search.js": "2", "picker.js": "3", "take.js": "4", "maker.js": "5", "height.js": "7", "embed.js": "8", "theme.js": "globalThis.explorerTheme=()=>{}",
	} {
		for _, ending := range []string{"", ".br", ".gz"} {
			b[name+ending] = &fstest.MapFile{Data: []byte(body + ending)}
		}
	}
	return b
}

// announcements are a box of two lines, as the explorer has them.
func announcements(offline, update, control string) *vugu.VGNode {
	line := func(id, words string, more ...vugu.VGAttribute) *vugu.VGNode {
		return &vugu.VGNode{Type: vugu.ElementNode, Data: "div", Attr: append([]vugu.VGAttribute{
			{Key: "id", Val: id}, {Key: "role", Val: "status"}, {Key: "data-words", Val: words}}, more...)}
	}
	box := &vugu.VGNode{Type: vugu.ElementNode, Data: "div", Attr: []vugu.VGAttribute{{Key: "class", Val: "news"}}}
	box.AppendChild(line("offline-news", offline))
	box.AppendChild(line("update-news", update, vugu.VGAttribute{Key: "data-control", Val: control}))
	return box
}

// newTestHost makes a host; change may alter its options first.
func newTestHost(t testing.TB, change func(*Options)) *Host {
	t.Helper()
	assets, err := web.Load(testStatic, testBundle("the program"))
	if err != nil {
		t.Fatal(err)
	}
	worker, err := web.WorkerTemplate(web.Static())
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		Code:    "the code",
		Dataset: testDataset(),
		Views:   &testViews{},
		Assets:  assets,
		Parts: map[data.Language]Parts{
			data.English:  {Dataset: []byte("dataset en"), Words: map[page.Program][]byte{page.OverviewProgram: []byte("words en")}},
			data.Japanese: {Dataset: []byte("dataset ja"), Words: map[page.Program][]byte{page.OverviewProgram: []byte("words ja")}},
		},
		Announcements: map[data.Language]*vugu.VGNode{
			data.English:  announcements(`"Offline"`, "Update", "Load"),
			data.Japanese: announcements("オフライン", "更新", "読み込む"),
		},
		Unbuilt: map[data.Language]*vugu.VGNode{
			data.English:  announcements("Not built", "", ""),
			data.Japanese: announcements("組み立てられません", "", ""),
		},
		Collections: map[string][]byte{"articles.en.bin": []byte("articles en"), "articles.ja.bin": []byte("articles ja")},
		Notices:     "The licences of others.\n",
		Worker:      worker,
		PublicURL:   "https://explorer.example",
	}
	if change != nil {
		change(&o)
	}
	h, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// request asks a handler; headers are name, value, name, value.
func request(h http.Handler, method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func parsed(t *testing.T, source string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// all returns the elements of a kind.
func all(n *html.Node, a atom.Atom) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.DataAtom == a {
			found = append(found, d)
		}
	}
	return found
}
