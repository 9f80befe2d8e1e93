// Package conformance says how the site stands by two lists that others keep: the success
// criteria of the Web Content Accessibility Guidelines (WCAG) 2.2 at levels A and AA, and
// the heuristics of Chartability for charts. Each entry says what the site does, how that
// was checked, and by which of its own tests; the page of the statement shows it, and a
// test makes sure that every test named is there.
package conformance

import (
	"strings"

	"bilateral/data"
)

// Words are a text in both languages.
type Words struct{ EN, JA string }

// In is the text in a language.
func (w Words) In(l data.Language) string {
	if l == data.Japanese {
		return w.JA
	}
	return w.EN
}

// Result is what checking came to.
type Result uint8

// The results. NotMet is for heuristics alone: a criterion that is not met is a fault of
// the site, and no test would let it through.
const (
	Met Result = iota + 1
	NotApplicable
	NotMet
)

// Ways are how something was checked, a bit each.
type Ways uint8

// The ways. ByHand is by looking at pages and pictures and by reading their words.
const (
	Automatic Ways = 1 << iota
	Orca
	ByHand
)

// Tests are names of tests of this module, with spaces between. "TestX/part" is a part of
// one; "_" in it stands for a space.
type Tests string

// List is the names one by one.
func (t Tests) List() []string { return strings.Fields(string(t)) }

// A Criterion is a success criterion of WCAG 2.2.
type Criterion struct {
	Number string // as "1.4.10"
	Level  string // "A" or "AA"
	Name   Words  // as the W3C and its Japanese translation by WAIC have it
	Result Result
	How    Words // it is met, or why it does not apply
	Ways   Ways
	Tests  Tests
}

// ID is what the criterion is called in an address.
func (c *Criterion) ID() string { return "wcag-" + strings.ReplaceAll(c.Number, ".", "-") }

// Principle is the principle of WCAG that the criterion stands under, from 0.
func (c *Criterion) Principle() int { return int(c.Number[0] - '1') }

// Principles are those of WCAG.
var Principles = [...]Words{{"Perceivable", "知覚可能"}, {"Operable", "操作可能"}, {"Understandable", "理解可能"}, {"Robust", "堅牢"}}

// Criteria returns the success criteria of WCAG 2.2 at levels A and AA in their order.
// 4.1.1 is none any more.
func Criteria() []*Criterion {
	var all []*Criterion
	for _, list := range [][]Criterion{perceivable, operable, understandable, robust} {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	return all
}

// A Heuristic is one of Chartability's.
type Heuristic struct {
	Name     string // in English, as its workbook has it
	Gloss    string // what the name says, in Japanese
	Critical bool
	Result   Result
	How      Words
	Ways     Ways
	Tests    Tests
}

// A Group is the heuristics of a principle of Chartability.
type Group struct {
	Name       Words
	Heuristics []Heuristic
}

// Groups are Chartability's principles in their order.
func Groups() []Group {
	return []Group{
		{Principles[0], chartPerceivable}, {Principles[1], chartOperable}, {Principles[2], chartUnderstandable}, {Principles[3], chartRobust},
		{Words{"Compromising", "歩み寄り"}, chartCompromising}, {Words{"Assistive", "支援"}, chartAssistive}, {Words{"Flexible", "柔軟"}, chartFlexible},
	}
}

// Prepared is the day on which the statement was prepared, or last gone through whole.
const Prepared = "2026-11-29"
