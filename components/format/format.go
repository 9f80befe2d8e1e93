// Package format writes numbers and periods as each language does. Chart,
// table, spoken text and download all take their figures from here, so that
// they agree to the digit.
package format

import (
	"math"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// minus is the true minus sign.
const minus = "−"

// maxUnits is the greatest count of units in the last digit that is written: a
// float64 holds every whole number up to it.
const maxUnits = 1<<53 - 1

// Fixed writes a number with the given digits after the point, with an ASCII
// minus and no grouping: the form that files and coordinates take. What is
// rounded is the shortest decimal text that gives the number, halves away from
// zero: 1.005 is 1.01, though its float64 lies below. A text of up to fifteen
// digits is rounded exactly; all steps are rounded as IEEE 754 says, so that every
// compiler writes the same. A longer text whose last digit would be beyond
// maxUnits has fewer digits after the point. Minus zero and what is no number
// are zero, and what is beyond 2^63 is ∞. (It does without strconv's tables,
// which weigh more than all of this package.)
func Fixed(v float64, decimals int) string {
	magnitude := math.Abs(v)
	switch {
	case v != v:
		magnitude = 0
	case magnitude >= 1<<63:
		return sign(v, "-") + "∞"
	}
	// The first quotient that is the number is its shortest text.
	unit, exact := 1.0, 0
	units := math.Round(magnitude)
	for units/unit != magnitude {
		if exact == decimals || magnitude*unit*10 > maxUnits {
			decimals = exact
			// The text is longer: it is a half or more when the number is the
			// half's float64 or a greater one. From 2^52 on the product is whole.
			units = math.Floor(magnitude * unit)
			if units < 1<<52 && magnitude >= (2*units+1)/(2*unit) {
				units++
			}
			break
		}
		exact++
		unit *= 10
		units = math.Round(magnitude * unit)
	}
	digits := strconv.FormatInt(int64(units), 10) + strings.Repeat("0", decimals-exact)
	for len(digits) <= decimals {
		digits = "0" + digits
	}
	if decimals > 0 {
		point := len(digits) - decimals
		digits = digits[:point] + "." + digits[point:]
	}
	if units == 0 {
		return digits
	}
	return sign(v, "-") + digits
}

// sign is the given minus before a number below zero.
func sign(v float64, minus string) string {
	if v < 0 {
		return minus
	}
	return ""
}

// finer is how many more digits a number gets that would else be written as
// zero.
const finer = 2

// Number writes a number with the given digits after the point, groups of
// three joined by commas and a true minus. One that is not zero is never written
// as zero: it has up to two digits more, or is said to be below the least that
// can be written so: 0.04, <0.01, >−0.01.
func Number(v float64, decimals int) string { return number(v, decimals, "") }

// Signed writes a number with its sign, but zero without one.
func Signed(v float64, decimals int) string { return number(v, decimals, "+") }

// number is Number with the sign that is put before a number above zero.
func number(v float64, decimals int, plus string) string {
	s := Fixed(v, decimals)
	some := v < 0 || v > 0
	for more := 1; some && more <= finer && !hasDigit(s); more++ {
		s = Fixed(v, decimals+more)
	}
	s = strings.TrimPrefix(s, "-")
	var b strings.Builder
	if some {
		beyond, before := "<", plus
		if v < 0 {
			beyond, before = ">", minus
		}
		if !hasDigit(s) {
			s = s[:len(s)-1] + "1"
			b.WriteString(beyond)
		}
		b.WriteString(before)
	}
	whole, fraction, hasFraction := strings.Cut(s, ".")
	for i := 0; i < len(whole); i++ {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(whole[i])
	}
	if hasFraction {
		b.WriteByte('.')
		b.WriteString(fraction)
	}
	return b.String()
}

// hasDigit says whether a written number is other than zero.
func hasDigit(s string) bool { return strings.Trim(s, "-0.") != "" }

// Percent writes a percentage of the given digits after the point; signed
// puts a plus before one above zero.
func Percent(v float64, decimals int, signed bool) string {
	if signed {
		return Signed(v, decimals) + "%"
	}
	return Number(v, decimals) + "%"
}

// Ordinal writes a place in an order: 4th, 第4位 without its prefix: 4位.
func Ordinal(rank int, language data.Language) string {
	digits := Number(float64(rank), 0)
	if language == data.Japanese {
		return digits + "位"
	}
	if tens := rank / 10 % 10; tens == 1 {
		return digits + "th"
	}
	switch rank % 10 {
	case 1:
		return digits + "st"
	case 2:
		return digits + "nd"
	case 3:
		return digits + "rd"
	}
	return digits + "th"
}

// Value writes an indicator's value as it is printed in tables and at marks,
// with the digits that the source gives; a missing one as its short mark.
func Value(c *catalogue.Catalogue, ind *data.Indicator, v data.Value) string {
	return Rounded(c, ind, v, ind.Decimals)
}

// Rounded is Value with other digits after the point.
func Rounded(c *catalogue.Catalogue, ind *data.Indicator, v data.Value, decimals int) string {
	if !v.Present() {
		return Missing(c, v.Missing)
	}
	return Quantity(c, ind.Meaning, v.Number, decimals)
}

// Quantity writes a number of that meaning.
func Quantity(c *catalogue.Catalogue, meaning data.Meaning, v float64, decimals int) string {
	switch meaning {
	case data.Growth:
		return Percent(v, decimals, true)
	case data.Share:
		return Percent(v, decimals, false)
	case data.Rank:
		return Ordinal(int(v), c.Language)
	}
	return Number(v, decimals)
}

// Missing is the short mark of a missing value, as the readers of a language
// know it: English has a word for what does not apply and else the shorthand of
// the UK Government Statistical Service; Japanese the signs of Japan's official
// statistics, where x means confidential. The catalogue has them in the order of
// the reasons.
func Missing(c *catalogue.Catalogue, m data.Missing) string {
	return c.Say(catalogue.NotApplicable + reason(m))
}

// MissingInWords says what a missing value's mark means.
func MissingInWords(c *catalogue.Catalogue, m data.Missing) string {
	return c.Say(catalogue.NotApplicableInWords + reason(m))
}

// MarkInWords says what a mark of Missing means, "" for what is none.
func MarkInWords(c *catalogue.Catalogue, mark string) string {
	for m := data.NotApplicable; m <= data.Low; m++ {
		if Missing(c, m) == mark {
			return MissingInWords(c, m)
		}
	}
	return ""
}

// reason is how far a reason's phrase is from that of the first.
func reason(m data.Missing) catalogue.Key {
	return catalogue.Key(m) - catalogue.Key(data.NotApplicable)
}

// Period writes the years of a value: 2020, 2016–2020; 2020年, 2016～2020年.
func Period(p data.Period, language data.Language) string {
	start, end := strconv.Itoa(p.Start), strconv.Itoa(p.End)
	switch {
	case language == data.Japanese && p.Start == p.End:
		return start + "年"
	case language == data.Japanese:
		return start + "～" + end + "年"
	case p.Start == p.End:
		return start
	}
	return start + "–" + end
}

// Date writes a day given as YYYY-MM-DD, or a month or a year alone: 24
// November 2026, 2026年11月24日. What is none of these stays as it is.
func Date(day string, language data.Language) string {
	if year, ok := data.ParseInt(day); ok && len(day) == len("2026") {
		return Period(data.Period{Start: year, End: year}, language)
	}
	if len(day) == len("2026-11") {
		// As the first of the month, without it.
		first := day + "-01"
		whole := Date(first, language)
		if whole == first {
			return day
		}
		return strings.TrimSuffix(strings.TrimPrefix(whole, "1 "), "1日")
	}
	if len(day) != len("2026-11-24") || day[4] != '-' || day[7] != '-' {
		return day
	}
	month, hasMonth := data.ParseInt(day[5:7])
	date, hasDate := data.ParseInt(day[8:])
	if !hasMonth || !hasDate || month < 1 || month > 12 {
		return day
	}
	if language == data.Japanese {
		return day[:4] + "年" + strconv.Itoa(month) + "月" + strconv.Itoa(date) + "日"
	}
	return strconv.Itoa(date) + " " + months[month-1] + " " + day[:4]
}

var months = [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// Capitalised is a text that opens a line: in English with a capital letter.
func Capitalised(text string) string {
	if text != "" && 'a' <= text[0] && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}
