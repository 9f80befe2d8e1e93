package text

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/conformance"
	"bilateral/components/format"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Accessibility is the statement on it: how far everybody can use the site, criterion by
// criterion, and how that was checked.
var Accessibility = &page.Page{Route: state.Accessibility, Build: buildStatement, Contents: page.Contents}

// Addresses of what the statement goes by.
const (
	wcagAddress         = "https://www.w3.org/TR/WCAG22/"
	wcagJapanese        = "https://waic.jp/translations/WCAG22/"
	chartabilityAddress = "https://chartability.github.io/POUR-CAF/"
	chartabilityTerms   = "https://creativecommons.org/licenses/by-sa/3.0/"
)

// buildStatement puts the parts into the order of the model statement for public bodies:
// status, exceptions, preparation, contact, enforcement; the tables stand behind them.
func buildStatement(c *page.Context, doc *page.Document) node.Part {
	doc.Title, doc.Description = c.Say(catalogue.StatementTitle), c.Say(catalogue.StatementIntroduction)
	view := &Statement{Title: doc.Title, Introduction: doc.Description}
	criteria, groups := conformance.Criteria(), conformance.Groups()
	phrase := func(k catalogue.Key, pairs ...string) ui.Phrase { return ui.Phrase{Text: c.Say(k, pairs...)} }
	counts := map[conformance.Result]int{}
	for _, criterion := range criteria {
		counts[criterion.Result]++
	}
	wcag := ui.Link{Phrase: phrase(catalogue.CriteriaLink), Address: wcagAddress}
	if c.State.Language == data.Japanese {
		wcag.Address = wcagJapanese
	}
	status := ProseSection{ID: "status", Heading: c.Say(catalogue.StatusHeading), Links: []ui.Link{wcag}, Paragraphs: []ui.Phrase{
		phrase(catalogue.StatusText, "product", c.Text(c.Dataset.Product), "all", strconv.Itoa(len(criteria)),
			"met", strconv.Itoa(counts[conformance.Met]), "none", strconv.Itoa(counts[conformance.NotApplicable])),
	}}
	except := exceptions(c, groups)
	prepared := ProseSection{ID: "preparation", Heading: c.Say(catalogue.PreparedHeading),
		Paragraphs: []ui.Phrase{phrase(catalogue.PreparedText, "date", strings.ReplaceAll(format.Date(conformance.Prepared, c.State.Language), " ", page.NBSP))},
		Items:      []ui.Phrase{phrase(catalogue.PreparedAutomatic), phrase(catalogue.PreparedOrca), phrase(catalogue.PreparedByHand)},
		Further:    []ui.Phrase{phrase(catalogue.PreparedNot)},
	}
	feedback := ProseSection{ID: "feedback", Heading: c.Say(catalogue.FeedbackHeading), Paragraphs: []ui.Phrase{phrase(catalogue.FeedbackText)}}
	if !c.Dataset.Imprint.IsZero() {
		feedback.Paragraphs = append(feedback.Paragraphs, c.Phrase(c.Dataset.Imprint))
	}
	if len(c.Dataset.Contacts) > 0 {
		feedback.Paragraphs = append(feedback.Paragraphs, phrase(catalogue.FeedbackFigures))
		feedback.Contact = c.Contact()
		feedback.Contact.ID, feedback.Contact.Heading = "contacts", ""
	}
	enforcement := ProseSection{ID: "enforcement", Heading: c.Say(catalogue.EnforcementHeading), Paragraphs: []ui.Phrase{phrase(catalogue.EnforcementText)}}
	view.Sections = []ProseSection{status, except, prepared, feedback, enforcement}
	view.Lists = []Checklist{criteriaList(c, criteria), heuristicsList(c, groups)}
	return view.Build
}

// exceptions are what is not for everybody: what is known of, and the heuristics that are
// not met.
func exceptions(c *page.Context, groups []conformance.Group) ProseSection {
	section := ProseSection{ID: "exceptions", Heading: c.Say(catalogue.ExceptHeading)}
	for _, k := range [...]catalogue.Key{catalogue.ExceptScrolling, catalogue.ExceptLabels, catalogue.ExceptScripts, catalogue.ExceptPictures, catalogue.ExceptOthers} {
		section.Items = append(section.Items, ui.Phrase{Text: c.Say(k)})
	}
	for i := range groups {
		for j := range groups[i].Heuristics {
			h := &groups[i].Heuristics[j]
			if h.Result != conformance.NotMet {
				continue
			}
			name := h.Name
			if c.State.Language == data.Japanese {
				name = h.Gloss
			}
			section.Items = append(section.Items, ui.Phrase{Text: c.Say(catalogue.ExceptHeuristic, "name", name, "how", h.How.In(c.State.Language))})
		}
	}
	return section
}

// criteriaList is the success criteria, a table for each principle.
func criteriaList(c *page.Context, criteria []*conformance.Criterion) Checklist {
	list := Checklist{ID: "criteria", Heading: c.Say(catalogue.CriteriaHeading), What: c.Say(catalogue.CriterionHead),
		How: c.Say(catalogue.HowHead), Checked: c.Say(catalogue.CheckedHead),
		Paragraphs: []string{c.Say(catalogue.CriteriaText, "all", strconv.Itoa(len(criteria)))}}
	for i, principle := range conformance.Principles {
		list.Tables = append(list.Tables, CheckTable{Caption: strconv.Itoa(i+1) + ". " + principle.In(c.State.Language)})
	}
	for _, criterion := range criteria {
		row := checkRow(c, criterion.Result, criterion.How, criterion.Ways, criterion.Tests)
		row.ID, row.Number, row.Name = criterion.ID(), criterion.Number, ui.Phrase{Text: criterion.Name.In(c.State.Language)}
		row.Note = c.Say(catalogue.CriterionLevel, "level", criterion.Level)
		table := &list.Tables[criterion.Principle()]
		table.Rows = append(table.Rows, row)
	}
	return list
}

// heuristicsList is those of Chartability, a table for each principle.
func heuristicsList(c *page.Context, groups []conformance.Group) Checklist {
	list := Checklist{ID: "chartability", Heading: c.Say(catalogue.ChartabilityHeading), What: c.Say(catalogue.HeuristicHead),
		How: c.Say(catalogue.HowHead), Checked: c.Say(catalogue.CheckedHead),
		Links: []ui.Link{
			{Phrase: ui.Phrase{Text: c.Say(catalogue.ChartabilityLink)}, Address: chartabilityAddress},
			{Phrase: ui.Phrase{Text: c.Say(catalogue.ChartabilityLicence)}, Address: chartabilityTerms},
		}}
	counts, all, critical, passed := map[conformance.Result]int{}, 0, 0, 0
	for i := range groups {
		table := CheckTable{Caption: groups[i].Name.In(c.State.Language)}
		for j := range groups[i].Heuristics {
			h := &groups[i].Heuristics[j]
			row := checkRow(c, h.Result, h.How, h.Ways, h.Tests)
			row.Name = ui.Phrase{Text: h.Name}
			if c.State.Language == data.Japanese {
				row.Name.Language, row.Gloss = string(data.English), h.Gloss
			}
			all++
			counts[h.Result]++
			if h.Critical {
				critical++
				row.Note = c.Say(catalogue.HeuristicCritical)
				if h.Result == conformance.Met {
					passed++
				}
			}
			table.Rows = append(table.Rows, row)
		}
		list.Tables = append(list.Tables, table)
	}
	list.Paragraphs = []string{
		c.Say(catalogue.ChartabilityText, "all", strconv.Itoa(all), "groups", strconv.Itoa(len(groups)), "critical", strconv.Itoa(critical),
			"met", strconv.Itoa(counts[conformance.Met]), "none", strconv.Itoa(counts[conformance.NotApplicable]),
			"failed", strconv.Itoa(counts[conformance.NotMet]), "passed", strconv.Itoa(passed)),
		c.Say(catalogue.ChartabilityWords),
	}
	return list
}

// resultKeys are what a result is called.
var resultKeys = [...]catalogue.Key{conformance.Met: catalogue.ResultMet, conformance.NotApplicable: catalogue.ResultNone, conformance.NotMet: catalogue.ResultNotMet}

// checkRow is what both lists say of an entry.
func checkRow(c *page.Context, result conformance.Result, how conformance.Words, ways conformance.Ways, tests conformance.Tests) CheckRow {
	var said []string
	for _, w := range [...]struct {
		way conformance.Ways
		key catalogue.Key
	}{{conformance.Automatic, catalogue.WayAutomatic}, {conformance.Orca, catalogue.WayOrca}, {conformance.ByHand, catalogue.WayByHand}} {
		if ways&w.way != 0 {
			said = append(said, c.Say(w.key))
		}
	}
	names := slices.Clone(tests.List())
	for i := range names {
		names[i] = strings.ReplaceAll(names[i], "_", " ")
	}
	return CheckRow{Result: c.Say(resultKeys[result]), How: how.In(c.State.Language), Ways: format.Capitalised(c.Join(said...)), Tests: names}
}

// statementLinks lead to the statement.
func statementLinks(c *page.Context) []ui.Link {
	return []ui.Link{{Phrase: ui.Phrase{Text: c.Say(catalogue.StatementLink)}, Address: c.State.Page(state.Accessibility).Address()}}
}
