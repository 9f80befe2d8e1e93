package examples

import (
	"bilateral/components/chart"
	"bilateral/components/format"
)

// lines are lines: values over years.
func lines() []Example {
	german := pick(jointWorks("en", 1990), "GBR", "DEU")
	german[1].Role = chart.Chosen1
	seven := pick(jointWorks("en", 2000), "USA", "CHN", "GBR", "DEU", "FRA", "AUS", "KOR")
	seven[3].Role, seven[4].Role, seven[5].Role, seven[6].Role = chart.Chosen1, chart.Chosen2, chart.Chosen3, chart.Chosen4
	world := label(byPlace(rows("international_works"), 0, 1, 2, "en"), "USA", "CHN", "GBR", "DEU", "JPN")
	focused := label(world, "JPN")
	for i := range focused {
		focused[i].Dimmed = focused[i].Key != "JPN"
	}
	return []Example{
		{Name: "lines-pair", What: "joint works of two pairs, jumps of the source as open marks",
			Spec: chart.Spec{Form: chart.Lines{}, Series: german},
			Labels: chart.Labels{Title: "Joint work has grown fivefold since 2000, about as fast as Japan’s with Germany",
				Subtitle:    "Works a year with authors in both countries, whole count, 1990–2023",
				Source:      openAlex,
				Description: "Joint works of Japan with the United Kingdom and Germany, 1990 to 2023"}},
		{Name: "lines-seven", What: "seven lines, the five chosen first labelled",
			Spec: chart.Spec{Form: chart.Lines{}, Series: seven},
			Labels: chart.Labels{Title: "The UK is Japan’s third largest partner by this count",
				Subtitle: "Works a year with authors in Japan and in the country named, 2000–2023",
				Source:   openAlex, Description: "Works with authors in Japan and each of seven countries"}},
		{Name: "lines-nineteen", What: "19 places and 34 years, five labelled",
			Spec: chart.Spec{Form: chart.Lines{}, Series: world},
			Labels: chart.Labels{Title: "International works of nineteen places",
				Subtitle: "Works with authors in two or more countries, 1990–2023", Source: openAlex,
				Description: "International works of nineteen places"}},
		{Name: "lines-nineteen-log", What: "the same on a logarithmic scale",
			Spec: chart.Spec{Form: chart.Lines{}, Scale: chart.Log, Series: world},
			Labels: chart.Labels{Title: "International works of nineteen places", Source: openAlex,
				Description: "International works of nineteen places"}},
		{Name: "lines-focus", What: "one picked out, the others dimmed",
			Spec: chart.Spec{Form: chart.Lines{}, Series: focused},
			Labels: chart.Labels{Title: "Japan among nineteen places", Source: openAlex,
				Description: "International works of Japan among nineteen places"}},
		{Name: "lines-segments", What: "vintages of a source are never joined",
			Spec: chart.Spec{Form: chart.Lines{}, Series: students()},
			Labels: chart.Labels{Title: "Fewer than half as many Japanese students in the UK as in 2004",
				Subtitle: "Internationally mobile tertiary students, 1998–2019", Source: unesco,
				Description: "Students between Japan and the UK"}},
		{Name: "lines-japanese", What: "names, notes and numbers in Japanese",
			Spec: chart.Spec{Form: chart.Lines{}, Series: pick(jointWorks("ja", 1990), "USA", "CHN", "GBR", "DEU", "FRA")},
			Labels: chart.Labels{Title: "日英の共著論文は2000年の5倍に増えた",
				Subtitle:    "両国の著者による論文数（年間）、1990～2023年",
				Source:      "出典：OpenAlex、2024年8月27日収集",
				Description: "日本と各国の共著論文数"}},
	}
}

// linesInTrouble are lines with little or strange to draw.
func linesInTrouble() []Example {
	return []Example{
		{Name: "lines-benchmark", What: "an index and its base, dotted",
			Spec: chart.Spec{Form: chart.Lines{}, Benchmark: &chart.Benchmark{Value: 100, Label: "2000 = 100"},
				Series: indexed(pick(jointWorks("en", 2000), "GBR", "DEU", "CHN"))},
			Labels: chart.Labels{Description: "Joint works, 2000 = 100"}},
		{Name: "lines-area", What: "a single series is washed down to zero",
			Spec:   chart.Spec{Form: chart.Lines{}, Series: pick(jointWorks("en", 1990), "GBR")},
			Labels: chart.Labels{Description: "Joint works of Japan and the UK"}},
		{Name: "lines-gaps", What: "missing years stay gaps",
			Spec:   chart.Spec{Form: chart.Lines{}, Series: gaps(pick(jointWorks("en", 1990), "GBR", "DEU"))},
			Labels: chart.Labels{Description: "With gaps"}},
		{Name: "lines-one-point", What: "a single year stands in the middle",
			Spec: chart.Spec{Form: chart.Lines{},
				Series: between(pick(jointWorks("en", 1990), "GBR", "DEU"), 2020, 2020)},
			Labels: chart.Labels{Description: "One year"}},
		{Name: "lines-ties", What: "equal ends, labels apart",
			Spec:   chart.Spec{Form: chart.Lines{}, Series: ties()},
			Labels: chart.Labels{Description: "Ties"}},
		{Name: "lines-negative", What: "values on both sides of zero",
			Spec:   chart.Spec{Form: chart.Lines{}, Series: growth()},
			Labels: chart.Labels{Description: "Growth"}},
		{Name: "lines-huge", What: "very large numbers",
			Spec: chart.Spec{Form: chart.Lines{},
				Series: scaled(pick(jointWorks("en", 1990), "GBR", "DEU"), 1e9)},
			Labels: chart.Labels{Description: "Huge numbers"}},
		{Name: "lines-all-zero", What: "a line on the base",
			Spec: chart.Spec{Form: chart.Lines{},
				Series: scaled(pick(jointWorks("en", 1990), "GBR", "DEU"), 0)},
			Labels: chart.Labels{Description: "All zero"}},
		{Name: "lines-empty", What: "no series",
			Spec: chart.Spec{Form: chart.Lines{}}},
		{Name: "lines-all-missing", What: "every year missing",
			Spec:   chart.Spec{Form: chart.Lines{}, Series: allMissing(pick(jointWorks("en", 1990), "GBR"))},
			Labels: chart.Labels{Description: "All missing"}},
	}
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
