package catalogue

// Key names a phrase of the interface.
type Key uint8

// The phrases, by where they stand. The phrase itself and its placeholders
// are in phrases.go.
const (
	SkipLink Key = iota
	OtherLanguage
	HeadlineFigures
	IndicatorsHeading
	IndicatorsIntroduction
	TableCaption
	IndicatorColumn
	SortHint
	Chosen
	ChartTab
	TableTab
	FigureViews
	FigureTableCaption
	WhatColumn
	ValueColumn
	PeriodColumn
	SourceColumn
	NotApplicable
	NotApplicableInWords
	NotAvailableInWords
	ConfidentialInWords
	LowInWords
	NoteMark
	NoteNotStated
	SourceLine
	CaveatsHeading
	DetailsHeading
	DefinitionTerm
	UnitTerm
	CountingTerm
	FormulaTerm
	DatabaseTerm
	DateTerm
	LicenceTerm
	TermsTerm
	ReadTerm
	PublisherTerm
	NotStated
	OurReading
	DerivedHeading
	DerivedIntroduction
	DerivedShare
	DerivedCosine
	DerivedAboveWorld
	DerivedRatioToPlace
	DerivedFlowRatio
	FormulaShare
	FormulaCosine
	FormulaAboveWorld
	FormulaRatio
	RankOf
	FlowFromTo
	SubtitleUnitPeriod
	AltValue
	Evidence
	ContactHeading
	SourcesHeading
	SourcesIntroduction
	NoticeIndicator
	NoticeSort
	NoticeTab
	NotFoundTitle
	NotFoundText
	NotFoundBack
	StaticNote
	FullView
	PageTitle
	PageDescription
	ListComma
	Semicolon
	MissingReason
	MissingMark
	NoteText
	DeckTitle
	keyCount
)
