//go:build !js

package data

import _ "embed"

// Default is the dataset that the explorer shows when it is given no other,
// as a Frictionless Data Package. It is decoded on the server only; the
// browser gets the compact form, so it is left out of the browser's program.
//
//go:embed uk-japan.json
var Default []byte
