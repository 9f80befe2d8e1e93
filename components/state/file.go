package state

import "strings"

// The parameters of the addresses of files, beside those of their page's view.
const (
	FigureParameter Parameter = "figure" // which of the page, by its id; the first without it
	RowsParameter   Parameter = "rows"   // "all" for all values of what the figure measures
	MarkParameter   Parameter = "bom"    // "0" for a CSV without a byte order mark
	SizeParameter   Parameter = "size"   // of a picture
)

// ofScreen are the parameters that no file depends on.
var ofScreen = [...]Parameter{TabParameter, ThemeParameter, HideControlsParameter, CompactParameter, FigureParameter, VariantsParameter, ChildIDParameter, SlidesParameter}

// File is the address of a file of the view, "data.csv", of one of its figures; further
// parameters follow in pairs of name and value.
func (s *State) File(name, figure string, further ...string) string {
	var b strings.Builder
	b.WriteString(s.Path())
	b.WriteString(name)
	mark := byte('?')
	add := func(name, value string) {
		b.WriteByte(mark)
		b.WriteString(name)
		b.WriteByte('=')
		b.WriteString(escape(value))
		mark = '&'
	}
	if figure != "" {
		add(string(FigureParameter), figure)
	}
	for _, p := range s.Rest(ofScreen[:]...) {
		add(p.Name, p.Value)
	}
	for i := 0; i+1 < len(further); i += 2 {
		add(further[i], further[i+1])
	}
	return b.String()
}

// Value is what an address gives a parameter, the last where it is repeated; "" for
// nothing.
func Value(target string, name Parameter) string {
	_, query := split(target)
	return query.last(name)
}
