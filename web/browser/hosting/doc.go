// Package hosting leads a reader through an export of the site on servers that others
// made: Debian's nginx and Caddy with the configurations of the export, and npm's sirv,
// which has none; at the root and below a sub-path.
//
// Everything but this comment is behind the build tag "browser". It reads where the
// bundle is from EXPLORER_BUNDLE_TINYGO and fails without it.
package hosting
