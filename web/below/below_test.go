package below

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestAnAnswerNamesAddressesBelowTheBase(t *testing.T) {
	for _, c := range []struct {
		sentence, path, mediaType, body, want string
	}{
		{"links, forms and parts of a page", "", "text/html; charset=utf-8",
			`<!DOCTYPE html><html lang="en" data-address="/a/"><link href="/web/a.css"><a href="/a/?b=%2Fc%2F&amp;d=1#e">/a/</a><form action="/search/"></form>`,
			`<!DOCTYPE html><html lang="en" data-address="/a/" data-base="/sub"><link href="/sub/web/a.css"><a href="/sub/a/?b=%2Fc%2F&amp;d=1#e">/a/</a><form action="/sub/search/"></form>`},
		{"a list of addresses", "", "text/html", `<script data-search="/web/a.js /web/b.json" data-words="/web/w.txt"></script>`, `<script data-search="/sub/web/a.js /sub/web/b.json" data-words="/sub/web/w.txt"></script>`},
		{"what is no address of the site", "", "text/html", `<a href="https://example.org/a/"></a><a href="//example.org/"></a><a href="#a"></a><p data-words="No network">href="/a/"</p>`,
			`<a href="https://example.org/a/"></a><a href="//example.org/"></a><a href="#a"></a><p data-words="No network">href="/a/"</p>`},
		{"data in a page, whose addresses are absolute", "", "text/html", `<script type="application/ld+json">{"a":" href=\"/a/\""}</script>`, `<script type="application/ld+json">{"a":" href=\"/a/\""}</script>`},
		{"a manifest", "/manifest.webmanifest", "application/manifest+json", `{"start_url":"/","name":"A/B","icons":[{"src":"/web/a.png"}]}`, `{"start_url":"/sub/","name":"A/B","icons":[{"src":"/sub/web/a.png"}]}`},
		{"documents that pages are built in", "/built.json", "application/json", `{"documents":[{"html":"<html><a href=\"/a/\"></a>"}],"pages":{"/a/":{"parts":["/web/a.bin"]}},"more":["/b/"]}`,
			`{"documents":[{"html":"<html data-base=\"/sub\"><a href=\"/sub/a/\"></a>"}],"pages":{"/sub/a/":{"parts":["/sub/web/a.bin"]}},"more":["/sub/b/"]}`},
		{"the worker, which knows it from its own address", "/app-worker.js", "text/javascript; charset=utf-8", `"/a/"`, `"/a/"`},
	} {
		got, err := Base("/sub").Answer(c.path, c.mediaType, []byte(c.body))
		if err != nil {
			t.Errorf("%s: %v", c.sentence, err)
			continue
		}
		if same := string(got) == c.want; !same && !sameJSON(got, []byte(c.want)) {
			t.Errorf("%s: got\n%s\nwant\n%s", c.sentence, got, c.want)
		}
		if at, err := Base("").Answer(c.path, c.mediaType, []byte(c.body)); err != nil || string(at) != c.body {
			t.Errorf("%s: at the root it is\n%s\nwant it as it is", c.sentence, at)
		}
	}
	if _, err := Base("/sub").Answer("/takeaway.json", "application/json", []byte("{")); err == nil {
		t.Error("a list that is no JSON is no error")
	}
}

func sameJSON(a, b []byte) bool {
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}
