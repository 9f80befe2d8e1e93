package download

import (
	"strconv"

	"bilateral/components/jsontext"
	"bilateral/data"
)

// profile is the version of the standard that the descriptor keeps to.
const profile = "https://datapackage.org/profiles/2.0/datapackage.json"

// given is a member with a text, none where there is none.
func (o *jsonObject) given(name, text string) {
	if text != "" {
		o.text(name, text)
	}
}

// list is a member that is a list, what each gives between its brackets. next begins an
// item.
func (o *jsonObject) list(name string, each func(next func())) {
	o.key(name)
	*o.to = append(*o.to, '[')
	n := 0
	each(func() {
		if n++; n > 1 {
			*o.to = append(*o.to, ',')
		}
	})
	*o.to = append(*o.to, ']')
}

// texts is a member that is a list of texts.
func (o *jsonObject) texts(name string, texts ...string) {
	o.list(name, func(next func()) {
		for _, text := range texts {
			next()
			*o.to = jsontext.Quote(*o.to, text)
		}
	})
}

// descriptor is datapackage.json: a Data Package, version 2. It states no licence of
// the whole, as there is none: each table has that of its sources, where it is one.
func (w *packing) descriptor() []byte {
	var b []byte
	o := object(&b)
	o.text("$schema", profile)
	o.text("name", small(SafeName(w.Name)))
	if len(w.Editions) > 0 {
		e := &w.Editions[0]
		o.given("title", e.say(w.Title))
		o.given("description", wordsOf(e.Language).about(w, e))
		o.given("version", e.Dataset.Version)
		if isDay(w.Day) {
			o.text("created", w.Day+"T00:00:00Z")
		}
		if isWeb(w.Address) {
			o.text("homepage", w.Address)
		}
		w.sourceList(o, e, w.sources)
		w.contributors(o, e)
	}
	o.list("resources", func(next func()) {
		for i := range w.resources {
			next()
			b = append(b, '\n')
			w.resource(&b, &w.resources[i])
		}
	})
	o.end()
	return append(b, '\n')
}

// isWeb reports whether an address is one of the web.
func isWeb(address string) bool {
	for _, scheme := range [...]string{"https://", "http://"} {
		if len(address) > len(scheme) && address[:len(scheme)] == scheme {
			return true
		}
	}
	return false
}

// sourceList says what a package or a table rests on. The standard does not let it be
// empty.
func (w *packing) sourceList(o *jsonObject, e *Edition, sources []data.SourceID) {
	if len(sources) == 0 {
		return
	}
	o.list("sources", func(next func()) {
		for _, id := range sources {
			next()
			s := e.source(id)
			item := object(o.to)
			item.text("title", title(e, s))
			if isWeb(s.Address) {
				item.text("path", s.Address)
			}
			item.end()
		}
	})
}

// title is what a source is called by whom: its publisher and its title, or its id.
func title(e *Edition, s *data.Source) string {
	publisher, title := line(e.say(s.Publisher)), line(e.say(s.Title))
	switch {
	case publisher == "" && title == "":
		return string(s.ID)
	case publisher == "" || title == "":
		return publisher + title
	case e.Language == data.Japanese:
		return publisher + "『" + title + "』"
	}
	return publisher + ", " + title
}

// contributors are who made the figures, and the explorer, which took them together.
func (w *packing) contributors(o *jsonObject, e *Edition) {
	var publishers []string
	for _, id := range w.sources {
		publisher := e.say(e.source(id).Publisher)
		known := publisher == ""
		for _, p := range publishers {
			known = known || p == publisher
		}
		if !known {
			publishers = append(publishers, publisher)
		}
	}
	product := e.say(e.Dataset.Product)
	if product == "" && len(publishers) == 0 {
		return
	}
	o.list("contributors", func(next func()) {
		add := func(name, role string) {
			next()
			item := object(o.to)
			item.text("title", name)
			item.texts("roles", role)
			item.end()
		}
		for _, p := range publishers {
			add(p, "creator")
		}
		if product != "" {
			add(product, "dataCurator")
		}
	})
}

// resource describes a table.
func (w *packing) resource(to *[]byte, r *resource) {
	e := r.edition
	o := object(to)
	o.text("name", r.name)
	o.text("path", r.path)
	o.text("type", "table")
	if r.table == nil {
		o.text("title", "Sources")
		o.text("description", "The sources that the data rests on, each with its licence or terms.")
	} else {
		o.given("title", e.say(r.table.Title))
		o.given("description", e.say(r.table.Subject))
	}
	o.text("format", "csv")
	o.text("mediatype", "text/csv")
	o.text("encoding", "utf-8")
	o.number("bytes", strconv.FormatUint(uint64(r.bytes), 10))
	o.key("dialect")
	d := object(to)
	d.text("delimiter", ",")
	d.text("quoteChar", `"`)
	d.number("doubleQuote", "true")
	d.text("lineTerminator", "\r\n")
	d.number("header", "true")
	d.end()
	w.sourceList(o, e, r.sources)
	w.licence(o, r)
	o.key("schema")
	if r.table == nil {
		w.sourcesSchema(to)
	} else {
		schema(to, e, r.table.columns(), !r.joined)
	}
	o.end()
}

// licence is that of a table, where all of its sources state the same and say where it
// can be read. A list of several would let it be used by the one that one likes.
func (w *packing) licence(o *jsonObject, r *resource) {
	if len(r.sources) == 0 || r.table == nil {
		return
	}
	first := r.edition.source(r.sources[0])
	if !first.Licence.IsStated() || !isWeb(first.LicenceAddress) {
		return
	}
	for _, id := range r.sources[1:] {
		s := r.edition.source(id)
		if s.Licence.Stated != first.Licence.Stated || s.LicenceAddress != first.LicenceAddress {
			return
		}
	}
	o.list("licenses", func(next func()) {
		next()
		item := object(o.to)
		item.text("path", first.LicenceAddress)
		item.text("title", line(r.edition.say(first.Licence.Stated)))
		item.end()
	})
}

// schema says what the columns of the data are, and with keyed that each row's source is
// in the table of sources: a cell that names two is no key.
func schema(to *[]byte, e *Edition, columns []column, keyed bool) {
	s := object(to)
	s.list("fields", func(next func()) {
		for i := range columns {
			next()
			c := &columns[i]
			*to = append(*to, '\n')
			f := object(to)
			f.text("name", e.say(c.head))
			f.text("title", titled(e.say(c.head)))
			f.text("type", c.kind())
			f.given("description", e.say(c.about()))
			if c.head.EN == "value" {
				f.list("missingValues", func(next func()) {
					next()
					v := object(to)
					v.number("value", `""`)
					v.text("label", wordsOf(e.Language).noValue)
					v.end()
				})
			}
			f.end()
		}
	})
	s.texts("fieldsMatch", "exact")
	s.list("missingValues", func(next func()) { next(); *to = append(*to, `""`...) })
	if keyed {
		s.list("foreignKeys", func(next func()) {
			next()
			k := object(to)
			k.texts("fields", e.say(head("source")))
			k.key("reference")
			r := object(to)
			r.text("resource", resourceName(sourcesFile))
			r.texts("fields", sourceColumns[0].name)
			r.end()
			k.end()
		})
	}
	s.end()
}

// titled is a head as words: "Place name" of place_name.
func titled(head string) string {
	b := []byte(head)
	for i, c := range b {
		if c == '_' {
			b[i] = ' '
		}
	}
	if len(b) > 0 && b[0] >= 'a' && b[0] <= 'z' {
		b[0] -= 'a' - 'A'
	}
	return string(b)
}

// kind is the type of a column, as Table Schema has it.
func (c *column) kind() string {
	switch {
	case c.head.EN == "segment":
		return "integer"
	case c.number:
		return "number"
	}
	return "string"
}

// head is the head of the column that has the English one.
func head(en string) data.Text {
	for i := range columns {
		if columns[i].head.EN == en {
			return columns[i].head
		}
	}
	return data.Text{EN: en}
}

// sourcesSchema says what the columns of the table of sources are.
func (w *packing) sourcesSchema(to *[]byte) {
	s := object(to)
	s.list("fields", func(next func()) {
		w.eachSourceColumn(func(name string, column int, e *Edition) {
			next()
			*to = append(*to, '\n')
			f := object(to)
			f.text("name", name)
			f.text("title", titled(name))
			kind := "string"
			if name == "read" {
				kind = "date"
			}
			f.text("type", kind)
			f.text("description", e.say(sourceColumns[column].about))
			f.end()
		})
	})
	s.texts("fieldsMatch", "exact")
	s.list("missingValues", func(next func()) { next(); *to = append(*to, `""`...) })
	s.texts("primaryKey", sourceColumns[0].name)
	s.end()
}
