// Package below puts the addresses that a site's answers name below the path where the
// site stands. It stands at the very end of the flow: pages, programs and views know
// nothing of that path, and their addresses begin behind it.
package below

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// addressed are the attributes that hold addresses of the site, one or some with spaces
// between, as every writer of our pages quotes them.
var addressed = regexp.MustCompile(`( (?:href|src|action|formaction|data-(?:dataset|font|kept|pages|parts|places|search|share|wasm|words|worker)))="([^"]*)"`)

// Tag gives a tag, as it stands in a document, with each address of the site in it as to
// gives it.
func Tag(raw string, to func(address string) string) string {
	return addressed.ReplaceAllStringFunc(raw, func(found string) string {
		parts := addressed.FindStringSubmatch(found)
		if !strings.HasPrefix(parts[2], "/") { // as of words
			return found
		}
		list := strings.Split(html.UnescapeString(parts[2]), " ")
		for i, one := range list {
			list[i] = to(one)
		}
		return parts[1] + `="` + html.EscapeString(strings.Join(list, " ")) + `"`
	})
}

// Base is a path below which a site stands, as host.ParseBase gives it.
type Base string

// Address is an address of the site, given as path, query and fragment, below the base;
// others stay.
func (b Base) Address(address string) string {
	if strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//") {
		return string(b) + address
	}
	return address
}

// Marked is the tag of a document's root with the base, for its scripts.
func (b Base) Marked(tag string) string {
	if b == "" {
		return tag
	}
	return strings.TrimSuffix(tag, ">") + ` data-base="` + string(b) + `">`
}

// Value gives what is read of JSON with every text that is an address below the base.
func (b Base) Value(content any) any {
	switch content := content.(type) {
	case string:
		return b.Address(content)
	case []any:
		for i := range content {
			content[i] = b.Value(content[i])
		}
	case map[string]any:
		for key := range content {
			content[key] = b.Value(content[key])
		}
	}
	return content
}

// document is a page with its addresses below the base.
func (b Base) document(page []byte) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		raw := string(z.Raw())
		if kind == html.ErrorToken {
			return out.Bytes()
		}
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			name, _ := z.TagName()
			raw = Tag(raw, b.Address)
			if string(name) == "html" {
				raw = b.Marked(raw)
			}
		}
		out.WriteString(raw)
	}
}

// Answer is what the site answers at a path, "" for a page, with its addresses below the
// base: in pages, manifests and the lists that scripts and the worker read. The error is
// that of a list that is no JSON.
func (b Base) Answer(path, mediaType string, body []byte) ([]byte, error) {
	kind, _, _ := strings.Cut(mediaType, ";")
	switch {
	case b == "":
		return body, nil
	case kind == "text/html":
		return b.document(body), nil
	case kind != "application/json" && kind != "application/manifest+json":
		return body, nil
	}
	var content map[string]any
	if err := json.Unmarshal(body, &content); err != nil {
		return nil, fmt.Errorf("%s below %s: %w", path, b, err)
	}
	documents, _ := content["documents"].([]any)
	b.Value(content)
	for _, d := range documents {
		if d, ok := d.(map[string]any); ok {
			text, _ := d["html"].(string)
			d["html"] = string(b.document([]byte(text)))
		}
	}
	if pages, ok := content["pages"].(map[string]any); ok { // by their paths
		moved := map[string]any{}
		for at, p := range pages {
			moved[b.Address(at)] = p
		}
		content["pages"] = moved
	}
	out, err := json.Marshal(content)
	if err != nil {
		return nil, fmt.Errorf("%s below %s: %w", path, b, err)
	}
	return out, nil
}
