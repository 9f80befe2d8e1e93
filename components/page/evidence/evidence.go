// Package evidence is the page of the deck's claims: for each its figure, what
// the open sources say of it, and the verdict. The figures are calculated in
// data/evidence; here they are laid out, as a table whose rows open.
package evidence

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/node"
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
	Build:    build,
	Contents: page.Contents,
}

// The places on the page that its controls lead to.
const (
	verdictsFragment = "#verdicts"
	claimsFragment   = "#claims"
)

// build makes what the deck says as one table, with what the open sources say
// of it.
func build(c *page.Context, doc *page.Document) node.Part {
	view := &View{Sources: c.Sources(c.Dataset.EvidenceSources())}
	sumUp(c, view)
	doc.Title, doc.Description = view.Title, view.Introduction
	tell(c, &view.Label, catalogue.VerdictLabel)
	tell(c, &view.Deck, catalogue.TheDeck)
	tell(c, &view.Open, catalogue.OpenSource)
	tell(c, &view.Band, catalogue.BandKey)
	tell(c, &view.Striped, catalogue.StripedKey)
	tell(c, &view.Key, catalogue.StripKey)
	tell(c, &view.None, catalogue.NoClaim)
	entries := entriesOf(c)
	view.Verdicts = verdicts(c, entries)
	view.Topics = topics(c)
	heads := heads(c)
	doc.Spoken = spoken(c, view, heads)
	if c.State.HideControls {
		view.Verdicts, view.Topics = nil, nil
	}
	if shown := ordered(c, entries); len(shown) > 0 {
		view.Table, view.Take = table(c, shown, heads), c.Away("claims", "claims")
		if !c.State.Frame {
			ranges(c, view, shown)
		}
	}
	if !c.State.Frame && c.State.Verdict == 0 && c.State.Topic == "" && c.State.Sort.Column == "" {
		tell(c, &view.Apart, catalogue.ApartHeading)
		view.Cards = cards(entries) // all claims are shown
	}
	return view.Build
}

// ranges draws the claims that are shown and rest on a figure as one picture,
// which can be read and kept.
func ranges(c *page.Context, view *View, shown []*entry) {
	var claims []*data.Claim
	for _, e := range shown {
		claims = append(claims, e.claim)
	}
	if model := figure.Ranges(c, "ranges", claims); model != nil {
		model.Listed = model.Measure.Title
		view.Ranges = figure.Draw(c, model)
		view.Ranges.Summary = "" // the values stand at the marks
		tell(c, &view.RangesLabel, catalogue.RangesLabel)
	}
}

// sumUp says how many claims agree, how many could be checked, and how many of
// those against nothing but the deck's own database.
func sumUp(c *page.Context, view *View) {
	agree, checked, same := 0, 0, 0
	for i := range c.Dataset.Claims {
		claim := &c.Dataset.Claims[i]
		if claim.Verdict == data.Agrees {
			agree++
		}
		if claim.Verdict != data.CannotBeChecked {
			checked++
		}
		if claim.Basis() == data.SameDatabase {
			same++
		}
	}
	view.Title = c.Say(catalogue.EvidenceTitle, "n", strconv.Itoa(agree), "all", strconv.Itoa(len(c.Dataset.Claims)))
	words := catalogue.EvidenceText
	if same == 0 {
		words = catalogue.EvidenceNoneSame
	}
	view.Introduction = c.Say(words, "checked", strconv.Itoa(checked), "same", strconv.Itoa(same))
}

// verdicts are the links that keep the claims of one verdict, that of all
// first, each with a square for every claim of the chosen topic.
func verdicts(c *page.Context, entries []*entry) []VerdictLink {
	links := make([]VerdictLink, data.CannotBeChecked+1)
	for v := range links {
		link, verdict := &links[v], data.Verdict(v)
		link.Link = c.LinkTo(state.FilterVerdict{Verdict: verdict}, verdictsFragment)
		link.Text, link.Mark = c.Verdict(verdict), page.VerdictMark(verdict)
		link.Current = verdict == c.State.Verdict
		n, same := 0, 0
		for _, e := range entries {
			if verdict != 0 && e.claim.Verdict != verdict {
				continue
			}
			n++
			if e.claim.Basis() == data.SameDatabase {
				same++
			}
		}
		link.Count = strconv.Itoa(n)
		for i := 0; verdict != 0 && i < n; i++ {
			square := "q" + strconv.Itoa(v)
			if i < same {
				square += " sm"
			}
			link.Squares = append(link.Squares, square)
		}
	}
	return links
}

// topics are the links that keep the claims of one topic, nil where there are
// not two.
func topics(c *page.Context) *ui.Switch {
	view := c.TopicSwitch(c.Dataset.TopicsWith(func(topic data.TopicID) bool {
		return slices.ContainsFunc(c.Dataset.Claims, func(claim data.Claim) bool { return claim.Topic == topic })
	}), claimsFragment)
	if len(view.Links) <= 2 {
		return nil
	}
	return view
}

// spoken is what a reader is told of the view: how many claims are left, of which
// topic and verdict, and the order where it is another than the deck's. What is
// drawn is the table always, and need not be said.
func spoken(c *page.Context, view *View, heads []Head) []string {
	kept, topic, verdict := &view.Verdicts[c.State.Verdict], "", ""
	if t := c.Dataset.Topic(c.State.Topic); t != nil {
		topic = c.Text(t.Label)
	}
	if c.State.Verdict != 0 {
		verdict = kept.Text
	}
	left := c.Say(catalogue.ClaimsLeft, "n", kept.Count, "total", strconv.Itoa(len(c.Dataset.Claims)))
	if what := c.Join(topic, verdict); what != "" {
		left = c.Say(catalogue.AltValue, "what", what, "value", left)
	}
	parts := []string{"", left}
	for _, h := range heads {
		if h.Order != "" {
			parts = append(parts, c.Say(catalogue.AltValue, "what", c.Say(catalogue.OrderChoice), "value", h.By+" "+h.Arrow))
		}
	}
	return parts
}

// cards are the claims that differ, in brief: the deck's figures first. Each has its
// row in the table.
func cards(entries []*entry) []*Card {
	var list []*Card
	for _, numbers := range [...]bool{true, false} {
		for _, e := range entries {
			if e.claim.Verdict == data.Differs && numbers == (e.deck != nil) {
				list = append(list, &Card{e.row, page.ClaimFragment(e.claim.ID)})
			}
		}
	}
	return list
}

// put writes a text of the dataset into a view.
func put(c *page.Context, into *ui.Phrase, t *data.Text) { *into = c.Phrase(*t) }

// tell and fill write a phrase, fill with one value in it. To hand the place
// on takes less code than to take the phrase back.
func tell(c *page.Context, into *string, k catalogue.Key) { *into = c.Say(k) }

func fill(c *page.Context, into *string, k catalogue.Key, x string) { *into = c.Say(k, "x", x) }
