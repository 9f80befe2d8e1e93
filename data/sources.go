package data

// appendSource adds a source to a list that does not have it yet.
func (d *Dataset) appendSource(list []*Source, id SourceID) []*Source {
	for _, s := range list {
		if s.ID == id {
			return list
		}
	}
	if s := d.Source(id); s != nil {
		list = append(list, s)
	}
	return list
}

// DeckSources returns the sources of the deck's table, in the order in which
// it first names them.
func (d *Dataset) DeckSources() []*Source {
	var list []*Source
	for i := range d.Observations {
		list = d.appendSource(list, d.Observations[i].Source)
	}
	return list
}

// SourcesOf returns the sources of some series, in the order in which they
// first name them.
func (d *Dataset) SourcesOf(lines ...*Series) []*Source {
	var list []*Source
	for _, s := range lines {
		list = d.appendSource(list, s.Source)
	}
	return list
}
