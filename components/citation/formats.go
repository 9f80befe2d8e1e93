package citation

import (
	"strconv"
	"strings"
)

// BibTeX is an @dataset entry, as biblatex has it, with the fields that BibTeX has too.
// The publishers of the sources are the authors, each a name that is not to be taken
// apart.
func (v *View) BibTeX() string {
	b := &strings.Builder{}
	b.WriteString("@dataset{" + v.key() + ",\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString("  " + name + " = {" + value + "},\n")
		}
	}
	authors := ""
	for i, s := range v.Sources {
		if i > 0 {
			authors += " and "
		}
		authors += "{" + tex(s.Publisher) + "}"
	}
	field("author", authors)
	field("title", "{"+tex(v.title())+"}")
	field("publisher", tex(v.Product))
	field("version", tex(v.Version))
	if len(v.Published) >= 4 {
		field("year", v.Published[:4])
	}
	field("date", v.Published)
	field("url", address(v.Address))
	field("urldate", v.Accessed)
	field("note", tex(v.note()))
	field("langid", map[string]string{"en": "british", "ja": "japanese"}[string(v.Language)])
	b.WriteString("}\n")
	return b.String()
}

// address is an address in a field of BibTeX: braces would end it.
func address(a string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", "\\", "%5C", " ", "%20").Replace(a)
}

// tex is a text as LaTeX prints it.
func tex(text string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
		"~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\n", " ", "\r", " ").Replace(text)
}

// RIS is the entry as a DATA record. A name of an organisation ends in a comma, so that
// none of its words is taken for a given name.
func (v *View) RIS() string {
	b := &strings.Builder{}
	tag := func(name, value string) {
		if value != "" {
			b.WriteString(name + "  - " + line(value) + "\r\n")
		}
	}
	tag("TY", "DATA")
	for _, s := range v.Sources {
		tag("AU", s.Publisher+",")
	}
	tag("TI", v.title())
	tag("PB", v.Product)
	if len(v.Published) == len("2006-01-02") {
		tag("PY", v.Published[:4])
		tag("DA", strings.ReplaceAll(v.Published, "-", "/"))
	}
	tag("ET", v.Version)
	tag("UR", v.Address)
	tag("Y2", strings.ReplaceAll(v.Accessed, "-", "/"))
	tag("LA", string(v.Language))
	tag("N1", v.note())
	b.WriteString("ER  - \r\n")
	return b.String()
}

// line is a text on one line.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

// CSL is the entry as CSL-JSON, a list of one.
func (v *View) CSL() string {
	b := &strings.Builder{}
	b.WriteString("[{\"id\":" + quoted(v.key()) + ",\"type\":\"dataset\"")
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\"" + name + "\":" + quoted(value))
		}
	}
	field("title", v.title())
	for i, s := range v.Sources {
		if i == 0 {
			b.WriteString(",\"author\":[")
		} else {
			b.WriteString(",")
		}
		b.WriteString("{\"literal\":" + quoted(s.Publisher) + "}")
	}
	if len(v.Sources) > 0 {
		b.WriteString("]")
	}
	field("publisher", v.Product)
	field("version", v.Version)
	b.WriteString(day("issued", v.Published) + day("accessed", v.Accessed))
	field("URL", v.Address)
	field("language", string(v.Language))
	field("note", v.note())
	b.WriteString("}]\n")
	return b.String()
}

// day is a member of CSL-JSON with a day in parts; "" for none.
func day(name, date string) string {
	parts := strings.Split(date, "-")
	if len(parts) != 3 {
		return ""
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil {
			return ""
		}
		parts[i] = strconv.Itoa(n)
	}
	return ",\"" + name + "\":{\"date-parts\":[[" + strings.Join(parts, ",") + "]]}"
}

// quoted is a text as a string of JSON.
func quoted(text string) string {
	const hex = "0123456789abcdef"
	b := &strings.Builder{}
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteString("\\" + string(r))
		case r < ' ':
			b.WriteString("\\u00" + string(hex[r>>4]) + string(hex[r&15]))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
