package changes

import (
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/data"
)

// verdicts are the verdicts of a dataset, in English words, by the ids of their claims.
func verdicts(ds *data.Dataset) map[string]string {
	cat, found := catalogue.Of(ds, data.English), map[string]string{}
	for i := range ds.Claims {
		found[string(ds.Claims[i].ID)] = cat.Say(verdictWords[ds.Claims[i].Verdict])
	}
	return found
}

var verdictWords = [...]catalogue.Key{
	data.Agrees: catalogue.VerdictAgrees, data.AgreesInDirection: catalogue.VerdictInDirection,
	data.Differs: catalogue.VerdictDiffers, data.CannotBeChecked: catalogue.VerdictUnchecked,
}

// figures are all values that were observed, at full precision, or why there is none,
// with their flags, by their series and years. What is calculated of them is not among
// them: it follows.
func figures(ds *data.Dataset) map[string]string {
	v := values{catalogue.Of(ds, data.English), map[string]string{}}
	for i := range ds.Observations {
		o := &ds.Observations[i]
		var flags data.Flags
		for _, f := range o.Flags {
			flags = flags.With(f)
		}
		v.add(series(string(o.Indicator), o.Subject, string(o.Source)), o.Period, o.Value, flags)
	}
	for i := range ds.Collections {
		for j := range ds.Collections[i].Series {
			s := &ds.Collections[i].Series[j]
			more := []string{string(s.Source)}
			if s.Field != "" {
				more = append(more, string(s.Field))
			}
			if s.Segment != 0 {
				more = append(more, "segment "+strconv.Itoa(s.Segment))
			}
			name := series(string(s.Indicator), s.Subject, more...)
			for _, m := range s.Points {
				v.add(name, data.Period{Start: int(m.Year), End: int(m.Year)}, ds.Value(m), m.Flags)
			}
		}
	}
	for i := range ds.Facts {
		f := &ds.Facts[i]
		name := series(string(f.Measure), f.Subject, string(f.Source))
		if f.Day != "" {
			name += " " + f.Day
		}
		v.add(name, f.Period, data.Value{Number: f.Number}, f.Flags)
	}
	return v.found
}

// values collects values in words.
type values struct {
	cat   *catalogue.Catalogue
	found map[string]string
}

func (v values) add(series string, period data.Period, value data.Value, flags data.Flags) {
	text := strconv.FormatFloat(value.Number, 'f', -1, 64)
	if !value.Present() {
		text = format.MissingInWords(v.cat, value.Missing)
		if reason, _ := value.Reason.In(data.English); reason != "" {
			text += " (" + reason + ")"
		}
	}
	for f := data.Break; f <= data.Tied; f++ {
		if flags.Has(f) {
			text += ", " + v.cat.Say(flagWords[f])
		}
	}
	place := series + ", " + strconv.Itoa(period.Start)
	if period.End != period.Start {
		place += "–" + strconv.Itoa(period.End)
	}
	// Several of one key, as the numbers of one event by one source, stand in one line.
	if other, twice := v.found[place]; twice {
		text = other + "; " + text
	}
	v.found[place] = text
}

var flagWords = [...]catalogue.Key{data.Break: catalogue.FlagBreak, data.Estimated: catalogue.FlagEstimated, data.Provisional: catalogue.FlagProvisional,
	data.Revised: catalogue.FlagRevised, data.Unreliable: catalogue.FlagUnreliable, data.Tied: catalogue.FlagTied}

// series names a series: the measure, whose values they are, and by which source.
func series(measure string, of data.Subject, more ...string) string {
	name := measure + " " + string(of.Place)
	if of.Partner != "" {
		join := map[data.SubjectKind]string{data.OfPair: "~", data.OfRanking: " among partners: ", data.OfFlow: " to "}[of.Kind]
		name += join + string(of.Partner)
	}
	return name + " (" + strings.Join(more, ", ") + ")"
}
