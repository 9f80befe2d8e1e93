package download

import (
	"strconv"

	"bilateral/data"
)

// names gives files names that no two have, whatever the letters' case.
type names struct{ taken map[string]bool }

// take takes a name, and reports whether it was free.
func (n *names) take(name string) bool {
	if n.taken == nil {
		n.taken = map[string]bool{}
	}
	name = small(name)
	if n.taken[name] {
		return false
	}
	n.taken[name] = true
	return true
}

// file is a free name for a file, as near to the given one as can be.
func (n *names) file(name string) string {
	name = SafeName(name)
	stem, ending := name, ""
	for i := len(name) - 1; i > 0; i-- {
		if name[i] == '.' {
			stem, ending = name[:i], name[i:]
			break
		}
	}
	return n.free(stem, ending)
}

// table is a free path for a table in a language: data/joint-works.en.csv.
func (n *names) table(id string, l data.Language) string {
	b := []byte(small(SafeName(id)))
	for i, c := range b {
		if c == '.' {
			b[i] = '-'
		}
	}
	return n.free(tablesFolder+string(b), "."+string(l)+".csv")
}

func (n *names) free(stem, ending string) string {
	name := stem + ending
	for i := 2; !n.take(name); i++ {
		name = stem + "-" + strconv.Itoa(i) + ending
	}
	return name
}

// small is a text with small letters for capitals.
func small(text string) string {
	b := []byte(text)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// resourceName is what a table is called by in the descriptor, after its path:
// joint-works-en of data/joint-works.en.csv.
func resourceName(path string) string {
	b := []byte(path[:len(path)-len(".csv")])
	for i, c := range b {
		if c == '.' || c == '/' {
			b[i] = '-'
		}
	}
	if n := len(tablesFolder); path[:n] == tablesFolder {
		b = b[n:]
	}
	return string(b)
}

// mostOfName is how many letters a name may have, so that whole paths stay below what
// systems allow.
const mostOfName = 100

// SafeName is a text as every system takes it for the name of a file: letters and digits
// of ASCII, points, hyphens and underscores. All else becomes a hyphen, several one. It
// is "file" where nothing is left. The same text has the same name always.
func SafeName(text string) string {
	var b []byte
	for i := 0; i < len(text) && len(b) < mostOfName; i++ {
		c := text[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '_':
		case c == '.' && len(b) > 0 && b[len(b)-1] != '.' && b[len(b)-1] != '-':
		default:
			c = '-'
			if len(b) == 0 || b[len(b)-1] == '-' || b[len(b)-1] == '.' {
				continue
			}
		}
		b = append(b, c)
	}
	for len(b) > 0 && (b[len(b)-1] == '-' || b[len(b)-1] == '.') {
		b = b[:len(b)-1]
	}
	switch stem(string(b)) {
	case "":
		return "file"
	case "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9":
		return "file-" + string(b) // a device of Windows
	}
	return string(b)
}

// stem is what of a name stands before its first point, in small letters.
func stem(name string) string {
	for i := range len(name) {
		if name[i] == '.' {
			return small(name[:i])
		}
	}
	return small(name)
}
