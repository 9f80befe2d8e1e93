// Package tour leads readers through the built explorer in Chromium, Firefox and
// WebKitGTK: what the browser tests judge in one engine works in all three. One reader
// walks through it, one has no network and then another version of the site, one has a
// window that keeps nothing, and one looks at frames of it in another site's page.
//
// Everything but this comment is behind the build tag "browser". The tour reads
// where the bundle is from EXPLORER_BUNDLE_TINYGO and fails without it.
package tour
