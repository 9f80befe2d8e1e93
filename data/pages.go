package data

import "slices"

// OpenOf returns the open indicators whose series are of a kind of subject, in the
// dataset's order.
func (d *Dataset) OpenOf(kinds ...SubjectKind) []*Indicator {
	return slices.DeleteFunc(d.Open(), func(ind *Indicator) bool { return !slices.Contains(kinds, ind.Subject) })
}

// HasPartners, HasMobility and HasEvidence say whether the dataset has what
// those pages show: series of pairs, series of flows, claims.
func (d *Dataset) HasPartners() bool { return len(d.OpenOf(OfPair)) > 0 }

// HasMobility is as HasPartners says.
func (d *Dataset) HasMobility() bool { return len(d.OpenOf(OfFlow)) > 0 }

// HasEvidence is as HasPartners says.
func (d *Dataset) HasEvidence() bool { return d.Collection(EvidenceCollection) != nil }
