//go:build js

package data

// canNote says that nothing is noted in a browser: the compiler leaves that half out.
const canNote = false
