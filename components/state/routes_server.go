//go:build !js

package state

// routeCount is how many routes there are.
const routeCount = Glossary + 1

// The server's own routes stand apart, as what the programs are made of has no room for
// more: no page of theirs leads to one, and they build none.
func init() {
	declarations[Accessibility] = declaration{"about/accessibility/", alone, readsTheme, nil}
	declarations[Glossary] = declaration{"about/glossary/", alone, readsTheme, nil}
}
