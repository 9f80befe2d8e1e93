//go:build !js

package datapackage

import (
	"testing"
)

func TestNamesThatAReaderCannotTellApartAreAFault(t *testing.T) {
	text := func(en, ja string) members {
		m := members{}
		if en != "" {
			m[""] = en
		}
		if ja != "" {
			m["ja"] = ja
		}
		return m
	}
	row := func(r members, i int) members { return r["data"].([]any)[i].(members) }
	for _, c := range []struct {
		name   string
		change func(resource func(string) members, whole members)
		want   string
	}{
		{"two places of one name", func(resource func(string) members, _ members) {
			row(resource("open-places"), 0)["name"], row(resource("open-places"), 0)["shortName"] = text("France", "フランス"), text("France", "フランス")
		}, `open-places, row 1, field "name": "France": expected a name by which a reader can tell the place from that in row 1 of places`},
		{"in Japanese alone, half as wide", func(resource func(string) members, _ members) {
			row(resource("open-places"), 0)["name"] = text("Germany", "ﾌﾗﾝｽ")
		},
			`open-places, row 1, field "name": "ﾌﾗﾝｽ": expected a name by which a reader can tell the place from that in row 1 of places`},
		{"but for case, width and space", func(resource func(string) members, _ members) {
			row(resource("open-places"), 0)["name"] = text(" ＦＲＡＮＣＥ\u200b", "ドイツ")
		},
			`open-places, row 1, field "name": " ＦＲＡＮＣＥ\u200b": expected a name by which a reader can tell the place from that in row 1 of places`},
		{"in the language that one of them lacks", func(resource func(string) members, _ members) {
			row(resource("open-places"), 0)["shortName"] = text("Brazil", "独")
		},
			`open-places, row 1, field "shortName": "Brazil": expected a name by which a reader can tell the place from that in row 2 of places`},
		{"two topics", func(resource func(string) members, _ members) {
			row(resource("topics"), 1)["label"] = text("works", "人")
		},
			`topics, row 2, field "label": "works": expected a name by which a reader can tell the topic from that in row 1`},
		{"two indicators", func(resource func(string) members, _ members) {
			row(resource("indicators"), 1)["name"] = row(resource("indicators"), 0)["name"]
		}, `indicators, row 2, field "name": "Articles (invented)": expected a name by which a reader can tell the indicator from that in row 1`},
		{"two sources", func(resource func(string) members, _ members) {
			for _, key := range []string{"title", "publisher", "shortName"} {
				if v, given := row(resource("sources"), 0)[key]; given {
					row(resource("open-sources"), 0)[key] = v
				} else {
					delete(row(resource("open-sources"), 0), key)
				}
			}
		}, "open-sources, row 1, field \"title\": \"Invented figures Nobody: the figures are fictional\": expected a name by which a reader can tell the source from that in row 1 of sources\n" +
			`works-together, row 15, field "source": "invented": expected a name by which a reader can tell this source from the other of this subject, in row 1; give one of them a shortName`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := changed(t, c.change, nil)
			faultsOf(t, err, c.want)
		})
	}
}
