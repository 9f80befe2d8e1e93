//go:build !js

package datapackage

import (
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/data"
)

const secondFile = "../../testdata/second.json"

func second(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile(secondFile)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// whole is the descriptor of the explorer's own dataset.
func whole(t testing.TB) []byte {
	t.Helper()
	b, err := data.Default.ReadFile(data.DefaultFile)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// deckAlone is the descriptor without the open evidence, with rows as objects:
// all of it stands inside, each value beside its name.
func deckAlone(t testing.TB) string {
	t.Helper()
	root, faults := parseJSON(whole(t))
	if faults != nil {
		t.Fatal(faults)
	}
	o := root.(*object)
	explorer := o.get("explorer").(*object)
	explorer.keys = slices.DeleteFunc(explorer.keys, func(key string) bool { return key == "collections" || key == "nearest" || key == "features" })
	for _, h := range explorer.get("headlines").([]any) {
		h := h.(*object)
		h.keys = slices.DeleteFunc(h.keys, func(key string) bool { return key == "figures" || key == "caution" })
		delete(h.values, "figures")
		delete(h.values, "caution")
	}
	roles := explorer.get("roles").(*object)
	roles.keys = slices.DeleteFunc(roles.keys, func(key string) bool { return key == "world" })
	resources := o.get("resources").([]any)
	end := slices.IndexFunc(resources, func(r any) bool { return r.(*object).get("name") == "open-places" })
	if end != 8 {
		t.Fatal("the descriptor does not begin with the deck")
	}
	o.values["resources"] = resources[:end]
	for _, r := range resources[:end] {
		r := r.(*object)
		rows := asObjects(r.get("data").([]any))
		for _, row := range rows { // no open indicator is there to be drawn
			row := row.(*object)
			row.keys = slices.DeleteFunc(row.keys, func(key string) bool { return key == "chart" })
			delete(row.values, "chart")
		}
		r.values["data"] = rows
	}
	return lines(o, "")
}

// asObjects turns lists under a header into objects.
func asObjects(list []any) []any {
	header := list[0].([]any)
	var rows []any
	for _, row := range list[1:] {
		o := &object{values: map[string]any{}}
		for i, v := range row.([]any) {
			if name := header[i].(string); v != nil {
				o.keys = append(o.keys, name)
				o.values[name] = v
			}
		}
		rows = append(rows, o)
	}
	return rows
}

// lines writes a value as JSON, each member of an object or a list on a line of
// its own down to the values of a row, which stand on one each.
func lines(v any, indent string) string {
	const row = "        "
	deeper := indent + "  "
	switch v := v.(type) {
	case *object:
		if len(indent) > len(row) {
			break
		}
		var members []string
		for _, key := range v.keys {
			members = append(members, deeper+strconv.Quote(key)+": "+lines(v.get(key), deeper))
		}
		return "{\n" + strings.Join(members, ",\n") + "\n" + indent + "}"
	case []any:
		if len(indent) >= len(row) {
			break
		}
		var items []string
		for _, item := range v {
			items = append(items, deeper+lines(item, deeper))
		}
		return "[\n" + strings.Join(items, ",\n") + "\n" + indent + "]"
	}
	return onOneLine(v)
}

func onOneLine(v any) string {
	switch v := v.(type) {
	case *object:
		members := make([]string, len(v.keys))
		for i, key := range v.keys {
			members[i] = strconv.Quote(key) + ": " + onOneLine(v.get(key))
		}
		return "{" + strings.Join(members, ", ") + "}"
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = onOneLine(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return jsonText(v)
}

func TestASecondDatasetOfAnotherPairIsRead(t *testing.T) {
	ds, err := DecodeFile(secondFile)
	if err != nil {
		t.Fatal(err)
	}
	columns := ds.Columns()
	if columns[0].ID != "FRA" || columns[1].ID != "BRA" || columns[2].ID != "BRA-FRA" {
		t.Errorf("columns %+v", columns)
	}
	if o := ds.Cell("joint-articles", "FRA"); o == nil || o.Value.Number != 1234 || o.Period.Start != 2020 {
		t.Errorf("the latest period is not shown: %+v", o)
	}
	if o := ds.Cell("joint-articles", "BRA-FRA"); o == nil || o.Value.Missing != data.NotAvailable {
		t.Errorf("pair %+v", o)
	}
	if o := ds.Cell("granted-patents", "BRA"); o != nil {
		t.Errorf("a value from nowhere: %+v", o)
	}
	if o := ds.Cell("exchange-students", "FRA"); o == nil || o.Value.Missing != data.Confidential || !o.Notes[0].Text.IsStated() {
		t.Errorf("withheld flow %+v", o)
	}
	if o := ds.Cell("granted-patents", "FRA"); len(o.Flags) != 2 || o.Flags[0] != data.Break || o.Flags[1] != data.Estimated {
		t.Errorf("flags %v", o.Flags)
	}
	if text, lang := ds.Product.In(data.Japanese); lang != data.English || text == "" {
		t.Errorf("product in Japanese: %q in %s", text, lang)
	}
	if text, lang := ds.Topics[1].Label.In(data.English); lang != data.Japanese || text == "" {
		t.Errorf("topic in English: %q in %s", text, lang)
	}
}

func TestABrokenDatasetSaysWhatIsWrongAndWhere(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		want           []string
	}{
		{"a word for a number", `"value": 678778`, `"value": "abc"`,
			[]string{`observations, row 1, field "value": "abc": expected a number or a missing-value code such as [z]`}},
		{"a number that no float can hold", `"value": 678778`, `"value": 1e999`,
			[]string{`observations, row 1, field "value": "1e999": expected a number or a missing-value code such as [z]`}},
		{"not a number", `"value": 678778`, `"value": "NaN"`,
			[]string{`observations, row 1, field "value": "NaN": expected a number or a missing-value code such as [z]`}},
		{"no value and no code", `"value": 678778`, `"value": null`,
			[]string{`observations, row 1, field "value": expected a number or a missing-value code such as [z], named in the schema's missingValues`}},
		{"a code that is not named", `"value": 678778`, `"value": "[q]"`,
			[]string{`observations, row 1, field "value": "[q]": expected a number or a missing-value code such as [z]`}},
		{"a missing value without its reason", `"value": 678778`, `"value": "[x]"`,
			[]string{`observations, row 1, field "reason": expected the reason why there is no value`}},
		{"a fraction where things are counted", `"value": 678778`, `"value": 678778.5`,
			[]string{`observations, row 1, field "value": "678778.5": expected a whole number, zero or more, because it counts publications`}},
		{"a negative count", `"value": 678778`, `"value": -1`,
			[]string{`observations, row 1, field "value": "-1": expected a whole number, zero or more, because it counts publications`}},
		{"an unknown place", `"place": "JPN",
          "start": 2016`, `"place": "JAP",
          "start": 2016`,
			[]string{`observations, row 1, field "place": "JAP": expected a value that stands in the field id of places`}},
		{"a message twice", `"id": "quality"`, `"id": "excellence"`,
			[]string{`messages, row 3, field "id": "excellence": expected a value that no other row has; row 1 has it`}},
		{"a period that ends before it starts", `"start": 2016,
          "end": 2020,
          "value": 678778`, `"start": 2020,
          "end": 2016,
          "value": 678778`,
			[]string{`observations, row 1, field "end": "2016": expected a year that is not before the start, 2020`}},
		{"a rank of zero", `"value": 13`, `"value": 0`,
			[]string{`observations, row 11, field "value": "0": expected a whole number, 1 or more, because it is a rank`}},
		{"a number in a row that has none", `"value": "[z]",
          "reason"`, `"value": 7,
          "reason"`,
			[]string{`observations, row 12, field "reason": "A rank is one country's place among the other's partners, so there is no joint r…": expected no reason, because there is a value; or a missing-value code such as [z] for the value`,
				`observations, row 12, field "value": "7": expected [z], not applicable, with a reason: a rank or a flow has no value for a pair`}},
		{"a unit that is not there", `"unit": {"": "publications", "ja": "件"},`, ``,
			[]string{`indicators, row 1, field "unit": expected an object; a value is required`}},
		{"a placeholder that is none", `published {pair.value} works together from {start} to {end}",`, `published {both.value} works together from {start} to {end}",`,
			[]string{`indicators, row 1, field "finding": "The {b} and {a} published {both.value} works together from {start} to {end}": expected one of {a}, {b}, {pair}, {start}, {end}, {a.value}, {b.value}, {pair.value}, the last three also with decimals as in {pair.value:1} and, where it is above zero, without its sign as in {pair.size}`}},
		{"a message about no indicator", `"evidence": ["partner-rank"]`, `"evidence": ["partner-rink"]`,
			[]string{`messages, row 5, field "evidence[0]": "partner-rink": expected the id of an indicator`}},
		{"a message drawn by no indicator", `"evidence": ["partner-rank"]`, `"evidence": ["partner-rank"], "chart": "joint-work"`,
			[]string{`messages, row 5, field "chart": "joint-work": expected the id of an indicator`}},
		{"a character of a pair’s name for no place", `"place": "USA"`, `"place": "us"`,
			[]string{`package, field "explorer.roles.initials[2].place": "us": expected a code of three capital letters, as in ISO 3166-1 alpha-3`}},
		{"a place twice in the names of pairs", `"place": "USA"`, `"place": "GBR"`,
			[]string{`package, field "explorer.roles.initials[2].place": "GBR": expected a place that is not in the list yet`}},
		{"two characters for a place", `"character": "米"`, `"character": "米国"`,
			[]string{`package, field "explorer.roles.initials[2].character": "米国": expected one character`}},
		{"one character for two places", `"character": "米"`, `"character": "英"`,
			[]string{`package, field "explorer.roles.initials[2].character": "英": expected a character that no other place has`}},
		{"roles of unknown places", `"a": "JPN"`, `"a": "XXX"`,
			[]string{`package, field "explorer.roles.a": "XXX": expected the id of a place`}},
		{"an unknown default", `"defaultIndicator": "fwci"`, `"defaultIndicator": "fcwi"`,
			[]string{`package, field "explorer.defaultIndicator": "fcwi": expected the id of an indicator`}},
		{"a key twice", `"value": 678778,`, `"value": 678778, "value": 1,`,
			[]string{`observations, row 1, field "value": expected each key once in an object`}},
		{"a misspelt field", `"value": 678778,`, `"valeu": 678778,`,
			[]string{`observations, row 1, field "valeu": "678778": expected only fields that the table's schema names`}},
		{"a property of the explorer that there is not", `"translationNote": {`, `"translatonNote": {`,
			[]string{`package, field "explorer.translatonNote": "an object with the keys \", ja\"": expected one of the properties product, shortProduct, introduction, deck, deckSubtitle, deckName, translationNote, imprint, roles, defaultIndicator, headlines, collections, nearest, features`}},
		{"a meaning that is none", `"meaning": "growth"`, `"meaning": "increase"`,
			[]string{`indicators, row 3, field "meaning": "increase": expected one of count, ratio-to-world, growth, rank, flow`}},
		{"a statement that is neither", `"licence": {"notStated": true}`, `"licence": {}`,
			[]string{`sources, row 1, field "licence": "an object with the keys \"\"": expected {"stated": text}, or {"notStated": true} with "reading" and "reason" or without`}},
		{"a language that is not spoken", `"ja": "インパクト"`, `"fr": "impact"`,
			[]string{`topics, row 2, field "label.fr": "impact": expected the language "" (English) or "ja" (Japanese)`}},
		{"an empty text", `"ja": "インパクト"`, `"ja": " "`,
			[]string{`topics, row 2, field "label.ja": " ": expected text that is not empty`}},
		{"a day that is none", `"read": "2026-11-24"`, `"read": "2026-02-30"`,
			[]string{`sources, row 1, field "read": "2026-02-30": expected a date such as 2026-11-24`}},
		{"a link that runs a script", `"address": "https://www.international.ac.uk/"`, `"address": "javascript:alert(1)"`,
			[]string{`contacts, row 2, field "address": "javascript:alert(1)": expected an address that starts with https:// or http:// and has no spaces`}},
		{"an older profile", `profiles/2.0/datapackage.json`, `profiles/1.0/datapackage.json`,
			[]string{`package, field "$schema": "https://datapackage.org/profiles/1.0/datapackage.json": expected https://datapackage.org/profiles/2.0/datapackage.json`}},
		{"two resources of one name", `"name": "topics"`, `"name": "places"`,
			[]string{`package, field "resources[1].name": "places": expected a name that no other resource has, and not "package"`}},
		{"a year out of its limits", `"decimals": 1`, `"decimals": 9`,
			[]string{`indicators, row 3, field "decimals": "9": expected at most 6`}},
		{"the same observation twice", `"kind": "flow",
          "place": "JPN",
          "partner": "GBR",
          "start": 2019`, `"kind": "flow",
          "place": "GBR",
          "partner": "JPN",
          "start": 2019`,
			[]string{`observations, row 14, field "indicator, kind, place, partner, start, end": "student-mobility,flow,GBR,JPN,2019,2019": expected a value that no other row has; row 13 has it`}},
		{"numbers in a grouped form", `"title": "Digits after the point that the deck prints",`, `"title": "Digits", "groupChar": ",",`,
			[]string{`indicators, field "schema.fields[6].groupChar": ",": expected "", or no such property: values are read in their default form only`}},
		{"a file where none can be", `"data": [
        {
          "kind": "email",`, `"path": "contacts.csv", "x": [
        {
          "kind": "email",`,
			[]string{`contacts, field "path": "contacts.csv": expected inline data, because this dataset was not read from a folder`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := deckAlone(t)
			if !strings.Contains(text, c.old) {
				t.Fatalf("the dataset has no %q", c.old)
			}
			expectFaults(t, []byte(strings.Replace(text, c.old, c.new, 1)), c.want)
		})
	}
}

func expectFaults(t *testing.T, b []byte, want []string) {
	t.Helper()
	ds, err := Decode(b)
	if err == nil || ds != nil {
		t.Fatal("the broken dataset was read")
	}
	var faults data.Faults
	if !errors.Is(err, ErrInvalid) || !errors.As(err, &faults) {
		t.Fatalf("error %T wraps neither ErrInvalid nor faults", err)
	}
	if got := err.Error(); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestAFileThatCannotBeReadAtAllSaysWhere(t *testing.T) {
	deep := strings.Repeat("[", 100000)
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", `package: "unexpected end of JSON input": expected one JSON value, at line 1, column 1`},
		{"an open bracket", "{\"a\": 1,\n", `package: "unexpected end of JSON input": expected one JSON value, at line 2, column 1`},
		{"a comma too many", "{\n\"a\": 1,}", `package: "invalid character '}' looking for beginning of object key string": expected one JSON value, at line 2, column 8`},
		{"two values", "{} {}", `package: "invalid character '{' after top-level value": expected one JSON value, at line 1, column 4`},
		{"bytes that are no text", "{\"a\": \"\xff\"}", `package: "byte 0xFF": expected UTF-8 text, at line 1, column 8: it is in another encoding, such as Shift_JIS or Windows-1252; save the file as UTF-8 (in Excel: "CSV UTF-8")`},
		{"a list", "[]", `package: "a list of 0": expected a Data Package descriptor, which is an object`},
		{"brackets without end", deep, `package: expected values at most 64 deep, at line 1, column 65`},
		{"too much of it", strings.Repeat(" ", MaxBytes+1), `package: "67108865 bytes": expected at most 67108864 bytes`},
	} {
		t.Run(c.name, func(t *testing.T) { expectFaults(t, []byte(c.text), []string{c.want}) })
	}
}

func TestAllFaultsAreReportedAtOnceInTheFilesOrder(t *testing.T) {
	text := deckAlone(t)
	for _, r := range [][2]string{
		{`"value": 678778`, `"value": "abc"`}, {`"value": 1906`, `"value": 1906.25`}, {`"id": "output"`, `"id": "Out put"`},
		{`"defaultIndicator": "fwci"`, `"defaultIndicator": ""`}, {`"kind": "steps"`, `"kind": "next"`},
	} {
		text = strings.Replace(text, r[0], r[1], 1)
	}
	expectFaults(t, []byte(text), []string{
		`package, field "explorer.defaultIndicator": expected the id of an indicator`,
		`topics, row 1, field "id": "Out put": expected text of the form ^[a-z0-9]+(-[a-z0-9]+)*$`,
		`observations, row 1, field "value": "abc": expected a number or a missing-value code such as [z]`,
		`observations, row 16, field "value": "1906.25": expected a whole number, zero or more, because it counts researchers`,
		`parts, row 4, field "kind": "next": expected one of reasons, messages, table, steps`,
	})
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(deckAlone(f)))
	f.Add(second(f))
	for _, s := range []string{"", "{}", "[]", "null", `{"resources":[{"name":"places","schema":{"fields":[{"name":"id"}]},"data":[{"id":1},2,null]}]}`,
		`{"resources":[{"name":"a","schema":{"fields":[{"name":"x","type":"list","constraints":{"minLength":"q","enum":[],"pattern":"("}}],"uniqueKeys":[1],"foreignKeys":[{"fields":"x","reference":{}}]},"data":[]}]}`,
		`{"a":1,"a":[{"b":2,"b":3}]}`, "{\"a\": \"\xff\"}", strings.Repeat("[", 70), `{"explorer":{"headlines":[1],"roles":{"a":1}}}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		ds, err := Decode(b)
		if (ds == nil) == (err == nil) {
			t.Fatalf("dataset %v, error %v", ds, err)
		}
		if err == nil {
			if faults := ds.Validate(); faults != nil {
				t.Fatalf("a dataset that was read breaks its rules: %v", faults)
			}
			return
		}
		var faults data.Faults
		if !errors.As(err, &faults) || len(faults) == 0 {
			t.Fatalf("no faults in %v", err)
		}
		for _, fault := range faults {
			if fault.Resource == "" || fault.Want == "" || strings.ContainsAny(fault.Error(), "\n\r") {
				t.Fatalf("fault %+v", fault)
			}
		}
	})
}
