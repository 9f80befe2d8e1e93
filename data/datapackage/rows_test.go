//go:build !js

package datapackage

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestRowsMayBeListsUnderAHeader(t *testing.T) {
	usual, err := DecodeFile(secondFile)
	if err != nil {
		t.Fatal(err)
	}
	works, people := []any{"works", members{"": "Works", "ja": "文献"}}, []any{"people", members{"ja": "人"}}
	for _, c := range []struct {
		name string
		rows []any
		want string
	}{
		{"in the schema's order", []any{[]any{"id", "label"}, works, people}, ""},
		{"in another order, with a row of nothing", []any{[]any{"label", "id"}, []any{works[1], works[0]}, []any{nil, ""}, []any{people[1], people[0]}}, ""},
		{"too few values", []any{[]any{"id", "label"}, works, people, []any{"x"}}, `topics, row 3: "a list of 1": expected a row as a list of 2 values, as the header has`},
		{"an object among them", []any{[]any{"id", "label"}, works, people, members{"id": "x"}}, `topics, row 3: "an object with the keys \"id\"": expected a row as a list of 2 values, as the header has`},
		{"a list among objects", []any{members{"id": "works", "label": works[1]}, people}, `topics, row 2: "a list of 2": expected a row as an object with a key for each field, or all rows as lists under one of the fields' names`},
		{"a header of no names", []any{[]any{1, 2}, works}, `topics, field "data[0][0]": "1": expected the name of a field, each once: the first of the lists is the header of the others`},
		{"a name that there is not", []any{[]any{"id", "lable"}, works, people}, `topics, field "lable": expected one of the columns that are missing: label; it is value 2 of the header`},
		{"a header alone", []any{[]any{"id", "label"}}, `topics: expected at least one row`},
	} {
		t.Run(c.name, func(t *testing.T) {
			ds, err := changed(t, func(resource func(string) members, _ members) { resource("topics")["data"] = c.rows }, nil)
			faultsOf(t, err, c.want)
			if c.want == "" && !reflect.DeepEqual(ds, usual) {
				t.Error("the dataset is another")
			}
		})
	}
}

func TestAKeyTwiceIsFoundInARowThatIsAList(t *testing.T) {
	text := string(second(t))
	const old = `{"id": "works", "label": {"": "Works", "ja": "文献"}},`
	if !strings.Contains(text, old) {
		t.Fatalf("the dataset has no %s", old)
	}
	text = strings.Replace(text, old, `["id", "label"], ["works", {"": "Works", "": "Works", "ja": "文献"}],`, 1)
	text = strings.Replace(text, `{"id": "people", "label": {"ja": "人"}}`, `["people", {"ja": "人"}]`, 1)
	_, err := Decode([]byte(text))
	faultsOf(t, err, `topics, row 1, field "label.": expected each key once in an object`)
}

func TestRowsInAnyOrderAreTheSameDataset(t *testing.T) {
	usual, err := DecodeFile(secondFile)
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 1))
		ds, err := changed(t, func(resource func(string) members, _ members) {
			for _, name := range []string{"works-together", "movers", "events"} {
				rows := resource(name)["data"].([]any)
				if random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] }); seed == 0 {
					slices.SortStableFunc(rows, func(x, y any) int { return strings.Compare(year(x), year(y)) })
				}
			}
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(ds, usual) {
			t.Fatalf("with the seed %d the dataset is another", seed)
		}
	}
	_, err = changed(t, func(resource func(string) members, _ members) {
		rows := resource("works-together")["data"].([]any)
		slices.Reverse(rows)
		rows[3].(members)["value"] = -1
	}, nil)
	faultsOf(t, err, `works-together, row 4, field "value": "-1": expected a whole number, zero or more, because it counts works`)
}

// year is the year of a row of a series, or the date of an event.
func year(row any) string {
	b, _ := json.Marshal(row.(members)["year"])
	return string(b)
}
