package host

import (
	"testing"
)

// leadsTo checks where a path is sent on to, for good; "" for nowhere.
func leadsTo(t *testing.T, h *Host, path, query, location string) {
	t.Helper()
	r, want := raw(h, "GET", path, query), 308
	if location == "" {
		want = 404
	}
	if got := r.Header.Get("Location"); r.StatusCode != want || got != location {
		t.Errorf("status %d to %q, want %d to %q", r.StatusCode, got, want, location)
	}
}

func TestASlashThatIsMissingIsAddedAndNothingElse(t *testing.T) {
	h := newTestHost(t, nil)
	for _, c := range []struct{ sentence, path, query, location string }{
		{"a page is found with its slash", "/about", "", "./about/"},
		{"the last segment alone is repeated", "/ja/embed/one", "", "./one/"},
		{"the query goes along as it came", "/about", "a=%2F&b=//evil.example", "./about/?a=%2F&b=//evil.example"},
		{"what no header may hold is escaped", "/about", "a=\r\nb: c\xff", "./about/?a=%0D%0Ab:%20c%FF"},
		{"a host as a path is unknown", "//evil.example", "", ""},
		{"a scheme as a path is unknown", "/https:", "", ""},
		{"a path that names another page behind dots is unknown", "/x/../about", "", ""},
		{"an asset is not a page", "/web", "", ""},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			leadsTo(t, h, c.path, c.query, c.location)
		})
	}
}

func TestAPageOneSignAwayIsFound(t *testing.T) {
	h := newTestHost(t, nil)
	for _, c := range []struct{ sentence, path, query, location string }{
		{"a bracket and a full stop of a sentence", "/about/).", "", "../about/"},
		{"a comma", "/about/,", "a=%2F", "../about/?a=%2F"},
		{"a full stop without the slash", "/about.", "", "./about/"},
		{"a Japanese full stop", "/ja/。", "", "../ja/"},
		{"letters in other case", "/About/", "", "../about/"},
		{"and of an id, in a frame, in another language", "/ja/embed/ONE/", "", "../../../ja/embed/one/"},
		{"a letter too few", "/abut/", "", "../about/"},
		{"a letter too many", "/abouts/", "", "../about/"},
		{"a wrong one", "/abaut/", "", "../about/"},
		{"two in the wrong order", "/abuot", "", "./about/"},
		{"what no header may hold is escaped", "/About/", "a=\r\nb: c\xff", "../about/?a=%0D%0Ab:%20c%FF"},
		{"two signs away is nowhere", "/abt/", "", ""},
		{"an empty segment is nowhere", "/About//", "", ""},
		{"a host behind two slashes too", "//about/", "", ""},
		{"a backslash too", "/\\about/", "", ""},
		{"dots too", "/x/../About/", "", ""},
		{"and a dot alone", "/./", "", ""},
		{"the overview is no sign away from one", "/x/", "", ""},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			leadsTo(t, h, c.path, c.query, c.location)
		})
	}
}
