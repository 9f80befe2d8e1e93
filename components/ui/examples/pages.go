package examples

import (
	"bilateral/components/ui"
	"bilateral/data"
)

// wholePages are the page below its root, and what stands at its head and foot.
func wholePages() []Block {
	return []Block{
		{Name: "explorer", What: "The whole page: what is above and below what it is about", Apart: true, Examples: []Example{
			{Name: "typical", What: "a page with all that can be around it, and two notices",
				View: &ui.Explorer{SkipLink: "Skip to the figures", Masthead: masthead(), Main: body("explorer-body").Build,
					Notices: []ui.Phrase{say("The address had “nope” for the order, which is none: the table is as it is at first."),
						say("The years were turned round.")},
					Footer: footer()}},
			{Name: "frame", What: "in another site’s page: no masthead, a way out to the full view",
				View: &ui.Explorer{Main: body("framed-body").Build,
					Credit: &ui.Link{Phrase: say("Open the full view of the explorer"), Address: here},
					Footer: &ui.Footer{StaticNote: "This page is static: every link loads a new page."}}},
			{Name: "long-words", What: "notices and names that do not break at a space",
				View: &ui.Explorer{SkipLink: "Skip to " + longWord, Masthead: longMasthead(), Main: body("long-body").Build,
					Notices: []ui.Phrase{say("There is no " + longWord + longWord + ".")},
					Footer:  footer()}},
			{Name: "japanese", What: "a page in Japanese", Language: data.Japanese,
				View: &ui.Explorer{SkipLink: "データへ移動", Masthead: japaneseMasthead(), Main: (&ui.Figure{
					ID: "japanese-body", TitleID: "japanese-body-title", Class: "fig", Main: true,
					Title: say("両国の共著論文は、世界平均の3.5倍引用されている"), Subtitle: say("分野補正引用インパクト、2016～2020年"),
					Plot: plot("japanese-body", "ratios-japanese", "インパクト")}).Build,
					Notices: []ui.Phrase{say("並べ替えの指定「nope」は使えないため、初期の順に戻しました。")},
					Footer:  japaneseFooter()}},
		}},
		{Name: "masthead", What: "Names the product and leads to its pages and to the other language", Examples: []Example{
			{Name: "typical", What: "six pages, the second is shown", View: masthead()},
			{Name: "one-page", What: "nowhere to go", View: &ui.Masthead{
				Home: link("Explorer", here), Label: "The only page", Pages: links(0, "Overview"),
				OtherLanguage: other(data.Japanese, "日本語")}},
			{Name: "long-words", What: "more and longer names than a line has room for", View: longMasthead()},
			{Name: "japanese", What: "the other language is English", Language: data.Japanese, View: japaneseMasthead()},
		}},
		{Name: "footer", What: "Ends the page: ways, colours, who publishes", Examples: []Example{
			{Name: "typical", What: "all that it can say", View: footer()},
			{Name: "frame", What: "in a frame it says no more than that no program runs",
				View: &ui.Footer{StaticNote: "This page is static: every link loads a new page."}},
			{Name: "long-words", What: "a publisher whose name does not break", View: &ui.Footer{
				Label: "Ways that are long", Links: links(-1, "Definitions of "+longWord, "Sources"),
				Text: in(data.English, "Published by "+longWord+longWord+".")}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese, View: japaneseFooter()},
		}},
	}
}

// body is what a page is about, where the example is of what is around it.
func body(id string) *ui.Figure {
	return &ui.Figure{ID: id, TitleID: id + "-title", Class: "fig", Main: true,
		Title:    say("Joint papers are cited 3.5 times the world average"),
		Subtitle: say("The figures stand here, below what names the page and above what ends it"),
		Plot:     plot(id, "ratios-with-benchmark", "Citation impact of three")}
}

func masthead() *ui.Masthead {
	return &ui.Masthead{Home: link("UK–Japan Collaboration Explorer", here), Label: "Pages",
		Pages:         links(1, "Overview", "Indicators", "Partners", "Mobility", "Evidence", "About"),
		Search:        &ui.SearchField{Action: here, Label: "Search", Hidden: &ui.HiddenFields{}},
		OtherLanguage: other(data.Japanese, "日本語")}
}

func longMasthead() *ui.Masthead {
	return &ui.Masthead{Home: link("Explorer of "+longWord, here), Label: "Pages with long names",
		Pages: links(5, "Overview of everything", "All the indicators", "Partners in research", "Mobility of students",
			"Evidence for every claim", longWord, "About this site"),
		OtherLanguage: other(data.Japanese, "日本語")}
}

func japaneseMasthead() *ui.Masthead {
	return &ui.Masthead{Home: link("日英学術連携エクスプローラー", japanese), Label: "ページ",
		Pages:         links(0, "概要", "指標", "連携相手", "人の移動", "検証", "このサイトについて"),
		Search:        &ui.SearchField{Action: japanese, Label: "検索", Hidden: &ui.HiddenFields{}},
		OtherLanguage: other(data.English, "English")}
}

// other is the way to the other language.
func other(language data.Language, name string) ui.Link {
	address := here
	if language == data.Japanese {
		address = japanese
	}
	return ui.Link{Phrase: in(language, name), Address: address}
}

func footer() *ui.Footer {
	return &ui.Footer{Label: "More", Links: links(-1, "Definitions", "Sources", "Cite"),
		ThemeLabel: "Colours of the page", Themes: themes("As your device", "Light", "Dark"),
		Text:       say("Published by its makers, not by the source of its figures."),
		StaticNote: "This page is static: every link loads a new page."}
}

func japaneseFooter() *ui.Footer {
	return &ui.Footer{Label: "その他", Links: links(-1, "定義", "出典", "引用"),
		ThemeLabel: "ページの配色", Themes: themes("端末に合わせる", "明色", "暗色"),
		Text:       say("公開者は本サイトの制作者であり、数値の出典の機関ではない。"),
		StaticNote: "静的なページです。リンクごとに新しいページを読み込みます。"}
}

func themes(auto, light, dark string) []ui.ThemeLink {
	all := []ui.ThemeLink{
		{Link: link(auto, here+"?theme=auto"), Theme: "auto"},
		{Link: link(light, here+"?theme=light"), Theme: "light"},
		{Link: link(dark, here+"?theme=dark"), Theme: "dark"},
	}
	all[0].Current = true
	return all
}
