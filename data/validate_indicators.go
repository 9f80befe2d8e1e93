package data

import (
	"math"
	"strconv"
	"strings"
)

func (c *checker) indicators() {
	seen, names, labels := ids{}, ids{}, ids{}
	for i := range c.d.Indicators {
		ind := &c.d.Indicators[i]
		c.at(indicatorsTable, i+1)
		if c.id("id", string(ind.ID), seen) {
			if c.distinct("name", ind.Name, "the indicator", names) && ind.Collection == "" {
				c.distinct("label", ind.Label, "the indicator", labels)
			}
		}
		if c.d.Topic(ind.Topic) == nil {
			c.unknown("topic", string(ind.Topic), topicsTable, "the id of a topic")
		}
		c.text("label", ind.Label)
		c.text("name", ind.Name)
		c.text("unit", ind.Unit)
		c.text("definition", ind.Definition)
		if ind.Meaning < Count || ind.Meaning > Amount {
			c.fault("meaning", "", "a kind of quantity")
		}
		if ind.Decimals < 0 || ind.Decimals > maxDecimals {
			c.fault("decimals", strconv.Itoa(ind.Decimals), "a whole number from 0 to "+strconv.Itoa(maxDecimals))
		}
		if ind.Collection != "" && c.d.Collection(ind.Collection) == nil {
			c.unknown("collection", string(ind.Collection), collectionsProperty, "the name of a table of series, in explorer.collections")
		}
		c.part("whole", ind, ind.Whole)
		c.part("total", ind, ind.Total)
		c.calculated(ind)
		c.benchmark(ind)
		c.findings("finding", ind.Finding, 0)
		c.phrases(ind)
		for j, caveat := range ind.Caveats {
			c.text("caveats["+strconv.Itoa(j)+"]", caveat.Text)
		}
		c.statement("formula", ind.Formula)
		c.statement("counting", ind.Counting)
	}
}

// part checks the measure that an indicator is a part of.
func (c *checker) part(field string, ind *Indicator, of IndicatorID) {
	if other := c.d.Indicator(of); of != "" && (other == nil || other.Collection == "" || of == ind.ID) {
		c.unknown(field, string(of), indicatorsTable, "the id of another open indicator")
	}
}

// calculated checks the measure that an indicator is calculated from.
func (c *checker) calculated(ind *Indicator) {
	if ind.Of == "" {
		return
	}
	c.part("of", ind, ind.Of)
	of := c.d.Indicator(ind.Of)
	switch {
	case of == nil:
	case of.Collection != ind.Collection:
		c.fault("of", string(ind.Of), "an indicator of the same table of series")
	case ind.Meaning == Share && of.Whole == "", ind.Meaning == RatioToWorld && c.d.Roles.World == "":
		c.fault("of", string(ind.Of), "an indicator that is part of another, for a share; a dataset with a world in its roles, for a ratio to it")
	case ind.Meaning != Share && ind.Meaning != RatioToWorld:
		c.fault("of", string(ind.Of), "no such indicator: only a share or a ratio to the world is calculated")
	case of.Of != "":
		c.fault("of", string(ind.Of), "an indicator that its source gives")
	}
}

func (c *checker) benchmark(ind *Indicator) {
	switch {
	case ind.Meaning == RatioToWorld && !ind.HasBenchmark:
		c.fault("benchmark", "", "the value of the world average, because the indicator is a ratio to it")
	case ind.HasBenchmark && !isFinite(ind.Benchmark):
		c.fault("benchmark", formatNumber(ind.Benchmark), "a finite number")
	case ind.HasBenchmark && !isPrintable(ind.Benchmark, ind.Decimals):
		want, _ := printable(ind.Benchmark, ind.Decimals)
		c.fault("benchmark", formatNumber(ind.Benchmark), want)
	case ind.HasBenchmark && ind.Meaning == RatioToWorld && ind.Benchmark <= 0:
		c.fault("benchmark", formatNumber(ind.Benchmark), "a number above zero")
	}
	if ind.HasBenchmark && ind.BenchmarkLabel.IsZero() {
		c.fault("benchmarkLabel", "", "a text in at least one language, because there is a benchmark")
	}
	if !ind.HasBenchmark && !ind.BenchmarkLabel.IsZero() {
		c.fault("benchmarkLabel", ind.BenchmarkLabel.EN, "no text, because there is no benchmark")
	}
	c.utf8("benchmarkLabel", ind.BenchmarkLabel)
}

// findings checks the templates of a finding in each language, which may name so
// many figures.
func (c *checker) findings(field string, templates Text, figures int) {
	for _, t := range [...]struct{ field, template string }{{field, templates.EN}, {field + ".ja", templates.JA}} {
		if _, err := parseFinding(t.template, figures); err != nil {
			c.fault(t.field, t.template, strings.TrimPrefix(err.Error(), "expected "))
		}
	}
}

func isPrintable(v float64, decimals int) bool {
	_, ok := printable(v, decimals)
	return ok
}

// both joins two texts; "" where the first is.
func both(a, b string) string {
	if a == "" {
		return ""
	}
	return a + " " + b
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// formatNumber writes a number in the shortest form that is read back as it.
func formatNumber(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
