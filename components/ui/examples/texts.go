package examples

import (
	"bilateral/components/ui"
	"bilateral/data"
)

// definitions say what terms and numbers mean: a table.
func definitions() []Block {
	return []Block{
		{Name: "details", What: "Terms and what is said of them", Examples: []Example{
			{Name: "typical", What: "what the source says, and our reading of what it does not",
				View: &ui.Details{Items: []ui.Detail{
					{Term: "Unit", Text: say("people")},
					{Term: "Formula", Text: say("Not stated by the source.")},
					{Term: "Counting", Text: say("Not stated by the source."),
						Reading: say("Our reading: students of either country in the other, as the slide sets each in the other’s column.")}}}},
			{Name: "one", What: "one term", View: &ui.Details{Items: []ui.Detail{{Term: "Licence", Text: say("CC0")}}}},
			{Name: "empty", What: "nothing to say", View: &ui.Details{}},
			{Name: "long-words", What: "a formula that does not break", View: &ui.Details{Items: []ui.Detail{
				{Term: longWord, Text: say("citations(" + longWord + ")/expected(" + longWord + ")")}}}},
			{Name: "japanese", What: "in Japanese, one text in the language of its source", Language: data.Japanese,
				View: &ui.Details{Items: []ui.Detail{
					{Term: "単位", Text: say("人")},
					{Term: "計数方法", Text: in(data.English, "Full counting"), Reading: say("当方の解釈：共著の論文を各国に一件ずつ数えている。")}}}},
		}},
		{Name: "derived-figures", What: "Figures computed from others, with what to mind", Examples: []Example{
			{Name: "typical", What: "a figure, its formula, and one that has sources of its own",
				View: &ui.DerivedFigures{Heading: "Derived figures",
					Preamble: "Computed here from the figures of the table; the source does not state them.",
					Caveats:  []ui.Phrase{say("The two directions are counted by different bodies.")},
					Items: []ui.Derived{
						{Label: "Ratio of the two directions", Value: "3.8", Formula: "2,795 ÷ 730"},
						{Label: "Ratio by one source", Value: "6.9", Formula: "2,684 ÷ 391", Sources: []ui.SourceLink{
							{Phrase: say("Source: a statistical office"), Address: elsewhere, Target: "_blank"}}}}}},
			{Name: "missing", What: "a figure that cannot be computed has no formula",
				View: &ui.DerivedFigures{Preamble: "Nothing follows from a missing value.",
					Items: []ui.Derived{{Label: "Ratio of two flows", Value: "not applicable"}}}},
			{Name: "empty", What: "nothing is derived",
				View: &ui.DerivedFigures{Preamble: "Nothing can be derived from these figures."}},
			{Name: "long-words", What: "a number and a label longer than the column",
				View: &ui.DerivedFigures{Preamble: "Large numbers keep their digits.",
					Items: []ui.Derived{{Label: "Share of " + longWord, Value: "1,234,567,890,123,456,789",
						Formula: "1,234,567,890,123,456,789,012 ÷ 1,000.000,000,000,000,000"},
						{Label: "Share of the rest", Value: "0%", Formula: "0 ÷ 1"}}}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese,
				View: &ui.DerivedFigures{Preamble: "表の数値から当方が計算したもので、出典に記載はない。",
					Caveats: []ui.Phrase{in(data.English, "Counted by different bodies.")},
					Items:   []ui.Derived{{Label: "二方向の比", Value: "3.8", Formula: "2,795 ÷ 730"}}}},
		}},
		{Name: "take-links", What: "What can be taken away of a figure", Examples: []Example{
			{Name: "typical", What: "the data shown, and all the rest",
				View: &ui.TakeLinks{CSV: here, Address: here, Text: "Data, picture, citation", TitleID: "take-links-typical"}},
			{Name: "frame", What: "in a frame the page opens in another window",
				View: &ui.TakeLinks{CSV: here, Address: elsewhere, Target: "_blank", Text: "Data, picture, citation", TitleID: "take-links-frame"}},
			{Name: "long-words", What: "words that do not break",
				View: &ui.TakeLinks{CSV: here, Address: here, Text: longWord, TitleID: "take-links-long"}},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese,
				View: &ui.TakeLinks{CSV: here, Address: here, Text: "データ・画像・引用", TitleID: "take-links-japanese"}},
		}},
		{Name: "sources", What: "Where the figures come from", Examples: []Example{
			{Name: "typical", What: "two sources",
				View: &ui.Sources{ID: "sources-typical", Heading: "Sources", Links: []ui.SourceLink{
					{Phrase: say("Office 2024"), Address: elsewhere}, {Phrase: say("The deck"), Address: here}}}},
			{Name: "empty", What: "no source is named", View: &ui.Sources{ID: "sources-empty", Heading: "Sources"}},
			{Name: "long-words", What: "a name that does not break", View: &ui.Sources{ID: "sources-long", Heading: "Sources",
				Links: []ui.SourceLink{{Phrase: say(longWord + "/" + longWord), Address: elsewhere}}}},
			{Name: "japanese", What: "in Japanese, a name in the language of the source", Language: data.Japanese,
				View: &ui.Sources{ID: "sources-japanese", Heading: "出典",
					Links: []ui.SourceLink{{Phrase: in(data.English, "Students abroad"), Address: elsewhere}}}},
		}},
	}
}

// texts are what is told in sentences.
func texts() []Block {
	return []Block{
		{Name: "words", What: "A part of the deck: its heading and its sentences", Examples: []Example{
			{Name: "typical", What: "three sentences with the indicators that bear on them",
				View: &ui.Words{ID: "words-typical", Kicker: say("In the words of the deck"), Heading: say("Why work together"),
					Preamble: "Its sentences, each with what can be counted of it.",
					Items: []ui.Item{
						{Key: "a", Heading: say("Impact"), Text: say("Joint papers are cited more than those of either country."),
							EvidenceLabel: "Figures:", Evidence: links(-1, "Citation impact", "Top-cited share")},
						{Key: "b", Heading: say("People"), Text: say("Students go both ways."), EvidenceLabel: "Figures:",
							Evidence: links(-1, "Students")},
						{Key: "c", Text: say("Trust cannot be counted.")}}}},
			{Name: "one", What: "a sentence alone, without a heading",
				View: &ui.Words{ID: "words-one", Items: []ui.Item{{Key: "a", Text: say("Trust cannot be counted.")}}}},
			{Name: "empty", What: "a heading and nothing below it",
				View: &ui.Words{ID: "words-empty", Heading: say("What was left out")}},
			{Name: "long-words", What: "words longer than a column",
				View: &ui.Words{ID: "words-long", Heading: say(longWord), Items: []ui.Item{
					{Key: "a", Heading: say(longWord), Text: say("The campus of " + longWord + longWord + " is one of two."),
						EvidenceLabel: "Figures:", Evidence: links(-1, longWord+longWord)},
					{Key: "b", Text: say("The other is not.")}}}},
			{Name: "japanese", What: "in Japanese, one sentence in the language of its source", Language: data.Japanese,
				View: &ui.Words{ID: "words-japanese", Kicker: say("資料の言葉"), Heading: say("なぜ連携するのか"), Items: []ui.Item{
					{Key: "a", Heading: say("影響力"), Text: say("共著論文は、いずれの国の論文よりも多く引用されている。"), EvidenceLabel: "数値：",
						Evidence: links(-1, "引用インパクト")},
					{Key: "b", Text: in(data.English, "Trust cannot be counted.")}}}},
		}},
		{Name: "contact", What: "How to reach the publisher of the figures", Examples: []Example{
			{Name: "typical", What: "a mail address with a note, and one that is not known",
				View: &ui.Contact{ID: "contact-typical", Heading: "Contact", Items: []ui.ContactItem{
					{Label: "figures@example.org", Address: "mailto:figures@example.org", Note: say("Answers in a week.")},
					{Label: "By telephone", Note: say("No number is named.")}}}},
			{Name: "one", What: "one way, without a heading",
				View: &ui.Contact{ID: "contact-one", Items: []ui.ContactItem{{Label: "The form of the publisher",
					Address: elsewhere}}}},
			{Name: "empty", What: "no way is known", View: &ui.Contact{ID: "contact-empty", Heading: "No contact"}},
			{Name: "long-words", What: "an address longer than the line",
				View: &ui.Contact{ID: "contact-long", Heading: "A long address", Items: []ui.ContactItem{
					{Label: longWord + "@" + longWord + ".example", Address: "mailto:long@example.org",
						Note: say(longWord + longWord)}}}},
			{Name: "japanese", What: "in Japanese, a note in the language of its source", Language: data.Japanese,
				View: &ui.Contact{ID: "contact-japanese", Heading: "連絡先", Items: []ui.ContactItem{
					{Label: "問い合わせフォーム", Address: elsewhere, Note: in(data.English, "Answers in a week.")}}}},
		}},
	}
}
