package wire

import "bilateral/data"

// evidence passes the single figures, the events, the claims and the verdicts
// on the cells of the table. They are few: they are passed one by one.
func (c *coder) evidence(ds *data.Dataset) {
	resize(c, &ds.Verdicts, 5)
	for i := range ds.Verdicts {
		v := &ds.Verdicts[i]
		c.string((*string)(&v.Indicator))
		c.string((*string)(&v.Column))
		c.string(&v.Message)
		c.string((*string)(&v.Claim))
		c.byte((*byte)(&v.Verdict), byte(data.CannotBeChecked))
	}
	resize(c, &ds.Measures, 7)
	for i := range ds.Measures {
		m := &ds.Measures[i]
		c.string((*string)(&m.ID))
		c.text(&m.Label)
		c.text(&m.Unit)
		c.byte((*byte)(&m.Meaning), byte(data.Amount))
		c.int(&m.Decimals)
		c.byte((*byte)(&m.Basis), byte(data.TargetBasis))
		c.text(&m.Definition)
	}
	resize(c, &ds.Facts, 13)
	for i := range ds.Facts {
		f := &ds.Facts[i]
		c.string((*string)(&f.Measure))
		c.subject(&f.Subject)
		c.period(&f.Period)
		c.byte((*byte)(&f.PeriodKind), byte(data.TargetYear))
		c.string(&f.Day)
		c.float(&f.Number)
		c.string((*string)(&f.Source))
		c.flags(&f.Flags)
		c.remark(&f.Remark)
		c.string(&f.Arithmetic)
	}
	resize(c, &ds.Events, 3)
	for i := range ds.Events {
		c.string(&ds.Events[i].Date)
		c.text(&ds.Events[i].Text)
		c.string((*string)(&ds.Events[i].Source))
	}
	resize(c, &ds.Claims, 15)
	for i := range ds.Claims {
		c.claim(&ds.Claims[i])
	}
}

func (c *coder) claim(claim *data.Claim) {
	c.string((*string)(&claim.ID))
	c.text(&claim.Statement)
	c.string((*string)(&claim.Indicator))
	c.string((*string)(&claim.Column))
	c.string(&claim.Message)
	c.string((*string)(&claim.Topic))
	c.string((*string)(&claim.Rule))
	c.text(&claim.RuleName)
	c.text(&claim.RuleText)
	c.float(&claim.Band.Low)
	c.float(&claim.Band.High)
	resize(c, &claim.Checks, 6)
	for i := range claim.Checks {
		check := &claim.Checks[i]
		c.byte((*byte)(&check.Role), byte(data.Context))
		c.byte((*byte)(&check.Relation), byte(data.UnknownDatabase))
		c.byte((*byte)(&check.Verdict), byte(data.CannotBeChecked))
		c.text(&check.Remark)
		resize(c, &check.Sources, 1)
		for j := range check.Sources {
			c.string((*string)(&check.Sources[j]))
		}
		resize(c, &check.Figures, 16)
		for j := range check.Figures {
			c.figure(&check.Figures[j])
		}
	}
	c.byte((*byte)(&claim.Verdict), byte(data.CannotBeChecked))
	c.text(&claim.Reason)
	c.text(&claim.Clause)
}

func (c *coder) figure(f *data.Figure) {
	c.text(&f.Label)
	c.string((*string)(&f.Source))
	c.period(&f.Period)
	c.byte((*byte)(&f.PeriodKind), byte(data.TargetYear))
	c.string(&f.Day)
	c.int(&f.RankTotal)
	c.value(&f.Value)
	c.byte((*byte)(&f.Meaning), byte(data.Amount))
	c.text(&f.Unit)
	c.int(&f.Decimals)
	c.flags(&f.Flags)
	c.float(&f.Benchmark)
	c.byte((*byte)(&f.Formula), byte(data.Sum))
	c.byte((*byte)(&f.Offset), byte(data.OffsetPart))
	if f.Offset != data.NoOffset {
		c.float(&f.Distance)
	}
}

func (c *coder) subject(s *data.Subject) {
	c.byte((*byte)(&s.Kind), byte(data.OfFlow))
	c.string((*string)(&s.Place))
	c.string((*string)(&s.Partner))
}

// period passes two years, the second as a step from the first.
func (c *coder) period(p *data.Period) {
	c.int(&p.Start)
	length := p.End - p.Start
	c.int(&length)
	if !(writes && c.writing) {
		p.End = p.Start + length
	}
}

func (c *coder) flags(f *data.Flags) { c.byte((*byte)(f), byte(data.AllFlags)) }

// remark passes the number of a remark.
func (c *coder) remark(number *uint16) {
	n := uint64(*number)
	c.uvarint(&n)
	if writes && c.writing {
		return
	}
	if n > 0xffff {
		c.bad = true
		return
	}
	*number = uint16(n)
}
