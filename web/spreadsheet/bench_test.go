//go:build !js

package spreadsheet

import (
	"runtime"
	"runtime/metrics"
	"testing"

	"bilateral/data"
)

// sink counts bytes, and the most that the program had in memory as they came.
type sink struct {
	bytes  int
	most   uint64
	sample []metrics.Sample
}

func newSink() *sink {
	return &sink{sample: []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}}
}

func (s *sink) Write(b []byte) (int, error) {
	metrics.Read(s.sample)
	s.most = max(s.most, s.sample[0].Value.Uint64())
	s.bytes += len(b)
	return len(b), nil
}

// BenchmarkWrite writes tables of some rows with a chart.
func BenchmarkWrite(b *testing.B) {
	for name, rows := range map[string]int{"100": 100, "100000": 100_000} {
		b.Run(name, func(b *testing.B) {
			book := workbook(data.English)
			book.Table.Rows, book.Chart = many(rows), lines()
			runtime.GC()
			out := newSink()
			for b.Loop() {
				out.bytes = 0
				if err := book.Write(out); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(out.bytes))
			b.ReportMetric(float64(out.most)/(1<<20), "peakMB")
			b.ReportMetric(float64(out.bytes), "bytes")
			b.ReportAllocs()
		})
	}
}
