package extract

import (
	"bilateral/components/catalogue"
	"bilateral/components/state"
)

// Refusal says that a parameter has a value that cannot be used.
type Refusal struct {
	Parameter state.Parameter
	Value     string
	// Expected is what can be used; "" where the view's own parameters say it.
	Expected string
}

// In is what cannot be used, and what can, in words.
func (r *Refusal) In(cat *catalogue.Catalogue) string {
	return cat.Say(catalogue.RefusedValue, "name", string(r.Parameter), "value", r.Value, "expected", r.Expected)
}
