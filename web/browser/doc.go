// Package browser drives the built explorer in a real Chromium and judges
// what a reader would see there. It stands at the very end of the flow:
// nothing imports it but its own tests, the tour and the benchmark.
//
// Everything but this sentence is behind the build tag "browser", because it
// needs Chromium and both built bundles. The tests read where the bundles are
// from EXPLORER_BUNDLE_TINYGO and EXPLORER_BUNDLE_GO and fail without them.
package browser
