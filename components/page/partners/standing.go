package partners

import (
	"strings"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// basis is what pairs are compared by: a measure by one source in two years, those of
// the view where the source has several.
type basis struct {
	joint      *data.Indicator
	source     data.SourceID
	own        *data.Series // of the pair that is chosen
	start, end int          // equal where no two years may be compared
	order      *data.PairOrder
}

// newBasis finds what the pair that is chosen can be compared by: the source that counts
// every year, or else the newest edition of those that give a few. It is nil
// where there is none.
func (p *builder) newBasis() *basis {
	var b *basis
	newest := 0
	for _, ind := range p.c.Dataset.OpenOf(data.OfPair) {
		if ind.Meaning != data.Count {
			continue
		}
		for _, s := range p.c.Dataset.Lines(ind.ID, p.pairs[0].subject) {
			_, last := s.Span()
			if yearly := len(s.Points) > 2; last == 0 || b != nil && !yearly && last <= newest {
				continue
			} else if b = (&basis{joint: ind, source: s.Source, own: s}); yearly {
				return p.within(b)
			}
			newest = last
		}
	}
	if b == nil {
		return nil
	}
	return p.within(b)
}

// within chooses the years of a basis and puts all pairs in order.
func (p *builder) within(b *basis) *basis {
	start, end := b.own.Span()
	if len(b.own.Points) > 2 {
		start, end = p.c.State.Series.Time.Within(start, end)
	}
	first, last, ok := b.own.ComparableYears(start, end)
	asked := last > 0
	if !asked {
		first, last, ok = b.own.ComparableYears(b.own.Span())
	}
	if last == 0 { // every value is flagged
		_, last = b.own.Span()
	}
	if b.start, b.end = first, last; !ok {
		b.start = last
	}
	if !asked && p.c.State.Series.Time != (state.Time{}) {
		// It is the first of the page: nothing else has been said of the years.
		p.c.Notice(p.c.Say(catalogue.NoticeCompared, "value", p.c.State.Series.Time.String(), "shown", p.years(b)))
	}
	b.order = p.c.Dataset.PairOrder(b.joint.ID, b.source, b.start, b.end, smallestBase)
	return b
}

// change is how many times the first year's value the last one's is, and whether that can
// be said: of a pair that may be compared, does not begin with very few and does not end
// with none.
func (b *basis) change(s *data.Series) (multiple float64, ok bool) {
	if s == nil || b.start == b.end {
		return 0, false
	}
	c := s.Multiple(b.start, b.end)
	first, _ := s.At(b.start)
	return c.Value.Number, c.Value.Present() && c.Value.Number > 0 && first.Number >= smallestBase
}

// yearly is a multiple as the growth of each year.
func (b *basis) yearly(multiple float64) float64 { return data.YearlyGrowth(multiple, b.end-b.start) }

// growthText writes a growth in per cent.
func growthText(v float64) string { return format.Percent(v, 1, false) }

// signedGrowth writes a growth in per cent with its sign.
func signedGrowth(v float64) string { return format.Percent(v, 1, true) }

// timesText writes a multiple: with a digit after the point where it is small.
func timesText(v float64) string {
	if v < 9.95 {
		return format.Number(v, 1)
	}
	return format.Number(v, 0)
}

// ofPairs says where a value stands among all pairs, "" where it has no place.
func (p *builder) ofPairs(s data.Standing) string {
	if s.Rank == 0 {
		return ""
	}
	key := catalogue.RankOfPairs
	if s.Tied {
		key = catalogue.TiedOfPairs
	}
	return p.c.Say(key, "rank", format.Ordinal(s.Rank, p.c.State.Language), "n", howMany(s.Of))
}

// howMany is how many there are, in digits.
func howMany(n int) string { return format.Number(float64(n), 0) }

// counted is a number of works, in Japanese with its counter.
func (p *builder) counted(ind *data.Indicator, m data.Moment) string {
	text := p.value(ind, m)
	if p.c.State.Language == data.Japanese && ind.Meaning == data.Count && m.Present() {
		text += p.c.Text(ind.Unit)
	}
	return text
}

// inSentence is the label of a measure behind another word.
func (p *builder) inSentence(ind *data.Indicator) string {
	label := p.label(ind)
	if len(label) > 1 && 'A' <= label[0] && label[0] <= 'Z' && 'a' <= label[1] && label[1] <= 'z' {
		return string(label[0]-'A'+'a') + label[1:]
	}
	return label
}

// headline is what the page says first of the pair that is chosen: how its joint works
// went, and where it stands among all pairs. It is "" where the source does not
// count all pairs.
func (p *builder) headline(b *basis) string {
	last, _ := b.own.At(b.end)
	if b.order == nil {
		return ""
	}
	rank := p.ofPairs(b.order.Amount(last.Number))
	if rank == "" {
		return ""
	}
	first, _ := b.own.At(b.start)
	what := p.c.Say(catalogue.PairOfMeasure, "pair", p.pairs[0].name, "measure", p.inSentence(b.joint))
	multiple, ok := b.change(b.own)
	say := func(key catalogue.Key, x string) string {
		return p.c.Say(key, "what", what, "x", x, "rank", rank, "start", p.c.Year(b.start), "end", p.c.Year(b.end),
			"first", p.counted(b.joint, first), "last", p.counted(b.joint, last), "times", caption.Times(p.c.Catalogue, multiple))
	}
	percent := format.Number(100*(multiple-1), 0)
	var forms []string
	switch {
	case b.start == b.end: // what is now says all
	case last.Number == 0 && first.Number > 0:
		return say(catalogue.PairGone, "")
	case !ok:
		forms = append(forms, say(catalogue.PairFew, ""))
	case multiple >= 2:
		forms = append(forms, say(catalogue.PairFold, ""), say(catalogue.PairFoldBrief, ""))
	case percent == "0":
		forms = append(forms, say(catalogue.PairLevel, ""))
	case multiple > 1:
		forms = append(forms, say(catalogue.PairRose, percent))
	default:
		forms = append(forms, say(catalogue.PairFell, format.Number(100*(1-multiple), 0)))
	}
	return p.fitting(append(forms, say(catalogue.PairOnce, ""), say(catalogue.PairOnceBrief, ""))...)
}

// course is how the joint works of the pair went where nothing says what they are to
// others: to fall to none is to end, and no growth; "" without two values that may be
// compared.
func (p *builder) course(b *basis) string {
	first, _ := b.own.At(b.start)
	last, _ := b.own.At(b.end)
	key, rose := catalogue.CaptionChange, catalogue.CaptionRoseWords
	switch {
	case b.start == b.end:
		return ""
	case last.Number == 0 && first.Number > 0:
		key = catalogue.PairGone
	case last.Number < first.Number:
		rose = catalogue.CaptionFellWords
	}
	what := p.c.Say(catalogue.PairOfMeasure, "pair", p.pairs[0].name, "measure", p.inSentence(b.joint))
	verb, _, _ := strings.Cut(p.c.Say(rose), "|")
	return p.c.Say(key, "what", what, "who", what, "rose", verb, "first", p.counted(b.joint, first), "last", p.counted(b.joint, last),
		"start", p.c.Year(b.start), "end", p.c.Year(b.end))
}

// fitting is the first of some forms of a title that is short enough, or the last.
func (p *builder) fitting(forms ...string) string {
	for _, title := range forms[:len(forms)-1] {
		if caption.Fits(p.c.Catalogue, title) {
			return title
		}
	}
	return forms[len(forms)-1]
}

// find puts what the page says first into its view: the headline, or what the joint
// works are to each of the two; and in the lede how they went, and the rest.
func (p *builder) find(b *basis) {
	grown := p.moments(catalogue.LedeGrowth, p.label(b.joint), b.joint, b.own)
	if grown != "" {
		p.view.Lede = p.c.Say(catalogue.CaptionSentence, "text", grown)
	}
	if multiple, ok := b.change(b.own); ok && b.order != nil {
		first, _ := b.own.At(b.start)
		first.Number = smallestBase
		if rank := p.ofPairs(b.order.Multiple(multiple)); rank != "" {
			p.view.Lede += p.c.Say(catalogue.CaptionSentence, "text", p.c.Say(catalogue.GrowthRank, "growth", signedGrowth(b.yearly(multiple)), "rank", rank,
				"base", p.counted(b.joint, first), "start", p.c.Year(b.start)))
		}
	}
	shares := p.sharesSentence(b)
	if p.view.Title = p.headline(b); p.view.Title == "" {
		if p.view.Title = shares; shares == "" {
			p.view.Title = p.course(b)
		}
		return
	}
	if shares != "" {
		p.view.Lede += p.c.Say(catalogue.CaptionSentence, "text", shares)
	}
}

// sharesSentence says what the joint works are to each of the two, the larger part
// first; "" where the source does not say.
func (p *builder) sharesSentence(b *basis) string {
	one, other := p.second, p.first
	x, y := p.share(b.joint, b.own, one, b.end), p.share(b.joint, b.own, other, b.end)
	if !x.Present() || !y.Present() {
		return ""
	}
	if y.Number > x.Number {
		x, y, one, other = y, x, other, one
	}
	return format.Capitalised(p.c.Say(catalogue.SharesTitle, "pair", p.pairs[0].name, "year", p.c.Year(b.end), "a", p.c.InProse(one), "b", p.c.InProse(other),
		"x", p.value(&shareMeasure, x), "y", p.value(&shareMeasure, y)))
}
