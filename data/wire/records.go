package wire

import "bilateral/data"

// recordsVersion is the first byte of the records. It changes whenever their form does.
const recordsVersion = 1

// DecodeRecords reads what the programs of the pages do without and files that people
// take away have: the day of the version, where the site is, the records of the sources,
// the series of features that the core leaves out, and from which row of which file each
// value came. It is read after the collections: a source that the dataset does not have
// yet gets no record. The error is that of DecodeCollection; the dataset is then as it
// was before.
func DecodeRecords(b []byte, ds *data.Dataset) error {
	if len(b) == 0 {
		return ErrCorrupt
	}
	if b[0] != recordsVersion {
		return ErrVersion
	}
	c := &coder{in: b[1:]}
	var lang byte
	c.byte(&lang, byte(len(data.Languages)-1))
	c.lang = data.Languages[lang]
	c.readTable()
	var records data.Dataset
	var figures []string
	c.records(&records, &figures)
	if c.bad || len(c.in) > 0 {
		return ErrCorrupt
	}
	if records.Name != ds.Name || records.Version != ds.Version {
		return ErrVersion
	}
	ds.Released, ds.Home = records.Released, records.Home
	for i := range records.Sources {
		if s := ds.Source(records.Sources[i].ID); s != nil {
			s.SourceRecord = records.Sources[i].SourceRecord
		}
	}
	for i := range min(len(records.Features), len(ds.Features)) {
		if f := &ds.Features[i]; len(f.Series) == 0 {
			f.Series = found(ds, records.Features[i].Series)
		}
	}
	if ds.Origins = records.Origins; ds.Origins == nil {
		return nil
	}
	ds.Origins.Index()
	eachFigure(ds, func(f *data.Figure) {
		if len(figures) > 0 {
			f.Origin, figures = figures[0], figures[1:]
		}
	})
	return nil
}

// found are the series of the dataset's collections that have the keys of some, as far as
// they are there.
func found(ds *data.Dataset, keys []data.Series) []data.Series {
	var list []data.Series
	for i := range keys {
		ind := ds.Indicator(keys[i].Indicator)
		if ind == nil {
			continue
		}
		c := ds.Collection(ind.Collection)
		if c == nil {
			continue
		}
		for j := range c.Series {
			if c.Series[j].SameKey(&keys[i]) {
				list = append(list, c.Series[j])
			}
		}
	}
	return list
}

// eachFigure goes through the figures of all checks, in their order.
func eachFigure(ds *data.Dataset, do func(*data.Figure)) {
	for i := range ds.Claims {
		for j := range ds.Claims[i].Checks {
			figures := ds.Claims[i].Checks[j].Figures
			for k := range figures {
				do(&figures[k])
			}
		}
	}
}

// records passes the records of the sources and the origins of a dataset, those of the
// figures of its checks apart.
func (c *coder) records(ds *data.Dataset, figures *[]string) {
	c.string(&ds.Name)
	c.string(&ds.Version)
	c.string(&ds.Released)
	c.string(&ds.Home)
	resize(c, &ds.Sources, 14)
	for i := range ds.Sources {
		s := &ds.Sources[i]
		c.string((*string)(&s.ID))
		c.statement(&s.Date)
		c.statement(&s.CountingMethod)
		c.string(&s.LicenceAddress)
		c.text(&s.Terms)
		c.text(&s.ReadFrom)
		c.text(&s.Conversion)
		c.text(&s.Checks)
		resize(c, &s.Tables, 1)
		for j := range s.Tables {
			c.string(&s.Tables[j])
		}
		c.truth(&s.SingleFigures)
	}
	resize(c, &ds.Features, 1)
	for i := range ds.Features {
		f := &ds.Features[i]
		keys := f.Series
		if writes && c.writing && !f.Moments() {
			keys = nil // the core has them
		}
		if c.lines(&keys); !(writes && c.writing) {
			f.Series = keys
		}
	}
	some := ds.Origins != nil
	if c.truth(&some); !some {
		return
	}
	if !(writes && c.writing) {
		ds.Origins = &data.Origins{}
	}
	c.origins(ds.Origins)
	resize(c, figures, 1)
	for i := range *figures {
		c.string(&(*figures)[i])
	}
}

// origins passes where values came from: for each line one file, or one for each of its
// values where they are of several, and the rows as steps from the row before, which is
// the next one mostly.
func (c *coder) origins(o *data.Origins) {
	resize(c, &o.Files, 1)
	for i := range o.Files {
		c.string(&o.Files[i])
	}
	c.lines(&o.Lines)
	if !(writes && c.writing) {
		total := 0
		for i := range o.Lines {
			total += len(o.Lines[i].Points)
		}
		all := make([]data.Origin, total)
		o.Rows = make([][]data.Origin, len(o.Lines))
		for i := range o.Rows {
			n := len(o.Lines[i].Points)
			o.Rows[i], all = all[:n:n], all[n:]
		}
	}
	if len(o.Files) > maxFiles {
		c.bad = true
		return
	}
	row, most := int64(0), byte(len(o.Files))
	for i := range o.Rows {
		row = c.rows(o.Rows[i], row, most)
	}
	resize(c, &o.Facts, 1)
	c.rows(o.Facts, 0, most)
}

// rows passes where some values stand, and returns the last row; most is the number of
// files.
func (c *coder) rows(list []data.Origin, before int64, most byte) int64 {
	if len(list) == 0 {
		return before
	}
	several := most + 1
	file := several
	if writes && c.writing {
		file = oneFile(list, several)
	}
	c.byte(&file, several)
	for i := range list {
		at := &list[i]
		if file == several {
			c.byte(&at.File, most)
		}
		step := int64(at.Row) - before
		c.varint(&step)
		before += step
		if c.bad || before < 0 || before > maxRow {
			c.bad = true
			return before
		}
		if writes && c.writing {
			continue
		}
		if at.Row = uint32(before); file != several {
			at.File = file
		}
	}
	return before
}

// maxFiles is how many files values may come from.
const maxFiles = 254

// maxRow is the greatest number of a row.
const maxRow = 1<<31 - 1

// oneFile is the file of all values of a list, several where they are of several.
func oneFile(list []data.Origin, several byte) byte {
	for _, at := range list {
		if at.File != list[0].File {
			return several
		}
	}
	return list[0].File
}
