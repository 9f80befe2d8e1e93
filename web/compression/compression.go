// Package compression makes the compressed forms of a body once and chooses
// the form that a request accepts. It stands at the very end of the flow: the
// bytes of an asset or a page go through it on their way to the reader.
package compression

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/bits"
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

// levels are those of the compressors.
func (e Effort) levels() (forBrotli, forGzip int) {
	if e == Quick {
		return 5, 6
	}
	return brotli.BestCompression, gzip.BestCompression
}

// Of compresses a body. The same body and effort give the same bytes.
func Of(body []byte, effort Effort) (Forms, error) {
	forBrotli, forGzip := effort.levels()
	f := Forms{Identity: body}
	var err error
	if f.Brotli, err = brotliOf(body, forBrotli); err != nil {
		return Forms{}, err
	}
	if f.Gzip, err = gzipOf(body, forGzip); err != nil {
		return Forms{}, err
	}
	return f, nil
}

// brotliOf is a body in brotli; nil where that would not be smaller.
func brotliOf(body []byte, level int) ([]byte, error) {
	var b bytes.Buffer
	// A window as large as the body finds all there is; the library's own, of 4 MB, takes
	// 40 MB of memory for each body.
	window := min(max(bits.Len(uint(len(body)+windowSpare)), leastWindow), mostWindow)
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: level, LGWin: window})
	if _, err := w.Write(body); err != nil {
		return nil, fmt.Errorf("compression: brotli: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compression: brotli: %w", err)
	}
	return smaller(b.Bytes(), body), nil
}

// Windows are 2 to the power of these, in bytes, less what brotli spares.
const (
	leastWindow = 16
	mostWindow  = 22
	windowSpare = 16
)

// gzipOf is a body in gzip; nil where that would not be smaller.
func gzipOf(body []byte, level int) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, level)
	if err != nil {
		return nil, fmt.Errorf("compression: gzip: %w", err)
	}
	if _, err := w.Write(body); err != nil {
		return nil, fmt.Errorf("compression: gzip: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compression: gzip: %w", err)
	}
	return smaller(b.Bytes(), body), nil
}

func smaller(form, body []byte) []byte {
	if len(form) < len(body) {
		return form
	}
	return nil
}

// Size is how many bytes all the forms take together.
func (f Forms) Size() int { return len(f.Identity) + len(f.Brotli) + len(f.Gzip) }

// For returns the form to send for an Accept-Encoding header: the accepted
// one with the highest weight, of equals brotli before gzip before the body
// as it is. A header that accepts nothing we have is answered with the body
// as it is, as RFC 9110 section 12.5.3 allows.
func (f Forms) For(acceptEncoding string) ([]byte, Encoding) {
	return choose(acceptEncoding, f.Identity, func() []byte { return f.Brotli }, func() []byte { return f.Gzip })
}

// choose is For of forms of which none is asked for but the one that is sent, and those
// before it that there are not.
func choose(acceptEncoding string, identity []byte, inBrotli, inGzip func() []byte) ([]byte, Encoding) {
	weights := parse(acceptEncoding)
	type form struct {
		body     func() []byte
		encoding Encoding
	}
	forms := [...]form{{inBrotli, Brotli}, {inGzip, Gzip}}
	if weights.of(Gzip) > weights.of(Brotli) {
		forms[0], forms[1] = forms[1], forms[0]
	}
	for _, f := range forms {
		w := weights.of(f.encoding)
		if w == 0 || weights.identity.value > w {
			break // and what comes behind weighs no more
		}
		if body := f.body(); body != nil {
			return body, f.encoding
		}
	}
	return identity, Identity
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
