//go:build !js

package caption

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

// line is a series as a test of rules writes it down: values of years that follow
// each other from a first one, with the phrases of a place or a flow.
type line struct {
	key, prose, phrase string
	name               string // "" for the key
	role               chart.Role
	start              int
	values             []float64
	edit               func(points []chart.Point)
}

// subject is a measure with its phrases, as a test writes it down.
type subject struct {
	meaning   data.Meaning
	decimals  int
	noun, one string
	value     string
	verb      string
	benchmark float64
	without   data.FindingKinds
}

var (
	articles = subject{meaning: data.Count, noun: "articles", one: "article", verb: "published"}
	share    = subject{meaning: data.Share, decimals: 1, noun: "international share"}
	relative = subject{meaning: data.RatioToWorld, decimals: 2, noun: "index", benchmark: 1}
	ranking  = subject{meaning: data.Rank, noun: ""}
	movers   = subject{meaning: data.Flow, noun: "students", one: "student"}
)

func ofJapan(values ...float64) line {
	return line{key: "JPN", prose: "Japan", phrase: "Japan’s articles", role: chart.A, start: 2000, values: values}
}

func ofUK(values ...float64) line {
	return line{key: "GBR", prose: "the UK", phrase: "the UK’s articles", role: chart.B, start: 2000, values: values}
}

// drawnAs makes the chart of some lines in English.
func (s *subject) drawnAs(form chart.Form, lines []line) (Measure, chart.Spec) {
	ind := &data.Indicator{Meaning: s.meaning, Decimals: s.decimals}
	spec := chart.Spec{Form: form}
	if s.benchmark > 0 {
		spec.Benchmark = &chart.Benchmark{Value: s.benchmark, Label: "World average = 1.00"}
	}
	for _, l := range lines {
		series := chart.Series{Key: l.key, Name: l.key, Short: l.key, Prose: l.prose, Phrase: l.phrase, Role: l.role, Labelled: true}
		if l.name != "" {
			series.Name = l.name
		}
		for i, v := range l.values {
			series.Points = append(series.Points, chart.Point{X: l.start + i, Value: v, Text: format.Value(catalogue.For(data.English), ind, data.Value{Number: v})})
		}
		if l.edit != nil {
			l.edit(series.Points)
		}
		spec.Series = append(spec.Series, series)
	}
	return Measure{Meaning: s.meaning, Name: "Name", Noun: s.noun, One: s.one, Value: s.value, Verb: s.verb, Rules: All, Without: s.without}, spec
}

// flagged makes the point of an index one that nothing is compared with.
func flagged(at int) func([]chart.Point) {
	return func(points []chart.Point) { points[at].Open = true }
}

// provisional makes the point of an index one that may still change.
func provisional(at int) func([]chart.Point) {
	return func(points []chart.Point) { points[at].Provisional = true }
}

func TestARuleFindsWhatItsSentenceSays(t *testing.T) {
	for _, test := range []struct {
		sentence string
		rule     *Rule
		of       subject
		form     chart.Form
		lines    []line
		says     string // "" where the rule finds nothing
	}{
		{"a twelvefold growth is a multiple", Multiple, articles, nil, []line{ofJapan(604, 2000, 7370)}, "Japan’s articles grew twelvefold from 2000 to 2002"},
		{"2.9 times is nearly tripled", Multiple, articles, nil, []line{ofJapan(1738, 5013)}, "Japan’s articles nearly tripled from 2000 to 2001"},
		{"1.96 times is doubled", Multiple, articles, nil, []line{ofJapan(97800, 191751)}, "Japan’s articles doubled from 2000 to 2001"},
		{"3.5 times is more than tripled", Multiple, articles, nil, []line{ofJapan(100, 354)}, "Japan’s articles more than tripled from 2000 to 2001"},
		{"a small number has no multiple", Multiple, articles, nil, []line{ofJapan(19, 400)}, ""},
		{"a share has no multiple", Multiple, share, nil, []line{ofJapan(10, 40)}, ""},
		{"a multiple that has fallen since is none", Multiple, articles, nil, []line{ofJapan(100, 900, 300)}, ""},
		{"a rise of five per cent is a change", Change, articles, nil, []line{ofJapan(100, 106)}, "Japan’s articles rose from 100 in 2000 to 106 in 2001"},
		{"a rise of less is none", Change, articles, nil, []line{ofJapan(100, 104)}, ""},
		{"a change ends before a flagged year", Change, articles, nil, []line{{key: "JPN", prose: "Japan", phrase: "Japan’s articles", start: 2000, values: []float64{100, 150, 900}, edit: flagged(2)}},
			"Japan’s articles rose from 100 in 2000 to 150 in 2001"},
		{"a greatest value three years from both ends is a peak", Peak, articles, nil, []line{ofJapan(90, 95, 98, 104, 101, 97, 88)}, "Japan’s articles peaked at 104 in 2003 and were 88 in 2006"},
		{"a greatest value at an end is no peak", Peak, articles, nil, []line{ofJapan(90, 95, 98, 99, 101, 104, 103)}, ""},
		{"a greatest value that comes twice is no peak", Peak, articles, nil, []line{ofJapan(90, 95, 104, 98, 104, 97, 88)}, ""},
		{"a jagged path has no peak", Peak, articles, nil, []line{ofJapan(50, 90, 40, 95, 30, 92, 52)}, ""},
		{"a least value is a trough", Trough, articles, nil, []line{ofJapan(100, 80, 60, 40, 55, 75, 95)}, "Japan’s articles fell to 40 in 2003 and were 95 in 2006"},
		{"a last value above nine others is a record", Record, articles, nil, []line{ofJapan(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)}, "Japan’s articles reached a record 10 in 2009"},
		{"a record of few values is none", Record, articles, nil, []line{ofJapan(1, 2, 3)}, ""},
		{"a whole path within five per cent is steady", Steady, articles, nil, []line{ofJapan(100, 102, 99, 104, 101)}, "Japan’s articles stayed between 99 and 104 from 2000 to 2004"},
		{"ends that are near are not steady where the path is not", Steady, articles, nil, []line{ofJapan(100, 130, 99, 104, 101)}, ""},
		{"ends that are near are close where the path is", Return, articles, nil, []line{ofJapan(100, 104, 101)}, "Japan’s articles were 101 in 2002, close to the 100 recorded in 2000"},
		{"they are not where the path is not", Return, articles, nil, []line{ofJapan(100, 93.2, 101)}, ""},
		{"nor where the last is more than five per cent from the first, if not from the greater", Return, articles, nil, []line{ofJapan(5340, 5609)}, ""},
		{"that is a change then", Change, articles, nil, []line{ofJapan(5340, 5609)}, "Japan’s articles rose from 5,340 in 2000 to 5,609 in 2001"},
		{"a path that leaves its first value and comes back has a range", Ranging, articles, nil, []line{ofJapan(100, 130, 99, 104, 101)}, "Japan’s articles ranged between 99 and 130 from 2000 to 2004"},
		{"one that stays near has none", Ranging, articles, nil, []line{ofJapan(100, 104, 101)}, ""},
		{"a fall of five per cent after the greatest value is no change", Peak, articles, nil, []line{ofJapan(50, 60, 70, 100, 99, 97, 95.5)}, ""},
		{"it is a peak where the values fall for years without a rise", Peak, articles, nil, []line{ofJapan(90, 94, 97, 100, 99, 98.5, 98, 97, 96)}, "Japan’s articles peaked at 100 in 2003 and were 96 in 2008"},
		{"a fall in one year must be a clear one", Peak, articles, nil, []line{ofJapan(60, 80, 100, 110, 101)}, ""},
		{"which it is from a tenth on", Peak, articles, nil, []line{ofJapan(60, 80, 100, 110, 98)}, "Japan’s articles peaked at 110 in 2003 and were 98 in 2004"},
		{"a provisional value above it takes the peak away", Peak, articles, nil, []line{{key: "JPN", prose: "Japan", phrase: "Japan’s articles", start: 2000, values: []float64{90, 95, 98, 104, 101, 97, 88, 104}, edit: provisional(7)}}, ""},
		{"one below it does not", Peak, articles, nil, []line{{key: "JPN", prose: "Japan", phrase: "Japan’s articles", start: 2000, values: []float64{90, 95, 98, 104, 101, 97, 88, 103}, edit: provisional(7)}},
			"Japan’s articles peaked at 104 in 2003 and were 88 in 2006"},
		{"nor does a flagged one above it", Peak, articles, nil, []line{{key: "JPN", prose: "Japan", phrase: "Japan’s articles", start: 2000, values: []float64{90, 95, 98, 104, 101, 97, 88, 300}, edit: flagged(7)}},
			"Japan’s articles peaked at 104 in 2003 and were 88 in 2006"},
		{"a lower provisional value takes a low away", Trough, articles, nil, []line{{key: "JPN", prose: "Japan", phrase: "Japan’s articles", start: 2000, values: []float64{100, 80, 60, 40, 55, 75, 95, 30}, edit: provisional(7)}}, ""},
		{"a higher one takes a record away", Record, articles, nil, []line{{key: "JPN", prose: "Japan", phrase: "Japan’s articles", start: 2000, values: []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, edit: provisional(10)}}, ""},
		{"equal ends are told as one value", Same, articles, nil, []line{ofJapan(100, 130, 100)}, "Japan’s articles were 100 in both 2000 and 2002"},
		{"a single value is a level", Level, share, nil, []line{{key: "JPN", prose: "Japan", phrase: "Japan’s international share", start: 2020, values: []float64{31.8}}},
			"Japan’s international share was 31.8% in 2020"},
		{"a smaller rank is a rise", Move, ranking, chart.Bump{}, []line{{key: "JPN", phrase: "Japan", start: 2000, values: []float64{14, 9, 7}}}, "Japan rose from 14th in 2000 to 7th in 2002"},
		{"the one who gets ahead and stays there overtook", Overtaking, articles, nil, []line{ofJapan(100, 100, 100, 100), ofUK(90, 110, 115, 118)},
			"The UK overtook Japan in articles in 2001 and published 18% more in 2003"},
		{"half as much again is said so", Overtaking, articles, nil, []line{ofJapan(100, 100, 100, 100), ofUK(90, 110, 130, 150)},
			"The UK overtook Japan in articles in 2001 and published half as many again in 2003"},
		{"who is overtaken again did not overtake", Overtaking, articles, nil, []line{ofJapan(100, 100, 100, 100), ofUK(90, 110, 90, 150)}, ""},
		{"who is ahead only at last did not overtake yet", Overtaking, articles, nil, []line{ofJapan(100, 100, 100), ofUK(90, 95, 110)}, ""},
		{"nobody overtakes in years without a value", Overtaking, articles, nil, []line{ofJapan(100, 100, 100, 100), {key: "GBR", prose: "the UK", phrase: "the UK’s articles", role: chart.B, start: 2000,
			values: []float64{90, 0, 130, 150}, edit: func(p []chart.Point) { p[1].Missing = true }}}, ""},
		{"a share that gets ahead is so many points ahead", Overtaking, share, nil, []line{ofJapan(30, 30, 30), ofUK(25, 31, 35.3)},
			"The UK overtook Japan in international share in 2001 and was 5.3 points ahead in 2002"},
		{"a gap of shares that grows widens", Gap, share, nil, []line{ofJapan(18.7, 31.8), ofUK(36.7, 66.6)}, "The GBR–JPN gap in international share widened from 18 points in 2000 to 35 in 2001"},
		{"a gap that shrinks narrows", Gap, share, nil, []line{ofJapan(20, 30), ofUK(36.5, 33.2)}, "The GBR–JPN gap in international share narrowed from 17 points in 2000 to 3.2 in 2001"},
		{"a gap that changes its side is none", Gap, share, nil, []line{ofJapan(20, 40), ofUK(36.5, 33.2)}, ""},
		{"counts have no gap in points", Gap, articles, nil, []line{ofJapan(20, 40), ofUK(100, 300)}, ""},
		{"three times as many is a lead", Lead, articles, nil, []line{ofJapan(41128), ofUK(127771)}, "The UK published 3.1 times as many articles as Japan in 2000"},
		{"a third more is a lead", Lead, articles, nil, []line{ofJapan(300), ofUK(400)}, "The UK published a third more articles than Japan in 2000"},
		{"a tenth more is none", Lead, articles, nil, []line{ofJapan(100), ofUK(110)}, ""},
		{"no share leads by a multiple", Lead, share, nil, []line{ofJapan(10), ofUK(40)}, ""},
		{"two sources have no lead", Lead, articles, nil, []line{ofJapan(100), {key: "GBR", prose: "the UK", role: chart.B, start: 2000, values: []float64{300}}}, "The UK published 3 times as many articles as Japan in 2000"},
		{"seven times as many one way outnumber the other", Outnumbering, movers, nil, []line{
			{key: "JPN", prose: "from Japan to the UK", phrase: "students from Japan in the UK", role: chart.A, start: 2011, values: []float64{3206}},
			{key: "GBR", prose: "from the UK to Japan", phrase: "students from the UK in Japan", role: chart.B, start: 2011, values: []float64{487}}},
			"Students from Japan in the UK outnumbered those the other way by 6.6 to 1 in 2011"},
		{"two shares stand against each other", Against, share, nil, []line{ofJapan(31.8), ofUK(66.6)}, "The UK’s articles was 66.6% in 2000, against Japan’s 31.8%"},
		{"two counts stand against each other", AgainstMany, articles, nil, []line{ofJapan(318), ofUK(666)}, "The UK published 666 articles in 2000, Japan 318"},
		{"a benchmark passed once is crossed", Crossing, relative, nil, []line{ofJapan(0.9, 0.95, 1.05, 1.2)}, "Japan’s articles rose above the world average in 2002 and was 1.20 in 2003"},
		{"a benchmark passed twice is not", Crossing, relative, nil, []line{ofJapan(0.9, 1.05, 0.95, 1.2)}, ""},
		{"a rise that does not reach the benchmark stands still below", Standing, relative, nil, []line{ofJapan(0.46, 0.72)}, "Japan’s articles rose from 0.46 in 2000 to 0.72 in 2001, still below the world average"},
		{"who has most of many is first", First, articles, nil, []line{{key: "A", prose: "A", start: 2000, values: []float64{1, 9}}, {key: "B", prose: "B", start: 2000, values: []float64{2, 7}}, {key: "C", prose: "C", start: 2000, values: []float64{3, 5}}},
			"A published the most articles in 2001, 9"},
		{"a tie has no first", First, articles, nil, []line{{key: "A", prose: "A", start: 2000, values: []float64{9}}, {key: "B", prose: "B", start: 2000, values: []float64{9}}, {key: "C", prose: "C", start: 2000, values: []float64{5}}}, ""},
		{"how many of all rose is counted", Steps, relative, chart.Slope{}, []line{{key: "A", start: 2000, values: []float64{1, 2}}, {key: "B", start: 2000, values: []float64{1, 2}}, {key: "C", start: 2000, values: []float64{2, 1}}},
			"Name: 2 of 3 rose from 2000 to 2001"},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			form := test.form
			if form == nil {
				form = chart.Lines{}
			}
			m, spec := test.of.drawnAs(form, test.lines)
			m.Rules = NewRules(test.rule)
			if test.sentence == "two sources have no lead" {
				spec.Series[1].Source = "another"
				test.says = ""
			}
			w := newWriter(catalogue.For(data.English), &m, &spec)
			said := ""
			if w.findings(); len(w.found) > 0 {
				said = w.sentence(w.found[0])
			}
			if said != test.says {
				t.Errorf("%q, want %q", said, test.says)
			}
		})
	}
}

func TestEveryRuleIsAmongAllOnce(t *testing.T) {
	for i, rule := range All.list {
		if slices.Index(All.list, rule) != i {
			t.Errorf("rule %d is there twice", i)
		}
		if rule.find == nil || len(rule.Forms) == 0 {
			t.Errorf("rule %d finds or says nothing", i)
		}
	}
}

func TestWhatAMeasureMustNotSayIsNotFound(t *testing.T) {
	lines := []line{ofJapan(100, 300), ofUK(90, 900)}
	of := articles
	m, spec := of.drawnAs(chart.Lines{}, lines)
	if title := For(catalogue.For(data.English), &m, &spec).Title; !strings.Contains(title, "grew tenfold") {
		t.Errorf("with everything allowed: %q", title)
	}
	m.Without = data.FindingKinds(0).With(data.FindMultiple, data.FindLead)
	c := For(catalogue.For(data.English), &m, &spec)
	for _, ratio := range []string{"fold", "tripled", "times", "more"} {
		if strings.Contains(c.Title+c.Summary+c.Alternative, ratio) {
			t.Errorf("%q is said of a measure without multiples: %+v", ratio, c)
		}
	}
}

// A number is rounded as an editor would, in each language.
func TestNumbersInSentencesAreRounded(t *testing.T) {
	for _, test := range []struct {
		sentence string
		meaning  data.Meaning
		value    float64
		text     string
		per      float64
		template string
		en, ja   string
	}{
		{"below ten thousand all figures are said", data.Count, 6395, "6,395", 0, "", "6,395", "6,395"},
		{"from ten thousand on thousands", data.Count, 129404, "129,404", 0, "", "129,000", "約12.9万"},
		{"a hundred thousand is whole in Japanese", data.Count, 100452, "100,452", 0, "", "100,000", "約10万"},
		{"a round number is not about", data.Count, 12000, "12,000", 0, "", "12,000", "1.2万"},
		{"millions have three figures at the most", data.Count, 1096865, "1,096,865", 0, "", "1.1 million", "約110万"},
		{"tens of millions are whole", data.Count, 69487000, "69,487,000", 0, "", "69 million", "6,949万"},
		{"a hundred million has 億 and 万", data.Count, 123366734, "123,366,734", 0, "", "123 million", "1億2,337万"},
		{"what is printed in thousand millions is said in full", data.Amount, 4435.2, "4,435.2", 1e9, "${value}", "$4.4 trillion", "$4兆4,352億"},
		{"a percentage of ten and more has one digit", data.Share, 64.53, "64.53%", 0, "", "64.5%", "64.5%"},
		{"a small one has those of its source", data.Share, 3.44, "3.44%", 0, "", "3.44%", "3.44%"},
		{"a rank is said as it is", data.Rank, 14, "14th", 0, "", "14th", "14th"},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			m := Measure{Meaning: test.meaning, Per: test.per, Value: test.template}
			for l, want := range map[data.Language]string{data.English: test.en, data.Japanese: test.ja} {
				if got := Rounded(catalogue.For(l), &m, test.value, test.text); got != want {
					t.Errorf("%s: %q, want %q", l, got, want)
				}
			}
		})
	}
}

func TestASentenceTakesTheLongestFormThatFits(t *testing.T) {
	long := ofUK(90, 110, 130, 150)
	long.prose = "the United Kingdom of Great Britain"
	of := articles
	of.noun = "articles of several institutions"
	m, spec := of.drawnAs(chart.Lines{}, []line{ofJapan(100, 100, 100, 100), long})
	got := For(catalogue.For(data.English), &m, &spec).Title
	if want := "The United Kingdom of Great Britain overtook Japan in articles of several institutions in 2001"; got != want {
		t.Errorf("%q, want %q (%d characters)", got, want, utf8.RuneCountInString(got))
	}
}

func TestALaterValueThatIsDrawnSaysWhyItIsNotUsed(t *testing.T) {
	for sentence, test := range map[string]struct {
		edit func([]chart.Point)
		says string
	}{
		"a provisional one":         {func(p []chart.Point) { p[3].Provisional = true }, "2003 is provisional."},
		"two":                       {func(p []chart.Point) { p[2].Provisional, p[3].Provisional = true, true }, "2002 and 2003 are provisional."},
		"one out of line":           {func(p []chart.Point) { p[3].Open = true }, "2003 is doubtful and left out."},
		"those behind a break":      {func(p []chart.Point) { p[3].Segment = 1 }, "2003 cannot be compared with the years before."},
		"a first one out of line":   {func(p []chart.Point) { p[0].Open = true }, "2000 is doubtful and left out."},
		"none of another collector": {func(p []chart.Point) { p[3].Open, p[3].OtherSource = true, true }, ""},
	} {
		l := ofJapan(100, 120, 150, 170)
		l.edit = test.edit
		of := articles
		m, spec := of.drawnAs(chart.Lines{}, []line{l})
		if c := For(catalogue.For(data.English), &m, &spec); c.Summary != test.says {
			t.Errorf("%s: %q, want %q", sentence, c.Summary, test.says)
		}
	}
}

func TestAFiscalYearIsSaidAsItsSourceCallsIt(t *testing.T) {
	for l, want := range map[data.Language]string{
		data.English: "Students from Japan in the UK grew 38-fold from fiscal 2020 to fiscal 2022", data.Japanese: "日本から英国への留学生は2020年度の89人から2022年度の3,425人へ約38倍に増加",
	} {
		name, phrase, unit := "fiscal ", "students from Japan in the UK", "students"
		if l == data.Japanese {
			name, phrase, unit = "", "日本から英国への留学生", "人"
		}
		spec := chart.Spec{Form: chart.Lines{}}
		s := spec.Add("JPN", "JPN", chart.A)
		s.Phrase = phrase
		for i, v := range []float64{89, 862, 3425} {
			when := name + strconv.Itoa(2020+i)
			if l == data.Japanese {
				when += "年度"
			}
			s.Add(2020+i, when, v, format.Number(v, 0))
		}
		m := Measure{Meaning: data.Flow, Noun: "students", One: "student", Unit: unit, Rules: All}
		if got := For(catalogue.For(l), &m, &spec).Title; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestChanges puts a chart of changes into words: what is counted is told of the
// amounts, the line under the title and the range are of the index.
func TestChanges(t *testing.T) {
	// Japan has ten times as many, the UK's grow ten times as fast.
	amounts, given := articles.drawnAs(chart.Lines{}, []line{
		ofJapan(20000, 20500, 21000, 21500, 22000, 24000),
		ofUK(1000, 1400, 1800, 2200, 2600, 3000),
	})
	index := amounts
	index.Unit = "2000 = 100"
	drawn := given.Indexed("…", "no base")
	c := Changes(catalogue.For(data.English), &index, drawn, &amounts, &given)
	whole := For(catalogue.For(data.English), &amounts, &given)
	if c.Title != whole.Title || c.Summary != whole.Summary || c.Kind != whole.Kind {
		t.Errorf("title and summary are\n%s / %s\nof the amounts they are\n%s / %s", c.Title, c.Summary, whole.Title, whole.Summary)
	}
	for text, why := range map[string]string{
		"2000 = 100":                      "the unit is the index’s",
		"Japan published 8 times as many": "who has more is told of the amounts",
		"tripled from 2000 to 2005":       "the multiple is of the amounts",
		"The lowest is 100":               "the range begins in index points",
		"the highest 300":                 "the range ends in index points",
	} {
		if !strings.Contains(c.Alternative, text) {
			t.Errorf("%s: there is no %q in\n%s", why, text, c.Alternative)
		}
	}
	for _, text := range []string{"published 2.5 times", "against", "from 100"} {
		if strings.Contains(c.Alternative, text) {
			t.Errorf("an index number is told as a number of articles: %q in\n%s", text, c.Alternative)
		}
	}
}
