package caption

import (
	"math"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

// word is one of the words that a phrase lists; the last where it has fewer.
func (w *writer) word(k catalogue.Key, at int) string {
	words := strings.Split(w.say(k), "|")
	return words[min(at, len(words)-1)]
}

// second is the place of a word in a phrase that lists two: 1 where it holds.
func second(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

// number is the grammatical number of the noun, for the words of CaptionWas: 0
// where it is not known, 1 for the singular, 2 for the plural.
func (w *writer) number() int {
	switch {
	case w.m.Meaning == data.Rank:
		return 1
	case w.m.Noun == "":
		return 0
	case w.m.One == "":
		return 1
	}
	return 2
}

// plural reports whether the noun is a plural: things that places have.
func (w *writer) plural() bool { return w.number() == 2 }

// verb is what places did to have what is counted.
func (w *writer) verb() string {
	if w.m.Verb != "" {
		return w.m.Verb
	}
	return w.say(catalogue.CaptionHad)
}

// grows reports whether more of the measure is an increase in number: Japanese
// has other verbs for levels.
func (w *writer) grows() bool { return w.counted() || w.m.Meaning == data.Amount && !w.m.Level }

// turned is the verb of a change: of numbers, of levels, of ranks.
func (w *writer) turned(up bool) string {
	k := catalogue.CaptionFellWords
	if up {
		k = catalogue.CaptionRoseWords
	}
	switch {
	case w.m.Meaning == data.Rank:
		return w.word(k, 2)
	case w.grows():
		return w.word(k, 0)
	}
	return w.word(k, 1)
}

// benchmark is what the values are compared with, in a sentence.
func (w *writer) benchmark() string {
	switch {
	case w.m.Benchmark != "":
		return w.m.Benchmark
	case w.m.Meaning == data.RatioToWorld:
		return w.say(catalogue.CaptionTheWorld)
	case w.spec.Benchmark != nil:
		label, _, _ := strings.Cut(w.spec.Benchmark.Label, "\u00a0=")
		label, _, _ = strings.Cut(label, " =")
		return label
	}
	return ""
}

// prose is whose a series is, inside a sentence.
func (w *writer) prose(series int) string {
	if s := &w.spec.Series[series]; s.Prose != "" {
		return s.Prose
	}
	return w.who(series)
}

// short is whose a series is, as briefly as it can be said.
func (w *writer) short(series int) string {
	if s := &w.spec.Series[series]; s.Short != "" {
		return s.Short
	}
	return w.who(series)
}

// subject is a series as the subject of a sentence: its phrase, or else the
// name of the measure with its own.
func (w *writer) subject(series int) string {
	s := &w.spec.Series[series]
	who := w.prose(series)
	switch {
	case s.Phrase != "":
		return s.Phrase
	case who == "" || who == w.m.Name:
		return w.m.Name
	case w.m.Name == "" || w.along == chart.Single || w.along == chart.ByPlace:
		return who
	}
	return w.say(catalogue.CaptionNamed, "name", w.m.Name, "who", who)
}

// exactly is by what part of itself a multiple may differ from a whole number
// that it is called, nearly from where it is called the next one.
const (
	exactly = 0.03
	nearly  = 0.75
)

// about parts a multiple into the whole number that it is called by and whether
// it is more (1) or less (-1) than that; 0 for neither.
func about(x float64) (n, side int) {
	whole := math.Round(x)
	switch {
	case math.Abs(x-whole) <= exactly*whole || x >= 10:
		return int(whole), 0
	case x-math.Floor(x) >= nearly:
		return int(whole), -1
	}
	return int(x), 1
}

// multiple says how many times: "more than doubled", "grew twelvefold", 約12倍.
func (w *writer) multiple(x float64) string {
	n, side := about(max(x, Doubled))
	return catalogue.Fill(w.word(catalogue.CaptionTimes, n-2), "n", w.times(x), "more", w.word(catalogue.CaptionNearly, side+1))
}

// Times says that something is so many times what it was, twice and more, as
// findings do: "doubled", "grew twelvefold".
func Times(cat *catalogue.Catalogue, x float64) string {
	w := writer{cat: cat}
	return w.multiple(x)
}

// times is a multiple as a number: in English a whole one or with one digit, in
// Japanese with one digit below ten.
func (w *writer) times(x float64) string {
	if x >= 9.95 {
		return strconv.Itoa(int(math.Round(x)))
	}
	return strings.TrimSuffix(format.Number(x, 1), ".0")
}

// ahead says how much more one has than another, 1.05 times and more: "half as
// many again", 約1.5倍; "5% more", 5%多い.
func (w *writer) ahead(k catalogue.Key, x float64, pairs ...string) string {
	at := 5
	switch {
	case x >= 1.22 && x < 1.285:
		at = 0
	case x >= 1.3 && x < 1.37:
		at = 1
	case x >= 1.45 && x < 1.55:
		at = 2
	case x >= 1.95 && x < 2.06:
		at = 3
	case x < 1.55:
		at = 4
	case x < 1.95:
		at = 6
	}
	return catalogue.Fill(w.word(k, at), append(pairs, "n", w.times(x), "p", format.Number(100*(x-1), 0),
		"high", w.word(catalogue.CaptionHighWords, second(!w.grows())))...)
}

// points is a distance of percentages: whole from ten on.
func (w *writer) points(x float64) string {
	if x >= 10 && w.cat.Language == data.English {
		return format.Number(x, 0)
	}
	return format.Number(x, 1)
}
