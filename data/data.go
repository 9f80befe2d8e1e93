// Package data is the explorer's domain: places, sources, indicators and what
// was observed of them. It stands at the start of the flow: everything a
// reader sees, hears or downloads is made from a Dataset and nothing else.
// It imports the standard library only.
package data

// Language is a language of the interface and of the dataset's texts, as a
// BCP 47 tag.
type Language string

// The languages the explorer speaks. English is the dataset's default.
const (
	English  Language = "en"
	Japanese Language = "ja"
)

// Languages lists every language in the order in which they are offered.
var Languages = []Language{English, Japanese}

// Text is a text in the explorer's languages; a language that the dataset
// does not give is the empty string.
type Text struct {
	EN, JA string
}

// In returns the text in the wanted language, or else in the other one, and
// the language of what it returns. A text given in no language is "" in
// the wanted one.
func (t Text) In(want Language) (string, Language) {
	switch {
	case t.JA == "" && t.EN == "":
		return "", want
	case t.JA != "" && (want == Japanese || t.EN == ""):
		return t.JA, Japanese
	}
	return t.EN, English
}

// IsZero reports whether the text is given in no language.
func (t Text) IsZero() bool { return t.EN == "" && t.JA == "" }

// Identifiers. A PlaceID is an ISO 3166-1 alpha-3 code or the code of an
// aggregate; the others are lower-case words joined by hyphens.
type (
	PlaceID      string
	SourceID     string
	IndicatorID  string
	TopicID      string
	FieldID      string
	CollectionID string
	RemarkID     string
	PartID       string
	ColumnID     string
)

// Statement is something that a source may or may not say about its figures.
// What the source does not say is typed so, and our own interpretation is kept
// apart and marked, with its reason.
type Statement struct {
	// Stated is what the source says; zero when it says nothing, which is
	// the typed value "not stated".
	Stated Text
	// Interpretation is how we take a figure whose source says nothing; may be
	// zero.
	Interpretation Text
	// Reason says why we read it so; given whenever Interpretation is.
	Reason Text
}

// IsStated reports whether the source says it.
func (s Statement) IsStated() bool { return !s.Stated.IsZero() }

// PlaceKind says what a place is.
type PlaceKind uint8

// The kinds of place.
const (
	// Country is a country or territory. It alone may be a partner, be ranked
	// or be offered to the reader's choice.
	Country PlaceKind = iota
	// Aggregate is several places together, such as the world: a value to
	// compare with.
	Aggregate
	// Residual is what a source does not break down, such as the places
	// outside its ten largest: what is in it differs from row to row.
	Residual
)

// Place is a country or territory, or several together.
type Place struct {
	ID        PlaceID
	Name      Text // "United Kingdom"
	ShortName Text // "UK": as in the deck's column heads
	// InProse is the short name as it stands in a sentence, "the UK"; zero
	// where that is the short name itself.
	InProse Text
	Kind    PlaceKind
	// OtherNames are more words by which readers look for the place, with ";"
	// between: other names, codes, readings. No page shows them, and the browser's
	// dataset is without them.
	OtherNames string
	// Reading is the Japanese name in kana, "" where the name is. The browser
	// does without: it has Order.
	Reading string
	Order   PlaceOrder
}

// PlaceOrder is where a place stands by name among all, from 1: see OrderPlaces.
// The browser has that of the page's language in both.
type PlaceOrder struct{ EN, JA int }

// In returns the position in a language's order.
func (o PlaceOrder) In(l Language) int {
	if l == Japanese {
		return o.JA
	}
	return o.EN
}

// Roles says which places the dataset is about. Colours, marks and titles
// follow the roles, so that another pair of places needs no code.
type Roles struct {
	A, B PlaceID
	// World is the aggregate to compare places with, "" for none.
	World PlaceID
	// PairLabel is the two together as a column head: "Japan–UK".
	PairLabel Text
	// PairName is the two together in a sentence: "Japan and the UK together".
	PairName Text
	// Initials are the single characters by which Japanese names two places together,
	// in the order in which it says them: 日, 英, 米 make 日英, 日米 and 英米.
	Initials []Initial
}

// Initial is the character that stands for a place in the Japanese name of two.
type Initial struct {
	Place     PlaceID
	Character string
}

// PairInitials returns the Japanese name of two places by a character each, whichever
// of them is given first; "" where one has none.
func (r *Roles) PairInitials(p, q PlaceID) string {
	name, found := "", 0
	for i := range r.Initials {
		if id := r.Initials[i].Place; id == p || id == q {
			name += r.Initials[i].Character
			found++
		}
	}
	if found < 2 {
		return ""
	}
	return name
}

// Topic groups indicators for the reader's filter.
type Topic struct {
	ID    TopicID
	Label Text
}

// Source is where figures come from.
type Source struct {
	ID        SourceID
	Title     Text
	Publisher Text
	// ShortName is what the source is called beside its figures: "NCSES 2022".
	// Zero where nothing shorter than the publisher names it.
	ShortName Text
	// Address is where the source can be read, "" when it has no address.
	Address string
	// Read is the day on which the figures were read, as YYYY-MM-DD. Where
	// ReadBefore is set that day was not recorded: it was before Read.
	Read       string
	ReadBefore bool
	// Database is the bibliographic or statistical database behind the figures.
	Database Statement
	// Licence is the licence of the figures.
	Licence Statement
	SourceRecord
}

// SourceRecord is what else is known of a source. Only the page of sources says
// it: the browser's programs are without.
type SourceRecord struct {
	// Date is when the source was published.
	Date Statement
	// CountingMethod is how works of several places are counted.
	CountingMethod Statement
	LicenceAddress string // where the licence can be read, "" for nowhere
	Terms          Text   // the terms of use that hold where no licence is stated
	// ReadFrom is where its figures were read, where that is not the source
	// itself; Conversion is how they came from there into the dataset, Checks what
	// was compared to see that none was changed on the way. Zero for nothing.
	ReadFrom, Conversion, Checks Text
	// Tables are the addresses of the very tables that were read, where Source.Address
	// leads to a whole of which they are a part.
	Tables []string
	// SingleFigures says that single figures are quoted, and no series.
	SingleFigures bool
}

// DisplayName returns what the source is called beside its figures: its short
// name, or its publisher where it has none.
func (s *Source) DisplayName() Text {
	if s.ShortName.IsZero() {
		return s.Publisher
	}
	return s.ShortName
}

// Caveat is what to mind when reading a figure. One that changes what the
// number means is a caution: it stands in full wherever the figure does.
type Caveat struct {
	Text
	Caution bool
}

// Meaning says what kind of quantity an indicator is; it decides how the
// number is written, compared and drawn.
type Meaning uint8

// The kinds of quantity.
const (
	Count        Meaning = iota + 1 // how many: whole, zero or more
	RatioToWorld                    // a ratio whose world average is the benchmark
	Growth                          // change over the period, in per cent
	Rank                            // a place in an order, 1 is first
	Flow                            // how many move from an origin to a destination
	Share                           // a part of something, in per cent, without a sign
	Amount                          // how much: zero or more, not always whole
)

// Indicator is one measure: a row of the deck's table, or one of the open
// sources beside it.
type Indicator struct {
	ID    IndicatorID
	Topic TopicID
	// Collection is where the indicator's series are, "" for a row of the
	// deck's table, which has observations instead. Until its collection is
	// loaded an indicator is without its definition, caveats and statements.
	Collection CollectionID
	// Sparkline is the indicator the size of a word, drawn as Drawn.Markup is.
	Sparkline string
	// Subject is whose values the indicator's series are; 0 for a row of the
	// deck's table.
	Subject SubjectKind
	// Whole is the measure that this is a part of, for the same place and year
	// and by the same source: of a pair's joint works, each one's
	// international works. Total is the measure of all that a place has in the
	// same source. Both are "" where no measure is.
	Whole, Total IndicatorID
	// Of is the measure that this one is calculated from, "" for a measure
	// that its source gives. What is calculated has no series in the dataset:
	// a Share is the part of Of in Of's Whole, a RatioToWorld how much more of
	// a place's works than of the world's is in a field (see Specialisation).
	Of IndicatorID
	// Label is the source's own row label, without its period: "FWCI".
	Label Text
	// Name is the measure in full: "Field-weighted citation impact".
	Name    Text
	Meaning Meaning
	// Unit says what one is: "publications", "world = 1.00".
	Unit Text
	// Decimals is how many digits after the point the source prints.
	Decimals int
	// Benchmark is the value to compare with (world = 1.00) and
	// BenchmarkLabel its name; only where HasBenchmark.
	HasBenchmark   bool
	Benchmark      float64
	BenchmarkLabel Text
	Definition     Text
	// Finding is the title of the indicator's chart. It holds placeholders
	// that Dataset.Finding fills from the observations, never figures:
	// {a}, {b}, {pair} are short names; {a.value}, {b.value}, {pair.value}
	// the values in those columns as printed, and {pair.value:1} the same
	// rounded to one decimal.
	Finding Text
	// Phrases are how sentences speak of the measure, and Without the findings
	// that its meaning would allow and that must not be told of it.
	Phrases Phrases
	Without FindingKinds
	Caveats []Caveat
	// Formula is how the figure was calculated and Counting how works or
	// people were counted, as far as the source says.
	Formula  Statement
	Counting Statement
}

// SubjectKind says whose value an observation is.
type SubjectKind uint8

// The kinds of subject.
const (
	OfPlace   SubjectKind = iota + 1 // a value of Place
	OfPair                           // a value of Place and Partner together, in no order
	OfRanking                        // where Partner stands among Place's partners
	OfFlow                           // from Place, the origin, to Partner, the destination
)

// Subject is whose value an observation is. Partner is "" for OfPlace.
type Subject struct {
	Kind    SubjectKind
	Place   PlaceID
	Partner PlaceID
}

// Period is the years a value is about, both included; Start == End for one
// year.
type Period struct {
	Start, End int
}

// Missing says why there is no number. The zero value means there is one.
type Missing uint8

// The reasons, with the shorthand of the UK Government Statistical Service.
const (
	Present       Missing = iota
	NotApplicable         // [z]
	NotAvailable          // [x]
	Confidential          // [c]
	Low                   // [low]: rounds to zero but is not zero
)

// Flag marks a number that needs a word of care.
type Flag uint8

// The flags, with the same shorthand.
const (
	Break       Flag = iota + 1 // [b]: not comparable with the years before
	Estimated                   // [e]
	Provisional                 // [p]
	Revised                     // [r]
	Unreliable                  // [u]: out of line with the years beside it; nothing is compared with it
	Tied                        // [t]: a rank shared with another, so that their order means nothing
)

// Value is a number or the typed reason why there is none.
type Value struct {
	Number  float64 // in the indicator's unit; growth in per cent; only when Missing is Present
	Missing Missing
	Reason  Text // given whenever Missing is not Present
}

// Present reports whether there is a number.
func (v Value) Present() bool { return v.Missing == Present }

// Note is a mark that the source sets at a number and the note it points to.
type Note struct {
	Mark string
	Text Statement // not stated when the source does not print the note
}

// Observation is one value of one indicator, with where it comes from.
type Observation struct {
	Indicator IndicatorID
	Subject   Subject
	Period    Period
	Value     Value
	Source    SourceID
	// Label is what the source writes at the number: "UK students".
	Label Text
	Flags []Flag
	Notes []Note
}

// Column is a column of the indicator table.
type Column struct {
	ID    ColumnID // a place's id, or a pair's two ids in order, joined: "GBR-JPN"
	Role  Role
	Label Text
}

// Role is what a mark stands for; colour and shape follow it.
type Role uint8

// The roles.
const (
	RoleA Role = iota + 1
	RoleB
	RolePair
)

// Headline is a figure shown large at the top of the overview.
type Headline struct {
	Indicator IndicatorID
	Column    ColumnID
	Label     Text
	// Spoken is one sentence that can be said aloud, Caution what changes its
	// meaning; either may be zero. Both are templates as Indicator.Finding is, in
	// which {1} is the first of Figures.
	Spoken  Text
	Caution Text
	Figures []OpenValue // of open sources, calculated
}

// OpenValue is a value of an open source and how it is printed.
type OpenValue struct {
	Value    Value
	Meaning  Meaning
	Decimals int
}

// Dataset is everything the explorer knows. Slices keep the file's order,
// which is the order in which things are shown.
type Dataset struct {
	Name    string
	Version string
	// Released is the day of the version, as YYYY-MM-DD, "" where the dataset has no
	// record of its changes: that of the first of Revisions.
	Released string
	// Revisions are what changed from version to version, the newest first. The browser
	// does without.
	Revisions []Revision
	// Home is where readers find the explorer, "https://example.org", without a path;
	// "" where that is not known. It is the host's to say and no file has it.
	Home string
	// Product is the explorer's name, Introduction the overview's first
	// sentence, Deck the title and subtitle of what is explored.
	Product      Text
	Introduction Text
	Deck         Text
	DeckSubtitle Text
	// ShortProduct is the explorer's name below an icon, where some seven
	// characters can be read; zero for Product.
	ShortProduct Text
	// DeckName is what the deck is called in the sentences of the interface, zero
	// for the interface's own word. The browser's phrases have it in them.
	DeckName Text
	// TranslationNote says that the texts in a language other than the
	// source's are not official; zero when they all are.
	TranslationNote Text
	// Imprint says who publishes the explorer, and whether the publisher of
	// the figures has endorsed it.
	Imprint          Text
	Roles            Roles
	DefaultIndicator IndicatorID
	Headlines        []Headline
	Topics           []Topic
	Places           []Place
	Sources          []Source
	Indicators       []Indicator
	Observations     []Observation
	Parts            []Part
	Messages         []Message
	Contacts         []Contact
	// What follows is the open evidence beside the deck. Of it the overview
	// has the Nearest series, those of Features and the names of the collections;
	// the rest comes when a view asks for it.
	Nearest     []Nearest
	Features    []Feature
	Fields      []Field
	Remarks     []Remark
	Verdicts    []CellVerdict
	Measures    []Measure
	Facts       []Fact
	Events      []Event
	Claims      []Claim
	Collections []Collection
	excerpt     *excerpt // nil where the collections are whole, or not there
	// Origins says where the values were read; nil where nobody knows.
	Origins *Origins
}
