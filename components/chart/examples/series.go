package examples

import (
	"embed"
	"slices"
	"strconv"
	"strings"

	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

//go:embed testdata/*.csv
var files embed.FS

// rows reads an extract: plain fields, no quotes, the head line left out.
func rows(name string) [][]string {
	text, err := files.ReadFile("testdata/" + name + ".csv")
	if err != nil {
		panic(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	var all [][]string
	for _, line := range lines[1:] {
		all = append(all, strings.Split(line, ","))
	}
	return all
}

// number reads a figure of an extract. The extracts are part of the package,
// so one that cannot be read is a fault of it.
func number(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(err)
	}
	return v
}

func year(s string) int { return int(number(s)) }

func names(column int) map[string]string {
	all := map[string]string{}
	for _, row := range rows("places") {
		all[row[0]] = row[column]
	}
	return all
}

// shortNames stand where there is little room.
var shortNames = map[string]string{"GBR": "UK", "USA": "US", "KOR": "Korea", "CHE": "Switz.", "NLD": "Netherl."}

// roleOf is the role of a place: that of the dataset, then that of one chosen
// here.
func roleOf(code string) chart.Role {
	switch code {
	case "JPN":
		return chart.A
	case "GBR":
		return chart.B
	}
	return chart.Other
}

func count(v float64) string { return format.Number(v, 0) }

// provisionalYear was collected by OpenAlex while it was still growing; the
// other sources do not reach it.
const provisionalYear = "2023"

// byPlace are series by the place named in a column, in order of appearance,
// their points in the order of the years.
func byPlace(table [][]string, place, yearColumn, value int, language string) []chart.Series {
	column := 1
	if language == "ja" {
		column = 2
	}
	name := names(column)
	var all []chart.Series
	for _, row := range table {
		i := slices.IndexFunc(all, func(s chart.Series) bool { return s.Key == row[place] })
		if i < 0 {
			i = len(all)
			s := chart.Series{Key: row[place], Name: name[row[place]], Role: roleOf(row[place])}
			if language != "ja" {
				s.Short = shortNames[row[place]]
			}
			all = append(all, s)
		}
		v := number(row[value])
		all[i].Points = append(all[i].Points, chart.Point{X: year(row[yearColumn]), XText: row[yearColumn], Value: v, Text: count(v), Provisional: row[yearColumn] == provisionalYear})
	}
	for i := range all {
		slices.SortFunc(all[i].Points, func(a, b chart.Point) int { return a.X - b.X })
	}
	return all
}

// jointWorks are the works of Japan with each of its partners; a jump of the
// source is an open mark. The United Kingdom's is the pair's.
func jointWorks(language string, from int) []chart.Series {
	table := rows("joint_works")
	all := byPlace(table, 0, 1, 2, language)
	for _, row := range table {
		if row[3] != "spike" {
			continue
		}
		i := slices.IndexFunc(all, func(s chart.Series) bool { return s.Key == row[0] })
		for j := range all[i].Points {
			if p := &all[i].Points[j]; p.XText == row[1] {
				p.Open = true
				if row[0] == "GBR" {
					p.Note = "2016: the source jumps; kept, no growth from it"
					if language == "ja" {
						p.Note = "2016年：出典の値が急増"
					}
				}
			}
		}
	}
	for i := range all {
		if all[i].Key == "GBR" {
			all[i].Role = chart.Pair
		}
		all[i].Points = slices.DeleteFunc(all[i].Points, func(p chart.Point) bool { return p.X < from })
	}
	return all
}

// pick keeps the series of some places, in that order, and labels them.
func pick(all []chart.Series, codes ...string) []chart.Series {
	var some []chart.Series
	for _, code := range codes {
		for _, s := range all {
			if s.Key == code {
				s.Labelled = true
				some = append(some, s)
			}
		}
	}
	return some
}

// label labels the series of some places among all.
func label(all []chart.Series, codes ...string) []chart.Series {
	all = slices.Clone(all)
	for i := range all {
		all[i].Labelled = slices.Contains(codes, all[i].Key)
	}
	return all
}

// students are the students that cross between the two, by vintage of the
// source; vintages after the first are open marks, as they are not joined.
func students() []chart.Series {
	to := chart.Series{Key: "JPN-GBR", Name: "Japanese students in the UK", Short: "To the UK", Role: chart.A, Labelled: true}
	from := chart.Series{Key: "GBR-JPN", Name: "UK students in Japan", Short: "To Japan", Role: chart.B, Labelled: true}
	for _, row := range rows("students") {
		segment := int(number(row[4]))
		p := chart.Point{X: year(row[2]), XText: row[2], Value: number(row[3]), Text: count(number(row[3])), Segment: segment}
		if row[0] == "JPN" {
			to.Points = append(to.Points, p)
			continue
		}
		p.Open = segment == 2 || segment > 3
		from.Points = append(from.Points, p)
	}
	return []chart.Series{to, from}
}

// indexRows are Japan's indices of collaboration of two years, the greatest
// first.
func indexRows(language string) []chart.Series {
	var table [][]string
	for _, row := range rows("collaboration_index") {
		if row[0] == "JPN" {
			table = append(table, row)
		}
	}
	all := slices.DeleteFunc(byPlace(table, 1, 2, 3, language), func(s chart.Series) bool { return len(s.Points) != 2 })
	for i := range all {
		for j := range all[i].Points {
			all[i].Points[j].Text = format.Number(all[i].Points[j].Value, 2)
		}
		all[i].Labelled = true
		if all[i].Key == "GBR" {
			all[i].Role = chart.Pair
		}
	}
	slices.SortStableFunc(all, func(a, b chart.Series) int {
		switch {
		case a.Points[1].Value > b.Points[1].Value:
			return -1
		case a.Points[1].Value < b.Points[1].Value:
			return 1
		}
		return 0
	})
	return all
}

// indexMatrix are the indices of each pair of some places, below the diagonal.
func indexMatrix(codes []string) (series []chart.Series, columns []string) {
	name := names(1)
	value := map[string]string{}
	for _, row := range rows("collaboration_index") {
		if row[2] == "2022" {
			value[row[0]+row[1]] = row[3]
			value[row[1]+row[0]] = row[3]
		}
	}
	for i, code := range codes {
		short := shortNames[code]
		if short == "" {
			short = name[code]
		}
		if i < len(codes)-1 {
			columns = append(columns, short)
		}
		if i == 0 {
			continue
		}
		s := chart.Series{Key: code, Name: name[code], Short: shortNames[code]}
		for c, other := range codes[:i] {
			p := chart.Point{X: c, XText: name[other], Picked: code == "GBR" && other == "JPN"}
			if v, ok := value[code+other]; ok {
				p.Value = number(v)
				p.Text = format.Number(p.Value, 2)
			} else {
				p.Missing, p.Text, p.Reason = true, "[x]", "not available"
			}
			s.Points = append(s.Points, p)
		}
		series = append(series, s)
	}
	return series, columns
}

// partnerRanks are the ranks of Japan's partners, with the rank that the deck
// prints as an open mark of its own series.
func partnerRanks(language data.Language) []chart.Series {
	all := byPlace(rows("partner_ranks"), 0, 1, 2, string(language))
	for i := range all {
		all[i].Labelled = true
		for j := range all[i].Points {
			all[i].Points[j].Text = format.Ordinal(int(all[i].Points[j].Value), language)
		}
	}
	slices.SortStableFunc(all, func(a, b chart.Series) int { return int(a.Points[0].Value - b.Points[0].Value) })
	if language == data.Japanese {
		return all
	}
	return append(all, chart.Series{Key: "deck", Name: "the deck", Role: chart.Deck, Labelled: false,
		Points: []chart.Point{{X: 2020, XText: "2020", Value: 4, Text: "4th", Open: true, OtherSource: true, Note: "deck: 4th (2020)"}}})
}
