// Package driver drives real browsers: it opens pages, clicks and presses keys
// as a reader does, and reports what the page shows, says and asks for. What a
// protocol calls things stays inside.
//
// Everything but this sentence is behind the build tag "browser".
package driver
