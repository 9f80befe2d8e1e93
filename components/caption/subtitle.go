package caption

import (
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

// subtitle is name, period and unit.
func (w *writer) subtitle() string {
	period := w.m.Period
	if period == "" && w.timed() {
		period = w.years()
	}
	unit := w.unit()
	if w.named() {
		unit = ""
	}
	switch {
	case period == "":
		return w.aside(w.m.Name, unit)
	case unit == "":
		return w.m.Name + w.say(catalogue.ListComma) + period
	}
	return w.say(catalogue.SubtitleUnitPeriod, "name", w.m.Name, "unit", unit, "period", period)
}

// unit is the unit as a subtitle has it: none for a rank, whose values say what
// they are, and an equation as it is.
func (w *writer) unit() string {
	switch {
	case w.m.Meaning == data.Rank || w.m.Unit == "":
		return ""
	case strings.ContainsAny(w.m.Unit, "=＝"):
		return w.m.Unit
	}
	return w.say(catalogue.UnitOf, "unit", w.m.Unit)
}

// named reports whether the measure's name, of several words, says its unit as a word of its own:
// "Articles by field" needs no "(articles)" behind it.
func (w *writer) named() bool {
	name, unit := strings.ToLower(w.m.Name), strings.ToLower(w.m.Unit)
	return unit != "" && unit != name && strings.Contains(" "+name+" ", " "+unit+" ")
}

// years is from the first to the last year that has a value, "" for none.
func (w *writer) years() string {
	var p data.Period
	for _, e := range w.all((*chart.Point).Present) {
		year, ok := yearOf(e.Point, true)
		if !ok {
			continue
		}
		if p.Start == 0 || year < p.Start {
			p.Start = year
		}
		p.End = max(p.End, year)
	}
	if p.Start == 0 {
		return ""
	}
	return format.Period(p, w.cat.Language)
}
