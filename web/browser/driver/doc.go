// Package driver drives real browsers: it opens pages, clicks and presses keys
// as a reader does, and reports what the page shows, says and asks for. What a
// protocol calls things stays inside.
//
// A Page is what Chromium, Firefox and WebKitGTK can all do; a Tab is a Page in
// Chromium, with what the tests measure and alter there alone. Chromium is driven
// by its own protocol, Firefox by WebDriver BiDi and WebKitGTK by classic
// WebDriver.
//
// Everything but this comment is behind the build tag "browser".
package driver
