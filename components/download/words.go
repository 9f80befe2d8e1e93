package download

import (
	"strings"

	"bilateral/data"
)

// words are what the files of a package say in one language. They stand here and not
// in the interface's catalogue as a package has all languages at once, and no page
// shows them.
type words struct {
	readme                                              string // the file's name
	made, version, open, close, stop, gap, colon        string
	address                                             string
	filesHeading, sourcesFile, licencesFile, otherFile  string
	descriptorFile                                      string
	inLanguage                                          map[data.Language]string
	columnsHeading, columns, column, otherHead, meaning string
	missingHeading, missing, noValue                    string
	flagsHeading, flags                                 string
	formulaHeading, formula                             string
	licencesHeading, licences, noLicence, terms         string
	noSources                                           string
	citeHeading, cite                                   string
}

// wordsOf are the words in a language, English for one that there is not.
func wordsOf(l data.Language) *words {
	if l == data.Japanese {
		return &japanese
	}
	return &english
}

// about says what the package is, in a sentence or two.
func (s *words) about(w *packing, e *Edition) string {
	text := ""
	for _, t := range e.Tables {
		if subject := line(e.say(t.Subject)); subject != "" {
			text += s.sentence(subject) + s.gap
		}
	}
	text += s.made + e.product() + s.version + line(e.Dataset.Version)
	if isDay(w.Day) {
		text += s.open + w.Day + s.close
	}
	return text + s.stop
}

// sentence is a text with a full stop, where it has none yet.
func (s *words) sentence(text string) string {
	for _, end := range [...]string{".", "?", "!", "。", "？"} {
		if strings.HasSuffix(text, end) {
			return text
		}
	}
	return text + s.stop
}

// product is what the explorer is called, or its dataset where it has no name.
func (e *Edition) product() string {
	if product := line(e.say(e.Dataset.Product)); product != "" {
		return product
	}
	return e.Dataset.Name
}

var english = words{
	readme: "README.md", made: "From ", version: ", data version ", open: " (", close: ")", stop: ".", gap: " ", colon: ": ",
	address:      "The view: ",
	filesHeading: "Files", sourcesFile: "the sources of the data, a row for each: publisher, title, address, licence.",
	licencesFile: "the licence or the terms of each source.", otherFile: "how to cite the data.",
	descriptorFile: "what each file and each column is, for programs (Data Package, version 2).",
	inLanguage:     map[data.Language]string{data.English: ", with English heads and words.", data.Japanese: ", the same rows with Japanese heads and words."},
	columnsHeading: "Columns", columns: "A row is one value, or the reason why there is none. The files are CSV in UTF-8 without a byte order mark, with commas between cells. Programs may rely on the English heads.",
	column: "Column", otherHead: "In the Japanese file", meaning: "What it is",
	missingHeading: "Missing values", missing: "A missing value is an empty cell in `value`, never a code or a zero. `flag` then says why, and `note` says it in words:",
	noValue:      "no value: the column flag says why",
	flagsHeading: "Flags", flags: "The codes in `flag` are the shorthand of the Government Statistical Service (GSS). A value may have several:",
	formulaHeading: "Texts that begin like a formula", formula: "A spreadsheet may take a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula. In the CSV files such a text has an apostrophe (`'`) before it, which is not part of it. Numbers are never changed.",
	licencesHeading: "Licences", licences: "No one licence covers all of this. The figures of each source are under its own licence or terms; the columns `source` and `licence` say which for each row.",
	noLicence: "states no licence.", terms: "states no licence; terms of use: ", noSources: "- The rows name no source.",
	citeHeading: "How to cite", cite: "Name the original source first, then this explorer with the version of its data. The files whose names begin with CITATION, where there are any, have it ready to use.",
}

var japanese = words{
	readme: "README.ja.md", made: "", version: "、データ版 ", open: "（", close: "）", stop: "。", colon: "：",
	address:      "元の画面：",
	filesHeading: "ファイル", sourcesFile: "データの出典の一覧（発行者、題名、アドレス、ライセンスなど）。",
	licencesFile: "出典ごとのライセンスまたは利用条件。", otherFile: "データの引用方法。",
	descriptorFile: "各ファイルと各列の説明（プログラム用。Data Package 第2版）。",
	inLanguage:     map[data.Language]string{data.English: "（見出しと語句は英語。行は同じ）。", data.Japanese: "（見出しと語句は日本語）。"},
	columnsHeading: "列", columns: "1行が一つの値、または値がない理由です。ファイルはUTF-8（BOMなし）のCSVで、区切りはコンマです。プログラムでは、変わることのない英語の見出しをお使いください。",
	column: "列", otherHead: "英語版の見出し", meaning: "内容",
	missingHeading: "値がない場合", missing: "値がない場合、「値」の列は空欄です。記号やゼロは入りません。理由は「記号」の列に、その説明は「備考」の列にあります。",
	noValue:      "値なし（理由は「記号」の列）",
	flagsHeading: "記号", flags: "「記号」の列には、政府統計部門（GSS）の略号を用いています。一つの値に複数付くこともあります。",
	formulaHeading: "数式のように始まる文字列", formula: "`=`、`+`、`-`、`@`、タブ、復帰文字で始まる文字列は、表計算ソフトで数式と解釈されることがあります。CSVファイルでは、そのような文字列の前にアポストロフィ（`'`）を付けています（元の文字列には含まれません）。数値は変えていません。",
	licencesHeading: "ライセンス", licences: "全体に及ぶ一つのライセンスはありません。数値には出典ごとのライセンスまたは利用条件が適用されます。行ごとの出典とライセンスは「出典ID」「ライセンス」の列をご覧ください。",
	noLicence: "ライセンスの明記なし。", terms: "ライセンスの明記なし。利用条件：", noSources: "- 出典の記載はありません。",
	citeHeading: "引用方法", cite: "最初に元の出典を、次に本サイトとデータ版を記してください。CITATIONで始まるファイルがある場合は、その文をそのままお使いいただけます。",
}

// abouts are what the columns of the data are, by their English heads.
var abouts = map[string]data.Text{
	"indicator":       {EN: "The id of what is measured: it stays the same from version to version.", JA: "指標のID。データ版が変わっても同じ。"},
	"indicator_name":  {EN: "What is measured.", JA: "指標の名称。"},
	"relation":        {EN: "Whose value it is: of a place, of a pair of places together, of a direction from place to partner, or of where partner stands among the partners of place.", JA: "値の対象。一つの国・地域、二つの国・地域、「国・地域」から「相手」への移動、または「国・地域」の相手の中での「相手」の順位。"},
	"place":           {EN: "The code of the place, ISO 3166-1 alpha-3 for a country or territory; of a direction, where it is from.", JA: "国・地域のコード（国・地域はISO 3166-1の3文字コード）。移動の場合は出発地。"},
	"place_name":      {EN: "The name of the place.", JA: "国・地域の名称。"},
	"partner":         {EN: "The code of the other place; of a direction, where it is to. Empty where the value is of one place.", JA: "相手のコード。移動の場合は行き先。一つの国・地域の値では空欄。"},
	"partner_name":    {EN: "The name of the other place.", JA: "相手の名称。"},
	"field":           {EN: "The id of the field of science, empty for none.", JA: "分野のID。分野別でなければ空欄。"},
	"field_name":      {EN: "The name of the field of science.", JA: "分野の名称。"},
	"segment":         {EN: "The number of the part of the source's figures: values of two parts are not comparable. Empty where there is one part only.", JA: "出典の数値の区間番号。異なる区間の値は比較できない。区間が一つなら空欄。"},
	"period":          {EN: "The year, the first and the last of several as 2016/2020, or the day as 2018-05-01.", JA: "年。複数年は2016/2020のように最初と最後の年。日の場合は2018-05-01のように示す。"},
	"period_type":     {EN: "What kind of period it is: calendar years, a day, the twelve months to a day, fiscal years, an academic year, or the year of a target.", JA: "期間の種類（暦年、特定の日、ある日までの12か月、会計年度、学年度、目標年）。"},
	"value":           {EN: "The number, of a source in full precision, of what is calculated here with twelve significant digits; empty where there is none.", JA: "値。出典の数値は丸めず、本サイトの算出値は有効数字12桁。値がなければ空欄。"},
	"unit":            {EN: "What one of it is.", JA: "値の単位。"},
	"flag":            {EN: "Codes of what to mind about the value, or of why there is none.", JA: "値についての注意、または値がない理由を示す記号。"},
	"flag_meaning":    {EN: "What the codes mean.", JA: "記号の意味。"},
	"note":            {EN: "What to mind about this value, or why there is none, in words.", JA: "値についての注意、または値がない理由の説明。"},
	"source":          {EN: "The id of the source, as in sources.csv; of a value calculated from two sources both, with a space between.", JA: "出典のID（sources.csvと同じ）。二つの出典から算出した値では、二つを空白で区切る。"},
	"source_name":     {EN: "What the source is called.", JA: "出典の名称。"},
	"database":        {EN: "The database behind the value.", JA: "値のもとになったデータベース。"},
	"counting_method": {EN: "How works or people were counted.", JA: "文献や人の数え方。"},
	"licence":         {EN: "The licence of the source, or its terms.", JA: "出典のライセンスまたは利用条件。"},
	"origin":          {EN: "From which row of which file the value was read, or the values that it was calculated from: row 1 is the header (RFC 7111).", JA: "値（算出した値ではそのもとの値）を読み取ったファイルと行。1行目は見出し行（RFC 7111）。"},
	"formula":         {EN: "How the value was calculated from those of the source; empty where the source gives it itself.", JA: "出典の値からの算出方法。出典の値そのものなら空欄。"},
}
