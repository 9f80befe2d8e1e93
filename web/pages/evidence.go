package pages

import (
	"iter"
	"strings"

	"bilateral/components/extract"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/web/host"
)

// The addresses of the table of claims, behind that of a language.
const (
	evidenceCSV  = "evidence.csv"
	evidenceJSON = "evidence.json"
)

// claims finds the table of claims that an address asks for, of what its query shows or of
// all; nil where it asks for something else, or there are no claims.
func (e *Explorer) claims(target string) *host.Download {
	path, query, _ := strings.Cut(target, "?")
	folder, name := path[:strings.LastIndexByte(path, '/')+1], path[strings.LastIndexByte(path, '/')+1:]
	as := map[string]string{evidenceCSV: extract.CSV, evidenceJSON: extract.JSON}[name]
	if as == "" || e.datasets.whole.Collection(data.EvidenceCollection) == nil {
		return nil
	}
	choice, refused, _ := extract.ParseChoice(folder + "evidence/" + as + "?" + query)
	st := state.Parse(e.datasets.whole, choice.Page)
	if st.Route != state.Evidence || st.Frame {
		return nil
	}
	cat := e.catalogues[st.Language]
	if refused == nil && len(st.Notices) > 0 {
		n := st.Notices[0]
		refused = &extract.Refusal{Parameter: n.Parameter, Value: n.Value, Expected: extract.Expected(e.datasets.whole, n.Parameter)}
	}
	if refused != nil {
		return &host.Download{Refused: refused.In(cat)}
	}
	ds, err := e.datasets.taken(st.Language, []data.CollectionID{data.EvidenceCollection})
	if err != nil {
		return &host.Download{Make: func() (iter.Seq[[]byte], error) { return nil, err }}
	}
	st = state.Parse(ds, choice.Page)
	f, table := extract.FormOf(as), extract.Evidence(ds, st, cat, choice.All)
	return &host.Download{
		Key:       name + " " + choice.Address(st, table.ID),
		Name:      table.Name + f.Ending,
		MediaType: f.MediaType,
		Shown:     f.Shown,
		Make: func() (iter.Seq[[]byte], error) {
			if as == extract.JSON {
				return extract.Writer(ds, cat).JSON(table), nil
			}
			return extract.Writer(ds, cat).CSV(table, choice.Mark), nil
		},
	}
}
