package pages

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"bilateral/components/catalogue"
	"bilateral/components/page/still"
	"bilateral/data"
	"bilateral/data/wire"
)

// datasets hands out the dataset as the browser has it: in one language, and
// with those collections only that a page needs. A page that is built here
// from it is the page that the program builds there.
type datasets struct {
	whole *data.Dataset
	drawn map[data.Language]*data.Dataset // with the pictures that no program draws
	core  map[data.Language][]byte
	// collections are by the names of their parts.
	collections map[string][]byte

	mu     sync.Mutex
	loaded map[string]*data.Dataset
}

func newDatasets(ds *data.Dataset, catalogues map[data.Language]*catalogue.Catalogue) *datasets {
	l := &datasets{whole: ds, drawn: map[data.Language]*data.Dataset{}, core: map[data.Language][]byte{}, collections: map[string][]byte{}, loaded: map[string]*data.Dataset{}}
	for _, language := range data.Languages {
		l.drawn[language] = still.Draw(ds, catalogues[language])
		l.core[language] = wire.Encode(l.drawn[language], language)
		for _, c := range ds.Collections {
			l.collections[partName(c.ID, language)] = wire.EncodeCollection(ds, c.ID, language)
		}
	}
	return l
}

// partName names a collection in a language, as an asset.
func partName(id data.CollectionID, language data.Language) string {
	return string(id) + "." + string(language) + ".bin"
}

// with gives the dataset with some collections, and the names of their parts.
func (l *datasets) with(language data.Language, needs []data.CollectionID) (*data.Dataset, []string, error) {
	parts := make([]string, len(needs))
	for i, id := range needs {
		parts[i] = partName(id, language)
	}
	key := string(language) + " " + strings.Join(parts, " ")
	l.mu.Lock()
	defer l.mu.Unlock()
	if ds := l.loaded[key]; ds != nil {
		return ds, parts, nil
	}
	ds, err := wire.Decode(l.core[language])
	if err != nil {
		return nil, nil, fmt.Errorf("pages: the core in %s: %w", language, err)
	}
	for _, name := range parts {
		if err := wire.DecodeCollection(l.collections[name], ds); err != nil {
			return nil, nil, fmt.Errorf("pages: %s: %w", name, err)
		}
	}
	still.Add(l.drawn[language], ds)
	l.loaded[key] = ds
	return ds, parts, nil
}

// taken gives the dataset with some collections and with what else is known of its
// sources: what tables of values are made from.
func (l *datasets) taken(language data.Language, needs []data.CollectionID) (*data.Dataset, error) {
	part, _, err := l.with(language, needs)
	if err != nil {
		return nil, err
	}
	ds := *part
	ds.Sources = slices.Clone(part.Sources)
	for i := range ds.Sources {
		ds.Sources[i].SourceRecord = l.whole.Source(ds.Sources[i].ID).SourceRecord
	}
	ds.Origins = l.whole.Origins
	if len(ds.Claims) > 0 {
		ds.Claims = l.whole.Claims // with the origins of their figures
	}
	ds.Features = slices.Clone(part.Features)
	for i := range ds.Features {
		ds.Features[i].Series = l.whole.Features[i].Series
	}
	return &ds, nil
}
