package wire

import "bilateral/data"

// resize makes a list as long as the form says, when reading; least is how
// many bytes an item takes at least.
func resize[T any](c *coder, list *[]T, least int) {
	n := c.count(len(*list), least)
	if !c.writing && n > 0 {
		*list = make([]T, n)
	}
}

// dataset passes the dataset, column by column.
func (c *coder) dataset(ds *data.Dataset) {
	c.string(&ds.Name)
	c.string(&ds.Version)
	c.text(&ds.Product)
	c.text(&ds.Introduction)
	c.text(&ds.Deck)
	c.text(&ds.DeckSubtitle)
	c.text(&ds.TranslationNote)
	c.text(&ds.Imprint)
	c.string((*string)(&ds.Roles.A))
	c.string((*string)(&ds.Roles.B))
	c.string((*string)(&ds.Roles.World))
	c.text(&ds.Roles.PairLabel)
	c.text(&ds.Roles.PairName)
	if c.lang == data.Japanese {
		resize(c, &ds.Roles.Initials, 2)
		for i := range ds.Roles.Initials {
			c.string((*string)(&ds.Roles.Initials[i].Place))
			c.string(&ds.Roles.Initials[i].Character)
		}
	}
	c.string((*string)(&ds.DefaultIndicator))
	c.headlines(ds)
	c.places(ds)
	c.sources(ds)
	c.indicators(ds)
	c.observations(&ds.Observations)
	c.words(ds)
	resize(c, &ds.Fields, 3)
	for i := range ds.Fields {
		c.string((*string)(&ds.Fields[i].ID))
		c.text(&ds.Fields[i].Name)
		c.truth(&ds.Fields[i].All)
	}
	resize(c, &ds.Remarks, 3)
	for i := range ds.Remarks {
		c.string((*string)(&ds.Remarks[i].ID))
		c.text(&ds.Remarks[i].Text)
		c.string((*string)(&ds.Remarks[i].Source))
	}
	resize(c, &ds.Nearest, 8)
	for i := range ds.Nearest {
		c.string((*string)(&ds.Nearest[i].Indicator))
		c.series(&ds.Nearest[i].Series)
		c.drawn(&ds.Nearest[i].Drawn)
	}
	resize(c, &ds.Features, 8)
	for i := range ds.Features {
		c.string((*string)(&ds.Features[i].Indicator))
		c.series(&ds.Features[i].Series)
		c.drawn(&ds.Features[i].Drawn)
	}
	c.evidence(ds)
	resize(c, &ds.Collections, 2)
	for i := range ds.Collections {
		c.string((*string)(&ds.Collections[i].ID))
		c.series(&ds.Collections[i].Series)
	}
}

// drawn passes what is said of a figure, without its picture.
func (c *coder) drawn(d *data.Drawn) {
	c.string(&d.Class)
	c.string(&d.Title)
	c.string(&d.Subtitle)
	c.string(&d.Summary)
	c.string((*string)(&d.SourceID))
	c.string(&d.Source)
}

func (c *coder) headlines(ds *data.Dataset) {
	resize(c, &ds.Headlines, 6)
	for i := range ds.Headlines {
		h := &ds.Headlines[i]
		c.string((*string)(&h.Indicator))
		c.string((*string)(&h.Column))
		c.text(&h.Label)
		c.text(&h.Spoken)
		c.text(&h.Caution)
		resize(c, &h.Figures, 4)
		for j := range h.Figures {
			q := &h.Figures[j]
			c.value(&q.Value)
			c.byte((*byte)(&q.Meaning), byte(data.Amount))
			c.int(&q.Decimals)
		}
	}
}

func (c *coder) places(ds *data.Dataset) {
	resize(c, &ds.Topics, 2)
	for i := range ds.Topics {
		t := &ds.Topics[i]
		c.string((*string)(&t.ID))
		c.text(&t.Label)
	}
	resize(c, &ds.Places, 5)
	for i := range ds.Places {
		p := &ds.Places[i]
		c.string((*string)(&p.ID))
		c.text(&p.Name)
		c.text(&p.ShortName)
		c.text(&p.InProse)
		c.byte((*byte)(&p.Kind), byte(data.Residual))
		order := p.Order.In(c.lang)
		c.int(&order)
		if !writes || !c.writing {
			p.Order = data.PlaceOrder{EN: order, JA: order}
		}
	}
}

// sources are few: they are passed one by one, without their records.
func (c *coder) sources(ds *data.Dataset) {
	resize(c, &ds.Sources, 21)
	for i := range ds.Sources {
		s := &ds.Sources[i]
		c.string((*string)(&s.ID))
		c.text(&s.Title)
		c.text(&s.Publisher)
		c.text(&s.ShortName)
		c.string(&s.Address)
		c.string(&s.Read)
		c.truth(&s.ReadBefore)
		c.statement(&s.Database)
		c.statement(&s.Licence)
	}
}

// indicators are few: they are passed one by one.
func (c *coder) indicators(ds *data.Dataset) {
	resize(c, &ds.Indicators, 23)
	for i := range ds.Indicators {
		ind := &ds.Indicators[i]
		c.string((*string)(&ind.ID))
		c.string((*string)(&ind.Topic))
		c.string((*string)(&ind.Collection))
		c.byte((*byte)(&ind.Subject), byte(data.OfFlow))
		c.string((*string)(&ind.Whole))
		c.string((*string)(&ind.Total))
		c.string((*string)(&ind.Of))
		c.text(&ind.Label)
		c.text(&ind.Name)
		c.byte((*byte)(&ind.Meaning), byte(data.Amount))
		c.text(&ind.Unit)
		c.int(&ind.Decimals)
		c.truth(&ind.HasBenchmark)
		if ind.HasBenchmark {
			c.float(&ind.Benchmark)
		}
		c.text(&ind.BenchmarkLabel)
		c.text(&ind.Definition)
		c.text(&ind.Finding)
		c.phrases(ind)
		resize(c, &ind.Caveats, 2)
		for j := range ind.Caveats {
			c.text(&ind.Caveats[j].Text)
			c.truth(&ind.Caveats[j].Caution)
		}
		c.statement(&ind.Formula)
		c.statement(&ind.Counting)
	}
}

// phrases passes how a measure is spoken of; most of the deck's and all that
// are not loaded yet have none.
func (c *coder) phrases(ind *data.Indicator) {
	given := !ind.Phrases.IsZero() || ind.Without != 0
	if c.truth(&given); !given {
		return
	}
	p := &ind.Phrases
	for _, t := range [...]*data.Text{&p.Noun, &p.One, &p.Subject, &p.Value, &p.Verb, &p.Benchmark} {
		c.text(t)
	}
	without := uint64(ind.Without)
	c.uvarint(&without)
	if !writes || !c.writing {
		ind.Without = data.FindingKinds(without)
	}
}

// observations are those of the deck's table: they are passed one by one.
func (c *coder) observations(list *[]data.Observation) {
	resize(c, list, 12)
	for i := range *list {
		o := &(*list)[i]
		c.string((*string)(&o.Indicator))
		c.subject(&o.Subject)
		c.period(&o.Period)
		c.value(&o.Value)
		c.string((*string)(&o.Source))
		c.text(&o.Label)
		resize(c, &o.Flags, 1)
		for j := range o.Flags {
			c.byte((*byte)(&o.Flags[j]), byte(data.Tied))
		}
		resize(c, &o.Notes, 4)
		for j := range o.Notes {
			c.string(&o.Notes[j].Mark)
			c.statement(&o.Notes[j].Text)
		}
	}
}

// value passes a number or the reason why there is none.
func (c *coder) value(v *data.Value) {
	c.byte((*byte)(&v.Missing), byte(data.Low))
	if v.Present() {
		c.float(&v.Number)
	} else {
		c.text(&v.Reason)
	}
}

// words passes the deck's words and the contacts.
func (c *coder) words(ds *data.Dataset) {
	resize(c, &ds.Parts, 4)
	for i := range ds.Parts {
		p := &ds.Parts[i]
		c.string((*string)(&p.ID))
		c.byte((*byte)(&p.Kind), byte(data.StepsPart))
		c.text(&p.Title)
		c.text(&p.Heading)
	}
	resize(c, &ds.Messages, 6)
	for i := range ds.Messages {
		m := &ds.Messages[i]
		c.string(&m.ID)
		c.string((*string)(&m.Part))
		c.text(&m.Heading)
		c.text(&m.Text)
		resize(c, &m.Evidence, 1)
		for j := range m.Evidence {
			c.string((*string)(&m.Evidence[j]))
		}
		c.string((*string)(&m.Chart))
	}
	resize(c, &ds.Contacts, 4)
	for i := range ds.Contacts {
		o := &ds.Contacts[i]
		c.byte((*byte)(&o.Kind), byte(data.SocialAccount))
		c.string(&o.Label)
		c.string(&o.Address)
		c.text(&o.Note)
	}
}
