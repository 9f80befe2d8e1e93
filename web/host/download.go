package host

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"net/http"
	"strings"

	"bilateral/web"
	"bilateral/web/compression"
)

// Download is a file of data or a picture that is made from a view when it is asked for.
type Download struct {
	// Key is equal for two addresses only if they have the same file of the same dataset.
	Key       string
	Name      string // of the file, ASCII
	MediaType string
	// Shown says that a browser is to show the file, and not to keep it.
	Shown bool
	// Packed says that the bytes are compressed as they are.
	Packed bool
	// Costly says that it takes long to make and is not large: what was made is kept for
	// the next who asks, and few are made at a time.
	Costly bool
	// Refused says in words why there is none: which parameter has which value, and what
	// was expected. It is for the reader and, if it is not "", all that there is.
	Refused string
	// Make makes the file, piece by piece. The pieces are there until the next.
	Make func() (iter.Seq[[]byte], error)
}

// serveDownload answers for a file. Anybody's page may read it: it holds what everybody
// can have, and no more.
func (h *Host) serveDownload(w http.ResponseWriter, r *http.Request, d *Download) {
	header := w.Header()
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Access-Control-Expose-Headers", "Content-Disposition, ETag")
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	if d.Refused != "" {
		h.plain(w, r, http.StatusBadRequest, d.Refused)
		return
	}
	encoding := compression.Identity
	if !d.Packed && compression.Accepts(web.AcceptEncoding(r), compression.Gzip) {
		encoding = compression.Gzip
	}
	sum := sha256.Sum256([]byte(h.version + "\n" + d.Key))
	etag := `"` + hex.EncodeToString(sum[:8]) + `"`
	if encoding != compression.Identity {
		etag = strings.TrimSuffix(etag, `"`) + "-" + string(encoding) + `"`
	}
	header.Set("Vary", "Accept-Encoding")
	header.Set("ETag", etag)
	header.Set("Cache-Control", "no-cache")
	if web.Matches(r.Header.Values("If-None-Match"), etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	pieces, err := h.made(d)
	if err != nil {
		header.Del("ETag")
		header.Del("Cache-Control") // it is not worth keeping
		h.fault(w, r, err)
		return
	}
	kind := "attachment"
	if d.Shown {
		kind = "inline"
	}
	header.Set("Content-Disposition", fmt.Sprintf("%s; filename=%q", kind, d.Name))
	header.Set("Content-Type", d.MediaType)
	header.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox")
	if encoding != compression.Identity {
		header.Set("Content-Encoding", string(encoding))
	}
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		// A reader who has gone away is not a fault of ours.
		_ = send(w, pieces, encoding)
	}
}

// mostMade is how many costly files are made at a time.
const mostMade = 2

// made is a file's pieces: those of a costly one as they were kept, or made once however
// many ask for it.
func (h *Host) made(d *Download) (iter.Seq[[]byte], error) {
	if !d.Costly {
		return d.Make()
	}
	kept, err := h.costly.get(d.Key, func() (document, error) {
		h.making <- struct{}{}
		defer func() { <-h.making }()
		pieces, err := d.Make()
		if err != nil {
			return document{}, err
		}
		var whole bytes.Buffer
		for piece := range pieces {
			whole.Write(piece)
		}
		return document{Lazy: compression.Lazy{Identity: whole.Bytes()}}, nil
	})
	if err != nil {
		return nil, err
	}
	return func(yield func([]byte) bool) { yield(kept.Identity) }, nil
}

// send writes pieces as they come, the first one at once. A file whose making fails is
// not ended, so that nobody takes what there is of it for the whole.
func send(w http.ResponseWriter, pieces iter.Seq[[]byte], encoding compression.Encoding) error {
	control := http.NewResponseController(w)
	write, flush, end := w.Write, func() error { return nil }, func() error { return nil }
	if encoding == compression.Gzip {
		zipped, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
		if err != nil {
			return err
		}
		write, flush, end = zipped.Write, zipped.Flush, zipped.Close
	}
	first := true
	for piece := range pieces {
		if _, err := write(piece); err != nil {
			return err
		}
		if first {
			if err := flush(); err != nil {
				return err
			}
			// What cannot be flushed is sent when it is whole.
			_ = control.Flush()
			first = false
		}
	}
	return end()
}
