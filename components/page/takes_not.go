//go:build tinygo && !taking

package page

// takes is false in the programs of pages: see there where it is true.
const takes = false
