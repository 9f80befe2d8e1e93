package extract

import (
	"strings"

	"bilateral/components/chart"
	"bilateral/components/citation"
	"bilateral/components/state"
)

// Choice is which file an address asks for: a figure of a page's view in a format.
type Choice struct {
	Page   string // the address of the page's view
	Name   string // of the file, as the address has it: "data.csv"
	Figure string // the id, "" for the first
	All    bool   // all that the figure's measures have
	Mark   bool   // a byte order mark at the beginning of a CSV
	Size   string // of a picture
}

// The files of a figure.
const (
	CSV     = "data.csv"
	JSON    = "data.json"
	XLSX    = "data.xlsx"
	Package = "data.zip"
	SVG     = "chart.svg"
	PNG     = "chart.png"
	PPTX    = "chart.pptx"
)

// Sizes are those of a picture, the first where none is asked for: of the chart's own size
// and twice that, and the frames of package chart.
var Sizes = [...]string{"1x", "2x", chart.Social, chart.Slide}

// ParseChoice reads the address of a file; ok is false where it is none. A refusal is
// given for the first of the file's own parameters whose value cannot be used.
func ParseChoice(target string) (c Choice, refused *Refusal, ok bool) {
	path, query, _ := strings.Cut(target, "?")
	slash := strings.LastIndexByte(path, '/')
	if slash < 0 {
		return c, nil, false
	}
	c.Name = path[slash+1:]
	switch c.Name {
	case CSV, JSON, XLSX, Package, SVG, PNG, PPTX:
	default:
		if citation.FormatOf(c.Name) == nil {
			return c, nil, false
		}
	}
	c.Page = path[:slash+1]
	if query != "" {
		c.Page += "?" + query
	}
	c.Figure, c.Size, c.Mark = state.Value(target, state.FigureParameter), Sizes[0], true
	for _, p := range [...]struct {
		name   state.Parameter
		values []string
		use    func(string)
	}{
		{state.RowsParameter, []string{"shown", "all"}, func(v string) { c.All = v == "all" }},
		{state.MarkParameter, []string{"0", "1"}, func(v string) { c.Mark = v == "1" }},
		{state.SizeParameter, Sizes[:], func(v string) { c.Size = v }},
	} {
		value := state.Value(target, p.name)
		if value == "" {
			continue
		}
		known := false
		for _, v := range p.values {
			known = known || v == value
		}
		if !known {
			return c, &Refusal{p.name, value, strings.Join(p.values, ", ")}, true
		}
		p.use(value)
	}
	return c, nil, true
}

// Address is the one address of a file that a view has, the same for all that ask for it
// in other words.
func (c *Choice) Address(st *state.State, figure string) string {
	var further []string
	if c.All {
		further = append(further, string(state.RowsParameter), "all")
	}
	switch {
	case c.Name == CSV && !c.Mark:
		further = append(further, string(state.MarkParameter), "0")
	case c.Name == PNG && c.Size != Sizes[0]:
		further = append(further, string(state.SizeParameter), c.Size)
	}
	return st.File(c.Name, figure, further...)
}
