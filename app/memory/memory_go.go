//go:build !tinygo

package memory

// Enter does nothing: Go collects beside the program.
func Enter() {}

// Leave does nothing.
func Leave() {}

// Rest does nothing.
func Rest() {}

// Allow does nothing.
func Allow(uintptr) {}
