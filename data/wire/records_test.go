//go:build !js

package wire

import (
	"errors"
	"reflect"
	"strconv"
	"testing"

	"bilateral/data"
)

// withOrigins is the second dataset with origins of its own: lines of one file and of
// several, rows that do not follow each other, and a value of no file.
func withOrigins(t testing.TB) *data.Dataset {
	t.Helper()
	ds := datasets(t)["the second dataset"]
	o := &data.Origins{Files: []string{"works.csv", "more.csv"}}
	for _, c := range ds.Collections {
		for _, s := range c.Series {
			rows := make([]data.Origin, len(s.Points))
			for i := range rows {
				rows[i] = data.Origin{File: 1, Row: uint32(2 + i)}
			}
			o.Lines, o.Rows = append(o.Lines, s), append(o.Rows, rows)
		}
	}
	o.Rows[0][0] = data.Origin{File: 2, Row: maxRow}
	o.Rows[0][1] = data.Origin{}
	for i := range ds.Facts {
		o.Facts = append(o.Facts, data.Origin{File: uint8(1 + i%2), Row: uint32(99 - i)})
	}
	o.Index()
	n := 0
	eachFigure(ds, func(f *data.Figure) {
		n++
		f.Origin = o.Files[n%2] + "#row=" + strconv.Itoa(n)
	})
	ds.Origins = o
	return ds
}

func TestADatasetWithItsRecordsKnowsWhereItsValuesAreFrom(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"the deck": datasets(t)["the deck"], "the second dataset": withOrigins(t), "one without origins": datasets(t)["the second dataset"]} {
		for _, lang := range data.Languages {
			got := loaded(t, ds, lang, func([]data.CollectionID) {})
			b := EncodeRecords(ds, lang)
			if err := DecodeRecords(b, got); err != nil {
				t.Fatalf("%s in %s: %v", name, lang, err)
			}
			t.Logf("%s in %s: %d bytes, %d with brotli", name, lang, len(b), compressed(t, b))
			if len(got.Sources) != len(ds.Sources) {
				t.Errorf("%s in %s: %d sources, want %d", name, lang, len(got.Sources), len(ds.Sources))
			}
			for i := range ds.Sources {
				want := reduce(reflect.ValueOf(ds.Sources[i].SourceRecord), lang).Interface()
				if s := got.Source(ds.Sources[i].ID); s == nil || !reflect.DeepEqual(s.SourceRecord, want) {
					t.Errorf("%s in %s: the record of %s is\n%+v, want\n%+v", name, lang, ds.Sources[i].ID, s, want)
				}
			}
			some := 0
			for i := range ds.Collections {
				for j := range ds.Collections[i].Series {
					s := &ds.Collections[i].Series[j]
					for _, m := range s.Points {
						at, want := got.Origin(s, int(m.Year)), ds.Origin(s, int(m.Year))
						if at != want {
							t.Fatalf("%s in %s: %+v of %d is from %q, want %q", name, lang, s.Subject, m.Year, at, want)
						}
						if want != "" {
							some++
						}
					}
				}
			}
			for i := range ds.Facts {
				if at, want := got.FactOrigin(&got.Facts[i]), ds.FactOrigin(&ds.Facts[i]); at != want {
					t.Errorf("%s in %s: fact %d is from %q, want %q", name, lang, i, at, want)
				}
			}
			var origins []string
			eachFigure(ds, func(f *data.Figure) { origins = append(origins, f.Origin) })
			eachFigure(got, func(f *data.Figure) {
				if ds.Origins != nil && f.Origin != origins[0] {
					t.Errorf("%s in %s: a figure is from %q, want %q", name, lang, f.Origin, origins[0])
				}
				origins = origins[1:]
			})
			if (some > 0) != (ds.Origins != nil) {
				t.Errorf("%s in %s: %d values have an origin", name, lang, some)
			}
		}
	}
}

func TestTheRecordsOfTheDeckAreSmall(t *testing.T) {
	const most = 9200 // bytes, brotli at its best
	for _, lang := range data.Languages {
		if n := compressed(t, EncodeRecords(datasets(t)["the deck"], lang)); n > most {
			t.Errorf("%s: %d bytes with brotli, at most %d are allowed", lang, n, most)
		}
	}
}

func TestDamagedRecordsChangeNothing(t *testing.T) {
	ds := withOrigins(t)
	whole := EncodeRecords(ds, data.Japanese)
	for n := range whole {
		got := loaded(t, ds, data.Japanese, func([]data.CollectionID) {})
		if err := DecodeRecords(whole[:n], got); !errors.Is(err, ErrCorrupt) || got.Origins != nil {
			t.Fatalf("%d bytes: %v", n, err)
		}
	}
	got := loaded(t, ds, data.Japanese, func([]data.CollectionID) {})
	if err := DecodeRecords(append([]byte{recordsVersion + 1}, whole[1:]...), got); !errors.Is(err, ErrVersion) {
		t.Errorf("records of another version: %v", err)
	}
	got.Version += "x"
	if err := DecodeRecords(whole, got); !errors.Is(err, ErrVersion) || got.Origins != nil {
		t.Errorf("records of another version of the dataset: %v", err)
	}
}

func FuzzDecodeRecords(f *testing.F) {
	ds := withOrigins(f)
	for _, lang := range data.Languages {
		f.Add(EncodeRecords(ds, lang))
	}
	core := Encode(ds, data.English)
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := Decode(core)
		if err != nil {
			t.Fatal(err)
		}
		if err := DecodeRecords(b, got); err != nil {
			if !errors.Is(err, ErrCorrupt) && !errors.Is(err, ErrVersion) {
				t.Fatal(err)
			}
			return
		}
		if got.Origins == nil {
			return
		}
		for i := range got.Origins.Lines {
			s := &got.Origins.Lines[i]
			for _, m := range s.Points {
				got.Origin(s, int(m.Year))
			}
		}
	})
}
