package data

import (
	"strconv"
	"strings"
)

// PairColumn returns the id of the column of two places: the two ids in
// alphabetical order, joined by a hyphen.
func PairColumn(a, b PlaceID) ColumnID {
	if b < a {
		a, b = b, a
	}
	return ColumnID(a + "-" + b)
}

// Columns returns the columns of the indicator table in the order in which
// they are shown: place A, place B and the pair, as the roles say.
func (d *Dataset) Columns() []Column {
	a, b := d.Roles.A, d.Roles.B
	return []Column{
		{ID: ColumnID(a), Role: RoleA, Label: d.shortName(a)},
		{ID: ColumnID(b), Role: RoleB, Label: d.shortName(b)},
		{ID: PairColumn(a, b), Role: RolePair, Label: d.Roles.PairLabel},
	}
}

// shortName returns the short name of a place, or its id in English when the
// dataset does not have the place.
func (d *Dataset) shortName(id PlaceID) Text {
	if p := d.Place(id); p != nil {
		return p.ShortName
	}
	return Text{EN: string(id)}
}

// Column returns the column of that id and whether there is one.
func (d *Dataset) Column(id ColumnID) (Column, bool) {
	for _, c := range d.Columns() {
		if c.ID == id {
			return c, true
		}
	}
	return Column{}, false
}

// Indicator returns the indicator of that id, or nil.
func (d *Dataset) Indicator(id IndicatorID) *Indicator {
	for i := range d.Indicators {
		if d.Indicators[i].ID == id {
			return &d.Indicators[i]
		}
	}
	return nil
}

// Place returns the place of that id, or nil.
func (d *Dataset) Place(id PlaceID) *Place {
	for i := range d.Places {
		if d.Places[i].ID == id {
			return &d.Places[i]
		}
	}
	return nil
}

// Source returns the source of that id, or nil.
func (d *Dataset) Source(id SourceID) *Source {
	for i := range d.Sources {
		if d.Sources[i].ID == id {
			return &d.Sources[i]
		}
	}
	return nil
}

// Topic returns the topic of that id, or nil.
func (d *Dataset) Topic(id TopicID) *Topic {
	for i := range d.Topics {
		if d.Topics[i].ID == id {
			return &d.Topics[i]
		}
	}
	return nil
}

// ColumnOf returns the column in which a value of that subject stands, or ""
// when the table has none for it. A value of a place stands under the place, a
// rank under the place whose partners are ranked, a flow under its
// destination, because that is where the people are; a rank or a flow is in
// the table only when it is between place A and place B.
func (d *Dataset) ColumnOf(s Subject) ColumnID {
	a, b := d.Roles.A, d.Roles.B
	between := s.Place == a && s.Partner == b || s.Place == b && s.Partner == a
	switch {
	case s.Kind == OfPlace && (s.Place == a || s.Place == b):
		return ColumnID(s.Place)
	case s.Kind == OfPair && between:
		return PairColumn(a, b)
	case s.Kind == OfRanking && between:
		return ColumnID(s.Place)
	case s.Kind == OfFlow && between:
		return ColumnID(s.Partner)
	}
	return ""
}

// Cell returns the observation in a cell of the indicator table, or nil when
// the dataset has none. Where it has several, of different periods, it is the
// one of the period that ends last, and among those the one that begins last.
func (d *Dataset) Cell(ind IndicatorID, col ColumnID) *Observation {
	if col == "" {
		return nil
	}
	var cell *Observation
	for i := range d.Observations {
		o := &d.Observations[i]
		if o.Indicator != ind || d.ColumnOf(o.Subject) != col {
			continue
		}
		if cell == nil || o.Period.End > cell.Period.End ||
			o.Period.End == cell.Period.End && o.Period.Start > cell.Period.Start {
			cell = o
		}
	}
	return cell
}

// Sorted returns the indicators of the table in order of the number in a column. Indicators
// without a number there come last in both directions; they, and equal
// numbers, keep the dataset's order. An unknown column leaves the dataset's
// order as it is. The numbers are compared as printed in the table, whatever
// their units.
func (d *Dataset) Sorted(column ColumnID, descending bool) []*Indicator {
	type keyed struct {
		indicator *Indicator
		number    float64
		present   bool
	}
	tabled := d.Tabled()
	rows := make([]keyed, len(tabled))
	for i, ind := range tabled {
		rows[i].indicator = ind
		if o := d.Cell(ind.ID, column); o != nil && o.Value.Present() {
			rows[i].number, rows[i].present = o.Value.Number, true
		}
	}
	Order(rows, func(x, y keyed) bool {
		switch {
		case x.present != y.present:
			return x.present
		case descending:
			return x.present && x.number > y.number
		}
		return x.present && x.number < y.number
	})
	sorted := make([]*Indicator, len(rows))
	for i := range rows {
		sorted[i] = rows[i].indicator
	}
	return sorted
}

// Period returns the period of an indicator's cells and true, or false when
// it has no cell or its cells are of different periods.
func (d *Dataset) Period(id IndicatorID) (Period, bool) {
	var period Period
	found := false
	for _, c := range d.Columns() {
		o := d.Cell(id, c.ID)
		if o == nil {
			continue
		}
		if found && o.Period != period {
			return Period{}, false
		}
		period, found = o.Period, true
	}
	return period, found
}

// Finding returns the title of an indicator's chart in a language, with its
// placeholders filled from the indicator's cells. print writes a value;
// decimals is how many digits after the point it is to have. ok is false when
// there is no such title in that language or one of the values it names is
// missing: the indicator's name is then the title.
func (d *Dataset) Finding(id IndicatorID, lang Language, print func(ind *Indicator, v Value, decimals int) string) (text string, ok bool) {
	ind := d.Indicator(id)
	if ind == nil {
		return "", false
	}
	template, actual := ind.Finding.In(lang)
	if template == "" || actual != lang {
		return "", false
	}
	return d.fill(template, ind, nil, lang, print)
}

// Say fills one of a headline's templates, Spoken or Caution, from the cells of
// its indicator and its open figures, and returns the language that the text is
// in. ok is false when there is no text or one of its values is missing.
func (d *Dataset) Say(h *Headline, template Text, lang Language, print func(ind *Indicator, v Value, decimals int) string) (text string, actual Language, ok bool) {
	ind := d.Indicator(h.Indicator)
	given, actual := template.In(lang)
	if ind == nil || given == "" {
		return "", actual, false
	}
	text, ok = d.fill(given, ind, h.Figures, actual, print)
	return text, actual, ok
}

// fill puts values in the place of a template's placeholders; false when one is
// missing, one whose sign is left out is below zero, or the template is none.
func (d *Dataset) fill(template string, of *Indicator, figures []OpenValue, lang Language, print func(ind *Indicator, v Value, decimals int) string) (text string, ok bool) {
	pieces, err := parseFinding(template, len(figures))
	if err != nil {
		return "", false
	}
	var out strings.Builder
	for _, p := range pieces {
		if p.role == 0 && p.figure == 0 {
			if p.year > 0 {
				period, ok := d.Period(of.ID)
				if !ok {
					return "", false
				}
				p.literal = strconv.Itoa(period.Start)
				if p.year == endYear {
					p.literal = strconv.Itoa(period.End)
				}
			}
			out.WriteString(p.literal)
			continue
		}
		ind := *of
		var v Value
		if p.figure > 0 {
			f := &figures[p.figure-1]
			ind, v = Indicator{Meaning: f.Meaning, Decimals: f.Decimals}, f.Value
		} else {
			column := d.Columns()[p.role-1]
			if !p.value {
				name, _ := column.Label.In(lang)
				out.WriteString(name)
				continue
			}
			o := d.Cell(of.ID, column.ID)
			if o == nil {
				return "", false
			}
			v = o.Value
		}
		if !v.Present() {
			return "", false
		}
		if p.decimals >= 0 {
			ind.Decimals = p.decimals
		}
		if p.bare {
			if v.Number < 0 {
				return "", false
			}
			if ind.Meaning == Growth {
				ind.Meaning = Share // printed without a sign
			}
		}
		out.WriteString(print(&ind, v, ind.Decimals))
	}
	return out.String(), true
}
