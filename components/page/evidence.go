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
	doc.Title = b.say(catalogue.EvidenceTitle, "n", strconv.Itoa(counts[data.Agrees]), "all", strconv.Itoa(counts[0]))
	b.tell(&doc.Description, catalogue.EvidenceText)
	view := &components.Evidence{Title: doc.Title, Introduction: doc.Description, Sources: b.sources(b.ds.EvidenceSources())}
	b.tell(&view.Label, catalogue.VerdictLabel)
	b.tell(&view.Deck, catalogue.TheDeck)
	b.tell(&view.Open, catalogue.OpenSource)
	b.tell(&view.Key, catalogue.StripKey)
	b.tell(&view.None, catalogue.NoClaim)
	view.Verdicts = make([]components.VerdictLink, len(counts))
	for v := range view.Verdicts {
		link, verdict := &view.Verdicts[v], data.Verdict(v)
		link.Address = state.Update(b.st, state.Judge{Verdict: verdict}).Address() + "#verdicts"
		link.Text, link.Mark = b.verdict(verdict), verdictMark(verdict)
		link.Count = strconv.Itoa(counts[v])
		if verdict == b.st.Verdict {
			link.Current = true
			doc.Spoken = []string{b.say(catalogue.Chosen, "title", link.Text+" "+link.Count)}
		}
	}
	if b.st.HideControls {
		view.Verdicts = nil
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

// tell and fill write a phrase, fill with one value in it. To hand the place
// on takes less code than to take the phrase back.
func (b *builder) tell(into *string, k catalogue.Key) { *into = b.say(k) }

func (b *builder) fill(into *string, k catalogue.Key, x string) { *into = b.say(k, "x", x) }

// claimFragment is where a claim stands on the page of the evidence.
func claimFragment(id data.ClaimID) string { return "#claim-" + string(id) }

// claim is a claim of a sentence, or of the table where m is nil.
func (b *builder) claim(claim *data.Claim, m *data.Message) *components.Claim {
	view := &components.Claim{ID: claimFragment(claim.ID)[1:], Mark: verdictMark(claim.Verdict), Verdict: b.verdict(claim.Verdict)}
	b.put(&view.Text, &claim.Statement)
	b.put(&view.Reason, &claim.Reason)
	b.put(&view.Rule, &claim.RuleName)
	b.put(&view.RuleText, &claim.RuleText)
	b.fill(&view.Rule.Text, catalogue.RuleName, view.Rule.Text)
	// What the deck says is a check like the others, but that it is checked.
	deck, scales := &data.Check{}, &claimScales{}
	if o := b.ds.Cell(claim.Indicator, claim.Column); o != nil {
		ind := b.ds.Indicator(claim.Indicator)
		deck.Figures = make([]data.Figure, 1)
		f := &deck.Figures[0]
		f.Source, f.Period, f.Value, f.Meaning, f.Unit, f.Decimals = o.Source, o.Period, o.Value, ind.Meaning, ind.Unit, ind.Decimals
		if ind.HasBenchmark {
			f.Benchmark = ind.Benchmark
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
	scales.see(deck)
	judged := false
	for i := range claim.Checks {
		if check := &claim.Checks[i]; check.Role != data.Context {
			judged = true
			scales.see(check)
		}
	}
	b.check(view, deck, scales)
	if len(deck.Figures) == 0 {
		b.tell(&view.Checks[0].Head, catalogue.NoDeckFigure)
	}
	if !judged {
		b.tell(&view.Checks[0].Remark.Text, catalogue.NoOpenFigure)
	}
	for i := range claim.Checks {
		b.check(view, &claim.Checks[i], scales)
	}
	return view
}

// check adds what a source says, or several that count alike.
func (b *builder) check(claim *components.Claim, check *data.Check, scales *claimScales) {
	view := &components.CheckView{Key: strconv.Itoa(len(claim.Checks)), Sources: make([]components.SourceLink, len(check.Sources))}
	claim.Checks = append(claim.Checks, view)
	b.put(&view.Remark, &check.Remark)
	if check.Role != 0 {
		// The verdict of a check that is compared belongs to its head.
		view.Head = b.say(catalogue.CheckDecides+catalogue.Key(check.Role-data.Decides), "verdict", b.verdict(check.Verdict),
			"database", b.say(catalogue.SameDatabase+catalogue.Key(check.Relation-data.SameDatabase)))
	}
	if check.Role == data.Context {
		view.Class, scales = "ctx", &claimScales{}
	}
	for i := 0; i < len(check.Figures); {
		i += b.figureLine(view, check.Figures[i:], scales)
	}
	for i, id := range check.Sources {
		b.sourceName(&view.Sources[i], id)
	}
}

// figureLine adds the first figure, or a run of years of one kind and source,
// and says how many it took. A figure without a label is the deck's own.
func (b *builder) figureLine(check *components.CheckView, figures []data.Figure, scales *claimScales) int {
	line := &components.FigureLine{Key: strconv.Itoa(len(check.Figures))}
	check.Figures = append(check.Figures, line)
	first := &figures[0]
	b.sourceName(&line.Source, first.Source)
	b.put(&line.Label, &first.Label)
	strip := scales.strip(first.Meaning)
	if first.Label.IsZero() {
		line.Class, strip.Checked = "dk", true
		b.tell(&line.Label.Text, catalogue.TheDeck)
	}
	n := 0
	for ; n < len(figures) && figures[n].Label == first.Label && figures[n].Source == first.Source; n++ {
		f := &figures[n]
		line.Beside = ""
		b.figurePeriod(&line.Detail, f)
		if f.Value.Missing == data.Present {
			line.Value = format.Quantity(b.cat, f.Meaning, f.Value.Number, f.Decimals)
			strip.Values = append(strip.Values, f.Value.Number)
		} else {
			line.Value = b.missing(f.Value)
		}
		b.notesOf(&line.Beside, f)
		value := line.Value
		b.also(&value, line.Beside)
		if n > 0 {
			line.Run += b.say(catalogue.Semicolon)
		}
		line.Run += b.say(catalogue.AltValue, "what", line.Detail, "value", value)
	}
	if n == 1 {
		line.Run = ""
	} else {
		line.Detail, line.Value, line.Beside = "", "", ""
	}
	if first.Meaning != data.Growth && first.Meaning != data.Rank && first.Meaning != data.Share {
		b.also(&line.Detail, b.text(first.Unit))
	}
	if words := calculations[first.Formula]; words != 0 {
		b.also(&line.Detail, b.say(words))
	}
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

// notesOf is what stands at a figure: among how many it is, how far from the
// deck's, and its flags.
func (b *builder) notesOf(list *string, f *data.Figure) {
	if f.Among > 0 {
		b.fill(list, catalogue.AmongPlaces, strconv.Itoa(f.Among))
	}
	if f.Offset != data.NoOffset {
		decimals := 1
		if f.Offset == data.OffsetPlaces {
			decimals = 0
		}
		distance := format.Signed(f.Distance, decimals)
		b.fill(&distance, catalogue.FromDeckShare+catalogue.Key(f.Offset-data.OffsetShare), distance)
		b.also(list, distance)
	}
	for flag := data.Break; flag <= data.Tied; flag++ {
		if f.Flags.Has(flag) {
			b.also(list, b.say(catalogue.FlagBreak+catalogue.Key(flag-data.Break)))
		}
	}
}

// figurePeriod is when a figure is from, in the way of its publisher.
func (b *builder) figurePeriod(into *string, f *data.Figure) {
	*into = b.when(f.Period, f.PeriodKind, f.Day)
}

// when writes the years of a single figure as its publisher calls them.
func (b *builder) when(years data.Period, kind data.PeriodKind, day string) string {
	period := format.Period(years, b.st.Language)
	switch kind {
	case 0, data.CalendarYears:
		return period
	case data.OnDay, data.YearTo:
		period = format.Date(day, b.st.Language)
	case data.AcademicYear:
		period = strconv.Itoa(years.Start) + "/" + strconv.Itoa(100 + years.End%100)[1:]
	}
	return b.say(catalogue.DayOf+catalogue.Key(kind-data.OnDay), "x", period)
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
type claimScales [data.Amount + 1]struct {
	least, greatest, benchmark float64
	n                          int
}

// see takes the figures of a check in.
func (s *claimScales) see(check *data.Check) {
	for i := range check.Figures {
		f := &check.Figures[i]
		if f.Value.Missing != data.Present {
			continue
		}
		scale := &s[f.Meaning]
		scale.least, scale.greatest = min(scale.least, f.Value.Number), max(scale.greatest, f.Value.Number, f.Benchmark)
		scale.n++
		if f.Benchmark != 0 {
			scale.benchmark = f.Benchmark
			scale.n++
		}
	}
}

// strip is where figures of a meaning are drawn: amounts from zero, ranks from
// the first. It has no length for a single figure: a place says something only
// beside another.
func (s *claimScales) strip(meaning data.Meaning) *chart.Strip {
	strip := &chart.Strip{}
	scale := &s[meaning]
	if scale.n < 2 {
		return strip
	}
	strip.Start, strip.End, strip.Benchmark = scale.least*1.1, scale.greatest*1.1, scale.benchmark
	if meaning == data.Rank {
		strip.Start, strip.Origin, strip.End = 1, 1, scale.greatest*1.25
	}
	return strip
}
