//go:build !js

package datapackage

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bilateral/data"
)

// members is a JSON object to be changed.
type members = map[string]any

// changed is the second dataset after a change, with CSV files beside it.
func changed(t *testing.T, change func(resource func(name string) members, whole members), files map[string][]byte) (*data.Dataset, error) {
	t.Helper()
	var p members
	if err := json.Unmarshal(second(t), &p); err != nil {
		t.Fatal(err)
	}
	resource := func(name string) members {
		for _, r := range p["resources"].([]any) {
			if r := r.(members); r["name"] == name {
				return r
			}
		}
		t.Fatalf("there is no resource %s", name)
		return nil
	}
	change(resource, p)
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{"set.json": {Data: b}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: text}
	}
	return DecodeFS(fsys, "set.json")
}

// inFile makes a table one whose rows stand in a CSV file.
func inFile(r members, file string, more ...any) {
	delete(r, "data")
	r["path"] = file
	for i := 0; i < len(more); i += 2 {
		r[more[i].(string)] = more[i+1]
	}
}

func fieldOf(r members, name string) members {
	for _, f := range r["schema"].(members)["fields"].([]any) {
		if f := f.(members); f["name"] == name {
			return f
		}
	}
	return nil
}

func caseFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "cases", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// faultsOf checks the faults of a dataset; none are wanted where want is "".
func faultsOf(t *testing.T, err error, want string) {
	t.Helper()
	got := ""
	if err != nil {
		got = err.Error()
		if !errors.Is(err, ErrInvalid) {
			t.Fatalf("error %v", err)
		}
	}
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAFileSavedInAnotherWayHasOneFaultThatSaysWhatToDo(t *testing.T) {
	usual := string(caseFile(t, "as-it-should-be.csv"))
	each := func(change func(line string) string) []byte {
		lines := strings.Split(strings.TrimSuffix(usual, "\n"), "\n")
		for i := range lines {
			lines[i] = change(lines[i])
		}
		return []byte(strings.Join(lines, "\n") + "\n")
	}
	places := caseFile(t, "header-space.csv")
	for _, c := range []struct {
		name, table string
		text        []byte
		more        []any
		want        string
	}{
		{"as it should be", "observations", []byte(usual), nil, ""},
		{"with a byte order mark and the line ends of Windows", "observations", []byte("\ufeff" + strings.ReplaceAll(usual, "\n", "\r\n")), nil, ""},
		{"semicolons, said in the dialect", "observations", caseFile(t, "semicolon.csv"), []any{"dialect", members{"delimiter": ";"}},
			`observations, field "dialect.delimiter": ";": expected a comma, as {"delimiter": ","} or without saying so: save the file with commas between the cells`},
		{"semicolons, said nowhere", "observations", caseFile(t, "semicolon.csv"), nil,
			`observations, field "path": "x.csv": expected commas between the cells; the delimiter is a semicolon: save the file with commas`},
		{"tabs", "observations", []byte(strings.ReplaceAll(usual, ",", "\t")), nil,
			`observations, field "path": "x.csv": expected commas between the cells; the delimiter is a tab: save the file with commas`},
		{"Shift_JIS", "places", caseFile(t, "shiftjis.csv"), nil,
			`places, field "path": "x.csv": expected UTF-8 text, at line 2, column 35: it is in another encoding, such as Shift_JIS or Windows-1252; save the file as UTF-8 (in Excel: "CSV UTF-8")`},
		{"UTF-16", "places", []byte("\xff\xfei\x00d\x00"), nil,
			`places, field "path": "x.csv": expected UTF-8 text, at line 1, column 1: it is UTF-16; save the file as UTF-8 (in Excel: "CSV UTF-8")`},
		{"an encoding that is not read", "places", places, []any{"encoding", "shift_jis"},
			`places, field "encoding": "shift_jis": expected utf-8, or no encoding: save the file as UTF-8`},
		{"nothing", "places", nil, nil, `places, field "path": "x.csv": expected a header line with the names of the columns; the file is empty`},
		{"a header alone", "places", []byte("id,name,shortName,proseName\n"), nil, `places: expected at least one row`},
		{"no header", "places", []byte(strings.SplitN(string(places), "\n", 2)[1]), nil,
			`places, field "path": "x.csv": expected a header line with names of columns such as id, name, shortName; the first line has none of them`},
		{"a space in the header", "places", places, nil, `places, field "id ": expected id, without the space beside it, as the name of column 1`},
		{"a capital in the header", "places", []byte(strings.Replace(string(places), "id ", "ID", 1)), nil, `places, field "ID": expected id, in these letters, as the name of column 1`},
		{"a column misspelt", "places", []byte(strings.Replace(string(places), "id ,name", "id,nmae", 1)), nil,
			`places, field "nmae": expected one of the columns that are missing: name; it is column 2 of x.csv`},
		{"a column left out", "observations", each(func(line string) string { _, rest, _ := strings.Cut(line, ","); return rest }), nil,
			`observations, field "indicator": expected a column of that name`},
		{"a column twice", "places", []byte(strings.Replace(string(places), "id ,name", "id,id", 1)), nil, `places, field "id": expected each column once; columns 1 and 2 have this name`},
		{"a comma at the end of each line", "observations", caseFile(t, "trailing-comma.csv"), nil,
			`observations, field "path": "x.csv": expected a name for each column; column 13 has no name: name it, or take away the comma before it in each line`},
		{"commas at the end of the rows", "observations", []byte(strings.Replace(string(caseFile(t, "trailing-comma.csv")), "notes,\n", "notes\n", 1)), nil,
			`observations, rows 1, 2, 3, 4, 5 and 3 more: expected 12 cells, as in the header, not 13: take away the commas at its end`},
		{"a column more", "observations", caseFile(t, "subset-extra.csv"), nil, `observations, field "comment": expected no column of that name; it is column 13 of x.csv`},
		{"a row that is too short", "observations", []byte(strings.Replace(usual, "joint-articles,place,BRA,,2020,2020,987,,invented,,,", "joint-articles,place,BRA", 1)), nil,
			`observations, row 3: expected 12 cells, as in the header, not 3`},
		{"rows of commas alone", "observations", caseFile(t, "empty-rows.csv"), nil, ""},
		{"a quotation mark left open", "observations", []byte(strings.Replace(usual, "987", `"987`, 1)), nil,
			`observations, field "path": "x.csv": expected a quotation mark at the end of each cell that begins with one; the one that opens in the row of line 4 is not closed, and line 6 is still in it`},
		{"the line ends of an old Macintosh", "observations", []byte(strings.ReplaceAll(usual, "\n", "\r")), nil,
			`observations, field "path": "x.csv": expected lines that end in a line feed, not in a carriage return alone; save the file as "CSV UTF-8"`},
		{"marks between thousands", "observations", []byte(strings.NewReplacer(",1000,", `,"1,000",`, ",1234,", `,"1,234",`, ",55555,", ",５５５５５,").Replace(usual)), nil,
			`observations, rows 1, 2 and 4, field "value": "1,000": expected a number or a missing-value code such as [z]; digits 0 to 9 with a point before decimals, and nothing between thousands or after the number`},
		{"dates for years", "observations", []byte(strings.NewReplacer("2020,2020", "2020,2020-12-31").Replace(usual)), nil,
			`observations, rows 2, 3, 4 and 5, field "end": "2020-12-31": expected a year of four digits; the year alone, such as 2020`},
		{"a code that nobody named", "observations", []byte(strings.NewReplacer("1000", "n/a", "1234", "n/a", "987", "-").Replace(usual)), nil,
			"observations, rows 1 and 2, field \"value\": \"n/a\": expected a number or a missing-value code such as [z]\n" +
				`observations, row 3, field "value": "-": expected a number or a missing-value code such as [z]`},
		{"a place misspelt in its own table", "places", []byte(strings.Replace(strings.Replace(string(places), "id ", "id", 1), "BRA,", "BRS,", 1)), nil,
			`package, field "explorer.roles.b": "BRA": expected the id of a place; so in 12 more places`},
		{"a place whose id cannot be read", "places", []byte(strings.Replace(strings.Replace(string(places), "id ", "id", 1), "BRA,", "Brazil,", 1)), nil,
			`places, row 2, field "id": "Brazil": expected text of the form ^[A-Z]{3}$`},
		{"the rows twice", "observations", []byte(usual + usual[strings.Index(usual, "\n")+1:]), nil,
			`observations, rows 9, 10, 11, 12, 13 and 3 more: expected each row once; row 1 is the same`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := changed(t, func(resource func(string) members, _ members) { inFile(resource(c.table), "x.csv", c.more...) }, map[string][]byte{"x.csv": c.text})
			faultsOf(t, err, c.want)
		})
	}
}

func TestWhatTheStandardAllowsIsHonouredOrRefusedByItsName(t *testing.T) {
	usual, more := caseFile(t, "as-it-should-be.csv"), caseFile(t, "subset-extra.csv")
	schema := func(r members) members { return r["schema"].(members) }
	for _, c := range []struct {
		name   string
		text   []byte
		change func(r members)
		want   string
	}{
		{"a dialect that says the defaults", usual, func(r members) {
			r["dialect"] = members{"delimiter": ",", "quoteChar": `"`, "doubleQuote": true, "header": true, "headerRows": []int{1}, "lineTerminator": "\r\n",
				"skipInitialSpace": false, "commentRows": []int{}, "caseSensitiveHeader": false, "csvddfVersion": 1.2}
		}, ""},
		{"a dialect of its own kind", usual, func(r members) { r["dialect"] = members{"quoteChar": "'"} },
			`observations, field "dialect.quoteChar": "'": expected ", or no such property: tables are read in the standard's own form only`},
		{"no header, in the dialect", usual, func(r members) { r["dialect"] = members{"header": false} },
			`observations, field "dialect.header": "false": expected true, or no such property: tables are read in the standard's own form only`},
		{"comments, in the dialect", usual, func(r members) { r["dialect"] = members{"commentChar": "#"} },
			`observations, field "dialect.commentChar": "#": expected no such property: tables are read in the standard's own form only`},
		{"a dialect in a file of its own", usual, func(r members) { r["dialect"] = "dialect.json" },
			`observations, field "dialect": "dialect.json": expected a dialect as an object: one in a file of its own is not read here`},
		{"a schema in a file of its own", usual, func(r members) { r["schema"] = "schema.json" },
			`observations, field "schema": "schema.json": expected a table schema as an object: one in a file of its own is not read here`},
		{"properties of a number that say the defaults", usual, func(r members) {
			f := fieldOf(r, "value")
			f["bareNumber"], f["decimalChar"], f["groupChar"] = true, ".", ""
		}, ""},
		{"a decimal comma", usual, func(r members) { fieldOf(r, "value")["decimalChar"] = "," },
			`observations, field "schema.fields[6].decimalChar": ",": expected ".", or no such property: values are read in their default form only`},
		{"numbers that are not bare", usual, func(r members) { fieldOf(r, "value")["bareNumber"] = false },
			`observations, field "schema.fields[6].bareNumber": "false": expected true, or no such property: values are read in their default form only`},
		{"a subset, with a column more", more, func(r members) { schema(r)["fieldsMatch"] = "subset" }, ""},
		{"a subset, in a list", more, func(r members) { schema(r)["fieldsMatch"] = []string{"subset"} }, ""},
		{"a part, with a column more", more, func(r members) { schema(r)["fieldsMatch"] = "partial" }, ""},
		{"a superset, with a column more", more, func(r members) { schema(r)["fieldsMatch"] = "superset" }, `observations, field "comment": expected no column of that name; it is column 13 of x.csv`},
		{"a subset that is none", usual, func(r members) {
			schema(r)["fieldsMatch"] = "subset"
			schema(r)["fields"] = append(schema(r)["fields"].([]any), members{"name": "comment"})
		}, `observations, field "comment": expected a column of that name`},
		{"a superset", usual, func(r members) {
			schema(r)["fieldsMatch"] = "superset"
			schema(r)["fields"] = append(schema(r)["fields"].([]any), members{"name": "comment"})
		}, ""},
		{"the same in another order", usual, func(r members) {
			schema(r)["fieldsMatch"] = "equal"
			slices.Reverse(schema(r)["fields"].([]any))
		}, ""},
		{"exactly the same", usual, func(r members) { schema(r)["fieldsMatch"] = "exact" }, ""},
		{"exactly the same, in another order", usual, func(r members) {
			schema(r)["fieldsMatch"] = "exact"
			slices.Reverse(schema(r)["fields"].([]any))
		}, `observations, field "schema.fieldsMatch": "exact": expected equal, or the columns in the order of the schema's fields`},
		{"a match that there is not", usual, func(r members) { schema(r)["fieldsMatch"] = "some" },
			`observations, field "schema.fieldsMatch": "some": expected one of exact, equal, subset, superset, partial`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := changed(t, func(resource func(string) members, _ members) {
				r := resource("observations")
				inFile(r, "x.csv")
				c.change(r)
			}, map[string][]byte{"x.csv": c.text})
			faultsOf(t, err, c.want)
		})
	}
}

func TestResourcesThatAreNoTablesArePassedOver(t *testing.T) {
	for _, r := range []members{
		{"name": "logo", "path": "logo.png", "format": "png", "mediatype": "image/png"},
		{"name": "notes", "data": "words"},
		{"name": "settings", "data": members{"a": 1}},
		{"name": "map", "path": "map.geojson"},
		{"name": "book", "type": "table", "path": "book.xlsx", "schema": members{"fields": []any{members{"name": "a"}}}},
		{"name": "far", "path": "https://example.org/rows.json", "schema": "https://example.org/schema.json"},
	} {
		t.Run(r["name"].(string), func(t *testing.T) {
			_, err := changed(t, func(_ func(string) members, whole members) {
				whole["resources"] = append(whole["resources"].([]any), r)
			}, nil)
			faultsOf(t, err, "")
		})
	}
	t.Run("but other tables are checked", func(t *testing.T) {
		_, err := changed(t, func(_ func(string) members, whole members) {
			whole["resources"] = append(whole["resources"].([]any), members{"name": "more", "schema": members{"fields": []any{members{"name": "a", "type": "number"}}}, "data": []any{members{"a": "x"}}})
		}, nil)
		faultsOf(t, err, `more, row 1, field "a": "x": expected a number`)
	})
}

func TestANumberThatCannotBePrintedToItsLastDigitIsAFault(t *testing.T) {
	set := func(decimals int, value any) func(func(string) members, members) {
		return func(resource func(string) members, _ members) {
			resource("indicators")["data"].([]any)[0].(members)["decimals"] = decimals
			resource("observations")["data"].([]any)[0].(members)["value"] = value
		}
	}
	for _, c := range []struct {
		name     string
		decimals int
		value    any
		want     string
	}{
		{"six digits of a great number", 6, json.Number("12345678901"),
			`observations, row 1, field "value": "12345678901": expected a number of at most 9007199254.740991, because 6 digits after the point are shown`},
		{"six digits of one that is not so great", 6, json.Number("9007199254"), ""},
		{"no digits of the greatest", 0, json.Number("9007199254740991"), ""},
		{"no digits of one more", 0, json.Number("9007199254740992"), `observations, row 1, field "value": "9007199254740992": expected a number of at most 9007199254740991`},
		{"as it is written", 1, "1e15", `observations, row 1, field "value": "1e15": expected a number of at most 900719925474099.1, because 1 digits after the point are shown`},
		{"more digits than are shown", 0, json.Number("1000.0000000000000001"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := changed(t, set(c.decimals, c.value), nil)
			faultsOf(t, err, c.want)
		})
	}
}

func TestAFaultQuotesTheTextOfTheFile(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{`"value": 1096865`, `"value": 1096865.5`, `observations, row 2, field "value": "1096865.5": expected a whole number, zero or more, because it counts publications`},
		{`"value": 1096865`, `"value": "1096865.50"`, `observations, row 2, field "value": "1096865.50": expected a whole number, zero or more, because it counts publications`},
		{`"value": 1096865`, `"value": -1.0968655E+06`, `observations, row 2, field "value": "-1.0968655E+06": expected a whole number, zero or more, because it counts publications`},
		{`"decimals": 1,`, `"decimals": 1000000,`, `indicators, row 3, field "decimals": "1000000": expected at most 6`},
	} {
		text := deckAlone(t)
		if !strings.Contains(text, c.old) {
			t.Fatalf("the dataset has no %q", c.old)
		}
		expectFaults(t, []byte(strings.Replace(text, c.old, c.new, 1)), []string{c.want})
	}
}

// A table that is not there, or of which nothing can be read, is the one thing
// that is said, whatever refers to it.
func TestATableThatCannotBeReadHasNoFaultsInOthers(t *testing.T) {
	var p members
	if err := json.Unmarshal(second(t), &p); err != nil {
		t.Fatal(err)
	}
	for _, r := range p["resources"].([]any) {
		name := r.(members)["name"].(string)
		for _, c := range []struct {
			name   string
			change func(r members)
		}{
			{"no schema", func(r members) { delete(r, "schema") }},
			{"rows that are no list", func(r members) { r["data"] = "x" }},
			{"a file that is not there", func(r members) { inFile(r, "none.csv") }},
			{"a dialect that is not read", func(r members) { r["dialect"] = members{"quoteChar": "'"} }},
			{"a field without a name", func(r members) { r["schema"].(members)["fields"].([]any)[0].(members)["name"] = "" }},
			{"a field of no type", func(r members) { r["schema"].(members)["fields"].([]any)[0].(members)["type"] = "words" }},
			{"a field of a wrong type", func(r members) { r["schema"].(members)["fields"].([]any)[0].(members)["type"] = "geojson" }},
			{"a first row that is none", func(r members) { r["data"].([]any)[0] = 7 }},
		} {
			t.Run(name+", "+c.name, func(t *testing.T) {
				_, err := changed(t, func(resource func(string) members, _ members) { c.change(resource(name)) }, nil)
				if err == nil || strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), name) {
					t.Errorf("got\n%v", err)
				}
			})
		}
		t.Run(name+", another name", func(t *testing.T) {
			_, err := changed(t, func(resource func(string) members, _ members) { resource(name)["name"] = "others" }, nil)
			if err != nil && strings.Contains(err.Error(), "\n") {
				t.Errorf("got\n%v", err)
			}
		})
	}
}

// What one mistake in the package leads to is not told beside it.
func TestAMistakeIsToldWithoutWhatFollows(t *testing.T) {
	all := func(name, field string, value any) func(func(string) members, members) {
		return func(resource func(string) members, _ members) {
			for _, r := range resource(name)["data"].([]any) {
				r.(members)[field] = value
			}
		}
	}
	one := func(name string, field string, value any) func(func(string) members, members) {
		return func(resource func(string) members, _ members) {
			resource(name)["data"].([]any)[0].(members)[field] = value
		}
	}
	explorer := func(key string, value any) func(func(string) members, members) {
		return func(_ func(string) members, whole members) { whole["explorer"].(members)[key] = value }
	}
	roles := func(key string, value any) func(func(string) members, members) {
		return func(_ func(string) members, whole members) {
			whole["explorer"].(members)["roles"].(members)[key] = value
		}
	}
	for _, c := range []struct {
		name   string
		change func(func(string) members, members)
		want   string
	}{
		{"no properties of the explorer", func(_ func(string) members, whole members) { delete(whole, "explorer") }, `package, field "explorer": expected the explorer's own properties as an object`},
		{"no roles", explorer("roles", nil), `package, field "explorer.roles": expected an object with a, b, pairLabel and pairName`},
		{"one place in both roles", roles("b", "FRA"), `package, field "explorer.roles.b": "FRA": expected another place than explorer.roles.a`},
		{"a pair by the name of a place", roles("pairLabel", members{"": "France"}), `package, field "explorer.roles.pairLabel": "France": expected a name by which a reader can tell the two together from FRA`},
		{"no collections", explorer("collections", nil), `package, field "explorer.collections": expected a list of the tables of series`},
		{"a collection misspelt", explorer("collections", []any{"works-togther", "movers"}), `package, field "resources": expected a resource named "works-togther"`},
		{"collections that are a text", explorer("collections", "movers"), `package, field "explorer.collections": "movers": expected a list of texts`},
		{"no values", all("observations", "value", nil),
			`observations, rows 1, 2, 3, 4, 5 and 3 more, field "value": expected a number or a missing-value code such as [z], named in the schema's missingValues`},
		{"subjects of no kind", all("observations", "kind", "Place"), `observations, rows 1, 2, 3, 4, 5 and 3 more, field "kind": "Place": expected one of place, pair, ranking, flow`},
		{"a licence that is a text", one("sources", "licence", "CC BY"), `sources, row 1, field "licence": "CC BY": expected an object`},
		{"an id of an indicator that is used", one("indicators", "id", "joint-article"), `package, field "explorer.defaultIndicator": "joint-articles": expected the id of an indicator; so in 8 more places`},
		{"series of an unknown place", all("works-together", "place", "FRX"), `works-together, rows 1, 8 and 15, field "place": "FRX": expected the id of a place`},
		{"an indicator of no collection", one("open-indicators", "collection", "works"), `open-indicators, row 1, field "collection": "works": expected the name of a table of series, in explorer.collections`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := changed(t, c.change, nil)
			faultsOf(t, err, c.want)
		})
	}
}
