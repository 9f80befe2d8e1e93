//go:build !js

package data

import "embed"

// Default holds the dataset that the explorer shows when it is given no other:
// a Frictionless Data Package and the tables beside it. It is decoded on the
// server only; the browser gets the compact form, so it is left out of the
// browser's program.
//
//go:embed uk-japan.json changelog.csv phrases.csv series/*.csv
var Default embed.FS

// DefaultSources holds the steward's files, from which the tables of Default were made:
// what Origins point into.
//
//go:embed sources/*.csv
var DefaultSources embed.FS

// DefaultFile is the descriptor in Default.
const DefaultFile = "uk-japan.json"
