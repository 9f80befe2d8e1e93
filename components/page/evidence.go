package page

import (
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// evidencePage is what the deck says, part by part, with what the open sources
// say of it.
func (c *Context) evidencePage(doc *Document) vugu.Builder {
	var counts [data.CannotBeChecked + 1]int
	for i := range c.Dataset.Claims {
		counts[0]++
		counts[c.Dataset.Claims[i].Verdict]++
	}
	doc.Title = c.Say(catalogue.EvidenceTitle, "n", strconv.Itoa(counts[data.Agrees]), "all", strconv.Itoa(counts[0]))
	c.tell(&doc.Description, catalogue.EvidenceText)
	view := &ui.Evidence{Title: doc.Title, Introduction: doc.Description, Sources: c.Sources(c.Dataset.EvidenceSources())}
	c.tell(&view.Label, catalogue.VerdictLabel)
	c.tell(&view.Deck, catalogue.TheDeck)
	c.tell(&view.Open, catalogue.OpenSource)
	c.tell(&view.Key, catalogue.StripKey)
	c.tell(&view.None, catalogue.NoClaim)
	view.Verdicts = make([]ui.VerdictLink, len(counts))
	for v := range view.Verdicts {
		link, verdict := &view.Verdicts[v], data.Verdict(v)
		link.Address = state.Update(c.State, state.Judge{Verdict: verdict}).Address() + "#verdicts"
		link.Text, link.Mark = c.Verdict(verdict), VerdictMark(verdict)
		link.Count = strconv.Itoa(counts[v])
		if verdict == c.State.Verdict {
			link.Current = true
			doc.Spoken = []string{c.Say(catalogue.Chosen, "title", link.Text+" "+link.Count)}
		}
	}
	if c.State.HideControls {
		view.Verdicts = nil
	}
	for i := range c.Dataset.Parts {
		if part := c.claimPart(&c.Dataset.Parts[i]); len(part.Claims) > 0 {
			view.Parts = append(view.Parts, part)
		}
	}
	return view
}

// put writes a text of the dataset into a view.
func (c *Context) put(into *ui.Phrase, t *data.Text) { *into = c.Phrase(*t) }

// claimPart is the claims of a part of the deck that the view shows.
func (c *Context) claimPart(part *data.Part) *ui.ClaimPart {
	view := &ui.ClaimPart{ID: "part-" + string(part.ID)}
	c.put(&view.Heading, &part.Title)
	if !part.Heading.IsZero() {
		view.Title = view.Heading
		c.put(&view.Heading, &part.Heading)
	}
	for i := range c.Dataset.Claims {
		claim := &c.Dataset.Claims[i]
		m := c.message(claim.Message)
		of := m == nil && part.Kind == data.TablePart || m != nil && part.ID == m.Part
		if of && (c.State.Verdict == 0 || c.State.Verdict == claim.Verdict) {
			view.Claims = append(view.Claims, c.claim(claim, m))
		}
	}
	return view
}

// message is a sentence of the deck, nil when there is none of that id.
func (c *Context) message(id string) *data.Message {
	for i := range c.Dataset.Messages {
		if c.Dataset.Messages[i].ID == id {
			return &c.Dataset.Messages[i]
		}
	}
	return nil
}

// Verdict is a verdict in words, 0 for all of them.
func (c *Context) Verdict(v data.Verdict) string {
	return c.Say(catalogue.VerdictAll + catalogue.Key(v))
}

// VerdictMark is the class of a verdict's mark.
func VerdictMark(v data.Verdict) string { return "v v" + strconv.Itoa(int(v)) }

// tell and fill write a phrase, fill with one value in it. To hand the place
// on takes less code than to take the phrase back.
func (c *Context) tell(into *string, k catalogue.Key) { *into = c.Say(k) }

func (c *Context) fill(into *string, k catalogue.Key, x string) { *into = c.Say(k, "x", x) }

// ClaimFragment is where a claim stands on the page of the evidence.
func ClaimFragment(id data.ClaimID) string { return "#claim-" + string(id) }

// claim is a claim of a sentence, or of the table where m is nil.
func (c *Context) claim(claim *data.Claim, m *data.Message) *ui.Claim {
	view := &ui.Claim{ID: ClaimFragment(claim.ID)[1:], Mark: VerdictMark(claim.Verdict), Verdict: c.Verdict(claim.Verdict)}
	c.put(&view.Text, &claim.Statement)
	c.put(&view.Reason, &claim.Reason)
	c.put(&view.Rule, &claim.RuleName)
	c.put(&view.RuleText, &claim.RuleText)
	c.fill(&view.Rule.Text, catalogue.RuleName, view.Rule.Text)
	// What the deck says is a check like the others, but that it is checked.
	deck, scales := &data.Check{}, &claimScales{}
	if o := c.Dataset.Cell(claim.Indicator, claim.Column); o != nil {
		ind := c.Dataset.Indicator(claim.Indicator)
		deck.Figures = make([]data.Figure, 1)
		f := &deck.Figures[0]
		f.Source, f.Period, f.Value, f.Meaning, f.Unit, f.Decimals = o.Source, o.Period, o.Value, ind.Meaning, ind.Unit, ind.Decimals
		if ind.HasBenchmark {
			f.Benchmark = ind.Benchmark
		}
		if m == nil {
			view.Address = state.Update(c.State, state.Read{Indicator: claim.Indicator}).Address()
			if o.Subject.Kind == data.OfRanking || o.Subject.Kind == data.OfFlow {
				view.Note.Text = c.Subject(o)
			}
		}
	}
	if m != nil {
		c.put(&view.Note, &m.Heading)
	}
	scales.see(deck)
	judged := false
	for i := range claim.Checks {
		if check := &claim.Checks[i]; check.Role != data.Context {
			judged = true
			scales.see(check)
		}
	}
	c.check(view, deck, scales)
	if len(deck.Figures) == 0 {
		c.tell(&view.Checks[0].Head, catalogue.NoDeckFigure)
	}
	if !judged {
		c.tell(&view.Checks[0].Remark.Text, catalogue.NoOpenFigure)
	}
	for i := range claim.Checks {
		c.check(view, &claim.Checks[i], scales)
	}
	return view
}

// check adds what a source says, or several that count alike.
func (c *Context) check(claim *ui.Claim, check *data.Check, scales *claimScales) {
	view := &ui.CheckView{Key: strconv.Itoa(len(claim.Checks)), Sources: make([]ui.SourceLink, len(check.Sources))}
	claim.Checks = append(claim.Checks, view)
	c.put(&view.Remark, &check.Remark)
	if check.Role != 0 {
		// The verdict of a check that is compared belongs to its head.
		view.Head = c.Say(catalogue.CheckDecides+catalogue.Key(check.Role-data.Decides), "verdict", c.Verdict(check.Verdict),
			"database", c.Say(catalogue.SameDatabase+catalogue.Key(check.Relation-data.SameDatabase)))
	}
	if check.Role == data.Context {
		view.Class, scales = "ctx", &claimScales{}
	}
	for i := 0; i < len(check.Figures); {
		i += c.figureLine(view, check.Figures[i:], scales)
	}
	for i, id := range check.Sources {
		c.sourceName(&view.Sources[i], id)
	}
}

// figureLine adds the first figure, or a run of years of one kind and source,
// and says how many it took. A figure without a label is the deck's own.
func (c *Context) figureLine(check *ui.CheckView, figures []data.Figure, scales *claimScales) int {
	line := &ui.FigureLine{Key: strconv.Itoa(len(check.Figures))}
	check.Figures = append(check.Figures, line)
	first := &figures[0]
	c.sourceName(&line.Source, first.Source)
	c.put(&line.Label, &first.Label)
	strip := scales.strip(first.Meaning)
	if first.Label.IsZero() {
		line.Class, strip.Checked = "dk", true
		c.tell(&line.Label.Text, catalogue.TheDeck)
	}
	n := 0
	for ; n < len(figures) && figures[n].Label == first.Label && figures[n].Source == first.Source; n++ {
		f := &figures[n]
		line.Beside = ""
		c.figurePeriod(&line.Detail, f)
		if f.Value.Missing == data.Present {
			line.Value = format.Quantity(c.Catalogue, f.Meaning, f.Value.Number, f.Decimals)
			strip.Values = append(strip.Values, f.Value.Number)
		} else {
			line.Value = c.WhyMissing(f.Value)
		}
		c.notesOf(&line.Beside, f)
		value := line.Value
		c.also(&value, line.Beside)
		if n > 0 {
			line.Run += c.Say(catalogue.Semicolon)
		}
		line.Run += c.Say(catalogue.AltValue, "what", line.Detail, "value", value)
	}
	if n == 1 {
		line.Run = ""
	} else {
		line.Detail, line.Value, line.Beside = "", "", ""
	}
	if first.Meaning != data.Growth && first.Meaning != data.Rank && first.Meaning != data.Share {
		c.also(&line.Detail, c.Text(first.Unit))
	}
	if words := calculations[first.Formula]; words != 0 {
		c.also(&line.Detail, c.Say(words))
	}
	if strip.End > strip.Start {
		line.Strip = vugu.HTML(strip.SVG())
	}
	return n
}

// also adds a text to a list in the page's language.
func (c *Context) also(list *string, text string) {
	if text != "" && *list != "" {
		*list += c.Say(catalogue.ListComma)
	}
	*list += text
}

// notesOf is what stands at a figure: among how many it is, how far from the
// deck's, and its flags.
func (c *Context) notesOf(list *string, f *data.Figure) {
	if f.Among > 0 {
		c.fill(list, catalogue.AmongPlaces, strconv.Itoa(f.Among))
	}
	if f.Offset != data.NoOffset {
		decimals := 1
		if f.Offset == data.OffsetPlaces {
			decimals = 0
		}
		distance := format.Signed(f.Distance, decimals)
		c.fill(&distance, catalogue.FromDeckShare+catalogue.Key(f.Offset-data.OffsetShare), distance)
		c.also(list, distance)
	}
	for flag := data.Break; flag <= data.Tied; flag++ {
		if f.Flags.Has(flag) {
			c.also(list, c.Say(catalogue.FlagBreak+catalogue.Key(flag-data.Break)))
		}
	}
}

// figurePeriod is when a figure is from, in the way of its publisher.
func (c *Context) figurePeriod(into *string, f *data.Figure) {
	*into = c.when(f.Period, f.PeriodKind, f.Day)
}

// when writes the years of a single figure as its publisher calls them.
func (c *Context) when(years data.Period, kind data.PeriodKind, day string) string {
	period := format.Period(years, c.State.Language)
	switch kind {
	case 0, data.CalendarYears:
		return period
	case data.OnDay, data.YearTo:
		period = format.Date(day, c.State.Language)
	case data.AcademicYear:
		period = strconv.Itoa(years.Start) + "/" + strconv.Itoa(100 + years.End%100)[1:]
	}
	return c.Say(catalogue.DayOf+catalogue.Key(kind-data.OnDay), "x", period)
}

// calculations say how a figure was calculated, where it was.
var calculations = [...]catalogue.Key{
	data.Sum: catalogue.CalculatedSum, data.PartOfWhole: catalogue.CalculatedShare, data.Change: catalogue.CalculatedChange,
	data.Multiple: catalogue.CalculatedMultiple, data.FlowRatio: catalogue.CalculatedRatio, data.RankByNumber: catalogue.CalculatedRank,
	data.Specialisation: catalogue.CalculatedFields,
}

// sourceName names a source in brief and leads to what is said of it below.
func (c *Context) sourceName(link *ui.SourceLink, id data.SourceID) {
	name := c.Dataset.Source(id).Called()
	c.put(&link.Phrase, &name)
	link.Address = SourceFragment(id)
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
	strip.Start, strip.End, strip.Rule = scale.least*1.1, scale.greatest*1.1, scale.benchmark
	if meaning == data.Rank {
		strip.Start, strip.Origin, strip.End = 1, 1, scale.greatest*1.25
	}
	return strip
}
