// Package compression makes the compressed forms of a body once and chooses
// the form that a request accepts. It stands at the very end of the flow: the
// bytes of an asset or a page go through it on their way to the reader.
package compression

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// Encoding is a content coding, as named in HTTP headers.
type Encoding string

// The codings that are sent.
const (
	Identity Encoding = ""
	Brotli   Encoding = "br"
	Gzip     Encoding = "gzip"
)

// Effort is how hard the compressors try.
type Effort int

// The efforts.
const (
	// Smallest is brotli 11 and gzip 9, for what is compressed once and
	// sent often.
	Smallest Effort = iota
	// Quick is brotli 5 and gzip 6, for what a reader waits for.
	Quick
)

// Forms is one body in every coding. A compressed form that would not be
// smaller is nil.
type Forms struct {
	Identity, Brotli, Gzip []byte
}

// Of compresses a body. The same body and effort give the same bytes.
func Of(body []byte, effort Effort) (Forms, error) {
	brotliLevel, gzipLevel := brotli.BestCompression, gzip.BestCompression
	if effort == Quick {
		brotliLevel, gzipLevel = 5, 6
	}
	f := Forms{Identity: body}

	var b bytes.Buffer
	bw := brotli.NewWriterLevel(&b, brotliLevel)
	if _, err := bw.Write(body); err != nil {
		return Forms{}, fmt.Errorf("compression: brotli: %w", err)
	}
	if err := bw.Close(); err != nil {
		return Forms{}, fmt.Errorf("compression: brotli: %w", err)
	}
	if b.Len() < len(body) {
		f.Brotli = b.Bytes()
	}

	var g bytes.Buffer
	gw, err := gzip.NewWriterLevel(&g, gzipLevel)
	if err != nil {
		return Forms{}, fmt.Errorf("compression: gzip: %w", err)
	}
	if _, err := gw.Write(body); err != nil {
		return Forms{}, fmt.Errorf("compression: gzip: %w", err)
	}
	if err := gw.Close(); err != nil {
		return Forms{}, fmt.Errorf("compression: gzip: %w", err)
	}
	if g.Len() < len(body) {
		f.Gzip = g.Bytes()
	}
	return f, nil
}

// Size is how many bytes all the forms take together.
func (f Forms) Size() int { return len(f.Identity) + len(f.Brotli) + len(f.Gzip) }

// For returns the form to send for an Accept-Encoding header: the accepted
// one with the highest weight, of equals brotli before gzip before the body
// as it is. A header that accepts nothing we have is answered with the body
// as it is, as RFC 9110 section 12.5.3 allows.
func (f Forms) For(acceptEncoding string) ([]byte, Encoding) {
	weights := parse(acceptEncoding)
	body, encoding, best := f.Identity, Identity, 0.0
	for _, form := range [...]struct {
		body     []byte
		encoding Encoding
	}{{f.Brotli, Brotli}, {f.Gzip, Gzip}} {
		if form.body == nil {
			continue
		}
		if w := weights.of(form.encoding); w > best {
			body, encoding, best = form.body, form.encoding, w
		}
	}
	if weights.identity.value > best {
		return f.Identity, Identity
	}
	return body, encoding
}

// Accepts reports whether an Accept-Encoding header takes a coding before the body as it
// is.
func Accepts(acceptEncoding string, e Encoding) bool {
	weights := parse(acceptEncoding)
	w := weights.of(e)
	return w > 0 && w >= weights.identity.value
}

// accepted are the weights of the codings that a header names, out of those that are sent,
// and of "*". It is read for each request: a map would take longer than all the rest of it.
type accepted struct{ brotli, gzip, identity, any weight }

// weight is from 0 (not acceptable) to 1.
type weight struct {
	value float64
	named bool
}

// coding is where the weight of a coding stands, nil for one that is not sent.
func (a *accepted) coding(name string) *weight {
	switch {
	case strings.EqualFold(name, string(Brotli)):
		return &a.brotli
	case strings.EqualFold(name, string(Gzip)):
		return &a.gzip
	case strings.EqualFold(name, "identity"):
		return &a.identity
	case name == "*":
		return &a.any
	}
	return nil
}

// of returns the weight of a coding that is sent.
func (a *accepted) of(e Encoding) float64 {
	if w := a.coding(string(e)); w.named {
		return w.value
	}
	return a.any.value
}

// parse reads an Accept-Encoding header. A weight that is not a number from
// 0 to 1 makes its coding not acceptable.
func parse(header string) accepted {
	var a accepted
	for item := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(item, ";")
		w := a.coding(strings.TrimSpace(name))
		if w == nil {
			continue
		}
		*w = weight{1, true}
		parameters = strings.TrimSpace(parameters)
		if len(parameters) >= 2 && strings.EqualFold(parameters[:2], "q=") {
			q, err := strconv.ParseFloat(strings.TrimSpace(parameters[2:]), 64)
			if err != nil || !(q >= 0 && q <= 1) {
				q = 0
			}
			w.value = q
		}
	}
	return a
}
