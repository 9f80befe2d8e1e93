//go:build !tinygo || taking

package page

// takes says that pages can be built to be taken away: everywhere but in the programs of
// pages, which have nothing of it.
const takes = true
