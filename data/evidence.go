package data

import "math"

// Identifiers of what the evidence is made of.
type (
	MeasureID string
	ClaimID   string
	RuleID    string
)

// The collections that hold no series: the single figures and events, and the
// claims with their checks. A dataset names them when it has any.
const (
	FactsCollection    CollectionID = "facts"
	EvidenceCollection CollectionID = "evidence"
)

// Basis says what kind of number a single figure is. A stock and a flow are
// never compared and never divided by each other.
type Basis uint8

// The bases.
const (
	StockBasis  Basis = iota + 1 // how many there are on a day or in a year
	FlowBasis                    // how many there were over a period, short stays included
	ShareBasis                   // a part of something
	OutputBasis                  // works of a period
	TargetBasis                  // what is aimed at, not what was measured
)

// Measure is what single figures measure.
type Measure struct {
	ID      MeasureID
	Label   Text // "Foreign students on 1 May (JASSO)"
	Unit    Text
	Meaning Meaning
	// Decimals is how many digits after the point are printed.
	Decimals int
	Basis    Basis
	// Definition says who counts whom and when.
	Definition Text
}

// PeriodKind says what the years of a single figure are.
type PeriodKind uint8

// The kinds of period.
const (
	CalendarYears PeriodKind = iota + 1
	OnDay                    // on the day Fact.Day
	YearTo                   // the twelve months to the day Fact.Day
	FiscalYears              // April to March, named after the year in which they start
	AcademicYear             // from one year into the next
	TargetYear               // what is aimed at by that year
)

// Fact is a single figure that was published somewhere: it is of no series.
type Fact struct {
	Measure    MeasureID
	Subject    Subject
	Period     Period
	PeriodKind PeriodKind
	Day        string // YYYY-MM-DD, where the kind of period has one
	Number     float64
	Source     SourceID
	Flags      Flags
	Remark     uint16 // as in Moment
	// Arithmetic is the sum or difference of published figures that gives the
	// number, "" when it was published itself: "158,604 + 18,554".
	Arithmetic string
}

// Event is something that happened between the two places.
type Event struct {
	Date   string // YYYY, YYYY-MM or YYYY-MM-DD
	Text   Text
	Source SourceID
}

// Measure returns the measure of that id, or nil.
func (d *Dataset) Measure(id MeasureID) *Measure {
	for i := range d.Measures {
		if d.Measures[i].ID == id {
			return &d.Measures[i]
		}
	}
	return nil
}

// FactsOf returns the single figures of a measure and a subject, in order of
// the years.
func (d *Dataset) FactsOf(id MeasureID, of Subject) []*Fact {
	var list []*Fact
	for i := range d.Facts {
		f := &d.Facts[i]
		if f.Measure != id || f.Subject != of {
			continue
		}
		at := len(list)
		for at > 0 && list[at-1].Period.Start > f.Period.Start {
			at--
		}
		list = append(list, nil)
		copy(list[at+1:], list[at:])
		list[at] = f
	}
	return list
}

// FactRemark returns the word of care at a single figure; zero when there is
// none.
func (d *Dataset) FactRemark(f *Fact) Text { return d.Remark(Moment{Remark: f.Remark}) }

// Verdict is what a check of a claim comes to.
type Verdict uint8

// The verdicts.
const (
	Agrees Verdict = iota + 1
	AgreesInDirection
	Differs
	CannotBeChecked
)

// Relation says how the database behind an open figure stands to the one that
// the deck's figures are taken to rest on.
type Relation uint8

// The relations.
const (
	// SameDatabase checks the arithmetic, not the database.
	SameDatabase Relation = iota + 1
	OtherDatabase
	// UnknownDatabase says that nobody knows what the deck's figure rests on.
	UnknownDatabase
)

// CheckRole says what a check is for.
type CheckRole uint8

// The roles of a check.
const (
	Decides  CheckRole = iota + 1 // its verdict is the claim's
	Compared                      // judged by the same rule, beside the one that decides
	Context                       // shown beside it, not judged
)

// Offset says in what a figure's distance from the deck's is measured.
type Offset uint8

// The offsets; the zero value is none.
const (
	NoOffset     Offset = iota
	OffsetShare         // in per cent of the deck's figure
	OffsetPoints        // in percentage points
	OffsetPlaces        // in places of a rank
	// OffsetPart is in per cent of the deck's figure too, but of a source that
	// counts a part of what the deck does: it is told as the part that it is.
	OffsetPart
)

// Figure is one figure of an open source, as a check found it.
type Figure struct {
	Label  Text // what it is, without its years
	Source SourceID
	Period Period
	// PeriodKind and Day are those of a single figure, zero otherwise.
	PeriodKind PeriodKind
	Day        string
	Value      Value
	// RankTotal is how many are in the order that a rank is of, 0 when that is
	// not known.
	RankTotal int
	// Meaning, Unit and Decimals are how it is printed.
	Meaning  Meaning
	Unit     Text
	Decimals int
	Flags    Flags
	// Benchmark is the value to compare with, 0 for none.
	Benchmark float64
	// Formula is how it was calculated, 0 when it stands in the source as it is.
	Formula Formula
	// Offset and Distance are how far it is from the deck's figure.
	Offset   Offset
	Distance float64
	// Origin is where the values that it was calculated from stand, as Dataset.Origin
	// says it. The pages' programs are without.
	Origin string
}

// Comparable reports whether a verdict may rest on the figure: there is a number
// and no flag that forbids it.
func (f *Figure) Comparable() bool { return f.Value.Present() && f.Flags.Comparable() }

// Check is what one source, or several that count alike, say of a claim.
type Check struct {
	Role     CheckRole
	Relation Relation
	Figures  []Figure
	Verdict  Verdict    // 0 for Context
	Remark   Text       // what else the sources say; may be zero
	Sources  []SourceID // of the remark
}

// Band is the figures with which a claim agrees, by its rule: from Low to High,
// an end of which is -NoEnd or NoEnd where the rule sets none. The zero Band is
// none.
type Band struct{ Low, High float64 }

// NoEnd is the end of a Band that has none: a number, as JSON has no infinity.
const NoEnd = math.MaxFloat64

// Claim is a number of the deck, or something that a sentence of it says, with
// what the open sources say of it. The deck's own figure is never changed.
type Claim struct {
	ID        ClaimID
	Statement Text
	// Indicator and Column are the cell of the deck's table that the claim is,
	// "" for something that a sentence says.
	Indicator IndicatorID
	Column    ColumnID
	// Message is the sentence that says it, "" for a number of the table.
	Message string
	Topic   TopicID // "" for none
	Rule    RuleID
	// RuleName names the rule and RuleText says it, with its limits.
	RuleName Text
	RuleText Text
	Band     Band
	Checks   []Check
	Verdict  Verdict
	Reason   Text // why the verdict is what it is
	Clause   Text // the reason in a clause, or all of it where none was written
}

// Basis says how the databases that a claim's verdict rests on stand to the
// deck's: SameDatabase only when all of them are the deck's own. It is 0 for a
// claim that could not be checked.
func (c *Claim) Basis() Relation {
	basis := Relation(0)
	if c.Verdict == CannotBeChecked {
		return basis
	}
	for i := range c.Checks {
		if check := &c.Checks[i]; check.Role == Decides && check.Verdict != CannotBeChecked {
			basis = max(basis, check.Relation)
		}
	}
	return basis
}

// CellVerdict is the verdict on a cell of the deck's table, or on something that
// a sentence of it says.
type CellVerdict struct {
	Indicator IndicatorID // "" where Message is set
	Column    ColumnID
	Message   string
	Claim     ClaimID
	Verdict   Verdict
}

// Verdict returns the verdict on a cell of the deck's table and the claim that
// says more of it; 0 when there is no claim. It is known without the evidence
// being loaded.
func (d *Dataset) Verdict(id IndicatorID, column ColumnID) (Verdict, ClaimID) {
	for _, v := range d.Verdicts {
		if v.Indicator == id && v.Column == column && v.Message == "" {
			return v.Verdict, v.Claim
		}
	}
	return 0, ""
}

// Claim returns the claim of that id, or nil.
func (d *Dataset) Claim(id ClaimID) *Claim {
	for i := range d.Claims {
		if d.Claims[i].ID == id {
			return &d.Claims[i]
		}
	}
	return nil
}

// EvidenceSources returns the sources of the deck and then those that the
// checks of all claims rest on, each once, in the order in which they are
// named.
func (d *Dataset) EvidenceSources() []*Source {
	list := d.DeckSources()
	for i := range d.Claims {
		for _, source := range d.SourcesOfClaim(&d.Claims[i]) {
			list = d.appendSource(list, source.ID)
		}
	}
	return list
}

// SourcesOfClaim returns the sources that a claim's checks rest on, in the
// order in which they name them.
func (d *Dataset) SourcesOfClaim(c *Claim) []*Source {
	var list []*Source
	for _, check := range c.Checks {
		for _, f := range check.Figures {
			list = d.appendSource(list, f.Source)
		}
		for _, id := range check.Sources {
			list = d.appendSource(list, id)
		}
	}
	return list
}
