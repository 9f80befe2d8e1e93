package host

import (
	"fmt"
	"net/http"
	pathpkg "path"
	"strings"
	"sync"

	"bilateral/web"
	"bilateral/web/compression"
)

// csvType is that of the files of rows: all have a header.
const csvType = "text/csv; charset=utf-8; header=present"

// openFile is a file that other programs may read from anywhere.
type openFile struct {
	mediaType string
	name      string // under which a browser keeps it, "" for one that it may show
	tag       string
	compression.Lazy
}

// addOpen makes answers of the files of rows, and gets ready for those of the dataset as a
// whole.
func (h *Host) addOpen() {
	for path, body := range h.options.Rows {
		h.open[path] = h.opened(path, body)
	}
	h.packaged = sync.OnceValues(func() (map[string]*openFile, error) {
		files, err := h.options.Package()
		if err != nil {
			return nil, err
		}
		answers := map[string]*openFile{}
		for path, body := range files {
			answers[path] = h.opened(path, body)
		}
		return answers, nil
	})
}

// opened is the answer with a file, by the ending of its path.
func (h *Host) opened(path string, body []byte) *openFile {
	f := &openFile{tag: tagOf(body), Lazy: compression.OnDemand(body, compression.Quick)}
	switch ending := pathpkg.Ext(path); ending {
	case ".csv":
		f.mediaType = csvType
	case ".json":
		f.mediaType = "application/json"
	case ".zip":
		f.mediaType, f.Lazy = "application/zip", compression.Lazy{Identity: body}
		f.name = h.options.Dataset.Name + "-v" + h.options.Dataset.Version + ending
	default:
		f.mediaType, f.name = "application/octet-stream", pathpkg.Base(path)
	}
	return f
}

// The addresses of the dataset as a whole: a Data Package, and below a folder its tables.
const (
	packageFiles  = "/datapackage."
	packageTables = "/data/"
)

// openAt is the file of a path that other programs may read, nil for none.
func (h *Host) openAt(path string) (*openFile, error) {
	if f := h.open[path]; f != nil {
		return f, nil
	}
	// A page may be below the folder of the tables; to make these takes a while.
	if h.options.Package == nil || strings.HasSuffix(path, "/") || !strings.HasPrefix(path, packageFiles) && !strings.HasPrefix(path, packageTables) {
		return nil, nil
	}
	files, err := h.packaged()
	return files[path], err
}

// serveOpen answers for a file that other programs may read, and reports whether there is
// one of that path.
func (h *Host) serveOpen(w http.ResponseWriter, r *http.Request) bool {
	f, err := h.openAt(r.URL.Path)
	if f == nil && err == nil {
		return false
	}
	if err != nil {
		h.fault(w, r, err)
		return true
	}
	header := w.Header()
	header.Set("Cache-Control", "no-cache")
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	body, encoding := f.For(web.AcceptEncoding(r))
	if f.name != "" {
		header.Set("Access-Control-Expose-Headers", "Content-Disposition, ETag")
		header.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", f.name))
	}
	web.Send(w, r, f.mediaType, f.tag, body, encoding)
	return true
}
