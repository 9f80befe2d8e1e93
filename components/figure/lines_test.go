//go:build !js

package figure

import (
	"slices"
	"testing"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
)

func dataset(t *testing.T) *data.Dataset {
	t.Helper()
	ds, err := datapackage.Default()
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// A year that is missing is no break: what stands on both sides of it is
// compared.
func TestAMissingYearBehindABreakIsNoBreak(t *testing.T) {
	ds := dataset(t)
	b := &page.Context{Dataset: ds, State: state.Parse(ds, "/indicators/rd-spending/"), Catalogue: catalogue.For(data.English)}
	s := *ds.Lines("rd-spending", data.Of("GBR"))[0]
	s.Points = slices.DeleteFunc(slices.Clone(s.Points), func(m data.Moment) bool { return m.Year == 2020 })
	o := NewOpen(b, ds.Indicator("rd-spending"), []*data.Series{&s})
	f := &Model{}
	o.draw(o.lines, f, othersLevel)
	const want = "The UK’s R&D spending as a share of GDP peaked at 2.90% in 2021 and was 2.68% in 2023"
	f.Measure.Rules = caption.All
	if got := caption.For(b.Catalogue, &f.Measure, &f.Spec).Title; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAProvisionalValueWithoutARemarkSaysSo(t *testing.T) {
	ds := dataset(t)
	b := &page.Context{Dataset: ds, Catalogue: catalogue.For(data.English)}
	b.State = &state.State{Language: data.English}
	m := data.Moment{Number: 8614, Year: 2023, Flags: data.Flags(0).With(data.Provisional)}
	if p := PointOf(b, ds.Indicator("joint-works"), m); p.Note != "provisional" {
		t.Errorf("the note is %q, want provisional", p.Note)
	}
}
