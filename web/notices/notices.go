// Package notices holds the licences of other people's work that the explorer
// is made of: of what is linked into the server and into the programs in the
// browser, and of what is sent beside them. The command prints them, the host
// serves them.
package notices

import _ "embed"

// Text is every notice as plain text, in English as the licences are.
//
//go:embed notices.txt
var Text string
