package data

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

func (c *checker) product() {
	d := c.d
	c.at(PackageResource, 0)
	if d.Name == "" {
		c.fault("name", "", "a name")
	}
	if d.Version == "" {
		c.fault("version", "", "a version")
	}
	c.text("explorer.product", d.Product)
	c.utf8("explorer.shortProduct", d.ShortProduct)
	c.text("explorer.introduction", d.Introduction)
	c.text("explorer.deck", d.Deck)
	c.utf8("explorer.deckSubtitle", d.DeckSubtitle)
	c.utf8("explorer.deckName", d.DeckName)
	c.utf8("explorer.translationNote", d.TranslationNote)
	c.utf8("explorer.imprint", d.Imprint)
	c.role("explorer.roles.a", d.Roles.A)
	c.role("explorer.roles.b", d.Roles.B)
	if d.Roles.A == d.Roles.B && d.Roles.A != "" {
		c.fault("explorer.roles.b", string(d.Roles.B), "another place than explorer.roles.a")
	}
	if d.Roles.World != "" {
		if p := d.Place(d.Roles.World); p == nil || p.Kind != Aggregate {
			c.unknown("explorer.roles.world", string(d.Roles.World), placesTable, "the id of a place that is an aggregate")
		}
	}
	c.text("explorer.roles.pairLabel", d.Roles.PairLabel)
	c.text("explorer.roles.pairName", d.Roles.PairName)
	c.initials()
	c.indicator("explorer.defaultIndicator", d.DefaultIndicator)
	known := d.Place(d.Roles.A) != nil && d.Place(d.Roles.B) != nil && d.Roles.A != d.Roles.B // else there are no columns
	c.columnLabels()
	for i, h := range d.Headlines {
		at := "explorer.headlines[" + strconv.Itoa(i) + "]."
		c.text(at+"label", h.Label)
		c.indicator(at+"indicator", h.Indicator)
		c.findings(at+"spoken", h.Spoken, len(h.Figures))
		c.findings(at+"caution", h.Caution, len(h.Figures))
		if _, ok := d.Column(h.Column); !known {
		} else if !ok {
			c.fault(at+"column", string(h.Column), "one of the columns "+c.columns())
		} else if d.Indicator(h.Indicator) != nil && d.Cell(h.Indicator, h.Column) == nil {
			c.unknown(at+"column", string(h.Column), observationsTable, "a column in which "+strconv.Quote(string(h.Indicator))+" has an observation")
			c.faults[len(c.faults)-1].Cause = string(h.Indicator) + " " + string(h.Column)
		}
	}
	if len(d.Indicators) == 0 {
		c.unknown("", "", indicatorsTable, "at least one indicator")
	}
}

// columnLabels checks that the column of the pair can be told from those of its
// places, whose labels are their short names.
func (c *checker) columnLabels() {
	for _, lang := range Languages {
		pair, _ := c.d.Roles.PairLabel.In(lang)
		for _, id := range []PlaceID{c.d.Roles.A, c.d.Roles.B} {
			p := c.d.Place(id)
			if p == nil || pair == "" {
				continue
			}
			if name, _ := p.ShortName.In(lang); Alike(name) == Alike(pair) {
				c.fault("explorer.roles.pairLabel", pair, "a name by which a reader can tell the two together from "+string(id))
				return
			}
		}
	}
}

func (c *checker) role(field string, id PlaceID) {
	if c.d.Place(id) == nil {
		c.unknown(field, string(id), placesTable, "the id of a place")
	}
}

func (c *checker) indicator(field string, id IndicatorID) {
	if c.d.Indicator(id) == nil {
		c.unknown(field, string(id), indicatorsTable, "the id of an indicator")
	}
}

// columns names the columns of the table.
func (c *checker) columns() string {
	var ids []string
	for _, column := range c.d.Columns() {
		ids = append(ids, string(column.ID))
	}
	return strings.Join(ids, ", ")
}

// initials are one character each and tell places apart, of which the dataset may be
// without some: those that the open series bring.
func (c *checker) initials() {
	taken := map[string]bool{}
	for i, initial := range c.d.Roles.Initials {
		at, place := "explorer.roles.initials["+strconv.Itoa(i)+"].", string(initial.Place)
		switch {
		case !isPlaceCode(initial.Place):
			c.fault(at+"place", place, "a code of three capital letters, as in ISO 3166-1 alpha-3")
		case taken[place]:
			c.fault(at+"place", place, "a place that is not in the list yet")
		case utf8.RuneCountInString(initial.Character) != 1:
			c.fault(at+"character", initial.Character, "one character")
		case taken[initial.Character]:
			c.fault(at+"character", initial.Character, "a character that no other place has")
		}
		taken[place], taken[initial.Character] = true, true
	}
}

func (c *checker) places() {
	seen, names, short, prose := ids{}, ids{}, ids{}, ids{}
	for i, p := range c.d.Places {
		c.at(placesTable, i+1)
		if !isPlaceCode(p.ID) {
			c.fault("id", string(p.ID), "a code of three capital letters, as in ISO 3166-1 alpha-3")
		}
		if c.first("id", string(p.ID), seen) {
			if c.distinct("name", p.Name, "the place", names) && c.distinct("shortName", p.ShortName, "the place", short) {
				c.distinct("proseName", p.InProse, "the place", prose)
			}
		}
		c.text("name", p.Name)
		c.text("shortName", p.ShortName)
		c.utf8("proseName", p.InProse)
		c.reading(p.Reading)
		c.utf8("otherNames", Text{EN: p.OtherNames})
		if p.Kind > Residual {
			c.fault("kind", "", "what the place is")
		}
	}
	seen, names = ids{}, ids{}
	for i, f := range c.d.Fields {
		c.at(fieldsTable, i+1)
		if c.id("id", string(f.ID), seen) {
			c.distinct("name", f.Name, "the field of science", names)
		}
		c.text("name", f.Name)
	}
	seen, names = ids{}, ids{}
	for i, t := range c.d.Topics {
		c.at(topicsTable, i+1)
		if c.id("id", string(t.ID), seen) {
			c.distinct("label", t.Label, "the topic", names)
		}
		c.text("label", t.Label)
	}
}

func (c *checker) sources() {
	seen, names := ids{}, ids{}
	for i, s := range c.d.Sources {
		c.at(sourcesTable, i+1)
		if c.id("id", string(s.ID), seen) {
			called := s.DisplayName()
			c.distinct("title", Text{EN: both(s.Title.EN, called.EN), JA: both(s.Title.JA, called.JA)}, "the source", names)
		}
		c.text("title", s.Title)
		c.text("publisher", s.Publisher)
		c.utf8("shortName", s.ShortName)
		c.address("address", s.Address, "https://", "http://")
		if !isDate(s.Read) {
			c.fault("read", s.Read, "a day as YYYY-MM-DD")
		}
		c.statement("database", s.Database)
		c.statement("date", s.Date)
		c.statement("countingMethod", s.CountingMethod)
		c.statement("licence", s.Licence)
		c.address("licenceAddress", s.LicenceAddress, "https://", "http://")
		c.utf8("terms", s.Terms)
		c.utf8("readFrom", s.ReadFrom)
		c.utf8("conversion", s.Conversion)
		c.utf8("checks", s.Checks)
		for _, table := range s.Tables {
			c.address("tables", table, "https://", "http://")
		}
		if !s.Licence.IsStated() && s.Terms.IsZero() {
			c.fault("terms", "", "the terms of use, because no licence is stated")
		}
	}
}

// reading checks that a reading, where there is one, is in kana.
func (c *checker) reading(reading string) {
	if reading != "" && !isKana(reading) {
		c.fault("reading", reading, "the Japanese name in kana")
	}
}

// address checks that an address, where there is one, starts with one of the
// schemes: no other kind may become a link.
func (c *checker) address(field, address string, schemes ...string) {
	if address == "" {
		return
	}
	for _, s := range schemes {
		if strings.HasPrefix(address, s) && len(address) > len(s) && !strings.ContainsAny(address, " \t\r\n\"<>") && utf8.ValidString(address) {
			return
		}
	}
	c.fault(field, address, "an address that starts with "+strings.Join(schemes, " or ")+" and has no spaces")
}
