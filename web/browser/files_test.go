//go:build browser

package browser

import (
	"bytes"
	"fmt"
	"net/http"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// Who opens the address of a file without a network gets no other page, and none of the
// browser's: one of the site says that the file needs the network, and leads to the page that
// has it.
func TestTheAddressOfAFileSaysThatItNeedsTheNetwork(t *testing.T) {
	t.Parallel()
	forOne(t, func(t *testing.T, s *site) {
		front := startFront(t, s.Server)
		origin := front.URL
		v := openWithWorker(t, origin)
		v.start(origin + "/")
		v.installed()
		front.Turn(nil)
		v.allow("ERR_", "Failed to load resource")
		chosen, view := "indicators/"+s.chosen()+"/", "%2Findicators%2F"+s.chosen()+"%2F"
		for _, c := range []struct{ sentence, address, has string }{
			{"a table of a page", "/" + chosen + "data.csv?figure=figure", "/take/?view=" + view + "&figure=figure"},
			{"with a view and what only the file depends on", "/" + chosen + "data.json?figure=figure&scale=log&bom=0&rows=all", "/take/?view=" + view + "%3Fscale%3Dlog&figure=figure"},
			{"in Japanese", "/ja/" + chosen + "data.csv?figure=figure", "/ja/take/?view=%2Fja" + view + "&figure=figure"},
			{"a picture", "/" + chosen + "chart.png?figure=figure&size=wide", "/take/?view=" + view + "&figure=figure"},
			{"a picture of the first figure", "/ja/" + chosen + "chart.svg", "/ja/take/?view=%2Fja" + view},
			{"of the overview", "/data.xlsx?figure=indicators", "/take/?view=%2F&figure=indicators"},
			{"a short address", "/evidence.csv", "/evidence/"},
			{"a short address in Japanese", "/ja/evidence.json", "/ja/evidence/"},
			{"the slides", "/slides.pptx", "/slides/"},
			{"the dataset", "/datapackage.zip", "/take/?view=%2F"},
			{"a table of the dataset, which no page has", "/data/indicators.csv", ""},
			{"a file of a page that there is not", "/indicators/nope/data.csv", ""},
			{"no file at all", "/ja/nope.php?a=%22%3E%3Cb%3E", ""},
		} {
			words := catalogue.For(data.English)
			if c.address[:4] == "/ja/" {
				words = catalogue.For(data.Japanese)
			}
			product, _ := s.dataset.Product.In(words.Language)
			title := words.Say(catalogue.UnkeptFileTitle)
			v.load(origin + c.address)
			got := get[unkept](v, readUnkept)
			same(t, c.sentence+": its heading", got.Heading, title)
			same(t, c.sentence+": its language", got.Language, string(words.Language))
			same(t, c.sentence+": its title", got.Title, words.Say(catalogue.PageTitle, "title", title, "product", product))
			same(t, c.sentence+": its status", got.Status, http.StatusServiceUnavailable)
			same(t, c.sentence+": its address", get[string](v, `() => location.pathname + location.search`), c.address)
			same(t, c.sentence+": what it says", v.text("main .lede"), words.Say(catalogue.UnkeptFileText))
			leads := get[[]string](v, `() => [...document.querySelectorAll("main p:not([hidden]) a.to")].map(a => a.getAttribute("href") + " " + a.textContent)`)
			want := []string{" " + words.Say(catalogue.UnkeptAgain)}
			if c.has != "" {
				want = append(want, c.has+" "+words.Say(catalogue.UnkeptFileOf))
			}
			same(t, c.sentence+": where it leads", fmt.Sprint(leads), fmt.Sprint(want))
			same(t, c.sentence+": markup from its address", v.has("main b"), false)
		}
		v.wait(`() => (` + offlineNews + `)() !== ""`)
		v.accessibleIn(narrowLight, wideDark)
	})
}

// The page that such a page leads to makes the file.
func TestThePageThatHasAFileMakesIt(t *testing.T) {
	t.Parallel()
	s := released
	front := startFront(t, s.Server)
	v := openWithWorker(t, front.URL)
	v.start(front.URL + "/")
	v.installed()
	page, files := s.takenFrom("/")
	_, want := answered(t, s.Origin(loopback)+files[0])
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource")
	dir := t.TempDir()
	v.must(v.Downloads(dir))
	v.load(front.URL + files[0])
	v.follow(func() error { return v.Click(`main p a.to[href^="/take/"]`) })
	v.must(v.Ready())
	same(t, "its status", get[int](v, readStatus), http.StatusOK)
	file := get[string](v, `() => document.querySelector('main a[href*="/data.csv"], main a[href^="/data.csv"]').getAttribute("href")`)
	if _, got := v.saved(dir, file); !bytes.Equal(got, want) {
		t.Errorf("%s made on the device has %d bytes, that of the server at %sdata.csv %d", file, len(got), page, len(want))
	}
}

// A file that is kept is there under its address: opened, not only fetched, and also where
// the network answers with something else.
func TestAKeptFileIsThereUnderItsAddress(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	v := openWithWorker(t, front.URL)
	v.start(front.URL + "/offline/")
	v.installed()
	v.click("#keep button")
	v.wait(fmt.Sprintf(`() => document.querySelector("#keep output").textContent === %q`, catalogue.For(data.English).Say(catalogue.KeepDone)))
	_, want := answered(t, s.Origin(loopback)+"/notices.txt")
	v.allow("ERR_", "Failed to load resource")
	for _, c := range []struct {
		sentence string
		network  func()
	}{
		{"no network", func() { front.Turn(nil) }},
		{"a network's own page", func() { front.Turn(s.Server); portal(front, everything) }},
		{"a server in trouble", func() { front.Alter(everything, inTrouble) }},
	} {
		c.network()
		v.load(front.URL + "/notices.txt")
		same(t, c.sentence+": its status", get[int](v, readStatus), http.StatusOK)
		same(t, c.sentence+": is it the file", get[string](v, `() => document.body.innerText.trim().slice(0, 200)`), string(bytes.TrimSpace(want)[:200]))
	}
}
