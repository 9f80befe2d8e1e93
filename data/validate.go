package data

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The tables of a dataset, as they are named in faults.
const (
	placesTable       = "places"
	topicsTable       = "topics"
	sourcesTable      = "sources"
	indicatorsTable   = "indicators"
	observationsTable = "observations"
	partsTable        = "parts"
	messagesTable     = "messages"
	contactsTable     = "contacts"
	fieldsTable       = "fields"
	remarksTable      = "remarks"
)

// collectionsProperty names the tables of series, as if it were their table.
const collectionsProperty = "explorer.collections"

// maxWhole is the greatest count: up to it a float64 holds every whole number
// and no other is taken for one.
const maxWhole = 1<<53 - 1

// Validate checks the rules that hold for every dataset, in whatever format it
// came, and returns all the faults: nil when there are none. Rows are counted
// from 1 in the order of the dataset's lists; fields have the names that they
// have in a data package.
func (d *Dataset) Validate() Faults {
	return d.ValidateRows(func(table string, n int) (string, int) { return table, n })
}

// ValidateRows is Validate for a dataset whose rows stand elsewhere in the file
// that it was read from: where says in which table and row the nth of a list
// is.
func (d *Dataset) ValidateRows(where func(table string, n int) (resource string, row int)) Faults {
	c := checker{d: d, where: where}
	c.product()
	c.places()
	c.sources()
	c.indicators()
	c.observations()
	c.words()
	c.remarks()
	for i := range d.Collections {
		c.collection(&d.Collections[i])
	}
	c.nearest()
	c.facts()
	c.claims()
	return c.faults
}

// checker collects faults; resource and row say where it is.
type checker struct {
	d        *Dataset
	resource string
	row      int
	where    func(table string, n int) (resource string, row int)
	faults   Faults
	k        *known // of series, once it is needed
}

// at says what is checked: the nth row of a table, or for 0 all of it.
func (c *checker) at(table string, n int) {
	c.resource, c.row = table, n
	if n > 0 {
		c.resource, c.row = c.where(table, n)
	}
}

// other names another row, the nth of a table.
func (c *checker) other(table string, n int) string {
	resource, row := c.where(table, n)
	return c.saying(spot{resource, row})
}

// unknown notes a value that a table would have to have.
func (c *checker) unknown(field, value, table, want string) {
	c.fault(field, value, want)
	c.faults[len(c.faults)-1].ForeignTable = table
}

func (c *checker) fault(field, value, want string) {
	c.faults = append(c.faults, Fault{Resource: c.resource, Row: c.row, Field: field, Value: value, Want: want})
}

// text checks a text that must be given in at least one language.
func (c *checker) text(field string, t Text) {
	if t.IsZero() {
		c.fault(field, "", "a text in at least one language")
	}
	c.utf8(field, t)
}

// utf8 checks that a text is one that can be shown at all.
func (c *checker) utf8(field string, t Text) {
	for _, s := range [...]string{t.EN, t.JA} {
		if !utf8.ValidString(s) {
			c.fault(field, s, "UTF-8 text")
		}
	}
}

// statement checks that what is stated and what is read into silence are kept
// apart, and that a reading has its reason.
func (c *checker) statement(field string, s Statement) {
	c.utf8(field, s.Stated)
	c.utf8(field, s.Interpretation)
	c.utf8(field, s.Reason)
	switch {
	case s.IsStated() && (!s.Interpretation.IsZero() || !s.Reason.IsZero()):
		c.fault(field, "", "what the source states or our reading of its silence, not both")
	case s.Interpretation.IsZero() != s.Reason.IsZero():
		c.fault(field, "", "a reading and its reason together")
	}
}

// id checks an identifier and that it is the first of its kind; seen are those
// of the rows before. It reports whether none of them has it.
func (c *checker) id(field, id string, seen ids) (first bool) {
	if !isIdentifier(id) {
		c.fault(field, id, "lower-case words of letters and digits joined by hyphens")
	}
	return c.first(field, id, seen)
}

// spot is where a row stands.
type spot struct {
	resource string
	row      int
}

// ids maps what must be different in each row to the first row that has it.
type ids map[string]spot

// first checks that no row before has an identifier, and reports whether none
// has.
func (c *checker) first(field, id string, seen ids) bool {
	here := spot{c.resource, c.row}
	if at, dup := seen[id]; dup && id != "" {
		c.fault(field, id, "a value that no other row has; "+c.saying(at)+" has it")
		return false
	}
	seen[id] = here
	return true
}

// saying names a row; its table too where that is another.
func (c *checker) saying(at spot) string {
	if at.resource != c.resource {
		return "row " + strconv.Itoa(at.row) + " of " + at.resource
	}
	return "row " + strconv.Itoa(at.row)
}

// distinct checks that a name can be told from those of the rows before in every
// language, as a reader sees it; a name that a language does not give is that
// of the other. It reports whether it can.
func (c *checker) distinct(field string, name Text, what string, seen ids) (is bool) {
	is = true
	for _, lang := range Languages {
		shown, _ := name.In(lang)
		key := string(lang) + " " + Alike(shown)
		at, dup := seen[key]
		switch {
		case shown == "":
		case !dup:
			seen[key] = spot{c.resource, c.row}
		case is:
			is = false
			c.fault(field, shown, "a name by which a reader can tell "+what+" from that in "+c.saying(at))
		}
	}
	return is
}

// isIdentifier reports whether an identifier may stand in an address as it is.
func isIdentifier(s string) bool {
	for word := range strings.SplitSeq(s, "-") {
		if word == "" {
			return false
		}
		for i := range len(word) {
			if b := word[i]; !('a' <= b && b <= 'z' || '0' <= b && b <= '9') {
				return false
			}
		}
	}
	return true
}

// isPlaceCode reports whether a code has the form of ISO 3166-1 alpha-3, which
// aggregates have too.
func isPlaceCode(id PlaceID) bool {
	if len(id) != 3 {
		return false
	}
	for i := range len(id) {
		if id[i] < 'A' || id[i] > 'Z' {
			return false
		}
	}
	return true
}

// isDate reports whether a text is a day of the Gregorian calendar, written
// YYYY-MM-DD.
func isDate(s string) bool {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	year, yearErr := strconv.ParseUint(s[:4], 10, 16)
	month, monthErr := strconv.ParseUint(s[5:7], 10, 8)
	day, dayErr := strconv.ParseUint(s[8:], 10, 8)
	if yearErr != nil || monthErr != nil || dayErr != nil || month < 1 || month > 12 || day < 1 {
		return false
	}
	days := [...]uint64{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		days = 29
	}
	return day <= days
}

func (c *checker) product() {
	d := c.d
	c.at(PackageResource, 0)
	if d.Name == "" {
		c.fault("name", "", "a name")
	}
	if d.Version == "" {
		c.fault("version", "", "a version")
	}
	c.text("explorer.product", d.Product)
	c.text("explorer.introduction", d.Introduction)
	c.text("explorer.deck", d.Deck)
	c.utf8("explorer.deckSubtitle", d.DeckSubtitle)
	c.utf8("explorer.translationNote", d.TranslationNote)
	c.utf8("explorer.imprint", d.Imprint)
	c.role("explorer.roles.a", d.Roles.A)
	c.role("explorer.roles.b", d.Roles.B)
	if d.Roles.A == d.Roles.B && d.Roles.A != "" {
		c.fault("explorer.roles.b", string(d.Roles.B), "another place than explorer.roles.a")
	}
	if d.Roles.World != "" {
		if p := d.Place(d.Roles.World); p == nil || p.Kind != Aggregate {
			c.unknown("explorer.roles.world", string(d.Roles.World), placesTable, "the id of a place that is an aggregate")
		}
	}
	c.text("explorer.roles.pairLabel", d.Roles.PairLabel)
	c.text("explorer.roles.pairName", d.Roles.PairName)
	c.indicator("explorer.defaultIndicator", d.DefaultIndicator)
	known := d.Place(d.Roles.A) != nil && d.Place(d.Roles.B) != nil && d.Roles.A != d.Roles.B // else there are no columns
	c.columnLabels()
	for i, h := range d.Headlines {
		at := "explorer.headlines[" + strconv.Itoa(i) + "]."
		c.text(at+"label", h.Label)
		c.indicator(at+"indicator", h.Indicator)
		if _, ok := d.Column(h.Column); !known {
		} else if !ok {
			c.fault(at+"column", string(h.Column), "one of the columns "+c.columns())
		} else if d.Indicator(h.Indicator) != nil && d.Cell(h.Indicator, h.Column) == nil {
			c.unknown(at+"column", string(h.Column), observationsTable, "a column in which "+strconv.Quote(string(h.Indicator))+" has an observation")
			c.faults[len(c.faults)-1].Cause = string(h.Indicator) + " " + string(h.Column)
		}
	}
	if len(d.Indicators) == 0 {
		c.unknown("", "", indicatorsTable, "at least one indicator")
	}
}

// columnLabels checks that the column of the pair can be told from those of its
// places, whose labels are their short names.
func (c *checker) columnLabels() {
	for _, lang := range Languages {
		pair, _ := c.d.Roles.PairLabel.In(lang)
		for _, id := range []PlaceID{c.d.Roles.A, c.d.Roles.B} {
			p := c.d.Place(id)
			if p == nil || pair == "" {
				continue
			}
			if name, _ := p.ShortName.In(lang); Alike(name) == Alike(pair) {
				c.fault("explorer.roles.pairLabel", pair, "a name by which a reader can tell the two together from "+string(id))
				return
			}
		}
	}
}

func (c *checker) role(field string, id PlaceID) {
	if c.d.Place(id) == nil {
		c.unknown(field, string(id), placesTable, "the id of a place")
	}
}

func (c *checker) indicator(field string, id IndicatorID) {
	if c.d.Indicator(id) == nil {
		c.unknown(field, string(id), indicatorsTable, "the id of an indicator")
	}
}

// columns names the columns of the table.
func (c *checker) columns() string {
	var ids []string
	for _, column := range c.d.Columns() {
		ids = append(ids, string(column.ID))
	}
	return strings.Join(ids, ", ")
}

func (c *checker) places() {
	seen, names, short, prose := ids{}, ids{}, ids{}, ids{}
	for i, p := range c.d.Places {
		c.at(placesTable, i+1)
		if !isPlaceCode(p.ID) {
			c.fault("id", string(p.ID), "a code of three capital letters, as in ISO 3166-1 alpha-3")
		}
		if c.first("id", string(p.ID), seen) {
			if c.distinct("name", p.Name, "the place", names) && c.distinct("shortName", p.ShortName, "the place", short) {
				c.distinct("proseName", p.InProse, "the place", prose)
			}
		}
		c.text("name", p.Name)
		c.text("shortName", p.ShortName)
		c.utf8("proseName", p.InProse)
		if p.Kind > Residual {
			c.fault("kind", "", "what the place is")
		}
	}
	seen, names = ids{}, ids{}
	for i, f := range c.d.Fields {
		c.at(fieldsTable, i+1)
		if c.id("id", string(f.ID), seen) {
			c.distinct("name", f.Name, "the field of science", names)
		}
		c.text("name", f.Name)
	}
	seen, names = ids{}, ids{}
	for i, t := range c.d.Topics {
		c.at(topicsTable, i+1)
		if c.id("id", string(t.ID), seen) {
			c.distinct("label", t.Label, "the topic", names)
		}
		c.text("label", t.Label)
	}
}

func (c *checker) sources() {
	seen, names := ids{}, ids{}
	for i, s := range c.d.Sources {
		c.at(sourcesTable, i+1)
		if c.id("id", string(s.ID), seen) {
			called := s.DisplayName()
			c.distinct("title", Text{EN: both(s.Title.EN, called.EN), JA: both(s.Title.JA, called.JA)}, "the source", names)
		}
		c.text("title", s.Title)
		c.text("publisher", s.Publisher)
		c.utf8("shortName", s.ShortName)
		c.address("address", s.Address, "https://", "http://")
		if !isDate(s.Read) {
			c.fault("read", s.Read, "a day as YYYY-MM-DD")
		}
		c.statement("database", s.Database)
		c.statement("date", s.Date)
		c.statement("countingMethod", s.CountingMethod)
		c.statement("licence", s.Licence)
		c.address("licenceAddress", s.LicenceAddress, "https://", "http://")
		c.utf8("terms", s.Terms)
		if !s.Licence.IsStated() && s.Terms.IsZero() {
			c.fault("terms", "", "the terms of use, because no licence is stated")
		}
	}
}

// address checks that an address, where there is one, starts with one of the
// schemes: no other kind may become a link.
func (c *checker) address(field, address string, schemes ...string) {
	if address == "" {
		return
	}
	for _, s := range schemes {
		if strings.HasPrefix(address, s) && len(address) > len(s) && !strings.ContainsAny(address, " \t\r\n\"<>") && utf8.ValidString(address) {
			return
		}
	}
	c.fault(field, address, "an address that starts with "+strings.Join(schemes, " or ")+" and has no spaces")
}

func (c *checker) indicators() {
	seen, names, labels := ids{}, ids{}, ids{}
	for i := range c.d.Indicators {
		ind := &c.d.Indicators[i]
		c.at(indicatorsTable, i+1)
		if c.id("id", string(ind.ID), seen) {
			if c.distinct("name", ind.Name, "the indicator", names) && ind.Collection == "" {
				c.distinct("label", ind.Label, "the indicator", labels)
			}
		}
		if c.d.Topic(ind.Topic) == nil {
			c.unknown("topic", string(ind.Topic), topicsTable, "the id of a topic")
		}
		c.text("label", ind.Label)
		c.text("name", ind.Name)
		c.text("unit", ind.Unit)
		c.text("definition", ind.Definition)
		if ind.Meaning < Count || ind.Meaning > Amount {
			c.fault("meaning", "", "a kind of quantity")
		}
		if ind.Decimals < 0 || ind.Decimals > maxDecimals {
			c.fault("decimals", strconv.Itoa(ind.Decimals), "a whole number from 0 to "+strconv.Itoa(maxDecimals))
		}
		if ind.Collection != "" && c.d.Collection(ind.Collection) == nil {
			c.unknown("collection", string(ind.Collection), collectionsProperty, "the name of a table of series, in explorer.collections")
		}
		c.part("whole", ind, ind.Whole)
		c.part("total", ind, ind.Total)
		c.calculated(ind)
		c.benchmark(ind)
		c.finding("finding", ind.Finding.EN)
		c.finding("finding.ja", ind.Finding.JA)
		for j, caveat := range ind.Caveats {
			c.text("caveats["+strconv.Itoa(j)+"]", caveat)
		}
		c.statement("formula", ind.Formula)
		c.statement("counting", ind.Counting)
	}
}

// part checks the measure that an indicator is a part of.
func (c *checker) part(field string, ind *Indicator, of IndicatorID) {
	if other := c.d.Indicator(of); of != "" && (other == nil || other.Collection == "" || of == ind.ID) {
		c.unknown(field, string(of), indicatorsTable, "the id of another open indicator")
	}
}

// calculated checks the measure that an indicator is calculated from.
func (c *checker) calculated(ind *Indicator) {
	if ind.Of == "" {
		return
	}
	c.part("of", ind, ind.Of)
	of := c.d.Indicator(ind.Of)
	switch {
	case of == nil:
	case of.Collection != ind.Collection:
		c.fault("of", string(ind.Of), "an indicator of the same table of series")
	case ind.Meaning == Share && of.Whole == "", ind.Meaning == RatioToWorld && c.d.Roles.World == "":
		c.fault("of", string(ind.Of), "an indicator that is part of another, for a share; a dataset with a world in its roles, for a ratio to it")
	case ind.Meaning != Share && ind.Meaning != RatioToWorld:
		c.fault("of", string(ind.Of), "no such indicator: only a share or a ratio to the world is calculated")
	case of.Of != "":
		c.fault("of", string(ind.Of), "an indicator that its source gives")
	}
}

func (c *checker) benchmark(ind *Indicator) {
	switch {
	case ind.Meaning == RatioToWorld && !ind.HasBenchmark:
		c.fault("benchmark", "", "the value of the world average, because the indicator is a ratio to it")
	case ind.HasBenchmark && !isFinite(ind.Benchmark):
		c.fault("benchmark", formatNumber(ind.Benchmark), "a finite number")
	case ind.HasBenchmark && !isPrintable(ind.Benchmark, ind.Decimals):
		want, _ := printable(ind.Benchmark, ind.Decimals)
		c.fault("benchmark", formatNumber(ind.Benchmark), want)
	case ind.HasBenchmark && ind.Meaning == RatioToWorld && ind.Benchmark <= 0:
		c.fault("benchmark", formatNumber(ind.Benchmark), "a number above zero")
	}
	if ind.HasBenchmark && ind.BenchmarkLabel.IsZero() {
		c.fault("benchmarkLabel", "", "a text in at least one language, because there is a benchmark")
	}
	if !ind.HasBenchmark && !ind.BenchmarkLabel.IsZero() {
		c.fault("benchmarkLabel", ind.BenchmarkLabel.EN, "no text, because there is no benchmark")
	}
	c.utf8("benchmarkLabel", ind.BenchmarkLabel)
}

func (c *checker) finding(field, template string) {
	if _, err := parseFinding(template); err != nil {
		c.fault(field, template, strings.TrimPrefix(err.Error(), "expected "))
	}
}

func isPrintable(v float64, decimals int) bool {
	_, ok := printable(v, decimals)
	return ok
}

// both joins two texts; "" where the first is.
func both(a, b string) string {
	if a == "" {
		return ""
	}
	return a + " " + b
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// formatNumber writes a number in the shortest form that is read back as it.
func formatNumber(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func (c *checker) observations() {
	type key struct {
		indicator IndicatorID
		subject   Subject
		period    Period
	}
	indicators := make(map[IndicatorID]*Indicator, len(c.d.Indicators))
	for i := range c.d.Indicators {
		indicators[c.d.Indicators[i].ID] = &c.d.Indicators[i]
	}
	seen := make(map[key]int, len(c.d.Observations))
	for i := range c.d.Observations {
		o := &c.d.Observations[i]
		c.at(observationsTable, i+1)
		ind := indicators[o.Indicator]
		if ind == nil {
			c.unknown("indicator", string(o.Indicator), indicatorsTable, "the id of an indicator")
		} else if ind.Collection != "" {
			c.fault("indicator", string(o.Indicator), "an indicator of the deck: those of the open sources have series")
		}
		c.subject(o.Subject)
		c.period(o.Period)
		if c.d.Source(o.Source) == nil {
			c.unknown("source", string(o.Source), sourcesTable, "the id of a source")
		}
		c.value(ind, o)
		c.utf8("label", o.Label)
		c.marks(o)
		k := key{o.Indicator, o.Subject, o.Period}
		if k.subject.Kind == OfPair && k.subject.Partner < k.subject.Place {
			k.subject.Place, k.subject.Partner = k.subject.Partner, k.subject.Place
		}
		if row, dup := seen[k]; dup {
			c.fault("indicator, kind, place, partner, start, end", "", "one observation of the same indicator, subject and period; "+c.other(observationsTable, row)+" is another")
			continue
		}
		seen[k] = i + 1
	}
}

func (c *checker) subject(s Subject) {
	if s.Kind < OfPlace || s.Kind > OfFlow {
		c.fault("kind", "", "whose value it is: of a place, a pair, a ranking or a flow")
	}
	if c.d.Place(s.Place) == nil {
		c.unknown("place", string(s.Place), placesTable, "the id of a place")
	}
	switch {
	case s.Kind < OfPlace || s.Kind > OfFlow:
	case s.Kind == OfPlace:
		if s.Partner != "" {
			c.fault("partner", string(s.Partner), "no partner, because the value is of a single place")
		}
	case c.d.Place(s.Partner) == nil:
		c.unknown("partner", string(s.Partner), placesTable, "the id of a place")
	case s.Partner == s.Place:
		c.fault("partner", string(s.Partner), "another place than in the field \"place\"")
	}
}

func (c *checker) period(p Period) {
	const first, last = 1000, 9999
	if p.Start < first || p.Start > last {
		c.fault("start", strconv.Itoa(p.Start), "a year of four digits")
	}
	if p.End < first || p.End > last {
		c.fault("end", strconv.Itoa(p.End), "a year of four digits")
	}
	if p.Start > p.End {
		c.fault("end", strconv.Itoa(p.End), "a year that is not before the start, "+strconv.Itoa(p.Start))
	}
}

// value checks a value against what its indicator means and whose it is.
func (c *checker) value(ind *Indicator, o *Observation) {
	v := o.Value
	number := formatNumber(v.Number)
	if v.Missing > Low {
		c.fault("value", "", "a number or the reason why there is none")
		return
	}
	if !v.Present() {
		if v.Number != 0 {
			c.fault("value", number, "no number, because the value is missing")
		}
		if v.Reason.IsZero() {
			c.fault("reason", "", "the reason why there is no value")
		}
		c.utf8("reason", v.Reason)
		return
	}
	if !v.Reason.IsZero() {
		c.fault("reason", v.Reason.EN, "no reason, because there is a value; or a missing-value code such as [z] for the value")
	}
	if !isFinite(v.Number) {
		c.fault("value", number, "a finite number")
		return
	}
	if ind == nil {
		return
	}
	c.kind(ind, o)
	c.number(ind, v.Number, slices.Contains(o.Flags, Estimated))
}

// number checks a number against what its indicator means.
func (c *checker) number(ind *Indicator, v float64, estimated bool) {
	number := formatNumber(v)
	whole := v == math.Trunc(v)
	if most, ok := printable(v, ind.Decimals); !ok {
		c.fault("value", number, most)
		return
	}
	switch ind.Meaning {
	case Count, Flow:
		estimated = estimated && ind.Meaning == Flow
		if v < 0 || !whole && !estimated {
			c.fault("value", number, "a whole number, zero or more, because it counts "+ind.Unit.EN)
		}
	case Rank:
		if v < 1 || !whole {
			c.fault("value", number, "a whole number, 1 or more, because it is a rank")
		}
	case RatioToWorld:
		if v < 0 {
			c.fault("value", number, "a number, zero or more, because it is a ratio")
		}
	case Share, Amount:
		if v < 0 {
			c.fault("value", number, "a number, zero or more, because it is a share or an amount")
		}
	case Growth:
		if v < -100 {
			c.fault("value", number, "a number, -100 or more, because it is a change in per cent")
		}
	}
}

// printable reports whether a number with so many digits after the point can be
// printed to the last of them, and else says what can: a number in the last
// digit's unit is one of those that a float64 tells apart.
func printable(v float64, decimals int) (want string, ok bool) {
	scale := 1.0
	for range min(max(decimals, 0), maxDecimals) {
		scale *= 10
	}
	if math.Abs(v)*scale <= maxWhole {
		return "", true
	}
	most := strconv.FormatInt(maxWhole, 10) // an int may have 32 bits
	if decimals <= 0 {
		return "a number of at most " + most, false
	}
	point := len(most) - decimals
	return "a number of at most " + most[:point] + "." + most[point:] + ", because " + strconv.Itoa(decimals) + " digits after the point are shown", false
}

// kind checks that a number is of a subject that can have one: a rank is of a
// ranking and a flow of a flow; the other quantities are of a place or a pair.
func (c *checker) kind(ind *Indicator, o *Observation) {
	kind := o.Subject.Kind
	if kind < OfPlace || kind > OfFlow || ind.Meaning < Count || ind.Meaning > Amount {
		return
	}
	number := formatNumber(o.Value.Number)
	switch {
	case (ind.Meaning == Rank || ind.Meaning == Flow) && kind == OfPair:
		c.fault("value", number, "[z], not applicable, with a reason: a rank or a flow has no value for a pair")
	case ind.Meaning == Rank && kind != OfRanking:
		c.fault("kind", "", "a ranking, because the indicator is a rank")
	case ind.Meaning == Flow && kind != OfFlow:
		c.fault("kind", "", "a flow, because the indicator is one")
	case ind.Meaning != Rank && ind.Meaning != Flow && kind != OfPlace && kind != OfPair:
		c.fault("kind", "", "a place or a pair, because the indicator is neither a rank nor a flow")
	}
}

// marks checks flags and notes.
func (c *checker) marks(o *Observation) {
	for i, f := range o.Flags {
		at := "flags[" + strconv.Itoa(i) + "]"
		if f < Break || f > Tied {
			c.fault(at, "", "a flag")
		} else if slices.Contains(o.Flags[:i], f) {
			c.fault(at, "", "each flag once")
		}
	}
	for i, n := range o.Notes {
		at := "notes[" + strconv.Itoa(i) + "]"
		if n.Mark == "" || !utf8.ValidString(n.Mark) {
			c.fault(at+".mark", n.Mark, "the mark that the source sets")
		}
		c.statement(at+".text", n.Text)
	}
}

func (c *checker) words() {
	parts := ids{}
	for i, p := range c.d.Parts {
		c.at(partsTable, i+1)
		c.id("id", string(p.ID), parts)
		if p.Kind < ReasonsPart || p.Kind > StepsPart {
			c.fault("kind", "", "what the part holds")
		}
		c.text("title", p.Title)
		c.utf8("heading", p.Heading)
	}
	seen := ids{}
	for i, m := range c.d.Messages {
		c.at(messagesTable, i+1)
		c.id("id", m.ID, seen)
		if _, ok := parts[string(m.Part)]; !ok {
			c.unknown("part", string(m.Part), partsTable, "the id of a part")
		}
		c.utf8("heading", m.Heading)
		c.text("text", m.Text)
		for j, id := range m.Evidence {
			at := "evidence[" + strconv.Itoa(j) + "]"
			c.indicator(at, id)
			if slices.Contains(m.Evidence[:j], id) {
				c.fault(at, string(id), "each indicator once")
			}
		}
	}
	for i, o := range c.d.Contacts {
		c.at(contactsTable, i+1)
		if o.Label == "" || !utf8.ValidString(o.Label) {
			c.fault("label", o.Label, "a text")
		}
		switch o.Kind {
		case Email:
			c.address("address", o.Address, "mailto:")
		case Website, SocialAccount:
			c.address("address", o.Address, "https://", "http://")
		default:
			c.fault("kind", "", "the kind of the contact")
		}
		c.utf8("note", o.Note)
	}
}
