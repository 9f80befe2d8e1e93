// Package rows is the table of js-framework-benchmark, without a page: its rows and what
// its buttons do with them. Every program in Go that web/bench/renderers measures keeps
// its rows here, so that they differ in how they draw only.
package rows

// Row is a row: a number that no other row has or had, words, and what a program keeps of how
// it has drawn it, until its words change.
type Row[View any] struct {
	ID    int
	Label string
	View  View
}

// Table is all rows, and the ID of the one that is selected, 0 for none.
type Table[View any] struct {
	Rows     []Row[View]
	Selected int

	last   int    // ID that was given last
	random uint32 // state of the generator that chooses the words
}

// The words of a label, and how many rows the buttons make, as the pages in JavaScript
// have them (web/bench/renderers/pages/rows.js).
var (
	sizes   = [...]string{"tiny", "small", "short", "narrow", "light", "plain", "quiet", "early", "fresh", "young", "local", "national", "regional", "global", "joint", "open", "recent", "annual", "broad", "large", "long", "wide", "heavy", "grand", "vast"}
	colours = [...]string{"red", "orange", "yellow", "green", "blue", "indigo", "violet", "brown", "grey", "white", "black"}
	things  = [...]string{"paper", "grant", "project", "network", "visit", "course", "degree", "patent", "dataset", "journal", "lecture", "workshop", "letter"}
)

// The numbers of rows.
const (
	Few  = 1_000
	Many = 10_000
)

// choose gives a number below a limit. The pages in JavaScript choose alike.
func (t *Table[View]) choose(limit int) int {
	t.random = t.random*1103515245 + 12345
	return int(t.random>>8) % limit
}

// Append adds rows at the end.
func (t *Table[View]) Append(count int) {
	rows := make([]Row[View], len(t.Rows), len(t.Rows)+count)
	copy(rows, t.Rows)
	for range count {
		t.last++
		label := sizes[t.choose(len(sizes))] + " " + colours[t.choose(len(colours))] + " " + things[t.choose(len(things))]
		rows = append(rows, Row[View]{ID: t.last, Label: label})
	}
	t.Rows = rows
}

// Create puts new rows in the place of all.
func (t *Table[View]) Create(count int) {
	t.Clear()
	t.Append(count)
}

// Update makes the label of every tenth row longer.
func (t *Table[View]) Update() {
	for i := 0; i < len(t.Rows); i += 10 {
		row := &t.Rows[i]
		*row = Row[View]{ID: row.ID, Label: row.Label + " !!!"}
	}
}

// Clear takes all rows away.
func (t *Table[View]) Clear() { t.Rows, t.Selected = nil, 0 }

// Swap changes the places of the second row and the last but one of a thousand.
func (t *Table[View]) Swap() {
	if len(t.Rows) > Few-2 {
		t.Rows[1], t.Rows[Few-2] = t.Rows[Few-2], t.Rows[1]
	}
}

// Select selects the row with an ID.
func (t *Table[View]) Select(id int) { t.Selected = id }

// Remove takes the row with an ID away.
func (t *Table[View]) Remove(id int) {
	for i, row := range t.Rows {
		if row.ID == id {
			t.Rows = append(t.Rows[:i], t.Rows[i+1:]...)
			return
		}
	}
}

// Do does what the button with a name does.
func (t *Table[View]) Do(button string) {
	switch button {
	case "run":
		t.Create(Few)
	case "runlots":
		t.Create(Many)
	case "add":
		t.Append(Few)
	case "update":
		t.Update()
	case "clear":
		t.Clear()
	case "swaprows":
		t.Swap()
	}
}

// Button is a button above the table: its id, and what it says.
type Button struct{ ID, Label string }

// Buttons are those above the table.
var Buttons = [...]Button{
	{"run", "Create 1,000 rows"}, {"runlots", "Create 10,000 rows"}, {"add", "Append 1,000 rows"},
	{"update", "Update every 10th row"}, {"clear", "Clear"}, {"swaprows", "Swap rows"},
}
