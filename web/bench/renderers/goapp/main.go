// Command goapp is the table that web/bench/renderers measures, drawn by go-app: a
// component for the table and one for each row, whose clicks are actions.
package main

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"bilateral/app/table/rows"
)

// The actions, each with the ID of a row.
const (
	selectAction = "select"
	removeAction = "remove"
)

// table is the whole page.
type table struct {
	app.Compo
	rows.Table[struct{}]
}

// OnMount has the table do what is clicked in its rows.
func (t *table) OnMount(ctx app.Context) {
	ctx.Handle(selectAction, func(_ app.Context, a app.Action) { t.Select(a.Value.(int)) })
	ctx.Handle(removeAction, func(_ app.Context, a app.Action) { t.Remove(a.Value.(int)) })
}

// Render builds the buttons and the table.
func (t *table) Render() app.UI {
	buttons := make([]app.UI, len(rows.Buttons))
	for i, b := range rows.Buttons {
		buttons[i] = app.Button().Type("button").ID(b.ID).Text(b.Label).OnClick(func(app.Context, app.Event) { t.Do(b.ID) })
	}
	lines := make([]app.UI, len(t.Rows))
	for i, r := range t.Rows {
		lines[i] = &row{ID: r.ID, Label: r.Label, Selected: r.ID == t.Selected}
	}
	return app.Div().ID("root").Body(app.P().Body(buttons...), app.Table().Body(app.TBody().Body(lines...)))
}

// row is a row of the table; go-app draws it again where a field has changed.
type row struct {
	app.Compo
	ID       int
	Label    string
	Selected bool
}

// Render builds the row.
func (r *row) Render() app.UI {
	tr := app.Tr()
	if r.Selected {
		tr = tr.Class("danger")
	}
	return tr.Body(
		app.Td().Class("col-md-1").Text(strconv.Itoa(r.ID)),
		app.Td().Class("col-md-4").Body(app.A().Class("lbl").Text(r.Label).OnClick(r.choose)),
		app.Td().Class("col-md-1").Body(app.A().Class("remove").OnClick(r.remove).Body(
			app.Span().Class("glyphicon glyphicon-remove").Aria("hidden", "true"))),
		app.Td().Class("col-md-6"),
	)
}

func (r *row) choose(ctx app.Context, _ app.Event) { ctx.NewActionWithValue(selectAction, r.ID) }

func (r *row) remove(ctx app.Context, _ app.Event) { ctx.NewActionWithValue(removeAction, r.ID) }

func main() {
	app.Route("/", func() app.Composer { return &table{} })
	app.RunWhenOnBrowser()
}
