package page

import (
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

// Subject names the subject of an observation.
func (c *Context) Subject(o *data.Observation) string {
	switch o.Subject.Kind {
	case data.OfPair:
		return c.Text(c.Dataset.Roles.PairName)
	case data.OfRanking:
		return c.Say(catalogue.RankOf, "partner", c.InProse(o.Subject.Partner), "place", c.InProse(o.Subject.Place))
	case data.OfFlow:
		return c.Say(catalogue.FlowFromTo, "origin", c.InProse(o.Subject.Place), "destination", c.InProse(o.Subject.Partner))
	}
	return c.Text(c.Dataset.Place(o.Subject.Place).Name)
}

// ShortName is what a place is called where there is little room.
func (c *Context) ShortName(id data.PlaceID) string { return c.Text(c.Dataset.Place(id).ShortName) }

// InProse is a place's short name as it stands in a sentence.
func (c *Context) InProse(id data.PlaceID) string {
	if place := c.Dataset.Place(id); !place.InProse.IsZero() {
		return c.Text(place.InProse)
	}
	return c.ShortName(id)
}

// PairName names two places together: the first as given, but in the customary order
// in Japanese where both have a character for such names.
func (c *Context) PairName(p, q data.PlaceID) string {
	// Japanese has one name for the two together, whichever comes first.
	if c.IsOwnPair(p, q) && (p == c.Dataset.Roles.A || c.State.Language == data.Japanese) {
		return c.Text(c.Dataset.Roles.PairLabel)
	}
	if c.State.Language == data.Japanese {
		if name := c.Dataset.Roles.PairInitials(p, q); name != "" {
			return name
		}
	}
	return c.Say(catalogue.PairOf, "a", c.ShortName(p), "b", c.ShortName(q))
}

// PairNamed names two places together in the one order that a page has for them: as the
// reader chose them, or else as the page of partners begins with the dataset's own two,
// and any others in the order of their ids, as addresses have them.
func (c *Context) PairNamed(p, q data.PlaceID) string {
	pair := data.PairColumn(p, q)
	if first, second := c.State.Pair(); data.PairColumn(first, second) == pair {
		return c.PairName(first, second)
	}
	if c.IsOwnPair(p, q) {
		return c.PairName(c.Dataset.Roles.B, c.Dataset.Roles.A)
	}
	first, second, _ := strings.Cut(string(pair), "-")
	return c.PairName(data.PlaceID(first), data.PlaceID(second))
}

// IsOwnPair says whether two places are those of the dataset.
func (c *Context) IsOwnPair(p, q data.PlaceID) bool {
	return data.PairColumn(p, q) == data.PairColumn(c.Dataset.Roles.A, c.Dataset.Roles.B)
}

// RoleOf is a place's colour and shape: that of its role in the dataset.
func (c *Context) RoleOf(id data.PlaceID) chart.Role {
	switch id {
	case c.Dataset.Roles.A:
		return chart.A
	case c.Dataset.Roles.B:
		return chart.B
	}
	return chart.Other
}

// ChosenRoles are the colours of what a reader puts beside the rest, in order.
var ChosenRoles = [...]chart.Role{chart.Chosen1, chart.Chosen2, chart.Chosen3, chart.Chosen4}

// Places are the countries and territories that some indicators have series
// of, in the order of their names in the page's language.
func (c *Context) Places(indicators ...*data.Indicator) []*data.Place {
	var places []*data.Place
	for i := range c.Dataset.Places {
		p := &c.Dataset.Places[i]
		covered := false
		for _, ind := range indicators {
			covered = covered || c.Dataset.Covers(ind.ID, p.ID)
		}
		if covered && p.Kind == data.Country {
			places = append(places, p)
		}
	}
	data.Order(places, func(x, y *data.Place) bool { return x.Order.In(c.State.Language) < y.Order.In(c.State.Language) })
	return places
}

// RoleMark is the class of the mark of a column's role.
func RoleMark(r data.Role) string {
	switch r {
	case data.RoleA:
		return "k a"
	case data.RoleB:
		return "k b"
	}
	return "k p"
}
