//go:build browser

package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"bilateral/data"
	"bilateral/testdata/golden"
)

// virtualReader is the text of the virtual screen reader as a script that gives voice.
func virtualReader() (string, error) {
	text, err := os.ReadFile(filepath.Join(root, ".cache", "npm", "voice", "node_modules", "@guidepup", "virtual-screen-reader", "lib", "esm", "index.browser.js"))
	if err != nil {
		return "", fmt.Errorf("the virtual screen reader is missing: %w; run testdata/voice/install (make test does)", err)
	}
	script := api.Transform(string(text), api.TransformOptions{Format: api.FormatIIFE, GlobalName: "voice"})
	if len(script.Errors) > 0 {
		return "", fmt.Errorf("the virtual screen reader: %s", script.Errors[0].Text)
	}
	return string(script.Code), nil
}

// readFrom has the virtual screen reader begin at what a selector matches and go on until
// it is at the end of it, or to the end of a phrase, and gives what it says.
const readFrom = `async (selector, last) => {
	const { virtual } = voice;
	await virtual.start({ container: document.querySelector(selector) });
	for (let left = 200; left && (await virtual.lastSpokenPhrase()).split(",")[0] !== last; left--) await virtual.next();
	const said = await virtual.spokenPhraseLog();
	await virtual.stop();
	return said.join("\n");
}`

// A screen reader that knows the standards alone, and no browser's own mapping, reads the
// first figure of a page: its words are a golden file.
func TestAVirtualScreenReaderReadsTheChart(t *testing.T) {
	t.Parallel()
	script, err := virtualReader()
	if err != nil {
		t.Fatal(err)
	}
	s := small()
	for _, language := range data.Languages {
		t.Run(string(language), func(t *testing.T) {
			v := open(t, s.Origin(loopback))
			v.start(s.Origin(loopback) + languages[language] + "?tab=chart")
			get[bool](v, "() => { "+script+"\n; window.voice = voice; return true; }")
			last := get[string](v, `() => document.querySelector("#figure [data-chart]").ariaRoleDescription`)
			var b strings.Builder
			fmt.Fprintf(&b, "the figure:\n%s\n", get[string](v, readFrom, "#figure", "end of figure"))
			get[bool](v, `() => { document.querySelector("#figure [data-chart]").focus(); return true; }`)
			for _, key := range []string{"ArrowRight", "End"} {
				v.must(v.Press(key))
				fmt.Fprintf(&b, "\n%s:\n%s\n", key, get[string](v, readFrom, "#figure [data-chart]", last))
			}
			golden.Compare(t, fmt.Sprintf("ax/voice.%s.txt", language), []byte(b.String()))
		})
	}
}
