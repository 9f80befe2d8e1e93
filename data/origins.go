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
// A calculated measure has the rows of all that its value is made of, with a space
// between, in the order of its formula. It is "" where nobody knows.
func (d *Dataset) Origin(s *Series, year int) string {
	if d.Origins == nil {
		return ""
	}
	ind := d.Indicator(s.Indicator)
	if ind == nil || ind.Of == "" {
		return d.Origins.at(s.key(), year)
	}
	base := *s
	base.Indicator = ind.Of
	all := d.Origins.at(base.key(), year)
	if all == "" {
		return ""
	}
	for _, divisor := range d.divisors(&base, ind) {
		if divisor == nil {
			continue
		}
		if at := d.Origins.at(divisor.key(), year); at != "" {
			all += " " + at
		}
	}
	return all
}

func (o *Origins) at(key lineKey, year int) string {
	i, known := o.lines[key]
	if !known {
		return ""
	}
	for j, m := range o.Lines[i].Points {
		if int(m.Year) == year {
			return o.say(o.Rows[i][j])
		}
	}
	return ""
}

func (o *Origins) say(at Origin) string {
	if at.File == 0 || int(at.File) > len(o.Files) {
		return ""
	}
	return o.Files[at.File-1] + rowFragment + strconv.Itoa(int(at.Row))
}

// rowFragment stands between the name of a file and the number of a row, as in RFC 7111.
const rowFragment = "#row="

// FactOrigin returns where a single figure of the dataset stands, as Origin does.
func (d *Dataset) FactOrigin(f *Fact) string {
	if d.Origins == nil {
		return ""
	}
	for i := range d.Facts {
		if &d.Facts[i] == f && i < len(d.Origins.Facts) {
			return d.Origins.say(d.Origins.Facts[i])
		}
	}
	return ""
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
