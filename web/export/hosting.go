package export

import (
	"cmp"
	"embed"
	"fmt"
	"maps"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"bilateral/data"
	"bilateral/web"
	"bilateral/web/compression"
)

// hostingFolder holds what is for the host and not for readers: no page leads to it, and it
// says nothing that the pages do not.
const hostingFolder = "_hosting"

//go:embed nginx.conf.tmpl Caddyfile.tmpl headers.tmpl
var templates embed.FS

// hosted is what the templates of configurations are filled in with.
type hosted struct {
	Base    string // without its last slash
	Prefix  string // of assets, with the base
	Pages   []string
	Frames  []string // beginnings of the paths of pages for frames
	Missing []missing
	Types   []mediaType
	// Policy and FramePolicy are the content security policies of pages.
	Policy, FramePolicy string
	Permissions         string
	Referrer            string
	Immutable           string
}

// missing is the page for what is not there below a path, the longest first.
type missing struct{ Below, Page string }

// mediaType is one and the endings that have it.
type mediaType struct {
	Type    string
	Endings []string
}

// addHosting makes the configurations for hosts, of the headers that the site itself sends.
func (w *writer) addHosting() error {
	c := w.hosted()
	for name, source := range map[string]string{
		"/_headers":                         "headers.tmpl",
		"/" + hostingFolder + "/nginx.conf": "nginx.conf.tmpl",
		"/" + hostingFolder + "/Caddyfile":  "Caddyfile.tmpl",
	} {
		t, err := template.New(source).Funcs(template.FuncMap{"join": strings.Join, "quote": regexp.QuoteMeta, "reversed": reversed}).ParseFS(templates, source)
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
		var b strings.Builder
		if err := t.Execute(&b, c); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		if err := w.put(name, &entry{Forms: compression.Forms{Identity: []byte(b.String())}}); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) hosted() *hosted {
	c := &hosted{Base: w.Base, Prefix: w.Base + web.Prefix}
	types, pages, frames := map[string]string{}, map[string]int{}, map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(w.entries)) {
		e := w.entries[name]
		if ending := path.Ext(name); ending != "" {
			types[ending[1:]] = e.header.Get("Content-Type")
		}
		switch e.kind {
		case asset:
			c.Immutable = cmp.Or(c.Immutable, e.header.Get("Cache-Control"))
		case frame:
			c.FramePolicy = policyOf(e.header)
			before, _, _ := strings.Cut(name, frameFolder)
			frames[w.Base+before+frameFolder] = true
		case document:
			c.Policy, c.Permissions = policyOf(e.header), e.header.Get("Permissions-Policy")
			if below, is := strings.CutSuffix(name, IndexName); is {
				pages[w.Base+below]++
			} else {
				c.Missing = append(c.Missing, missing{w.Base + strings.TrimSuffix(name, missingName), w.Base + name})
			}
		case other:
			c.Referrer = cmp.Or(c.Referrer, e.header.Get("Referrer-Policy"))
		}
	}
	slices.SortFunc(c.Missing, func(a, b missing) int { return cmp.Compare(len(b.Below), len(a.Below)) })
	c.Frames, c.Pages = slices.Sorted(maps.Keys(frames)), patterns(slices.Sorted(maps.Keys(pages)))
	byType := map[string][]string{}
	for ending, t := range types {
		byType[t] = append(byType[t], ending)
	}
	for _, t := range slices.Sorted(maps.Keys(byType)) {
		slices.Sort(byType[t])
		c.Types = append(c.Types, mediaType{t, byType[t]})
	}
	return c
}

// frameFolder is the folder of the pages for frames, in a language's.
const frameFolder = "/embed/"

func policyOf(header http.Header) string { return header.Get("Content-Security-Policy") }

// patterns are paths of pages, where many of one folder are one pattern: hosts take a
// hundred rules and no more.
func patterns(paths []string) []string {
	const many = 4
	folder := func(p string) string { return path.Dir(strings.TrimSuffix(p, "/")) }
	count := map[string]int{}
	for _, p := range paths {
		count[folder(p)]++
	}
	var list []string
	for _, p := range paths {
		if parent := folder(p); count[parent] > many && slices.Contains(paths, parent+"/") && !slices.Contains(data.Languages, data.Language(path.Base(parent))) && parent != "/" {
			p = strings.TrimSuffix(parent, "/") + "/:page/"
		}
		list = append(list, p)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// reversed is a list with the last first.
func reversed(list []missing) []missing {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}
