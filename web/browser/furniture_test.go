//go:build browser

package browser

import (
	"strings"
	"testing"
)

// foldedPages have every kind of part that opens in place.
var foldedPages = []string{"/", "/ja/partners/", "/mobility/", "/indicators/fwci/", "/indicators/joint-works/", "/embed/indicators/fwci/", "/sources/"}

// foldedIDs are the ids of what is folded on a page.
const foldedIDs = `() => [...document.querySelectorAll("main details > summary + [id]")].map(e => e.id)`

// opened says whether what is folded under an id is open and in sight.
const opened = `id => {
	const part = document.getElementById(id), box = part.getBoundingClientRect();
	return part.closest("details").open && box.height > 0 && box.top < innerHeight && box.bottom > 0;
}`

// An address with the fragment of what is folded opens it: when it is loaded and
// when it follows on the page, with the program and without scripts.
func TestWhatIsFoldedOpensForItsAddress(t *testing.T) {
	t.Parallel()
	for name, off := range map[string]bool{"with the program": false, "without scripts": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			origin := small().Origin(loopback)
			v := open(t, origin)
			for _, path := range foldedPages {
				v.must(v.ScriptsOff(off))
				v.load(origin + path)
				ids := get[[]string](v, foldedIDs)
				if len(ids) == 0 {
					t.Errorf("%s folds nothing", path)
				}
				for i, id := range ids {
					if i == 0 {
						v.load("about:blank")
					}
					v.load(origin + path + "#" + id)
					v.wait(`() => (` + opened + `)("` + id + `")`)
				}
			}
		})
	}
}

// Browsers that do not open what is folded by themselves have it opened by the
// script: Chromium, which does, is asked for what it does not know of.
func TestTheScriptOpensWhatAnAddressNames(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.start(small().Origin(loopback) + "/partners/")
	for _, id := range get[[]string](v, foldedIDs) {
		if !get[bool](v, `id => {
			history.replaceState(null, "", "#" + id);
			dispatchEvent(new Event("hashchange"));
			return (`+opened+`)(id);
		}`, id) {
			t.Errorf("%s stays folded", id)
		}
	}
}

// A text fragment finds words that are folded.
func TestWordsThatAreFoldedAreFound(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.load(small().Origin(loopback) + "/partners/#:~:text=may%20still%20grow")
	v.wait(`() => [...document.querySelectorAll("figure details[open]")].some(e => e.textContent.includes("may still grow"))`)
}

// A browser whose style cannot show what is folded opens it before it prints, and one
// that can leaves it alone.
func TestTheScriptOpensWhatIsFoldedForPaper(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		before string
		opens  bool
	}{
		"a style that can":    {"", false},
		"a style that cannot": {`CSS.supports = () => false;`, true},
	} {
		v := open(t, small().Origin(loopback))
		v.must(v.Before(c.before))
		v.start(small().Origin(loopback) + "/indicators/fwci/")
		same(t, name+": what is folded is open", get[bool](v, `() => {
			dispatchEvent(new Event("beforeprint"));
			return [...document.querySelectorAll("details")].every(e => e.open);
		}`), c.opens)
	}
}

// On paper all that is folded stands open, and nothing that only acts is there.
func TestPaperHasWhatIsFoldedAndNoControls(t *testing.T) {
	t.Parallel()
	for _, path := range foldedPages {
		v := open(t, small().Origin(loopback))
		v.load(small().Origin(loopback) + path)
		v.must(v.Printed())
		v.wait(`() => [...document.querySelectorAll("main details > summary + [id]")].every(e =>
			e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}) && e.getBoundingClientRect().height)`)
		if shown := get[[]string](v, `() => [...document.querySelectorAll(".controls, .save, .mo, .contents, .range, .chips, .at-hand, form, button:not(.term)")].filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))`); len(shown) > 0 {
			t.Errorf("%s: on paper these are shown: %s", path, strings.Join(shown, "; "))
		}
	}
}
