package compression

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestEveryFormHoldsTheBody(t *testing.T) {
	body := []byte(strings.Repeat("figures and words, ", 200))
	for _, effort := range []Effort{Smallest, Quick} {
		f, err := Of(body, effort)
		if err != nil {
			t.Fatal(err)
		}
		unzip, err := gzip.NewReader(bytes.NewReader(f.Gzip))
		if err != nil {
			t.Fatal(err)
		}
		for name, form := range map[string]io.Reader{
			"brotli": brotli.NewReader(bytes.NewReader(f.Brotli)), "gzip": unzip, "identity": bytes.NewReader(f.Identity),
		} {
			got, err := io.ReadAll(form)
			if err != nil || !bytes.Equal(got, body) {
				t.Errorf("effort %d, %s: %d bytes, %v; want the body of %d", effort, name, len(got), err, len(body))
			}
		}
		if f.Size() != len(f.Identity)+len(f.Brotli)+len(f.Gzip) || len(f.Brotli) >= len(body) {
			t.Errorf("effort %d: sizes %d, %d, %d", effort, len(f.Identity), len(f.Brotli), len(f.Gzip))
		}
	}
}

func TestTheSameBodyHasTheSameForms(t *testing.T) {
	body := []byte(strings.Repeat("abcdefgh", 1000))
	first, err := Of(body, Smallest)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, err := Of(body, Smallest)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Brotli, again.Brotli) || !bytes.Equal(first.Gzip, again.Gzip) {
			t.Fatal("the forms differ")
		}
	}
}

func TestAFormThatWouldNotBeSmallerIsLeftOut(t *testing.T) {
	for _, body := range []string{"", "x", "abc"} {
		f, err := Of([]byte(body), Smallest)
		if err != nil {
			t.Fatal(err)
		}
		if f.Gzip != nil || f.Brotli != nil {
			t.Errorf("%q has forms of %d and %d bytes", body, len(f.Brotli), len(f.Gzip))
		}
		got, coding := f.For("br, gzip")
		if coding != Identity || string(got) != body {
			t.Errorf("%q is sent as %q in %q", body, got, coding)
		}
	}
}

func TestFor(t *testing.T) {
	all := Forms{Identity: []byte("plain"), Brotli: []byte("b"), Gzip: []byte("g")}
	noBrotli := Forms{Identity: []byte("plain"), Gzip: []byte("g")}
	for _, c := range []struct {
		forms  Forms
		accept string
		want   Encoding
	}{
		{all, "", Identity},
		{all, "identity", Identity},
		{all, "gzip, br", Brotli},
		{all, "gzip", Gzip},
		{all, "BR", Brotli},
		{all, "br;q=0.1, gzip;q=0.2", Gzip},
		{all, "br; q=0, gzip ;q=0", Identity},
		{all, "*", Brotli},
		{all, "*;q=0", Identity},
		{all, "br;q=0, *", Gzip},
		{all, "identity, br;q=0.5", Identity},
		{all, "identity;q=0.5, br;q=0.5", Brotli},
		{all, "br;q=2, gzip;q=-1", Identity},
		{all, "br;q=NaN", Identity},
		{all, "br;q=", Identity},
		{all, ",,;;,", Identity},
		{all, "zstd, deflate", Identity},
		{noBrotli, "br", Identity},
		{noBrotli, "br, gzip;q=0.1", Gzip},
	} {
		t.Run(fmt.Sprintf("%q gets %q", c.accept, c.want), func(t *testing.T) {
			body, got := c.forms.For(c.accept)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if want := map[Encoding]string{Identity: "plain", Brotli: "b", Gzip: "g"}[got]; string(body) != want {
				t.Errorf("the body is %q, want %q", body, want)
			}
		})
	}
}

func FuzzFor(f *testing.F) {
	for _, seed := range []string{"gzip, deflate, br", "br;q=0.5, *;q=0", "identity;q=1", ";q=,;"} {
		f.Add(seed)
	}
	forms := Forms{Identity: []byte("plain"), Brotli: []byte("b"), Gzip: []byte("g")}
	f.Fuzz(func(t *testing.T, accept string) {
		body, coding := forms.For(accept)
		if len(body) == 0 {
			t.Fatal("there is no body")
		}
		lower := strings.ToLower(accept)
		if coding != Identity && !strings.Contains(lower, string(coding)) && !strings.Contains(lower, "*") {
			t.Fatalf("%q is answered in %q, which it does not name", accept, coding)
		}
	})
}

func TestACodingIsTakenWhereItIsAsWelcomeAsTheBodyItself(t *testing.T) {
	for _, c := range []struct {
		sentence, header string
		want             bool
	}{
		{"nothing is asked for", "", false},
		{"it is asked for", "gzip", true},
		{"in capitals", "GZIP", true},
		{"anything is", "*", true},
		{"another is", "br", false},
		{"it is refused", "gzip;q=0", false},
		{"less than the body", "gzip;q=0.5, identity", false},
		{"more than the body", "identity;q=0.1, gzip;q=0.5", true},
	} {
		if got := Accepts(c.header, Gzip); got != c.want {
			t.Errorf("%s: %q takes gzip: %v", c.sentence, c.header, got)
		}
	}
}
