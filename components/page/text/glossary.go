package text

import (
	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Glossary says what the words of the field mean that the pages use, in both languages.
var Glossary = &page.Page{Route: state.Glossary, Build: buildGlossary}

// term is a word of the field: its id in an address, its name, and what it means.
type term struct{ id, en, ja, meansEN, meansJA string }

// terms are in the order in which one leans on another. Their Japanese names are those of
// the catalogue's glossary.csv.
var terms = [...]term{
	{"work", "Work", "文献",
		"A publication of any type that a database lists: articles, but also books, chapters, preprints and datasets.",
		"データベースに収録された、種別を問わない著作物。論文のほか、書籍、その章、プレプリント、データセットを含む。"},
	{"article", "Article", "論文",
		"A publication in a journal or in the proceedings of a conference. There are fewer articles than works.",
		"学術誌や会議録に掲載されたもの。件数は文献全体より少ない。"},
	{"whole-count", "Whole count", "整数カウント",
		"Every country or territory with an author on a publication is credited with all of it. A publication of two counts once for each, so that countries cannot be added up.",
		"著者のいる国・地域のそれぞれに、1件をそのまま1件と数える方法。2か国の共著はそれぞれで1件になるため、各国の件数を合計することはできない。"},
	{"fractional-count", "Fractional count", "分数カウント",
		"A publication is shared out among the countries or territories of its authors, so that all shares make one.",
		"1件を著者の国・地域の間で分け合い、合計が1件になるように数える方法。"},
	{"international", "International article or work", "国際共著論文・国際共著文献",
		"One with authors in at least two countries or territories.",
		"二つ以上の国・地域の著者によるもの。"},
	{"joint", "Joint article or work", "共著論文・共著文献",
		"One with authors in both countries or territories of a pair. Others may have taken part.",
		"組み合わせの双方の国・地域の著者によるもの。他の国・地域の著者が加わっていることもある。"},
	{"fwci", "Field-weighted citation impact (FWCI)", "FWCI（分野等で補正した被引用数の世界平均比）",
		"The citations that publications receive, divided by what publications of the same field, type and year receive on average in the world. 1.00 is the world average; 1.50 is half as many again.",
		"被引用数を、分野・種別・出版年が同じものの世界平均で割った値。1.00が世界平均で、1.50は平均の1.5倍引用されたことを示す。"},
	{"index-of-collaboration", "Index of international collaboration", "国際共著指数",
		"The share of one partner’s international articles that it shares with the other, divided by the other’s share of the world’s international articles. 1.00 is what the sizes of the two lead one to expect; above it they work together more often.",
		"一方の国際共著論文のうち相手との共著が占める割合を、世界の国際共著論文に占める相手の割合で割った値。1.00が両者の規模から見込まれる水準で、これを上回るほど共著が多い。"},
	{"salton", "Salton’s cosine", "サルトンのコサイン",
		"Joint articles, divided by the square root of all articles of the one times all of the other. It is between 0 and 1, and does not grow with the size of either alone.",
		"共著論文数を、双方の論文総数の積の平方根で割った値。0から1の間をとり、一方の規模だけでは大きくならない。"},
	{"specialisation", "Index of specialisation", "特化係数",
		"The share of a field in a country’s articles, divided by its share in those of the world. Above 1.00 the country does more in it than the world.",
		"ある国の論文に占める分野の割合を、世界の論文に占める同じ分野の割合で割った値。1.00を上回れば、その分野の比重が世界より大きい。"},
	{"flow", "Flow and stock", "期間中の人数と時点の人数",
		"A flow counts who goes within a period, a stock who is there on a day or in a year. The one is never compared with the other here.",
		"前者は一定の期間に移動した人の数、後者はある日または年に在籍している人の数。本サイトでは両者を比べない。"},
	{"fiscal-year", "Fiscal year", "年度",
		"A year of accounts rather than of the calendar. One that begins in April is named after the year in which it begins: fiscal 2020 ends in March 2021.",
		"会計などに用いる1年で、暦年とは異なる。4月に始まるものは始まる年の名で呼ぶ（2020年度は2021年3月まで）。"},
	{"academic-year", "Academic year", "学年度",
		"A year of teaching. One that begins in late summer or autumn is written as 2019/20; one that begins in April is named as a fiscal year is.",
		"授業が行われる1年。夏の終わりから秋に始まるものは2019/20のように書き、4月に始まるものは年度と同じように呼ぶ。"},
	{"tertiary", "Tertiary education", "高等教育",
		"What follows secondary school: levels 5 to 8 of the International Standard Classification of Education.",
		"中等教育に続く教育。国際標準教育分類（ISCED）のレベル5～8。"},
	{"purchasing-power-parity", "Purchasing power parity (PPP)", "購買力平価（PPP）",
		"A rate between currencies at which the same goods cost the same, so that amounts of money can be compared across countries.",
		"同じ財が同じ価格になるような通貨間の換算率。これで換算すると、国の間で金額を比べられる。"},
	{"provisional", "Provisional value", "暫定値",
		"A value that its source says may still change. It is drawn open and left out of every comparison.",
		"今後変わりうると出典が断っている値。図では白抜きで示し、比較には用いない。"},
	{"break", "Break in series", "系列の断絶",
		"A change of method or coverage after which the values cannot be compared with those before. Nothing is compared across it.",
		"方法や範囲が変わり、その前後の値を比べられないところ。これをまたぐ比較はしない。"},
}

// Term is a word of the field on the page, and what it means: on a page in another
// language with its English name, by which sources know it.
type Term struct {
	ID, Name, Means string
	Other           ui.Phrase
}

// GlossaryView is the page of words.
type GlossaryView struct {
	Title, Introduction string
	Terms               []Term
}

func buildGlossary(c *page.Context, doc *page.Document) node.Part {
	doc.Title, doc.Description = c.Say(catalogue.GlossaryTitle), c.Say(catalogue.GlossaryIntroduction)
	view := &GlossaryView{Title: doc.Title, Introduction: doc.Description}
	for _, t := range terms {
		shown := Term{ID: t.id, Name: t.en, Means: t.meansEN}
		if c.State.Language == data.Japanese {
			shown.Name, shown.Means, shown.Other = t.ja, t.meansJA, ui.Phrase{Text: t.en, Language: string(data.English)}
		}
		view.Terms = append(view.Terms, shown)
	}
	return view.Build
}

// glossaryLinks lead to it.
func glossaryLinks(c *page.Context) []ui.Link {
	return []ui.Link{{Phrase: ui.Phrase{Text: c.Say(catalogue.GlossaryLink)}, Address: c.State.Page(state.Glossary).Address()}}
}
