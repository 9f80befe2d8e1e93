//go:build !js

package download

import (
	"bytes"
	"compress/flate"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"bilateral/data"
)

func TestThePiecesOfAZIPAreSmallAndTheSameAtEveryCall(t *testing.T) {
	var rows []*Row
	for y := range 9000 {
		rows = append(rows, year(y, float64(y*7919%1009)/7))
	}
	p := testPackage(tableOf(rows...))
	pieces := 0
	for c := range p.ZIP() {
		if pieces++; len(c) > chunk || len(c) == 0 {
			t.Errorf("a piece of %d bytes", len(c))
		}
	}
	if a, b := whole(p.ZIP()), whole(p.ZIP()); !bytes.Equal(a, b) || pieces < 3 {
		t.Errorf("%d pieces, the second time the same: %v", pieces, bytes.Equal(a, b))
	}
	taken := 0
	for range p.ZIP() {
		taken++
		break
	}
	if taken != 1 {
		t.Error("it went on")
	}
	if got := lines(t, unpacked(t, whole(p.ZIP()))["data/joint-works.en.csv"]); len(got) != len(rows)+1 {
		t.Errorf("%d rows", len(got))
	}
}

// The memory that a ZIP takes does not grow with its rows.
func TestTheMemoryOfAZIPIsFlat(t *testing.T) {
	live := func(n int) uint64 {
		row := year(2003, 1.5)
		p := testPackage(&Table{ID: "many", Begin: func() func() *Row {
			left := n
			return func() *Row {
				if left--; left < 0 {
					return nil
				}
				return row
			}
		}})
		var most uint64
		for range p.ZIP() {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
		return most
	}
	few, many := live(2000), live(400_000)
	if many > few+512<<10 {
		t.Errorf("%d bytes for few rows, %d for many", few, many)
	}
}

// Programs of the system read the ZIP, where they are there.
func TestUnzipAndPythonReadThePackage(t *testing.T) {
	file := filepath.Join(t.TempDir(), "package.zip")
	if err := os.WriteFile(file, whole(testPackage(tableOf(year(2003, 1.5))).ZIP()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"unzip", "-tq", file}, {"python3", "-c", "import sys, zipfile; assert zipfile.ZipFile(sys.argv[1]).testzip() is None", file}} {
		if _, err := exec.LookPath(command[0]); err != nil {
			t.Logf("%s is not there", command[0])
			continue
		}
		if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Errorf("%q: %v: %s", command, err, out)
		}
	}
}

func FuzzWhatIsCompressedComesBack(f *testing.F) {
	f.Add([]byte("aaaaaaaaaaaaaaaaaaaaaaab"), 3)
	f.Add([]byte{}, 1)
	f.Add(bytes.Repeat([]byte("2003,Works,日本,1.5\r\n"), 5000), 70000)
	f.Add(bytes.Repeat([]byte("x"), 700), 259)
	f.Fuzz(func(t *testing.T, text []byte, step int) {
		out := newMaking()
		d := &deflater{out: out}
		for range 2 {
			out.buffer = out.buffer[:0]
			d.reset()
			for rest := range slices.Chunk(text, max(1, step)) {
				d.write(rest)
			}
			d.end()
			back, err := io.ReadAll(flate.NewReader(bytes.NewReader(out.buffer)))
			if err != nil || !bytes.Equal(back, text) {
				t.Fatalf("%v: %d bytes came back as %d", err, len(text), len(back))
			}
		}
	})
}

func FuzzNamesAreSafe(f *testing.F) {
	for _, name := range []string{"joint-works", "../x", "日本", "con", "a..b", "A B/C", ".hidden", "", "x\x00y.csv", "x."} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		safe := SafeName(name)
		if safe == "" || len(safe) > mostOfName+len("file-") || strings.Trim(safe, ".-") != safe || strings.Contains(safe, "..") ||
			strings.Trim(safe, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") != "" {
			t.Errorf("%q became %q", name, safe)
		}
		if again := SafeName(safe); again != safe {
			t.Errorf("%q became %q, and that %q", name, safe, again)
		}
	})
}

// BenchmarkZIP packs 100,000 rows in two languages, beside compress/flate that is given
// the same text, and says how small both make it.
func BenchmarkZIP(b *testing.B) {
	rows := make([]*Row, 100_000)
	for i := range rows {
		rows[i] = year(1990+i%34, float64(i*7919%100_003)/3)
		rows[i].Subject = data.PairOf("AAA", "BBB")
	}
	p := testPackage(tableOf(rows...))
	text := 0
	for _, e := range p.Editions {
		for c := range e.CSV(e.Tables[0], false) {
			text += len(c)
		}
	}
	b.Run("ours", func(b *testing.B) {
		b.SetBytes(int64(text))
		b.ReportAllocs()
		n, most := 0, 0
		for b.Loop() {
			n = 0
			for c := range p.ZIP() {
				n, most = n+len(c), max(most, len(c))
			}
		}
		b.ReportMetric(float64(n)/float64(text), "of-text")
		b.ReportMetric(float64(most), "B/piece")
	})
	b.Run("compress-flate", func(b *testing.B) {
		b.SetBytes(int64(text))
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			out := &counter{}
			for _, e := range p.Editions {
				w, _ := flate.NewWriter(out, flate.DefaultCompression)
				for c := range e.CSV(e.Tables[0], false) {
					w.Write(c)
				}
				w.Close()
			}
			n = out.n
		}
		b.ReportMetric(float64(n)/float64(text), "of-text")
	})
}
