package data

import "math"

// Formula is how a derived figure is calculated.
type Formula uint8

// The formulas. x is the value of the pair, p that of a place, v any value and
// w the benchmark.
const (
	// JointShare is the part of a place's works that it has together with the
	// other: 100·x/p, in per cent. It differs between the two places.
	JointShare Formula = iota + 1
	// SaltonCosine is x/√(p₁·p₂), from 0 for no joint work to 1 for none but
	// joint work; the same for both places. Source: G. Salton and M. J.
	// McGill, Introduction to Modern Information Retrieval, McGraw-Hill, 1983.
	SaltonCosine
	// AboveBenchmark is how far a value lies above the benchmark, negative
	// when below: 100·(v/w − 1), in per cent.
	AboveBenchmark
	// PairToPlace is x/p, how many times a place's value the pair's is.
	PairToPlace
	// FlowRatio is the larger of two opposite flows divided by the smaller.
	FlowRatio
	// PartOfWhole is a value as a part of the one that it is a part of:
	// 100·v/w, in per cent, both of one source and year.
	PartOfWhole
	// Change is from the first of two years to the last: 100·(v₂/v₁ − 1), in
	// per cent.
	Change
	// Multiple is the last of two years divided by the first: v₂/v₁.
	Multiple
	// Specialisation is a field's part of a place's works divided by its part
	// of the world's: 1 is as much as the world.
	Specialisation
	// RankByNumber is a place in the order of the numbers, the largest first.
	RankByNumber
	// Sum is all values of several years together.
	Sum
	// AnnualGrowth is the growth of each year that makes a Multiple: see YearlyGrowth.
	AnnualGrowth
	// MedianOf is the middle of several values: see Median.
	MedianOf
)

// Quantity is what a derived figure is measured in.
type Quantity uint8

// The quantities of derived figures.
const (
	Percent   Quantity = iota + 1 // per cent
	Times                         // so many times; no unit
	Index                         // a number between two fixed ends; no unit
	InputUnit                     // the unit of what it was calculated from
	Position                      // a place in an order; no unit
)

// Derived is a figure calculated from observations. It is never stored in a
// dataset and always shown as derived, with its formula.
type Derived struct {
	// ID is unique among the derived figures of a dataset: the indicator, the
	// formula and the column.
	ID        string
	Indicator IndicatorID
	// Column is the column that the figure belongs to: of the place whose
	// share or ratio it is, else of the pair.
	Column  ColumnID
	Formula Formula
	Unit    Quantity
	// Value has the number in the unit. When an input is missing so is the
	// figure, with that input's reason; when the formula would divide by zero
	// it is NotApplicable without a reason of its own.
	Value Value
	// Inputs are what it was calculated from, the dividend first.
	Inputs []*Observation
}

// names of the formulas in the ids of derived figures.
var formulaNames = [...]string{
	JointShare: "joint-share", SaltonCosine: "salton-cosine", AboveBenchmark: "above-benchmark",
	PairToPlace: "pair-to-place", FlowRatio: "flow-ratio", PartOfWhole: "part-of-whole", Change: "change",
	Multiple: "multiple", Specialisation: "specialisation", RankByNumber: "rank", Sum: "sum",
	AnnualGrowth: "annual-growth", MedianOf: "median",
}

// Name is what the formula is called in an id: "joint-share".
func (f Formula) Name() string { return formulaNames[f] }

// Derived returns the figures that follow from an indicator's cells, as its
// meaning allows: shares and Salton's cosine from counts, distance from the
// benchmark and ratios to each place from ratios to the world, the ratio of
// the two directions from flows. Growth and ranks give none. Only values of
// one source and one period are put together.
func (d *Dataset) Derived(id IndicatorID) []Derived {
	ind := d.Indicator(id)
	if ind == nil {
		return nil
	}
	columns := d.Columns()
	a, b, pair := d.Cell(id, columns[0].ID), d.Cell(id, columns[1].ID), d.Cell(id, columns[2].ID)
	var list []Derived
	add := func(f Formula, unit Quantity, column Column, calculate func(v []float64) float64, inputs ...*Observation) {
		value, ok := combine(inputs, calculate)
		if !ok {
			return
		}
		list = append(list, Derived{ID: string(id) + "." + formulaNames[f] + "." + string(column.ID),
			Indicator: id, Column: column.ID, Formula: f, Unit: unit, Value: value, Inputs: inputs})
	}
	switch ind.Meaning {
	case Count:
		share := func(v []float64) float64 { return 100 * v[0] / v[1] }
		add(JointShare, Percent, columns[0], share, pair, a)
		add(JointShare, Percent, columns[1], share, pair, b)
		add(SaltonCosine, Index, columns[2], func(v []float64) float64 { return v[0] / math.Sqrt(v[1]*v[2]) }, pair, a, b)
	case RatioToWorld:
		above := func(v []float64) float64 { return 100 * (v[0] - ind.Benchmark) / ind.Benchmark }
		for i, o := range [...]*Observation{a, b, pair} {
			add(AboveBenchmark, Percent, columns[i], above, o)
		}
		ratio := func(v []float64) float64 { return v[0] / v[1] }
		add(PairToPlace, Times, columns[0], ratio, pair, a)
		add(PairToPlace, Times, columns[1], ratio, pair, b)
	case Flow:
		if a != nil && b != nil && b.Value.Number > a.Value.Number {
			a, b = b, a
		}
		add(FlowRatio, Times, columns[2], func(v []float64) float64 { return v[0] / v[1] }, a, b)
	}
	return list
}

// combine calculates a figure from observations. ok is false when one of them
// is not there or they are of different sources or periods; the value is
// missing when one of theirs is.
func combine(inputs []*Observation, calculate func(v []float64) float64) (value Value, ok bool) {
	numbers := make([]float64, len(inputs))
	for i, o := range inputs {
		if o == nil || o.Source != inputs[0].Source || o.Period != inputs[0].Period {
			return Value{}, false
		}
		if !o.Value.Present() {
			if value.Present() {
				value = Value{Missing: o.Value.Missing, Reason: o.Value.Reason}
			}
			continue
		}
		numbers[i] = o.Value.Number
	}
	if !value.Present() {
		return value, true
	}
	value.Number = calculate(numbers)
	if !isFinite(value.Number) {
		return Value{Missing: NotApplicable}, true
	}
	return value, true
}
