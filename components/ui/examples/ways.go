package examples

import (
	"strconv"

	"bilateral/components/ui"
	"bilateral/data"
)

// ways lead from view to view by links.
func ways() []Block {
	var years []string
	for year := 1990; year < 2024; year++ {
		years = append(years, strconv.Itoa(year))
	}
	return []Block{
		{Name: "crumbs", What: "Lead back to the lists that the page is in", Examples: []Example{
			{Name: "typical", What: "two lists and the page itself", View: &ui.Crumbs{Label: "Where this page is",
				Links: []ui.Link{link("Indicators", here), link("Mobility", here), link("Students in the partner country", "")}}},
			{Name: "one", What: "the page alone",
				View: &ui.Crumbs{Label: "Where the first page is", Links: []ui.Link{link("Indicators", "")}}},
			{Name: "long-words", What: "names longer than the line, one in another language",
				View: &ui.Crumbs{Label: "Where the page with long names is",
					Links: []ui.Link{link("Indicators of "+longWord, here), {Phrase: in(data.Japanese, "相手国で学ぶ学生"), Address: here},
						link("Students of the "+longWord+" campus", "")}}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese, View: &ui.Crumbs{Label: "現在の位置",
				Links: []ui.Link{link("指標", japanese), link("人の移動", japanese), link("相手国で学ぶ学生", "")}}},
		}},
		{Name: "contents", What: "The parts of a long page, at hand", Examples: []Example{
			{Name: "typical", What: "some parts", View: &ui.Contents{Label: "On this page", Top: "Top",
				Parts: []ui.Link{link("Joint works", "#explorer"), link("Ranks", "#explorer"), link("Sources", "#explorer")}}},
			{Name: "long-words", What: "more and longer names than a line has room for", View: &ui.Contents{Label: "On this page with long names", Top: "Top",
				Parts: append(links(-1, years...), link(longWord+longWord, "#explorer"))}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese, View: &ui.Contents{Label: "このページの内容", Top: "先頭へ",
				Parts: []ui.Link{link("共著", "#explorer"), link("順位", "#explorer"), link("出典", "#explorer")}}},
		}},
		{Name: "switch", What: "A choice from a short list", Examples: []Example{
			{Name: "typical", What: "two, one of them current",
				View: &ui.Switch{Label: "Show as", Links: links(0, "Chart", "Table")}},
			{Name: "one", What: "nothing to choose from", View: &ui.Switch{Label: "Form", Links: links(0, "Bars")}},
			{Name: "none-chosen", What: "none is current, as where no topic is chosen",
				View: &ui.Switch{Label: "Topic", Links: links(-1, "Output", "Impact", "Mobility")}},
			{Name: "order", What: "an arrow shows which way the current one sorts",
				View: &ui.Switch{Label: "Order", Links: links(1, "Name", "Japan ↓", "United Kingdom")}},
			{Name: "many", What: "34 years fill several lines",
				View: &ui.Switch{Role: "navigation", Label: "Year", Links: links(33, years...)}},
			{Name: "long-words", What: "a choice longer than the line",
				View: &ui.Switch{Label: "Place", Links: links(0, longWord+longWord, "York")}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese,
				View: &ui.Switch{Label: "表示形式", Links: links(1, "図", "表")}},
		}},
	}
}

// forms send what was chosen or typed.
func forms() []Block {
	return []Block{
		{Name: "years-form", What: "Chooses the years that are shown, by lists", Examples: []Example{
			{Name: "typical", What: "two lists of years", View: years()},
			{Name: "one", What: "a year alone", View: &ui.YearsForm{Action: here, Hidden: hidden(), FromLabel: "From the one", ToLabel: "to the same", Show: "Show the year",
				From: []ui.YearOption{{Value: "2020", Selected: "selected"}}, To: []ui.YearOption{{Value: "2020", Selected: "selected"}}}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese, View: &ui.YearsForm{Action: japanese, Hidden: hidden(), FromLabel: "開始", ToLabel: "終了", Show: "この期間を表示",
				From: []ui.YearOption{{Value: "2016", Selected: "selected"}}, To: []ui.YearOption{{Value: "2020", Selected: "selected"}}}},
		}},
		{Name: "year-range", What: "Chooses the years that are shown, by handles", Examples: []Example{
			{Name: "typical", What: "a part of the years", View: yearRange()},
			{Name: "one-year", What: "both handles at the last year", View: &ui.YearRange{Of: plotted, Label: "One year", First: "1990", Last: "2023", From: "2023", To: "2023",
				Track: ui.YearTrack("100", "100", "1990", "2023"), FromLabel: "First of the one", ToLabel: "Last of the one"}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese, View: &ui.YearRange{Of: plotted, Label: "表示する期間", First: "1990", Last: "2023", From: "1990", To: "2023",
				Track: ui.YearTrack("0", "100", "", ""), FromLabel: "開始年", ToLabel: "終了年"}},
		}},
		{Name: "chooser", What: "A form of lists that all have one name", Examples: []Example{
			{Name: "typical", What: "two places",
				View: &ui.Chooser{Action: here, Name: "country", Hidden: hidden("tab", "table"),
					Choices: []*ui.Choice{choice("Country or territory", "", "Japan"), choice("with", "", "United Kingdom")},
					Show:    "Show"}},
			{Name: "asks", What: "a list where nothing is chosen at first",
				View: &ui.Chooser{Action: here, Name: "pairs", Hidden: hidden(),
					Choices: []*ui.Choice{choice("Compare with", "Choose a place", "")}, Show: "Add"}},
			{Name: "empty", What: "a list with nothing in it but what it asks",
				View: &ui.Chooser{Action: here, Name: "pairs", Hidden: hidden(),
					Choices: []*ui.Choice{{Label: "Nothing is left to add", Ask: "Choose a place"}}, Show: "Add none"}},
			{Name: "long-words", What: "an option and a button longer than the line",
				View: &ui.Chooser{Action: here, Name: "country", Hidden: hidden(),
					Choices: []*ui.Choice{choice("Place of "+longWord, "", longWord+" and "+longWord)},
					Show:    "Show the figures of the place that was chosen"}},
			{Name: "japanese", What: "in Japanese, one option in the language of its source", Language: data.Japanese,
				View: &ui.Chooser{Action: japanese, Name: "country", Hidden: hidden(),
					Choices: []*ui.Choice{japaneseChoice()}, Show: "表示"}},
		}},
		{Name: "beside", What: "What is shown beside what is always there", Examples: []Example{
			{Name: "typical", What: "two places, and room for one more",
				View: &ui.Beside{Label: "Compared with", Remove: "Remove",
					Chips: []ui.SeriesLink{series("DEU", "Germany", "k c1"), series("FRA", "France", "k c2")},
					Adder: &ui.Chooser{Action: here, Name: "country", Hidden: hidden("country", "DEU"),
						Choices: []*ui.Choice{choice("Add a place", "Choose", "")}, Show: "Add"}}},
			{Name: "none", What: "nothing is beside yet", View: &ui.Beside{Label: "Compared with", Remove: "Remove",
				Adder: &ui.Chooser{Action: here, Name: "country", Hidden: hidden(),
					Choices: []*ui.Choice{choice("Add a first place", "Choose", "")}, Show: "Add the first"}}},
			{Name: "full", What: "no room for more",
				View: &ui.Beside{Label: "Compared with four", Remove: "Remove",
					Limit: "No more than four fit: remove one to add another.",
					Chips: []ui.SeriesLink{series("DEU", "Germany", "k c1"), series("FRA", "France", "k c2"),
						series("KOR", "South Korea", "k c3"), series("USA", "United States", "k c4")}}},
			{Name: "long-words", What: "a place whose name is longer than the line",
				View: &ui.Beside{Label: "Compared with", Remove: "Remove the place",
					Chips: []ui.SeriesLink{series("LONG", longWord+longWord, "k c1"),
						series("MANY", "South Georgia and the South Sandwich Islands", "k c2")}}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese, View: &ui.Beside{Label: "比較対象", Remove: "を外す",
				Chips: []ui.SeriesLink{series("DEU", "ドイツ", "k c1")},
				Adder: &ui.Chooser{Action: japanese, Name: "country", Hidden: hidden(),
					Choices: []*ui.Choice{japaneseChoice()}, Show: "追加"}}},
		}},
		{Name: "hidden-fields", What: "Carry the rest of the view through a form: nothing is seen", Examples: []Example{
			{Name: "typical", What: "three parameters", View: hidden("tab", "table", "sort", "-JPN", "theme", "dark")},
			{Name: "none", What: "the view is as it is at first", View: hidden()},
			{Name: "markup", What: "a value is text, whatever it holds", View: hidden("q", `"><b>&amp; 引用`)},
		}},
	}
}

// hidden are fields of names and values in turn.
func hidden(pairs ...string) *ui.HiddenFields {
	view := &ui.HiddenFields{}
	for i := 0; i+1 < len(pairs); i += 2 {
		view.Fields = append(view.Fields, ui.HiddenField{Name: pairs[i], Value: pairs[i+1]})
	}
	return view
}

// choice is a list of places, one of them chosen, or a further name.
func choice(label, ask, chosen string) *ui.Choice {
	c := &ui.Choice{Label: label, Ask: ask}
	names := []string{"Germany", "Japan", "United Kingdom"}
	if len(chosen) > len(longWord) {
		names = append(names, chosen)
	}
	for _, name := range names {
		option := c.Add(name, name)
		if name == chosen {
			option.Selected = "selected"
		}
	}
	return c
}

func japaneseChoice() *ui.Choice {
	c := &ui.Choice{Label: "国・地域", Ask: "選択"}
	for _, name := range []string{"ドイツ", "日本", "英国"} {
		c.Add(name, name)
	}
	c.Add("Åland Islands", "ALA").Language = string(data.English)
	return c
}

func series(key, name, mark string) ui.SeriesLink {
	return ui.SeriesLink{Link: link(name, here), Key: key, Mark: mark}
}

func years() *ui.YearsForm {
	return &ui.YearsForm{Action: here, Hidden: hidden("yScale", "log"), FromLabel: "From", ToLabel: "to", Show: "Show years",
		From: []ui.YearOption{{Value: "2016", Selected: "selected"}, {Value: "2017"}},
		To:   []ui.YearOption{{Value: "2019"}, {Value: "2020", Selected: "selected"}}}
}

// plotted is a figure whose plot keeps room beside it.
var plotted = &ui.Figure{Plot: &ui.Plot{Class: "plot l5 r5 nl4 nr4"}}

func yearRange() *ui.YearRange {
	return &ui.YearRange{Of: plotted, Label: "Years shown", First: "2012", Last: "2022", From: "2016", To: "2020", Track: ui.YearTrack("40", "80", "2012", "2022"), FromLabel: "First year", ToLabel: "Last year"}
}
