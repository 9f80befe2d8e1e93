//go:build !js

package wire

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"testing"

	"bilateral/data"
	"bilateral/data/synthetic"
)

// loaded is the dataset as the browser has it when all its collections have
// come, in an order.
func loaded(t testing.TB, ds *data.Dataset, lang data.Language, order func([]data.CollectionID)) *data.Dataset {
	t.Helper()
	got, err := Decode(Encode(ds, lang))
	if err != nil {
		t.Fatal(err)
	}
	var ids []data.CollectionID
	for _, c := range got.Collections {
		ids = append(ids, c.ID)
	}
	order(ids)
	for _, id := range ids {
		if isLoaded(got, id) {
			t.Fatalf("%s is loaded before it has come", id)
		}
		if err := DecodeCollection(EncodeCollection(ds, id, lang), got); err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		if !isLoaded(got, id) {
			t.Fatalf("%s has no series", id)
		}
	}
	return got
}

// The program must build the very page that the server built, so its dataset
// must give the same answers, in whatever order the collections come.
func TestALoadedDatasetAnswersAsTheWholeOneDoes(t *testing.T) {
	orders := map[string]func([]data.CollectionID){
		"in order":       func([]data.CollectionID) {},
		"the other way":  slices.Reverse[[]data.CollectionID],
		"middle outward": func(ids []data.CollectionID) { slices.Reverse(ids[:len(ids)/2]) },
	}
	for name, ds := range datasets(t) {
		if name == "nothing" {
			continue
		}
		for _, lang := range data.Languages {
			for order, shuffle := range orders {
				t.Run(name+" in "+string(lang)+", "+order, func(t *testing.T) {
					got := loaded(t, ds, lang, shuffle)
					want := reduced(ds, lang)
					unrecorded(want)
					if !reflect.DeepEqual(got.Indicators, want.Indicators) {
						t.Error("the indicators differ")
					}
					sameSeries(t, got, want)
					for _, ind := range want.Open() {
						sources := want.SourcesOf(want.All(ind.ID)...)
						if !reflect.DeepEqual(got.SourcesOf(got.All(ind.ID)...), sources) || len(sources) == 0 {
							t.Errorf("%s: the sources differ", ind.ID)
						}
					}
					if !reflect.DeepEqual(got.DeckSources(), want.DeckSources()) {
						t.Error("the deck's sources differ")
					}
				})
			}
		}
	}
}

// sameSeries checks that every series and what is said of its points is the
// same in two datasets.
func sameSeries(t *testing.T, got, want *data.Dataset) {
	t.Helper()
	for i := range want.Collections {
		a, b := got.Collections[i], want.Collections[i]
		if a.ID != b.ID || len(a.Series) != len(b.Series) {
			t.Fatalf("%s has %d series, want %s with %d", a.ID, len(a.Series), b.ID, len(b.Series))
		}
		for j := range b.Series {
			x, y := &a.Series[j], &b.Series[j]
			if !x.SameKey(y) || len(x.Points) != len(y.Points) {
				t.Fatalf("%s: series %d differs: %+v, want %+v", a.ID, j, x, y)
			}
			for k := range y.Points {
				p, q := x.Points[k], y.Points[k]
				if got.Remark(p) != want.Remark(q) || !reflect.DeepEqual(got.Value(p), want.Value(q)) {
					t.Fatalf("%s, %+v: what is said of %d differs", a.ID, x.Subject, p.Year)
				}
				p.Remark, q.Remark = 0, 0
				if p != q {
					t.Fatalf("%s, %+v: %+v, want %+v", a.ID, x.Subject, p, q)
				}
			}
			if y.Subject.Partner != "" && !reflect.DeepEqual(got.Place(x.Subject.Partner), want.Place(y.Subject.Partner)) {
				t.Fatalf("%s: %s differs", a.ID, x.Subject.Partner)
			}
			if !reflect.DeepEqual(got.Place(x.Subject.Place), want.Place(y.Subject.Place)) || !reflect.DeepEqual(got.Field(x.Field), want.Field(y.Field)) {
				t.Fatalf("%s: %s or %s differs", a.ID, x.Subject.Place, x.Field)
			}
		}
	}
}

func TestTheNearestSeriesComeWithTheOverview(t *testing.T) {
	for _, lang := range data.Languages {
		ds := datasets(t)["the deck"]
		got, err := Decode(Encode(ds, lang))
		if err != nil {
			t.Fatal(err)
		}
		want := reduced(ds, lang)
		for _, ind := range want.Tabled() {
			a, b := got.NearestTo(ind.ID), want.NearestTo(ind.ID)
			if len(a) != len(b) {
				t.Fatalf("%s: %d series, want %d", ind.ID, len(a), len(b))
			}
			for i := range b {
				if !a[i].SameKey(&b[i]) || got.Source(a[i].Source) == nil || got.Indicator(a[i].Indicator) == nil {
					t.Errorf("%s: %+v", ind.ID, a[i])
				}
				for j := range b[i].Points {
					if !reflect.DeepEqual(got.Value(a[i].Points[j]), want.Value(b[i].Points[j])) || got.Remark(a[i].Points[j]) != want.Remark(b[i].Points[j]) {
						t.Errorf("%s: %+v", ind.ID, a[i].Points[j])
					}
				}
			}
		}
	}
}

func TestACollectionGoesWithItsOwnDatasetOnly(t *testing.T) {
	all := datasets(t)
	deck, second := all["the deck"], all["the second dataset"]
	b := EncodeCollection(deck, "students", data.English)
	t.Run("another dataset", func(t *testing.T) {
		other, err := Decode(Encode(second, data.English))
		if err != nil {
			t.Fatal(err)
		}
		if err := DecodeCollection(b, other); !errors.Is(err, ErrVersion) {
			t.Errorf("error %v", err)
		}
	})
	t.Run("another version of it", func(t *testing.T) {
		other, err := Decode(Encode(deck, data.English))
		if err != nil {
			t.Fatal(err)
		}
		other.Version += ".1"
		if err := DecodeCollection(b, other); !errors.Is(err, ErrVersion) {
			t.Errorf("error %v", err)
		}
	})
	t.Run("a collection that the dataset does not name", func(t *testing.T) {
		other, err := Decode(Encode(deck, data.English))
		if err != nil {
			t.Fatal(err)
		}
		places := len(other.Places)
		other.Collections = other.Collections[:1]
		if err := DecodeCollection(b, other); !errors.Is(err, ErrCorrupt) || len(other.Places) != places {
			t.Errorf("error %v, %d places", err, len(other.Places))
		}
	})
	t.Run("the same one twice", func(t *testing.T) {
		ds := loaded(t, deck, data.English, func([]data.CollectionID) {})
		places, sources, remarks := len(ds.Places), len(ds.Sources), len(ds.Remarks)
		if err := DecodeCollection(b, ds); err != nil {
			t.Fatal(err)
		}
		if len(ds.Places) != places || len(ds.Sources) != sources || len(ds.Remarks) != remarks {
			t.Error("something was added twice")
		}
		sameSeries(t, ds, reduced(deck, data.English))
	})
	if EncodeCollection(deck, "none", data.English) != nil {
		t.Error("a collection that there is not was encoded")
	}
}

func TestADamagedCollectionChangesNothing(t *testing.T) {
	ds := datasets(t)["the second dataset"]
	whole := EncodeCollection(ds, "works-together", data.Japanese)
	for n := range whole {
		got, err := Decode(Encode(ds, data.Japanese))
		if err != nil {
			t.Fatal(err)
		}
		if err := DecodeCollection(whole[:n], got); !errors.Is(err, ErrCorrupt) || isLoaded(got, "works-together") {
			t.Fatalf("%d bytes: %v", n, err)
		}
	}
	for i := range whole {
		got, err := Decode(Encode(ds, data.Japanese))
		if err != nil {
			t.Fatal(err)
		}
		b := bytes.Clone(whole)
		b[i] ^= 0xff
		before := len(got.Remarks)
		if err := DecodeCollection(b, got); err != nil && (isLoaded(got, "works-together") || len(got.Remarks) != before) {
			t.Fatalf("byte %d: %v, but something changed", i, err)
		}
	}
}

func FuzzDecodeCollection(f *testing.F) {
	ds := datasets(f)["the second dataset"]
	for _, c := range ds.Collections {
		for _, lang := range data.Languages {
			f.Add(EncodeCollection(ds, c.ID, lang))
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := Decode(Encode(ds, data.English))
		if err != nil {
			t.Fatal(err)
		}
		if err := DecodeCollection(b, got); err != nil {
			if !errors.Is(err, ErrCorrupt) && !errors.Is(err, ErrVersion) {
				t.Fatal(err)
			}
			return
		}
		for _, c := range got.Collections {
			for i := range c.Series {
				for _, m := range c.Series[i].Points {
					got.Value(m)
				}
			}
		}
	})
}

func BenchmarkDecode100000(b *testing.B) {
	ds := synthetic.Dataset(100_000)
	core, many := Encode(ds, data.English), EncodeCollection(ds, synthetic.Collection, data.English)
	b.SetBytes(int64(len(many)))
	b.ReportAllocs()
	for b.Loop() {
		got, err := Decode(core)
		if err != nil {
			b.Fatal(err)
		}
		if err := DecodeCollection(many, got); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAHundredThousandValuesSurviveTheRoundTrip(t *testing.T) {
	ds := synthetic.Dataset(100_000)
	got, err := Decode(Encode(ds, data.English))
	if err != nil {
		t.Fatal(err)
	}
	b := EncodeCollection(ds, synthetic.Collection, data.English)
	if err := DecodeCollection(b, got); err != nil {
		t.Fatal(err)
	}
	sameSeries(t, got, reduced(ds, data.English))
	t.Logf("%d bytes", len(b))
}

// isLoaded reports whether what a collection holds is there.
func isLoaded(ds *data.Dataset, id data.CollectionID) bool {
	switch id {
	case data.FactsCollection:
		return len(ds.Facts) > 0 || len(ds.Events) > 0
	case data.EvidenceCollection:
		return len(ds.Claims) > 0
	}
	c := ds.Collection(id)
	return c != nil && len(c.Series) > 0
}
