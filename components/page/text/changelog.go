package text

import (
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
)

// Changelog says what changed from one version of the data to the next. A dataset
// without a record of that has no such page.
var Changelog = &page.Page{Route: state.Changelog, Build: buildChangelog}

func buildChangelog(c *page.Context, doc *page.Document) node.Part {
	doc.Title, doc.Description = c.Say(catalogue.ChangelogTitle), c.Say(catalogue.ChangelogIntroduction)
	view := &Prose{Title: doc.Title, Introduction: doc.Description}
	last := ""
	for i := range c.Dataset.Revisions {
		r := &c.Dataset.Revisions[i]
		if i == 0 || r.Version != last {
			view.Sections = append(view.Sections, ProseSection{ID: versionID(r.Version),
				Heading: c.Say(catalogue.ChangelogVersion, "version", r.Version, "date", strings.ReplaceAll(format.Date(r.Date, c.State.Language), " ", page.NBSP))})
			last = r.Version
		}
		s := &view.Sections[len(view.Sections)-1]
		s.Items = append(s.Items, c.Phrase(r.Text))
	}
	return view.Build
}

// versionID is the id of a version on the page, without what an address cannot have.
func versionID(version string) string {
	return "v" + strings.Map(func(r rune) rune {
		if r == '.' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return '-'
	}, version)
}

// changelogLinks lead to the page of the changes, where there is one.
func changelogLinks(c *page.Context) []ui.Link {
	if !state.Changelog.In(c.Dataset) {
		return nil
	}
	return []ui.Link{{Phrase: ui.Phrase{Text: c.Say(catalogue.ChangelogLink)}, Address: c.State.Page(state.Changelog).Address()}}
}
