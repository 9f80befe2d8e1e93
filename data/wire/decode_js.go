//go:build js

package wire

// writes says that the browser's program cannot encode: the compiler leaves
// the writing half out.
const writes = false
