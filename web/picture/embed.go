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
	const style = "<style>" + chart.Embedded
	return strings.Replace(svg, style, style+typeface(), 1)
}

// typeface is the typeface as a file has it.
var typeface = sync.OnceValue(func() string {
	b, err := fs.ReadFile(web.Static(), web.Serif)
	if err != nil {
		panic(err) // it is part of the program
	}
	return base64.StdEncoding.EncodeToString(b)
})
