package citation

import (
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"

	"bilateral/components/catalogue"
	"bilateral/components/jsontext"
	"bilateral/data"
)

// Format is a form of citation for the programs that keep references.
type Format struct {
	MediaType string
	Write     func(*View) []byte
}

// formats are those of Files.
var formats = [len(Files)]Format{
	{"application/x-bibtex; charset=utf-8", func(v *View) []byte { return []byte(v.BibTeX()) }},
	{"application/x-research-info-systems; charset=utf-8", func(v *View) []byte { return []byte(v.RIS()) }},
	{"application/vnd.citationstyles.csl+json", (*View).CSL},
}

// FormatOf is the format of a file by the last name of its address, nil for none.
func FormatOf(name string) *Format {
	for i := range Files {
		if Files[i].Name == name {
			return &formats[i]
		}
	}
	return nil
}

// months are the macros that every style of BibTeX has.
var months = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// BibTeX is an @dataset entry, as biblatex has it; older styles print it as @misc, for
// which howpublished says what biblatex has fields for. The publishers of the sources
// are the authors, each a name that is not to be taken apart.
func (v *View) BibTeX() string {
	b := &strings.Builder{}
	b.WriteString("@dataset{" + v.key() + ",\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString("  " + name + " = " + value + ",\n")
		}
	}
	braced := func(name, value string) {
		if value != "" {
			field(name, "{"+value+"}")
		}
	}
	authors := ""
	for i, name := range v.publishers() {
		if i > 0 {
			authors += " and "
		}
		authors += "{" + tex(name) + "}"
	}
	braced("author", authors)
	braced("title", "{"+tex(v.title())+"}")
	braced("publisher", tex(v.text(v.Dataset.Product)))
	braced("version", tex(v.Dataset.Version))
	if year, month, _, ok := day(v.Dataset.Released); ok {
		braced("year", strconv.Itoa(year))
		field("month", months[month-1])
	}
	braced("howpublished", tex(v.Catalogue.Say(catalogue.CitePublished, "product", v.text(v.Dataset.Product), "version", v.Dataset.Version, "address", v.address())))
	braced("url", verbatim(v.address()))
	braced("urldate", line(v.Accessed))
	braced("note", tex(v.note()))
	braced("langid", [...]string{"british", "japanese"}[languageIndex(v.Catalogue.Language)])
	b.WriteString("}\n")
	return b.String()
}

func languageIndex(l data.Language) int {
	if l == data.Japanese {
		return 1
	}
	return 0
}

// verbatim is an address in a field that is not read as TeX: braces would end it.
func verbatim(address string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20").Replace(line(address))
}

// special is what TeX does not print as it stands.
var special = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
	"~", `\textasciitilde{}`, "^", `\textasciicircum{}`)

// tex is a text as LaTeX prints it.
func tex(text string) string { return special.Replace(line(text)) }

// RIS is the entry as a DATA record. A name of an organisation ends in a comma and has
// no other, so that no program takes some of its words for a given name: its own commas
// become dashes, and stand as they are in the note.
func (v *View) RIS() string {
	b := &strings.Builder{}
	tag := func(name, value string) {
		if value = line(value); value != "" {
			b.WriteString(name + "  - " + value + "\r\n")
		}
	}
	tag("TY", "DATA")
	for _, name := range v.publishers() {
		tag("AU", strings.ReplaceAll(name, ", ", " – ")+",")
	}
	tag("TI", v.title())
	tag("PB", v.text(v.Dataset.Product))
	if year, _, _, ok := day(v.Dataset.Released); ok {
		tag("PY", strconv.Itoa(year))
		tag("DA", strings.ReplaceAll(v.Dataset.Released, "-", "/"))
	}
	tag("ET", v.Dataset.Version)
	tag("UR", v.address())
	tag("Y2", strings.ReplaceAll(v.Accessed, "-", "/"))
	tag("LA", string(v.Catalogue.Language))
	tag("N1", v.note())
	b.WriteString("ER  - \r\n")
	return b.String()
}

// line is a text on one line, without control characters.
func line(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\ufffd"), func(r rune) bool {
		return r == ' ' || r == '\u2028' || r == '\u2029' || unicode.IsControl(r)
	}), " ")
}

// CSL is the entry as CSL-JSON, a list of one.
func (v *View) CSL() []byte {
	b := append([]byte("[{\"id\":"), jsontext.Quote(nil, v.key())...)
	b = append(b, ",\"type\":\"dataset\""...)
	field := func(name, value string) {
		if value = line(value); value != "" {
			b = jsontext.Quote(append(b, ",\""+name+"\":"...), value)
		}
	}
	field("title", v.title())
	for i, name := range v.publishers() {
		if i == 0 {
			b = append(b, ",\"author\":["...)
		} else {
			b = append(b, ',')
		}
		b = append(jsontext.Quote(append(b, "{\"literal\":"...), line(name)), '}')
	}
	if len(v.Sources) > 0 {
		b = append(b, ']')
	}
	field("publisher", v.text(v.Dataset.Product))
	field("version", v.Dataset.Version)
	b = append(b, inParts("issued", v.Dataset.Released)+inParts("accessed", v.Accessed)...)
	field("URL", v.address())
	field("language", string(v.Catalogue.Language))
	field("note", v.note())
	return append(b, "}]\n"...)
}

// inParts is a member of CSL-JSON with a day in parts; "" for none.
func inParts(name, date string) string {
	year, month, of, ok := day(date)
	if !ok {
		return ""
	}
	return ",\"" + name + "\":{\"date-parts\":[[" + strconv.Itoa(year) + "," + strconv.Itoa(month) + "," + strconv.Itoa(of) + "]]}"
}

// day reads YYYY-MM-DD.
func day(date string) (year, month, of int, ok bool) {
	if len(date) != len("2026-11-29") || date[4] != '-' || date[7] != '-' {
		return 0, 0, 0, false
	}
	year, hasYear := data.ParseInt(date[:4])
	month, hasMonth := data.ParseInt(date[5:7])
	of, hasDay := data.ParseInt(date[8:])
	return year, month, of, hasYear && hasMonth && hasDay && month >= 1 && month <= len(months)
}

// note names the sources with their titles and addresses, for the programs that have
// one field for all that has none of its own.
func (v *View) note() string {
	text := ""
	for i, s := range v.Sources {
		if i > 0 {
			text += " "
		}
		text += v.Catalogue.Say(catalogue.SourceLine, "publisher", v.text(s.Publisher), "title", v.text(s.Title))
		if s.Address != "" {
			text += " " + s.Address
		}
	}
	return text
}

// key is the entry's name in a list of references: the dataset, the page and figure, and
// where the view has choices some letters for them, so that two views have two keys.
func (v *View) key() string {
	address, figure, _ := strings.Cut(v.Address, "#")
	path, choices, chosen := strings.Cut(address, "?")
	key := ascii(v.Dataset.Name)
	for part := range strings.SplitSeq(path+"/"+figure, "/") {
		if part = ascii(part); part != "" && part != string(v.Catalogue.Language) {
			key += "-" + part
		}
	}
	if chosen {
		sum := fnv.New32a()
		sum.Write([]byte(choices))
		key += "-" + strconv.FormatUint(uint64(sum.Sum32()), 36)
	}
	return key + "-" + string(v.Catalogue.Language)
}

// ascii keeps the letters, digits and hyphens of a text.
func ascii(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, text)
}
