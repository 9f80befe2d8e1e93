package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"bilateral/web/below"
	"bilateral/web/host"
)

// contents are the attributes that hold absolute addresses.
var contents = regexp.MustCompile(`( (?:content|href))="(https?://[^"]*)"`)

// spelled are absolute addresses in a text, up to what may stand behind one.
var spelled = regexp.MustCompile(`https?://[\w.:-]+/[\w.~/?&;=%-]*[\w/]|https?://[\w.:-]+/`)

// document is a page as it is exported. Address is its path, "" for one that stands in for
// others.
func (w *writer) document(p *host.Page, address string) ([]byte, error) {
	var b bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(p.HTML))
	var within string // the script whose text comes next, by its type
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if b.Len() == 0 {
				return nil, fmt.Errorf("the page is empty")
			}
			return b.Bytes(), nil
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := w.tag(string(z.Raw()), address)
			name, _ := z.TagName()
			within = ""
			switch string(name) {
			case "html":
				tag = below.Base(w.Base).Marked(tag)
			case "body":
				if note := w.Notes[p.Language]; p.Program && note != "" {
					tag += `<noscript><p class="notice">` + html.EscapeString(note) + `</p></noscript>`
				}
			case "script":
				if strings.Contains(tag, `"application/ld+json"`) {
					within = "data"
				}
			}
			b.WriteString(tag)
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "head" {
				fmt.Fprintf(&b, `<link rel="stylesheet" href="%s">`, w.based(w.Sheet))
				if p.Program {
					fmt.Fprintf(&b, `<script src="%s"></script>`, w.based(w.Script))
				}
			}
			within = ""
			b.Write(z.Raw())
		case html.TextToken:
			if within == "data" {
				b.Write(w.ownAddresses(z.Raw()))
			} else {
				b.Write(spelled.ReplaceAllFunc(z.Raw(), w.unescaped))
			}
		default:
			b.Write(z.Raw())
		}
	}
}

// unescaped puts an address that is written in HTML into the export.
func (w *writer) unescaped(found []byte) []byte {
	address := html.UnescapeString(string(found))
	if folder, is := strings.CutSuffix(address, missingPath); is { // of the page for what is not there: it has no address
		return []byte(html.EscapeString(folder + "/"))
	}
	if settled := w.absolute(address); settled != address {
		return []byte(html.EscapeString(settled))
	}
	return found
}

// tag is a tag with the addresses of the export.
func (w *writer) tag(raw, address string) string {
	if strings.Contains(raw, `"application/json+oembed"`) {
		return discovery.ReplaceAllString(raw, ` href="`+html.EscapeString(w.Home+embeddingName(address))+`"`)
	}
	raw = contents.ReplaceAllStringFunc(raw, func(found string) string {
		parts := contents.FindStringSubmatch(found)
		return parts[1] + `="` + string(w.unescaped([]byte(parts[2]))) + `"`
	})
	return below.Tag(raw, func(address string) string { return w.based(w.settled(address)) })
}

var discovery = regexp.MustCompile(` href="[^"]*"`)

// contents gives what a file that names addresses of the site has in the export.
func (w *writer) contents(name string, body []byte) ([]byte, error) {
	switch {
	case name == "/built.json":
		return w.built(body)
	case name == "/takeaway.json" || strings.HasSuffix(name, ".webmanifest"):
		if w.Base == "" {
			return body, nil
		}
		var content any
		if err := json.Unmarshal(body, &content); err != nil {
			return nil, err
		}
		return json.MarshalIndent(below.Base(w.Base).Value(content), "", "\t")
	}
	return body, nil
}

// built is what an installed copy builds pages in: documents like the others.
func (w *writer) built(body []byte) ([]byte, error) {
	var b map[string]any
	if err := json.Unmarshal(body, &b); err != nil {
		return nil, err
	}
	documents, _ := b["documents"].([]any)
	for _, d := range documents {
		d, is := d.(map[string]any)
		if !is {
			return nil, fmt.Errorf("a document is no object")
		}
		text, _ := d["html"].(string)
		html, err := w.document(&host.Page{HTML: []byte(text), Program: true}, "")
		if err != nil {
			return nil, err
		}
		d["html"] = string(html)
	}
	pages, _ := b["pages"].(map[string]any)
	moved := map[string]any{}
	for path, p := range pages {
		moved[w.based(path)] = below.Base(w.Base).Value(p)
	}
	b["pages"], b["more"] = moved, below.Base(w.Base).Value(b["more"])
	return json.Marshal(b)
}
