package host

import (
	"bytes"
	"fmt"

	"bilateral/components/page"

	"golang.org/x/net/html"
)

// writePreloads has the browser fetch what the starter will ask for while the
// starter is on its way itself. What the reader sees first comes first: the
// priority of data is low; that of the program, the largest, is a fetch's own, as
// over HTTP/1.1 a browser asks for nothing low before the styles have come. Without
// scripts nothing of it is fetched. A frame starts its program when it is seen, a
// static page never.
func (h *Host) writePreloads(b *bytes.Buffer, doc *page.Document, parts []string) {
	if doc.Frame || doc.Static {
		return
	}
	addresses := []string{h.program(doc.Program), h.address(datasetName(doc.Language)), h.words(doc.Language, doc.Program)}
	for i, address := range append(addresses, parts...) {
		priority := ` fetchpriority="low"`
		if i == 0 {
			priority = ""
		}
		// As the starter asks for it: what differs is fetched twice.
		fmt.Fprintf(b, `<link rel="preload" as="fetch" crossorigin=""%s media="(scripting: enabled)" href="%s">`, priority, html.EscapeString(address))
	}
}
