package host

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"bilateral/components/page"
	"bilateral/data"
)

// builtPath is where an installed copy has what it answers with for a page that it does
// not keep, and whose program builds it.
const builtPath = "/built.json"

// Built says what a page is built of by a program alone, where no server answers.
type Built struct {
	Language data.Language
	Frame    bool
	Program  page.Program
	// Parts are the names of the further parts of the data, as View.Parts.
	Parts []string
}

// built is what the worker reads: documents without a page, and which of them each
// path has. In a document the worker fills in the address and the parts.
type built struct {
	Version string `json:"version"`
	// Address and Parts are what stands in a document for them.
	Address   string          `json:"address"`
	Parts     string          `json:"parts"`
	Documents []builtDocument `json:"documents"`
	// Pages are by their paths.
	Pages map[string]builtPage `json:"pages"`
	// More is what a reader may ask to be kept beside what is kept for everybody.
	More []string `json:"more"`
}

type builtDocument struct {
	Headers map[string]string `json:"headers"`
	HTML    string            `json:"html"`
}

type builtPage struct {
	Document int      `json:"document"` // its place in the list
	Parts    []string `json:"parts"`    // addresses
}

// builds reports whether there are pages that a program builds without a server.
func (h *Host) builds() bool {
	return slices.ContainsFunc(h.routes, func(r Route) bool { return r.Built != nil })
}

// addBuilt makes what an installed copy builds pages in.
func (h *Host) addBuilt() error {
	if !h.builds() {
		return nil
	}
	b := built{Version: h.version, Address: addressSlot.token(), Parts: partsSlot.token(), Pages: map[string]builtPage{}}
	places := map[shellKind]int{}
	for _, route := range h.routes {
		if route.Later {
			b.More = append(b.More, route.Path)
		}
		if route.Built == nil {
			continue
		}
		kind := shellKind{language: route.Built.Language, frame: route.Built.Frame, program: route.Built.Program}
		if _, made := places[kind]; !made {
			document, err := h.emptyDocument(kind)
			if err != nil {
				return err
			}
			places[kind] = len(b.Documents)
			b.Documents = append(b.Documents, document)
		}
		p := builtPage{Document: places[kind], Parts: []string{}}
		for _, name := range route.Built.Parts {
			p.Parts = append(p.Parts, h.address(name))
		}
		b.Pages[route.Path] = p
	}
	b.More = append(b.More, noticesPath)
	if h.options.Package != nil {
		b.More = append(b.More, packageFiles+"json", packageFiles+"zip")
	}
	content, err := json.Marshal(b)
	if err != nil {
		return fmt.Errorf("%s: %w", builtPath, err)
	}
	return h.addFile(builtPath, jsonType, content)
}

const jsonType = "application/json"

// emptyDocument is the document of a kind of page, with the site's name as its title and
// what it says where its program builds no page.
func (h *Host) emptyDocument(kind shellKind) (builtDocument, error) {
	name, _ := h.options.Dataset.Product.In(kind.language)
	doc := &page.Document{Status: http.StatusOK, Language: kind.language, Frame: kind.frame, Program: kind.program}
	var b bytes.Buffer
	for i, part := range h.shells[kind] {
		if i%2 == 0 {
			b.WriteString(part)
			continue
		}
		switch slot(part) {
		case titleSlot, sharedSlot:
			b.WriteString(html.EscapeString(name))
		case addressSlot:
			b.WriteString(addressSlot.token())
		case versionSlot:
			b.WriteString(html.EscapeString(h.version))
		case themeSlot:
			if kind.frame {
				b.WriteString(` data-theme="light"`)
			}
		case schemeSlot:
			writeScheme(&b, themeOf(doc))
		case partsSlot:
			fmt.Fprintf(&b, ` data-parts="%s"`, partsSlot.token())
		case bodySlot:
			if err := write(&b, h.options.Unbuilt[kind.language]); err != nil {
				return builtDocument{}, fmt.Errorf("%s: %w", builtPath, err)
			}
		}
	}
	header := http.Header{}
	h.pageHeaders(header, document{frame: kind.frame})
	headers := map[string]string{"content-type": htmlType}
	for name := range header {
		headers[strings.ToLower(name)] = header.Get(name)
	}
	return builtDocument{headers, b.String()}, nil
}
