//go:build browser

package browser

import "testing"

// The list of indicators has no program: a filter loads it anew. Then the focus is on
// what says how many are left, the filters stay in sight, and the address has no
// parameter without a value.
func TestAFilterOfTheListOfIndicatorsLeadsToWhatIsLeft(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	for _, width := range []int64{360, 1280} {
		v.must(v.Size(width, 800))
		for _, c := range []struct{ language, words, address, said string }{
			{"", "R&D", "?q=R%26D", " of "},
			{"/ja", "zebra", "?q=zebra", "指標中0指標"},
			{"", "", "", " of "},
		} {
			path := c.language + "/indicators/"
			v.start(small().Origin(loopback) + path + "?topic=output&q=a")
			v.follow(func() error { v.click(`.filters .seg a:first-child`); return nil })
			v.arrives(path+"?q=a", "")
			v.types(`.narrow input[name=q]`, c.words)
			if c.words == "" {
				get[bool](v, `() => { document.querySelector(".narrow input[name=q]").value = ""; return true; }`)
			}
			v.follow(func() error { return v.Press("Enter") })
			v.arrives(path+c.address, c.said)
		}
	}
}

// arrives checks that the list of an address was loaded with the focus on its count.
func (v *visit) arrives(address, said string) {
	v.t.Helper()
	v.wait(`() => document.activeElement.id === "results"`)
	same(v.t, "the address", get[string](v, `() => location.pathname + location.search`), address)
	same(v.t, address+" says how many are left", get[bool](v, `said => document.activeElement.textContent.includes(said)`, said), true)
	same(v.t, address+": the count and the field of words are in sight", get[bool](v, `() => ["#results", ".narrow input"].every(s => {
		const box = document.querySelector(s).getBoundingClientRect();
		return box.top >= 0 && box.bottom <= innerHeight;
	})`), true)
}
