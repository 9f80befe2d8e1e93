package host

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// trailing is what text around an address leaves at its end.
const trailing = "/ ).,;:!?'\"*_|<>[]{}«»“”‘’‹›…。、，．）」』】》〉！？："

// mended is the page that a path one sign away from it means, or "": a path in
// other case or with underscores, with what stood behind it in a sentence, or
// with one sign too many, too few, wrong, or before the one it belongs behind.
// Where two pages are as near, it is neither; a path with an empty or a dotted
// segment, or a slash in disguise, is none.
func (h *Host) mended(u *url.URL) string {
	path := u.Path
	for segment := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		if segment == "." || segment == ".." {
			return ""
		}
	}
	p := strings.ReplaceAll(strings.ToLower(strings.TrimRight(path, trailing)), "_", "-") + "/"
	escapedSlash := strings.Contains(strings.ToLower(u.EscapedPath()), "%2f")
	if escapedSlash || strings.Contains(path, "//") || strings.Trim(p, "abcdefghijklmnopqrstuvwxyz0123456789-/") != "" {
		return ""
	}
	if slices.ContainsFunc(h.routes, func(route Route) bool { return route.Path == p }) {
		return p
	}
	var meant string
	for _, route := range h.routes {
		if oneSignAway(p, route.Path) {
			if meant != "" {
				return ""
			}
			meant = route.Path
		}
	}
	return meant
}

// oneSignAway reports whether two texts differ by one byte added or changed,
// or by two neighbours in another order. Texts of fewer than two letters are
// near to nothing.
func oneSignAway(a, b string) bool {
	if min(len(a), len(b)) < len("/ja/") {
		return false
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) < 2 && len(b) < 2 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}

// redirectTo sends a reader to a page of the site, with the query as it came,
// by a relative reference, so that it holds below any prefix.
func (h *Host) redirectTo(w http.ResponseWriter, r *http.Request, page string) {
	location := strings.Repeat("../", strings.Count(r.URL.EscapedPath(), "/")-1) + page[1:]
	if !strings.HasPrefix(location, "../") {
		location = "./" + location
	}
	if query := escaped(r.URL.RawQuery); query != "" {
		location += "?" + query
	}
	w.Header().Set("Location", location)
	w.Header().Set("Cache-Control", "no-cache")
	h.plain(w, r, http.StatusPermanentRedirect, "The page is at: "+location)
}
