package data

import "slices"

// OpenOf returns the open indicators whose series are of a kind of subject, in the
// dataset's order.
func (d *Dataset) OpenOf(kinds ...SubjectKind) []*Indicator {
	return slices.DeleteFunc(d.Open(), func(ind *Indicator) bool { return !slices.Contains(kinds, ind.Subject) })
}

// HasPartners reports whether the dataset has what the page of two partners
// shows: an open indicator whose series are of pairs.
func (d *Dataset) HasPartners() bool { return len(d.OpenOf(OfPair)) > 0 }

// HasMobility reports whether the dataset has what the page of mobility shows:
// an open indicator whose series are of flows.
func (d *Dataset) HasMobility() bool { return len(d.OpenOf(OfFlow)) > 0 }

// HasEvidence reports whether the dataset has what the page of evidence shows:
// claims, loaded or not.
func (d *Dataset) HasEvidence() bool { return d.Collection(EvidenceCollection) != nil }
