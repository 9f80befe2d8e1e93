package data

import (
	"errors"
	"strings"
)

// errPlaceholder says that a finding holds a brace that is no placeholder.
var errPlaceholder = errors.New("expected one of {a}, {b}, {pair}, {a.value}, {b.value}, {pair.value}, the last three also with decimals as in {pair.value:1}")

// piece is a part of a finding: a literal, or a placeholder when role is set.
type piece struct {
	literal  string
	role     Role
	value    bool
	decimals int // as many as the indicator has when negative
}

// maxDecimals is the greatest number of digits after the point that an
// indicator or a placeholder may ask for: a float64 holds no more with a count
// of people in front of them.
const maxDecimals = 6

// parseFinding splits a finding into literals and placeholders.
func parseFinding(template string) ([]piece, error) {
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
		if !ok {
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
	case "a":
		p.role = RoleA
	case "b":
		p.role = RoleB
	case "pair":
		p.role = RolePair
	default:
		return piece{}, false
	}
	if value && field != "value" || rounded && !value {
		return piece{}, false
	}
	p.value = value
	if rounded {
		if len(decimals) != 1 || decimals[0] < '0' || decimals[0] > '0'+maxDecimals {
			return piece{}, false
		}
		p.decimals = int(decimals[0] - '0')
	}
	return p, true
}
