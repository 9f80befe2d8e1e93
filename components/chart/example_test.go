package chart_test

import (
	"fmt"
	"strings"

	"bilateral/components/chart"
	"bilateral/data"
)

// A spec becomes a scene, and a scene becomes SVG: in classes for a page, or as
// a file that stands alone.
func Example() {
	spec := chart.Spec{Form: chart.RankStrip{Total: 44}}
	spec.Add("GBR", "United Kingdom", chart.B).Add(0, "", 4, "4th")
	spec.Add("JPN", "Japan", chart.A).Add(0, "", 14, "14th")
	scene := chart.Layout(&spec)
	page, _, _ := strings.Cut(scene.SVG("United Kingdom: 4th; Japan: 14th"), ">")
	file, _, _ := strings.Cut(scene.File(800, data.English, chart.Labels{Title: "Ranks among partners"}), " viewBox")
	fmt.Println(scene.Class())
	fmt.Println(page)
	fmt.Println(file)
	// Output:
	// plot l1 r2 nl1 nr2
	// <svg class="ch" width="100%" height="144" role="img" aria-label="United Kingdom: 4th; Japan: 14th"
	// <svg xmlns="http://www.w3.org/2000/svg" width="800" height="236"
}

// Keys lead from point to point of a scene, and a pointer to the nearest.
func ExampleScene_Step() {
	spec := chart.Spec{Form: chart.Lines{}}
	works := spec.Add("GBR-JPN", "Joint works", chart.Pair)
	for i, v := range []float64{7820, 7370, 8614} {
		works.Add(2021+i, "", v, "")
	}
	scene := chart.Layout(&spec)
	year := func(hit int) int { return spec.Series[0].Points[scene.Hits[hit].Point].X }
	at := scene.Step(-1, chart.Last)
	fmt.Println(year(at), year(scene.Step(at, chart.Previous)), year(scene.At(0, 0, 600)))
	// Output: 2023 2022 2021
}

// What only some forms can do is asked for by assertion.
func ExampleLogarithmic() {
	for _, form := range []chart.Form{chart.Lines{}, chart.Flow{}} {
		_, can := form.(chart.Logarithmic)
		fmt.Printf("%T %v\n", form, can)
	}
	// Output:
	// chart.Lines true
	// chart.Flow false
}
