package examples

import (
	"bilateral/components/chart"
	"bilateral/data"
)

// bump are ranks over years.
func bump() []Example {
	return []Example{
		{Name: "bump", What: "ranks over years, the first at the top; the deck’s as an open mark", Meaning: data.Rank,
			Spec: chart.Spec{Form: chart.Bump{}, Series: partnerRanks("en")},
			Labels: chart.Labels{Title: "The UK has been third among Japan’s partners since 2015",
				Subtitle: "Rank by joint works, 2000–2023; first place at the top", Source: openAlex,
				Description: "Rank of Japan’s partners by year"}},
		{Name: "bump-japanese", What: "ranks in Japanese", Meaning: data.Rank,
			Spec: chart.Spec{Form: chart.Bump{}, Series: partnerRanks("ja")},
			Labels: chart.Labels{Title: "英国は2015年以来、日本の第3位の共同研究相手国",
				Subtitle:    "共著論文数による順位、2000～2023年",
				Source:      "出典：OpenAlex、2024年8月27日収集",
				Description: "日本の共同研究相手国の順位"}},
		{Name: "bump-one-point", What: "a single year of ranks", Meaning: data.Rank,
			Spec:   chart.Spec{Form: chart.Bump{}, Series: between(partnerRanks("en"), 2020, 2020)},
			Labels: chart.Labels{Description: "Ranks of 2020"}},
		{Name: "bump-empty", What: "no ranks", Meaning: data.Rank,
			Spec: chart.Spec{Form: chart.Bump{}}},
	}
}
