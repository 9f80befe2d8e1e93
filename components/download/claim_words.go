package download

import "bilateral/data"

// claimAbouts are what the columns of a table of claims are, by their English heads, where
// other tables have no such column.
var claimAbouts = map[string]data.Text{
	"claim":             {EN: "The id of what is claimed: it stays the same from version to version.", JA: "数値・記述のID。データ版が変わっても同じ。"},
	"statement":         {EN: "What is claimed.", JA: "照合した数値・記述。"},
	"topic":             {EN: "The id of its topic, empty for none.", JA: "分類のID。なければ空欄。"},
	"message":           {EN: "The id of the sentence that says it, empty for a number of the table.", JA: "記述を含む文のID。表の数値では空欄。"},
	"deck_indicator":    {EN: "The indicator of a number of the table, empty for a sentence.", JA: "表の数値の指標。記述では空欄。"},
	"deck_column":       {EN: "The column of a number of the table, empty for a sentence.", JA: "表の数値の列。記述では空欄。"},
	"deck_period":       {EN: "The year of the number that is checked, or the first and the last of several.", JA: "照合した数値の年。複数年は最初と最後の年。"},
	"deck_value":        {EN: "The number that is checked, as it was published; empty where a sentence gives none.", JA: "照合した数値（公表のまま）。数値を挙げない記述では空欄。"},
	"deck_unit":         {EN: "What one of it is.", JA: "照合した数値の単位。"},
	"deck_flag":         {EN: "Codes of what to mind about that number, or of why there is none.", JA: "照合した数値についての注意、または数値がない理由を示す記号。"},
	"deck_source":       {EN: "The id of the source of that number, as in sources.csv.", JA: "照合した数値の出典のID（sources.csvと同じ）。"},
	"deck_origin":       {EN: "From which row of which file that number was read.", JA: "照合した数値を読み取ったファイルと行。"},
	"check":             {EN: "What the check is for: decides, where its verdict is that of the claim; compared; or context, which is not judged.", JA: "照合の役割。判定に用いるもの、同じ基準で比べるもの、参考として示すもの（判定しない）。"},
	"figure":            {EN: "What the figure of the source is.", JA: "出典の数値の内容。"},
	"calculation":       {EN: "How the figure was calculated, empty where the source gives it itself.", JA: "数値の算出方法。出典の値そのものなら空欄。"},
	"ranked_among":      {EN: "Of a rank, how many are ranked; empty where that is not known.", JA: "順位の対象の数。不明なら空欄。"},
	"benchmark":         {EN: "The value that the figure is compared with, empty for none.", JA: "比較の基準となる値。なければ空欄。"},
	"distance":          {EN: "How far the figure is from the number that is checked.", JA: "照合した数値との差。"},
	"distance_unit":     {EN: "In what the distance is: percent of the number, percentage points or places of a rank.", JA: "差の単位（数値に対する％、％ポイント、順位）。"},
	"database_relation": {EN: "Whether the database behind the figure is the same as that behind the number, another, or not known to be.", JA: "数値のもとになったデータベースが、照合した数値と同じか、異なるか、不明か。"},
	"check_verdict":     {EN: "What this check comes to, empty for one that is not judged.", JA: "この照合の判定。判定しないものは空欄。"},
	"check_remark":      {EN: "What else the sources of this check say.", JA: "この照合についてのその他の説明。"},
	"rule":              {EN: "The id of the rule by which the claim is judged.", JA: "判定基準のID。"},
	"rule_text":         {EN: "The rule, with its limits.", JA: "判定基準とその限度。"},
	"agrees_from":       {EN: "The least figure that agrees, empty where the rule sets none.", JA: "一致とする数値の下限。基準になければ空欄。"},
	"agrees_to":         {EN: "The greatest figure that agrees, empty where the rule sets none.", JA: "一致とする数値の上限。基準になければ空欄。"},
	"verdict":           {EN: "What the claim comes to by its rule.", JA: "判定基準による判定。"},
	"reason":            {EN: "Why the verdict is what it is.", JA: "判定の理由。"},
}

// about is what a column is.
func (c *column) about() data.Text {
	if about, ok := claimAbouts[c.head.EN]; ok {
		return about
	}
	return abouts[c.head.EN]
}
