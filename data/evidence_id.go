package data

// EvidenceCollection and FactsCollection hold no series.
const (
	FactsCollection    CollectionID = "facts"
	EvidenceCollection CollectionID = "evidence"
)
