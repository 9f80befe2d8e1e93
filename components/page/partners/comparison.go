package partners

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/ui"
	"bilateral/data"
)

// Comparison is the table of the pairs: a column a pair, a row a figure.
type Comparison struct {
	Label   string // of the part that scrolls
	Caption string
	RowHead string
	Heads   []ComparisonHead
	Rows    []ComparisonRow
}

// ComparisonHead is the head of a pair's column.
type ComparisonHead struct{ Key, Mark, Text string }

// ComparisonRow is a figure of each pair.
type ComparisonRow struct {
	Key, Head, Note string
	Cells           []ComparisonCell
}

// ComparisonCell is one figure of one pair, or two where it has two sides.
type ComparisonCell []ComparisonValue

// ComparisonValue is a value with what it is of; Missing says why there is none, beside
// its mark: one mark may have several reasons in one table.
type ComparisonValue struct{ Value, Label, Missing string }

// comparisonID is where the table stands on the page, and what every choice of pairs
// leads to.
const comparisonID = "comparison"

// indexRow is the key of the row of the index.
const indexRow = "index"

// column is what a pair is compared by.
type column struct {
	pair        *drawnPair
	series      *data.Series // nil where the source does not count the pair
	first, last data.Moment
}

// compare is the table of the pairs chosen and the words to it; nil where there is
// nothing to compare by.
func (p *builder) compare(b *basis) *ui.Figure {
	columns := make([]column, len(p.pairs))
	heads := make([]ComparisonHead, len(p.pairs))
	for i, pair := range p.pairs {
		s := p.c.Dataset.Line(b.joint.ID, pair.subject, b.source)
		c := column{pair: pair, series: s, first: data.Moment{Missing: data.NotAvailable}, last: data.Moment{Missing: data.NotAvailable}}
		if s != nil {
			c.first, _ = s.At(b.start)
			c.last, _ = s.At(b.end)
		}
		columns[i], heads[i] = c, ComparisonHead{Key: string(pair.id), Mark: chart.MarkClass(pair.role), Text: pair.name}
	}
	table := &Comparison{RowHead: p.c.Say(catalogue.ComparisonRow), Heads: heads}
	if b.order != nil {
		table.Heads = append(table.Heads, ComparisonHead{Key: "middle", Text: p.c.Say(catalogue.MiddleOfPairs, "n", howMany(b.order.Amount(0).Of))})
	}
	p.amountRows(table, b, columns)
	p.sideRows(table, b, columns)
	p.indexRow(table, b, columns)
	words := p.comparisonWords(b, columns)
	view := plain(comparisonID, p.c.Say(catalogue.ComparisonName), p.c.Say(catalogue.ComparisonPeriod, "measure", p.label(b.joint), "years", p.years(b)))
	view.Class, view.Listed = "fig comparison", p.c.Say(catalogue.ComparisonName)
	p.c.Furnish(view)
	if len(words) > 0 {
		view.Title.Text = words[0]
		for _, w := range words[1:] {
			view.Summary += p.c.Say(catalogue.CaptionSentence, "text", w)
		}
		view.Summary = strings.TrimSpace(view.Summary)
	}
	p.takeTable(view, p.givenColumns(b, columns))
	table.Label, table.Caption = view.Title.Text, p.c.Say(catalogue.ComparisonName)
	view.Matrix = table.Build
	view.Sources = p.cite(nil, b.source)
	if in := p.newest(); in != nil && in.source != b.source && slices.ContainsFunc(table.Rows, func(r ComparisonRow) bool { return r.Key == indexRow }) {
		view.Sources = p.cite(view.Sources, in.source)
	}
	return view
}

// add puts a row into the table.
func (t *Comparison) add(key, head, note string, cells []ComparisonCell) {
	t.Rows = append(t.Rows, ComparisonRow{key, head, note, cells})
}

// none is a value that is not there, with the reason.
func (p *builder) none(m data.Missing, why string) ComparisonValue {
	return ComparisonValue{Value: format.Missing(p.c.Catalogue, m), Missing: why}
}

// amountRows are how many joint works a pair has, how many times those of the first year, and
// the growth a year, each with its place among all pairs.
func (p *builder) amountRows(t *Comparison, b *basis, columns []column) {
	var amounts, multiples, growths []ComparisonCell
	placed := func(value string, place func(*data.PairOrder) data.Standing) ComparisonCell {
		cell := ComparisonValue{Value: value}
		if b.order != nil {
			cell.Label = p.ofPairs(place(b.order))
		}
		return ComparisonCell{cell}
	}
	for _, c := range columns {
		if !c.last.Present() {
			why := p.none(data.NotAvailable, p.whyNone(b, c.series))
			amounts, multiples, growths = append(amounts, ComparisonCell{why}), append(multiples, ComparisonCell{why}), append(growths, ComparisonCell{why})
			continue
		}
		amounts = append(amounts, placed(p.value(b.joint, c.last), func(o *data.PairOrder) data.Standing {
			if !c.last.Comparable() {
				return data.Standing{}
			}
			return o.Amount(c.last.Number)
		}))
		multiple, ok := b.change(c.series)
		if !ok {
			why := p.noChange(b, &c)
			none := ComparisonCell{p.none(why.Missing, p.c.Text(why.Reason))}
			multiples, growths = append(multiples, none), append(growths, none)
			continue
		}
		multiples = append(multiples, placed(p.c.Say(catalogue.MultipleOf, "x", timesText(multiple)), func(o *data.PairOrder) data.Standing { return o.Multiple(multiple) }))
		growths = append(growths, ComparisonCell{{Value: signedGrowth(b.yearly(multiple))}})
	}
	if b.order != nil {
		amount, multiple := b.order.Middle()
		amounts = append(amounts, ComparisonCell{{Value: format.Number(amount, 0)}})
		middle, growth := ComparisonValue{Value: p.c.Say(catalogue.MultipleOf, "x", timesText(multiple)), Label: p.c.Say(catalogue.OfSoManyPairs, "n", howMany(b.order.Multiple(0).Of))}, ComparisonValue{}
		if multiple > 0 {
			growth = ComparisonValue{Value: signedGrowth(b.yearly(multiple)), Label: middle.Label}
		} else {
			middle = p.none(data.NotAvailable, p.c.Say(catalogue.NotAvailableInWords))
			growth = middle
		}
		multiples, growths = append(multiples, ComparisonCell{middle}), append(growths, ComparisonCell{growth})
	}
	t.add("amount", p.label(b.joint), p.c.Year(b.end), amounts)
	if b.start < b.end {
		t.add("multiple", p.c.Say(catalogue.MultipleRow, "start", p.c.Year(b.start)), p.c.Year(b.end), multiples)
		t.add("growth", p.c.Say(catalogue.YearlyGrowthRow), p.years(b), growths)
	}
}

// years are those of a basis.
func (p *builder) years(b *basis) string {
	return format.Period(data.Period{Start: b.start, End: b.end}, p.c.State.Language)
}

// sideRows are what a pair's joint works are to each of its places, and where each
// place stands among the partners of the other.
func (p *builder) sideRows(t *Comparison, b *basis, columns []column) {
	var shares, ranks []ComparisonCell
	ranking := p.rankingOf(b, columns)
	for _, c := range columns {
		var share, rank ComparisonCell
		if c.series == nil {
			none := ComparisonCell{p.none(data.NotAvailable, p.whyNone(b, nil))}
			shares, ranks = append(shares, none), append(ranks, none)
			continue
		}
		a, z := p.sides(c.pair)
		for _, side := range [...][2]data.PlaceID{{a, z}, {z, a}} {
			name := p.c.InProse(side[0])
			value := ComparisonValue{Label: p.c.Say(catalogue.OfPlaces, "place", name)}
			m := p.share(b.joint, c.series, side[0], b.end)
			value.Value = p.value(&shareMeasure, m)
			if !m.Present() {
				value.Missing = p.whyNone(b, c.series)
			}
			share, rank = append(share, value), append(rank, p.rankOfSide(b, ranking, c.series, side[0], side[1]))
		}
		shares, ranks = append(shares, share), append(ranks, rank)
	}
	if b.order != nil {
		none := ComparisonCell{p.none(data.NotApplicable, p.c.Say(catalogue.NoMiddle))}
		shares, ranks = append(shares, none), append(ranks, none)
	}
	if p.c.Dataset.Indicator(b.joint.Whole) != nil {
		t.add("shares", p.c.Say(catalogue.SharesRow), p.c.Year(b.end), shares)
	}
	t.add("ranks", p.c.Say(catalogue.PartnerRankRow), p.c.Year(b.end), ranks)
}

// sides are the places of a pair, the second of the two that are chosen first.
func (p *builder) sides(pair *drawnPair) (a, z data.PlaceID) {
	a, z = pair.subject.Place, pair.subject.Partner
	if z == p.second || z == p.first && a != p.second {
		a, z = z, a
	}
	return a, z
}

// rankingOf is the source's own order of all partners, where it gives that of each place
// in the table: ranks among all and ranks among some are not set side by side. It is nil
// where it does not, and the partners that are compared are put in order here.
func (p *builder) rankingOf(b *basis, columns []column) *data.Indicator {
	for _, ind := range p.c.Dataset.OpenOf(data.OfRanking) {
		if ind.Meaning == data.Rank && p.ranksAll(ind, b, columns) {
			return ind
		}
	}
	return nil
}

// ranksAll reports whether an order of partners has each place of each pair in the last
// year.
func (p *builder) ranksAll(ind *data.Indicator, b *basis, columns []column) bool {
	for _, c := range columns {
		if c.series == nil {
			continue
		}
		place, partner := c.pair.subject.Place, c.pair.subject.Partner
		for _, of := range [...]data.Subject{data.RankingOf(place, partner), data.RankingOf(partner, place)} {
			s := p.c.Dataset.Line(ind.ID, of, b.source)
			if s == nil {
				return false
			}
			if m, ok := s.At(b.end); !ok || !m.Present() {
				return false
			}
		}
	}
	return true
}

// rankOfSide is where a partner stands among all partners of a place, by the source's own
// order, or without one among those that it counts.
func (p *builder) rankOfSide(b *basis, ranking *data.Indicator, s *data.Series, place, partner data.PlaceID) ComparisonValue {
	name := p.c.InProse(place)
	if ranking != nil {
		m, _ := p.c.Dataset.Line(ranking.ID, data.RankingOf(place, partner), b.source).At(b.end)
		return ComparisonValue{Value: p.value(ranking, m), Label: p.c.Say(catalogue.AmongPartnersOf, "place", name)}
	}
	rank, total, tied := p.c.Dataset.PartnerRank(b.joint.ID, place, partner, b.source, b.end)
	switch {
	case rank == 0:
		return p.none(data.NotAvailable, p.whyNone(b, s))
	case total == 1:
		return p.none(data.NotApplicable, p.c.Say(catalogue.OnlyPartner))
	}
	value := ComparisonValue{Value: format.Ordinal(rank, p.c.State.Language), Label: p.c.Say(catalogue.AmongCompared, "place", name, "n", strconv.Itoa(total))}
	if tied {
		value.Value += p.c.Say(catalogue.TiedRank)
	}
	return value
}

// whyNone says why there is no value of a pair by the source of a basis.
func (p *builder) whyNone(b *basis, s *data.Series) string {
	if s == nil {
		return p.c.Say(catalogue.NotCounted, "source", p.c.DisplayName(b.source))
	}
	return p.c.Say(catalogue.NoFigureOf, "years", p.c.Year(b.end))
}

// indexRow is the index of each pair in its newest edition.
func (p *builder) indexRow(t *Comparison, b *basis, columns []column) {
	in := p.newest()
	if in == nil {
		return
	}
	var cells []ComparisonCell
	some := false
	for _, c := range columns {
		_, m := in.of(c.pair.subject.Place, c.pair.subject.Partner)
		value := ComparisonValue{Value: p.value(p.index, m)}
		if some = some || m.Present(); !m.Present() {
			value.Missing = p.c.Say(catalogue.NotCounted, "source", p.c.DisplayName(in.source))
		}
		cells = append(cells, ComparisonCell{value})
	}
	if !some {
		return
	}
	if b.order != nil {
		median, pairs := in.middle()
		cells = append(cells, ComparisonCell{{Value: format.Number(median, p.index.Decimals), Label: p.c.Say(catalogue.OfSoManyPairs, "n", howMany(pairs))}})
	}
	t.add(indexRow, p.label(p.index), p.c.Join(p.c.Year(in.year), p.c.Benchmark(p.index)), cells)
}

// comparisonWords say of each pair that is compared how both grew, or of the pair
// chosen alone how it grew beside the middle of all pairs.
func (p *builder) comparisonWords(b *basis, columns []column) []string {
	var words []string
	own, ok := b.change(b.own)
	if !ok {
		return nil
	}
	for _, c := range columns[1:] {
		if multiple, ok := b.change(c.series); ok {
			words = append(words, p.beside(b, columns[0].pair, c.pair, own, multiple))
		}
	}
	if len(words) == 0 && b.order != nil {
		if _, middle := b.order.Middle(); middle > 0 {
			key, brief, text := catalogue.BesideMedian, catalogue.BesideMedianBrief, growthText
			if own < 1 || middle < 1 {
				key, brief, text = catalogue.ChangeBesideMedian, catalogue.ChangeMedianBrief, signedGrowth
			}
			say := func(key catalogue.Key) string {
				return p.c.Say(key, "x", p.works(b, p.pairs[0]), "n", howMany(b.order.Multiple(own).Of), "a", text(b.yearly(own)), "b", text(b.yearly(middle)))
			}
			words = append(words, p.fitting(say(key), say(brief)))
		}
	}
	return words
}

// works are the joint works of a pair, in words.
func (p *builder) works(b *basis, pair *drawnPair) string {
	return p.c.Say(catalogue.PairOfMeasure, "pair", pair.name, "measure", p.inSentence(b.joint))
}

// beside says how two pairs grew, the faster first; of two that share a place, with whom
// its work grew faster.
func (p *builder) beside(b *basis, one, other *drawnPair, x, y float64) string {
	if y > x {
		one, other, x, y = other, one, y, x
	}
	a, z := growthText(b.yearly(x)), growthText(b.yearly(y))
	switch {
	case y < 1:
		return p.c.Say(catalogue.ChangeOfBoth, "x", p.works(b, one), "y", other.name, "a", signedGrowth(b.yearly(x)), "b", signedGrowth(b.yearly(y)))
	case a == z:
		return p.c.Say(catalogue.AsFast, "x", p.works(b, one), "y", other.name, "a", a)
	}
	if shared, with, without := common(one.subject, other.subject); shared != "" {
		return format.Capitalised(p.c.Say(catalogue.FasterWithPlace, "place", p.c.InProse(shared), "x", p.c.InProse(with), "y", p.c.InProse(without), "a", a, "b", z))
	}
	return p.c.Say(catalogue.FasterPair, "x", p.works(b, one), "y", other.name, "a", a, "b", z)
}

// common is the place that two pairs share, "" for none, and the other of each.
func common(one, other data.Subject) (shared, x, y data.PlaceID) {
	for _, s := range [...][2]data.PlaceID{{one.Place, one.Partner}, {one.Partner, one.Place}} {
		switch s[0] {
		case other.Place:
			return s[0], s[1], other.Partner
		case other.Partner:
			return s[0], s[1], other.Place
		}
	}
	return "", "", ""
}
