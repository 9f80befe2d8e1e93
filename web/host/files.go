package host

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"bilateral/data"
	"bilateral/web"
	"bilateral/web/compression"
)

const (
	workerPath = "/app-worker.js"
	// healthPath is also what a page asks to learn whether the site is
	// within reach.
	healthPath = "/healthz"
	// embedPath is the script that other sites' pages name.
	embedPath = "/embed.js"
	// noticesPath is where the page on method leads those who ask for licences.
	noticesPath = "/notices.txt"
)

func manifestPath(language data.Language) string {
	if language == data.English {
		return "/manifest.webmanifest"
	}
	return "/" + string(language) + "/manifest.webmanifest"
}

// offlineList is the list of offline in JavaScript. To its own go-app adds every icon.
func (h *Host) offlineList() string {
	list, _ := json.Marshal(h.offline()) // texts can be written
	return string(list)
}

// offline lists what an installed copy of the site needs: every page without
// its query, and every asset.
func (h *Host) offline() []string {
	var list []string
	for _, route := range h.routes {
		if !route.Later {
			list = append(list, route.Path)
		}
	}
	for _, language := range data.Languages {
		list = append(list, manifestPath(language))
	}
	var last []string
	for _, asset := range h.options.Assets.All() {
		switch {
		case slices.Contains(h.options.TooLarge, asset.Name):
		case slices.Contains(forTaking(), asset.Name):
			last = append(last, asset.Address)
		case !strings.HasPrefix(asset.Name, "newsreader-OFL") && !isForInstalling(asset.Name):
			list = append(list, asset.Address)
		}
	}
	if h.takes() {
		last = append(last, takeawayPath)
	}
	if h.builds() {
		list = append(list, builtPath)
	}
	return append(list, last...)
}

func (h *Host) addFile(path, mediaType string, body []byte) error {
	body, err := h.rewritten(path, mediaType, body)
	h.files[path] = file{mediaType: mediaType, tag: tagOf(body), Lazy: compression.OnDemand(body, compression.Smallest)}
	return err
}

// addHostFiles makes what go-app makes: the service worker from our template
// and a manifest for each language.
func (h *Host) addHostFiles() error {
	for _, language := range data.Languages {
		handler := h.newHandler(language)
		source, err := ask(handler, "/manifest.webmanifest")
		if err != nil {
			return err
		}
		manifest, err := h.mendManifest(source, language)
		if err != nil {
			return err
		}
		if err := h.addFile(manifestPath(language), "application/manifest+json", manifest); err != nil {
			return err
		}
		if language != data.English {
			continue
		}
		worker, err := ask(handler, workerPath)
		if err != nil {
			return err
		}
		if err := h.addFile(workerPath, web.JavaScript, worker); err != nil {
			return err
		}
	}
	return nil
}

// addSiteFiles makes what go-app would fetch from whatever host a request
// names, and the short addresses of our own scripts.
func (h *Host) addSiteFiles() error {
	for path, name := range map[string]string{
		"/app.js":       starterName,
		"/wasm_exec.js": web.ProgramRunner,
		"/favicon.ico":  iconName,
		embedPath:       web.EmbedScript,
	} {
		asset := h.options.Assets.Get(name)
		h.files[path] = file{mediaType: asset.Type, tag: asset.Hash, Lazy: asset.Lazy}
	}
	// Readers seldom ask for it: it is not worth the second of a better form.
	h.files[noticesPath] = file{mediaType: plainType, tag: tagOf([]byte(h.options.Notices)), Lazy: compression.OnDemand([]byte(h.options.Notices), compression.Quick)}
	robots := "User-agent: *\nAllow: /\n\nSitemap: " + h.origin + "/sitemap.xml\n"
	if err := h.addFile("/robots.txt", plainType, []byte(robots)); err != nil {
		return err
	}
	sitemap, err := h.sitemap()
	if err != nil {
		return err
	}
	return h.addFile("/sitemap.xml", "application/xml", sitemap)
}

// sitemap lists the pages that search engines should know, each with its
// other languages.
func (h *Host) sitemap() ([]byte, error) {
	type link struct {
		Rel      string `xml:"rel,attr"`
		Language string `xml:"hreflang,attr"`
		Address  string `xml:"href,attr"`
	}
	type location struct {
		Address string `xml:"loc"`
		Links   []link `xml:"http://www.w3.org/1999/xhtml link"`
	}
	list := struct {
		XMLName   xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		Locations []location `xml:"url"`
	}{}
	for _, route := range h.routes {
		if route.Alternates == nil {
			continue
		}
		l := location{Address: h.origin + route.Path}
		for _, a := range route.Alternates {
			l.Links = append(l.Links, link{"alternate", string(a.Language), h.origin + a.Path})
		}
		list.Locations = append(list.Locations, l)
	}
	b, err := xml.MarshalIndent(list, "", "\t")
	if err != nil {
		return nil, fmt.Errorf("sitemap: %w", err)
	}
	return append([]byte(xml.Header), append(b, '\n')...), nil
}
