// Command vugu is the table that web/bench/renderers measures, drawn by Vugu's own
// renderer: one component, whose code vugugen makes of root.vugu.
package main

import (
	"github.com/vugu/vugu"
	"github.com/vugu/vugu/domrender"

	"bilateral/app/table/rows"
)

//go:generate go tool vugugen -skip-go-mod -skip-main .
//go:generate gofmt -w root_gen.go

// Root is the whole page. Its table has a line end before the rows: Vugu 0.4.0 takes the last
// child of an element away only where another one is left.
type Root struct{ rows.Table[struct{}] }

// class is the class of the row with an ID.
func (c *Root) class(id int) string {
	if id == c.Selected {
		return "danger"
	}
	return ""
}

func main() {
	renderer, err := domrender.New("#root")
	if err != nil {
		panic(err)
	}
	env, err := vugu.NewBuildEnv(renderer.EventEnv())
	if err != nil {
		panic(err)
	}
	root := &Root{}
	for more := true; more; more = renderer.EventWait() {
		if err := renderer.Render(env.RunBuild(root)); err != nil {
			panic(err)
		}
	}
}
