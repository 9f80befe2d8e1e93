package compression

import (
	"bytes"
	"fmt"
	"path"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// notice is how a script that others wrote begins to say whose it is.
const notice = "// Copyright "

// Minify makes a script or a style sheet smaller without changing what it
// does: readers would wait for its comments, spaces and long names. A notice
// of copyright in its first line stays. What else a name may end in is left as
// it is.
func Minify(name string, content []byte) ([]byte, error) {
	m := minify.New()
	m.Add(".js", &js.Minifier{})
	m.Add(".css", &css.Minifier{})
	ending := path.Ext(name)
	if ending != ".js" && ending != ".css" {
		return content, nil
	}
	small, err := m.Bytes(ending, content)
	if err != nil {
		return nil, fmt.Errorf("compression: %s: %w", name, err)
	}
	if first, _, _ := bytes.Cut(content, []byte("\n")); bytes.HasPrefix(first, []byte(notice)) {
		small = append(append(bytes.Clone(first), '\n'), small...)
	}
	return small, nil
}
