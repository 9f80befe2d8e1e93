package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// tag is a start tag of a template.
type tag struct {
	name       string
	line       int
	attributes []string // their names
}

// readTags reads the start tags of a template, and refuses what vugugen would
// pass over without a word: a directive that it does not know, or not there.
func readTags(path string, markup []byte) ([]tag, error) {
	var tags []tag
	line, inComponent := 1, false
	z := html.NewTokenizer(bytes.NewReader(markup))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() == io.EOF {
				return tags, nil
			}
			return nil, fmt.Errorf("%s:%d: %w", path, line, z.Err())
		}
		raw := string(z.Raw())
		at, token := line, z.Token()
		line += strings.Count(raw, "\n")
		switch {
		case inComponent && kind == html.EndTagToken && token.Data == "vg-comp":
			inComponent = false
		case inComponent && strings.TrimSpace(raw) != "":
			return nil, fmt.Errorf("%s:%d: %s: expected </vg-comp>, as a vg-comp holds nothing", path, at, raw)
		case kind == html.StartTagToken || kind == html.SelfClosingTagToken:
			t := tag{name: token.Data, line: at}
			for _, a := range token.Attr {
				t.attributes = append(t.attributes, a.Key)
			}
			if problem := t.problem(len(tags) == 0, kind == html.SelfClosingTagToken); problem != "" {
				return nil, fmt.Errorf("%s:%d: <%s>: %s", path, at, t.name, problem)
			}
			tags = append(tags, t)
			inComponent = t.name == "vg-comp"
		}
	}
}

// problem says what is the matter with a tag, "" for nothing.
func (t tag) problem(isRoot, closesItself bool) string {
	may := []string{"vg-content", "vg-for", "vg-if"}
	switch {
	case strings.Contains(t.name, ":"):
		return "expected <vg-comp expr=…>, which keeps no component by a key"
	case slices.Contains([]string{"script", "style", "link"}, t.name):
		return "expected Go in the Go file of the view, and styles and scripts in web/static"
	case closesItself:
		return "a tag that closes itself: expected a start tag and an end tag"
	case isRoot:
		may = []string{"vg-content"}
	case t.name == "vg-template":
		may = []string{"vg-for", "vg-if"}
	case t.name == "vg-comp":
		may = []string{"vg-if", "expr"}
	case strings.HasPrefix(t.name, "vg-"):
		return "expected vg-comp, vg-template or an element of HTML"
	}
	for _, name := range t.attributes {
		special := strings.HasPrefix(name, "vg-") || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "@") || name == ":"
		if (special || strings.HasPrefix(t.name, "vg-")) && !slices.Contains(may, name) {
			return fmt.Sprintf("%s: expected none but %s", name, strings.Join(may, ", "))
		}
	}
	return ""
}
