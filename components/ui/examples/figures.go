package examples

import (
	"slices"

	"github.com/vugu/vugu"

	"bilateral/components/chart"
	charts "bilateral/components/chart/examples"
	"bilateral/components/ui"
	"bilateral/data"
)

// figures are charts with what belongs beside them: a table.
func figures() []Block {
	return []Block{
		{Name: "sparkline", What: "An indicator the size of a word, in its row", Examples: []Example{
			{Name: "typical", What: "with what it shows and its years", View: &ui.Sparkline{SVG: plot("spark", "sparkline", "Joint works, rising").SVG, Link: link("Joint works", here), Years: "1990–2023"}},
			{Name: "empty", What: "no value", View: &ui.Sparkline{Years: "2018"}},
			{Name: "long-words", What: "a name that does not break", View: &ui.Sparkline{SVG: plot("spark-long", "sparkline", "Rising").SVG, Link: link(longWord, here), Years: "1990–2023"}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese, View: &ui.Sparkline{SVG: plot("spark-japanese", "sparkline", "共著文献数").SVG, Link: link("共著文献数", here), Years: "1990～2023年"}},
		}},
		{Name: "figure", What: "A chart, or its own table, with its controls and what belongs beside it", Examples: []Example{
			{Name: "typical", What: "a chart with all that can be beside it", View: fullFigure()},
			{Name: "table", What: "its own table in the chart’s place",
				View: &ui.Figure{ID: "figure-table", TitleID: "figure-table-title", Class: "fig",
					Title: say("Students go both ways"), Subtitle: say("Students in the partner country, 2019"),
					Switches: []*ui.Switch{{Label: "Show the students as", Links: links(1, "Chart", "Table")}},
					Table: table("Table of students", "Students, in figures", []string{"Of", "Students"},
						[]string{"From Japan to the UK", "2,795"}, []string{"From the UK to Japan", "730"})}},
			{Name: "matrix", What: "a number for each two places in the chart’s place",
				View: &ui.Figure{ID: "figure-matrix", TitleID: "figure-matrix-title", Class: "fig",
					Title: say("France and Germany work together most"), Subtitle: say("Index of collaboration, 2022"),
					Matrix: matrix("Index, 2022", []string{"Japan", "UK", "Germany", "France"}, []string{"0.72"},
						[]string{"0.68", "1.61"}, []string{"0.70", "1.58", "1.74"}).Build}},
			{Name: "empty", What: "no series: the chart’s room is empty",
				View: &ui.Figure{ID: "figure-empty", TitleID: "figure-empty-title", Class: "fig", Title: say("No figures"),
					Subtitle: say("Nothing is known of the years that were chosen"),
					Plot:     plot("figure-empty", "empty", "An empty chart"), Summary: "No place has a figure for these years."}},
			{Name: "long-words", What: "a finding, a source and a check that do not break",
				View: &ui.Figure{ID: "figure-long", TitleID: "figure-long-title", Class: "fig",
					Title: say(longWord + longWord + " rose from 1 to 2"), Subtitle: say("Works of " + longWord),
					Plot: plot("figure-long", "all-zero", "A chart with a long title"), Summary: longWord + longWord,
					CaveatsHeading: "Read with care:", MoreLabel: "more", Caveats: []ui.Phrase{say(longWord + longWord)},
					SourceLabel: "Source:", Sources: []ui.SourceLink{{Phrase: say(longWord + longWord), Address: elsewhere}},
					ChecksLabel: "Checked against", Checks: []ui.CheckLink{{Link: link("differs from "+longWord, here),
						Name: longWord, Mark: "v v3"}},
					SeriesLabel: "Pick one out", Series: []ui.SeriesLink{series("a", longWord+longWord, "k a"),
						series("b", "York", "k b")}}},
			{Name: "japanese", What: "in Japanese, a source in its own language", Language: data.Japanese,
				View: &ui.Figure{ID: "figure-japanese", TitleID: "figure-japanese-title", Class: "fig",
					Title: say("日英の共著論文は分野の世界平均の3.5倍引用されている"), Subtitle: say("分野補正引用インパクト、2016～2020年"),
					Plot: plot("figure-japanese", "ratios-japanese", "インパクト"), Summary: "日本0.94、英国1.55、日英の共著3.51。",
					CaveatsHeading: "注意：", MoreLabel: "続き", Caveats: []ui.Phrase{say("分野ごとの平均に対する比であり、論文の数を表さない。")},
					SourceLabel: "出典：", Sources: []ui.SourceLink{{Phrase: in(data.English, "A deck of slides"), Address: here}}}},
		}},
		{Name: "care", What: "What to mind of a figure: a line, from which the rest opens", Examples: []Example{
			{Name: "typical", What: "a line and what opens from it", View: &ui.Care{FoldID: "care-typical", Heading: "Read with care:", Opens: true,
				First: say("Each edition draws on its own download."), More: "more", Rest: []ui.Phrase{say("Selected journals only.")},
				Notes: []ui.NoteView{{ID: "care-typical-note", Text: "a: the years are those of publication."}}}},
			{Name: "caution", What: "a caution, which is never folded, and where more stands", View: &ui.Care{ID: "care-caution", Heading: "Read with care:",
				First: say("Papers with very many authors lift the figure of a pair: compare pairs with pairs."),
				Said:  &ui.Link{Phrase: say("The cautions above apply too."), Address: here}}},
			{Name: "long-words", What: "a note that does not break", View: &ui.Care{FirstID: "care-long", First: say(longWord + longWord)}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese, View: &ui.Care{FoldID: "care-japanese", Heading: "注意：", Opens: true,
				First: say("版ごとに取得時点が異なる。"), More: "続き", Rest: []ui.Phrase{say("対象は選ばれた雑誌の論文に限られる。")}}},
		}},
		{Name: "plot", What: "A chart on the page, as a picture with a name", Examples: []Example{
			{Name: "typical", What: "bars beside a benchmark",
				View: plot("plot-typical", "ratios-with-benchmark", "Citation impact of three")},
			{Name: "missing", What: "no value at all", View: plot("plot-missing", "all-missing", "A place without a figure")},
			{Name: "empty", What: "nothing to draw", View: plot("plot-empty", "empty", "No figures")},
			{Name: "scrolls", What: "wider than a narrow page: it scrolls by itself and takes the focus",
				View: scrolling(plot("plot-scrolls", "matrix", "Shares of fields"))},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese,
				View: plot("plot-japanese", "ratios-japanese", "インパクト")},
		}},
		{Name: "readout", What: "Stands over a chart while a reader is at a point", Examples: []Example{
			{Name: "typical", What: "three series in a year, the second is read",
				View: &ui.Readout{ID: "readout-typical", Shown: true, TipClass: "tip", Left: "0%", Top: "0px", Head: "2022",
					Rows: []ui.ReadoutRow{{Key: "JPN", Mark: "k a", Name: "Japan", Value: "94,212"},
						{Key: "GBR", Class: "me", Mark: "k b", Name: "United Kingdom", Value: "182,034"},
						{Key: "GBR-JPN", Mark: "k p", Name: "Together", Value: "7,370"}}}},
			{Name: "pinned", What: "stays, with a note and how to let it go",
				View: &ui.Readout{ID: "readout-pinned", Shown: true, TipClass: "tip pinned", Left: "0%", Top: "0px",
					Head: "2018",
					Rows: []ui.ReadoutRow{{Key: "GBR", Class: "me", Mark: "k b", Name: "United Kingdom", Value: "2.71%"}},
					Note: "A break in the series: the step is not growth.", Hint: "Arrow keys move, Esc lets go."}},
			{Name: "missing", What: "says why there is no value",
				View: &ui.Readout{ID: "readout-missing", Shown: true, TipClass: "tip", Left: "0%", Top: "0px", Head: "2019",
					Rows: []ui.ReadoutRow{{Key: "JPN", Class: "me", Mark: "k a", Name: "Japan", Value: "[x]"}},
					Note: "Not available: the source starts in 2020."}},
			{Name: "empty", What: "nobody reads: nothing is there", View: &ui.Readout{ID: "readout-empty"}},
			{Name: "long-words", What: "a name and a value longer than the box",
				View: &ui.Readout{ID: "readout-long", Shown: true, TipClass: "tip", Left: "0%", Top: "0px", Head: longWord,
					Rows: []ui.ReadoutRow{{Key: "a", Class: "me", Mark: "k c1", Name: longWord, Value: "1,234,567,890,123"},
						{Key: "b", Mark: "k c2", Name: "York", Value: "1"}}}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese,
				View: &ui.Readout{ID: "readout-japanese", Shown: true, TipClass: "tip pinned", Left: "0%", Top: "0px",
					Head: "2022年",
					Rows: []ui.ReadoutRow{{Key: "JPN", Class: "me", Mark: "k a", Name: "日本", Value: "94,212件"}},
					Hint: "矢印キーで移動、Escキーで解除。"}},
		}},
	}
}

// fullFigure has all that a figure can have, but a table or a matrix in the
// chart's place.
func fullFigure() *ui.Figure {
	return &ui.Figure{ID: "figure-typical", TitleID: "figure-typical-title", Class: "fig", Main: true,
		Title:    say("Joint papers are cited 3.5 times the world average for their field"),
		Subtitle: say("Field-weighted citation impact, 2016–2020"),
		Switches: []*ui.Switch{{Label: "Show the impact as", Links: links(0, "Chart", "Table")},
			{Label: "Scale of the impact", Links: links(0, "Linear", "Logarithmic")}},
		Years: years().Build, Range: yearRange().Build,
		Beside: (&ui.Beside{Label: "Compared with", Remove: "Remove",
			Chips: []ui.SeriesLink{series("DEU", "Germany", "k c1")}}).Build,
		Plot:        plot("figure-typical", "ratios-with-benchmark", "Impact; Japan: 0.94; United Kingdom: 1.55; together: 3.51"),
		SeriesLabel: "Pick out", Series: []ui.SeriesLink{series("JPN", "Japan", "k a"), series("GBR", "United Kingdom", "k b"),
			series("GBR-JPN", "Together", "k p")},
		Summary: "Japan 0.94, the United Kingdom 1.55, together 3.51.", Words: "Citation impact. Japan 0.94, the United Kingdom 1.55, together 3.51, where 1 is the world average.", WordsLabel: "In words",
		CaveatsHeading: "Read with care:", MoreLabel: "more", Caveats: []ui.Phrase{say("It is a ratio, not a number of papers."),
			say("Large fields count more.")},
		SourceLabel: "Source:", Sources: []ui.SourceLink{{Phrase: say("The deck"), Address: here},
			{Phrase: say("A table without an address")}},
		Notes:       []ui.NoteView{{ID: "figure-typical-note", Text: "a: the years are those of publication."}},
		ChecksLabel: "Checked against open figures", Checks: []ui.CheckLink{
			{Link: link("agrees", here), Name: "Japan", Mark: "v v1"}, {Link: link("differs", here), Name: "UK", Mark: "v v3"},
			{Link: link("cannot be checked", here), Name: "Together", Mark: "v v4"}},
		More:         links(-1, "All the years", "The definition"),
		ActionsLabel: "Download", Actions: []ui.ActionButton{{Action: "svg", Label: "SVG", Done: "The file was made."},
			{Action: "copy", Label: "Copy as image", Done: "Copied.", Failed: "Not copied."}},
		DetailsHeading: "About the figures", Details: &ui.Details{Items: []ui.Detail{{Term: "Unit", Text: say("ratio")}}},
		Derived: &ui.DerivedFigures{Open: "open", Heading: "Derived figures", Preamble: "Computed here.",
			Items: []ui.Derived{{Label: "Together over Japan", Value: "3.7", Formula: "3.51 ÷ 0.94"}}},
	}
}

// plot is a drawing of an example of a chart.
func plot(id, name, label string) *ui.Plot {
	scene := scene(name)
	return &ui.Plot{Class: scene.Class(), SVG: vugu.HTML(scene.SVG(label)), Role: "img", Label: label,
		HelpID: id + "-help", Help: "Arrow keys read the values, Home and End go to the first and the last.",
		Readout: &ui.Readout{ID: id + "-over"}}
}

func scene(name string) *chart.Scene {
	i := slices.IndexFunc(charts.Examples, func(e charts.Example) bool { return e.Name == name })
	return chart.Layout(&charts.Examples[i].Spec)
}

func scrolling(p *ui.Plot) *ui.Plot {
	p.ScrollRole, p.ScrollIndex, p.ScrollLabel = "group", "0", p.Label
	return p
}
