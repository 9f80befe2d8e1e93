package enlarged_test

import (
	"path/filepath"
	"testing"

	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/web/bench/enlarged"
)

func TestAPackageOfAnySizeIsSoundAndHasEveryPair(t *testing.T) {
	for _, places := range []int{20, 80} { // more than the dataset has
		folder := t.TempDir()
		size, err := enlarged.Write(folder, places)
		if err != nil || size == 0 {
			t.Fatalf("%d bytes, %v", size, err)
		}
		ds, err := datapackage.DecodeFile(filepath.Join(folder, data.DefaultFile))
		if err != nil {
			t.Fatal(err)
		}
		pairs := places * (places - 1) / 2
		if n := len(ds.All("joint-works")); n != pairs {
			t.Errorf("%d pairs of %d places, want %d", n, places, pairs)
		}
		if n := len(ds.Line("joint-works", data.PairOf("GBR", "JPN"), "openalex-2024-08").Points); n != 34 {
			t.Errorf("%d years, want 34", n)
		}
		if n := len(ds.All("collaboration-index")); n != 3*pairs {
			t.Errorf("%d indexes, want %d", n, 3*pairs)
		}
	}
}
