package datapackage

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
)

// dataset makes the dataset from the tables. What could not be read is zero in
// it, so that every row of a table is in its place for the rules.
func (d *decoder) dataset(descriptor *object) *data.Dataset {
	ds := &data.Dataset{}
	ds.Name, _ = descriptor.get("name").(string)
	ds.Version, _ = descriptor.get("version").(string)
	d.explorer(ds, descriptor)
	d.all("places", func(r *reader) {
		ds.Places = append(ds.Places, data.Place{ID: data.PlaceID(r.str("id")), Name: r.text("name"), ShortName: r.text("shortName"),
			InProse: r.text("proseName"), Kind: named(r, "kind", placeKinds), Reading: r.str("reading"), OtherNames: r.str("otherNames")})
	})
	ds.OrderPlaces()
	d.each("fields", func(r *reader) {
		ds.Fields = append(ds.Fields, data.Field{ID: data.FieldID(r.str("id")), Name: r.text("name"), All: r.truth("all")})
	})
	d.each("topics", func(r *reader) {
		ds.Topics = append(ds.Topics, data.Topic{ID: data.TopicID(r.str("id")), Label: r.text("label")})
	})
	d.all("sources", func(r *reader) {
		ds.Sources = append(ds.Sources, data.Source{ID: data.SourceID(r.str("id")), Title: r.text("title"), Publisher: r.text("publisher"),
			ShortName: r.text("shortName"), Address: r.str("address"), Read: r.str("read"), ReadBefore: r.truth("readBefore"), Database: r.statement("database"),
			Licence: r.statement("licence"), SourceRecord: data.SourceRecord{
				Date: r.statement("date"), CountingMethod: r.statement("countingMethod"), LicenceAddress: r.str("licenceAddress"), Terms: r.text("terms"),
				ReadFrom: r.text("readFrom"), Conversion: r.text("conversion"), Checks: r.text("checks"), Tables: strings.Fields(r.str("tables")), SingleFigures: r.truth("singleFigures")}})
	})
	d.each("remarks", func(r *reader) {
		ds.Remarks = append(ds.Remarks, data.Remark{ID: data.RemarkID(r.str("id")), Text: r.text("text"), Source: data.SourceID(r.str("source"))})
	})
	d.all("indicators", func(r *reader) { ds.Indicators = append(ds.Indicators, r.indicator()) })
	d.each("changelog", func(r *reader) {
		ds.Revisions = append(ds.Revisions, data.Revision{Version: r.str("version"), Date: r.str("date"), Text: r.text("change")})
	})
	if len(ds.Revisions) > 0 {
		ds.Released = ds.Revisions[0].Date
	}
	d.each("phrases", func(r *reader) { r.phrases(ds) })
	d.each("observations", func(r *reader) { ds.Observations = append(ds.Observations, r.observation()) })
	d.each("parts", func(r *reader) {
		ds.Parts = append(ds.Parts, data.Part{ID: data.PartID(r.str("id")), Kind: named(r, "kind", partKinds), Title: r.text("title"), Heading: r.text("heading")})
	})
	d.each("messages", func(r *reader) {
		m := data.Message{ID: r.str("id"), Part: data.PartID(r.str("part")), Heading: r.text("heading"), Text: r.text("text"), Chart: data.IndicatorID(r.str("chart"))}
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
	d.features(ds, descriptor)
	d.facts(ds)
	d.origins(ds)
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
		case t != nil && needed && !t.cut && t.left == nil && len(t.rows) == 0:
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

// explorer reads the properties of our own at the level of the package, a step
// each.
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
	known(o, "product", "shortProduct", "introduction", "deck", "deckSubtitle", "deckName", "translationNote", "imprint", "roles", "defaultIndicator", "headlines", "collections", "nearest", "features")
	ds.Product = text(o, "product")
	ds.Introduction = text(o, "introduction")
	ds.Deck = text(o, "deck")
	ds.DeckSubtitle = text(o, "deckSubtitle")
	ds.DeckName = text(o, "deckName")
	ds.ShortProduct = text(o, "shortProduct")
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
				d.fault(data.PackageResource, 0, strings.TrimSuffix(r.prefix, "."), item, "an object with indicator, column, label, spoken, caution and figures")
				h = &object{}
			}
			known(h, "indicator", "column", "label", "spoken", "caution", "figures")
			ds.Headlines = append(ds.Headlines, data.Headline{Indicator: data.IndicatorID(word(h, "indicator")),
				Column: data.ColumnID(word(h, "column")), Label: text(h, "label"), Spoken: text(h, "spoken"), Caution: text(h, "caution")})
			d.headlineFigures = append(d.headlineFigures, r.figures(h))
			ds.Headlines[i].Figures = make([]data.OpenValue, len(d.headlineFigures[i]))
		}
	}
	roles, ok := o.get("roles").(*object)
	if !ok {
		d.fault(data.PackageResource, 0, "explorer.roles", o.get("roles"), "an object with a, b, pairLabel and pairName")
		return
	}
	r.prefix = "explorer.roles."
	known(roles, "a", "b", "world", "pairLabel", "pairName", "initials")
	ds.Roles = data.Roles{A: data.PlaceID(word(roles, "a")), B: data.PlaceID(word(roles, "b")), World: data.PlaceID(word(roles, "world")),
		PairLabel: text(roles, "pairLabel"), PairName: text(roles, "pairName")}
	list, _ := roles.get("initials").([]any)
	if v, given := roles.values["initials"]; given && list == nil {
		r.fault("initials", v, "a list of objects with place and character")
	}
	for i, item := range list {
		r.prefix = "explorer.roles.initials[" + strconv.Itoa(i) + "]."
		o, ok := item.(*object)
		if !ok {
			d.fault(data.PackageResource, 0, strings.TrimSuffix(r.prefix, "."), item, "an object with place and character")
			continue
		}
		known(o, "place", "character")
		ds.Roles.Initials = append(ds.Roles.Initials, data.Initial{Place: data.PlaceID(word(o, "place")), Character: word(o, "character")})
	}
}

func (r *reader) indicator() data.Indicator {
	ind := data.Indicator{ID: data.IndicatorID(r.str("id")), Topic: data.TopicID(r.str("topic")), Collection: data.CollectionID(r.str("collection")),
		Whole: data.IndicatorID(r.str("whole")), Total: data.IndicatorID(r.str("total")), Of: data.IndicatorID(r.str("of")), Label: r.text("label"), Name: r.text("name"),
		Meaning: named(r, "meaning", meanings), Unit: r.text("unit"), Decimals: r.whole("decimals"), BenchmarkLabel: r.text("benchmarkLabel"),
		Definition: r.text("definition"), Finding: r.text("finding"), Formula: r.statement("formula"), Counting: r.statement("counting")}
	ind.Benchmark, ind.HasBenchmark = r.number("benchmark")
	for i, item := range r.list("caveats") {
		at := "caveats[" + strconv.Itoa(i) + "]"
		if o, ok := item.(*object); ok && len(o.keys) == 1 && o.keys[0] == "caution" {
			ind.Caveats = append(ind.Caveats, data.Caveat{Text: r.textOf(at+".caution", o.get("caution")), Caution: true})
			continue
		}
		if s, ok := item.(string); ok && strings.TrimSpace(s) != "" {
			ind.Caveats = append(ind.Caveats, data.Caveat{Text: data.Text{EN: s}})
			continue
		}
		ind.Caveats = append(ind.Caveats, data.Caveat{Text: r.textOf(at, item)})
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
