package examples

import (
	"bilateral/components/chart"
	"bilateral/data"
)

// counts are a row a collector, a mark a figure, in two directions.
func counts() []Example {
	ways := []chart.Way{{Role: chart.A, Name: "From Japan to the UK", Short: "from Japan"}, {Role: chart.B, Name: "From the UK to Japan", Short: "from UK"}}
	japanese := []chart.Way{{Role: chart.A, Name: "日本から英国へ", Short: "日本発"}, {Role: chart.B, Name: "英国から日本へ", Short: "英国発"}}
	return []Example{
		{Name: "counts", What: "a row a collector, hollow what it counted earlier", Meaning: data.Flow, Unit: "students",
			Spec: chart.Spec{Form: chart.Counts{Ways: ways, Earlier: "an earlier figure"}, Series: collectors(func(english, _ string) string { return english })},
			Labels: chart.Labels{Title: "Who counts what", Subtitle: "Students, of each count the newest figure", Source: unesco,
				Description: "Counts of students by collector"}},
		{Name: "counts-japanese", What: "collectors in Japanese", Meaning: data.Flow, Unit: "人",
			Spec:   chart.Spec{Form: chart.Counts{Ways: japanese, Earlier: "以前の値"}, Series: collectors(func(_, japanese string) string { return japanese })},
			Labels: chart.Labels{Title: "何を数えているか", Source: "出典：UIS、JASSO", Description: "集計別の学生数"}},
		{Name: "counts-one", What: "one count of one direction, and a missing one", Meaning: data.Flow, Unit: "students",
			Spec: chart.Spec{Form: chart.Counts{Ways: ways[:1]}, Series: []chart.Series{
				{Key: "a", Name: "A count whose name is so long that it takes two lines on a narrow plot, if not three", Points: []chart.Point{{Role: chart.A, XText: "2022", Value: 930, Text: "930"}}},
				{Key: "b", Name: "Nobody", Points: []chart.Point{{Role: chart.A, XText: "2022", Missing: true, Text: "[x]", Reason: "not available"}}}}},
			Labels: chart.Labels{Description: "One count"}},
		{Name: "counts-empty", What: "nobody counts", Meaning: data.Flow, Unit: "students", Spec: chart.Spec{Form: chart.Counts{Ways: ways}}},
	}
}

// collectors are seven counts in one of two languages.
func collectors(in func(english, japanese string) string) []chart.Series {
	var rows []chart.Series
	row := func(head, name, short string, points ...chart.Point) {
		rows = append(rows, chart.Series{Key: name, Head: head, Name: name, Short: short, Role: chart.Ink, Labelled: true, Points: points})
	}
	point := func(way int, when string, value float64, earlier bool) chart.Point {
		return chart.Point{X: way, Role: [...]chart.Role{chart.A, chart.B}[way], XText: when, Value: value, Text: count(value), Open: earlier}
	}
	row(in("The deck and the nearest open series", "資料と最も近い公開系列"), in("Students (deck)", "学生（資料）"), "", point(0, "2019", 2795, false), point(1, "2019", 730, false))
	row("", in("Students (UIS)", "留学生（UIS）"), "", point(0, "2019", 2684, false), point(1, "2016", 391, false))
	row(in("How many there are on a day", "ある日の人数"), in("Students on 1 May (JASSO)", "5月1日の留学生（JASSO）"), "", point(1, "2017", 640, true), point(1, "2018", 703, false))
	row(in("How many went in a fiscal year", "一年度間の人数"), in("Students sent abroad (JASSO)", "海外に留学した学生（JASSO）"), "", point(0, "2020", 89, true), point(0, "2021", 862, true), point(0, "2022", 3425, false))
	row("", in("Students sent abroad under agreements (JASSO)", "協定に基づいて留学した学生（JASSO）"), "", point(0, "2013", 3993, true), point(0, "2015", 4008, true), point(0, "2016", 3479, false))
	row("", in("Students abroad by their own arrangement (JASSO)", "協定によらずに留学した学生（JASSO）"), "", point(0, "2013", 2596, true), point(0, "2015", 2273, true), point(0, "2016", 2348, false))
	row("", in("UK students with a period abroad (HESA)", "海外に滞在した英国の学生（HESA）"), "", point(1, in("2017/18, estimate", "2017/18、推計"), 930, false))
	return rows
}
