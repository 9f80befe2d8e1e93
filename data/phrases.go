package data

// Phrases are how a measure is spoken of inside a sentence. All are optional:
// a sentence about a measure without them has its name alone.
type Phrases struct {
	// Noun is what is measured: "articles", "R&D spending as a share of GDP".
	// One is exactly one of it, "article": a noun with a One is a plural.
	Noun, One Text
	// Subject is the noun with whose it is, where the interface would not say
	// it as of any noun. Its placeholders are {place} of a place, {pair} of a
	// pair, {origin} and {destination} of a flow, {place} and {partner} of a
	// ranking.
	Subject Text
	// Value is an amount with its unit, "${value}" or "{value}件".
	Value Text
	// Verb is what a place did to have them: "published".
	Verb Text
	// Benchmark is what the values are compared with: "the world average".
	Benchmark Text
}

// IsZero reports whether there is no phrase.
func (p *Phrases) IsZero() bool {
	return p.Noun.IsZero() && p.One.IsZero() && p.Subject.IsZero() && p.Value.IsZero() && p.Verb.IsZero() && p.Benchmark.IsZero()
}

// FindingKind says what a sentence finds in figures.
type FindingKind uint8

// The kinds of finding.
const (
	FindLevel      FindingKind = iota // one value
	FindChange                        // from one year to another
	FindMultiple                      // how many times as much there was
	FindPeak                          // a greatest value, and what came after
	FindTrough                        // a least value, and what came after
	FindRecord                        // the last value is the greatest
	FindSteady                        // the whole path stays near its first value
	FindReturn                        // the last value is near the first, the path was not
	FindOvertaking                    // one gets ahead of another, and stays there
	FindGap                           // the distance of two shares, then and now
	FindLead                          // how many times as much one has as another
	FindAgainst                       // two values of one year
	FindCrossing                      // a benchmark is passed
	FindStanding                      // above or below a benchmark
	FindMove                          // from one rank to another
	FindLeader                        // who has most
	FindSteps                         // how many of several rose
)

// FindingKinds is a set of kinds of finding.
type FindingKinds uint32

// Has reports whether a kind is in the set.
func (k FindingKinds) Has(kind FindingKind) bool { return k&(1<<kind) != 0 }

// With returns the set with some more kinds in it.
func (k FindingKinds) With(kinds ...FindingKind) FindingKinds {
	for _, kind := range kinds {
		k |= 1 << kind
	}
	return k
}
