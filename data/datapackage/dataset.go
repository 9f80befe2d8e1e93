package datapackage

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
)

// want is what a column of one of our tables must hold.
type want uint8

const (
	wantString want = iota
	wantText        // a text in several languages
	wantNumber
	wantList
	wantObject
	wantTruth
)

// column is a column that the explorer reads; an optional one may be absent
// from the schema.
type column struct {
	name     string
	want     want
	optional bool
}

// The columns of tables that a package may have twice: those of the deck and,
// under a name that starts with open, those of the open evidence beside it.
var (
	placeColumns = []column{{"id", wantString, false}, {"name", wantText, false}, {"shortName", wantText, false}, {"proseName", wantText, true},
		{"kind", wantString, true}}
	sourceColumns = []column{{"id", wantString, false}, {"title", wantText, false}, {"publisher", wantText, false},
		{"address", wantString, true}, {"read", wantString, false}, {"readBefore", wantTruth, true}, {"database", wantObject, false},
		{"date", wantObject, false}, {"countingMethod", wantObject, false}, {"licence", wantObject, false}, {"licenceAddress", wantString, true},
		{"terms", wantText, true}}
	indicatorColumns = []column{{"id", wantString, false}, {"topic", wantString, false}, {"collection", wantString, true},
		{"whole", wantString, true}, {"total", wantString, true}, {"of", wantString, true},
		{"label", wantText, false}, {"name", wantText, false}, {"meaning", wantString, false}, {"unit", wantText, false},
		{"decimals", wantNumber, false}, {"benchmark", wantNumber, true}, {"benchmarkLabel", wantText, true}, {"definition", wantText, false},
		{"finding", wantText, true}, {"caveats", wantList, true}, {"formula", wantObject, false}, {"counting", wantObject, false}}
)

// seriesColumns are those of the tables that the property collections of the
// package names: one value of one year a row.
var seriesColumns = []column{{"indicator", wantString, false}, {"kind", wantString, false}, {"place", wantString, false},
	{"partner", wantString, true}, {"field", wantString, true}, {"source", wantString, false}, {"segment", wantNumber, true},
	{"year", wantNumber, false}, {"value", wantNumber, false}, {"flags", wantString, true}, {"remark", wantString, true}}

// tableColumns are a table that the explorer reads and its columns.
type tableColumns struct {
	table    string
	columns  []column
	optional bool // the package may do without the table
}

// columns are the tables that the explorer reads and their columns, besides
// those of series. Other tables may stand in the package: they are checked
// against their own schema and otherwise left alone.
var columns = []tableColumns{
	{table: "places", columns: placeColumns},
	{table: "open-places", columns: placeColumns, optional: true},
	{table: "fields", columns: []column{{"id", wantString, false}, {"name", wantText, false}, {"all", wantTruth, true}}, optional: true},
	{table: "topics", columns: []column{{"id", wantString, false}, {"label", wantText, false}}},
	{table: "sources", columns: sourceColumns},
	{table: "open-sources", columns: sourceColumns, optional: true},
	{table: "remarks", columns: []column{{"id", wantString, false}, {"text", wantText, false}, {"source", wantString, true}}, optional: true},
	{table: "indicators", columns: indicatorColumns},
	{table: "open-indicators", columns: indicatorColumns, optional: true},
	{table: "observations", columns: []column{{"indicator", wantString, false}, {"kind", wantString, false}, {"place", wantString, false},
		{"partner", wantString, true}, {"start", wantNumber, false}, {"end", wantNumber, false}, {"value", wantNumber, false},
		{"reason", wantText, true}, {"source", wantString, false}, {"label", wantText, true}, {"flags", wantList, true}, {"notes", wantList, true}}},
	{table: "parts", columns: []column{{"id", wantString, false}, {"kind", wantString, false}, {"title", wantText, false}, {"heading", wantText, true}}},
	{table: "messages", columns: []column{{"id", wantString, false}, {"part", wantString, false}, {"heading", wantText, true}, {"text", wantText, false},
		{"evidence", wantList, true}}},
	{table: "measures", columns: []column{{"id", wantString, false}, {"label", wantText, false}, {"unit", wantText, false},
		{"meaning", wantString, false}, {"decimals", wantNumber, false}, {"basis", wantString, false}, {"definition", wantText, false}}, optional: true},
	{table: "facts", columns: []column{{"measure", wantString, false}, {"kind", wantString, false}, {"place", wantString, false},
		{"partner", wantString, true}, {"start", wantNumber, false}, {"end", wantNumber, false}, {"period", wantString, false},
		{"day", wantString, true}, {"value", wantNumber, false}, {"source", wantString, false}, {"flags", wantString, true},
		{"remark", wantString, true}, {"arithmetic", wantString, true}}, optional: true},
	{table: "events", columns: []column{{"date", wantString, false}, {"text", wantText, false}, {"source", wantString, false}}, optional: true},
	{table: "claims", columns: []column{{"id", wantString, false}, {"statement", wantText, true}, {"indicator", wantString, true},
		{"column", wantString, true}, {"message", wantString, true}, {"rule", wantObject, false}, {"checks", wantList, false},
		{"reasons", wantObject, false}}, optional: true},
	{table: "contacts", columns: []column{{"kind", wantString, false}, {"label", wantString, false}, {"address", wantString, true}, {"note", wantText, true}}},
}

// types are the field types in which a column may be declared.
func (w want) types() []string {
	switch w {
	case wantString:
		return []string{"string", "date"}
	case wantText:
		return []string{"object", "string"}
	case wantNumber:
		return []string{"number", "integer", "year"}
	case wantList:
		return []string{"array", "list"}
	case wantTruth:
		return []string{"boolean"}
	}
	return []string{"object"}
}

// words gives each named constant of the domain its word in the file.
type words[T comparable] []struct {
	word  string
	value T
}

func (w words[T]) find(word string) (value T, ok bool) {
	for _, e := range w {
		if e.word == word {
			return e.value, true
		}
	}
	return value, false
}

func (w words[T]) String() string {
	all := make([]string, len(w))
	for i, e := range w {
		all[i] = e.word
	}
	return "one of " + strings.Join(all, ", ")
}

var (
	meanings = words[data.Meaning]{{"count", data.Count}, {"ratio-to-world", data.RatioToWorld}, {"growth", data.Growth},
		{"rank", data.Rank}, {"flow", data.Flow}, {"share", data.Share}, {"amount", data.Amount}}
	placeKinds   = words[data.PlaceKind]{{"country", data.Country}, {"aggregate", data.Aggregate}, {"residual", data.Residual}}
	subjectKinds = words[data.SubjectKind]{{"place", data.OfPlace}, {"pair", data.OfPair}, {"ranking", data.OfRanking}, {"flow", data.OfFlow}}
	missingCodes = words[data.Missing]{{"[z]", data.NotApplicable}, {"[x]", data.NotAvailable}, {"[c]", data.Confidential}, {"[low]", data.Low}}
	flagCodes    = words[data.Flag]{{"[b]", data.Break}, {"[e]", data.Estimated}, {"[p]", data.Provisional}, {"[r]", data.Revised},
		{"[u]", data.Unreliable}, {"[t]", data.Tied}}
	partKinds    = words[data.PartKind]{{"reasons", data.ReasonsPart}, {"messages", data.MessagesPart}, {"table", data.TablePart}, {"steps", data.StepsPart}}
	contactKinds = words[data.ContactKind]{{"email", data.Email}, {"website", data.Website}, {"social", data.SocialAccount}}
)

// reader reads the values of one object or row and notes faults at its place.
type reader struct {
	d        *decoder
	resource string
	row      int
	index    int    // of the row in the table
	prefix   string // of the field path
	table    *table
	cells    []cell
}

// cell returns the cell of a column, an empty one where the table has no such
// column.
func (r *reader) cell(name string) cell {
	if r.table == nil {
		return cell{}
	}
	return r.table.cell(r.cells, name)
}

func (r *reader) fault(field string, found any, want string) {
	r.d.fault(r.resource, r.row, r.prefix+field, found, want)
}

// unknown notes a value that a table does not have.
func (r *reader) unknown(field, value, among, want string) {
	r.fault(field, value, want)
	r.d.faults[len(r.d.faults)-1].ForeignTable = among
}

// str returns the text of a column, "" when it is missing.
func (r *reader) str(name string) string {
	s, _ := r.cell(name).value.(string)
	return s
}

// number returns the number of a column and whether there is one.
func (r *reader) number(name string) (float64, bool) {
	x, ok := r.cell(name).value.(float64)
	return x, ok
}

// truth returns the yes or no of a column; no when it is missing.
func (r *reader) truth(name string) bool {
	yes, _ := r.cell(name).value.(bool)
	return yes
}

// whole returns the number of a column as an int; the rules of the dataset
// refuse what does not fit.
func (r *reader) whole(name string) int {
	x, ok := r.number(name)
	if !ok {
		return 0
	}
	if x != float64(int(x)) || x > 1e9 || x < -1e9 {
		r.fault(name, r.cell(name).text, "a whole number")
		return 0
	}
	return int(x)
}

// text returns the text of a column: an object with a text for each language,
// or text in English with the Japanese in a column of the same name and "@ja".
func (r *reader) text(name string) data.Text {
	switch v := r.cell(name).value.(type) {
	case *object:
		return r.textOf(name, v)
	case string:
		return data.Text{EN: v, JA: r.str(name + "@ja")}
	}
	return data.Text{JA: r.str(name + "@ja")}
}

const textForm = `a text as {"": English, "ja": Japanese}, in at least one of them`

// textOf reads a text that stands as an object.
func (r *reader) textOf(name string, v any) data.Text {
	var t data.Text
	o, ok := v.(*object)
	if !ok || len(o.keys) == 0 {
		r.fault(name, v, textForm)
		return t
	}
	for _, key := range o.keys {
		s, ok := o.get(key).(string)
		at := name + "." + key
		if key == "" {
			at = name + `.""`
		}
		if !ok || strings.TrimSpace(s) == "" {
			r.fault(at, o.get(key), "text that is not empty")
			continue
		}
		switch key {
		case "", string(data.English):
			if t.EN != "" {
				r.fault(at, s, `English once, either as "" or as "en"`)
			}
			t.EN = s
		case string(data.Japanese):
			t.JA = s
		default:
			r.fault(at, s, `the language "" (English) or "ja" (Japanese)`)
		}
	}
	return t
}

const statementForm = `{"stated": text}, or {"notStated": true} with "reading" and "reason" or without`

// statement returns what the source states, or does not, in a column.
func (r *reader) statement(name string) data.Statement {
	c := r.cell(name)
	if c.value == nil {
		return data.Statement{}
	}
	return r.statementOf(name, c.value)
}

func (r *reader) statementOf(name string, v any) data.Statement {
	var s data.Statement
	o, ok := v.(*object)
	_, stated := o.get("stated").(*object)
	notStated, _ := o.get("notStated").(bool)
	if !ok || stated == notStated {
		r.fault(name, v, statementForm)
		return s
	}
	for _, key := range o.keys {
		v := o.get(key)
		switch {
		case key == "stated" && stated:
			s.Stated = r.textOf(name+".stated", v)
		case key == "notStated" && notStated:
		case key == "reading":
			s.Interpretation = r.textOf(name+".reading", v)
		case key == "reason":
			s.Reason = r.textOf(name+".reason", v)
		default:
			r.fault(name+"."+key, v, statementForm)
		}
	}
	return s
}

// list returns the items of a column.
func (r *reader) list(name string) []any {
	list, _ := r.cell(name).value.([]any)
	return list
}

// strings returns the items of a column that are text, and faults for others.
func (r *reader) strings(name, want string) []string {
	var out []string
	for i, item := range r.list(name) {
		s, ok := item.(string)
		if !ok {
			r.fault(name+"["+strconv.Itoa(i)+"]", item, want)
			continue
		}
		out = append(out, s)
	}
	return out
}

// named returns the constant that the word of a column stands for.
func named[T comparable](r *reader, name string, w words[T]) T {
	c := r.cell(name)
	value, ok := w.find(r.str(name))
	if !ok && !c.broken && c.value != nil {
		r.fault(name, c.value, w.String())
	}
	return value
}

// dataset makes the dataset from the tables. What could not be read is zero in
// it, so that every row of a table is in its place for the rules.
func (d *decoder) dataset(descriptor *object) *data.Dataset {
	ds := &data.Dataset{}
	ds.Name, _ = descriptor.get("name").(string)
	ds.Version, _ = descriptor.get("version").(string)
	d.explorer(ds, descriptor)
	d.all("places", func(r *reader) {
		ds.Places = append(ds.Places, data.Place{ID: data.PlaceID(r.str("id")), Name: r.text("name"), ShortName: r.text("shortName"),
			InProse: r.text("proseName"), Kind: named(r, "kind", placeKinds)})
	})
	d.each("fields", func(r *reader) {
		ds.Fields = append(ds.Fields, data.Field{ID: data.FieldID(r.str("id")), Name: r.text("name"), All: r.truth("all")})
	})
	d.each("topics", func(r *reader) {
		ds.Topics = append(ds.Topics, data.Topic{ID: data.TopicID(r.str("id")), Label: r.text("label")})
	})
	d.all("sources", func(r *reader) {
		ds.Sources = append(ds.Sources, data.Source{ID: data.SourceID(r.str("id")), Title: r.text("title"), Publisher: r.text("publisher"),
			ShortName: r.text("shortName"), Address: r.str("address"), Read: r.str("read"), ReadBefore: r.truth("readBefore"), Database: r.statement("database"),
			Date: r.statement("date"), CountingMethod: r.statement("countingMethod"), Licence: r.statement("licence"),
			LicenceAddress: r.str("licenceAddress"), Terms: r.text("terms")})
	})
	d.each("remarks", func(r *reader) {
		ds.Remarks = append(ds.Remarks, data.Remark{ID: data.RemarkID(r.str("id")), Text: r.text("text"), Source: data.SourceID(r.str("source"))})
	})
	d.all("indicators", func(r *reader) { ds.Indicators = append(ds.Indicators, r.indicator()) })
	d.each("observations", func(r *reader) { ds.Observations = append(ds.Observations, r.observation()) })
	d.each("parts", func(r *reader) {
		ds.Parts = append(ds.Parts, data.Part{ID: data.PartID(r.str("id")), Kind: named(r, "kind", partKinds), Title: r.text("title"), Heading: r.text("heading")})
	})
	d.each("messages", func(r *reader) {
		m := data.Message{ID: r.str("id"), Part: data.PartID(r.str("part")), Heading: r.text("heading"), Text: r.text("text")}
		for _, id := range r.strings("evidence", "the identifier of an indicator") {
			m.Evidence = append(m.Evidence, data.IndicatorID(id))
		}
		ds.Messages = append(ds.Messages, m)
	})
	d.each("contacts", func(r *reader) {
		ds.Contacts = append(ds.Contacts, data.Contact{Kind: named(r, "kind", contactKinds), Label: r.str("label"), Address: r.str("address"), Note: r.text("note")})
	})
	d.collections(ds)
	d.nearest(ds, descriptor)
	d.facts(ds)
	return ds
}

// expectTables checks that the tables are there that the explorer reads, and
// that there is something in those that it cannot do without.
func (d *decoder) expectTables() {
	expect := func(name string, needed bool) {
		t := d.table(name)
		switch {
		case t == nil && needed && !d.unnamed:
			d.fault(data.PackageResource, 0, "resources", nil, "a resource named "+strconv.Quote(name))
		case t != nil && needed && !t.cut && len(t.rows) == 0:
			d.fault(t.name, 0, "", nil, "at least one row")
			t.cut = true
		}
	}
	for _, c := range columns {
		expect(c.table, !c.optional && !slices.Contains(mayBeEmpty, c.table))
		if d.table(c.table) == nil && !c.optional && slices.Contains(mayBeEmpty, c.table) {
			expect(c.table, true)
		}
	}
	for _, name := range d.collectionNames {
		expect(name, true)
	}
	expect("facts", d.table("facts") != nil || d.table("measures") != nil)
}

// mayBeEmpty are tables that the explorer asks for and that may have no rows.
var mayBeEmpty = []string{"parts", "messages", "contacts"}

// columnsOf returns the columns that the explorer reads of a table, none of a
// table that it does not read.
func (d *decoder) columnsOf(name string) []column {
	if slices.Contains(d.collectionNames, name) {
		return seriesColumns
	}
	for _, c := range columns {
		if c.table == name {
			return c.columns
		}
	}
	return nil
}

// expectColumns checks that a table has the columns that the explorer reads, in
// types that can be read.
func (d *decoder) expectColumns(t *table) {
	for _, c := range d.columnsOf(t.name) {
		f := t.field(c.name)
		types := strings.Join(c.want.types(), " or ")
		switch {
		case f == nil && c.optional:
		case f == nil:
			d.fault(t.name, 0, c.name, nil, "a field of that name in the table's schema, of the type "+types)
			t.blind, t.cut = true, true
		case !f.broken && !slices.Contains(c.want.types(), f.kind):
			d.fault(t.name, 0, c.name, f.kind, "a field of the type "+types)
			f.broken = true
		}
	}
}

// all is each for a table and the open one beside it.
func (d *decoder) all(name string, read func(*reader)) {
	d.each(name, read)
	d.each("open-"+name, read)
}

// each calls read with a reader for each row of a table.
func (d *decoder) each(name string, read func(*reader)) {
	t := d.table(name)
	if t == nil {
		return
	}
	for _, row := range t.rows {
		read(&reader{d: d, resource: name, row: row.number, table: t, cells: row.cells})
	}
}

// explorer reads the properties of our own at the level of the package.
func (d *decoder) explorer(ds *data.Dataset, descriptor *object) {
	o, ok := descriptor.get("explorer").(*object)
	if !ok {
		d.fault(data.PackageResource, 0, "explorer", descriptor.get("explorer"), "the explorer's own properties as an object")
		return
	}
	r := &reader{d: d, resource: data.PackageResource, prefix: "explorer."}
	text := func(o *object, key string) data.Text {
		if v, given := o.values[key]; given {
			return r.textOf(key, v)
		}
		return data.Text{}
	}
	word := func(o *object, key string) string {
		v, given := o.values[key]
		s, ok := v.(string)
		if given && !ok {
			r.fault(key, v, "text")
		}
		return s
	}
	known := func(o *object, keys ...string) {
		for _, key := range o.keys {
			if !slices.Contains(keys, key) {
				r.fault(key, o.get(key), "one of the properties "+strings.Join(keys, ", "))
			}
		}
	}
	known(o, "product", "introduction", "deck", "deckSubtitle", "translationNote", "imprint", "roles", "defaultIndicator", "headlines", "collections", "nearest")
	ds.Product = text(o, "product")
	ds.Introduction = text(o, "introduction")
	ds.Deck = text(o, "deck")
	ds.DeckSubtitle = text(o, "deckSubtitle")
	ds.TranslationNote = text(o, "translationNote")
	ds.Imprint = text(o, "imprint")
	ds.DefaultIndicator = data.IndicatorID(word(o, "defaultIndicator"))
	if v, given := o.values["headlines"]; given {
		list, ok := v.([]any)
		if !ok {
			r.fault("headlines", v, "a list")
		}
		for i, item := range list {
			r.prefix = "explorer.headlines[" + strconv.Itoa(i) + "]."
			h, ok := item.(*object)
			if !ok {
				d.fault(data.PackageResource, 0, strings.TrimSuffix(r.prefix, "."), item, "an object with indicator, column and label")
				h = &object{}
			}
			known(h, "indicator", "column", "label")
			ds.Headlines = append(ds.Headlines, data.Headline{Indicator: data.IndicatorID(word(h, "indicator")),
				Column: data.ColumnID(word(h, "column")), Label: text(h, "label")})
		}
	}
	roles, ok := o.get("roles").(*object)
	if !ok {
		d.fault(data.PackageResource, 0, "explorer.roles", o.get("roles"), "an object with a, b, pairLabel and pairName")
		return
	}
	r.prefix = "explorer.roles."
	known(roles, "a", "b", "world", "pairLabel", "pairName")
	ds.Roles = data.Roles{A: data.PlaceID(word(roles, "a")), B: data.PlaceID(word(roles, "b")), World: data.PlaceID(word(roles, "world")),
		PairLabel: text(roles, "pairLabel"), PairName: text(roles, "pairName")}
}

func (r *reader) indicator() data.Indicator {
	ind := data.Indicator{ID: data.IndicatorID(r.str("id")), Topic: data.TopicID(r.str("topic")), Collection: data.CollectionID(r.str("collection")),
		Whole: data.IndicatorID(r.str("whole")), Total: data.IndicatorID(r.str("total")), Of: data.IndicatorID(r.str("of")), Label: r.text("label"), Name: r.text("name"),
		Meaning: named(r, "meaning", meanings), Unit: r.text("unit"), Decimals: r.whole("decimals"), BenchmarkLabel: r.text("benchmarkLabel"),
		Definition: r.text("definition"), Finding: r.text("finding"), Formula: r.statement("formula"), Counting: r.statement("counting")}
	ind.Benchmark, ind.HasBenchmark = r.number("benchmark")
	for i, item := range r.list("caveats") {
		at := "caveats[" + strconv.Itoa(i) + "]"
		if s, ok := item.(string); ok && strings.TrimSpace(s) != "" {
			ind.Caveats = append(ind.Caveats, data.Text{EN: s})
			continue
		}
		ind.Caveats = append(ind.Caveats, r.textOf(at, item))
	}
	return ind
}

func (r *reader) observation() data.Observation {
	o := data.Observation{
		Indicator: data.IndicatorID(r.str("indicator")),
		Subject:   data.Subject{Kind: named(r, "kind", subjectKinds), Place: data.PlaceID(r.str("place")), Partner: data.PlaceID(r.str("partner"))},
		Period:    data.Period{Start: r.whole("start"), End: r.whole("end")},
		Source:    data.SourceID(r.str("source")),
		Label:     r.text("label"),
	}
	o.Value.Reason = r.text("reason")
	if c := r.cell("value"); c.value != nil {
		o.Value.Number, _ = r.number("value")
	} else if missing, ok := missingCodes.find(c.text); ok {
		o.Value.Missing = missing
	} else if !c.broken {
		r.fault("value", c.text, "a number or a missing-value code such as "+missingCodes[0].word+", named in the schema's missingValues")
	}
	for i, code := range r.strings("flags", flagCodes.String()) {
		flag, ok := flagCodes.find(code)
		if !ok {
			r.fault("flags["+strconv.Itoa(i)+"]", code, flagCodes.String())
			continue
		}
		o.Flags = append(o.Flags, flag)
	}
	for i, item := range r.list("notes") {
		at := "notes[" + strconv.Itoa(i) + "]"
		n, ok := item.(*object)
		mark, isText := n.get("mark").(string)
		if !ok || !isText || len(n.keys) != 2 || n.get("text") == nil {
			r.fault(at, item, `a note as {"mark": …, "text": …}`)
			continue
		}
		o.Notes = append(o.Notes, data.Note{Mark: mark, Text: r.statementOf(at+".text", n.get("text"))})
	}
	return o
}
