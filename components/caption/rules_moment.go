package caption

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// momentRule is one kind of finding in values of one moment: how salient it is, and
// its sentence, "" where its condition is not met. The most salient is the title.
type momentRule struct {
	salience int
	tell     func(*writer, *moment) string
}

// moment is what these rules look at: values that may be compared, of which there
// is one at least, and those of them that share the highest place.
type moment struct {
	list, top entries
}

// equal reports whether all values are seen as one.
func (m *moment) equal() bool { return len(m.top) == len(m.list) }

// many reports whether the values are more than a title has names for.
func (m *moment) many() bool { return len(m.list) > namesListed }

// momentRules are those that the title of values of one moment is chosen from, the
// most salient first. The condition of the last is always met.
var momentRules = [...]*momentRule{momentTogether, momentPicked, momentAlone, momentBothWays, momentOneWay, momentOrders, momentRanks, momentAlike, momentEqual, momentHighest}

// momentTitle is the most salient finding in values of one moment.
func (w *writer) momentTitle(list entries) (title string) {
	m := &moment{list, w.top(list)}
	for _, rule := range momentRules {
		if title = rule.tell(w, m); title != "" {
			break
		}
	}
	return title
}

// momentTogether is what two places have together, which stands among them and is
// not compared with them.
var momentTogether = &momentRule{100, func(w *writer, m *moment) string {
	series, mixed := w.pair()
	for _, e := range m.list {
		if mixed && e.series == series {
			return w.standing(e)
		}
	}
	return ""
}}

// momentPicked is the value that a reader picked out.
var momentPicked = &momentRule{90, func(w *writer, m *moment) string {
	for _, e := range m.list {
		if e.Picked {
			return w.standing(e)
		}
	}
	return ""
}}

// momentAlone is the only value.
var momentAlone = &momentRule{80, func(w *writer, m *moment) string {
	if len(m.list) > 1 {
		return ""
	}
	return w.standing(m.list[0])
}}

// momentBothWays is as much one way as the other, momentOneWay the greater of two
// flows beside the other.
var (
	momentBothWays = &momentRule{70, func(w *writer, m *moment) string {
		if !w.areFlows(m) || !m.equal() {
			return ""
		}
		return w.finish(w.say(catalogue.CaptionBothWays, "who", w.subject(m.list[0].series), "value", w.amount(m.list[0])))
	}}
	momentOneWay = &momentRule{60, func(w *writer, m *moment) string {
		if !w.areFlows(m) || m.equal() {
			return ""
		}
		top, other := m.top[0], m.list[0]
		if other == top {
			other = m.list[1]
		}
		return w.finish(w.say(catalogue.CaptionOneWay, "who", w.subject(top.series), "value", w.amount(top), "other", w.value(other)))
	}}
)

// areFlows reports whether the values are two flows.
func (w *writer) areFlows(m *moment) bool { return w.m.Meaning == data.Flow && len(m.list) == 2 }

// momentOrders are many ranks, of which the measure's name is told; momentRanks few,
// side by side. They may be of different orders: then none is the highest.
var (
	momentOrders = &momentRule{50, func(w *writer, m *moment) string {
		if w.m.Meaning != data.Rank || !m.many() {
			return ""
		}
		return w.m.Name
	}}
	momentRanks = &momentRule{40, func(w *writer, m *moment) string {
		if w.m.Meaning != data.Rank || m.many() {
			return ""
		}
		return w.values(m.list)
	}}
)

// momentAlike is one value that many share, told by their number; momentEqual one
// that few share, by their names.
var (
	momentAlike = &momentRule{30, func(w *writer, m *moment) string {
		if !m.equal() || !m.many() {
			return ""
		}
		return w.say(catalogue.CaptionEqual, "name", w.m.Name, "n", strconv.Itoa(len(m.list)), "value", w.amount(m.top[0]))
	}}
	momentEqual = &momentRule{20, func(w *writer, m *moment) string {
		if !m.equal() || m.many() {
			return ""
		}
		return w.of(w.names(m.top, len(m.list), catalogue.CaptionSeveral), w.amount(m.top[0]))
	}}
)

// momentHighest is who has the highest value.
var momentHighest = &momentRule{10, func(w *writer, m *moment) string {
	at := second(w.m.Meaning != data.Count)
	return w.finish(w.say(catalogue.CaptionHighest, "name", w.m.Name, "who", w.names(m.top, len(m.list), catalogue.CaptionSeveral), "value", w.amount(m.top[0]),
		"most", w.word(catalogue.CaptionMostWords, at), "highest", w.word(catalogue.CaptionHighestWords, at)))
}}
