package picture

import (
	"encoding/base64"
	"io/fs"
	"strings"
	"sync"

	"bilateral/components/chart"
	"bilateral/web"
)

// Embed puts the typeface of the titles into a file, as pictures.js does in the browser.
func Embed(svg string) string {
	return strings.Replace(svg, chart.Embedded, chart.Embedded+typeface(), 1)
}

// typeface is the rule with which a file brings the typeface along; + = × and − are the next
// family's, as on the page.
var typeface = sync.OnceValue(func() string {
	b, err := fs.ReadFile(web.Static(), web.Serif)
	if err != nil {
		panic(err) // it is part of the program
	}
	return "@font-face{font-family:Newsreader;src:url(data:font/woff2;base64," + base64.StdEncoding.EncodeToString(b) + ");unicode-range:U+20-2A,U+2C-3C,U+3E-D6,U+D8-2211,U+2213-FFFF}"
})
