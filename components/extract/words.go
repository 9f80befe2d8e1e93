package extract

import (
	"bilateral/components/catalogue"
	"bilateral/components/download"
	"bilateral/data"
)

// The phrases for what a file says in codes.
var (
	missingWords  = [...]catalogue.Key{data.NotApplicable: catalogue.NotApplicableInWords, data.NotAvailable: catalogue.NotAvailableInWords, data.Confidential: catalogue.ConfidentialInWords, data.Low: catalogue.LowInWords}
	flagWords     = [...]catalogue.Key{data.Break: catalogue.FlagBreak, data.Estimated: catalogue.FlagEstimated, data.Provisional: catalogue.FlagProvisional, data.Revised: catalogue.FlagRevised, data.Unreliable: catalogue.FlagUnreliable, data.Tied: catalogue.FlagTied}
	relationWords = [...]catalogue.Key{data.OfPlace: catalogue.RelationPlace, data.OfPair: catalogue.RelationPair, data.OfRanking: catalogue.RelationPartner, data.OfFlow: catalogue.RelationDirection}
	formulaWords  = [...]catalogue.Key{data.PartOfWhole: catalogue.CalculatedShare, data.Change: catalogue.CalculatedChange, data.Multiple: catalogue.CalculatedMultiple, data.Specialisation: catalogue.CalculatedFields, data.RankByNumber: catalogue.CalculatedRank, data.Sum: catalogue.CalculatedSum, data.AnnualGrowth: catalogue.AnnualGrowthFormula, data.MedianOf: catalogue.MedianFormula}
	periodWords   = [...]catalogue.Key{data.CalendarYears: catalogue.PeriodCalendar, data.OnDay: catalogue.PeriodDay, data.YearTo: catalogue.PeriodYearTo, data.FiscalYears: catalogue.PeriodFiscal, data.AcademicYear: catalogue.PeriodAcademic, data.TargetYear: catalogue.PeriodTarget}
)

// Writer writes tables of a dataset in the catalogue's language.
func Writer(ds *data.Dataset, cat *catalogue.Catalogue) *download.Writer {
	return &download.Writer{
		Dataset:  ds,
		Language: cat.Language,
		Place: func(id data.PlaceID) string {
			if p := ds.Place(id); p != nil {
				name, _ := p.Name.In(cat.Language)
				return name
			}
			return string(id)
		},
		Missing:     func(m data.Missing) string { return cat.Say(missingWords[m]) },
		Flag:        func(f data.Flag) string { return cat.Say(flagWords[f]) },
		Interpreted: func(text string) string { return cat.Say(catalogue.OurReadingAside, "text", text) },
		Relation:    func(k data.SubjectKind) string { return cat.Say(relationWords[k]) },
		Kind:        func(k data.PeriodKind) string { return cat.Say(periodWords[k]) },
	}
}
