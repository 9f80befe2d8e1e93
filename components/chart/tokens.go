package chart

// The colours of charts, each in the light theme and in the dark. They are
// constants so that a program holds only those that it draws with: the file
// skin has the light ones, and the stylesheet is made from Colours.
const (
	PaperLight, PaperDark = "#fbfaf7", "#14181f"
	InkLight, InkDark     = "#1b1f24", "#eceff3"
	Ink2Light, Ink2Dark   = "#4a525c", "#b3bcc8" // of words beside the plot
	RuleLight, RuleDark   = "#d9d6cf", "#333c49" // of the grid
	EdgeLight, EdgeDark   = "#7d8288", "#7a8699" // of outlines, leaders and all other series

	aLight, aDark             = "#bf2140", "#ff7a88"
	bLight, bDark             = "#12355b", "#6fa8f5"
	pairLight, pairDark       = "#966300", "#e9b44c"
	chosen1Light, chosen1Dark = "#1b7e7e", "#4ddcbc"
	chosen2Light, chosen2Dark = "#8161b3", "#d9c6f5"
	chosen3Light, chosen3Dark = "#533009", "#c4ecac"
	chosen4Light, chosen4Dark = "#1748cf", "#a47ca6"
)

// Colour is a custom property of the stylesheet that holds a colour.
type Colour struct {
	Property    string // "--paper"
	Light, Dark string // "#rrggbb"
}

// Colours are the custom properties that charts are drawn with. What the
// stylesheet says of them is generated from this list; no program needs it.
func Colours() []Colour {
	return []Colour{
		{"--paper", PaperLight, PaperDark},
		{"--ink", InkLight, InkDark},
		{"--ink-2", Ink2Light, Ink2Dark},
		{"--rule", RuleLight, RuleDark},
		{"--edge", EdgeLight, EdgeDark},
		{"--a", aLight, aDark},
		{"--b", bLight, bDark},
		{"--pair", pairLight, pairDark},
		{"--c1", chosen1Light, chosen1Dark},
		{"--c2", chosen2Light, chosen2Dark},
		{"--c3", chosen3Light, chosen3Dark},
		{"--c4", chosen4Light, chosen4Dark},
	}
}

// RoleClasses says how the page skin names a role's looks.
type RoleClasses struct {
	Role         Role
	Fill, Stroke string // classes of an area and of a line: "fa", "sa"
	Property     string // the colour of both: "--a"
}

// Roles are the classes of every role, in the order of the roles. Deck has
// those of Ink, as it differs in its shape alone.
func Roles() []RoleClasses {
	properties := [...]string{Other: "--edge", A: "--a", B: "--b", Pair: "--pair",
		Chosen1: "--c1", Chosen2: "--c2", Chosen3: "--c3", Chosen4: "--c4", Ink: "--ink", Deck: "--ink"}
	var roles []RoleClasses
	for role, property := range properties {
		roles = append(roles, RoleClasses{Role(role), looks[role].fill, looks[role].stroke, property})
	}
	return roles
}

// The width classes of a plot, in pixels. Up to NarrowPlot it is narrow, and
// up to TinyPlot the narrowest of the narrow, where marks of the class UnlessTiny
// are left out.
const (
	NarrowPlot = 512
	TinyPlot   = 272
)

// GutterStep is the unit of the room for labels beside a plot, in pixels.
const GutterStep = 8

// MostGutter is how many steps such room takes at the most, on any side.
const MostGutter = 30

// Gutter is the room for labels on one side of a plot, in one width class. The
// class of Prefix and a number of steps, from 1 to MostGutter, sets Property.
type Gutter struct {
	Prefix   string // "nl": class "nl3" is three steps
	Property string // "--nl"
}

// Gutters are the sides of a plot, wide and then narrow. Class writes what
// they name; a plot without room on a side has step 0, of which there is no rule.
func Gutters() []Gutter {
	return []Gutter{{"l", "--l"}, {"r", "--r"}, {"nl", "--nl"}, {"nr", "--nr"}}
}

// Shade is a ground of a matrix's cell: so much ink on paper, mixed in oklab.
type Shade struct {
	Class string // "h0"
	Ink   int    // per cent
}

// Ramp is the grounds of a matrix, from the lowest level to the highest.
func Ramp() []Shade {
	percent := [...]int{4, 11, 20, 72, 100}
	var shades []Shade
	for level, ink := range percent {
		shades = append(shades, Shade{ramp[level].class, ink})
	}
	return shades
}

// LightColour is the colour of a role on a light ground, "#rrggbb". No program needs it.
func LightColour(r Role) string {
	property := Roles()[r].Property
	for _, c := range Colours() {
		if c.Property == property {
			return c.Light
		}
	}
	return InkLight
}
