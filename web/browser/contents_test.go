//go:build browser

package browser

import (
	"testing"
)

// The contents of a long page stay at the top of the window, mark the part at
// hand and lead to each and back to the top; where the window is narrow they
// unfold, and fold again once one was chosen.
func TestTheContentsOfALongPageStayAtHand(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		path  string
		width int64
	}{{"/about/", 1280}, {"/ja/about/", 360}, {"/partners/", 1280}, {"/ja/partners/?theme=dark", 320}} {
		t.Run(c.path, func(t *testing.T) {
			v := open(t, small().Origin(loopback))
			v.must(v.Size(c.width, 800))
			v.start(small().Origin(loopback) + c.path)
			before := v.address()
			narrow := c.width < 960
			same(t, "the links are folded", get[bool](v, `() => document.querySelector(".contents li a").checkVisibility()`), !narrow)
			n := get[int](v, `() => document.querySelectorAll(".contents li a").length`)
			if n < 4 {
				t.Fatalf("there are %d parts", n)
			}
			if narrow {
				v.click(".contents summary")
				v.accessible()
			}
			// One in the middle: the window can show its beginning at the top.
			get[bool](v, `i => { window.part = document.querySelectorAll(".contents li a")[i]; return true; }`, n/2-1)
			v.must(v.ClickFound(`() => part`))
			v.wait(`() => location.hash === part.hash`)
			v.wait(`() => part.getAttribute("aria-current") === "true"`)
			// Below what else sticks to the top.
			top := get[float64](v, `() => { const e = [...document.querySelectorAll(".picker, .picker > form")].find(e => e.getClientRects().length && getComputedStyle(e).position === "sticky"); return document.querySelector(".contents").getBoundingClientRect().top - (e ? e.getBoundingClientRect().bottom : 0); }`)
			below := get[float64](v, `() => document.getElementById(part.hash.slice(1)).getBoundingClientRect().top - document.querySelector(".contents").getBoundingClientRect().bottom`)
			if top > 1 || top < -1 || below < 0 || below > 40 {
				t.Errorf("the contents stand at %v px, the part %v px below them", top, below)
			}
			same(t, "parts that are marked", get[int](v, `() => document.querySelectorAll(".contents [aria-current]").length`), 1)
			same(t, "they are folded again", get[bool](v, `() => !document.querySelector(".contents details").open`), true)
			same(t, "the view", v.address(), before)
			v.click(".contents .top")
			v.wait(`() => scrollY === 0`)
			same(t, "documents loaded", v.Documents(), 1)
		})
	}
}

// The masthead's row shows the page that it names, and says where it goes on.
func TestTheRowOfPagesShowsThePage(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.must(v.Size(320, 800))
	for _, path := range []string{"/about/", "/ja/about/", "/evidence/"} {
		v.start(small().Origin(loopback) + path)
		const whole = `() => { const row = document.querySelector(".pages").getBoundingClientRect(), link = document.querySelector(".pages [aria-current]").getBoundingClientRect(); return link.left >= row.left && link.right <= row.right; }`
		v.wait(whole) // the script of long pages comes behind the page
		same(t, path+": the page's own link is in sight", get[bool](v, whole), true)
		// What takes the focus comes into sight clear of the fade.
		get[bool](v, `() => { document.querySelector(".pages a").focus(); return true; }`)
		same(t, path+": the first link, focused", get[bool](v, `() => { const row = document.querySelector(".pages").getBoundingClientRect(), link = document.querySelector(".pages a").getBoundingClientRect(); return link.left >= row.left + 12; }`), true)
	}
}
