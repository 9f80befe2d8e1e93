package pptx

// words are what a presentation itself says, in the panels and on the empty places of
// programs: a slide shows none of them.
type words struct {
	theme, master, notes                     string
	cover, text, textPicture, picture, table string // the names of layouts
	kicker, title, body, pictureOf, tableOf  string // the names of places, and what stands in them when empty
	foot, number, slideOf, rule, notesOf     string
}

var english = words{
	theme: "Charts", master: "Charts", notes: "Notes",
	cover: "Cover", text: "Title and text", textPicture: "Title, text and picture", picture: "Title and picture", table: "Title and table",
	kicker: "Part", title: "Title", body: "Text", pictureOf: "Picture", tableOf: "Table",
	foot: "Source", number: "Slide number", slideOf: "Slide", rule: "Line", notesOf: "Notes",
}

var inJapanese = words{
	theme: "図表", master: "図表", notes: "ノート",
	cover: "表紙", text: "表題と本文", textPicture: "表題、本文、図", picture: "表題と図", table: "表題と表",
	kicker: "部", title: "表題", body: "本文", pictureOf: "図", tableOf: "表",
	foot: "出典", number: "スライド番号", slideOf: "スライド", rule: "線", notesOf: "ノート",
}

func wordsIn(language string) words {
	if japanese(language) {
		return inJapanese
	}
	return english
}
