package data

import "strings"

// subjectPlaceholders are those that the phrase of a subject may hold, by whose
// the values are.
var subjectPlaceholders = [...][]string{
	OfPlace: {"{place}"}, OfPair: {"{pair}"}, OfRanking: {"{place}", "{partner}", "{pair}"}, OfFlow: {"{origin}", "{destination}"},
}

// phrases checks that templates hold a placeholder that they can be filled by,
// and none that they cannot.
func (c *checker) phrases(ind *Indicator) {
	for _, t := range [...]string{ind.Phrases.Subject.EN, ind.Phrases.Subject.JA} {
		c.template("phrases.subject", t, subjectPlaceholders[ind.Subject])
	}
	for _, t := range [...]string{ind.Phrases.Value.EN, ind.Phrases.Value.JA} {
		c.template("phrases.value", t, []string{"{value}"})
	}
}

func (c *checker) template(field, template string, may []string) {
	rest := template
	for _, p := range may {
		rest = strings.ReplaceAll(rest, p, "")
	}
	if template != "" && (rest == template || strings.ContainsAny(rest, "{}")) {
		c.fault(field, template, "a text with "+strings.Join(may, ", ")+" in it, and no other placeholder")
	}
}

// Advice is what a dataset could say better, a line each: the phrases that an
// indicator's sentences do without. Nothing of it is a fault.
func (d *Dataset) Advice() []string {
	var list []string
	for _, ind := range d.Open() {
		for _, language := range Languages {
			var missing []string
			lacks := func(name string, t Text, wanted bool) {
				if text, actual := t.In(language); wanted && (text == "" || actual != language) {
					missing = append(missing, name)
				}
			}
			counted := ind.Meaning == Count || ind.Meaning == Flow || ind.Meaning == Amount
			lacks("noun", ind.Phrases.Noun, ind.Meaning != Rank && d.spoken(ind))
			lacks("value", ind.Phrases.Value, language == Japanese && counted && d.spoken(ind))
			if len(missing) > 0 {
				list = append(list, string(ind.ID)+" ("+string(language)+"): no "+strings.Join(missing, ", no ")+" in phrases; its sentences have its name alone")
			}
		}
	}
	return list
}

// spoken reports whether sentences tell of a measure's values over time: it has
// series that are not by field of science only.
func (d *Dataset) spoken(ind *Indicator) bool {
	for _, s := range d.All(ind.ID) {
		if f := d.Field(s.Field); f == nil || f.All {
			return true
		}
	}
	return false
}
