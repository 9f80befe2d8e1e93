// Package examples is every form of chart in use and in trouble: named charts
// that are documentation, golden files and browser tests at once. The figures
// are extracts of the open series of OpenAlex, UNESCO's Institute for
// Statistics and NCSES, and of the deck; only a gallery and tests import it.
package examples

import (
	"strings"

	"bilateral/components/chart"
	"bilateral/components/format"
)

// Example is a chart with a name and what it is there to show.
type Example struct {
	Name, What string
	Spec       chart.Spec
}

const (
	openAlex = "Source: OpenAlex, collected 27 August 2024 (CC0). Open marks: years in which the source’s count jumps."
	unesco   = "Source: UNESCO Institute for Statistics. Open squares: other releases, not joined to the line."
	ncses    = "Source: NCSES, Science and Engineering Indicators 2024."
	theDeck  = "Source: UUKi, Building on Excellence."
)

// Names that are longer than a narrow chart is wide, one of them a word.
const (
	longName = "United Kingdom of Great Britain and Northern Ireland"
	longWord = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
)

// Examples are all of them, most usual first.
var Examples = every()

func every() []Example {
	all := drawn()
	for i := range all {
		all[i].Spec.Provisional = "provisional"
		if strings.HasSuffix(all[i].Name, "-japanese") {
			all[i].Spec.Provisional = "暫定値"
		}
	}
	return all
}

func drawn() []Example {
	chart.UseRanges()
	comparators := []string{"USA", "CHN", "GBR", "DEU", "FRA"}
	german := pick(jointWorks("en", 1990), "GBR", "DEU")
	german[1].Role = chart.Chosen1
	seven := pick(jointWorks("en", 2000), "USA", "CHN", "GBR", "DEU", "FRA", "AUS", "KOR")
	seven[3].Role, seven[4].Role, seven[5].Role, seven[6].Role = chart.Chosen1, chart.Chosen2, chart.Chosen3, chart.Chosen4
	world := label(byPlace(rows("international_works"), 0, 1, 2, "en"), "USA", "CHN", "GBR", "DEU", "JPN")
	focused := label(world, "JPN")
	for i := range focused {
		focused[i].Dimmed = focused[i].Key != "JPN"
	}
	matrix, columns := indexMatrix([]string{"JPN", "GBR", "USA", "CHN", "DEU", "FRA", "ITA", "CAN", "AUS", "KOR"})
	jpn := chart.Series{Key: "JPN", Name: "Japan", Role: chart.A, Labelled: true}
	gbr := chart.Series{Key: "GBR", Name: "United Kingdom", Short: "UK", Role: chart.B, Labelled: true}
	both := chart.Series{Key: "GBR-JPN", Name: "Japan and the UK together", Short: "Together", Role: chart.Pair, Labelled: true}
	return []Example{
		{"ratios-with-benchmark", "bars from zero beside the world average", chart.Spec{
			Title: "Japan–UK papers are cited 3.5 times the world average for their field", Subtitle: "Field-weighted citation impact, 2016–2020", Source: theDeck,
			Description: "Impact; Japan: 0.94; United Kingdom: 1.55; together: 3.51",
			Benchmark:   &chart.Benchmark{Value: 1, Label: "World average = 1.00"},
			Series:      []chart.Series{one(jpn, 0.94, "0.94"), one(gbr, 1.55, "1.55"), one(both, 3.51, "3.51")}}},
		{"ratios-japanese", "bars and benchmark in Japanese", chart.Spec{
			Title: "日英の共著論文は分野の世界平均の3.5倍引用されている", Subtitle: "分野補正引用インパクト、2016～2020年", Source: "出典：UUKi", Description: "インパクト",
			Benchmark: &chart.Benchmark{Value: 1, Label: "世界平均＝1.00"},
			Series:    []chart.Series{one(named(jpn, "日本"), 0.94, "0.94"), one(named(gbr, "英国"), 1.55, "1.55"), one(named(both, "日英の共著"), 3.51, "3.51")}}},
		{"flows-with-a-missing-value", "a missing value keeps its row and says why", chart.Spec{
			Series: []chart.Series{one(named(gbr, "From the UK to Japan"), 730, "730"), one(named(jpn, "From Japan to the UK"), 2795, "2,795"), missing(both, "not applicable")}}},
		{"growth-below-zero", "a bar below zero has its value on the free side", chart.Spec{
			Series: []chart.Series{one(jpn, -4, "−4.0%"), one(gbr, 6, "+6.0%")}}},
		{"ranks", "dots on a line that starts at first place", chart.Spec{Form: chart.Dots,
			Series: []chart.Series{one(named(gbr, "UK"), 4, "4th"), one(jpn, 13, "13th")}}},
		{"bars-log", "on a logarithmic scale bars turn into dots", chart.Spec{Scale: chart.Log,
			Series: []chart.Series{one(jpn, 678778, "678,778"), one(gbr, 1096865, "1,096,865"), one(both, 22984, "22,984")}}},
		{"all-missing", "no value at all", chart.Spec{Series: []chart.Series{missing(jpn, "not available")}}},
		{"all-zero", "zero is a value", chart.Spec{Series: []chart.Series{one(jpn, 0, "0")}}},
		{"one-first", "a single first place", chart.Spec{Form: chart.Dots, Series: []chart.Series{one(both, 1, "1st")}}},
		{"empty", "nothing to draw", chart.Spec{}},
		{"markup-in-labels", "names are text, whatever they hold", chart.Spec{
			Title: `A "title" & <more>`, Description: `"quoted" & <marked>`,
			Series: []chart.Series{one(named(jpn, `<b>"A" & B</b>`), 1, "<1>")}}},

		{"lines-pair", "joint works of two pairs, jumps of the source as open marks", chart.Spec{Form: chart.Lines,
			Title: "Joint work has grown fivefold since 2000, about as fast as Japan’s with Germany", Subtitle: "Works a year with authors in both countries, whole count, 1990–2023", Source: openAlex,
			Description: "Joint works of Japan with the United Kingdom and Germany, 1990 to 2023", Series: german}},
		{"lines-seven", "seven lines, the five chosen first labelled", chart.Spec{Form: chart.Lines,
			Title: "The UK is Japan’s third largest partner by this count", Subtitle: "Works a year with authors in Japan and in the country named, 2000–2023", Source: openAlex,
			Description: "Works with authors in Japan and each of seven countries", Series: seven}},
		{"lines-nineteen", "19 places and 34 years, five labelled", chart.Spec{Form: chart.Lines,
			Title: "International works of nineteen places", Subtitle: "Works with authors in two or more countries, 1990–2023", Source: openAlex,
			Description: "International works of nineteen places", Series: world}},
		{"lines-nineteen-log", "the same on a logarithmic scale", chart.Spec{Form: chart.Lines, Scale: chart.Log,
			Title: "International works of nineteen places", Source: openAlex, Description: "International works of nineteen places", Series: world}},
		{"lines-focus", "one picked out, the others dimmed", chart.Spec{Form: chart.Lines,
			Title: "Japan among nineteen places", Source: openAlex, Description: "International works of Japan among nineteen places", Series: focused}},
		{"lines-segments", "vintages of a source are never joined", chart.Spec{Form: chart.Lines,
			Title: "Fewer than half as many Japanese students in the UK as in 2004", Subtitle: "Internationally mobile tertiary students, 1998–2019", Source: unesco,
			Description: "Students between Japan and the UK", Series: students()}},
		{"lines-japanese", "names, notes and numbers in Japanese", chart.Spec{Form: chart.Lines,
			Title: "日英の共著論文は2000年の5倍に増えた", Subtitle: "両国の著者による論文数（年間）、1990～2023年", Source: "出典：OpenAlex、2024年8月27日収集",
			Description: "日本と各国の共著論文数", Series: pick(jointWorks("ja", 1990), comparators...)}},
		{"lines-benchmark", "an index and its base, dotted", chart.Spec{Form: chart.Lines, Benchmark: &chart.Benchmark{Value: 100, Label: "2000 = 100"},
			Description: "Joint works, 2000 = 100", Series: indexed(pick(jointWorks("en", 2000), "GBR", "DEU", "CHN"))}},
		{"lines-area", "a single series is washed down to zero", chart.Spec{Form: chart.Lines, Description: "Joint works of Japan and the UK", Series: pick(jointWorks("en", 1990), "GBR")}},
		{"lines-gaps", "missing years stay gaps", chart.Spec{Form: chart.Lines, Description: "With gaps", Series: gaps(pick(jointWorks("en", 1990), "GBR", "DEU"))}},
		{"lines-one-point", "a single year stands in the middle", chart.Spec{Form: chart.Lines, Description: "One year", Series: between(pick(jointWorks("en", 1990), "GBR", "DEU"), 2020, 2020)}},
		{"lines-ties", "equal ends, labels apart", chart.Spec{Form: chart.Lines, Description: "Ties", Series: ties()}},
		{"lines-negative", "values on both sides of zero", chart.Spec{Form: chart.Lines, Description: "Growth", Series: growth()}},
		{"lines-huge", "very large numbers", chart.Spec{Form: chart.Lines, Description: "Huge numbers", Series: scaled(pick(jointWorks("en", 1990), "GBR", "DEU"), 1e9)}},
		{"lines-all-zero", "a line on the base", chart.Spec{Form: chart.Lines, Description: "All zero", Series: scaled(pick(jointWorks("en", 1990), "GBR", "DEU"), 0)}},
		{"lines-empty", "no series", chart.Spec{Form: chart.Lines}},
		{"lines-all-missing", "every year missing", chart.Spec{Form: chart.Lines, Description: "All missing", Series: allMissing(pick(jointWorks("en", 1990), "GBR"))}},

		{"bump", "ranks over years, the first at the top; the deck’s as an open mark", chart.Spec{Form: chart.Bump,
			Title: "The UK has been third among Japan’s partners since 2015", Subtitle: "Rank by joint works, 2000–2023; first place at the top", Source: openAlex,
			Description: "Rank of Japan’s partners by year", Series: partnerRanks("en")}},
		{"bump-japanese", "ranks in Japanese", chart.Spec{Form: chart.Bump, Title: "英国は2015年以来、日本の第3位の共同研究相手国", Subtitle: "共著論文数による順位、2000～2023年", Source: "出典：OpenAlex、2024年8月27日収集",
			Description: "日本の共同研究相手国の順位", Series: partnerRanks("ja")}},
		{"bump-one-point", "a single year of ranks", chart.Spec{Form: chart.Bump, Description: "Ranks of 2020", Series: between(partnerRanks("en"), 2020, 2020)}},
		{"bump-empty", "no ranks", chart.Spec{Form: chart.Bump}},

		{"slope", "two moments a row: the earlier open, the later filled", chart.Spec{Form: chart.Slope,
			Title: "For their size, the UK works with Japan least of these seventeen, though more than it did", Subtitle: "Index of collaboration with Japan", Source: ncses,
			Benchmark: &chart.Benchmark{Value: 1, Label: "expected = 1"}, Description: "Index of collaboration with Japan, 2003 and 2022", Series: indexRows("en")}},
		{"slope-japanese", "two moments in Japanese", chart.Spec{Form: chart.Slope, Title: "日本との共同研究指数", Benchmark: &chart.Benchmark{Value: 1, Label: "期待値＝1"}, Source: "出典：NCSES",
			Description: "日本との共同研究指数、2003年と2022年", Series: indexRows("ja")}},
		{"slope-missing", "a moment without a value", chart.Spec{Form: chart.Slope, Description: "Two moments", Series: halfMissing(indexRows("en")[:4])}},
		{"slope-empty", "no rows", chart.Spec{Form: chart.Slope}},

		{"flow", "two directions, widths to scale, counts written", chart.Spec{Form: chart.Flow, Columns: []string{"Japan", "United Kingdom"},
			Title: "2,795 and 730 students", Subtitle: "Students, 2019; what is counted is not stated", Source: theDeck,
			Description: "2,795 Japanese students; 730 UK students", Series: flows(2795, 730, "Japanese students", "UK students")}},
		{"flow-researchers", "a greater amount", chart.Spec{Form: chart.Flow, Columns: []string{"Japan", "United Kingdom"},
			Title: "7,206 and 1,906 researchers", Source: theDeck, Description: "7,206 Japanese researchers; 1,906 UK researchers", Series: flows(7206, 1906, "Japanese researchers", "UK researchers")}},
		{"flow-japanese", "two directions in Japanese", chart.Spec{Form: chart.Flow, Columns: []string{"日本", "英国"}, Title: "留学生は2,795人と730人", Source: "出典：UUKi",
			Description: "日本人学生2,795人、英国人学生730人", Series: flows(2795, 730, "日本人学生", "英国人学生")}},
		{"flow-zero", "nobody in one direction", chart.Spec{Form: chart.Flow, Columns: []string{"Japan", "United Kingdom"}, Description: "One direction", Series: flows(0, 730, "Japanese students", "UK students")}},
		{"flow-missing", "a direction without a count", chart.Spec{Form: chart.Flow, Columns: []string{"Japan", "United Kingdom"}, Description: "One direction", Series: append(flows(2795, 0, "Japanese students", "UK students")[:1], missing(named(gbr, "UK students"), "not available"))}},

		{"rank-strip", "a place among all of them", chart.Spec{Form: chart.RankStrip, Among: 44,
			Title: "The UK is 4th among Japan’s 44 partners, Japan 14th among the UK’s", Subtitle: "Joint articles, 2020", Source: ncses,
			Description: "UK 4th of 44, Japan 14th of 44", Series: []chart.Series{one(gbr, 4, "4th"), one(jpn, 14, "14th")}}},
		{"rank-strip-unknown", "how many there are is not known", chart.Spec{Form: chart.RankStrip, Description: "13th", Series: []chart.Series{one(jpn, 13, "13th"), missing(gbr, "not available")}}},

		{"long-names", "names that do not fit over their rows take more lines", chart.Spec{Title: "Long names", Description: "Two long names", Subtitle: "Invented",
			Series: []chart.Series{one(named(jpn, longName), 3, "3"), one(named(gbr, longWord), 2, "2"), missing(named(both, longName), "not available")}}},
		{"long-names-flow", "and at the ends of a flow they share the line", chart.Spec{Form: chart.Flow, Columns: []string{longName, longWord}, Title: "Long names", Description: "Two directions",
			Series: flows(310, 42, "From "+longName+" to "+longWord, "From "+longWord)}},
		{"long-names-strip", "and over a strip the place stands behind the last line", chart.Spec{Form: chart.RankStrip, Among: 44, Title: "Long names", Description: "Two places",
			Series: []chart.Series{one(named(gbr, longName), 4, "4th"), one(named(jpn, longWord), 14, "14th")}}},

		{"matrix", "a number for each pair; darker is more, the jump at 1", chart.Spec{Form: chart.Matrix, Columns: columns, Benchmark: &chart.Benchmark{Value: 1, Label: "as expected"},
			Title: "Neighbours stand closest", Subtitle: "Index of collaboration, 2022", Source: ncses, Description: "Index of collaboration of each pair of ten places", Series: matrix}},
		{"matrix-missing", "a pair without a value; no benchmark", chart.Spec{Form: chart.Matrix, Columns: []string{"Japan", "Germany", "France"}, Description: "Pairs",
			Series: []chart.Series{{Key: "GBR", Name: "United Kingdom", Short: "UK", Points: []chart.Point{{X: 0, Value: 10, Text: "10"}, {X: 1, Value: -3, Text: "−3"}, {X: 2, Missing: true, Text: "[x]", Reason: "not available"}}}}}},
		{"matrix-empty", "no rows", chart.Spec{Form: chart.Matrix}},

		{"ranges", "a row a claim, a mark a source, each row on its own scale", chart.Spec{Form: chart.Ranges, OwnScales: true, Columns: []string{"The deck", "NCSES", "OpenAlex"},
			Title: "What holds up", Subtitle: "The deck’s figures (diamonds) beside open sources (open discs)", Source: theDeck, Description: "Claims beside open sources", Series: claims()}},
		{"ranges-empty", "no claims", chart.Spec{Form: chart.Ranges}},

		{"sparkline", "a line the size of a word", chart.Spec{Form: chart.Sparkline, Description: "Joint works, rising", Series: pick(jointWorks("en", 1990), "GBR")}},
		{"sparkline-one-point", "one value", chart.Spec{Form: chart.Sparkline, Description: "One year", Series: between(pick(jointWorks("en", 1990), "GBR"), 2020, 2020)}},
		{"sparkline-empty", "no value", chart.Spec{Form: chart.Sparkline}},
	}
}

// Multiples are panels on one scale.
var Multiples = []struct {
	Name, What string
	Multiple   chart.Multiple
}{
	{"students-and-researchers", "two flows at one scale", chart.Multiple{Panels: []chart.Spec{
		{Form: chart.Flow, Columns: []string{"Japan", "United Kingdom"}, Description: "Students", Series: flows(2795, 730, "Japanese students", "UK students")},
		{Form: chart.Flow, Columns: []string{"Japan", "United Kingdom"}, Description: "Researchers", Series: flows(7206, 1906, "Japanese researchers", "UK researchers")}}}},
	{"partners", "three partners on one scale", chart.Multiple{Panels: []chart.Spec{
		{Form: chart.Lines, Description: "United Kingdom", Series: pick(jointWorks("en", 1990), "GBR")},
		{Form: chart.Lines, Description: "Germany", Series: pick(jointWorks("en", 1990), "DEU")},
		{Form: chart.Lines, Description: "China", Series: pick(jointWorks("en", 2000), "CHN")}}}},
}

func one(s chart.Series, v float64, text string) chart.Series {
	s.Points = []chart.Point{{Value: v, Text: text}}
	return s
}

func missing(s chart.Series, reason string) chart.Series {
	s.Points = []chart.Point{{Missing: true, Text: reason, Reason: reason}}
	return s
}

func named(s chart.Series, name string) chart.Series {
	s.Name, s.Short = name, ""
	return s
}

func flows(to, from float64, names ...string) []chart.Series {
	return []chart.Series{
		{Key: "JPN-GBR", Name: names[0], Role: chart.A, Labelled: true, Points: []chart.Point{{Value: to, Text: count(to)}}},
		{Key: "GBR-JPN", Name: names[1], Role: chart.B, Labelled: true, Points: []chart.Point{{Value: from, Text: count(from)}}},
	}
}

// change makes each point anew.
func change(all []chart.Series, do func(s *chart.Series, i int, p *chart.Point)) []chart.Series {
	for i := range all {
		s := &all[i]
		s.Points = append([]chart.Point(nil), s.Points...)
		for j := range s.Points {
			do(s, j, &s.Points[j])
		}
	}
	return all
}

func indexed(all []chart.Series) []chart.Series {
	bases := map[string]float64{}
	return change(all, func(s *chart.Series, i int, p *chart.Point) {
		if i == 0 {
			bases[s.Key] = p.Value
		}
		p.Value = p.Value / bases[s.Key] * 100
		p.Text = count(p.Value)
	})
}

func gaps(all []chart.Series) []chart.Series {
	return change(all, func(s *chart.Series, i int, p *chart.Point) {
		if i%7 == 3 || i == 0 {
			*p = chart.Point{X: p.X, XText: p.XText, Missing: true, Text: "[x]", Reason: "not available"}
		}
	})
}

func allMissing(all []chart.Series) []chart.Series {
	return change(all, func(s *chart.Series, i int, p *chart.Point) {
		*p = chart.Point{X: p.X, XText: p.XText, Missing: true, Text: "[x]", Reason: "not available"}
	})
}

func halfMissing(all []chart.Series) []chart.Series {
	return change(all, func(s *chart.Series, i int, p *chart.Point) {
		if s.Key == all[0].Key && i == 0 || s.Key == all[1].Key && i == 1 {
			*p = chart.Point{X: p.X, XText: p.XText, Missing: true, Text: "[x]", Reason: "not available"}
		}
	})
}

func scaled(all []chart.Series, by float64) []chart.Series {
	return change(all, func(s *chart.Series, i int, p *chart.Point) {
		p.Value *= by
		p.Text = count(p.Value)
	})
}

func between(all []chart.Series, first, last int) []chart.Series {
	for i := range all {
		var points []chart.Point
		for _, p := range all[i].Points {
			if first <= p.X && p.X <= last {
				points = append(points, p)
			}
		}
		all[i].Points = points
	}
	return all
}

func ties() []chart.Series {
	var all []chart.Series
	for i, name := range []string{"Japan", "United Kingdom", "Germany", "France", "Italy"} {
		s := chart.Series{Key: name, Name: name, Role: []chart.Role{chart.A, chart.B, chart.Chosen1, chart.Chosen2, chart.Other}[i], Labelled: true}
		for year := 2016; year <= 2020; year++ {
			s.Points = append(s.Points, chart.Point{X: year, Value: 12, Text: "12"})
		}
		all = append(all, s)
	}
	return all
}

func growth() []chart.Series {
	return change(pick(jointWorks("en", 2010), "GBR", "DEU"), func(s *chart.Series, i int, p *chart.Point) {
		p.Value = float64((i*37+len(s.Key)+int(s.Role)*11)%29) - 12
		p.Text = format.Percent(p.Value, 0, true)
		p.Open, p.Note = false, ""
	})
}

// claims are figures of the deck beside those of open sources.
func claims() []chart.Series {
	row := func(name string, points ...chart.Point) chart.Series {
		for i := range points {
			points[i].X = i
			if points[i].Text == "" {
				points[i].Text = count(points[i].Value)
			}
		}
		return chart.Series{Key: name, Name: name, Role: chart.Ink, Labelled: true, Points: points}
	}
	none := chart.Point{Missing: true, Text: "none", Reason: "no open source publishes it"}
	return []chart.Series{
		row("Outputs of Japan, 2016–2020", chart.Point{Value: 678778}, chart.Point{Value: 625348}, none),
		row("Outputs of the UK, 2016–2020", chart.Point{Value: 1096865}, chart.Point{Value: 850173}, none),
		row("Joint outputs, 2016–2020", chart.Point{Value: 22984}, none, chart.Point{Value: 31784}),
		row("Growth of joint outputs", chart.Point{Value: 20.4, Text: "+20.4%"}, none, chart.Point{Value: 33.4, Text: "+33.4%"}),
		row("The UK’s rank among Japan’s partners, 2020", chart.Point{Value: 4, Text: "4th"}, chart.Point{Value: 4, Text: "4th"}, chart.Point{Value: 3, Text: "3rd"}),
		row("Citation impact of joint outputs", chart.Point{Value: 3.51, Text: "3.51"}, none, none),
	}
}
