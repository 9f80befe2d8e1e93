package page

import (
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// evidencePage is what the deck says, part by part, with what the open sources
// say of it.
func (b *builder) evidencePage(doc *Document) vugu.Builder {
	var counts [data.CannotBeChecked + 1]int
	for i := range b.ds.Claims {
		counts[0]++
		counts[b.ds.Claims[i].Verdict]++
	}
	all := strconv.Itoa(counts[0])
	doc.Title = b.say(catalogue.EvidenceTitle, "n", strconv.Itoa(counts[data.Agrees]), "all", all)
	doc.Description = b.say(catalogue.EvidenceText)
	view := &components.Evidence{
		Title: doc.Title, Introduction: doc.Description, Label: b.say(catalogue.VerdictLabel),
		Deck: b.say(catalogue.TheDeck), Open: b.say(catalogue.OpenSource), Key: b.say(catalogue.StripKey),
	}
	doc.Announcement = b.say(catalogue.EvidenceShown, "n", strconv.Itoa(counts[b.st.Verdict]), "all", all, "verdict", b.verdict(b.st.Verdict))
	for v := range counts {
		if b.st.HideControls {
			break
		}
		verdict := data.Verdict(v)
		link := components.VerdictLink{Link: b.linkTo(state.Judge{Verdict: verdict}, "#verdicts"), Count: strconv.Itoa(counts[v]), Mark: verdictMark(verdict)}
		link.Text, link.Current = b.verdict(verdict), verdict == b.st.Verdict
		view.Verdicts = append(view.Verdicts, link)
	}
	list := b.ds.DeckSources()
	for i := range b.ds.Parts {
		part := &b.ds.Parts[i]
		shown := &components.ClaimPart{ID: "part-" + string(part.ID), Title: b.phrase(part.Title), Heading: b.phrase(part.Heading)}
		if part.Heading.IsZero() {
			shown.Title, shown.Heading = components.Phrase{}, shown.Title
		}
		for j := range b.ds.Claims {
			claim := &b.ds.Claims[j]
			if b.partOf(claim) != part || b.st.Verdict != 0 && b.st.Verdict != claim.Verdict {
				continue
			}
			shown.Claims = append(shown.Claims, b.claim(claim))
			for _, source := range b.ds.SourcesOfClaim(claim) {
				list = withSource(list, source)
			}
		}
		if len(shown.Claims) > 0 {
			view.Parts = append(view.Parts, shown)
		}
	}
	view.Sources = b.sources(list)
	return view
}

func withSource(list []*data.Source, source *data.Source) []*data.Source {
	for _, s := range list {
		if s == source {
			return list
		}
	}
	return append(list, source)
}

// partOf is the part of the deck that makes a claim.
func (b *builder) partOf(claim *data.Claim) *data.Part {
	m := b.message(claim)
	for i := range b.ds.Parts {
		p := &b.ds.Parts[i]
		if m == nil && p.Kind == data.TablePart || m != nil && p.ID == m.Part {
			return p
		}
	}
	return nil
}

// message is the sentence that makes a claim, nil for a number of the table.
func (b *builder) message(claim *data.Claim) *data.Message {
	for i := range b.ds.Messages {
		if claim.Message != "" && b.ds.Messages[i].ID == claim.Message {
			return &b.ds.Messages[i]
		}
	}
	return nil
}

// verdict is a verdict in words, 0 for all of them.
func (b *builder) verdict(v data.Verdict) string {
	return b.say(catalogue.VerdictAll + catalogue.Key(v))
}

// verdictMark is the class of a verdict's mark, "" for all of them.
func verdictMark(v data.Verdict) string {
	if v == 0 {
		return ""
	}
	return "v v" + strconv.Itoa(int(v))
}

// claimFragment is where a claim stands on the page of the evidence.
func claimFragment(id data.ClaimID) string { return "#claim-" + string(id) }

func (b *builder) claim(claim *data.Claim) *components.Claim {
	view := &components.Claim{
		ID: claimFragment(claim.ID)[1:], Mark: verdictMark(claim.Verdict), Verdict: b.verdict(claim.Verdict), Reason: b.phrase(claim.Reason),
		RuleLabel: b.say(catalogue.RuleTerm), Rule: b.phrase(claim.RuleName), RuleText: b.phrase(claim.RuleText),
	}
	scales := &claimScales{}
	ind, o := b.ds.Indicator(claim.Indicator), b.ds.Cell(claim.Indicator, claim.Column)
	if o != nil {
		scales.add(ind.Meaning, o.Value)
		if ind.HasBenchmark {
			scales.add(ind.Meaning, data.Value{Number: ind.Benchmark})
		}
	}
	for i := range claim.Checks {
		if claim.Checks[i].Role != data.Context {
			for j := range claim.Checks[i].Figures {
				f := &claim.Checks[i].Figures[j]
				scales.add(f.Meaning, f.Value)
			}
		}
	}
	if m := b.message(claim); m != nil {
		view.Note = b.phrase(m.Heading)
	} else if o != nil {
		view.Link.Address = b.linkTo(state.Read{Indicator: claim.Indicator}, "").Address
		if o.Subject.Kind == data.OfRanking || o.Subject.Kind == data.OfFlow {
			view.Note.Text = b.what(o)
		}
	}
	view.Link.Phrase = b.phrase(claim.Statement)
	if o == nil {
		view.NoFigure = b.say(catalogue.NoDeckFigure)
	} else {
		view.Checks = append(view.Checks, &components.CheckView{Key: "deck", Figures: []*components.FigureLine{b.deckLine(ind, o, scales)}})
	}
	judged := false
	for i := range claim.Checks {
		judged = judged || claim.Checks[i].Role != data.Context
	}
	if !judged {
		view.Checks = append(view.Checks, &components.CheckView{Key: "none", Head: b.say(catalogue.NoOpenFigure)})
	}
	for i := range claim.Checks {
		check := b.check(&claim.Checks[i], scales)
		check.Key = strconv.Itoa(i)
		view.Checks = append(view.Checks, check)
	}
	return view
}

// deckLine is the deck's own figure, as it is printed.
func (b *builder) deckLine(ind *data.Indicator, o *data.Observation, scales *claimScales) *components.FigureLine {
	line := &components.FigureLine{
		Key: "deck", Class: "dk", Label: components.Phrase{Text: b.say(catalogue.TheDeck)}, Source: b.sourceName(o.Source),
		Detail: b.say(catalogue.ListComma) + b.join(format.Period(o.Period, b.st.Language), b.unitOf(ind.Meaning, ind.Unit)),
		Value:  format.Value(b.cat, ind, o.Value),
	}
	for _, n := range o.Notes {
		line.Detail = b.join(line.Detail, b.say(catalogue.NoteMark, "mark", n.Mark))
	}
	strip := scales.strip(ind.Meaning)
	if strip != nil && o.Value.Missing == data.Present {
		strip.Values, strip.Checked = []float64{o.Value.Number}, true
		strip.HasRule, strip.Rule = ind.HasBenchmark, ind.Benchmark
		line.Strip = vugu.HTML(strip.SVG())
	}
	return line
}

// check is what a source says, or several that count alike. Figures that
// follow one another, of one kind and source, are a run of years.
func (b *builder) check(check *data.Check, scales *claimScales) *components.CheckView {
	view := &components.CheckView{Remark: b.phrase(check.Remark)}
	role := b.say(catalogue.CheckDecides)
	switch check.Role {
	case data.Compared:
		role = b.say(catalogue.CheckCompared, "verdict", b.verdict(check.Verdict))
	case data.Context:
		role, view.Class = b.say(catalogue.CheckContext), "ctx"
	}
	view.Head = role + b.say(catalogue.Semicolon) + b.say(catalogue.SameDatabase+catalogue.Key(check.Relation-data.SameDatabase))
	for i := 0; i < len(check.Figures); {
		end := i + 1
		for end < len(check.Figures) && check.Figures[end].Label == check.Figures[i].Label && check.Figures[end].Source == check.Figures[i].Source {
			end++
		}
		line := b.figureLine(check.Figures[i:end], scales, check.Role != data.Context)
		line.Key = strconv.Itoa(i)
		view.Figures = append(view.Figures, line)
		i = end
	}
	for _, id := range check.Sources {
		view.Sources = append(view.Sources, b.sourceName(id))
	}
	return view
}

// figureLine is a figure, or a run of years of one.
func (b *builder) figureLine(figures []data.Figure, scales *claimScales, drawn bool) *components.FigureLine {
	first := &figures[0]
	line := &components.FigureLine{Label: b.phrase(first.Label), Source: b.sourceName(first.Source)}
	detail := []string{"", b.unitOf(first.Meaning, first.Unit), b.calculation(first.Formula)}
	if len(figures) == 1 {
		detail[0] = b.figurePeriod(first)
		detail = append(detail, b.flags(first.Flags))
		line.Value, line.Beside = b.number(first), b.beside(first)
	}
	line.Detail = b.say(catalogue.ListComma) + b.join(detail...)
	if len(figures) > 1 {
		for i := range figures {
			f := &figures[i]
			if i > 0 {
				line.Run += b.say(catalogue.Semicolon)
			}
			line.Run += b.say(catalogue.AltValue, "what", b.figurePeriod(f), "value", b.join(b.number(f), b.flags(f.Flags)))
		}
	}
	strip := scales.strip(first.Meaning)
	if !drawn || strip == nil {
		return line
	}
	for i := range figures {
		if figures[i].Value.Missing == data.Present {
			strip.Values = append(strip.Values, figures[i].Value.Number)
		}
	}
	line.Strip = vugu.HTML(strip.SVG())
	return line
}

// number is a figure as it is printed, or why there is none.
func (b *builder) number(f *data.Figure) string {
	if f.Value.Missing != data.Present {
		return b.missing(f.Value)
	}
	return format.Quantity(b.cat, f.Meaning, f.Value.Number, f.Decimals)
}

// beside is what stands at a figure: among how many it is, and how far from
// the deck's.
func (b *builder) beside(f *data.Figure) string {
	among := ""
	if f.Among > 0 {
		among = b.say(catalogue.AmongPlaces, "n", strconv.Itoa(f.Among))
	}
	return b.join(among, b.distance(f))
}

func (b *builder) distance(f *data.Figure) string {
	switch {
	case f.Offset == data.OffsetShare:
		return b.say(catalogue.FromDeck, "x", format.Percent(f.Distance, 1, true))
	case f.Offset == data.OffsetPoints:
		return b.say(catalogue.FromDeckPoints, "x", format.Signed(f.Distance, 1))
	case f.Offset != data.OffsetPlaces:
		return ""
	case f.Distance < 0:
		return b.say(catalogue.RankHigher, "n", format.Number(-f.Distance, 0))
	case f.Distance > 0:
		return b.say(catalogue.RankLower, "n", format.Number(f.Distance, 0))
	}
	return b.say(catalogue.RankSame)
}

// figurePeriod is when a figure is from, in the way of its publisher.
func (b *builder) figurePeriod(f *data.Figure) string {
	start, end := strconv.Itoa(f.Period.Start), strconv.Itoa(f.Period.End)
	switch f.PeriodKind {
	case data.OnDay:
		return format.Date(f.Day, b.st.Language)
	case data.YearTo:
		return b.say(catalogue.YearEnding, "day", format.Date(f.Day, b.st.Language))
	case data.FiscalYears:
		if end != start {
			start += "–" + end
		}
		return b.say(catalogue.FiscalYear, "year", start)
	case data.AcademicYear:
		return b.say(catalogue.SchoolYear, "year", start, "end", end[max(len(end)-2, 0):])
	case data.TargetYear:
		return b.say(catalogue.ByYear, "year", end)
	}
	return format.Period(f.Period, b.st.Language)
}

// unitOf is the unit of what is counted; other numbers carry theirs.
func (b *builder) unitOf(meaning data.Meaning, unit data.Text) string {
	if meaning == data.Growth || meaning == data.Rank || meaning == data.Share {
		return ""
	}
	return b.text(unit)
}

// flags are the flags of a figure in words.
func (b *builder) flags(flags data.Flags) string {
	words := ""
	for f := data.Break; f <= data.Tied; f++ {
		if flags.Has(f) {
			words = b.join(words, b.say(catalogue.FlagBreak+catalogue.Key(f-data.Break)))
		}
	}
	return words
}

// calculation says how a figure was calculated, "" when it was published.
func (b *builder) calculation(f data.Formula) string {
	for _, c := range calculations {
		if c.formula == f {
			return b.say(c.words)
		}
	}
	return ""
}

var calculations = [...]struct {
	formula data.Formula
	words   catalogue.Key
}{
	{data.Sum, catalogue.CalculatedSum}, {data.PartOfWhole, catalogue.CalculatedShare}, {data.Change, catalogue.CalculatedChange},
	{data.Multiple, catalogue.CalculatedMultiple}, {data.FlowRatio, catalogue.CalculatedRatio}, {data.RankByNumber, catalogue.CalculatedRank},
	{data.Specialisation, catalogue.CalculatedFields},
}

// sourceName names a source in brief and leads to what is said of it below.
func (b *builder) sourceName(id data.SourceID) components.SourceLink {
	return components.SourceLink{Phrase: b.phrase(b.ds.Source(id).Called()), Address: sourceFragment(id)}
}

// claimScales are the scales of a claim's figures, one for each meaning: what
// is of one kind is measured alike.
type claimScales [data.Amount + 1]claimScale

type claimScale struct {
	least, greatest float64
	n               int
}

func (s *claimScales) add(meaning data.Meaning, v data.Value) {
	if v.Missing != data.Present {
		return
	}
	scale := &s[meaning]
	scale.least, scale.greatest = min(scale.least, v.Number), max(scale.greatest, v.Number)
	scale.n++
}

// strip is where figures of a meaning are drawn: amounts from zero, ranks from
// the first. It is nil for a single figure: a place says something only beside
// another.
func (s *claimScales) strip(meaning data.Meaning) *chart.Strip {
	scale := &s[meaning]
	if scale.n < 2 {
		return nil
	}
	strip := &chart.Strip{Start: scale.least * 1.1, End: scale.greatest * 1.1}
	if meaning == data.Rank {
		strip.Start, strip.Origin, strip.End = 1, 1, scale.greatest*1.25
	}
	return strip
}
