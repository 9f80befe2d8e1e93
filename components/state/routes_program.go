//go:build js

package state

// routeCount is how many routes the programs know: to them an address of the server's own
// ones is another document, as any that they do not know.
const routeCount = NotFound + 1
