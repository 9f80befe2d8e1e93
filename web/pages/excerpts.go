package pages

import (
	"iter"
	"slices"
	"strings"

	"bilateral/components/page"
	"bilateral/components/site"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/wire"
	"bilateral/web/host"
)

// excerptName ends the address of an excerpt, behind the path of its view.
const excerptName = "excerpt.bin"

// excerptOf is the address of the excerpt that a view is made from.
func excerptOf(path, target string) string {
	address := path + excerptName
	if _, query, ok := strings.Cut(target, "?"); ok {
		address += "?" + query
	}
	return address
}

// excerpts reports whether the program of a view gets an excerpt of the collections that
// its page needs, since they are too many values.
func (e *Explorer) excerpts(p *page.Page, ds *data.Dataset, st *state.State) bool {
	return p.Excerpts && !e.whole && tooMany(e.datasets.whole, p.Collections(ds, st)...)
}

// excerpt makes the excerpt that an address asks for: all that reading the address and
// building its view take of the collections. It is nil where the view has none.
func (e *Explorer) excerpt(target string) *host.Download {
	ds := e.datasets.whole
	path, query, _ := strings.Cut(target, "?")
	target = strings.TrimSuffix(path, excerptName) + "?" + query
	st := state.Parse(ds, target)
	p := site.Series.Find(ds, st)
	if p == nil || !e.excerpts(p, ds, st) {
		return nil
	}
	return &host.Download{Key: "excerpt " + target, Name: excerptName, MediaType: "application/octet-stream", Shown: true, Costly: true, Make: func() (iter.Seq[[]byte], error) {
		needs := p.Collections(ds, st)
		part, _, err := e.datasets.with(st.Language, needs)
		if err != nil {
			return nil, err
		}
		noting := part.Noting()
		p.Document(noting, state.Parse(noting, target), e.catalogues[st.Language], false)
		return slices.Values([][]byte{wire.EncodeExcerpt(noting, needs, st.Language)}), nil
	}}
}
