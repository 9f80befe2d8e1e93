package download

import "bilateral/data"

// Column is a column of the tables, for those who write them in another form.
type Column struct {
	Name   string            // its English head, by which programs know it
	Head   string            // its head in the writer's language
	Number bool              // a cell is digits, as 'f' of package strconv writes them, or empty
	Text   func(*Row) string // what a row has in it
}

// Columns are those of a table, in their order.
func (w *Writer) Columns(t *Table) []Column {
	columns := t.columns()
	list := make([]Column, len(columns))
	for i := range columns {
		c := &columns[i]
		list[i] = Column{Name: c.head.EN, Head: w.say(c.head), Number: c.number,
			Text: func(r *Row) string { return c.text(w, r) }}
	}
	return list
}

// EachCode gives the codes at a value with what they mean, "b" and "break in series":
// first that of why there is none, then those of its flags.
func (w *Writer) EachCode(r *Row, do func(code, meaning string)) {
	if !r.Value.Present() {
		do(missingCodes[r.Value.Missing], w.Missing(r.Value.Missing))
	}
	eachFlag(r, func(f data.Flag) { do(flagCodes[f], w.Flag(f)) })
}

// Source is what files say of a source, in the writer's language; "" for what is not
// known.
type Source struct {
	ID                        data.SourceID
	Title, Publisher, Address string
	Read                      string // YYYY-MM-DD
	Database, Counting        string
	Licence, LicenceAddress   string
}

// Source is what is known of a source; its id alone where the dataset has none of that
// id.
func (w *Writer) Source(id data.SourceID) Source {
	s := w.Dataset.Source(id)
	if s == nil {
		return Source{ID: id}
	}
	row := &Row{Source: id}
	return Source{ID: id, Title: w.say(s.Title), Publisher: w.say(s.Publisher), Address: s.Address, Read: s.Read,
		Database: w.stated(row, database), Counting: w.stated(row, counting),
		Licence: w.stated(row, licence), LicenceAddress: s.LicenceAddress}
}
