package chart_test

import (
	"strconv"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/chart/examples"
)

func TestEveryRoleHasItsClassesAndAColour(t *testing.T) {
	colours := map[string]bool{}
	for _, c := range chart.Colours() {
		if colours[c.Property] || len(c.Light) != len("#rrggbb") || len(c.Dark) != len("#rrggbb") {
			t.Errorf("%+v is there twice, or is no colour in both themes", c)
		}
		colours[c.Property] = true
	}
	roles := chart.Roles()
	if len(roles) != int(chart.Deck)+1 {
		t.Errorf("%d roles, want %d", len(roles), chart.Deck+1)
	}
	for i, r := range roles {
		if int(r.Role) != i || r.Fill == "" || r.Stroke == "" || !colours[r.Property] {
			t.Errorf("role %d is %+v", i, r)
		}
	}
}

// What Class writes is what the stylesheet's rules are made from.
func TestEveryGutterOfAChartIsInTheTable(t *testing.T) {
	rules := map[string]bool{"plot": true, "mx": true}
	for _, g := range chart.Gutters() {
		for step := range chart.MostGutter + 1 {
			rules[g.Prefix+strconv.Itoa(step)] = true
		}
	}
	for _, e := range examples.Examples {
		for _, class := range strings.Fields(chart.Layout(&e.Spec).Class()) {
			if !rules[class] {
				t.Errorf("%s has the class %s, of which there is no rule", e.Name, class)
			}
		}
	}
}
