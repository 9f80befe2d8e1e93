package page

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Cell is an observation as it stands in a table.
func (c *Context) Cell(ind *data.Indicator, o *data.Observation) *ui.Cell {
	if !o.Value.Present() {
		cell := c.NoValue(o.Value)
		cell.Label = c.Phrase(o.Label)
		return cell
	}
	cell := &ui.Cell{Value: format.Value(c.Catalogue, ind, o.Value), Label: c.Phrase(o.Label)}
	for _, n := range o.Notes {
		cell.NoteMark = n.Mark
		cell.NoteLink = c.State.Address() + "#note-" + n.Mark
		cell.NoteLabel = c.Say(catalogue.NoteMark, "mark", n.Mark)
	}
	return cell
}

// NoValue is the cell of a value that is not there: its mark, what that means
// and why.
func (c *Context) NoValue(v data.Value) *ui.Cell {
	return &ui.Cell{Class: "na", Value: format.Missing(c.Catalogue, v.Missing), Meaning: c.WhyMissing(v), Spoken: format.MissingInWords(c.Catalogue, v.Missing)}
}

// Notes are the notes that an observation's marks point to.
func (c *Context) Notes(prefix string, o *data.Observation) []ui.NoteView {
	var notes []ui.NoteView
	for _, n := range o.Notes {
		text := c.Say(catalogue.NoteNotStated, "mark", n.Mark)
		if n.Text.IsStated() {
			text = c.Say(catalogue.NoteText, "mark", n.Mark, "text", c.Text(n.Text.Stated))
		}
		notes = append(notes, ui.NoteView{ID: prefix + n.Mark, Text: text})
	}
	return notes
}

// WhyMissing says why there is no value.
func (c *Context) WhyMissing(v data.Value) string {
	words := format.MissingInWords(c.Catalogue, v.Missing)
	if reason := c.Text(v.Reason); reason != "" {
		return c.Say(catalogue.MissingReason, "missing", words, "reason", reason)
	}
	return words
}

// Benchmark is the label of an indicator's reference value, with the value in the
// measure's unit.
func (c *Context) Benchmark(ind *data.Indicator) string {
	equals := NBSP + "=" + NBSP
	if c.State.Language == data.Japanese {
		equals = "＝"
	}
	return c.Text(ind.BenchmarkLabel) + equals + format.Quantity(c.Catalogue, ind.Meaning, ind.Benchmark, ind.Decimals)
}

// ColumnHead is a column's head with the control that sorts by it; the mark is
// the class of its role's, "" for none.
func (c *Context) ColumnHead(id data.ColumnID, label ui.Phrase, mark string) ui.ColumnHead {
	h := ui.ColumnHead{
		Link:     c.LinkTo(state.SortBy{Column: id}, IndicatorsFragment),
		Key:      string(id),
		RoleMark: mark,
		Hint:     c.Say(catalogue.SortHint, "column", label.Text),
	}
	if c.State.HideControls {
		h.Address = ""
	}
	h.Phrase = label
	if c.State.Sort.Column == id {
		h.Order, h.Arrow = "ascending", "↑"
		if c.State.Sort.Descending {
			h.Order, h.Arrow = "descending", "↓"
		}
	}
	return h
}

// Verdict is a verdict in words, 0 for all of them.
func (c *Context) Verdict(v data.Verdict) string {
	return c.Say(verdictNames[v])
}

var verdictNames = [...]catalogue.Key{
	catalogue.VerdictAll,
	data.Agrees: catalogue.VerdictAgrees, data.AgreesInDirection: catalogue.VerdictInDirection,
	data.Differs: catalogue.VerdictDiffers, data.CannotBeChecked: catalogue.VerdictUnchecked,
}

// VerdictMark is the class of a verdict's mark.
func VerdictMark(v data.Verdict) string { return "v v" + strconv.Itoa(int(v)) }

// Checks are what the checks of an indicator's figures came to, of one column
// or of all.
func (c *Context) Checks(ind *data.Indicator, only data.ColumnID) []ui.CheckLink {
	var list []ui.CheckLink
	if c.State.Frame || !state.Evidence.In(c.Dataset) {
		return nil
	}
	for _, column := range c.Dataset.Columns() {
		verdict, claim := c.Dataset.Verdict(ind.ID, column.ID)
		if verdict == 0 || only != "" && only != column.ID {
			continue
		}
		check := c.CheckOf(claim, verdict)
		check.Name = c.Text(column.Label)
		list = append(list, check)
	}
	return list
}

// ChecksOf are the verdicts on what a message of the deck says.
func (c *Context) ChecksOf(message string) []ui.CheckLink {
	var list []ui.CheckLink
	for _, v := range c.Dataset.Verdicts {
		if v.Message == message && state.Evidence.In(c.Dataset) {
			list = append(list, c.CheckOf(v.Claim, v.Verdict))
		}
	}
	return list
}

// CheckOf is the verdict on a claim, and the way to its check.
func (c *Context) CheckOf(claim data.ClaimID, verdict data.Verdict) ui.CheckLink {
	check := ui.CheckLink{Mark: VerdictMark(verdict)}
	check.Text = c.Verdict(verdict)
	check.Address = c.State.Page(state.Evidence).Address() + ClaimFragment(claim)
	return check
}
