package host

import (
	"net/http"
	"sync"

	"bilateral/web"
	"bilateral/web/compression"
)

// csvType is that of the files of rows: all have a header.
const csvType = "text/csv; charset=utf-8; header=present"

// openFile is a file that other programs may read from anywhere. Few ask for it, so that
// it is compressed for the first who does.
type openFile struct {
	mediaType string
	tag       string
	body      []byte
	once      sync.Once
	forms     compression.Forms
	err       error
}

// addOpen makes answers of the files of rows.
func (h *Host) addOpen() {
	for path, body := range h.options.Rows {
		h.open[path] = &openFile{mediaType: csvType, tag: tagOf(body), body: body}
	}
}

// serveOpen answers for a file that other programs may read, and reports whether there is
// one of that path.
func (h *Host) serveOpen(w http.ResponseWriter, r *http.Request) bool {
	f, ok := h.open[r.URL.Path]
	if !ok {
		return false
	}
	f.once.Do(func() { f.forms, f.err = compression.Of(f.body, compression.Quick) })
	if f.err != nil {
		h.fault(w, r, f.err)
		return true
	}
	header := w.Header()
	header.Set("Cache-Control", "no-cache")
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	body, encoding := f.forms.For(web.AcceptEncoding(r))
	web.Send(w, r, f.mediaType, f.tag, body, encoding)
	return true
}
