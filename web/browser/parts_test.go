//go:build browser

package browser

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bilateral/app/protocol"
)

// noteMessages notes which messages the program is told, and takes further
// parts of the data in its place.
var noteMessages = `{
	const LOAD_COLLECTION = ` + fmt.Sprint(protocol.LoadCollection) + `;
	window.told = [];
	const noted = instance => new Proxy(instance, {get: (target, name) => {
		if (name !== "exports") return Reflect.get(target, name);
		return new Proxy({}, {get: (_, entry) => {
			const thing = target.exports[entry];
			if (entry !== "receive") return thing;
			return (kind, length) => {
				window.told.push(kind === LOAD_COLLECTION ? kind + ":" + length : String(kind));
				return kind === LOAD_COLLECTION ? 1 : thing(kind, length);
			};
		}});
	}});
	const original = WebAssembly.instantiateStreaming.bind(WebAssembly);
	WebAssembly.instantiateStreaming = async (...list) => {
		const {module, instance} = await original(...list);
		return {module, instance: noted(instance)};
	};
}`

// naming serves the overview with further parts named.
func naming(t *testing.T, s *site, parts string) (origin string) {
	t.Helper()
	starter := regexp.MustCompile(` data-dataset=`)
	front, err := Proxy(s.Server, func(r *http.Request) bool { return r.URL.Path == "/" }, func(_ *http.Response, page []byte) []byte {
		return starter.ReplaceAll(page, []byte(` data-parts="`+parts+`" data-dataset=`))
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(front.Close)
	return front.URL
}

// The further parts that a page names come with the others and are told
// between the dataset and the page, in their order.
func TestThePartsThatAPageNamesAreTold(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		var parts, want []string
		for _, address := range keptBy(t, s.Server) {
			if strings.HasPrefix(address, "/web/icons/") { // any files will do
				parts = append(parts, address)
			}
		}
		if len(parts) < 2 {
			t.Fatalf("there are no files to send: %q", parts)
		}
		origin := naming(t, s, strings.Join(parts, " "))
		v := open(t, origin)
		v.must(v.Before(noteMessages))
		v.start(origin + "/")
		for _, address := range parts {
			want = append(want, fmt.Sprint(protocol.LoadCollection, ":")+get[string](v, `address => fetch(address).then(r => r.arrayBuffer()).then(b => String(b.byteLength))`, address))
		}
		want = slices.Concat([]string{fmt.Sprint(protocol.LoadDataset)}, want, []string{fmt.Sprint(protocol.LoadPhrases), fmt.Sprint(protocol.TakeOver)})
		if told := get[[]string](v, `() => window.told`); len(told) < len(want) || !slices.Equal(told[:len(want)], want) {
			t.Errorf("the program was told %q, want %q first", told, want)
		}
		v.click(rowLink(s.other(1)))
		v.reaches("/?indicator=" + s.other(1))
	})
}

// A part that does not come, or that the program does not know, leaves a page
// of links.
func TestAPageWhosePartsAreBrokenSaysSoAndWorks(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		for name, part := range map[string]string{"it is not found": "/web/articles.en.00000000.bin", "nobody knows it": "/favicon.ico"} {
			t.Run(name, func(t *testing.T) {
				origin := naming(t, s, part)
				v := open(t, origin)
				v.allow("Failed to load resource", "console.")
				v.load(origin + "/")
				v.noted()
				v.readable(s, origin)
			})
		}
	})
}
