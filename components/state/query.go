package state

import "strings"

// query is the names and values of an address, decoded, in their order.
type query []parameterValue

type parameterValue struct {
	name  Parameter
	value string
}

func parseQuery(s string) query {
	var q query
	for pair := range strings.SplitSeq(s, "&") {
		name, value, _ := strings.Cut(pair, "=")
		// As when a page writes "&" as "&amp;", once or again.
		for strings.HasPrefix(name, "amp;") {
			name = name[len("amp;"):]
		}
		if name != "" {
			q = append(q, parameterValue{Parameter(unescape(name)), unescape(value)})
		}
	}
	return q
}

// last is the value of a name, the last where it is repeated, or "".
func (q query) last(name Parameter) string {
	for i := len(q) - 1; i >= 0; i-- {
		if q[i].name == name {
			return q[i].value
		}
	}
	return ""
}

// joined is all the values of a name that are not empty, joined.
func (q query) joined(name Parameter, by string) string {
	var b strings.Builder
	for _, p := range q {
		if p.name != name || p.value == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(by)
		}
		b.WriteString(p.value)
	}
	return b.String()
}
