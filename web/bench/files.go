//go:build browser

package main

import (
	"encoding/csv"
	"io"
	"runtime"
	"time"

	"bilateral/components/catalogue"
	"bilateral/components/download"
	"bilateral/components/extract"
	"bilateral/data"
	"bilateral/data/synthetic"
)

// File is what writing the rows of data.csv takes, beside encoding/csv that is given the
// same cells.
type File struct {
	Rows  int     `json:"rows"`
	Bytes int     `json:"bytes"`
	Ours  Spread  `json:"rows_per_second"`
	Std   Spread  `json:"encoding_csv_rows_per_second"`
	Ratio float64 `json:"ratio"` // of the medians
	// FirstByte is the milliseconds until the first piece is there, Peak the bytes that
	// the heap grows by at the most while the pieces are made.
	FirstByte Spread `json:"first_byte_ms"`
	Peak      uint64 `json:"peak_bytes"`
}

// writeFile writes the rows, in turn by us and by encoding/csv, so that both meet the
// same load of the machine.
func writeFile(times int) File {
	ds := synthetic.Dataset(manyValues)
	cat := catalogue.For(data.English)
	w := extract.Writer(ds, cat)
	table := &download.Table{ID: "many", Begin: func() func() *download.Row { return synthesised(ds) }}
	table.Rows = download.Each(table.Begin)
	f := File{}
	for range table.Rows {
		f.Rows++
	}
	var ours, std, first []float64
	for range times {
		runtime.GC()
		before := heap()
		started := time.Now()
		f.Bytes = 0
		for piece := range w.CSV(table, true) {
			if f.Bytes == 0 {
				first = append(first, milliseconds(started))
			}
			f.Bytes += len(piece)
		}
		ours = append(ours, float64(f.Rows)/time.Since(started).Seconds())
		f.Peak = max(f.Peak, peak(before, w, table))
		std = append(std, standard(w, table, f.Rows))
	}
	f.Ours, f.Std, f.FirstByte = spreadOf(ours), spreadOf(std), spreadOf(first)
	f.Ratio = f.Ours.P50 / f.Std.P50
	return f
}

// synthesised gives the values of the invented dataset as rows, one at a time.
func synthesised(ds *data.Dataset) func() *download.Row {
	ind, list := ds.Indicator(synthetic.Indicator), ds.Collections[0].Series
	series, point := 0, 0
	return func() *download.Row {
		for series < len(list) && point == len(list[series].Points) {
			series, point = series+1, 0
		}
		if series == len(list) {
			return nil
		}
		s, m := &list[series], list[series].Points[point]
		point++
		return &download.Row{Measure: string(ind.ID), Name: ind.Name, Unit: ind.Unit, Subject: s.Subject, Source: s.Source,
			Period: data.Period{Start: int(m.Year), End: int(m.Year)}, Value: ds.Value(m), Flags: m.Flags, Note: ds.Remark(m)}
	}
}

// standard writes the same rows with encoding/csv, and returns how many a second.
func standard(w *download.Writer, table *download.Table, rows int) float64 {
	columns := w.Columns(table)
	started := time.Now()
	out := csv.NewWriter(io.Discard)
	line := make([]string, len(columns))
	for row := range table.Rows {
		for i := range columns {
			line[i] = columns[i].Text(row)
		}
		_ = out.Write(line) // to nowhere
	}
	out.Flush()
	return float64(rows) / time.Since(started).Seconds()
}

// peak is how far the heap grows above what it was while the pieces are made: looking
// costs time, so that it is looked at apart.
func peak(before uint64, w *download.Writer, table *download.Table) (most uint64) {
	runtime.GC()
	n := 0
	for range w.CSV(table, true) {
		if n++; n%16 == 0 {
			runtime.GC()
			most = max(most, heap()-min(before, heap()))
		}
	}
	return most
}

// heap is how many bytes of it are in use.
func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func milliseconds(since time.Time) float64 {
	return float64(time.Since(since)) / float64(time.Millisecond)
}
