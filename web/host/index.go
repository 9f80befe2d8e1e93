package host

import (
	"bytes"
	"cmp"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/vugu/vugu"
	"golang.org/x/net/html"

	"bilateral/components/page"
	"bilateral/data"
	"bilateral/web"
	"bilateral/web/compression"
)

// IndexPage is a page that stands above several sites.
type IndexPage struct {
	Title, Description string
	Root               *vugu.VGNode
}

// IndexOptions are what an Index is made of.
type IndexOptions struct {
	// Pages lead to the sites, in each language; Missing stand where there is no page.
	Pages, Missing map[data.Language]IndexPage
	// Bases are the paths below which the sites stand, as Options.Base.
	Bases     []string
	Assets    *web.Assets
	PublicURL string
	Log       *slog.Logger
}

// Index answers for what stands above several sites: the page that leads to them in each
// language, and what browsers and search engines ask the root for. It has no program and
// no worker.
type Index struct {
	host      *Host // whose ways of answering it has
	documents map[string]document
	missing   map[data.Language]document
}

// NewIndex makes the index.
func NewIndex(o IndexOptions) (*Index, error) {
	origin, err := parseOrigin(o.PublicURL)
	if err != nil {
		return nil, err
	}
	i := &Index{
		host:      &Host{options: Options{Assets: o.Assets}, origin: origin, files: map[string]file{}, log: o.Log},
		documents: map[string]document{}, missing: map[data.Language]document{},
	}
	if i.host.log == nil {
		i.host.log = slog.New(slog.DiscardHandler)
	}
	for _, language := range data.Languages {
		if i.documents[indexPath(language)], err = i.document(o.Pages[language], language, http.StatusOK); err != nil {
			return nil, fmt.Errorf("host: the index: %w", err)
		}
		if i.missing[language], err = i.document(o.Missing[language], language, http.StatusNotFound); err != nil {
			return nil, fmt.Errorf("host: the index: %w", err)
		}
	}
	robots := "User-agent: *\nAllow: /\n\n"
	for _, base := range o.Bases {
		robots += "Sitemap: " + origin + base + "/sitemap.xml\n"
	}
	if err := i.host.addFile("/robots.txt", plainType, []byte(robots)); err != nil {
		return nil, err
	}
	if err := i.host.addFile(workerPath, web.JavaScript, []byte(noWorker)); err != nil {
		return nil, err
	}
	icon := o.Assets.Get(iconName)
	i.host.files["/favicon.ico"] = file{mediaType: icon.Type, tag: icon.Hash, Lazy: icon.Lazy}
	return i, nil
}

// noWorker is the worker of the root. Where there was one site and now are several, a
// reader's browser has that site's worker still, which would answer for pages that are no
// more: it finds this one in its place, and then none.
const noWorker = `"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.registration.unregister()));
`

func indexPath(l data.Language) string {
	if l == data.English {
		return "/"
	}
	return "/" + string(l) + "/"
}

// document writes a page, with the style of all pages and no program.
func (i *Index) document(p IndexPage, language data.Language, status int) (document, error) {
	address := func(name string) string { return html.EscapeString(i.host.address(name)) }
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="%s"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">`, language)
	fmt.Fprintf(&b, `<title>%s</title><meta name="description" content="%s">`, html.EscapeString(p.Title), html.EscapeString(p.Description))
	fmt.Fprintf(&b, `<link rel="icon" href="%s"><link rel="apple-touch-icon" href="%s">`,
		address(vectorIconName), address(maskableIconName))
	writeScheme(&b, "")
	fmt.Fprintf(&b, `<script src="%s" data-font="%s"></script><link rel="stylesheet" href="%s"><link rel="stylesheet" href="%s">`,
		address(themeName), address(serifName), address(styleName), address(pagesStyleName))
	doc := &page.Document{Status: status, Language: language, Title: p.Title, Description: p.Description, Canonical: indexPath(language)}
	for _, l := range data.Languages {
		doc.Alternates = append(doc.Alternates, page.Alternate{Language: l, Path: indexPath(l)})
	}
	writeLinks(&b, doc, i.host.origin)
	b.WriteString("</head><body>")
	if err := write(&b, p.Root); err != nil {
		return document{}, err
	}
	b.WriteString("</body></html>")
	return document{status: status, tag: tagOf(b.Bytes()), Lazy: compression.OnDemand(b.Bytes(), compression.Smallest)}, nil
}

// ServeHTTP answers for what is above the sites and writes a line about it.
func (i *Index) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a := &answer{ResponseWriter: w}
	defer i.host.note(a, r, time.Now())
	i.serve(a, r)
}

func (i *Index) serve(w http.ResponseWriter, r *http.Request) {
	path, header := cmp.Or(r.URL.Path, "/"), w.Header()
	if i.host.refused(w, r) {
		return
	}
	if strings.HasPrefix(path, web.Prefix) {
		i.host.options.Assets.ServeHTTP(w, r)
		return
	}
	header.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	if f, ok := i.host.files[path]; ok {
		header.Set("Cache-Control", "no-cache")
		body, encoding := f.For(web.AcceptEncoding(r))
		web.Send(w, r, f.mediaType, f.tag, body, encoding)
		return
	}
	if path == healthPath {
		i.host.plain(w, r, http.StatusOK, "ok")
		return
	}
	if d, ok := i.documents[path]; ok {
		i.host.pageHeaders(header, d)
		body, encoding := d.For(web.AcceptEncoding(r))
		web.Send(w, r, htmlType, d.tag, body, encoding)
		return
	}
	if _, ok := i.documents[path+"/"]; ok {
		i.host.redirectToSlash(w, r)
		return
	}
	language := data.English
	for _, l := range data.Languages {
		if l != data.English && strings.HasPrefix(path, indexPath(l)) {
			language = l
		}
	}
	d := i.missing[language]
	i.host.pageHeaders(header, d)
	header.Set("Vary", "Accept-Encoding")
	body, encoding := d.For(web.AcceptEncoding(r))
	web.SendStatus(w, r, d.status, htmlType, body, encoding)
}

// RedirectToSlash sends a reader to the same address with a slash at its end.
func (i *Index) RedirectToSlash(w http.ResponseWriter, r *http.Request) {
	a := &answer{ResponseWriter: w}
	defer i.host.note(a, r, time.Now())
	if !i.host.refused(a, r) {
		i.host.redirectToSlash(a, r)
	}
}
