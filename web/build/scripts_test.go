package main

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

// page makes a folder of sources with a starter, a script of colours and a sheet.
func page(t *testing.T, starter, more, css string) string {
	t.Helper()
	root := t.TempDir()
	write(t, root, "explorer/boot.js", starter)
	write(t, root, "explorer/more.js", more)
	write(t, root, "explorer/picker.js", "// why\ncustomElements.define(\"a-b\", HTMLElement);\n")
	write(t, root, "explorer/pages.js", "console.log(1)")
	write(t, root, "explorer/slides.js", "console.log(4)")
	write(t, root, "explorer/height.js", "console.log(5)")
	write(t, root, "explorer/embed.js", "console.log(6)")
	write(t, root, "explorer/take.js", "export const take = () => console.log(2)")
	write(t, root, "explorer/maker.js", "console.log(3)")
	write(t, root, "explorer/search.js", "import sheet from '../style/base.css'; console.log(sheet)")
	write(t, root, "theme.js", "\"use strict\";\n// why\nglobalThis.explorerTheme = () => {};\n")
	write(t, root, "style.css", css)
	write(t, root, "pages.css", "@layer tokens, base;\n@import \"style/base.css\" layer(base);\n")
	write(t, root, "slides.css", "@layer tokens, base;\n")
	write(t, root, "frames.css", "@layer tokens, base;\n")
	write(t, root, "style/base.css", "p { color: red }")
	return root
}

func TestModulesAndLayersBecomeOneFileEach(t *testing.T) {
	files, err := pageFiles(page(t,
		"import { greet } from './more.js';\nconst page = document.currentScript;\ngreet(page);\n",
		"const unused = 1;\nexport const LATER = 7;\n/** @param {any} who */\nexport const greet = (who) => console.log(who, LATER);\n",
		"@layer tokens, base;\n@import \"style/base.css\" layer(base);\n/* why */\n@font-face { font-family: a; src: url(\"a.woff2\") }\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"style.css": `@layer tokens,base;@layer base{p{color:red}}@font-face{font-family:a;src:url(a.woff2)}`,
		"pages.css": `@layer tokens,base;@layer base{p{color:red}}`,
		"picker.js": `(()=>{customElements.define("a-b",HTMLElement)})()`,
		"theme.js":  `"use strict";globalThis.explorerTheme=()=>{}`,
	} {
		if got := strings.ReplaceAll(string(files[name]), `"a.woff2"`, "a.woff2"); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	script := string(files["explorer.js"])
	if strings.Contains(script, "unused") || strings.Contains(script, "export") || !strings.HasPrefix(script, "(()=>{") || !strings.Contains(script, ",7)") {
		t.Errorf("the script is %s", script)
	}
	if search := string(files["search.js"]); !strings.Contains(search, "p { color: red }") {
		t.Errorf("the script of the search does not bring its sheet: %s", search)
	}
	if len(files) != 14 {
		t.Errorf("%d files, want 14", len(files))
	}
}

func TestASourceThatIsWrongIsRefusedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ sentence, starter, css, words string }{
		{"a script that is none", "const = 1", "", "boot.js:1"},
		{"a module that is not there", "import './no.js'", "", "no.js"},
		{"a name that a module does not export", "import { none } from './more.js'; none()", "", "none"},
		{"a sheet that is not there", "", "@import \"style/no.css\";", "no.css"},
		{"a style that is none", "", "p { color red }", "style.css:1"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			_, err := pageFiles(page(t, c.starter, "", c.css))
			if !errors.Is(err, ErrSource) || !strings.Contains(err.Error(), c.words) {
				t.Errorf("got %v, want %v that names %s", err, ErrSource, c.words)
			}
		})
	}
}

func TestTheSourcesOfThePageAreRight(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	files, err := pageFiles(filepath.Join(root, pageFolder))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"explorer.js", "pages.js", "slides.js", "search.js", "theme.js", "picker.js", "take.js", "maker.js", "height.js", "embed.js", "style.css", "pages.css", "slides.css", "frames.css"} {
		if len(files[name]) == 0 {
			t.Errorf("there is no %s", name)
		}
	}
	// What other sites' pages bring, before it is compressed.
	if size := len(files["embed.js"]); size > 2000 {
		t.Errorf("embed.js has %d bytes, want at most 2,000", size)
	}
	// It blocks the first paint.
	if size := len(files["theme.js"]); size > 1000 {
		t.Errorf("theme.js has %d bytes, want at most 1,000", size)
	}
}

// A rule outside the layers would win over all that is in them.
func TestEveryStyleIsInALayer(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	files, err := pageFiles(filepath.Join(root, pageFolder))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"style.css", "pages.css", "slides.css", "frames.css"} {
		sheet := string(files[name])
		depth, from := 0, 0
		for i, c := range sheet {
			switch c {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth > 0 || c != '}' && c != ';' {
				continue
			}
			rule := sheet[from : i+1]
			from = i + 1
			if !strings.HasPrefix(rule, "@layer ") && !strings.HasPrefix(rule, "@font-face") {
				t.Errorf("%s: %.60s… is in no layer", name, rule)
			}
		}
	}
}
