package extract

import "bilateral/components/state"

// Refusal says that a parameter has a value that cannot be used.
type Refusal struct {
	Parameter state.Parameter
	Value     string
	// Expected is what can be used; "" where the view's own parameters say it.
	Expected string
}
