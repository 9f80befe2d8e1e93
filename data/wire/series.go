package wire

import (
	"math"

	"bilateral/data"
)

// series are the most: each column stands together. All points of a list are
// one block of memory. Years are a first year and a step where they are
// regular; values are whole numbers of one scale for each series, as steps
// from the value before; what is special about a point is written only where
// there is something.
func (c *coder) series(list *[]data.Series) {
	c.lines(list)
	rows := *list
	for i := range rows {
		c.specials(rows[i].Points)
	}
	for i := range rows {
		c.numbers(rows[i].Points)
	}
}

// lines passes what series are of, and their years.
func (c *coder) lines(list *[]data.Series) {
	resize(c, list, 9)
	rows := *list
	for i := range rows {
		c.string((*string)(&rows[i].Indicator))
	}
	for i := range rows {
		c.byte((*byte)(&rows[i].Subject.Kind), byte(data.OfFlow))
	}
	for i := range rows {
		c.string((*string)(&rows[i].Subject.Place))
	}
	for i := range rows {
		c.string((*string)(&rows[i].Subject.Partner))
	}
	for i := range rows {
		c.string((*string)(&rows[i].Field))
	}
	for i := range rows {
		c.string((*string)(&rows[i].Source))
	}
	for i := range rows {
		c.int(&rows[i].Segment)
	}
	c.lengths(rows)
	for i := range rows {
		c.years(rows[i].Points)
	}
}

// lengths passes how many points each series has, and makes them.
func (c *coder) lengths(rows []data.Series) {
	total := 0
	for i := range rows {
		total += len(rows[i].Points)
	}
	total = c.count(total, 1) // a number, or what is special, takes a byte at least
	var all []data.Moment
	if !(writes && c.writing) {
		all = make([]data.Moment, total)
	}
	for i := range rows {
		n := uint64(len(rows[i].Points))
		c.uvarint(&n)
		if writes && c.writing {
			continue
		}
		if c.bad || n > uint64(len(all)) {
			c.bad = true
			return
		}
		if n > 0 {
			rows[i].Points, all = all[:n:n], all[n:]
		}
	}
	if len(all) > 0 {
		c.bad = true
	}
}

// years passes the years of a series: the first, and the step between them
// where it is always the same, or else 0 and each step.
func (c *coder) years(points []data.Moment) {
	if len(points) == 0 {
		return
	}
	year := int(points[0].Year)
	c.int(&year)
	c.setYear(&points[0], year)
	step := 0
	if len(points) > 1 {
		if writes && c.writing {
			step = regular(points)
		}
		c.int(&step)
	}
	for i := 1; i < len(points) && !c.bad; i++ {
		by := step
		if step == 0 {
			by = int(points[i].Year) - year
			c.int(&by)
		}
		year += by
		c.setYear(&points[i], year)
	}
}

func (c *coder) setYear(m *data.Moment, year int) {
	if writes && c.writing {
		return
	}
	if year < math.MinInt16 || year > math.MaxInt16 {
		c.bad = true
		return
	}
	m.Year = int16(year)
}

// regular returns the step between the years where it is always the same, or 0.
func regular(points []data.Moment) int {
	step := int(points[1].Year) - int(points[0].Year)
	for i := 2; i < len(points); i++ {
		if int(points[i].Year)-int(points[i-1].Year) != step {
			return 0
		}
	}
	return step
}

// specials passes what few points have: a reason why they are missing, flags
// and a remark.
func (c *coder) specials(points []data.Moment) {
	n := uint64(0)
	if writes && c.writing {
		for _, m := range points {
			if special(m) {
				n++
			}
		}
	}
	c.uvarint(&n)
	if n > uint64(len(points)) {
		c.bad = true
		return
	}
	at := -1
	for ; n > 0 && !c.bad; n-- {
		var skipped uint64
		if writes && c.writing {
			for !special(points[at+1+int(skipped)]) {
				skipped++
			}
		}
		c.uvarint(&skipped)
		if skipped >= uint64(len(points)-at-1) {
			c.bad = true
			return
		}
		at += 1 + int(skipped)
		m := &points[at]
		c.byte((*byte)(&m.Missing), byte(data.Low))
		c.flags(&m.Flags)
		c.remark(&m.Remark)
	}
}

// special reports whether anything is to be said of a point.
func special(m data.Moment) bool { return !m.Present() || m.Flags != 0 || m.Remark != 0 }

// numbers passes the values of a series that are there.
func (c *coder) numbers(points []data.Moment) {
	present := 0
	for _, m := range points {
		if m.Present() {
			present++
		}
	}
	if present == 0 {
		return
	}
	var scale byte
	if writes && c.writing {
		scale = commonScale(points)
	}
	c.byte(&scale, exact)
	if scale != exact && int(scale) >= len(powers) {
		c.bad = true
		return
	}
	before := int64(0)
	for i := range points {
		m := &points[i]
		if !m.Present() {
			continue
		}
		if c.bad {
			return
		}
		if scale == exact {
			bits := math.Float64bits(m.Number)
			c.uvarint(&bits)
			if !(writes && c.writing) {
				m.Number = math.Float64frombits(bits)
			}
			continue
		}
		var step int64
		if writes && c.writing {
			step = int64(math.Round(m.Number*powers[scale])) - before
		}
		c.varint(&step)
		before += step
		if !(writes && c.writing) {
			m.Number = float64(before) / powers[scale]
		}
	}
}

// commonScale returns the least scale in which every value of a series is a
// whole number without loss, or exact.
func commonScale(points []data.Moment) byte {
	most := byte(0)
	for _, m := range points {
		if !m.Present() {
			continue
		}
		scale, _ := decimal(m.Number)
		if scale == exact {
			return exact
		}
		most = max(most, scale)
	}
	for _, m := range points {
		if m.Present() && !fits(m.Number, powers[most]) {
			return exact
		}
	}
	return most
}
