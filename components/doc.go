// Package components holds what a reader sees, folder by folder. A value goes
// one way: from the dataset and the reader's view (state) through the forms of
// numbers and words (format, catalogue), the chart and what it says (scale,
// chart, caption), into the blocks of the interface (ui), which a page
// composes (page) into one tree of nodes (node); generate makes code of their
// templates.
package components
