package data

import "strconv"

// Origin is the row of a file from which a value was read.
type Origin struct {
	File uint8 // in Origins.Files, from 1; 0 for none
	// Row counts from 1, and the header is row 1: as a spreadsheet numbers it, and as
	// RFC 7111 does.
	Row uint32
}

// Origins says from which row of the steward's files each value of a dataset came. A
// dataset need not have them, and the pages' programs are without.
type Origins struct {
	Files []string // names, such as "openalex_pairs.csv"
	// Folder is the address below which the site has the files, "" where it has not.
	Folder string `json:"-"`
	// Lines are series by their keys and years, without values; Rows are where the
	// values of each stand.
	Lines []Series `json:"-"`
	Rows  [][]Origin
	// Facts are where those of Dataset.Facts stand, in their order.
	Facts []Origin
	lines map[lineKey]int
}

// SourcesFolder is the address below which the site has the files of the dataset that
// it shows when it is given no other.
const SourcesFolder = "/data/sources/"

// FilesOf returns the names of the files with values of a source, each once.
func (o *Origins) FilesOf(d *Dataset, source SourceID) []string {
	var files []string
	add := func(at Origin) {
		if at.File == 0 || int(at.File) > len(o.Files) {
			return
		}
		name := o.Files[at.File-1]
		for _, have := range files {
			if have == name {
				return
			}
		}
		files = append(files, name)
	}
	for i := range o.Lines {
		if o.Lines[i].Source == source {
			for _, at := range o.Rows[i] {
				add(at)
			}
		}
	}
	for i := range o.Facts {
		if i < len(d.Facts) && d.Facts[i].Source == source {
			add(o.Facts[i])
		}
	}
	return files
}

// lineKey is what tells a series from others.
type lineKey struct {
	indicator IndicatorID
	subject   Subject
	field     FieldID
	source    SourceID
	segment   int
}

func (s *Series) key() lineKey {
	return lineKey{s.Indicator, s.Subject, s.Field, s.Source, s.Segment}
}

// Index makes the lines quick to find. It is called when all are there, before the first
// question.
func (o *Origins) Index() {
	o.lines = make(map[lineKey]int, len(o.Lines))
	for i := range o.Lines {
		o.lines[o.Lines[i].key()] = i
	}
}

// Origin returns where the value of a year of a series stands in the steward's files, as
// the name of a file and a row of it: "openalex_pairs.csv#row=123". The header is row 1.
// A calculated measure has the rows of all that its value is made of, in the order of its
// formula, "works.csv#row=123;7-9"; those of several files stand with a space between. It
// is "" where nobody knows.
func (d *Dataset) Origin(s *Series, year int) string {
	if d.Origins == nil {
		return ""
	}
	return d.Origins.say(d.origins(nil, s, year))
}

// OriginOf returns where the values stand that a figure was calculated from, as Origin
// does.
func (d *Dataset) OriginOf(c *Calculated) string {
	if d.Origins == nil {
		return ""
	}
	var list []Origin
	for _, in := range c.Inputs {
		if in.Series != nil {
			list = d.origins(list, in.Series, int(in.Moment.Year))
		}
	}
	return d.Origins.say(list)
}

// origins adds to a list where the value of a year stands, or all that it is made of.
func (d *Dataset) origins(list []Origin, s *Series, year int) []Origin {
	ind := d.Indicator(s.Indicator)
	if ind == nil || ind.Of == "" {
		return append(list, d.Origins.at(s.key(), year))
	}
	base := *s
	base.Indicator = ind.Of
	list = append(list, d.Origins.at(base.key(), year))
	for _, divisor := range d.divisors(&base, ind) {
		if divisor != nil {
			list = append(list, d.Origins.at(divisor.key(), year))
		}
	}
	return list
}

// at is where the value of a year stands, zero for nowhere.
func (o *Origins) at(key lineKey, year int) Origin {
	i, known := o.lines[key]
	if !known {
		return Origin{}
	}
	for j, m := range o.Lines[i].Points {
		if int(m.Year) == year {
			return o.Rows[i][j]
		}
	}
	return Origin{}
}

// say writes where some values stand, file by file as they come: rows that follow each
// other as a range, and a row that two of them share once.
func (o *Origins) say(list []Origin) string {
	text, file, row := "", uint8(0), uint32(0)
	for i := 0; i < len(list); {
		first := list[i]
		last := first.Row
		for i++; i < len(list) && list[i].File == first.File && list[i].Row == last+1; i++ {
			last++
		}
		if first.File == 0 || int(first.File) > len(o.Files) || first.File == file && last == row {
			continue
		}
		switch {
		case first.File == file:
			text += ";"
		case text != "":
			text += " "
			fallthrough
		default:
			text += o.Files[first.File-1] + rowFragment
		}
		file, row = first.File, last
		text += strconv.Itoa(int(first.Row))
		if last > first.Row {
			text += "-" + strconv.Itoa(int(last))
		}
	}
	return text
}

// rowFragment stands between the name of a file and the numbers of its rows, as in
// RFC 7111.
const rowFragment = "#row="

// FactOrigin returns where a single figure of the dataset stands, as Origin does.
func (d *Dataset) FactOrigin(f *Fact) string {
	if d.Origins == nil {
		return ""
	}
	for i := range d.Facts {
		if &d.Facts[i] == f && i < len(d.Origins.Facts) {
			return d.Origins.say(d.Origins.Facts[i : i+1])
		}
	}
	return ""
}

// DerivedOrigin returns where the figures of the deck stand that one was calculated from,
// as ObservationOrigin does.
func (d *Dataset) DerivedOrigin(derived *Derived) string {
	text := ""
	for _, o := range derived.Inputs {
		switch at := d.ObservationOrigin(o); {
		case text == "":
			text = at
		case at != "":
			text += ";" + at[len(observationsTable+rowFragment):]
		}
	}
	return text
}

// ObservationOrigin returns where a figure of the deck's table stands: the row of the
// dataset's table observations, "observations#row=2". They were read from the deck by
// hand and have no file before that.
func (d *Dataset) ObservationOrigin(o *Observation) string {
	for i := range d.Observations {
		if &d.Observations[i] == o {
			return observationsTable + rowFragment + strconv.Itoa(i+2)
		}
	}
	return ""
}
