package caption

import (
	"math"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/data"
)

// Numbers as an editor rounds them.
const (
	tenThousand     = 1e4
	million         = 1e6
	billion         = 1e9
	trillion        = 1e12
	hundredMillions = 1e8 // 億
)

// mostFiner is how many digits more than usual a value is given at the most, before
// it is printed as tables print it.
const mostFiner = 4

// rounded is a value inside a sentence of a title: large numbers in three
// figures, percentages of ten and more with one digit after the point, and what
// the chart's sentences need beyond that to tell two values apart. Charts and
// tables have all the figures.
func (w *writer) rounded(e entry) string {
	v, decimals := e.Value, decimalsOf(e.Text)
	switch w.m.Meaning {
	case data.Rank, data.Growth, data.RatioToWorld:
		return e.Text
	case data.Share:
		if math.Abs(v) >= 10 && decimals > 1 {
			return format.Percent(v, min(1+w.finer, decimals), false)
		}
		return e.Text
	}
	if w.m.Per > 0 {
		v *= w.m.Per
	}
	text := e.Text
	switch {
	case w.finer > mostFiner && w.m.Per <= 0: // as it is printed
	case v >= tenThousand && w.cat.Language == data.Japanese:
		text = myriads(v, w.finer)
	case v >= tenThousand:
		text = w.thousands(v, w.finer)
	}
	switch {
	case w.m.Value != "":
		return catalogue.Fill(w.m.Value, "value", text)
	case w.cat.Language == data.Japanese && w.m.Unit != "" && len([]rune(w.m.Unit)) <= counter:
		return text + w.m.Unit
	}
	return text
}

// thousands writes a number from ten thousand on in English: 129,000, 123
// million, 4.4 trillion; with so many digits more than that.
func (w *writer) thousands(v float64, finer int) string {
	unit, name := million, 0
	switch {
	case v < million:
		step := 1000.0
		for range min(finer, 3) {
			step /= 10
		}
		return format.Number(math.Round(v/step)*step, 0)
	case v >= trillion:
		unit, name = trillion, 2
	case v >= billion:
		unit, name = billion, 1
	}
	decimals := finer
	if v < 10*unit {
		decimals++
	}
	return format.Number(v/unit, decimals) + w.word(catalogue.CaptionMillions, name)
}

// myriads writes a number from ten thousand on in Japanese, in at most four
// figures of a unit: 約12.9万, 1億2,337万, 4兆4,352億; with so many digits more than that.
func myriads(v float64, finer int) string {
	whole := func(v, unit float64) string { return format.Number(math.Floor(v/unit), 0) }
	rest := func(v, unit, next float64, name string) string {
		r := math.Round((v - math.Floor(v/unit)*unit) / next)
		if r == 0 {
			return ""
		}
		return format.Number(r, 0) + name
	}
	switch {
	case v >= trillion:
		v = math.Round(v/hundredMillions) * hundredMillions
		return whole(v, trillion) + "兆" + rest(v, trillion, hundredMillions, "億")
	case v >= hundredMillions:
		v = math.Round(v/tenThousand) * tenThousand
		return whole(v, hundredMillions) + "億" + rest(v, hundredMillions, tenThousand, "万")
	}
	decimals := finer
	if v < 100*tenThousand {
		decimals++
	}
	text, step := strings.TrimSuffix(format.Number(v/tenThousand, decimals), ".0")+"万", 1000.0
	for range finer {
		step /= 10
	}
	if v < 1000*tenThousand && v != math.Round(v/step)*step {
		return "約" + text
	}
	return text
}

// sharpen gives the values of the chart's sentences as many digits as it takes that no
// sentence prints two that differ as one. What one sentence needs, all have: a value is
// the same in title and summary.
func (w *writer) sharpen() {
	told := w.likely()
	for w.finer = 0; w.finer <= mostFiner && w.blurred(told); w.finer++ {
	}
}

// likely are the findings that title, summary and description are about: the most
// salient of all, of two series together, and of each series.
func (w *writer) likely() []*finding {
	var told []*finding
	for _, f := range w.found {
		first := true
		for _, other := range told {
			if f.ofOne() == other.ofOne() && (!f.ofOne() || f.a == other.a) {
				first = false
			}
		}
		if first {
			told = append(told, f)
		}
	}
	return told
}

// blurred reports whether one of the sentences prints two of its values alike that
// tables do not.
func (w *writer) blurred(told []*finding) bool {
	for _, f := range told {
		text := ""
		for _, key := range w.forms(f) {
			text += w.say(key)
		}
		var said entries
		for _, v := range [...]struct {
			name string
			entry
		}{{"{first}", f.first}, {"{last}", f.last}, {"{turn}", f.turn}, {"{low}", f.low}, {"{high}", f.high}, {"{other}", f.other}} {
			if v.Point == nil || !strings.Contains(text, v.name) {
				continue
			}
			for _, e := range said {
				if !w.same(e, v.entry) && w.rounded(e) == w.rounded(v.entry) {
					return true
				}
			}
			said.add(v.entry)
		}
	}
	return false
}
