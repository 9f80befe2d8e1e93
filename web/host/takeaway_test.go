package host

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"bilateral/components/page"
	"bilateral/data"
)

// withRecords gives a host what files are made with.
func withRecords(o *Options) {
	for _, l := range data.Languages {
		parts := o.Parts[l]
		parts.Records, parts.Told = []byte("records "+string(l)), map[string]string{"made": "made " + string(l)}
		parts.Words = map[page.Program][]byte{page.OverviewProgram: []byte("words " + string(l)), page.TakingProgram: []byte("more words " + string(l))}
		o.Parts[l] = parts
	}
}

// Whatever files are made with stands in one list at an address that never changes, which
// a frame without an origin may read too.
func TestWhatFilesAreMadeWithIsListed(t *testing.T) {
	h := newTestHost(t, withRecords)
	r := request(h, "GET", "/takeaway.json")
	for name, want := range map[string]string{"Content-Type": "application/json", "Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	var list takeaway
	if err := json.Unmarshal([]byte(body(t, r)), &list); err != nil {
		t.Fatal(err)
	}
	addresses := []string{list.Script, list.Maker, list.Runner, list.Program}
	for i, l := range list.Languages {
		if l.Language != string(data.Languages[i]) || l.Told["made"] != "made "+l.Language {
			t.Errorf("the language %d is %v", i, l)
		}
		addresses = append(addresses, l.Dataset, l.Words, l.Records)
		if !strings.Contains(body(t, request(h, "GET", l.Words)), "more words "+l.Language) {
			t.Errorf("%s is not the words of the program that makes files", l.Words)
		}
	}
	for _, of := range list.Collections {
		for _, address := range of {
			addresses = append(addresses, address)
		}
	}
	if len(list.Collections) == 0 || len(list.Languages) != len(data.Languages) {
		t.Errorf("the list is %v", list)
	}
	for _, address := range addresses {
		if r := request(h, "GET", address); r.StatusCode != http.StatusOK {
			t.Errorf("%s has status %d", address, r.StatusCode)
		}
	}
}

// An installed copy has all of it, behind what pages need.
func TestWhatFilesAreMadeWithIsKeptLast(t *testing.T) {
	h := newTestHost(t, withRecords)
	kept := h.offline()
	last := kept[len(kept)-1]
	if last != takeawayPath {
		t.Errorf("the last is %s", last)
	}
	first := slices.IndexFunc(kept, func(a string) bool {
		return strings.HasPrefix(a, "/web/slides.") || strings.HasPrefix(a, "/web/take.") || strings.HasPrefix(a, "/web/maker.") || strings.HasPrefix(a, "/web/records.") || strings.HasPrefix(a, "/web/words-taken.")
	})
	if first < 0 || len(kept)-first != 4+2*len(data.Languages)+1 {
		t.Errorf("what files are made with is not the end of %v", kept)
	}
}

// A site without records makes none.
func TestWithoutRecordsNoFilesAreMade(t *testing.T) {
	h := newTestHost(t, nil)
	if r := request(h, "GET", takeawayPath); r.StatusCode != http.StatusNotFound || slices.Contains(h.offline(), takeawayPath) {
		t.Errorf("status %d, and it is kept: %v", r.StatusCode, slices.Contains(h.offline(), takeawayPath))
	}
}
