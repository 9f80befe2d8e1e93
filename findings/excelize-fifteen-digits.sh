#!/bin/sh
# Behaviour: a float64 is written with its first fifteen digits and without the others, not rounded, by SetCellValue, SetSheetRow, the stream writer, and SetCellFloat without a number of decimals.
# Why it matters: two thirds come back as another number than went in, though the format keeps all seventeen digits; nothing says so. SetCellFloat with a number of decimals writes them all.
# Package: github.com/xuri/excelize/v2 v2.11.1
# Source: cell.go, formatCellFloat, which cuts the text of the number, as Excel does with what is typed in (pull request 2377). IEEE 754 doubles need up to seventeen digits to come back; ECMA-376 part 1, 18.3.1.96 sets no limit for the value of a cell.
set -eu
command -v go >/dev/null || { echo "go is missing"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'EOF'
module example

go 1.26
EOF
cat >main.go <<'EOF'
// Command example writes a number in three ways and reads it as it stands in the file.
package main

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	v := 2.0 / 3
	for _, way := range []string{"SetCellValue", "stream", "SetCellFloat"} {
		f := excelize.NewFile()
		switch way {
		case "SetCellValue":
			must(f.SetCellValue("Sheet1", "A1", v))
		case "stream":
			w, err := f.NewStreamWriter("Sheet1")
			must(err)
			must(w.SetRow("A1", []any{v}))
			must(w.Flush())
		case "SetCellFloat":
			must(f.SetCellFloat("Sheet1", "A1", v, 16, 64))
		}
		var b bytes.Buffer
		must(f.Write(&b))
		f, err := excelize.OpenReader(&b)
		must(err)
		text, err := f.GetCellValue("Sheet1", "A1", excelize.Options{RawCellValue: true})
		must(err)
		back, err := strconv.ParseFloat(text, 64)
		must(err)
		fmt.Println(way, text, back == v)
	}
}
EOF
go get github.com/xuri/excelize/v2@v2.11.1 >/dev/null 2>&1 || exit 2
echo "$(go version), excelize $(go list -m -f '{{.Version}}' github.com/xuri/excelize/v2)"
cat >expected <<'EOF'
SetCellValue 0.666666666666666 false
stream 0.666666666666666 false
SetCellFloat 0.6666666666666666 true
EOF
echo "expected: 0.6666666666666666 three times, the number that went in"
echo "observed:"
go run . >observed || exit 2
cat observed
cmp -s expected observed || { echo "CHANGED"; exit 1; }
