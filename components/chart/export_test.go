package chart

// What the tests outside the package measure with.
var (
	TextWidth = textWidth
	Spread    = spread
	Cut       = cut
)

// EndLabelDX is where direct labels stand, right of the plot.
const EndLabelDX = labelDX
