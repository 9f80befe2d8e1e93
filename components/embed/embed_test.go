package embed

import (
	"strings"
	"testing"

	"bilateral/components/state"
	"bilateral/data"
)

// wordpress is what WordPress leaves of HTML from sites that it does not know: what its
// wp_filter_oembed_result in Debian's wordpress 6.1.9+dfsg1-0+deb12u1, under PHP 8.2.36,
// made of Frame's. Of an iframe it keeps src, width, height and title (and frameborder,
// marginwidth, marginheight and scrolling), adds a sandbox that allows scripts alone and a
// fragment to the address; of links and quotations it keeps the text, and without an iframe
// it keeps nothing.
var wordpress = []struct{ sentence, address, title, kept string }{
	{"a view with several parameters, and a title with marks", "https://x.example/embed/partners/?country=DEU~JPN&theme=dark&tab=chart", `UK–Japan "more" & it's 3 < 4`,
		`<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" src="https://x.example/embed/partners/?country=DEU~JPN&#038;theme=dark&#038;tab=chart#?secret=SECRETOFTEN" data-secret="SECRETOFTEN" title="UK–Japan &quot;more&quot; &amp; it's 3 &lt; 4" width="640" height="900"></iframe>`},
	{"a page in Japanese", "https://x.example/ja/embed/evidence/", "日英",
		`<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" src="https://x.example/ja/embed/evidence/#?secret=SECRETOFTEN" data-secret="SECRETOFTEN" title="日英" width="640" height="900"></iframe>`},
}

func TestWordPressKeepsAFramesAddressNameAndSize(t *testing.T) {
	for _, c := range wordpress {
		own := Frame(c.address, c.title, 640, 900)
		before, found := strings.CutSuffix(own, ` loading="lazy" allow="clipboard-write" style="border:0;width:100%"></iframe>`)
		src, rest, _ := strings.Cut(strings.TrimPrefix(before, `<iframe src="`), `"`)
		kept := `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" src="` + strings.ReplaceAll(src, "&amp;", "&#038;") + `#?secret=SECRETOFTEN" data-secret="SECRETOFTEN"` + rest + `></iframe>`
		if !found || kept != c.kept {
			t.Errorf("%s:\n%s, of which is kept\n%s, want\n%s", c.sentence, own, kept, c.kept)
		}
	}
}

// The fragment that WordPress adds changes nothing of the view.
func TestAFramesFragmentIsNoPartOfItsView(t *testing.T) {
	ds := &data.Dataset{}
	plain, secret := state.Parse(ds, "/embed/table/?theme=dark"), state.Parse(ds, "/embed/table/?theme=dark#?secret=SECRETOFTEN")
	if plain.Route != state.Table || plain.Address() != secret.Address() || len(secret.Notices) > 0 {
		t.Errorf("%s with a fragment is %s with %v", plain.Address(), secret.Address(), secret.Notices)
	}
}

func TestTextIsEscapedInAttributes(t *testing.T) {
	for _, c := range []struct{ sentence, got, want string }{
		{"a frame", Frame(`/"><script>&`, `"&<>'`, 1, 2), `<iframe src="/&quot;&gt;&lt;script&gt;&amp;" title="&quot;&amp;&lt;&gt;'" width="1" height="2" loading="lazy" allow="clipboard-write" style="border:0;width:100%"></iframe>`},
		{"a picture", Linked(`/?a&b`, `/"`, `<b>`, 3, 4), `<a href="/?a&amp;b"><img src="/&quot;" alt="&lt;b&gt;" width="3" height="4" loading="lazy" style="max-width:100%;height:auto"></a>`},
		{"the script", Script(`https://x.example`), `<script src="https://x.example/embed.js" async></script>`},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.sentence, c.got, c.want)
		}
	}
}

// The height of a frame of one figure follows from its chart or the rows of its table; that
// of others is the measured one.
func TestTheHeightOfAFrameFollowsWhatItShows(t *testing.T) {
	ds := &data.Dataset{}
	whole := &state.State{Route: state.Mobility, Frame: true}
	one, compact := *whole, *whole
	one.Figure, compact.Compact = "a", true
	for _, c := range []struct {
		sentence    string
		framed      *state.State
		chart, rows int
		least, most int
	}{
		{"all of a page is measured", whole, 0, 0, Measured(Kind{Of: Of{Route: state.Mobility}}), 2000},
		{"whatever it shows", whole, 300, 10, Height(ds, whole, 0, 0), Height(ds, whole, 0, 0)},
		{"a higher chart makes a frame higher", &one, 600, 0, Height(ds, &one, 300, 0) + 300, Height(ds, &one, 300, 0) + 300},
		{"so do rows of a table", &one, 0, 40, Height(ds, &one, 0, 20) + 1, 6000},
		{"few of them do not", &one, 0, 2, Height(ds, &one, 0, 8), Height(ds, &one, 0, 8)},
		{"a low chart leaves a compact frame as high as the others", &compact, 100, 0, 430, 430},
		{"a high one does not", &compact, 600, 0, 800, 900},
		{"a page that was never measured", &state.State{Route: state.About}, 0, 0, unmeasured, unmeasured},
	} {
		if got := Height(ds, c.framed, c.chart, c.rows); got < c.least || got > c.most {
			t.Errorf("%s: %d px, want %d to %d", c.sentence, got, c.least, c.most)
		}
	}
}
