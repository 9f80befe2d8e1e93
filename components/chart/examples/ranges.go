package examples

import (
	"bilateral/components/chart"
	"bilateral/data"
)

// ranges are a row a claim, a mark a source.
func ranges() []Example {
	return []Example{
		{Name: "ranges", What: "a row a claim, a mark a source, each row on its own scale", Meaning: data.RatioToWorld,
			Spec: chart.Spec{Form: chart.Ranges{Sources: []string{"The deck", "NCSES", "OpenAlex"}, OwnScales: true}, Series: claims()},
			Labels: chart.Labels{Title: "What holds up",
				Subtitle: "The deck’s figures (diamonds) beside open sources (open discs)",
				Source:   theDeck, Description: "Claims beside open sources"}},
		{Name: "ranges-empty", What: "no claims", Meaning: data.RatioToWorld,
			Spec: chart.Spec{Form: chart.Ranges{}}},
	}
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
