package data

// PartKind says what a part of the deck holds.
type PartKind uint8

// The kinds of part.
const (
	ReasonsPart  PartKind = iota + 1 // why: reasons with a heading each
	MessagesPart                     // emerging messages
	TablePart                        // the indicator table itself
	StepsPart                        // next steps
)

// Part is a part of the deck.
type Part struct {
	ID      PartID
	Kind    PartKind
	Title   Text // the deck's title: "Patterns of collaboration (2)"
	Heading Text // the heading under it
}

// Message is a sentence of the deck: a reason, a message or a next step.
type Message struct {
	ID      string
	Part    PartID
	Heading Text // zero where the deck gives none
	Text    Text
	// Evidence lists the indicators that bear on the message.
	Evidence []IndicatorID
	// Chart is the indicator whose chart stands beside the message on its slide, "" for the
	// first of the evidence.
	Chart IndicatorID
}

// ContactKind says what a contact's address is.
type ContactKind uint8

// The kinds of contact.
const (
	Email ContactKind = iota + 1
	Website
	SocialAccount
)

// Contact is a way to reach the publisher of the figures.
type Contact struct {
	Kind    ContactKind
	Label   string // as printed
	Address string // mailto: or https: address, "" when none is known
	Note    Text   // how we read a doubtful print; may be zero
}

// CalledDeck is what the deck is called in the sentences of the interface: by the
// dataset, or by a word of our own. A language without a name takes the other's.
func (d *Dataset) CalledDeck() Text {
	if d.DeckName.IsZero() {
		return Text{EN: "the deck", JA: "資料"}
	}
	return d.DeckName
}
