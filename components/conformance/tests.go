package conformance

// Tests that several entries name.
const (
	// still looks at all pages for what plays, moves, asks or ends by itself.
	still = "TestPagesHaveNothingThatPlaysMovesOrAsks"
	// walk focuses every stop of every page.
	walk = "TestEveryStopIsSeenWhenItHasTheFocus"
	// alike compares what stands around all pages.
	alike  = "TestEveryPageHasTheSameThingsInTheSamePlaces"
	forced = "TestForcedColoursLeaveNothingUnseen"
	plain  = "TestPagesAreWrittenPlainly"

	// fits sets pages in a reader's own ways, a part each.
	fits    = "TestPagesFitTheReader/"
	reflow  = fits + "320_pixels"
	spacing = fits + "text_spacing"
	larger  = fits + "text_twice_as_large"
	legible = fits + "text_of_14_pixels"
	targets = fits + "targets"
	named   = fits + "labels_in_names"

	orcaHears = "TestOrcaSpeaksTheChart"
	virtual   = "TestAVirtualScreenReaderReadsTheChart"
)
