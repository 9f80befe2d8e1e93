package compression

import (
	"bytes"
	"strings"
	"sync"
	"testing"
)

func TestAFormIsMadeForTheFirstWhoTakesItAndOnce(t *testing.T) {
	body := []byte(strings.Repeat("figures and words, ", 200))
	for _, c := range []struct {
		sentence, accept string
		want             [2]int // how often brotli and gzip were made
	}{
		{"nobody takes a compressed form", "", [2]int{0, 0}},
		{"some take brotli", "gzip, br", [2]int{1, 0}},
		{"some take gzip alone", "gzip", [2]int{0, 1}},
		{"some like gzip better", "br;q=0.1, gzip;q=0.2", [2]int{0, 1}},
		{"some like the body as it is", "identity, br;q=0.5", [2]int{0, 0}},
	} {
		var made [2]int
		l := OnDemand(body, Quick)
		inBrotli, inGzip := l.inBrotli, l.inGzip
		l.inBrotli = sync.OnceValue(func() []byte { made[0]++; return inBrotli() })
		l.inGzip = sync.OnceValue(func() []byte { made[1]++; return inGzip() })
		var wait sync.WaitGroup
		for range 8 {
			wait.Go(func() { l.For(c.accept) })
		}
		wait.Wait()
		if made != c.want {
			t.Errorf("%s: brotli and gzip are made %d times, want %d", c.sentence, made, c.want)
		}
	}
}

func TestAFormMadeOnDemandIsTheForm(t *testing.T) {
	for _, body := range []string{"", "x", strings.Repeat("figures and words, ", 200)} {
		for _, effort := range []Effort{Smallest, Quick} {
			f, err := Of([]byte(body), effort)
			if err != nil {
				t.Fatal(err)
			}
			for _, accept := range []string{"", "br", "gzip", "br;q=0.5, gzip", "*", "identity"} {
				want, coding := f.For(accept)
				for what, l := range map[string]Lazy{"on demand": OnDemand([]byte(body), effort), "made before": Made(f)} {
					if got, as := l.For(accept); as != coding || !bytes.Equal(got, want) {
						t.Errorf("%d bytes for %q, %s: %d bytes in %q, want %d in %q", len(body), accept, what, len(got), as, len(want), coding)
					}
				}
			}
			if l := OnDemand([]byte(body), effort); l.Size() < f.Size() && len(body) > 100 {
				t.Errorf("%d bytes count as %d, and take %d", len(body), l.Size(), f.Size())
			}
		}
	}
	if got, as := (Lazy{Identity: []byte("x")}).For("br, gzip"); as != Identity || string(got) != "x" {
		t.Errorf("what is not to be compressed is %q in %q", got, as)
	}
}
