package embed

// heights are those of the kinds of frames.
var heights = [...]measured{}
