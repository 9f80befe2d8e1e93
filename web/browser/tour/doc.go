// Package tour leads readers through the built explorer in Chromium, Firefox and
// WebKitGTK: what the browser tests judge in one engine works in all three. One reader
// walks through it, one has no network and then another version of the site, one has a
// window that keeps nothing, and one looks at frames of it in another site's page. What
// needs no walk is a table of checks, each a sentence that begins with a page of its own:
// every route, choice, chart, file and sheet of paper, and what extensions, translations,
// reading modes, blockers and a browser that keeps pages whole do to them.
//
// Everything but this comment is behind the build tag "browser". The tour reads
// where the bundle is from EXPLORER_BUNDLE_TINYGO and fails without it.
package tour
