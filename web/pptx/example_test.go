package pptx_test

import (
	"archive/zip"
	"bytes"
	"fmt"

	"bilateral/web/pptx"
)

// A presentation of two slides. A deck's charts are put in as Picture.
func Example() {
	p := &pptx.Presentation{
		Title:    "Works of two countries",
		Author:   "The Explorer",
		Language: "en-GB",
		Modified: "2026-11-24",
		Colours: pptx.Colours{
			Paper: "#fbfaf7", Ink: "#1b1f24", Second: "#4a525c", Rule: "#d9d6cf", Link: "#12355b",
			Accents: [6]string{"#bf2140", "#12355b", "#966300", "#1b7e7e", "#8161b3", "#533009"},
		},
		Slides: []pptx.Slide{
			{Cover: true, Kicker: "The Explorer", Title: "Works of two countries"},
			{
				Kicker: "Part 1",
				Title:  "Works doubled in ten years",
				Text:   []pptx.Paragraph{{Runs: []pptx.Run{{Text: "Message: ", Bold: true}, {Text: "they rose in all fields."}}}},
				Table:  &pptx.Table{Columns: []pptx.Column{{Head: "Year"}, {Head: "Works", Number: true}}, Rows: [][]string{{"2012", "4,102"}, {"2022", "8,614"}}},
				Foot:   []pptx.Run{{Text: "Source: "}, {Text: "Example", Address: "https://example.org/"}},
				Notes:  []string{"Each country of a work counts once."},
			},
		},
	}
	var b bytes.Buffer
	if err := pptx.Write(&b, p); err != nil {
		fmt.Println(err)
		return
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.File[0].Name, len(r.File), "parts")
	// Output: [Content_Types].xml 31 parts
}
