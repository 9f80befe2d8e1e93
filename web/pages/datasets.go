package pages

import (
	"fmt"
	"maps"
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
	// records are what else files have that a reader takes away.
	records map[data.Language][]byte
	// collections are by the names of their parts.
	collections map[string][]byte

	mu     sync.Mutex
	loaded map[string]*data.Dataset
}

func newDatasets(ds *data.Dataset, catalogues map[data.Language]*catalogue.Catalogue) *datasets {
	l := &datasets{whole: ds, drawn: map[data.Language]*data.Dataset{}, core: map[data.Language][]byte{}, records: map[data.Language][]byte{}, collections: map[string][]byte{}, loaded: map[string]*data.Dataset{}}
	var wait sync.WaitGroup
	for _, language := range data.Languages {
		wait.Go(func() {
			drawn := still.Draw(ds, catalogues[language])
			core, records := wire.Encode(drawn, language), wire.EncodeRecords(ds, language)
			collections := map[string][]byte{}
			for _, c := range ds.Collections {
				collections[partName(c.ID, language)] = wire.EncodeCollection(ds, c.ID, language)
			}
			l.mu.Lock()
			defer l.mu.Unlock()
			l.drawn[language], l.core[language], l.records[language] = drawn, core, records
			maps.Copy(l.collections, collections)
		})
	}
	wait.Wait()
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
	ds, err := l.decode(language, parts)
	if err != nil {
		return nil, nil, err
	}
	still.Add(l.drawn[language], ds)
	l.loaded[key] = ds
	return ds, parts, nil
}

// mostSent is how many values of series a page's program is sent at the most where an
// excerpt will do: about three times those that the built-in dataset has of pairs.
const mostSent = 50_000

// tooMany reports whether some collections have more values than are sent.
func tooMany(ds *data.Dataset, needs ...data.CollectionID) bool {
	values := 0
	for _, id := range needs {
		if c := ds.Collection(id); c != nil {
			for i := range c.Series {
				values += len(c.Series[i].Points)
			}
		}
	}
	return values > mostSent
}

// taken gives the dataset with some collections and with its records: what the files are
// made from that a reader takes away, here and in a browser.
func (l *datasets) taken(language data.Language, needs []data.CollectionID) (*data.Dataset, error) {
	var parts []string
	key := string(language) + " records"
	for _, id := range needs {
		parts = append(parts, partName(id, language))
		key += " " + string(id)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if ds := l.loaded[key]; ds != nil {
		return ds, nil
	}
	ds, err := l.decode(language, parts)
	if err != nil {
		return nil, err
	}
	if err := wire.DecodeRecords(l.records[language], ds); err != nil {
		return nil, fmt.Errorf("pages: the records in %s: %w", language, err)
	}
	// They are the same in every language and beside any collections, and many.
	ds.Origins = l.whole.Origins
	l.loaded[key] = ds
	return ds, nil
}

// decode reads the core of a language and some parts of the data.
func (l *datasets) decode(language data.Language, parts []string) (*data.Dataset, error) {
	ds, err := wire.Decode(l.core[language])
	if err != nil {
		return nil, fmt.Errorf("pages: the core in %s: %w", language, err)
	}
	for _, name := range parts {
		if err := wire.DecodeCollection(l.collections[name], ds); err != nil {
			return nil, fmt.Errorf("pages: %s: %w", name, err)
		}
	}
	// Values are many, and the same in every language but for the numbers of remarks: those
	// that are, are there once. What is left does not keep the others.
	for i := range ds.Collections {
		c := &ds.Collections[i]
		series, whole := c.Series, l.whole.Collection(c.ID).Series
		for j := range series {
			if j < len(whole) && slices.Equal(series[j].Points, whole[j].Points) {
				series[j].Points = whole[j].Points
			} else {
				series[j].Points = slices.Clone(series[j].Points)
			}
		}
	}
	return ds, nil
}
