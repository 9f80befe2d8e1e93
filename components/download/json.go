package download

import (
	"iter"
	"strconv"

	"bilateral/components/jsontext"
	"bilateral/data"
)

// JSON is a table with its sources, in pieces of 64 KB at most: the rows that CSV has,
// typed. A missing value is null and its flags say why. Keys and codes are English
// whatever the writer's language.
func (w *Writer) JSON(t *Table) iter.Seq[[]byte] {
	return pieces(func() *Making { return w.MakeJSON(t) })
}

// MakeJSON begins what JSON gives.
func (w *Writer) MakeJSON(t *Table) *Making {
	m, next := newMaking(), t.begin()
	o := object(&m.buffer)
	o.text("id", t.ID)
	o.text("title", w.say(t.Title))
	o.text("subject", w.say(t.Subject))
	o.text("language", string(w.Language))
	o.text("dataset", w.Dataset.Name)
	o.text("version", w.Dataset.Version)
	o.key("rows")
	m.buffer = append(m.buffer, '[')
	var sources []data.SourceID
	first, columns := true, t.columns()
	m.step = func() bool {
		row := next()
		if row == nil {
			w.sources(&m.buffer, sources)
			return false
		}
		if !first {
			m.buffer = append(m.buffer, ',')
		}
		first = false
		m.buffer = append(m.buffer, '\n')
		w.row(&m.buffer, columns, row)
		sources = withRow(sources, row)
		return true
	}
	return m
}

// sources appends the end of the rows, the sources and the end of all.
func (w *Writer) sources(to *[]byte, sources []data.SourceID) {
	*to = append(*to, "\n],\n\"sources\":["...)
	for i, id := range sources {
		if i > 0 {
			*to = append(*to, ',')
		}
		*to = append(*to, '\n')
		w.source(to, id)
	}
	*to = append(*to, "\n]}\n"...)
}

// with is a list of sources with one more, if it is not in it.
func with(list []data.SourceID, id data.SourceID) []data.SourceID {
	if id == "" {
		return list
	}
	for _, have := range list {
		if have == id {
			return list
		}
	}
	return append(list, id)
}

// withRow is a list of sources with those of a row, and with the deck's in a table of
// claims.
func withRow(list []data.SourceID, r *Row) []data.SourceID {
	if r.Claimed != nil && r.Claimed.Deck != nil {
		list = with(list, r.Claimed.Deck.Source)
	}
	return with(with(list, r.Source), r.Second)
}

// row appends a row.
func (w *Writer) row(to *[]byte, columns []column, r *Row) {
	o := object(to)
	codes := Writer{Dataset: w.Dataset, Language: data.English}
	for i := range columns {
		c := &columns[i]
		switch text := c.text(w, r); {
		case c.head.EN == "relation":
			o.text(c.head.EN, relations[r.Subject.Kind])
		case c.head.EN == "period":
			o.key("period")
			if !r.dated() {
				*to = append(*to, "null"...)
				continue
			}
			p := object(to)
			p.number("start", strconv.Itoa(r.Period.Start))
			p.number("end", strconv.Itoa(r.Period.End))
			p.text("type", periodTypes[max(r.Kind, data.CalendarYears)])
			p.text("day", r.Day)
			p.end()
		case c.head.EN == "flag":
			w.flags(o, r)
		case c.head.EN == "period_type" || c.head.EN == "flag_meaning":
		case c.coded:
			o.text(c.head.EN, c.text(&codes, r))
		case c.number && text == "":
			o.number(c.head.EN, "null")
		case c.number:
			o.number(c.head.EN, text)
		default:
			o.text(c.head.EN, text)
		}
	}
	o.end()
}

// flags appends the codes of a row with what they mean, none as an empty list.
func (w *Writer) flags(o *jsonObject, r *Row) {
	o.key("flags")
	*o.to = append(*o.to, '[')
	n := 0
	add := func(code, meaning string) {
		if n++; n > 1 {
			*o.to = append(*o.to, ',')
		}
		f := object(o.to)
		f.text("code", code)
		f.text("meaning", meaning)
		f.end()
	}
	w.EachCode(r, add)
	*o.to = append(*o.to, ']')
}

// source appends what is known of a source.
func (w *Writer) source(to *[]byte, id data.SourceID) {
	s := w.Source(id)
	o := object(to)
	o.text("id", string(s.ID))
	o.text("title", s.Title)
	o.text("publisher", s.Publisher)
	o.text("address", s.Address)
	o.text("read", s.Read)
	o.text("database", s.Database)
	o.text("counting_method", s.Counting)
	o.text("licence", s.Licence)
	o.text("licence_address", s.LicenceAddress)
	o.end()
}

// jsonObject is an object that is being written.
type jsonObject struct {
	to   *[]byte
	some bool
}

func object(to *[]byte) *jsonObject {
	*to = append(*to, '{')
	return &jsonObject{to: to}
}

func (o *jsonObject) key(name string) {
	if o.some {
		*o.to = append(*o.to, ',')
	}
	o.some = true
	*o.to = append(*o.to, '"')
	*o.to = append(*o.to, name...)
	*o.to = append(*o.to, '"', ':')
}

// text is a member with a text, null where there is none.
func (o *jsonObject) text(name, text string) {
	o.key(name)
	if text == "" {
		*o.to = append(*o.to, "null"...)
		return
	}
	*o.to = jsontext.Quote(*o.to, text)
}

// number is a member with digits, or null.
func (o *jsonObject) number(name, digits string) {
	o.key(name)
	*o.to = append(*o.to, digits...)
}

func (o *jsonObject) end() { *o.to = append(*o.to, '}') }
