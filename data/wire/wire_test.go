//go:build !js

package wire

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"

	"bilateral/data"
	"bilateral/data/datapackage"
)

// theDeck is read once: no test changes it.
var theDeck = sync.OnceValues(datapackage.Default)

func datasets(t testing.TB) map[string]*data.Dataset {
	t.Helper()
	deck, err := theDeck()
	if err != nil {
		t.Fatal(err)
	}
	second, err := datapackage.DecodeFile("../../testdata/second.json")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*data.Dataset{"the deck": deck, "the second dataset": second, "nothing": {}}
}

// unrecorded takes away what only the page of sources says: no program has it.
func unrecorded(ds *data.Dataset) {
	for i := range ds.Sources {
		ds.Sources[i].SourceRecord = data.SourceRecord{}
	}
}

// reduced is a dataset with only the one language of each text that a reader
// of lang is shown: what the compact form keeps.
// serverOnly are the fields that the browser does without: what they say stands
// in its phrases, or in the order of what it is given.
var serverOnly = map[string]bool{"DeckName": true, "ShortProduct": true, "Revisions": true, "Released": true, "Home": true, "Reading": true, "OtherNames": true, "Origins": true, "Origin": true}

func reduced(ds *data.Dataset, lang data.Language) *data.Dataset {
	v := reduce(reflect.ValueOf(ds).Elem(), lang)
	out := v.Interface().(data.Dataset)
	return &out
}

func reduce(v reflect.Value, lang data.Language) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch {
	case v.Type() == reflect.TypeFor[data.Text]():
		s, actual := v.Interface().(data.Text).In(lang)
		t := data.Text{EN: s}
		if actual == data.Japanese {
			t = data.Text{JA: s}
		}
		out.Set(reflect.ValueOf(t))
	case v.Type() == reflect.TypeFor[[]data.Initial]() && lang != data.Japanese: // no other language uses them
	case v.Type() == reflect.TypeFor[data.PlaceOrder]():
		at := v.Interface().(data.PlaceOrder).In(lang)
		out.Set(reflect.ValueOf(data.PlaceOrder{EN: at, JA: at}))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); !f.IsExported() || serverOnly[f.Name] {
				continue // made from the others, or without use in the browser
			}
			out.Field(i).Set(reduce(v.Field(i), lang))
		}
	case v.Kind() == reflect.Slice:
		if v.Len() == 0 {
			break
		}
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(reduce(v.Index(i), lang))
		}
	default:
		out.Set(v)
	}
	return out
}

func TestWhatIsDecodedIsWhatWasEncodedInThatLanguage(t *testing.T) {
	for name, ds := range datasets(t) {
		for _, lang := range data.Languages {
			t.Run(name+" in "+string(lang), func(t *testing.T) {
				before := reduced(ds, lang)
				got, err := Decode(Encode(ds, lang))
				if err != nil {
					t.Fatal(err)
				}
				if want := reduced(ds.Core(), lang); !reflect.DeepEqual(got, want) {
					t.Errorf("got\n%+v\nwant\n%+v", got, want)
				}
				if !reflect.DeepEqual(before, reduced(ds, lang)) {
					t.Error("encoding changed the dataset")
				}
			})
		}
	}
}

// fill puts random values into everything that a dataset holds, within what
// the form can say; so a field that the coder forgets is found.
func fill(r *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(r, v.Field(i))
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1+r.IntN(3), 4))
		for i := range v.Len() {
			fill(r, v.Index(i))
		}
	case reflect.String:
		words := []string{"", "a", "日本", "Japan–UK", "x-" + strconv.Itoa(r.IntN(100))}
		v.SetString(words[r.IntN(len(words))])
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Int, reflect.Int16:
		v.SetInt(int64(r.IntN(4001) - 2000))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		v.SetUint(uint64(1 + r.IntN(2)))
	case reflect.Float64:
		v.SetFloat(number(r))
	case reflect.Pointer: // the origins, which have a form of their own
	default:
		panic("a dataset holds a kind that is not filled: " + v.Kind().String())
	}
}

func number(r *rand.Rand) float64 {
	switch r.IntN(4) {
	case 0:
		return float64(r.IntN(2_000_000)) / 100
	case 1:
		return math.Float64frombits(r.Uint64()>>2 | 1)
	case 2:
		return -float64(r.Int64N(1 << 60))
	}
	return r.NormFloat64()
}

// consistent mends what a valid dataset rules out and the form does not say.
func consistent(ds *data.Dataset, r *rand.Rand) {
	unrecorded(ds)
	for i := range ds.Indicators {
		if !ds.Indicators[i].HasBenchmark {
			ds.Indicators[i].Benchmark = 0
		}
	}
	value := func(v *data.Value) {
		if r.IntN(2) == 0 {
			*v = data.Value{Number: v.Number}
		} else {
			v.Number = 0
		}
	}
	for i := range ds.Observations {
		value(&ds.Observations[i].Value)
	}
	for i := range ds.Claims {
		for _, check := range ds.Claims[i].Checks {
			for j := range check.Figures {
				value(&check.Figures[j].Value)
			}
		}
	}
	mend := func(list []data.Series) {
		for i := range list {
			for j := range list[i].Points {
				if m := &list[i].Points[j]; r.IntN(3) > 0 {
					m.Missing, m.Flags, m.Remark = data.Present, m.Flags*data.Flags(r.IntN(2)), 0
				} else {
					m.Number = 0
				}
			}
			if r.IntN(2) == 0 {
				for j := range list[i].Points {
					list[i].Points[j].Year = int16(1990 + 2*j)
				}
			}
			if r.IntN(4) == 0 {
				list[i].Points = nil
			}
		}
	}
	for i := range ds.Headlines {
		for j := range ds.Headlines[i].Figures {
			value(&ds.Headlines[i].Figures[j].Value)
		}
	}
	for i := range ds.Indicators {
		ds.Indicators[i].Sparkline = ""
	}
	for i := range ds.Nearest {
		ds.Nearest[i].Drawn.Markup = ""
	}
	for i := range ds.Features {
		ds.Features[i].Drawn.Markup = ""
		mend(ds.Features[i].Series)
	}
	for i := range ds.Nearest {
		mend(ds.Nearest[i].Series)
	}
	for i := range ds.Collections {
		mend(ds.Collections[i].Series)
	}
}

func TestAnyDatasetSurvivesTheRoundTrip(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		ds := &data.Dataset{}
		fill(r, reflect.ValueOf(ds).Elem())
		consistent(ds, r)
		for _, lang := range data.Languages {
			got, err := Decode(encode(ds, lang))
			if err != nil {
				t.Fatalf("seed %d in %s: %v", seed, lang, err)
			}
			if want := reduced(ds, lang); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d in %s: got\n%+v\nwant\n%+v", seed, lang, got, want)
			}
		}
	}
}

func TestNumbersAreExact(t *testing.T) {
	for _, x := range []float64{0, 1, -1, 0.94, 1.55, 3.51, 20.4, 678778, 1096865, 0.1 + 0.2, 1.0 / 3, math.Pi, 1 << 53, 1<<53 + 2,
		-0.000001, 1e-7, 1e300, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Copysign(0, -1), 123456789.123456} {
		w := &coder{writing: true}
		w.float(&x)
		c := &coder{in: w.out}
		var got float64
		c.float(&got)
		if c.bad || len(c.in) != 0 || math.Float64bits(got) != math.Float64bits(x) {
			t.Errorf("%v became %v", x, got)
		}
	}
}

func TestTheDeckIsSmallOnTheWire(t *testing.T) {
	const most = 6700 // bytes, brotli at its best: the share of the page's budget
	for _, lang := range data.Languages {
		ds := datasets(t)["the deck"]
		b := Encode(ds, lang)
		n := compressed(t, b)
		t.Logf("%s: %d bytes, %d with brotli", lang, len(b), n)
		if n > most {
			t.Errorf("%s: %d bytes with brotli, at most %d are allowed", lang, n, most)
		}
		for _, c := range ds.Collections {
			b := EncodeCollection(ds, c.ID, lang)
			t.Logf("%s: %s: %d bytes, %d with brotli", lang, c.ID, len(b), compressed(t, b))
		}
	}
}

// compressed is how many bytes go over the line.
func compressed(t *testing.T, b []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

func TestDamagedBytesAreRefused(t *testing.T) {
	whole := Encode(datasets(t)["the deck"], data.English)
	t.Run("every shorter part of the whole", func(t *testing.T) {
		for n := range whole {
			if _, err := Decode(whole[:n]); !errors.Is(err, ErrCorrupt) {
				t.Fatalf("%d bytes: %v", n, err)
			}
		}
	})
	t.Run("a byte too many", func(t *testing.T) {
		if _, err := Decode(append(bytes.Clone(whole), 0)); !errors.Is(err, ErrCorrupt) {
			t.Errorf("error %v", err)
		}
	})
	t.Run("another version", func(t *testing.T) {
		b := bytes.Clone(whole)
		b[0]++
		if _, err := Decode(b); !errors.Is(err, ErrVersion) {
			t.Errorf("error %v", err)
		}
	})
	t.Run("a language that there is not", func(t *testing.T) {
		b := bytes.Clone(whole)
		b[1] = byte(len(data.Languages))
		if _, err := Decode(b); !errors.Is(err, ErrCorrupt) {
			t.Errorf("error %v", err)
		}
	})
	t.Run("any single byte changed decodes to something or is refused, without a panic", func(t *testing.T) {
		for i := range whole {
			b := bytes.Clone(whole)
			b[i] ^= 0xff
			if ds, err := Decode(b); (ds == nil) == (err == nil) {
				t.Fatalf("byte %d: %v, %v", i, ds, err)
			}
		}
	})
	t.Run("a page in place of the dataset", func(t *testing.T) {
		page, err := os.ReadFile("wire_test.go")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Decode(page); !errors.Is(err, ErrVersion) {
			t.Errorf("error %v", err)
		}
	})
}

func TestWholeNumbersHaveOneFormOnly(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []byte
		ok   bool
		want uint64
	}{
		{"zero", []byte{0}, true, 0},
		{"127", []byte{0x7f}, true, 127},
		{"128", []byte{0x80, 1}, true, 128},
		{"the greatest", []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1}, true, math.MaxUint64},
		{"zero in two bytes", []byte{0x80, 0}, false, 0},
		{"more than 64 bits", []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2}, false, 0},
		{"without an end", []byte{0x80}, false, 0},
		{"nothing", nil, false, 0},
	} {
		d := &coder{in: c.in}
		var got uint64
		d.uvarint(&got)
		if d.bad == c.ok || c.ok && (got != c.want || len(d.in) != 0) {
			t.Errorf("%s: got %d, bad %v", c.name, got, d.bad)
		}
		if c.ok && !bytes.Equal(appendUvarint(nil, c.want), c.in) {
			t.Errorf("%s is written %x", c.name, appendUvarint(nil, c.want))
		}
	}
}

func FuzzDecode(f *testing.F) {
	for name, ds := range datasets(f) {
		if name == "the deck" {
			continue // too long to be changed often
		}
		for _, lang := range data.Languages {
			f.Add(Encode(ds, lang))
			f.Add(encode(ds, lang)) // with its collections
		}
	}
	f.Add([]byte{})
	f.Add([]byte{version, 0, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, b []byte) {
		ds, err := Decode(b)
		if err != nil {
			if ds != nil || !errors.Is(err, ErrCorrupt) && !errors.Is(err, ErrVersion) {
				t.Fatalf("%v, %v", ds, err)
			}
			return
		}
		// What was decoded is encoded and decoded to the same again.
		lang := data.Languages[b[1]]
		Encode(ds, lang)
		again := encode(ds, lang)
		got, err := Decode(again)
		if err != nil || !bytes.Equal(encode(got, lang), again) {
			t.Fatalf("%v does not survive the round trip: %v", ds, err)
		}
	})
}
