package evidence

import (
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/ui"
	"bilateral/data"
)

// details adds all that sources say of a claim: the deck's own figure, those
// that are judged on one scale, and those beside them. The deck's figure is told
// as it is printed.
func details(c *page.Context, view *Claim, e *entry, scales *claimScales, told string) {
	// What the deck says is a check like the others, but that it is checked.
	deck := &data.Check{}
	if f := e.deckFigure(c); f != nil {
		deck.Figures = []data.Figure{*f}
	}
	check(c, view, deck, scales, "")
	if len(deck.Figures) == 0 {
		tell(c, &view.Checks[0].Head, catalogue.NoDeckFigure)
	}
	judged := false
	for i := range e.claim.Checks {
		if e.claim.Checks[i].Role != data.Context {
			judged = true
			check(c, view, &e.claim.Checks[i], scales, told)
		}
	}
	if !judged {
		tell(c, &view.Checks[0].Remark.Text, catalogue.NoOpenFigure)
	}
	scales.close(c, view.Checks)
	for i := range e.claim.Checks {
		if e.claim.Checks[i].Role == data.Context {
			check(c, view, &e.claim.Checks[i], &claimScales{}, told)
		}
	}
}

// close writes the ends of each scale under the last figures that stand on it.
func (s *claimScales) close(c *page.Context, checks []*CheckView) {
	var closed [data.Amount + 1]bool
	for i := len(checks) - 1; i >= 0; i-- {
		if view := checks[i]; view.drawn && !closed[view.meaning] {
			closed[view.meaning] = true
			view.Start, view.End = s.ends(c, view.meaning)
		}
	}
}

// check adds what a source says, or several that count alike: a block for each
// kind of figure.
func check(c *page.Context, claim *Claim, check *data.Check, scales *claimScales, deck string) {
	first := len(claim.Checks)
	block := func(meaning data.Meaning) *CheckView {
		for _, view := range claim.Checks[first:] {
			if view.meaning == meaning || check.Role == data.Context {
				return view
			}
		}
		view := &CheckView{Key: strconv.Itoa(len(claim.Checks)), meaning: meaning}
		if check.Role == data.Context {
			view.Class = "ctx"
		}
		claim.Checks = append(claim.Checks, view)
		return view
	}
	if len(check.Figures) == 0 {
		block(0)
	}
	for i := 0; i < len(check.Figures); {
		i += figureLine(c, block(check.Figures[i].Meaning), check.Figures[i:], scales, deck)
	}
	if check.Role != 0 {
		// The verdict of a check that is compared belongs to its head.
		claim.Checks[first].Head = c.Say(roleNames[check.Role], "verdict", c.Verdict(check.Verdict),
			"database", c.Say(relationNames[check.Relation]))
	}
	last := claim.Checks[len(claim.Checks)-1]
	put(c, &last.Remark, &check.Remark)
	last.Sources = make([]ui.SourceLink, len(check.Sources))
	for i, id := range check.Sources {
		sourceName(c, &last.Sources[i], id)
	}
}

// figureLine adds the first figure, or a run of years of one kind and source,
// and says how many it took. A figure without a label is the deck's own.
func figureLine(c *page.Context, check *CheckView, figures []data.Figure, scales *claimScales, deck string) int {
	line := &FigureLine{Key: strconv.Itoa(len(check.Figures))}
	check.Figures = append(check.Figures, line)
	first := &figures[0]
	sourceName(c, &line.Source, first.Source)
	put(c, &line.Label, &first.Label)
	strip := scales.strip(first.Meaning)
	var values []float64
	var run []*data.Figure
	for n := 0; n < len(figures) && figures[n].Label == first.Label && figures[n].Source == first.Source; n++ {
		f := &figures[n]
		run = append(run, f)
		line.Beside = ""
		figurePeriod(c, &line.Detail, f)
		if f.Value.Present() {
			line.Value = format.Quantity(c.Catalogue, f.Meaning, f.Value.Number, f.Decimals)
			values = append(values, f.Value.Number)
		} else {
			line.Value = c.WhyMissing(f.Value)
		}
		notesOf(c, &line.Beside, f, deck)
		value := line.Value
		also(c, &value, line.Beside)
		if n > 0 {
			line.Run += c.Say(catalogue.Semicolon)
		}
		line.Run += c.Say(catalogue.AltValue, "what", line.Detail, "value", value)
	}
	if len(run) == 1 {
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
	if first.Label.IsZero() {
		line.Class, strip.Checked = "dk", values
		tell(c, &line.Label.Text, catalogue.TheDeck)
	} else {
		strip.Values = values
	}
	switch {
	case check.Class == "" && isRun(run):
		line.Strip = sparkline(run)
	case strip.End > strip.Start:
		line.Strip, check.drawn = vugu.HTML(strip.SVG()), true
	}
	return len(run)
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
func notesOf(c *page.Context, list *string, f *data.Figure, deck string) {
	if f.RankTotal > 0 {
		fill(c, list, catalogue.AmongPlaces, strconv.Itoa(f.RankTotal))
	}
	if f.Offset != data.NoOffset {
		also(c, list, distance(c, f, deck))
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

// What a check is for, how its database stands to the deck's, and the flags.
var (
	roleNames     = [...]catalogue.Key{data.Decides: catalogue.CheckDecides, data.Compared: catalogue.CheckCompared, data.Context: catalogue.CheckContext}
	relationNames = [...]catalogue.Key{data.SameDatabase: catalogue.SameDatabase, data.OtherDatabase: catalogue.OtherDatabase, data.UnknownDatabase: catalogue.UnknownDatabase}
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
