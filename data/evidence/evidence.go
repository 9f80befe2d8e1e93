// Package evidence checks what the deck says against the open sources. It
// stands on the server between reading a dataset and showing it: it calculates
// each open figure from the series, applies the claim's named rule, and gives
// each claim its verdict and the reason that was written for that verdict. No
// figure and no verdict is typed in.
package evidence

import (
	"cmp"
	"strconv"

	"bilateral/data"
)

// Definition is a claim as it is written in a dataset: what is to be
// calculated and by which rule it is judged.
type Definition struct {
	Row       int // in the table of claims, for faults
	ID        data.ClaimID
	Statement data.Text // zero for a cell of the table, which is named by its labels
	Indicator data.IndicatorID
	Column    data.ColumnID
	Message   string
	Topic     data.TopicID // "" for that of the indicator
	Rule      RuleUse
	Checks    []Check
	Reasons   map[data.Verdict]data.Text
	Clauses   map[data.Verdict]data.Text // the reasons in a clause; none at all, or one for the verdict
}

// RuleUse is a rule with its limits.
type RuleUse struct {
	ID           data.RuleID
	Limit, Other float64
	Places       []data.PlaceID // that the deck names
}

// Check is a check as it is written in a dataset.
type Check struct {
	Role     data.CheckRole
	Relation data.Relation
	Part     bool // the source counts a part of what the deck does
	Figures  []Computation
	Remark   data.Text
	Sources  []data.SourceID
}

// Computation says how an open figure is calculated.
type Computation struct {
	Label     data.Text
	Compute   string
	Indicator data.IndicatorID
	Of        data.Subject
	Field     data.FieldID
	Source    data.SourceID
	Start     int
	End       int
	Whole     data.IndicatorID // of a share
	Measure   data.MeasureID   // of single figures
	First     int              // how many, of an order
}

// table is the table of claims, as it is named in faults.
const table = "claims"

// Evaluate checks the claims and puts them, and the verdicts on the cells of
// the deck's table and on its sentences, into the dataset. It returns what is wrong with the
// definitions.
func Evaluate(ds *data.Dataset, definitions []Definition) data.Faults {
	e := evaluator{ds: ds}
	for i := range definitions {
		claim := e.claim(&definitions[i])
		ds.Claims = append(ds.Claims, claim)
		v := data.CellVerdict{Message: claim.Message, Claim: claim.ID, Verdict: claim.Verdict}
		if claim.Message == "" {
			v.Indicator, v.Column = claim.Indicator, claim.Column
		}
		if claim.Message != "" || claim.Indicator != "" {
			ds.Verdicts = append(ds.Verdicts, v)
		}
	}
	return e.faults
}

// Headlines calculates the open figures that the headlines of a dataset name,
// a list each, and puts them into it. It returns what is wrong with the
// computations.
func Headlines(ds *data.Dataset, figures [][]Computation) data.Faults {
	e := evaluator{ds: ds, resource: data.PackageResource}
	for i := range figures {
		for j := range figures[i] {
			results := e.compute("explorer.headlines["+strconv.Itoa(i)+"].figures["+strconv.Itoa(j)+"]", &figures[i][j])
			if len(results) > 0 {
				f := &results[0]
				ds.Headlines[i].Figures[j] = data.OpenValue{Value: f.Value, Meaning: f.Meaning, Decimals: f.Decimals}
			}
		}
	}
	return e.faults
}

// evaluator collects faults; resource and row say where it is.
type evaluator struct {
	ds       *data.Dataset
	resource string // the table of claims, where ""
	row      int
	faults   data.Faults
}

func (e *evaluator) fault(field, value, want string) {
	e.faults = append(e.faults, data.Fault{Resource: cmp.Or(e.resource, table), Row: e.row, Field: field, Value: value, Want: want})
}

func (e *evaluator) claim(d *Definition) data.Claim {
	e.row = d.Row
	claim := data.Claim{ID: d.ID, Statement: d.Statement, Indicator: d.Indicator, Column: d.Column, Message: d.Message, Topic: d.Topic, Rule: d.Rule.ID}
	var deck *data.Observation
	if d.Indicator != "" {
		if deck = e.ds.Cell(d.Indicator, d.Column); deck == nil {
			e.fault("column", string(d.Column), "a column in which the indicator "+strconv.Quote(string(d.Indicator))+" has an observation")
			return claim
		}
	}
	if claim.Statement.IsZero() && deck != nil {
		claim.Statement = e.cell(d)
	}
	if claim.Topic == "" && deck != nil {
		claim.Topic = e.ds.Indicator(d.Indicator).Topic
	}
	r := ruleOf(d.Rule.ID)
	if r == nil {
		e.fault("rule.id", string(d.Rule.ID), "one of the rules "+ruleNames())
		return claim
	}
	claim.RuleName, claim.RuleText = r.words(d.Rule, e.ds.CalledDeck())
	if r.ofNumber && (deck == nil || !deck.Value.Present()) {
		e.fault("rule.id", string(d.Rule.ID), "another rule: this one needs a number of the deck")
		return claim
	}
	if r.band != nil {
		claim.Band = r.band(d.Rule, deck)
	}
	verdicts := []data.Verdict{}
	before := len(e.faults)
	for i, c := range d.Checks {
		at := "checks[" + strconv.Itoa(i) + "]"
		check := data.Check{Role: c.Role, Relation: c.Relation, Remark: c.Remark, Sources: c.Sources}
		for _, id := range c.Sources {
			if e.ds.Source(id) == nil {
				e.fault(at+".sources", string(id), "the id of a source")
			}
		}
		var results []result
		for j := range c.Figures {
			results = append(results, e.compute(at+".figures["+strconv.Itoa(j)+"]", &c.Figures[j])...)
		}
		if c.Role != data.Context {
			check.Verdict = r.judge(d.Rule, deck, results)
			if c.Role == data.Decides {
				verdicts = append(verdicts, check.Verdict)
			}
		}
		for _, result := range results {
			if c.Part && result.Offset == data.OffsetShare {
				result.Offset = data.OffsetPart
			}
			check.Figures = append(check.Figures, result.Figure)
		}
		claim.Checks = append(claim.Checks, check)
	}
	claim.Verdict = least(verdicts)
	e.reasons(d, &claim, len(e.faults) == before)
	return claim
}

// reasons gives a claim the reason for its verdict, and the reason in a clause.
// Where the claim is sound it is a fault that one was not written.
func (e *evaluator) reasons(d *Definition, claim *data.Claim, sound bool) {
	claim.Reason = d.Reasons[claim.Verdict]
	if claim.Reason.IsZero() && sound {
		e.fault("reasons", verdictNames[claim.Verdict], "a reason for this verdict, to which the figures come now")
	}
	claim.Clause = d.Clauses[claim.Verdict]
	if claim.Clause.IsZero() {
		claim.Clause = claim.Reason
		if len(d.Clauses) > 0 && sound {
			e.fault("clauses", verdictNames[claim.Verdict], "the reason for this verdict in a clause, to which the figures come now")
		}
	}
}

// cell names a cell of the deck's table.
func (e *evaluator) cell(d *Definition) data.Text {
	ind := e.ds.Indicator(d.Indicator)
	column, _ := e.ds.Column(d.Column)
	join := func(label, column, open, end string) string {
		if label == "" || column == "" {
			return ""
		}
		return label + open + column + end
	}
	return data.Text{EN: join(ind.Label.EN, column.Label.EN, ", ", ""), JA: join(ind.Label.JA, column.Label.JA, "（", "）")}
}

// verdictNames are the verdicts as they are written in a dataset.
var verdictNames = map[data.Verdict]string{data.Agrees: "agrees", data.AgreesInDirection: "agrees-in-direction", data.Differs: "differs",
	data.CannotBeChecked: "cannot-be-checked"}

// least returns the least favourable of the verdicts of the checks that
// decide. What cannot be checked says nothing beside one that can.
func least(verdicts []data.Verdict) data.Verdict {
	worst := data.Verdict(0)
	for _, v := range verdicts {
		if v != data.CannotBeChecked {
			worst = max(worst, v)
		}
	}
	if worst == 0 {
		return data.CannotBeChecked
	}
	return worst
}
