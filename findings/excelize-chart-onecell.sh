#!/bin/sh
# Behaviour: a chart with the positioning "oneCell" (move but do not size with cells) is anchored from a cell to the same cell, its whole size as an offset inside of it.
# Why it matters: the end of a two-cell anchor lies inside its cell, so the chart is as small as the cell it begins in; a picture with the same option has an anchor of its own with the size.
# Package: github.com/xuri/excelize/v2 v2.11.1
# Source: col.go, positionObjectPixels, leaves the end at the start for "oneCell"; drawing.go, addDrawingChart, writes xdr:twoCellAnchor all the same, while picture.go writes xdr:oneCellAnchor.
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
// Command example places a chart of 480 by 260 pixels in three ways and prints where it
// begins and ends, in cells.
package main

import (
	"bytes"
	"fmt"
	"regexp"

	"github.com/xuri/excelize/v2"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

var corner = regexp.MustCompile(`<xdr:(from|to)><xdr:col>(\d+)</xdr:col><xdr:colOff>\d+</xdr:colOff><xdr:row>(\d+)</xdr:row>`)

func main() {
	for _, way := range []string{"twoCell", "absolute", "oneCell"} {
		f := excelize.NewFile()
		must(f.SetCellValue("Sheet1", "A1", 1))
		must(f.AddChart("Sheet1", "C2", &excelize.Chart{Type: excelize.Line, Format: excelize.GraphicOptions{Positioning: way},
			Series: []excelize.ChartSeries{{Values: "Sheet1!$A$1:$A$1"}}}))
		must(f.Write(new(bytes.Buffer)))
		part, _ := f.Pkg.Load("xl/drawings/drawing1.xml")
		fmt.Print(way)
		for _, c := range corner.FindAllSubmatch(part.([]byte), -1) {
			fmt.Printf(" %s %s,%s", c[1], c[2], c[3])
		}
		fmt.Println()
	}
}
EOF
go get github.com/xuri/excelize/v2@v2.11.1 >/dev/null 2>&1 || exit 2
echo "$(go version), excelize $(go list -m -f '{{.Version}}' github.com/xuri/excelize/v2)"
cat >expected <<'EOF'
twoCell from 2,1 to 9,15
absolute from 2,1 to 9,15
oneCell from 2,1 to 2,1
EOF
echo "expected: from 2,1 to 9,15 three times, or an anchor with a size"
echo "observed:"
go run . >observed || exit 2
cat observed
cmp -s expected observed || { echo "CHANGED"; exit 1; }
