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
	doc.Announcement = b.say(catalogue.EvidenceShown, "n", strconv.Itoa(counts[b.st.Verdict]), "all", all, "verdict", b.verdict(b.st.Verdict))
	view := &components.Evidence{Title: doc.Title, Introduction: doc.Description, Label: b.say(catalogue.VerdictLabel)}
	view.Deck, view.Open, view.Key = b.say(catalogue.TheDeck), b.say(catalogue.OpenSource), b.say(catalogue.StripKey)
	view.Sources = b.sources(b.ds.EvidenceSources())
	if !b.st.HideControls {
		view.Verdicts = make([]components.VerdictLink, len(counts))
	}
	for v := range view.Verdicts {
		link, verdict := &view.Verdicts[v], data.Verdict(v)
		link.Address = state.Update(b.st, state.Judge{Verdict: verdict}).Address() + "#verdicts"
		link.Text, link.Count, link.Mark = b.verdict(verdict), strconv.Itoa(counts[v]), verdictMark(verdict)
		link.Current = verdict == b.st.Verdict
	}
	for i := range b.ds.Parts {
		if part := b.claimPart(&b.ds.Parts[i]); len(part.Claims) > 0 {
			view.Parts = append(view.Parts, part)
		}
	}
	return view
}

// put writes a text of the dataset into a view.
func (b *builder) put(into *components.Phrase, t *data.Text) { *into = b.phrase(*t) }

// claimPart is the claims of a part of the deck that the view shows.
func (b *builder) claimPart(part *data.Part) *components.ClaimPart {
	view := &components.ClaimPart{ID: "part-" + string(part.ID)}
	b.put(&view.Heading, &part.Title)
	if !part.Heading.IsZero() {
		view.Title = view.Heading
		b.put(&view.Heading, &part.Heading)
	}
	for i := range b.ds.Claims {
		claim := &b.ds.Claims[i]
		m := b.message(claim.Message)
		of := m == nil && part.Kind == data.TablePart || m != nil && part.ID == m.Part
		if of && (b.st.Verdict == 0 || b.st.Verdict == claim.Verdict) {
			view.Claims = append(view.Claims, b.claim(claim, m))
		}
	}
	return view
}

// message is a sentence of the deck, nil when there is none of that id.
func (b *builder) message(id string) *data.Message {
	for i := range b.ds.Messages {
		if b.ds.Messages[i].ID == id {
			return &b.ds.Messages[i]
		}
	}
	return nil
}

// verdict is a verdict in words, 0 for all of them.
func (b *builder) verdict(v data.Verdict) string {
	return b.say(catalogue.VerdictAll + catalogue.Key(v))
}

// verdictMark is the class of a verdict's mark.
func verdictMark(v data.Verdict) string { return "v v" + strconv.Itoa(int(v)) }

// claimFragment is where a claim stands on the page of the evidence.
func claimFragment(id data.ClaimID) string { return "#claim-" + string(id) }

// claim is a claim of a sentence, or of the table where m is nil.
func (b *builder) claim(claim *data.Claim, m *data.Message) *components.Claim {
	view := &components.Claim{ID: claimFragment(claim.ID)[1:], Mark: verdictMark(claim.Verdict), Verdict: b.verdict(claim.Verdict)}
	b.put(&view.Text, &claim.Statement)
	b.put(&view.Reason, &claim.Reason)
	b.put(&view.Rule, &claim.RuleName)
	b.put(&view.RuleText, &claim.RuleText)
	view.Rule.Text = b.fill(catalogue.RuleName, view.Rule.Text)
	scales := &claimScales{}
	// What the deck says is a check like the others, but that it is checked.
	deck := &data.Check{}
	if o := b.ds.Cell(claim.Indicator, claim.Column); o != nil {
		ind := b.ds.Indicator(claim.Indicator)
		deck.Figures = make([]data.Figure, 1)
		f := &deck.Figures[0]
		f.Source, f.Period, f.Value, f.Meaning, f.Unit, f.Decimals = o.Source, o.Period, o.Value, ind.Meaning, ind.Unit, ind.Decimals
		if ind.HasBenchmark {
			scales.add(ind.Meaning, ind.Benchmark)
			scales.benchmark = ind.Benchmark
		}
		if m == nil {
			view.Address = state.Update(b.st, state.Read{Indicator: claim.Indicator}).Address()
			if o.Subject.Kind == data.OfRanking || o.Subject.Kind == data.OfFlow {
				view.Note.Text = b.what(o)
			}
		}
	}
	if m != nil {
		b.put(&view.Note, &m.Heading)
	}
	checks := append([]data.Check{*deck}, claim.Checks...)
	judged := false
	for i := range checks {
		if checks[i].Role != data.Context {
			judged = i > 0
			scales.see(&checks[i])
		}
	}
	for i := range checks {
		view.Checks = append(view.Checks, b.check(&checks[i], scales))
		view.Checks[i].Key = strconv.Itoa(i)
	}
	if len(deck.Figures) == 0 {
		view.Checks[0].Head = b.say(catalogue.NoDeckFigure)
	}
	if !judged {
		view.Checks[0].Remark.Text = b.say(catalogue.NoOpenFigure)
	}
	return view
}

// check is what a source says, or several that count alike. Figures that
// follow one another, of one kind and source, are a run of years.
func (b *builder) check(check *data.Check, scales *claimScales) *components.CheckView {
	view := &components.CheckView{Sources: make([]components.SourceLink, len(check.Sources))}
	b.put(&view.Remark, &check.Remark)
	switch check.Role {
	case data.Context:
		view.Class, scales = "ctx", &claimScales{}
		fallthrough
	case data.Decides, data.Compared:
		view.Head = b.say(catalogue.CheckDecides+catalogue.Key(check.Role-data.Decides),
			"verdict", b.verdict(check.Verdict), "database", b.say(catalogue.SameDatabase+catalogue.Key(check.Relation-data.SameDatabase)))
	}
	for i := 0; i < len(check.Figures); {
		line := &components.FigureLine{Key: strconv.Itoa(i)}
		i += b.figureLine(line, check.Figures[i:], scales)
		view.Figures = append(view.Figures, line)
	}
	for i, id := range check.Sources {
		b.sourceName(&view.Sources[i], id)
	}
	return view
}

// figureLine writes the first figure, or a run of years of one, and says how
// many it took. A figure without a label is the deck's own.
func (b *builder) figureLine(line *components.FigureLine, figures []data.Figure, scales *claimScales) int {
	first := &figures[0]
	b.sourceName(&line.Source, first.Source)
	b.put(&line.Label, &first.Label)
	strip := scales.strip(first.Meaning)
	if line.Label.Text == "" {
		line.Class, line.Label.Text, strip.Checked = "dk", b.say(catalogue.TheDeck), true
	}
	n, run := 0, ""
	for ; n < len(figures) && figures[n].Label == first.Label && figures[n].Source == first.Source; n++ {
		f := &figures[n]
		line.Detail, line.Value, line.Beside = b.figurePeriod(f), b.missing(f.Value), ""
		if f.Value.Missing == data.Present {
			line.Value = format.Quantity(b.cat, f.Meaning, f.Value.Number, f.Decimals)
			strip.Values = append(strip.Values, f.Value.Number)
		}
		b.notesOf(&line.Beside, f)
		value := line.Value
		b.also(&value, line.Beside)
		if n > 0 {
			run += b.say(catalogue.Semicolon)
		}
		run += b.say(catalogue.AltValue, "what", line.Detail, "value", value)
	}
	if n > 1 {
		line.Run, line.Detail, line.Value, line.Beside = run, "", "", ""
	}
	if first.Meaning != data.Growth && first.Meaning != data.Rank && first.Meaning != data.Share {
		b.also(&line.Detail, b.text(first.Unit))
	}
	if words := calculations[first.Formula]; words != 0 {
		b.also(&line.Detail, b.say(words))
	}
	line.Detail = b.say(catalogue.ListComma) + line.Detail
	if strip.End > strip.Start {
		line.Strip = vugu.HTML(strip.SVG())
	}
	return n
}

// also adds a text to a list in the page's language.
func (b *builder) also(list *string, text string) {
	if text != "" && *list != "" {
		*list += b.say(catalogue.ListComma)
	}
	*list += text
}

// fill is a phrase with one value put in.
func (b *builder) fill(k catalogue.Key, x string) string { return b.say(k, "x", x) }

// notesOf is what stands at a figure: among how many it is, how far from the
// deck's, and its flags.
func (b *builder) notesOf(list *string, f *data.Figure) {
	if f.Among > 0 {
		b.also(list, b.fill(catalogue.AmongPlaces, strconv.Itoa(f.Among)))
	}
	if f.Offset != data.NoOffset {
		decimals, unit := 1, catalogue.FromDeckShare+catalogue.Key(f.Offset-data.OffsetShare)
		if f.Offset == data.OffsetPlaces {
			decimals = 0
		}
		b.also(list, b.fill(unit, format.Signed(f.Distance, decimals)))
	}
	for flag := data.Break; flag <= data.Tied; flag++ {
		if f.Flags.Has(flag) {
			b.also(list, b.say(catalogue.FlagBreak+catalogue.Key(flag-data.Break)))
		}
	}
}

// figurePeriod is when a figure is from, in the way of its publisher.
func (b *builder) figurePeriod(f *data.Figure) string { return b.when(f.Period, f.PeriodKind, f.Day) }

// when writes the years of a single figure as its publisher calls them.
func (b *builder) when(years data.Period, kind data.PeriodKind, day string) string {
	period := format.Period(years, b.st.Language)
	if kind <= data.CalendarYears {
		return period
	}
	return b.say(catalogue.DayOf+catalogue.Key(kind-data.OnDay), "period", period, "day", format.Date(day, b.st.Language),
		"start", strconv.Itoa(years.Start), "end", strconv.Itoa(100 + years.End%100)[1:])
}

// calculations say how a figure was calculated, where it was.
var calculations = [...]catalogue.Key{
	data.Sum: catalogue.CalculatedSum, data.PartOfWhole: catalogue.CalculatedShare, data.Change: catalogue.CalculatedChange,
	data.Multiple: catalogue.CalculatedMultiple, data.FlowRatio: catalogue.CalculatedRatio, data.RankByNumber: catalogue.CalculatedRank,
	data.Specialisation: catalogue.CalculatedFields,
}

// sourceName names a source in brief and leads to what is said of it below.
func (b *builder) sourceName(link *components.SourceLink, id data.SourceID) {
	name := b.ds.Source(id).Called()
	b.put(&link.Phrase, &name)
	link.Address = sourceFragment(id)
}

// claimScales are the scales of a claim's figures, one for each meaning: what
// is of one kind is measured alike.
type claimScales struct {
	of        [data.Amount + 1]claimScale
	benchmark float64
}

type claimScale struct {
	least, greatest float64
	n               int
}

// see takes the figures of a check in.
func (s *claimScales) see(check *data.Check) {
	for i := range check.Figures {
		if f := &check.Figures[i]; f.Value.Missing == data.Present {
			s.add(f.Meaning, f.Value.Number)
		}
	}
}

func (s *claimScales) add(meaning data.Meaning, v float64) {
	scale := &s.of[meaning]
	scale.least, scale.greatest = min(scale.least, v), max(scale.greatest, v)
	scale.n++
}

// strip is where figures of a meaning are drawn: amounts from zero, ranks from
// the first. It has no length for a single figure: a place says something only
// beside another.
func (s *claimScales) strip(meaning data.Meaning) *chart.Strip {
	strip := &chart.Strip{}
	scale := &s.of[meaning]
	if scale.n < 2 {
		return strip
	}
	strip.Start, strip.End, strip.Rule = scale.least*1.1, scale.greatest*1.1, s.benchmark
	if meaning == data.Rank {
		strip.Start, strip.Origin, strip.End = 1, 1, scale.greatest*1.25
	}
	return strip
}
