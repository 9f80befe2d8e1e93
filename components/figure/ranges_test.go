//go:build !js

package figure

import (
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
)

// The deck's figures and the open ones are a chart like any other: its points
// are reached, and it can be had as a picture.
func TestRangesAreAPicture(t *testing.T) {
	ds := dataset(t)
	var claims []*data.Claim
	for i := range ds.Claims {
		claims = append(claims, &ds.Claims[i])
	}
	for _, address := range []string{"/evidence/", "/ja/evidence/"} {
		st := state.Parse(ds, address)
		c := &page.Context{Dataset: ds, State: st, Catalogue: catalogue.For(st.Language)}
		model := Ranges(c, "ranges", claims)
		if model == nil {
			t.Fatal("no claim has an open figure")
		}
		_, drawn := model.Build(c)
		rows := map[string]*chart.Series{}
		for i := range model.Spec.Series {
			rows[model.Spec.Series[i].Key] = &model.Spec.Series[i]
		}
		for _, claim := range claims {
			o := ds.Cell(claim.Indicator, claim.Column)
			if claim.Message != "" || o == nil || claim.Verdict == data.CannotBeChecked || ds.Indicator(claim.Indicator).Meaning == data.Rank {
				continue
			}
			if row := rows[string(claim.ID)]; row == nil || row.Points[0].Value != o.Value.Number || len(row.Points) < 2 {
				t.Errorf("%s: the claim %s has no row with the deck's figure and an open one", address, claim.ID)
			}
		}
		points := 0
		for _, row := range rows {
			points += len(row.Points)
		}
		if len(drawn.Scene.Hits) != points {
			t.Errorf("%d of %d figures can be reached", len(drawn.Scene.Hits), points)
		}
		if file := drawn.Scene.File(page.FileWidth, data.English, drawn.Caption.Labels(drawn.Source)); !strings.Contains(file, "2,684") || !strings.Contains(file, "2,795") {
			t.Error("the picture lacks the deck's or an open figure")
		}
	}
}
