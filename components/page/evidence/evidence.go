// Package evidence is the page of the deck's claims: for each its figure, what
// the open sources say of it, and the verdict. The figures are calculated in
// data/evidence; here they are laid out.
package evidence

import (
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

// Page is the page of the deck's claims and what open sources say of them.
var Page = &page.Page{
	Route: state.Evidence,
	Needs: func(*data.Dataset, *state.State) []data.CollectionID {
		return []data.CollectionID{data.EvidenceCollection}
	},
	Build: build,
}

// build makes what the deck says, part by part, with what the open sources
// say of it.
func build(c *page.Context, doc *page.Document) vugu.Builder {
	var counts [data.CannotBeChecked + 1]int
	for i := range c.Dataset.Claims {
		counts[0]++
		counts[c.Dataset.Claims[i].Verdict]++
	}
	doc.Title = c.Say(catalogue.EvidenceTitle, "n", strconv.Itoa(counts[data.Agrees]), "all", strconv.Itoa(counts[0]))
	tell(c, &doc.Description, catalogue.EvidenceText)
	view := &View{Title: doc.Title, Introduction: doc.Description, Sources: c.Sources(c.Dataset.EvidenceSources())}
	tell(c, &view.Label, catalogue.VerdictLabel)
	tell(c, &view.Deck, catalogue.TheDeck)
	tell(c, &view.Open, catalogue.OpenSource)
	tell(c, &view.Key, catalogue.StripKey)
	tell(c, &view.None, catalogue.NoClaim)
	view.Verdicts = make([]VerdictLink, len(counts))
	for v := range view.Verdicts {
		link, verdict := &view.Verdicts[v], data.Verdict(v)
		link.Address = state.Update(c.State, state.FilterVerdict{Verdict: verdict}).Address() + "#verdicts"
		link.Text, link.Mark = c.Verdict(verdict), page.VerdictMark(verdict)
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
		if part := claimPart(c, &c.Dataset.Parts[i]); len(part.Claims) > 0 {
			view.Parts = append(view.Parts, part)
		}
	}
	return view
}

// put writes a text of the dataset into a view.
func put(c *page.Context, into *ui.Phrase, t *data.Text) { *into = c.Phrase(*t) }

// claimPart is the claims of a part of the deck that the view shows.
func claimPart(c *page.Context, part *data.Part) *ClaimPart {
	view := &ClaimPart{ID: "part-" + string(part.ID)}
	put(c, &view.Heading, &part.Title)
	if !part.Heading.IsZero() {
		view.Title = view.Heading
		put(c, &view.Heading, &part.Heading)
	}
	for i := range c.Dataset.Claims {
		claim := &c.Dataset.Claims[i]
		m := message(c, claim.Message)
		of := m == nil && part.Kind == data.TablePart || m != nil && part.ID == m.Part
		if of && (c.State.Verdict == 0 || c.State.Verdict == claim.Verdict) {
			view.Claims = append(view.Claims, claimView(c, claim, m))
		}
	}
	return view
}

// message is a sentence of the deck, nil when there is none of that id.
func message(c *page.Context, id string) *data.Message {
	for i := range c.Dataset.Messages {
		if c.Dataset.Messages[i].ID == id {
			return &c.Dataset.Messages[i]
		}
	}
	return nil
}

// tell and fill write a phrase, fill with one value in it. To hand the place
// on takes less code than to take the phrase back.
func tell(c *page.Context, into *string, k catalogue.Key) { *into = c.Say(k) }

func fill(c *page.Context, into *string, k catalogue.Key, x string) { *into = c.Say(k, "x", x) }

// claimView is a claim of a sentence, or of the table where m is nil.
func claimView(c *page.Context, claim *data.Claim, m *data.Message) *Claim {
	view := &Claim{ID: page.ClaimFragment(claim.ID)[1:], Mark: page.VerdictMark(claim.Verdict), Verdict: c.Verdict(claim.Verdict)}
	put(c, &view.Text, &claim.Statement)
	put(c, &view.Reason, &claim.Reason)
	put(c, &view.Rule, &claim.RuleName)
	put(c, &view.RuleText, &claim.RuleText)
	fill(c, &view.Rule.Text, catalogue.RuleName, view.Rule.Text)
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
			view.Address = state.Update(c.State, state.OpenIndicator{Indicator: claim.Indicator}).Address()
			if o.Subject.Kind == data.OfRanking || o.Subject.Kind == data.OfFlow {
				view.Note.Text = c.Subject(o)
			}
		}
	}
	if m != nil {
		put(c, &view.Note, &m.Heading)
	}
	scales.see(deck)
	judged := false
	for i := range claim.Checks {
		if check := &claim.Checks[i]; check.Role != data.Context {
			judged = true
			scales.see(check)
		}
	}
	check(c, view, deck, scales)
	if len(deck.Figures) == 0 {
		tell(c, &view.Checks[0].Head, catalogue.NoDeckFigure)
	}
	if !judged {
		tell(c, &view.Checks[0].Remark.Text, catalogue.NoOpenFigure)
	}
	for i := range claim.Checks {
		check(c, view, &claim.Checks[i], scales)
	}
	return view
}

// check adds what a source says, or several that count alike.
func check(c *page.Context, claim *Claim, check *data.Check, scales *claimScales) {
	view := &CheckView{Key: strconv.Itoa(len(claim.Checks)), Sources: make([]ui.SourceLink, len(check.Sources))}
	claim.Checks = append(claim.Checks, view)
	put(c, &view.Remark, &check.Remark)
	if check.Role != 0 {
		// The verdict of a check that is compared belongs to its head.
		view.Head = c.Say(roleNames[check.Role], "verdict", c.Verdict(check.Verdict),
			"database", c.Say(relationNames[check.Relation]))
	}
	if check.Role == data.Context {
		view.Class, scales = "ctx", &claimScales{}
	}
	for i := 0; i < len(check.Figures); {
		i += figureLine(c, view, check.Figures[i:], scales)
	}
	for i, id := range check.Sources {
		sourceName(c, &view.Sources[i], id)
	}
}

// figureLine adds the first figure, or a run of years of one kind and source,
// and says how many it took. A figure without a label is the deck's own.
func figureLine(c *page.Context, check *CheckView, figures []data.Figure, scales *claimScales) int {
	line := &FigureLine{Key: strconv.Itoa(len(check.Figures))}
	check.Figures = append(check.Figures, line)
	first := &figures[0]
	sourceName(c, &line.Source, first.Source)
	put(c, &line.Label, &first.Label)
	strip := scales.strip(first.Meaning)
	if first.Label.IsZero() {
		line.Class, strip.Checked = "dk", true
		tell(c, &line.Label.Text, catalogue.TheDeck)
	}
	n := 0
	for ; n < len(figures) && figures[n].Label == first.Label && figures[n].Source == first.Source; n++ {
		f := &figures[n]
		line.Beside = ""
		figurePeriod(c, &line.Detail, f)
		if f.Value.Present() {
			line.Value = format.Quantity(c.Catalogue, f.Meaning, f.Value.Number, f.Decimals)
			strip.Values = append(strip.Values, f.Value.Number)
		} else {
			line.Value = c.WhyMissing(f.Value)
		}
		notesOf(c, &line.Beside, f)
		value := line.Value
		also(c, &value, line.Beside)
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
		also(c, &line.Detail, c.Text(first.Unit))
	}
	if words := calculations[first.Formula]; words != 0 {
		also(c, &line.Detail, c.Say(words))
	}
	if strip.End > strip.Start {
		line.Strip = vugu.HTML(strip.SVG())
	}
	return n
}

// also adds a text to a list in the page's language.
func also(c *page.Context, list *string, text string) {
	if text != "" && *list != "" {
		*list += c.Say(catalogue.ListComma)
	}
	*list += text
}

// notesOf is what stands at a figure: among how many it is, how far from the
// deck's, and its flags.
func notesOf(c *page.Context, list *string, f *data.Figure) {
	if f.RankTotal > 0 {
		fill(c, list, catalogue.AmongPlaces, strconv.Itoa(f.RankTotal))
	}
	if f.Offset != data.NoOffset {
		decimals := 1
		if f.Offset == data.OffsetPlaces {
			decimals = 0
		}
		distance := format.Signed(f.Distance, decimals)
		fill(c, &distance, offsetNames[f.Offset], distance)
		also(c, list, distance)
	}
	for flag := data.Break; flag <= data.Tied; flag++ {
		if f.Flags.Has(flag) {
			also(c, list, c.Say(flagNames[flag]))
		}
	}
}

// figurePeriod is when a figure is from, in the way of its publisher.
func figurePeriod(c *page.Context, into *string, f *data.Figure) {
	*into = c.When(f.Period, f.PeriodKind, f.Day)
}

// What a check is for, how its database stands to the deck's, how far a figure
// is from the deck's, and the flags.
var (
	roleNames     = [...]catalogue.Key{data.Decides: catalogue.CheckDecides, data.Compared: catalogue.CheckCompared, data.Context: catalogue.CheckContext}
	relationNames = [...]catalogue.Key{data.SameDatabase: catalogue.SameDatabase, data.OtherDatabase: catalogue.OtherDatabase, data.UnknownDatabase: catalogue.UnknownDatabase}
	offsetNames   = [...]catalogue.Key{data.OffsetShare: catalogue.FromDeckShare, data.OffsetPoints: catalogue.FromDeckPoints, data.OffsetPlaces: catalogue.FromDeckPlaces}
	flagNames     = [...]catalogue.Key{
		data.Break: catalogue.FlagBreak, data.Estimated: catalogue.FlagEstimated, data.Provisional: catalogue.FlagProvisional,
		data.Revised: catalogue.FlagRevised, data.Unreliable: catalogue.FlagUnreliable, data.Tied: catalogue.FlagTied,
	}
)

// calculations say how a figure was calculated, where it was.
var calculations = [...]catalogue.Key{
	data.Sum: catalogue.CalculatedSum, data.PartOfWhole: catalogue.CalculatedShare, data.Change: catalogue.CalculatedChange,
	data.Multiple: catalogue.CalculatedMultiple, data.FlowRatio: catalogue.CalculatedRatio, data.RankByNumber: catalogue.CalculatedRank,
	data.Specialisation: catalogue.CalculatedFields,
}

// sourceName names a source in brief and leads to what is said of it below.
func sourceName(c *page.Context, link *ui.SourceLink, id data.SourceID) {
	name := c.Dataset.Source(id).DisplayName()
	put(c, &link.Phrase, &name)
	link.Address = c.SourceAddress(id)
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
		if !f.Value.Present() {
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
