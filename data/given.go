package data

// Given is where a value that is shown stands in the dataset, or what it was calculated
// from: a moment of a series, a value of the deck, a single figure, a figure of a check,
// or what is calculated. One of its kinds is set.
type Given struct {
	Series *Series // with Moment; it may be of a calculated measure
	Moment Moment
	// Reason says why Moment is missing where the dataset has no word of it.
	Reason      Text
	Observation *Observation
	Fact        *Fact
	Figure      *Figure
	Derived     *Derived
	// Calculated is of Subject, as Figure is, and is called Name on the page.
	Calculated *Calculated
	Subject    Subject
	Name       string
	// ID is that of a claim whose check found Figure.
	ID string
}
