package download

import "hash/crc32"

// archive writes a ZIP as PKWARE's APPNOTE has it, in one pass: each file compressed,
// with its length and check sum behind it, and a directory at the end. The names are
// ASCII.
type archive struct {
	out   *Making
	day   uint32 // of all files, as DOS writes it
	files []archived
	pack  deflater
	from  uint32 // where the last file begins
}

// archived is a file in an archive.
type archived struct {
	name                     string
	at, check, length, whole uint32 // length is that in the archive
	method, behind           uint16
	kind                     uint32 // of file, as Unix and DOS have it
}

// The signatures of an archive's parts, and what each file of it says: that it is
// compressed, that its length stands behind it, and that anybody may read it.
const (
	fileSignature      = 0x04034b50
	behindSignature    = 0x08074b50
	directorySignature = 0x02014b50
	endSignature       = 0x06054b50
	zipVersion         = 20
	unixVersion        = 3<<8 | zipVersion
	lengthBehind       = 1 << 3
	deflated           = 8
	readable           = 0o100644 << 16
	folder             = 0o040755<<16 | 1<<4
)

// newArchive begins an archive whose files are all of a day, YYYY-MM-DD, or of the first
// that DOS knows.
func newArchive(out *Making, day string) *archive {
	return &archive{out: out, day: dosDay(day), pack: deflater{out: out}}
}

// dosDay is a day as DOS writes it; 1 January 1980 for what is none.
func dosDay(day string) uint32 {
	if isDay(day) && number(day[:4]) >= 1980 && number(day[:4]) < 1980+128 {
		return (number(day[:4])-1980)<<9 | number(day[5:7])<<5 | number(day[8:])
	}
	return 1<<5 | 1
}

// isDay reports whether a text is a day as YYYY-MM-DD.
func isDay(day string) bool {
	if len(day) != len("2006-01-02") {
		return false
	}
	for i := range len(day) {
		if dash := i == 4 || i == 7; dash && day[i] != '-' || !dash && (day[i] < '0' || day[i] > '9') {
			return false
		}
	}
	month, date := number(day[5:7]), number(day[8:])
	return month >= 1 && month <= 12 && date >= 1 && date <= 31
}

func number(digits string) uint32 {
	n := uint32(0)
	for i := range len(digits) {
		n = n*10 + uint32(digits[i]-'0')
	}
	return n
}

// at is how many bytes of the archive there are.
func (a *archive) at() uint32 { return a.out.handed + uint32(len(a.out.buffer)) }

// folder adds a folder, whose name ends in a solidus. ZIP does without, but npm's
// datapackage writes no file into a folder that it was not told of.
func (a *archive) folder(name string) {
	f := archived{name: name, at: a.at(), kind: folder}
	a.head(&f)
	a.files = append(a.files, f)
}

// head writes what stands before a file.
func (a *archive) head(f *archived) {
	a.words(fileSignature)
	a.halves(zipVersion, f.behind, f.method, 0, uint16(a.day))
	a.words(0, 0, 0)
	a.halves(uint16(len(f.name)), 0)
	a.out.buffer = append(a.out.buffer, f.name...)
}

// open begins a file.
func (a *archive) open(name string) {
	f := archived{name: name, at: a.at(), method: deflated, behind: lengthBehind, kind: readable}
	a.head(&f)
	a.from = a.at()
	a.pack.reset()
	a.files = append(a.files, f)
}

// write adds to the file that was begun.
func (a *archive) write(text []byte) {
	f := &a.files[len(a.files)-1]
	f.check = crc32.Update(f.check, crc32.IEEETable, text)
	f.whole += uint32(len(text))
	a.pack.write(text)
}

// close ends the file and returns its length.
func (a *archive) close() uint32 {
	f := &a.files[len(a.files)-1]
	a.pack.end()
	f.length = a.at() - a.from
	a.words(behindSignature, f.check, f.length, f.whole)
	return f.whole
}

// end adds the directory.
func (a *archive) end() {
	from := a.at()
	for i := range a.files {
		f := &a.files[i]
		a.words(directorySignature)
		a.halves(unixVersion, zipVersion, f.behind, f.method, 0, uint16(a.day))
		a.words(f.check, f.length, f.whole)
		a.halves(uint16(len(f.name)), 0, 0, 0, 0)
		a.words(f.kind, f.at)
		a.out.buffer = append(a.out.buffer, f.name...)
	}
	length := a.at() - from
	a.words(endSignature)
	a.halves(0, 0, uint16(len(a.files)), uint16(len(a.files)))
	a.words(length, from)
	a.halves(0)
}

// halves and words append numbers of two and of four bytes, the lowest first.
func (a *archive) halves(numbers ...uint16) {
	for _, n := range numbers {
		a.out.buffer = append(a.out.buffer, byte(n), byte(n>>8))
	}
}

func (a *archive) words(numbers ...uint32) {
	for _, n := range numbers {
		a.out.buffer = append(a.out.buffer, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	}
}
