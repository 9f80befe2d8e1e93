//go:build js

// Command bench is the program with which web/bench measures what a browser
// needs for a hundred thousand values: to decode, filter and sort them. It is
// a bundle of its own and no part of the explorer.
package main

import (
	"unsafe"

	"bilateral/app/memory"
	"bilateral/data"
	"bilateral/data/wire"
)

// The steps, as in web/bench/rows.go.
const (
	decodeStep     = 1 + iota // the inbox is a dataset without its collections
	collectionStep            // the inbox is a collection of it
	fillStep                  // all values, in their order
	filterStep                // those of one place, above a number
	numberStep                // in order of their numbers
	textStep                  // in order of the places' names
)

// threshold is the number that the values which are kept exceed.
const threshold = 4000

var (
	inbox []byte
	ds    *data.Dataset
	rows  *data.Rows
)

//go:wasmexport inbox
func receive(length int32) unsafe.Pointer {
	inbox = make([]byte, length)
	return unsafe.Pointer(unsafe.SliceData(inbox))
}

// take takes a step and returns how many values there are then; -1 when the
// step failed.
//
//go:wasmexport take
func take(step int32) int32 {
	memory.Enter()
	answer := carryOut(step)
	memory.Leave()
	return answer
}

func carryOut(step int32) int32 {
	var err error
	switch step {
	case decodeStep:
		ds, err = wire.Decode(inbox)
	case collectionStep:
		err = wire.DecodeCollection(inbox, ds)
	case fillStep:
		rows = data.RowsOf(ds.All(ds.Indicators[0].ID))
	case filterStep:
		place := ds.Places[0].ID
		rows.Filter(
			func(s *data.Series) bool { return s.Subject.Place == place || s.Subject.Partner == place },
			func(m data.Moment) bool { return m.Present() && m.Number > threshold })
	case numberStep:
		rows.SortByNumber(true)
	case textStep:
		rows.SortByText(func(s *data.Series) string {
			return ds.Place(s.Subject.Place).Name.EN + ds.Place(s.Subject.Partner).Name.EN
		}, false)
	}
	if err != nil {
		return -1
	}
	if rows == nil {
		return 0
	}
	return int32(len(rows.At))
}

func main() { wait() }
