package extract

import (
	"bilateral/components/catalogue"
	"bilateral/components/download"
	"bilateral/components/page"
	"bilateral/components/page/evidence"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// claimsID is where the table of claims stands on its page.
const claimsID = "claims"

// claimed is that table as a figure of its page.
func claimed(c *page.Context) *Figure {
	f := &Figure{ID: claimsID, c: c, taken: &page.Taken{ID: claimsID, View: &ui.Figure{}}}
	f.table = func(all bool) *download.Table { return Evidence(c.Dataset, c.State, c.Catalogue, all) }
	t := f.table(false)
	f.Title, f.Subtitle = c.Text(t.Title), c.Text(t.Subject)
	return f
}

// Evidence is the table of the deck's claims: a row for each figure that a source has of
// one, and one for a claim of which no source has any. They are the claims that the view
// shows, in its order, or all. The dataset has the evidence.
func Evidence(ds *data.Dataset, st *state.State, cat *catalogue.Catalogue, all bool) *download.Table {
	c := &page.Context{Dataset: ds, State: st, Catalogue: cat}
	claims, finding := evidence.Claims(c, all)
	words := claimWords(cat)
	name := "evidence"
	switch {
	case all:
		name += "-all"
	case st.Verdict != 0:
		name += "-" + state.VerdictName(st.Verdict)
	}
	if !all && st.Topic != "" {
		name += "-" + string(st.Topic)
	}
	return &download.Table{ID: claimsID, Name: ds.Name + "-" + name + "-v" + ds.Version, Title: own(c, finding), Subject: own(c, cat.Say(catalogue.RangesTitle)), Claims: true,
		Rows: func(yield func(*download.Row) bool) {
			for _, claim := range claims {
				if !eachClaimed(c, claim, words, yield) {
					return
				}
			}
		}}
}

// eachClaimed goes through the rows of a claim, and reports whether more are wanted.
func eachClaimed(c *page.Context, claim *data.Claim, words *download.ClaimWords, yield func(*download.Row) bool) bool {
	claimed := download.Claimed{Claim: claim, Words: words}
	if o := c.Dataset.Cell(claim.Indicator, claim.Column); o != nil && o.Value.Present() {
		claimed.Deck = o
	}
	judged := false
	for i := range claim.Checks {
		check := &claim.Checks[i]
		judged = judged || check.Role != data.Context
		of := claimed
		of.Check = check
		if len(check.Figures) == 0 && !yield(unmeasured(c, of)) {
			return false
		}
		for j := range check.Figures {
			f := &check.Figures[j]
			one := of
			one.Figure = f
			value := f.Value
			if f.Formula != 0 {
				value = rounded(value)
			}
			if !yield(&download.Row{Name: f.Label, Period: f.Period, Kind: f.PeriodKind, Day: f.Day, Value: value, Unit: f.Unit, Flags: f.Flags,
				Source: f.Source, Origin: f.Origin, Claimed: &one}) {
				return false
			}
		}
	}
	return judged || yield(unmeasured(c, claimed))
}

// unmeasured is the row of what no figure of a source says: of a claim that nobody
// measures, or of a check that has a remark alone, with the source of that.
func unmeasured(c *page.Context, claimed download.Claimed) *download.Row {
	row := &download.Row{Value: data.Value{Missing: data.NotAvailable, Reason: own(c, c.Say(catalogue.NoOpenFigure))}, Claimed: &claimed}
	if check := claimed.Check; check != nil && len(check.Sources) > 0 {
		row.Source = check.Sources[0]
		if len(check.Sources) > 1 {
			row.Second = check.Sources[1]
		}
	}
	return row
}

// claimWords are the words of a table of claims.
func claimWords(cat *catalogue.Catalogue) *download.ClaimWords {
	return &download.ClaimWords{
		Verdict:     func(v data.Verdict) string { return cat.Say(verdictWords[v]) },
		Role:        func(r data.CheckRole) string { return cat.Say(roleWords[r]) },
		Relation:    func(r data.Relation) string { return cat.Say(databaseWords[r]) },
		Calculation: func(f data.Formula) string { return cat.Say(calculationWords[f]) },
		Offset:      func(o data.Offset) string { return cat.Say(offsetWords[o]) },
	}
}

// The phrases for what a table of claims says in codes.
var (
	verdictWords  = [...]catalogue.Key{data.Agrees: catalogue.VerdictAgrees, data.AgreesInDirection: catalogue.VerdictInDirection, data.Differs: catalogue.VerdictDiffers, data.CannotBeChecked: catalogue.VerdictUnchecked}
	roleWords     = [...]catalogue.Key{data.Decides: catalogue.RoleDecides, data.Compared: catalogue.RoleCompared, data.Context: catalogue.RoleContext}
	databaseWords = [...]catalogue.Key{data.SameDatabase: catalogue.SameDatabase, data.OtherDatabase: catalogue.OtherDatabase, data.UnknownDatabase: catalogue.UnknownDatabase}
	offsetWords   = [...]catalogue.Key{data.OffsetShare: catalogue.DistanceShare, data.OffsetPoints: catalogue.DistancePoints, data.OffsetPlaces: catalogue.DistancePlaces, data.OffsetPart: catalogue.DistanceShare}

	calculationWords = [...]catalogue.Key{data.Sum: catalogue.CalculatedSum, data.PartOfWhole: catalogue.CalculatedShare, data.Change: catalogue.CalculatedChange,
		data.Multiple: catalogue.CalculatedMultiple, data.FlowRatio: catalogue.CalculatedRatio, data.RankByNumber: catalogue.CalculatedRank,
		data.Specialisation: catalogue.CalculatedFields}
)
