package pages

import (
	"encoding/json"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/data"
)

func TestAPlaceIsFoundByEachOfItsNames(t *testing.T) {
	deck := pagetest.Deck(t)
	words := func(ds *data.Dataset) map[data.PlaceID]string {
		b, err := PlaceWords(ds)
		if err != nil {
			t.Fatal(err)
		}
		list := map[data.PlaceID]string{}
		if b != nil {
			if err := json.Unmarshal(b, &list); err != nil {
				t.Fatal(err)
			}
		}
		return list
	}
	for _, c := range []struct {
		sentence string
		ds       *data.Dataset
		place    data.PlaceID
		names    string
	}{
		{"names in both languages, codes and readings", deck, "KOR", "South Korea;韓国;Korea;Republic of Korea;ROK;KR;大韓民国;かんこく"},
		{"its name and its short name", deck, "GBR", "United Kingdom;英国;UK;Great Britain;Britain;"},
		{"what a reader may call it", deck, "USA", "America"},
		{"a name that two fields have stands once", deck, "FRA", "France;フランス;FR;仏"},
		{"a reading that stands in its field alone", deck, "ARE", "アラブ首長国連邦;UAE;Emirates;AE;あらぶしゅちょうこくれんぽう"},
		{"of another dataset", pagetest.Second(t), "DEU", "ドイツ;Alemanha"},
	} {
		if got := words(c.ds)[c.place]; !strings.Contains(got, c.names) {
			t.Errorf("%s: %s is found by %q, want %q", c.sentence, c.place, got, c.names)
		}
	}
	if got, has := words(deck)["WLD"]; has {
		t.Errorf("the world is found by %q, though it is nobody's partner", got)
	}
	if got := words(&data.Dataset{}); len(got) > 0 {
		t.Errorf("a dataset without pairs has the words %v", got)
	}
}
