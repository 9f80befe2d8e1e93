// Package protocol is what the program in the browser and the page say to each
// other. The page sends messages, each with some bytes; the program answers with
// a buffer of operations. In a buffer a number is an unsigned LEB128, a string
// its length in bytes and its UTF-8. Nodes are numbered by the program from 1; 0
// is none.
//
// The page's half of the numbers, web/static/explorer/protocol.js, is generated
// from this package: what is declared here holds on both sides.
package protocol

// Message is what the page tells the program.
type Message int32

// The messages, and what their bytes hold.
const (
	LoadDataset    Message = 1 + iota // the dataset, as wire.Encode gives it
	LoadPhrases                       // the phrases, as Catalogue.Encode gives them
	LoadCollection                    // a further part of the dataset
	TakeOver                          // the document's address, line feed, the reader's: make the page the program's
	Push                              // an address to show as a new entry of the history; see Wait
	Replace                           // an address to show in place of the present one; see Wait
	Return                            // an address that the history came back to; see Wait
	Frame                             // nothing: show the last address that was to wait
	Point                             // chart, x, y, width of the plot: the pointer is there
	Press                             // chart, x, y, width of the plot, 1 for a finger: pin, or let go
	PressKey                          // chart, key
	Leave                             // nothing: the pointer or the focus is elsewhere
	Export                            // chart, name of what to do with its picture
	Idle                              // nothing: the reader rests
	Sight                             // ids of figures, with spaces between: these are in sight, and the charts of others may wait when the next view is shown
	Lacking                           // nothing: whether the last view was refused for data that lack: fetch its excerpt, and ask again
	Draw                              // numbers of charts, with spaces between: draw those that wait
	Begin                             // the address of a file to make; what follows is for it, and for no page
	OpenEdition                       // the dataset in the address's language, then in the others
	EditionWords                      // the phrases of the edition that was opened last
	Need                              // nothing: ask for the collections that the file is made from
	EditionPart                       // a collection of that edition, and at last its records
	Make                              // nothing: find the figure in that edition
	More                              // nothing: hand on a piece of the file, while the answer is 1
)

// Wait ends the bytes of a Push, a Replace or a Return whose view is to be shown
// with the next Frame. Without it the view is shown at once.
const Wait = "\n"

// Operation is what the program asks of the page.
type Operation int

// The operations, and what follows each in a buffer.
const (
	Hydrate       Operation = 1 + iota // the tree of the server's page in document order: see Kind
	CreateElement                      // id, 0 HTML or 1 SVG, tag
	CreateText                         // id, data
	Copy                               // id, id of a node that was made in the same buffer: those below the copy have the numbers that follow its own, in document order
	Insert                             // parent, id, id of the next sibling or 0
	Remove                             // id
	Empty                              // id of an element: all its children are removed
	Release                            // id of a node that was removed or went with one; how many there are, with the numbers that follow
	SetData                            // id, data of a text
	SetAttr                            // id, name, value
	RemoveAttr                         // id, name
	SetMarkup                          // id, HTML of an opaque element
	SetAddress                         // 1 for a new entry of the history, else 0; address
	SetTitle                           // title of the document
	Ready                              // nothing: the page is the program's now
	Announce                           // words for the live region, after a pause
	ExportImage                        // what to do with it, its name, its content as SVG
	Mend                               // the whole tree in document order: see Kind
	Needed                             // names of collections, with spaces between
	Made                               // the file's name and its media type
	Refused                            // why there is no file, in words for the reader
	Piece                              // the next bytes of the file
)

// Kind is a node's kind in the trees of Hydrate and Mend. In a Hydrate tree it is
// followed by the number of an element's children and its tag, a text's data, or
// an opaque element's tag. In a Mend tree it is followed by the node's id and: a
// text's data; or an element's namespace as in CreateElement, its tag, the number
// of its attributes, each with its value, and then the number of its children or
// an opaque element's markup.
type Kind int

// The kinds of a node.
const (
	ElementNode Kind = 1 + iota
	TextNode
	OpaqueNode // an element whose inside is markup, not nodes
)

// Key is a key that charts are read with.
type Key int

// The keys, each named as KeyboardEvent.key is.
const (
	ArrowLeft Key = iota
	ArrowRight
	ArrowUp
	ArrowDown
	Home
	End
	Escape
	Enter
)

// Attribute is a data attribute that stands on both sides: that a template or the
// host writes and a script or a style reads, or the other way round.
type Attribute string

// The attributes of the document's element.
const (
	AddressAttr     Attribute = "data-address"      // address of the view that the server rendered
	VersionAttr     Attribute = "data-version"      // version of the site
	BaseAttr        Attribute = "data-base"         // path below which an exported site stands, which addresses of views do not have
	HeldAttr        Attribute = "data-held"         // in an exported site: the page is not drawn yet, or "late": is that of another view
	FrameAttr       Attribute = "data-frame"        // the page is for a frame on another site
	ThemeAttr       Attribute = "data-theme"        // light or dark, where it is not the system's
	PlainAttr       Attribute = "data-plain"        // titles are set in a typeface of the device's
	ScriptAttr      Attribute = "data-script"       // scripts run
	ReadyAttr       Attribute = "data-ready"        // the program has taken the page over
	StaticAttr      Attribute = "data-static"       // the program could not
	SealedAttr      Attribute = "data-sealed"       // the frame has no origin: nothing can be saved
	NoClipboardAttr Attribute = "data-no-clipboard" // pictures cannot be copied here
	CanShareAttr    Attribute = "data-can-share"    // the device shares addresses
	FullScreenAttr  Attribute = "data-full-screen"  // a page can fill the screen
)

// The attributes of the first and the starting script: where their parts are.
const (
	FontAttr    Attribute = "data-font"    // address of the typeface of titles
	WasmAttr    Attribute = "data-wasm"    // address of the program
	DatasetAttr Attribute = "data-dataset" // address of LoadDataset's bytes
	WordsAttr   Attribute = "data-words"   // address of LoadPhrases' bytes; of a notice, its words
	PartsAttr   Attribute = "data-parts"   // addresses of LoadCollection's bytes, with spaces between
	PlacesAttr  Attribute = "data-places"  // address of the words by which places are found
	WorkerAttr  Attribute = "data-worker"  // address of the service worker
	PagesAttr   Attribute = "data-pages"   // address of the script of long pages
	SearchAttr  Attribute = "data-search"  // addresses of the script of the search and of what it finds
)

// The attributes of what stands on a page.
const (
	KeyAttr         Attribute = "data-key"          // identity of a node among its siblings
	ChartAttr       Attribute = "data-chart"        // number of a chart, which can be read point by point
	LeftAttr        Attribute = "data-left"         // the left property of its style, which a policy forbids in markup
	TopAttr         Attribute = "data-top"          // the top property of its style
	LiveAttr        Attribute = "data-live"         // a form that is sent while it is filled in
	ActionAttr      Attribute = "data-action"       // what a button does with its figure's picture
	DoneAttr        Attribute = "data-done"         // what a button says when that is done
	FailedAttr      Attribute = "data-failed"       // what a button says when it could not be done
	OfAttr          Attribute = "data-of"           // the id of what a button copies
	AccessedAttr    Attribute = "data-accessed"     // what is copied of a citation, with the day
	ToldAttr        Attribute = "data-told"         // what a button has said
	ThemeChoiceAttr Attribute = "data-theme-choice" // the theme that a link chooses
	SchemeAttr      Attribute = "data-scheme"       // the theme that a colour of the browser's chrome is for
	ControlAttr     Attribute = "data-control"      // label of a notice's button
	LaterAttr       Attribute = "data-later"        // label of the button that leaves a notice
	InsteadAttr     Attribute = "data-instead"      // what a page of the list of kept pages says in place of one that is not
	FileAttr        Attribute = "data-file"         // what it says in place of a file
	GoingAttr       Attribute = "data-going"        // what is said while everything is being kept, with # for the number and for all
	HintAttr        Attribute = "data-hint"         // what can be typed into a list of places
	NoneAttr        Attribute = "data-none"         // what such a list says where nothing is found
	FoundAttr       Attribute = "data-found"        // how many were found, with # for the number
	PartAttr        Attribute = "data-part"         // what a part is called in the contents of its page
	ButtonsAttr     Attribute = "data-buttons"      // what is chosen waits for its form's button
	KeptAttr        Attribute = "data-kept"         // path of a page that may be kept offline
	ShareAttr       Attribute = "data-share"        // the address that a button shares
	StepAttr        Attribute = "data-step"         // the key that does what a link between slides does
)
