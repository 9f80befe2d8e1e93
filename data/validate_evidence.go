package data

import "strconv"

// The tables of the evidence, as they are named in faults.
const (
	measuresTable = "measures"
	factsTable    = "facts"
	eventsTable   = "events"
	claimsTable   = "claims"
)

func (c *checker) measures() {
	measures, labels := ids{}, ids{}
	for i := range c.d.Measures {
		m := &c.d.Measures[i]
		c.at(measuresTable, i+1)
		if c.id("id", string(m.ID), measures) {
			c.distinct("label", m.Label, "the measure", labels)
		}
		c.text("label", m.Label)
		c.text("unit", m.Unit)
		c.text("definition", m.Definition)
		if m.Meaning < Count || m.Meaning > Amount {
			c.fault("meaning", "", "a kind of quantity")
		}
		if m.Decimals < 0 || m.Decimals > maxDecimals {
			c.fault("decimals", strconv.Itoa(m.Decimals), "a whole number from 0 to "+strconv.Itoa(maxDecimals))
		}
		if m.Basis < StockBasis || m.Basis > TargetBasis {
			c.fault("basis", "", "what kind of number it is")
		}
	}
}

func (c *checker) facts() {
	type key struct {
		measure MeasureID
		subject Subject
		period  Period
		source  SourceID
	}
	seen := map[key]int{}
	for i := range c.d.Facts {
		f := &c.d.Facts[i]
		c.at(factsTable, i+1)
		m := c.d.Measure(f.Measure)
		if m == nil {
			c.unknown("measure", string(f.Measure), measuresTable, "the id of a measure")
		}
		c.subject(f.Subject)
		c.period(f.Period)
		if f.PeriodKind < CalendarYears || f.PeriodKind > TargetYear {
			c.fault("period", "", "what the years are")
		}
		if dated := f.PeriodKind == OnDay || f.PeriodKind == YearTo; dated != (f.Day != "") || dated && !isDate(f.Day) {
			c.fault("day", f.Day, "a day as YYYY-MM-DD where the kind of period has one, nothing elsewhere")
		}
		if c.d.Source(f.Source) == nil {
			c.unknown("source", string(f.Source), sourcesTable, "the id of a source")
		}
		if f.Flags&^AllFlags != 0 {
			c.fault("flags", "", "flags")
		}
		if int(f.Remark) > len(c.d.Remarks) {
			c.fault("remark", strconv.Itoa(int(f.Remark)), "the id of a remark")
		}
		c.utf8("arithmetic", Text{EN: f.Arithmetic})
		if !isFinite(f.Number) {
			c.fault("value", formatNumber(f.Number), "a finite number")
		} else if m != nil {
			c.number(&Indicator{Meaning: m.Meaning, Unit: m.Unit, Decimals: m.Decimals}, f.Number, f.Flags.Has(Estimated))
		}
		k := key{f.Measure, f.Subject, f.Period, f.Source}
		if row, dup := seen[k]; dup {
			c.fault("measure, kind, place, partner, start, end, source", "", "one figure of the same measure, subject, period and source; "+c.other(factsTable, row)+" is another")
			continue
		}
		seen[k] = i + 1
	}
}

func (c *checker) events() {
	before := ""
	for i, e := range c.d.Events {
		c.at(eventsTable, i+1)
		full := e.Date
		if len(full) == 4 {
			full += "-01"
		}
		if len(full) == 7 {
			full += "-01"
		}
		if !isDate(full) {
			c.fault("date", e.Date, "a day, a month or a year as YYYY-MM-DD")
		} else if n := min(len(before), len(e.Date)); e.Date[:n] < before[:n] {
			c.fault("date", e.Date, "a date that is not before that of the row above, "+before)
		}
		before = e.Date
		c.text("text", e.Text)
		if c.d.Source(e.Source) == nil {
			c.unknown("source", string(e.Source), sourcesTable, "the id of a source")
		}
	}
}

func (c *checker) claims() {
	seen := ids{}
	for i := range c.d.Claims {
		claim := &c.d.Claims[i]
		c.at(claimsTable, i+1)
		c.id("id", string(claim.ID), seen)
		c.text("statement", claim.Statement)
		if claim.Message != "" && !c.message(claim.Message) {
			c.fault("message", claim.Message, "the id of a message")
		}
		if claim.Message == "" && claim.Indicator == "" {
			c.fault("message", "", "the message that says it, or the indicator and column that it is")
		}
		if claim.Indicator != "" && c.d.Cell(claim.Indicator, claim.Column) == nil {
			c.fault("column", string(claim.Column), "a column in which the indicator has an observation")
		}
		if claim.Rule == "" || claim.RuleName.IsZero() || claim.RuleText.IsZero() {
			c.fault("rule", string(claim.Rule), "a rule")
		}
		if claim.Verdict < Agrees || claim.Verdict > CannotBeChecked {
			c.fault("rule", string(claim.Rule), "a verdict")
		}
		c.utf8("reasons", claim.Reason)
		c.utf8("clauses", claim.Clause)
		if claim.Topic != "" && c.d.Topic(claim.Topic) == nil {
			c.unknown("topic", string(claim.Topic), topicsTable, "the id of a topic")
		}
		if claim.Reason.IsZero() {
			c.fault("reasons", "", "the reason of the verdict")
		}
		for j := range claim.Checks {
			c.check("checks["+strconv.Itoa(j)+"]", &claim.Checks[j])
		}
	}
}

func (c *checker) message(id string) bool {
	for _, m := range c.d.Messages {
		if m.ID == id {
			return true
		}
	}
	return false
}

func (c *checker) check(at string, check *Check) {
	if check.Role < Decides || check.Role > Context {
		c.fault(at+".role", "", "what the check is for")
	}
	if check.Relation < SameDatabase || check.Relation > UnknownDatabase {
		c.fault(at+".database", "", "how the database stands to the deck's")
	}
	if len(check.Figures) == 0 && check.Remark.IsZero() {
		c.fault(at+".figures", "", "a figure, or a remark")
	}
	c.utf8(at+".remark", check.Remark)
	for _, id := range check.Sources {
		if c.d.Source(id) == nil {
			c.fault(at+".sources", string(id), "the id of a source")
		}
	}
	for i := range check.Figures {
		f := &check.Figures[i]
		at := at + ".figures[" + strconv.Itoa(i) + "]"
		c.text(at+".label", f.Label)
		c.period(f.Period)
		if c.d.Source(f.Source) == nil {
			c.fault(at+".source", string(f.Source), "the id of a source")
		}
		if f.Value.Present() && !isFinite(f.Value.Number) {
			c.fault(at, formatNumber(f.Value.Number), "a finite number")
		}
		if !f.Value.Present() && f.Value.Reason.IsZero() {
			c.fault(at, "", "the reason why there is no value")
		}
	}
}
