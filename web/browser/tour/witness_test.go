//go:build browser

package tour

import (
	"slices"
	"strings"
	"testing"
	"time"

	"bilateral/web/browser/driver"
)

// planted are the complaints that complain makes: a witness who hears them all
// would have heard any other before them.
var planted = []string{
	"console.error: planted words", "console.warn: planted words", "exception: ", "planted mishap",
	"rejection: Error: planted refusal", "not loaded: ", "/planted.js", "policy: img-src", "/planted.png",
}

// complain has the page make each kind of complaint.
func (r *reader) complain() {
	r.t.Helper()
	get[bool](r, `() => {
		console.error("planted", "words");
		console.warn("planted", "words");
		setTimeout(() => { throw new Error("planted mishap"); });
		Promise.reject(new Error("planted refusal"));
		const add = (name, src) => document.head.append(Object.assign(document.createElement(name), {src}));
		add("script", "/planted.js");
		add("img", "http://localhost:9/planted.png");
		return true;
	}`)
}

// heard reports that a testimony has all of the words.
func heard(testimony, words []string) bool {
	all := strings.Join(testimony, "\n")
	return !slices.ContainsFunc(words, func(words string) bool { return !strings.Contains(all, words) })
}

// eventually asks until the answer is yes; for what happens outside a page,
// where nothing can be observed.
func eventually(t *testing.T, what string, ask func() bool) {
	t.Helper()
	for deadline := time.Now().Add(driver.Patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if ask() {
			return
		}
	}
	t.Fatalf("waited %s in vain for %s", driver.Patience, what)
}
