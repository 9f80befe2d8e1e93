#!/bin/sh
# Behaviour: a workbook with a chart or a picture is other bytes at every call, with no stream writer and no date of now: the image types in [Content_Types].xml stand in an order of chance.
# Why it matters: what should be the same file has another hash; caches, signatures and tests that compare files see a change where there is none.
# Package: github.com/xuri/excelize/v2 v2.11.1
# Source: workbook.go, which ranges over a map of image types and appends each; Go's maps have no order.
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
// Command example writes the same workbook forty times, without and with a chart, and
// counts how many files these are, and which of their parts differ.
package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	for _, chart := range []bool{false, true} {
		files, parts := map[string]bool{}, map[string]map[string]bool{}
		for range 40 {
			f := excelize.NewFile()
			must(f.SetCellValue("Sheet1", "A1", 1))
			if chart {
				must(f.AddChart("Sheet1", "C1", &excelize.Chart{Type: excelize.Line, Series: []excelize.ChartSeries{{Values: "Sheet1!$A$1:$A$1"}}}))
			}
			var b bytes.Buffer
			must(f.Write(&b))
			files[b.String()] = true
			r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
			must(err)
			for _, part := range r.File {
				in, err := part.Open()
				must(err)
				text, err := io.ReadAll(in)
				must(err)
				if parts[part.Name] == nil {
					parts[part.Name] = map[string]bool{}
				}
				parts[part.Name][string(text)] = true
			}
		}
		var differ []string
		for name, texts := range parts {
			if len(texts) > 1 {
				differ = append(differ, name)
			}
		}
		slices.Sort(differ)
		fmt.Printf("chart %v: one file %v, parts that differ %v\n", chart, len(files) == 1, differ)
	}
}
EOF
go get github.com/xuri/excelize/v2@v2.11.1 >/dev/null 2>&1 || exit 2
echo "$(go version), excelize $(go list -m -f '{{.Version}}' github.com/xuri/excelize/v2)"
cat >expected <<'EOF'
chart false: one file true, parts that differ []
chart true: one file false, parts that differ [[Content_Types].xml]
EOF
echo "expected: one file true, twice"
echo "observed:"
go run . >observed || exit 2
cat observed
cmp -s expected observed || { echo "CHANGED"; exit 1; }
