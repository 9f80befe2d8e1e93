package host

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"bilateral/components/page"
)

// Embedding is how a view stands in a frame on another site.
type Embedding struct {
	// Key is equal for two addresses only if they have the same frame.
	Key string
	// Provider is the name of the site, in the view's language.
	Provider string
	// Frame makes it.
	Frame func() (*Frame, error)
}

// Frame is what stands on the other site.
type Frame struct {
	Document *page.Document // that it shows
	// Width and Height are its size in pixels, where its host has room for it.
	Width, Height int
	// HTML gives its code in a size.
	HTML func(width, height int) string
}

// embeddingPath answers as oEmbed 1.0 has it: sites ask it how to show a link to a page.
const embeddingPath = "/oembed"

// embeddingType is that of the answers.
const embeddingType = "application/json+oembed"

// answerAge is how long a site may keep an answer, in seconds: views stay as they are.
const answerAge = 24 * 60 * 60

// rich is an answer of oEmbed's type of that name.
type rich struct {
	Type            string `json:"type"`
	Version         string `json:"version"`
	Title           string `json:"title"`
	ProviderName    string `json:"provider_name"`
	ProviderURL     string `json:"provider_url"`
	CacheAge        int    `json:"cache_age"`
	HTML            string `json:"html"`
	Width           int    `json:"width"`
	Height          int    `json:"height"`
	ThumbnailURL    string `json:"thumbnail_url,omitempty"`
	ThumbnailWidth  int    `json:"thumbnail_width,omitempty"`
	ThumbnailHeight int    `json:"thumbnail_height,omitempty"`
}

// serveEmbedding answers how a page, or a frame, is shown on another site.
func (h *Host) serveEmbedding(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	refuse := func(status int, text string) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.plain(w, r, status, text)
	}
	if format := query.Get("format"); format != "" && format != "json" {
		refuse(http.StatusNotImplemented, "The parameter format is json, or is not given: there is no other.")
		return
	}
	address := query.Get("url")
	if address == "" {
		refuse(http.StatusBadRequest, "The parameter url is missing: the address of a page of this site, as in "+h.origin+embeddingPath+"?url="+queryValue(h.origin+"/"))
		return
	}
	most := [2]int{}
	for i, name := range [...]string{"maxwidth", "maxheight"} {
		value := query.Get(name)
		if value == "" {
			continue
		}
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 {
			refuse(http.StatusBadRequest, "The parameter "+name+" is a number of pixels, from 1 on.")
			return
		}
		most[i] = n
	}
	target, figure, ours := h.ownTarget(address)
	var e *Embedding
	if ours {
		e = h.options.Views.Embedding(target, figure)
	}
	if e == nil {
		refuse(http.StatusNotFound, "The parameter url is no page of "+h.origin+" that can stand in a frame.")
		return
	}
	h.serveDownload(w, r, &Download{
		Key:       fmt.Sprintf("%s %dx%d %s", embeddingPath, most[0], most[1], e.Key),
		Name:      "oembed.json",
		MediaType: "application/json",
		Shown:     true,
		Costly:    true,
		Make:      func() (iter.Seq[[]byte], error) { return h.rich(e, most) },
	})
}

// within is a size that is at most another; 0 is no limit.
func within(size, most int) int {
	if most > 0 {
		return min(size, most)
	}
	return size
}

// rich writes the answer for an embedding of at most a width and a height.
func (h *Host) rich(e *Embedding, most [2]int) (iter.Seq[[]byte], error) {
	frame, err := e.Frame()
	if err != nil {
		return nil, err
	}
	doc, width, height := frame.Document, within(frame.Width, most[0]), within(frame.Height, most[1])
	answer := rich{
		Type: "rich", Version: "1.0", Title: cmp.Or(doc.Shared, doc.Title),
		ProviderName: e.Provider, ProviderURL: h.origin + "/", CacheAge: answerAge,
		HTML: frame.HTML(width, height), Width: width, Height: height,
	}
	if p := doc.Picture; p != nil {
		answer.ThumbnailURL, answer.ThumbnailWidth, answer.ThumbnailHeight = h.origin+p.Address, p.Width, p.Height
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // it is in no page, and is read by people too
	if err := encoder.Encode(&answer); err != nil {
		return nil, fmt.Errorf("host: oEmbed of %s: %w", doc.Address, err)
	}
	return func(yield func([]byte) bool) { yield(b.Bytes()) }, nil
}

// ownTarget is the path and query of an absolute address of this site, and its fragment.
// Either of http and https will do: links are passed on with both.
func (h *Host) ownTarget(address string) (target, fragment string, ours bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || !strings.EqualFold(authority(u), h.authority()) {
		return "", "", false
	}
	path, within := strings.CutPrefix(u.EscapedPath(), h.options.Base)
	if !within || path != "" && path[0] != '/' {
		return "", "", false
	}
	target = cmp.Or(path, "/")
	if query := escaped(u.RawQuery); query != "" {
		target += "?" + query
	}
	return target, u.Fragment, len(target) <= maxAddress
}

// authority is the host and port of an address; the port that its scheme has anyway is none.
func authority(u *url.URL) string {
	if port := u.Port(); port == "80" && u.Scheme == "http" || port == "443" && u.Scheme == "https" {
		return strings.TrimSuffix(u.Host, ":"+port)
	}
	return u.Host
}

func (h *Host) authority() string {
	u, err := url.Parse(h.origin)
	if err != nil {
		return "" // it was parsed when it was given
	}
	return authority(u)
}

// writeDiscovery writes where a site learns how to show a link to the page.
func writeDiscovery(b *bytes.Buffer, doc *page.Document, origin string) {
	if !framed(doc) {
		return
	}
	address := cmp.Or(doc.ViewAddress, doc.Canonical)
	if doc.Frame {
		address = doc.Address
	}
	fmt.Fprintf(b, `<link rel="alternate" type="%s" href="%s">`, embeddingType, html.EscapeString(origin+embeddingPath+"?url="+queryValue(origin+address)))
}

// queryValue writes an address as a parameter's value. What may stand in one is left as it
// is: the address is on the page already, and is sent once.
func queryValue(address string) string {
	return strings.NewReplacer("%3A", ":", "%2F", "/").Replace(url.QueryEscape(address))
}
