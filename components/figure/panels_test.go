//go:build !js

package figure

import (
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

// Panels whose years differ have one table, in which no value stands under
// another's year.
func TestTheTableOfPanelsHasEachValueUnderItsYear(t *testing.T) {
	spec := &chart.Spec{Form: chart.Multiple{Panels: []chart.Panel{{Head: "2020 edition", Form: chart.Slope{}, Series: 1}, {Head: "2024 edition", Form: chart.Slope{}}}}}
	old := spec.Add("old", "UK", chart.B)
	old.Add(1996, "1996", 1067, "1,067")
	old.Add(2018, "2018", 4085, "4,085")
	spec.Add("new", "UK", chart.B).Add(2003, "2003", 1738, "1,738")
	table := PanelsTable(&TableWriter{cat: catalogue.For(data.English)}, spec)
	want := [][]string{{"1,067", "[x]", "4,085"}, {"[x]", "1,738", "[x]"}}
	heads := []string{"1996", "2003", "2018"}
	for i, head := range heads {
		if table.Heads[i+1].Text != head {
			t.Errorf("column %d is headed %q, want %q", i+1, table.Heads[i+1].Text, head)
		}
	}
	for i, row := range want {
		for j, value := range row {
			if got := table.Rows[i].Cells[j].Value; got != value {
				t.Errorf("%s, %s: %q, want %q", table.Rows[i].Head, heads[j], got, value)
			}
		}
	}
	if head := table.Rows[1].Head; head != "2024 edition: UK" {
		t.Errorf("the row of the second panel is headed %q", head)
	}
}
