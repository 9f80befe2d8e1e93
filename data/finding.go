package data

import (
	"cmp"
	"errors"
	"strings"
)

// errPlaceholder says that a finding holds a brace that is no placeholder.
var errPlaceholder = errors.New("expected one of {a}, {b}, {pair}, {start}, {end}, {a.value}, {b.value}, {pair.value}, the last three also with decimals as in {pair.value:1} and, where it is above zero, without its sign as in {pair.size}")

// piece is a part of a finding: a literal, or a placeholder when role, figure or
// year is set.
type piece struct {
	literal  string
	role     Role
	figure   int // of an open source, from 1; 0 for none
	year     year
	value    bool
	bare     bool // without the sign of what grew
	decimals int  // as many as the indicator has when negative
}

// year is which year of an indicator's period a placeholder is; 0 for none.
type year uint8

const (
	startYear year = iota + 1
	endYear
)

// maxDecimals is the greatest number of digits after the point that an
// indicator or a placeholder may ask for: a float64 holds no more with a count
// of people in front of them.
const maxDecimals = 6

// parseFinding splits a finding into literals and placeholders, of which some
// may name one of so many figures.
func parseFinding(template string, figures int) ([]piece, error) {
	var pieces []piece
	for rest := template; rest != ""; {
		open := strings.IndexAny(rest, "{}")
		if open < 0 {
			return append(pieces, piece{literal: rest}), nil
		}
		end := strings.IndexByte(rest[open:], '}')
		if rest[open] == '}' || end < 0 {
			return nil, errPlaceholder
		}
		if open > 0 {
			pieces = append(pieces, piece{literal: rest[:open]})
		}
		p, ok := parsePlaceholder(rest[open+1 : open+end])
		if !ok || p.figure > figures {
			return nil, errPlaceholder
		}
		pieces = append(pieces, p)
		rest = rest[open+end+1:]
	}
	return pieces, nil
}

// parsePlaceholder reads what stands between the braces.
func parsePlaceholder(s string) (piece, bool) {
	p := piece{decimals: -1}
	name, decimals, rounded := strings.Cut(s, ":")
	name, field, value := strings.Cut(name, ".")
	switch name {
	case "start", "end":
		if p.year = startYear; name == "end" {
			p.year = endYear
		}
		return p, name == s
	case "a":
		p.role = RoleA
	case "b":
		p.role = RoleB
	case "pair":
		p.role = RolePair
	default:
		if len(name) != 1 || name[0] < '1' || name[0] > '9' || value && field != "size" {
			return piece{}, false
		}
		p.figure = int(name[0] - '0')
		value, field = true, cmp.Or(field, "value")
	}
	if value && field != "value" && field != "size" || rounded && !value {
		return piece{}, false
	}
	p.value, p.bare = value, field == "size"
	if rounded {
		if len(decimals) != 1 || decimals[0] < '0' || decimals[0] > '0'+maxDecimals {
			return piece{}, false
		}
		p.decimals = int(decimals[0] - '0')
	}
	return p, true
}
