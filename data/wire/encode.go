//go:build !js

package wire

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"bilateral/data"
)

// writes says that this program can encode. The browser's cannot, so that the
// compiler leaves the writing half out there.
const writes = true

// Encode returns the compact form of a dataset, without its collections, in
// one language: see data.Core. A text that the dataset lacks in it is given in
// the other and marked so. The dataset must be valid; an unknown language is
// taken as English.
func Encode(ds *data.Dataset, lang data.Language) []byte { return encode(ds.Core(), lang) }

// EncodeCollection returns the compact form of a collection of a dataset and
// of what it refers to, in one language: see data.Supplement. It is nil when
// there is no such collection.
func EncodeCollection(ds *data.Dataset, id data.CollectionID, lang data.Language) []byte {
	more := ds.Supplement(id)
	if more == nil {
		return nil
	}
	return encode(more, lang)
}

// EncodeExcerpt returns what DecodeExcerpt reads, in one language: what was noted of some
// collections of a dataset.
func EncodeExcerpt(ds *data.Dataset, ids []data.CollectionID, lang data.Language) []byte {
	part, answers := ds.Excerpt(ids...)
	return form(excerptVersion, lang, func(c *coder) {
		c.dataset(part)
		c.answers(&answers)
	})
}

// EncodeRecords returns what DecodeRecords reads, in one language: of the whole dataset,
// collections and all.
func EncodeRecords(ds *data.Dataset, lang data.Language) []byte {
	var figures []string
	eachFigure(ds, func(f *data.Figure) { figures = append(figures, f.Origin) })
	return form(recordsVersion, lang, func(c *coder) { c.records(ds, &figures) })
}

func encode(ds *data.Dataset, lang data.Language) []byte {
	return form(version, lang, func(c *coder) { c.dataset(ds) })
}

// form writes a version, a language and the table of texts before what pass writes. It
// is passed twice: first for its texts.
func form(version byte, lang data.Language, pass func(*coder)) []byte {
	code := max(0, slices.Index(data.Languages, lang))
	c := &coder{writing: true, lang: data.Languages[code], index: map[string]int{}}
	pass(c)
	c.sortTable()
	c.out = nil
	pass(c)
	out := []byte{version, byte(code)}
	out = appendUvarint(out, uint64(len(c.table)))
	for _, s := range c.table {
		out = appendUvarint(out, uint64(len(s)))
	}
	for _, s := range c.table {
		out = append(out, s...)
	}
	return append(out, c.out...)
}

// sortTable puts the identifiers first in the table of texts: they are referred
// to most, so that they get the short numbers, and like beside like compresses
// well. The dataset is to be passed again after it.
func (c *coder) sortTable() {
	class := func(text string) int {
		for i := range len(text) {
			if text[i] == ' ' || text[i] >= utf8.RuneSelf {
				return 1
			}
		}
		return 0
	}
	slices.SortStableFunc(c.table, func(x, y string) int { return cmp.Compare(class(x), class(y)) })
	for i, s := range c.table {
		c.index[s] = i + 1
	}
}
