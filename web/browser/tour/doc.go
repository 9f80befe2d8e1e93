// Package tour leads a reader through the built explorer in Chromium, Firefox and
// WebKitGTK: what the browser tests judge in one engine works in all three.
//
// Everything but this comment is behind the build tag "browser". The tour reads
// where the bundle is from EXPLORER_BUNDLE_TINYGO and fails without it.
package tour
