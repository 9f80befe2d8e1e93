package wire

import "bilateral/data"

// excerptVersion is the first byte of an excerpt. It changes whenever its form does.
const excerptVersion = 128 + version

// DecodeExcerpt reads an excerpt of collections and adds it to the dataset that it is of,
// which then answers the questions that the excerpt was made for. The error is that of
// DecodeCollection; the dataset is then as it was before.
func DecodeExcerpt(b []byte, ds *data.Dataset) error {
	if !IsExcerpt(b) {
		return ErrVersion
	}
	var answers []data.Answer
	more, err := read(b, func(c *coder, more *data.Dataset) {
		c.dataset(more)
		c.answers(&answers)
	})
	if err != nil {
		return err
	}
	if more.Name != ds.Name || more.Version != ds.Version {
		return ErrVersion
	}
	if !ds.AddExcerpt(more, answers) {
		return ErrCorrupt
	}
	return nil
}

// IsExcerpt reports whether bytes are an excerpt, and no whole collection.
func IsExcerpt(b []byte) bool { return len(b) > 0 && b[0] == excerptVersion }

// answers passes what questions were answered with.
func (c *coder) answers(list *[]data.Answer) {
	resize(c, list, 3)
	for i := range *list {
		a := &(*list)[i]
		c.string(&a.Question)
		resize(c, &a.Names, 1)
		for j := range a.Names {
			c.string(&a.Names[j])
		}
		resize(c, &a.Numbers, 2)
		for j := range a.Numbers {
			c.float(&a.Numbers[j])
		}
	}
}
