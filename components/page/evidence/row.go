package evidence

import (
	"slices"
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// table is the claims that are shown. Parts of the deck head them in the
// deck's own order only.
func table(c *page.Context, shown []*entry, heads []Head) *Table {
	view := &Table{Heads: heads}
	tell(c, &view.Caption, catalogue.ClaimsCaption)
	var part *data.Part
	for _, e := range shown {
		if c.State.Sort.Column == "" && e.part != part {
			part = e.part
			head := &Row{Class: "part", Part: "part-" + string(part.ID)}
			head.Key = head.Part
			put(c, &head.Text, &part.Title)
			if !part.Heading.IsZero() {
				head.Note = head.Text
				put(c, &head.Text, &part.Heading)
			}
			head.Name = head.Text.Text
			view.Rows = append(view.Rows, head)
		}
		e.row = claimRow(c, e)
		view.Rows = append(view.Rows, e.row)
	}
	return view
}

// heads are the heads of the columns.
func heads(c *page.Context) []Head {
	columns := [...]struct {
		words, order catalogue.Key // order is what is ordered by, where that is not the words
		class        string
		column       data.ColumnID
	}{
		{words: catalogue.ClaimColumn}, {words: catalogue.TheDeck, class: "num"}, {words: catalogue.DrawnColumn},
		{catalogue.OpenColumn, catalogue.DistanceOrder, "num", state.ByDeviation},
		{words: catalogue.VerdictColumn, order: catalogue.VerdictLabel, column: state.ByVerdict},
		{words: catalogue.BasisColumn, order: catalogue.DatabaseTerm, column: state.ByBasis},
	}
	list := make([]Head, len(columns))
	for i := range columns {
		h, column := &list[i], &columns[i]
		if column.column != "" {
			tell(c, &h.By, column.order)
			h.ColumnHead = c.ColumnHead(column.column, ui.Phrase{Text: h.By}, "")
			if h.Address != "" {
				h.Link = c.LinkTo(state.SortBy{Column: column.column}, claimsFragment)
			}
		}
		tell(c, &h.Text, column.words)
		h.Class = column.class
	}
	if !c.State.HideControls {
		tell(c, &list[0].By, catalogue.OrderChoice)
	}
	return list
}

// claimRow is a claim as a row, with all that it opens to.
func claimRow(c *page.Context, e *entry) *Row {
	claim, all := e.claim, &Claim{ID: page.ClaimFragment(e.claim.ID)[1:]}
	view := &Row{Class: "claim", Key: string(claim.ID), Claim: all, Mark: page.VerdictMark(claim.Verdict), Verdict: c.Verdict(claim.Verdict)}
	put(c, &view.Text, &claim.Statement)
	put(c, &view.Clause, &claim.Clause)
	put(c, &all.Reason, &claim.Reason)
	put(c, &all.Rule, &claim.RuleName)
	put(c, &all.RuleText, &claim.RuleText)
	fill(c, &all.Rule.Text, catalogue.RuleName, all.Rule.Text)
	if e.message != nil {
		put(c, &all.Note, &e.message.Heading)
	} else if e.deck != nil {
		all.Address = state.Update(c.State, state.OpenIndicator{Indicator: claim.Indicator}).Address()
		tell(c, &all.InFull, catalogue.InFull)
		if kind := e.deck.Subject.Kind; kind == data.OfRanking || kind == data.OfFlow {
			view.Note.Text = c.Subject(e.deck)
		}
	}
	scales := e.scales(c)
	view.Deck, view.Open = Told{Class: "na", Value: c.Say(catalogue.NoDeckShort)}, Told{Class: "na", Value: c.Say(catalogue.NoOpenShort)}
	if e.deck != nil {
		ind := c.Dataset.Indicator(claim.Indicator)
		view.Deck = Told{Label: c.Say(catalogue.TheDeck), Value: format.Value(c.Catalogue, ind, e.deck.Value)}
	}
	if figures := e.decisive(); len(figures) > 0 {
		figures = scales.telling(figures)
		view.Open = Told{Label: c.Say(catalogue.OpenColumn), Value: brief(c, figures)}
		if f := e.offset(); f != nil {
			view.Open.Beside = distanceInBrief(c, f)
		}
		view.Strip = scales.row(e, figures)
	}
	if claim.Basis() == data.SameDatabase {
		tell(c, &view.Basis, catalogue.SameDatabaseShort)
	}
	nameSources(c, view, e)
	details(c, all, e, scales, view.Deck.Value)
	return view
}

// nameSources names the first source that decides, and how many more do.
func nameSources(c *page.Context, view *Row, e *entry) {
	var named []data.SourceID
	for _, f := range e.decisive() {
		if !slices.Contains(named, f.Source) {
			named = append(named, f.Source)
		}
	}
	if len(named) > 0 {
		sourceName(c, &view.Source, named[0])
	}
	if len(named) > 1 {
		fill(c, &view.More, catalogue.MoreSources, strconv.Itoa(len(named)-1))
	}
}

// decisive are the figures of the checks that decide.
func (e *entry) decisive() []*data.Figure {
	var list []*data.Figure
	for i := range e.claim.Checks {
		if check := &e.claim.Checks[i]; check.Role == data.Decides {
			for j := range check.Figures {
				list = append(list, &check.Figures[j])
			}
		}
	}
	return list
}

// brief is figures in a few characters: a few of several kinds or two of one as
// they are, the first and the last of a run of years, or the least and
// the greatest.
func brief(c *page.Context, figures []*data.Figure) string {
	var present []*data.Figure
	run, kinds := true, 1
	for _, f := range figures {
		if !f.Value.Present() {
			continue
		}
		if len(present) > 0 {
			before := present[len(present)-1]
			run = run && f.Label == before.Label && f.Period.Start > before.Period.Start
			if f.Meaning != before.Meaning {
				kinds++
			}
		}
		present = append(present, f)
	}
	if len(present) == 0 {
		return c.WhyMissing(figures[0].Value)
	}
	first, last := present[0], present[len(present)-1]
	switch {
	case len(present) == 1:
		return quantity(c, first, true)
	case run:
		return c.Say(catalogue.FirstToLast, "a", quantity(c, first, false), "b", quantity(c, last, true))
	case len(present) == 2 || kinds > 1 && len(present) <= 4:
		words := ""
		for i, f := range present {
			if i > 0 {
				words += " · "
			}
			words += quantity(c, f, i == len(present)-1 || f.Unit != present[i+1].Unit)
		}
		return words
	}
	for _, f := range present {
		if f.Value.Number < first.Value.Number {
			first = f
		}
		if f.Value.Number > last.Value.Number {
			last = f
		}
	}
	return c.Say(catalogue.LeastToGreatest, "a", quantity(c, first, false), "b", quantity(c, last, true))
}

// quantity writes a figure, of an amount with its unit where that is asked for:
// a count says what it counts elsewhere.
func quantity(c *page.Context, f *data.Figure, withUnit bool) string {
	value := format.Quantity(c.Catalogue, f.Meaning, f.Value.Number, f.Decimals)
	if f.Meaning != data.Amount || !withUnit {
		return value
	}
	return c.Say(catalogue.ValueUnit, "value", value, "unit", c.Text(f.Unit))
}

// distanceInBrief is how far a figure is from the deck's, in a few characters.
func distanceInBrief(c *page.Context, f *data.Figure) string {
	switch f.Offset {
	case data.OffsetPart:
		return c.Say(catalogue.CoversPart)
	case data.OffsetShare:
		return format.Percent(f.Distance, 1, true)
	case data.OffsetPoints:
		return c.Say(catalogue.Points, "x", format.Signed(f.Distance, 1))
	}
	return distance(c, f, "")
}

// distance is how far a figure is from the deck's, in words; of a source that
// covers a part, which part of the deck's figure that is.
func distance(c *page.Context, f *data.Figure, deck string) string {
	words, decimals := &offsetNames[f.Offset], 1
	switch f.Offset {
	case data.OffsetPart:
		return c.Say(catalogue.CoversPartOf, "x", quantity(c, f, false), "y", deck)
	case data.OffsetPlaces:
		decimals = 0
	}
	size := f.Distance
	key := words.above
	if size < 0 {
		size, key = -size, words.below
	}
	told := format.Number(size, decimals)
	if size == 0 {
		key = catalogue.EqualsDeck
	}
	return c.Say(key, "x", told)
}

// offsetNames say that a figure is above or below the deck's.
var offsetNames = [...]struct{ above, below catalogue.Key }{
	data.OffsetShare:  {catalogue.AboveDeckShare, catalogue.BelowDeckShare},
	data.OffsetPoints: {catalogue.AboveDeckPoints, catalogue.BelowDeckPoints},
	// A rank of a greater number is a lower one.
	data.OffsetPlaces: {catalogue.LowerRank, catalogue.HigherRank},
	data.OffsetPart:   {},
}

// sourceName names a source in brief and leads to what is said of it, from a
// frame in a window of its own.
func sourceName(c *page.Context, link *ui.SourceLink, id data.SourceID) {
	name := c.Dataset.Source(id).DisplayName()
	put(c, &link.Phrase, &name)
	link.Address = c.SourceAddress(id)
	if c.State.Frame {
		link.Target = "_blank"
	}
}

// row draws the deck's figure and those that decide on one scale, or a run of
// years as a line.
func (s *claimScales) row(e *entry, figures []*data.Figure) vugu.HTML {
	if e.deck == nil && isRun(figures) {
		return sparkline(figures)
	}
	meaning := figures[0].Meaning
	strip := s.strip(meaning)
	if strip.End <= strip.Start {
		return ""
	}
	for _, f := range figures {
		if f.Meaning == meaning && f.Value.Present() {
			strip.Values = append(strip.Values, f.Value.Number)
		}
	}
	if e.deck != nil {
		strip.Checked = []float64{e.deck.Value.Number}
	}
	return vugu.HTML(strip.SVG())
}

// isRun reports whether figures are more than two years of one kind.
func isRun(figures []*data.Figure) bool {
	for i := 1; i < len(figures); i++ {
		if figures[i].Label != figures[0].Label || figures[i].Period.Start <= figures[i-1].Period.Start {
			return false
		}
	}
	return len(figures) > 2
}

// sparkline draws a run of years. A year that is missing, or flagged, is a gap;
// after a break the line begins anew.
func sparkline(figures []*data.Figure) vugu.HTML {
	spec := &chart.Spec{Form: chart.Sparkline{}}
	series := spec.Add("", "", chart.Ink)
	segment := 0
	for i, f := range figures {
		if i > 0 {
			for year := figures[i-1].Period.Start + 1; year < f.Period.Start; year++ {
				series.Add(year, "", 0, "").Missing = true
			}
		}
		if f.Flags.Has(data.Break) {
			segment++
		}
		point := series.Add(f.Period.Start, "", f.Value.Number, "")
		point.Missing, point.Open, point.Segment = !f.Value.Present(), !f.Comparable(), segment
	}
	scene := chart.Sparkline{}.Layout(spec)
	for i := range scene.Marks {
		// A filled mark is the deck's.
		if dot, ok := scene.Marks[i].(chart.Dot); ok {
			dot.Open = true
			scene.Marks[i] = dot
		}
	}
	return vugu.HTML(scene.SVG(""))
}
