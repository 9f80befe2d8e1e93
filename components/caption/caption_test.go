//go:build !js

package caption

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	drawn "bilateral/components/chart/examples"
	"bilateral/components/format"
	"bilateral/data"
	"bilateral/testdata/golden"
)

// text is a string in both languages, as data.Text.
type text = data.Text

func both(s string) text { return text{EN: s, JA: s} }

// row is a series as a test writes it down.
type row struct {
	name   text
	role   chart.Role
	dimmed bool
	points []value
}

// value is a point as a test writes it down.
type value struct {
	x       int
	place   text // of a column or a source; the year where it is none
	v       float64
	segment int
	open    bool
	picked  bool
	note    text
	missing data.Missing
	reason  text
}

// example is a chart that both languages put into words.
type example struct {
	name               string
	meaning            data.Meaning
	measure, unit, one text
	period, source     text
	form               chart.Form
	decimals           int
	benchmark          *chart.Benchmark
	benchmarkLabel     text
	rows               []row
	titleEN, titleJA   string
	sayEN, sayJA       []string // what the summary holds
	neverEN            []string // what neither title nor summary holds
	chosenEN, chosenJA string   // the title when the first point is picked out
	pointEN, pointJA   string   // what is said of the point named by at
	at                 [2]int
}

func in(t text, l data.Language) string {
	s, _ := t.In(l)
	return s
}

// spec makes the chart of an example in a language.
func (e *example) spec(l data.Language) (Measure, chart.Spec) {
	cat := catalogue.For(l)
	ind := &data.Indicator{Meaning: e.meaning, Decimals: e.decimals}
	s := chart.Spec{Form: e.form}
	if e.benchmark != nil {
		s.Benchmark = &chart.Benchmark{Value: e.benchmark.Value, Label: in(e.benchmarkLabel, l)}
	}
	for i, r := range e.rows {
		series := chart.Series{Key: strconv.Itoa(i), Name: in(r.name, l), Role: r.role, Dimmed: r.dimmed}
		for _, p := range r.points {
			v := data.Value{Number: p.v, Missing: p.missing}
			point := chart.Point{X: p.x, XText: in(p.place, l), Value: p.v, Text: format.Value(cat, ind, v),
				Segment: p.segment, Open: p.open, Picked: p.picked, Note: in(p.note, l)}
			if p.place.IsZero() && p.x != 0 {
				point.XText = strconv.Itoa(p.x)
			}
			if p.missing != data.Present {
				point.Missing, point.Reason = true, format.MissingInWords(cat, p.missing)
				if !p.reason.IsZero() {
					point.Reason = cat.Say(catalogue.MissingReason, "missing", point.Reason, "reason", in(p.reason, l))
				}
			}
			series.Points = append(series.Points, point)
		}
		s.Series = append(s.Series, series)
	}
	return Measure{Meaning: e.meaning, Name: in(e.measure, l), Unit: in(e.unit, l), One: in(e.one, l),
		Period: in(e.period, l), Source: in(e.source, l), Rules: All}, s
}

var (
	japan    = text{EN: "Japan", JA: "日本"}
	uk       = text{EN: "United Kingdom", JA: "英国"}
	together = text{EN: "Japan and the UK together", JA: "日英両国"}
	germany  = text{EN: "Germany", JA: "ドイツ"}
	france   = text{EN: "France", JA: "フランス"}
	china    = text{EN: "China", JA: "中国"}
	toUK     = text{EN: "From Japan to the UK", JA: "日本から英国へ"}
	toJapan  = text{EN: "From the UK to Japan", JA: "英国から日本へ"}

	works        = text{EN: "works", JA: "本"}
	work         = text{EN: "work", JA: "本"}
	publications = text{EN: "publications", JA: "本"}
	students     = text{EN: "students", JA: "人"}
	student      = text{EN: "student", JA: "人"}
	joint        = text{EN: "Joint works", JA: "共著論文数"}
	outputs      = text{EN: "Total research outputs", JA: "研究論文等の総数"}
	impact       = text{EN: "Field-weighted citation impact", JA: "分野補正被引用度（FWCI）"}
	mobility     = text{EN: "Student mobility", JA: "留学生数"}
	index        = text{EN: "Index of collaboration", JA: "共同研究指数"}
	rankName     = text{EN: "Rank among Japan’s partners", JA: "日本の連携相手国の中での順位"}
	rankUnit     = text{EN: "1st is the largest", JA: "1位が最多"}
	worldOne     = text{EN: "world = 1.00", JA: "世界 = 1.00"}
	worldAverage = text{EN: "World average = 1.00", JA: "世界平均 = 1.00"}
	uuki         = text{EN: "UUKi", JA: "英国大学協会国際部"}
	y2020        = text{EN: "2020", JA: "2020年"}
	fiveYears    = text{EN: "2016–2020", JA: "2016～2020年"}
	spike        = text{EN: "the source’s count jumps", JA: "出典の集計値が跳ね上がる"}
	noRank       = text{EN: "A rank is one country’s place: the two together have none.", JA: "順位は一方の国のものであり、両国を合わせた値はない。"}
	world        = &chart.Benchmark{Value: 1}
)

// one is a series of one value.
func one(name text, role chart.Role, v float64) row {
	return row{name: name, role: role, points: []value{{v: v}}}
}

// years is a series of values of years that follow each other.
func years(name text, role chart.Role, start int, values ...float64) row {
	r := row{name: name, role: role}
	for i, v := range values {
		r.points = append(r.points, value{x: start + i, v: v})
	}
	return r
}

// change edits the point of a year.
func (r row) change(year int, edit func(*value)) row {
	r.points = append([]value(nil), r.points...)
	for i := range r.points {
		if r.points[i].x == year {
			edit(&r.points[i])
		}
	}
	return r
}

// since makes all points from a year on a segment of their own.
func (r row) since(year int) row {
	r.points = append([]value(nil), r.points...)
	for i := range r.points {
		if r.points[i].x >= year {
			r.points[i].segment++
		}
	}
	return r
}

// without makes the values of some years missing.
func (r row) without(from, to int) row {
	for year := from; year <= to; year++ {
		r = r.change(year, func(v *value) { v.v, v.missing = 0, data.NotAvailable })
	}
	return r
}

// Works with authors in Japan and the United Kingdom, 2010 to 2023, from
// OpenAlex as collected in August 2024.
var jointWorks = years(together, chart.Pair, 2010, 3273, 3458, 3728, 4004, 4389, 5022, 6627, 5476, 6058, 6319, 7304, 7820, 7370, 8614).
	change(2016, func(v *value) { v.open, v.note = true, spike })

// Students by country of origin and host: UNESCO Institute for Statistics.
var (
	studentsToUK = years(toUK, chart.A, 1998, 5350, 6230, 6163, 6206, 5741, 5729, 6395, 6179, 6200, 5706, 4465, 3871,
		3354, 3206, 3131, 3071, 3089, 3098, 2944, 2846, 2670, 2684)
	studentsToJapan = years(toJapan, chart.B, 1998, 259, 295, 319, 350, 349, 370, 403, 393, 350, 400, 421, 415, 479, 487,
		424, 407, 388, 423, 391).since(1999).since(2000).since(2012).since(2014)
)

var examples = []example{
	{
		name: "counts of two places and their pair: the pair alone is told", meaning: data.Count, measure: outputs, unit: publications,
		period: fiveYears, source: uuki,
		rows:    []row{one(japan, chart.A, 678778), one(uk, chart.B, 1096865), one(together, chart.Pair, 22984)},
		titleEN: "Japan and the UK together: 22,984 publications", titleJA: "日英両国：22,984本",
		sayEN:   []string{"Total research outputs, 2016–2020 (publications). Japan: 678,778 publications; United Kingdom: 1,096,865 publications; Japan and the UK together: 22,984 publications."},
		sayJA:   []string{"研究論文等の総数、2016～2020年（単位：本）。日本：678,778本／英国：1,096,865本／日英両国：22,984本。"},
		neverEN: []string{"most", "highest", "times", "%"},
	},
	{
		name: "counts of places: who has the most", meaning: data.Count, measure: outputs, unit: publications, period: fiveYears,
		rows:    []row{one(japan, chart.A, 678778), one(uk, chart.B, 1096865)},
		titleEN: "Total research outputs: United Kingdom had the most, 1,096,865 publications", titleJA: "研究論文等の総数は英国が最多（1,096,865本）",
		neverEN: []string{"times"},
	},
	{
		name: "counts of many places: the range is told", meaning: data.Count, measure: joint, unit: works, period: y2020,
		rows: []row{one(japan, chart.A, 7), one(uk, chart.B, 19), one(germany, chart.Other, 5), one(france, chart.Other, 5), one(china, chart.Other, 12),
			one(both("Brazil"), chart.Other, 6), one(both("India"), chart.Other, 8)},
		titleEN: "Joint works: United Kingdom had the most, 19 works", titleJA: "共著論文数は英国が最多（19本）",
		sayEN: []string{"The lowest is 5 (Germany and France), the highest 19 (United Kingdom)."},
		sayJA: []string{"最小は5本（ドイツ、フランス）、最大は19本（英国）。"},
	},
	{
		name: "a tie names all who share the first place", meaning: data.Count, measure: joint, unit: works, period: y2020,
		rows:    []row{one(japan, chart.A, 7), one(uk, chart.B, 9), one(germany, chart.Other, 9), one(france, chart.Other, 9)},
		titleEN: "Joint works: United Kingdom, Germany and France had the most, 9 works", titleJA: "共著論文数は英国、ドイツ、フランスが最多（9本）",
	},
	{
		name: "a tie of many is counted", meaning: data.Count, measure: joint, unit: works, period: y2020,
		rows:    []row{one(japan, chart.A, 7), one(uk, chart.B, 9), one(germany, chart.Other, 9), one(france, chart.Other, 9), one(china, chart.Other, 9)},
		titleEN: "Joint works: 4 of 5 had the most, 9 works", titleJA: "共著論文数は5のうち4が最多（9本）",
	},
	{
		name: "values that print alike are a tie", meaning: data.RatioToWorld, decimals: 2, measure: impact, unit: worldOne, period: y2020, benchmark: world, benchmarkLabel: worldAverage,
		rows:    []row{one(japan, chart.A, 0.94), one(uk, chart.B, 1.551), one(germany, chart.Other, 1.549)},
		titleEN: "Field-weighted citation impact: United Kingdom and Germany had the highest, 1.55", titleJA: "分野補正被引用度（FWCI）は英国、ドイツが最高（1.55）",
	},
	{
		name: "all equal", meaning: data.Count, measure: joint, unit: works, period: y2020,
		rows:    []row{one(japan, chart.A, 7), one(uk, chart.B, 7)},
		titleEN: "Japan and United Kingdom: 7 works", titleJA: "日本、英国：7本", neverEN: []string{"most"},
	},
	{
		name: "all equal and many", meaning: data.Count, measure: joint, unit: works, period: y2020,
		rows:    []row{one(japan, chart.A, 7), one(uk, chart.B, 7), one(germany, chart.Other, 7), one(france, chart.Other, 7)},
		titleEN: "Joint works: 7 works in all 4", titleJA: "共著論文数は4のすべてで7本", neverEN: []string{"most"},
	},
	{
		name: "all zero", meaning: data.Count, measure: joint, unit: works, period: y2020,
		rows:    []row{one(japan, chart.A, 0), one(uk, chart.B, 0)},
		titleEN: "Joint works: every value is zero", titleJA: "共著論文数：値はすべて0", neverEN: []string{"most", "NaN"},
	},
	{
		name: "all zero over time", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows:    []row{years(together, chart.Pair, 1990, 0, 0, 0)},
		titleEN: "Joint works: every value is zero", titleJA: "共著論文数：値はすべて0", neverEN: []string{"rose", "fell", "%"},
	},
	{
		name: "ratio to the world: the pair against the world, never against its members", meaning: data.RatioToWorld, decimals: 2,
		measure: impact, unit: worldOne, period: y2020, source: uuki, benchmark: world, benchmarkLabel: worldAverage,
		rows:    []row{one(japan, chart.A, 0.94), one(uk, chart.B, 1.55), one(together, chart.Pair, 3.51)},
		titleEN: "Japan and the UK together: 3.5 times the world average", titleJA: "日英両国は世界平均の3.5倍",
		sayEN:    []string{"Japan: 0.94; United Kingdom: 1.55; Japan and the UK together: 3.51. World average = 1.00."},
		sayJA:    []string{"日本：0.94／英国：1.55／日英両国：3.51。世界平均 = 1.00。"},
		neverEN:  []string{"3.7", "2.3", "Japan’s"},
		chosenEN: "Japan: 0.94, below the world average", chosenJA: "日本は0.94で、世界平均を下回る",
	},
	{
		name: "a ratio printed without decimals is not given any", meaning: data.RatioToWorld, measure: impact, unit: worldOne, period: y2020, benchmark: world, benchmarkLabel: worldAverage,
		rows:    []row{one(together, chart.Pair, 3.51)},
		titleEN: "Japan and the UK together: 4 times the world average", titleJA: "日英両国は世界平均の4倍",
	},
	{
		name: "a ratio above the world but under twice it", meaning: data.RatioToWorld, decimals: 2, measure: impact, unit: worldOne, period: y2020, benchmark: world, benchmarkLabel: worldAverage,
		rows:    []row{one(uk, chart.B, 1.55)},
		titleEN: "United Kingdom: 1.55, above the world average", titleJA: "英国は1.55で、世界平均を上回る",
	},
	{
		name: "a ratio that prints as the world's", meaning: data.RatioToWorld, decimals: 2, measure: impact, unit: worldOne, period: y2020, benchmark: world, benchmarkLabel: worldAverage,
		rows:    []row{one(uk, chart.B, 0.998)},
		titleEN: "United Kingdom: 1.00, the same as the world average", titleJA: "英国は1.00で、世界平均と同じ",
	},
	{
		name: "growth of the pair is not set against its members'", meaning: data.Growth, decimals: 1, measure: text{EN: "Growth in outputs", JA: "論文数の伸び"},
		unit: text{EN: "per cent", JA: "%"}, period: fiveYears,
		rows:    []row{one(japan, chart.A, 4), one(uk, chart.B, 6), one(together, chart.Pair, 20.4)},
		titleEN: "Japan and the UK together: +20.4%", titleJA: "日英両国：+20.4%", neverEN: []string{"highest", "faster"},
	},
	{
		name: "negative growth", meaning: data.Growth, decimals: 1, measure: text{EN: "Growth in outputs", JA: "論文数の伸び"}, unit: text{EN: "per cent", JA: "%"}, period: fiveYears,
		rows:    []row{one(japan, chart.A, -4), one(uk, chart.B, -0.5)},
		titleEN: "Growth in outputs: United Kingdom had the highest, −0.5%", titleJA: "論文数の伸びは英国が最高（−0.5%）",
	},
	{
		name: "ranks of two orders are listed and not compared", meaning: data.Rank, form: chart.Dots{}, measure: text{EN: "Partner rank", JA: "相手国としての順位"}, unit: text{EN: "rank", JA: "順位"}, period: y2020,
		rows: []row{one(uk, chart.B, 4), one(japan, chart.A, 13),
			{name: together, role: chart.Pair, points: []value{{missing: data.NotApplicable, reason: noRank}}}},
		titleEN: "United Kingdom: 4th; Japan: 13th", titleJA: "英国：4位／日本：13位",
		sayEN:   []string{"Japan and the UK together: not applicable: A rank is one country’s place: the two together have none."},
		sayJA:   []string{"日英両国：該当なし：順位は一方の国のものであり、両国を合わせた値はない。"},
		neverEN: []string{"highest", "..", "。。"},
		at:      [2]int{2, 0}, pointEN: "Japan and the UK together: not applicable: A rank is one country’s place: the two together have none",
		pointJA: "日英両国：該当なし：順位は一方の国のものであり、両国を合わせた値はない",
	},
	{
		name: "a rank among a known number", meaning: data.Rank, form: chart.RankStrip{Total: 44}, measure: rankName, unit: rankUnit, period: y2020,
		rows:    []row{one(uk, chart.B, 4)},
		titleEN: "United Kingdom: 4th of 44", titleJA: "英国：44か国・地域中4位", sayEN: []string{"United Kingdom: 4th of 44."}, pointEN: "United Kingdom: 4th of 44",
	},
	{
		name: "flows say both directions and no ratio", meaning: data.Flow, form: chart.Flow{}, measure: mobility, unit: students, period: text{EN: "2019", JA: "2019年"},
		rows:    []row{one(toJapan, chart.B, 730), one(toUK, chart.A, 2795)},
		titleEN: "From Japan to the UK: 2,795 students, against 730 the other way", titleJA: "日本から英国へは2,795人、逆方向は730人",
		neverEN: []string{"3.8", "times"},
		pointEN: "From the UK to Japan: 730 students", pointJA: "英国から日本へ：730人",
	},
	{
		name: "equal flows", meaning: data.Flow, form: chart.Flow{}, measure: mobility, unit: students, one: student, period: text{EN: "2019", JA: "2019年"},
		rows:    []row{one(toJapan, chart.B, 1), one(toUK, chart.A, 1)},
		titleEN: "From the UK to Japan: 1 student, and as many the other way", titleJA: "英国から日本へは1人、逆方向も同数",
	},
	{
		name: "one flow is missing", meaning: data.Flow, form: chart.Flow{}, measure: mobility, unit: students, period: text{EN: "2019", JA: "2019年"},
		rows:    []row{one(toUK, chart.A, 2684), {name: toJapan, role: chart.B, points: []value{{missing: data.NotAvailable}}}},
		titleEN: "From Japan to the UK: 2,684 students", titleJA: "日本から英国へ：2,684人",
		sayEN: []string{"From the UK to Japan: not available."}, sayJA: []string{"英国から日本へ：データなし。"}, neverEN: []string{": 0"},
	},
	{
		name: "no value at all", meaning: data.Count, measure: joint, unit: works, period: y2020,
		rows:    []row{{name: japan, points: []value{{missing: data.Confidential}}}},
		titleEN: "Joint works: no figures available", titleJA: "共著論文数：データなし",
		sayEN: []string{"No value: Japan (confidential)."}, sayJA: []string{"値なし：日本（秘匿）。"},
	},
	{
		name: "no series at all", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		titleEN: "Joint works: no figures available", titleJA: "共著論文数：データなし",
	},
	{
		name: "a series rises; its flagged point is left out and named", meaning: data.Count, measure: joint, unit: works, one: work, form: chart.Lines{}, source: both("OpenAlex"),
		rows:    []row{jointWorks},
		titleEN: "Joint works, Japan and the UK together, more than doubled from 2010 to 2023", titleJA: "日英両国の共著論文数は2010年から2023年にかけて約2.6倍に増加",
		sayEN: []string{"Joint works, 2010–2023.", "from 3,273 in 2010 to 8,614 in 2023.", "Flagged, and left out of every comparison: 2016 (the source’s count jumps)."},
		sayJA: []string{"共著論文数、2010～2023年（単位：本）。", "8,614本へ約2.6倍に増加。", "要注意のため比較に用いない値：2016年（出典の集計値が跳ね上がる）。"},
		at:    [2]int{0, 10}, pointEN: "Japan and the UK together, 2020: 7,304 works", pointJA: "日英両国、2020年：7,304本",
	},
	{
		name: "no change is counted from or to a flagged end", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows:    []row{years(together, chart.Pair, 2014, 4389, 5022, 6627).change(2016, func(v *value) { v.open = true })},
		titleEN: "Joint works, Japan and the UK together, rose from 4,389 in 2014 to 5,022 in 2015", titleJA: "日英両国の共著論文数は2014年の4,389本から2015年の5,022本へ増加",
		neverEN: []string{"6,627"},
		at:      [2]int{0, 2}, pointEN: "Japan and the UK together, 2016: 6,627 works; flagged: not used in any comparison",
		pointJA: "日英両国、2016年：6,627本。要注意：増減の計算に用いない",
	},
	{
		name: "only flagged points: nothing is claimed", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows:    []row{years(together, chart.Pair, 2016, 6627).change(2016, func(v *value) { v.open = true })},
		titleEN: "Joint works: 2016 is doubtful and left out", titleJA: "共著論文数：2016年は要注意の値のため用いない",
		sayEN: []string{"Flagged, and left out of every comparison: 2016."}, sayJA: []string{"要注意のため比較に用いない値：2016年。"},
	},
	{
		name: "a series peaks", meaning: data.Flow, measure: mobility, unit: students, form: chart.Lines{},
		rows:    []row{studentsToUK},
		titleEN: "Student mobility, From Japan to the UK, peaked at 6,395 in 2004 and stood at 2,684 in 2019", titleJA: "日本から英国への留学生数は2004年の6,395人がピーク、2019年は2,684人",
		sayEN: []string{"The lowest is 2,670 (2018), the highest 6,395 (2004)."},
	},
	{
		name: "segments are not joined: the longest is told where the last is short", meaning: data.Flow, measure: mobility, unit: students, form: chart.Lines{},
		rows:    []row{studentsToJapan},
		titleEN: "Student mobility, From the UK to Japan, rose from 319 in 2000 to 487 in 2011", titleJA: "英国から日本への留学生数は2000年の319人から2011年の487人へ増加",
		sayEN:   []string{"The series breaks in 1999, 2000, 2012 and 2014. Nothing is compared across a break."},
		neverEN: []string{"The lowest", "259", "peaked", "388"},
	},
	{
		name: "two directions over time: the peak is told", meaning: data.Flow, measure: mobility, unit: students, form: chart.Lines{},
		rows:    []row{studentsToJapan, studentsToUK},
		titleEN: "Student mobility, From Japan to the UK, peaked at 6,395 in 2004 and stood at 2,684 in 2019", titleJA: "日本から英国への留学生数は2004年の6,395人がピーク、2019年は2,684人",
		sayEN: []string{"outnumbered those the other way by 6.6 to 1 in 2011"}, sayJA: []string{"2011年に3,206人で、逆方向の約6.6倍。"},
	},
	{
		name: "chosen series over time: the last common year of the first two", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows: []row{years(germany, chart.Other, 2019, 90, 95, 99), years(france, chart.Other, 2019, 70, 75), years(china, chart.Chosen1, 2019, 80, 120, 140),
			years(uk, chart.B, 2019, 60, 65, 70)},
		titleEN: "Joint works: China 140, United Kingdom 70 in 2021", titleJA: "2021年の共著論文数は中国が140本、英国が70本",
		sayEN: []string{"Also drawn: 2 more series."}, sayJA: []string{"ほかに2系列。"},
	},
	{
		name: "the series picked out is told", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows: []row{{name: china, dimmed: true, points: years(china, 0, 2019, 80, 120).points}, years(uk, chart.B, 2019, 60, 50),
			{name: france, dimmed: true, points: years(france, 0, 2019, 70, 75).points}},
		titleEN: "Joint works, United Kingdom, fell from 60 in 2019 to 50 in 2020", titleJA: "英国の共著論文数は2019年の60本から2020年の50本へ減少",
		sayEN: []string{"Also drawn: 2 more series."},
	},
	{
		name: "the pair's line is told beside its members' and not compared with them", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows:    []row{years(japan, chart.A, 2019, 500, 600), years(uk, chart.B, 2019, 600, 700), years(together, chart.Pair, 2019, 20, 30)},
		titleEN: "Joint works, Japan and the UK together, rose from 20 in 2019 to 30 in 2020", titleJA: "日英両国の共著論文数は2019年の20本から2020年の30本へ増加",
		neverEN: []string{"most", "ran from"},
	},
	{
		name: "little change", meaning: data.RatioToWorld, decimals: 2, measure: impact, unit: worldOne, form: chart.Lines{}, benchmark: world, benchmarkLabel: worldAverage,
		rows:    []row{years(japan, chart.A, 2018, 0.94, 0.95, 0.96)},
		titleEN: "Field-weighted citation impact, Japan, stood at 0.96 in 2020, close to 0.94 in 2018", titleJA: "日本の分野補正被引用度（FWCI）は2018年から2020年までほぼ横ばい", neverEN: []string{"rose", "%"},
	},
	{
		name: "no change", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows:    []row{years(japan, chart.A, 2018, 7, 7, 7)},
		titleEN: "Joint works, Japan, stood at 7 in both 2018 and 2020", titleJA: "日本の共著論文数は2018年も2020年も7本", neverEN: []string{"ran from"},
	},
	{
		name: "a dip", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows:    []row{years(japan, chart.A, 2018, 100, 90, 30, 70, 95)},
		titleEN: "Joint works, Japan, fell to 30 in 2020 and stood at 95 in 2022", titleJA: "日本の共著論文数は2020年の30本が最低で、2022年は95本",
	},
	{
		name: "up and down without one peak: the range is told", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows:    []row{years(japan, chart.A, 2018, 50, 90, 10, 90, 52)},
		titleEN: "Joint works, Japan, ranged between 10 and 90 from 2018 to 2022", titleJA: "日本の共著論文数は2018年から2022年まで10本～90本の間で推移",
	},
	{
		name: "a small count has no percentage", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows:    []row{years(japan, chart.A, 2018, 3, 4)},
		titleEN: "Joint works, Japan, rose from 3 in 2018 to 4 in 2019", titleJA: "日本の共著論文数は2018年の3本から2019年の4本へ増加", neverEN: []string{"%"},
	},
	{
		name: "a large multiple is told as one", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows:    []row{years(japan, chart.A, 2018, 30, 3703)},
		titleEN: "Joint works, Japan, grew 123-fold from 2018 to 2019", titleJA: "日本の共著論文数は2018年の30本から2019年の3,703本へ約123倍に増加",
	},
	{
		name: "from zero there is no percentage", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows:    []row{years(japan, chart.A, 2018, 0, 370)},
		titleEN: "Joint works, Japan, rose from 0 in 2018 to 370 in 2019", titleJA: "日本の共著論文数は2018年の0本から2019年の370本へ増加", neverEN: []string{"%"},
	},
	{
		name: "one year", meaning: data.Count, measure: joint, unit: works, one: work, form: chart.Lines{},
		rows:    []row{years(together, chart.Pair, 2020, 1)},
		titleEN: "Joint works, Japan and the UK together, stood at 1 in 2020", titleJA: "日英両国の共著論文数は2020年に1本", sayEN: []string{"Joint works, 2020."},
		pointEN: "Japan and the UK together, 2020: 1 work", pointJA: "日英両国、2020年：1本",
	},
	{
		name: "gaps are named with why", meaning: data.Count, measure: joint, unit: works, form: chart.Lines{},
		rows:    []row{years(japan, chart.A, 2003, 100, 0, 0, 0, 140).without(2004, 2006)},
		titleEN: "Joint works, Japan, rose from 100 in 2003 to 140 in 2007", titleJA: "日本の共著論文数は2003年の100本から2007年の140本へ増加",
		sayEN: []string{"No value: 2004–2006 (not available)."}, sayJA: []string{"値なし：2004～2006年（データなし）。"},
		at: [2]int{0, 1}, pointEN: "Japan, 2004: not available", pointJA: "日本、2004年：データなし",
	},
	{
		name: "rank over time: a smaller number is a rise", meaning: data.Rank, measure: rankName, unit: rankUnit, form: chart.Bump{},
		rows:    []row{years(uk, chart.B, 2007, 4, 4, 4, 3, 3)},
		titleEN: "Rank among Japan’s partners, United Kingdom, rose from 4th in 2007 to 3rd in 2011", titleJA: "英国の日本の連携相手国の中での順位は2007年の4位から2011年の3位に上昇", neverEN: []string{"%"},
	},
	{
		name: "ranks over time are not ranked against each other", meaning: data.Rank, measure: rankName, unit: rankUnit, form: chart.Bump{},
		rows:    []row{years(uk, chart.B, 2007, 4, 4, 3), years(germany, chart.Other, 2007, 3, 3, 4), years(china, chart.Other, 2007, 1, 1, 1)},
		titleEN: "Rank among Japan’s partners, United Kingdom, rose from 4th in 2007 to 3rd in 2009", titleJA: "英国の日本の連携相手国の中での順位は2007年の4位から2009年の3位に上昇",
	},
	{
		name: "rank fell", meaning: data.Rank, measure: rankName, unit: rankUnit, form: chart.Bump{},
		rows:    []row{years(japan, chart.A, 2000, 8, 9, 11, 14)},
		titleEN: "Rank among Japan’s partners, Japan, fell from 8th in 2000 to 14th in 2003", titleJA: "日本の日本の連携相手国の中での順位は2000年の8位から2003年の14位に後退",
	},
	{
		name: "two moments of many", meaning: data.RatioToWorld, decimals: 2, measure: index, unit: text{EN: "1 = as expected", JA: "1＝期待値"}, form: chart.Slope{},
		rows: []row{
			{name: germany, points: []value{{x: 2003, v: 0.5}, {x: 2022, v: 0.98}}}, {name: france, points: []value{{x: 2003, v: 0.42}, {x: 2022, v: 1}}},
			{name: china, points: []value{{x: 2003, v: 1.56}, {x: 2022, v: 1.12}}}},
		titleEN: "Index of collaboration: China had the highest in 2022, 1.12", titleJA: "2022年の共同研究指数は中国が最高（1.12）",
		sayEN: []string{"China, fell from 1.56 in 2003 to 1.12 in 2022."}, sayJA: []string{"中国の共同研究指数は2003年の1.56から2022年の1.12へ低下。"},
	},
	{
		name: "two moments of the pair", meaning: data.RatioToWorld, decimals: 2, measure: index, unit: text{EN: "1 = as expected", JA: "1＝期待値"}, form: chart.Slope{},
		rows: []row{{name: together, role: chart.Pair, points: []value{{x: 2003, v: 0.46}, {x: 2022, v: 0.72}}},
			{name: germany, points: []value{{x: 2003, v: 0.5}, {x: 2022, v: 0.98}}}},
		titleEN: "Index of collaboration, Japan and the UK together, rose from 0.46 in 2003 to 0.72 in 2022", titleJA: "日英両国の共同研究指数は2003年の0.46から2022年の0.72へ上昇",
	},
	{
		name: "two moments of two editions are not compared", meaning: data.RatioToWorld, decimals: 2, measure: index, unit: text{EN: "1 = as expected", JA: "1＝期待値"}, form: chart.Slope{},
		rows:    []row{{name: together, role: chart.Pair, points: []value{{x: 1996, v: 0.46}, {x: 2022, v: 0.72, segment: 1}}}},
		titleEN: "Index of collaboration, Japan and the UK together, stood at 0.72 in 2022", titleJA: "日英両国の共同研究指数は2022年に0.72", neverEN: []string{"rose", "ran from", "0.46"},
	},
	{
		name: "a cell of a matrix", meaning: data.RatioToWorld, decimals: 2, measure: index, unit: text{EN: "1 = as expected", JA: "1＝期待値"}, form: chart.Matrix{}, period: text{EN: "2022", JA: "2022年"},
		rows: []row{
			{name: uk, points: []value{{x: 0, place: japan, v: 0.72}, {x: 1, place: uk, missing: data.NotApplicable}, {x: 2, place: france, v: 1.2}}},
			{name: france, points: []value{{x: 0, place: japan, v: 1}, {x: 1, place: uk, v: 1.2}, {x: 2, place: france, missing: data.NotApplicable}}},
			{name: germany, points: []value{{x: 0, place: japan, v: 0.98}}}},
		titleEN: "Index of collaboration: United Kingdom and France had the highest, 1.20", titleJA: "共同研究指数は英国とフランスが最高（1.20）",
		chosenEN: "United Kingdom and Japan: 0.72", chosenJA: "英国と日本：0.72",
		sayEN:   []string{"The lowest is 0.72 (United Kingdom and Japan), the highest 1.20 (United Kingdom and France)."},
		neverEN: []string{"No value"},
		pointEN: "United Kingdom and Japan: 0.72", pointJA: "英国と日本：0.72",
	},
	{
		name: "the cell that is picked out of a matrix", meaning: data.RatioToWorld, decimals: 2, measure: index, unit: text{EN: "1 = as expected", JA: "1＝期待値"}, form: chart.Matrix{}, period: text{EN: "2022", JA: "2022年"},
		rows: []row{
			{name: uk, points: []value{{x: 0, place: japan, v: 0.72, picked: true}, {x: 1, place: france, v: 1.2}}},
			{name: germany, points: []value{{x: 0, place: japan, v: 0.98}, {x: 1, place: france, missing: data.NotAvailable}}}},
		titleEN: "United Kingdom and Japan: 0.72", titleJA: "英国と日本：0.72",
		sayEN: []string{"Germany and France: not available"}, neverEN: []string{"Flagged"},
	},
	{
		name: "sources of a claim are listed and not compared", meaning: data.Flow, measure: text{EN: "UK students in Japan", JA: "日本で学ぶ英国の学生"}, unit: students, form: chart.Ranges{},
		rows: []row{{name: text{EN: "UK students in Japan", JA: "日本で学ぶ英国の学生"}, role: chart.Ink, points: []value{
			{x: 0, place: text{EN: "the deck, 2019", JA: "資料（2019年）"}, v: 730}, {x: 1, place: text{EN: "JASSO, 2018", JA: "JASSO（2018年）"}, v: 703}}}},
		titleEN: "UK students in Japan", titleJA: "日本で学ぶ英国の学生",
		sayEN: []string{"The deck, 2019: 730 students; JASSO, 2018: 703 students."}, neverEN: []string{"highest", "against"},
	},
	{
		name: "one without a known singular is set apart from its unit", meaning: data.Count, measure: joint, unit: works, period: y2020,
		rows:    []row{one(japan, chart.A, 1)},
		titleEN: "Japan: 1 (works)", titleJA: "日本：1本",
	},
	{
		name: "per cent closes up, a long unit stands apart in Japanese", meaning: data.Count, decimals: 2, measure: text{EN: "R&D spend", JA: "研究開発費"}, unit: text{EN: "% of GDP", JA: "対GDP比、%"}, form: chart.Lines{},
		rows:    []row{years(japan, chart.A, 2018, 3.22, 3.18, 3.27)},
		titleEN: "R&D spend, Japan, stood at 3.27 in 2020, close to the 3.22 recorded in 2018", titleJA: "日本の研究開発費は2020年に3.27で、2018年（3.22）とほぼ同水準",
		pointEN: "Japan, 2018: 3.22% of GDP", pointJA: "日本、2018年：3.22（対GDP比、%）",
	},
	{
		name: "a note is said with its point", meaning: data.Flow, form: chart.Flow{}, measure: text{EN: "Researchers", JA: "研究者"}, unit: text{EN: "researchers", JA: "人"}, period: text{EN: "2018", JA: "2018年"},
		rows:    []row{{name: toUK, role: chart.A, points: []value{{v: 7206, note: text{EN: "note 40", JA: "注40"}}}}, one(toJapan, chart.B, 1906)},
		titleEN: "From Japan to the UK: 7,206 researchers, against 1,906 the other way", titleJA: "日本から英国へは7,206人、逆方向は1,906人",
		sayEN: []string{"From Japan to the UK: note 40."}, sayJA: []string{"日本から英国へ：注40。"},
		pointEN: "From Japan to the UK: 7,206 researchers; note 40", pointJA: "日本から英国へ：7,206人。注40",
	},
}

func TestACaptionSaysTheFindingInBothLanguages(t *testing.T) {
	for _, e := range examples {
		t.Run(e.name, func(t *testing.T) {
			for _, test := range []struct {
				language             data.Language
				title, chosen, point string
				say, never           []string
			}{
				{data.English, e.titleEN, e.chosenEN, e.pointEN, e.sayEN, e.neverEN},
				{data.Japanese, e.titleJA, e.chosenJA, e.pointJA, e.sayJA, nil},
			} {
				m, spec := e.spec(test.language)
				cat := catalogue.For(test.language)
				c := For(cat, &m, &spec)
				if c.Title != test.title {
					t.Errorf("title %q, want %q", c.Title, test.title)
				}
				for _, s := range test.say {
					if !strings.Contains(c.Summary+"\n"+c.Alternative, s) {
						t.Errorf("description %q, want %q in it", c.Alternative, s)
					}
				}
				for _, s := range test.never {
					if strings.Contains(c.Title+"\n"+c.Summary+"\n"+c.Alternative, s) {
						t.Errorf("%q: %q is never to be said", c.Title+" / "+c.Summary, s)
					}
				}
				if test.chosen != "" {
					if got := Chosen(cat, &m, &spec, 0, 0); got != test.chosen {
						t.Errorf("chosen %q, want %q", got, test.chosen)
					}
				}
				if test.point != "" {
					if got := Point(cat, &m, &spec, e.at[0], e.at[1]); got != test.point {
						t.Errorf("point %q, want %q", got, test.point)
					}
				}
			}
		})
	}
}

func TestTheWordsAreTheGolden(t *testing.T) {
	var b strings.Builder
	for _, e := range examples {
		b.WriteString("# " + e.name + "\n")
		for _, l := range data.Languages {
			m, spec := e.spec(l)
			c := For(catalogue.For(l), &m, &spec)
			b.WriteString(c.Title + "\n  " + c.Subtitle + "\n  alternative: " + c.Alternative + "\n  summary: " + c.Summary + "\n")
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, "captions.txt", []byte(b.String()))
}

func TestTheSubtitleHoldsUnitPeriodAndSource(t *testing.T) {
	e := examples[0]
	for l, want := range map[data.Language]string{
		data.English:  "Total research outputs, 2016–2020 (publications). Source: UUKi",
		data.Japanese: "研究論文等の総数、2016～2020年（単位：本）。出典：英国大学協会国際部",
	} {
		m, spec := e.spec(l)
		if got := For(catalogue.For(l), &m, &spec).Subtitle; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, c := range []struct{ name, unit, want, why string }{
		{"Works", "works", "Works (works)", "a unit is said without a period too"},
		{"Joint works of two places", "works", "Joint works of two places", "a name that says the unit needs none behind it"},
		{"Networks", "works", "Networks (works)", "a part of a word is not the unit"},
	} {
		m := Measure{Meaning: data.Count, Name: c.name, Unit: c.unit}
		if got := For(catalogue.For(data.English), &m, &chart.Spec{}).Subtitle; got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestTheEndsOfARangeNestNoBrackets(t *testing.T) {
	for in, want := range map[string]string{
		"From the UK (UIS, 1998), 1998": "From the UK, UIS, 1998, 1998",
		"英国から（UIS、1998年）、1998年":         "英国から、UIS、1998年、1998年",
		"UK, 2022": "UK, 2022",
	} {
		if got := unbracketed(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestAPointThatIsNotThereIsSaidByNothing(t *testing.T) {
	m, spec := examples[0].spec(data.English)
	cat := catalogue.For(data.English)
	for _, at := range [][2]int{{-1, 0}, {3, 0}, {0, -1}, {0, 1}} {
		if got := Point(cat, &m, &spec, at[0], at[1]) + Chosen(cat, &m, &spec, at[0], at[1]); got != "" {
			t.Errorf("%v: %q", at, got)
		}
	}
}

// randomSpec is a chart of random series with every kind of trouble in it.
func randomSpec(r *rand.Rand, cat *catalogue.Catalogue, meaning data.Meaning) chart.Spec {
	ind := &data.Indicator{Meaning: meaning, Decimals: r.IntN(3)}
	s := chart.Spec{Form: drawn.Examples[r.IntN(len(drawn.Examples))].Spec.Form}
	if r.IntN(2) == 0 {
		s.Benchmark = &chart.Benchmark{Value: float64(r.IntN(3)), Label: "Rule"}
	}
	scale := math.Pow(10, float64(r.IntN(12)-2))
	for range r.IntN(9) {
		series := chart.Series{Name: string(rune('A'+r.IntN(26))) + "land", Role: chart.Role(r.IntN(9)), Labelled: r.IntN(2) == 0, Dimmed: r.IntN(4) == 0}
		segment := 0
		for p := range r.IntN(7) {
			point := chart.Point{X: 2000 + p, XText: strconv.Itoa(2000 + p), Open: r.IntN(5) == 0, Picked: r.IntN(9) == 0, Missing: r.IntN(5) == 0, Segment: segment}
			switch point.Value = math.Round(r.NormFloat64() * scale); r.IntN(12) {
			case 0:
				point.Value = 0
			case 1:
				point.Value = math.NaN()
			case 2:
				point.Value = math.Inf(1)
			}
			if meaning == data.Rank {
				point.Value = float64(1 + r.IntN(40))
			}
			point.Text = format.Value(cat, ind, data.Value{Number: point.Value})
			if point.Missing {
				point.Text, point.Reason = "[x]", "not available"
			}
			if r.IntN(6) == 0 {
				point.Note = "a note"
			}
			segment += r.IntN(5) / 4
			series.Points = append(series.Points, point)
		}
		s.Series = append(s.Series, series)
	}
	return s
}

func TestWordsOfRandomSeriesAreWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2026))
	for range 20000 {
		language := data.Languages[r.IntN(len(data.Languages))]
		cat := catalogue.For(language)
		m := Measure{Meaning: data.Meaning(1 + r.IntN(5)), Name: "Name", Unit: []string{"works", "本", "", "% of it"}[r.IntN(4)], Rules: All}
		spec := randomSpec(r, cat, m.Meaning)
		c := For(cat, &m, &spec)
		said := []string{c.Title, c.Subtitle, c.Alternative, c.Summary}
		for s := range spec.Series {
			for p := range spec.Series[s].Points {
				said = append(said, Point(cat, &m, &spec, s, p), Chosen(cat, &m, &spec, s, p))
			}
		}
		for i, text := range said {
			const summary = 3 // there may be nothing more to say
			if text == "" && i != summary || strings.TrimSpace(text) != text {
				t.Fatalf("%q of %+v", text, spec)
			}
			for _, fault := range []string{"{", "}", "NaN", "Inf", "  ", "()", "（）", "..", "。。", ": ;", "：／", " ,", "、、", "、：", "9,007,199"} {
				if strings.Contains(text, fault) {
					t.Fatalf("%q holds %q, of %+v", text, fault, spec)
				}
			}
		}
	}
}

func TestNoWordRestsOnAFlaggedPoint(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 2026))
	cat := catalogue.For(data.English)
	for range 5000 {
		m := Measure{Meaning: data.Count, Name: "Name", Unit: "works", Rules: All}
		spec := randomSpec(r, cat, m.Meaning)
		spec.Form = chart.Lines{}
		before := For(cat, &m, &spec).Title
		if before == "Name" || strings.Contains(before, "no figures") || strings.HasSuffix(before, "left out") || strings.Contains(before, "every value") {
			continue // nothing but flagged points, or zeros
		}
		for s := range spec.Series {
			for p := range spec.Series[s].Points {
				if point := &spec.Series[s].Points[p]; point.Open && !point.Missing {
					point.Value, point.Text = 987654321, "987,654,321"
				}
			}
		}
		if after := For(cat, &m, &spec).Title; after != before {
			t.Fatalf("%q becomes %q with other values at flagged points: %+v", before, after, spec)
		}
	}
}

func TestNoSentenceJoinsTwoSegments(t *testing.T) {
	cat := catalogue.For(data.English)
	m := Measure{Meaning: data.Count, Name: "Name", Unit: "works", Rules: All}
	r := rand.New(rand.NewPCG(9, 2026))
	for range 2000 {
		spec := chart.Spec{Form: chart.Lines{}, Series: []chart.Series{{Name: "A"}}}
		segment := map[string]int{}
		at := 0
		for year := 2000; year < 2012; year++ {
			at += r.IntN(3) / 2
			v := float64(r.IntN(900) + 100)
			spec.Series[0].Points = append(spec.Series[0].Points, chart.Point{X: year, XText: strconv.Itoa(year), Value: v, Text: format.Number(v, 0), Segment: at})
			segment[strconv.Itoa(year)] = at
		}
		w := newWriter(cat, &m, &spec)
		w.findings()
		clause := w.sentence(w.found[0])
		named := -1
		for _, word := range strings.FieldsFunc(clause, func(r rune) bool { return r < '0' || r > '9' }) {
			if at, ok := segment[word]; ok {
				if named >= 0 && named != at {
					t.Fatalf("%q joins two segments of %+v", clause, spec)
				}
				named = at
			}
		}
		if named < 0 {
			t.Fatalf("%q names no year", clause)
		}
	}
}
