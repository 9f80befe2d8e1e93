package state_test

import (
	"fmt"

	"bilateral/components/state"
	"bilateral/data"
)

// ships is a dataset of one indicator, about two places.
var ships = &data.Dataset{
	Roles:            data.Roles{A: "GBR", B: "JPN"},
	Places:           []data.Place{{ID: "GBR", Kind: data.Country}, {ID: "JPN", Kind: data.Country}},
	Topics:           []data.Topic{{ID: "trade"}},
	Indicators:       []data.Indicator{{ID: "ships-built", Topic: "trade", Unit: data.Text{EN: "ships"}}},
	DefaultIndicator: "ships-built",
}

// An address becomes a view, an action makes another view of it, and that has
// an address again: the control that does the action is a link to it.
func Example() {
	view := state.Parse(ships, "/indicators/ships-built/?theme=dark")
	table := state.Update(view, state.ShowTab{Tab: state.TableTab})
	fmt.Println(table.Address())
	fmt.Println(state.Update(table, state.SetLanguage{Language: data.Japanese}).Address())
	fmt.Println(view.Address())
	// Output:
	// /indicators/ships-built/?tab=table&theme=dark
	// /ja/indicators/ships-built/?tab=table&theme=dark
	// /indicators/ships-built/?theme=dark
}

// A value that cannot be used gives way to the default with a notice; a name
// that is not ours is passed over.
func ExampleParse() {
	view := state.Parse(ships, "/?tab=pie&theme=dark&utm_source=letter")
	fmt.Println(view.Tab == state.ChartTab, view.Theme)
	for _, n := range view.Notices {
		fmt.Printf("%s cannot be %q\n", n.Parameter, n.Value)
	}
	// Output:
	// true dark
	// tab cannot be "pie"
}

// A path that is no page is a view as well.
func ExampleParse_notFound() {
	view := state.Parse(ships, "/ja/indicators/ships-sunk/")
	fmt.Println(view.Route == state.NotFound, view.Language)
	// Output: true ja
}

// Paths are every page and every frame that a dataset has something for.
func ExamplePaths() {
	for _, path := range state.Paths(ships) {
		if view := state.Parse(ships, path); view.Language == data.English && view.Frame {
			fmt.Println(path)
		}
	}
	// Output:
	// /embed/table/
	// /embed/indicators/ships-built/
	// /embed/slides/
	// /embed/offline/
}
