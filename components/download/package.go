package download

import (
	"iter"

	"bilateral/data"
)

// Package is what a figure shows, to be taken away as a Data Package: its tables in
// every language, the sources that they rest on, and what is to be known of them. What
// is written depends on nothing but what is given here.
type Package struct {
	Name  string    // of the package: "joint-works-GBR-JPN-1990-2023"
	Title data.Text // what is shown
	// Day is that of the dataset's version, YYYY-MM-DD, "" where it is not known: all
	// files are of that day.
	Day      string
	Address  string    // of the view, absolute, "" for none
	Editions []Edition // English first
	// Files are more files, such as citations. The READMEs list them.
	Files []File
}

// Edition is the tables of a package in one language: those of a dataset that has its
// texts. Every edition has the same tables in the same order.
type Edition struct {
	*Writer
	Tables []*Table
}

// File is a file that goes into a package as it is.
type File struct{ Name, Content string }

// packing is a package while it is written.
type packing struct {
	*Package
	zip       *archive
	names     names
	sources   []data.SourceID // of all tables, in the order in which they are met
	resources []resource
	files     []string // the names of Package.Files
	table     *Making  // that is being written, nil for none
}

// resource is a table of a package that has been written.
type resource struct {
	name, path string
	edition    *Edition
	table      *Table // nil for the table of sources
	at         int    // among those of its edition
	sources    []data.SourceID
	joined     bool // a row names two sources in one cell
	bytes      uint32
}

// The names that the files have in every package.
const (
	descriptorFile = "datapackage.json"
	sourcesFile    = "sources.csv"
	licencesFile   = "LICENCES.md"
	readmeFile     = "README.md"
	readmeJAFile   = "README.ja.md"
	tablesFolder   = "data/"
)

// ZIP is the package as a ZIP, in pieces of 64 KB at most, compressed and in one pass:
// of a table nothing is kept but its sources. The descriptor stands last, as the
// lengths of the tables stand in it. Below 4 GB nothing is asked of who reads it but
// ZIP as everybody has it; an archive of more is not written right.
func (p *Package) ZIP() iter.Seq[[]byte] { return pieces(p.MakeZIP) }

// MakeZIP begins what ZIP gives.
func (p *Package) MakeZIP() *Making {
	m := newMaking()
	w := &packing{Package: p, zip: newArchive(m, p.Day)}
	for _, name := range [...]string{descriptorFile, sourcesFile, licencesFile, readmeFile, readmeJAFile, "data"} {
		w.names.take(name)
	}
	for i := range p.Files {
		w.files = append(w.files, w.names.file(p.Files[i].Name))
	}
	w.zip.folder(tablesFolder)
	m.step, m.work = w.step, atOnce // a piece of a table
	return m
}

// step writes some more: a piece of a table, or all that stands behind the tables.
func (w *packing) step() bool {
	if w.table == nil && !w.open() {
		w.rest()
		return false
	}
	if piece := w.table.Piece(); len(piece) > 0 {
		w.zip.write(piece)
		return true
	}
	r := &w.resources[len(w.resources)-1]
	r.bytes, w.table = w.zip.close(), nil
	for _, id := range r.sources {
		w.sources = with(w.sources, id)
	}
	return true
}

// open begins the next table of the next edition and notes what it rests on; false where
// all have been written.
func (w *packing) open() bool {
	n := len(w.resources)
	for i := range w.Editions {
		e := &w.Editions[i]
		if n >= len(e.Tables) {
			n -= len(e.Tables)
			continue
		}
		id, t := "", e.Tables[n]
		if first := &w.Editions[0]; n < len(first.Tables) {
			id = first.Tables[n].ID
		}
		path := w.names.table(id, e.Language)
		w.resources = append(w.resources, resource{name: resourceName(path), path: path, edition: e, table: t, at: n})
		at, noted := len(w.resources)-1, *t
		noted.Begin = func() func() *Row {
			next := t.begin()
			return func() *Row {
				row := next()
				if row != nil {
					r := &w.resources[at]
					r.sources = withRow(r.sources, row)
					r.joined = r.joined || row.Second != ""
					if row.Claimed != nil && row.Claimed.Deck != nil {
						r.sources = with(r.sources, row.Claimed.Deck.Source)
					}
				}
				return row
			}
		}
		w.zip.open(path)
		w.table = e.MakeCSV(&noted, false)
		return true
	}
	return false
}

// rest writes what stands behind the tables.
func (w *packing) rest() {
	if len(w.Editions) > 0 {
		w.sourcesTable()
		w.text(licencesFile, w.licences())
	}
	for i := range w.Editions {
		e := &w.Editions[i]
		w.text(wordsOf(e.Language).readme, w.readme(e))
	}
	for i := range w.Files {
		w.text(w.files[i], []byte(w.Files[i].Content))
	}
	w.text(descriptorFile, w.descriptor())
	w.zip.end()
}

// text adds a file.
func (w *packing) text(name string, content []byte) {
	w.zip.open(name)
	w.zip.write(content)
	w.zip.close()
}

// sourceColumns are the columns of the table of sources. A column that has words has one
// for each edition, the Japanese under its name with "_ja".
var sourceColumns = [...]struct {
	name  string
	words bool
	about data.Text
	text  func(*Source) string
}{
	{"id", false, data.Text{EN: "The id by which the column source of the data names it.", JA: "データの「出典ID」列の値。"}, func(s *Source) string { return string(s.ID) }},
	{"title", true, data.Text{EN: "The title of the source.", JA: "出典の題名。"}, func(s *Source) string { return s.Title }},
	{"publisher", true, data.Text{EN: "Who publishes it.", JA: "発行者。"}, func(s *Source) string { return s.Publisher }},
	{"address", false, data.Text{EN: "Where it can be read.", JA: "掲載先のアドレス。"}, func(s *Source) string { return s.Address }},
	{"read", false, data.Text{EN: "The day on which its figures were read; where only that it was before a day is known, that day.", JA: "数値を読み取った日。それ以前としか分からない場合はその日。"}, func(s *Source) string { return s.Read }},
	{"database", true, data.Text{EN: "The database behind its figures.", JA: "数値のもとになったデータベース。"}, func(s *Source) string { return s.Database }},
	{"counting_method", true, data.Text{EN: "How works of several places are counted.", JA: "複数の国・地域による文献の数え方。"}, func(s *Source) string { return s.Counting }},
	{"licence", true, data.Text{EN: "Its licence, or its terms where it states none; empty where it states neither.", JA: "ライセンス。明記がなければ利用条件。どちらもなければ空欄。"}, func(s *Source) string { return s.Licence }},
	{"licence_address", false, data.Text{EN: "Where the licence can be read.", JA: "ライセンスの掲載先。"}, func(s *Source) string { return s.LicenceAddress }},
}

// eachSourceColumn goes through the columns of the table of sources, with the edition
// whose texts are in each.
func (w *packing) eachSourceColumn(do func(name string, column int, e *Edition)) {
	for i := range sourceColumns {
		for j := range w.Editions {
			e, name := &w.Editions[j], sourceColumns[i].name
			if j > 0 {
				name += "_" + string(e.Language)
			}
			if j == 0 || sourceColumns[i].words {
				do(name, i, e)
			}
		}
	}
}

// sourcesTable adds the table of sources.
func (w *packing) sourcesTable() {
	var b []byte
	n := 0
	next := func(text string) {
		b = cell(b, n, text, false)
		n++
	}
	end := func() { b, n = append(b, "\r\n"...), 0 }
	w.eachSourceColumn(func(name string, _ int, _ *Edition) { next(name) })
	end()
	for _, id := range w.sources {
		w.eachSourceColumn(func(_ string, column int, e *Edition) {
			s := e.Source(id)
			next(sourceColumns[column].text(&s))
		})
		end()
	}
	w.text(sourcesFile, b)
	w.resources = append(w.resources, resource{name: resourceName(sourcesFile), path: sourcesFile, edition: &w.Editions[0], sources: w.sources, bytes: uint32(len(b))})
}

// source is a source of the edition's dataset, one without anything for an id that it
// does not have.
func (e *Edition) source(id data.SourceID) *data.Source {
	if s := e.Dataset.Source(id); s != nil {
		return s
	}
	return &data.Source{ID: id}
}
