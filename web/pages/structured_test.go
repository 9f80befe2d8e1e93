package pages

import (
	"bytes"
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"bilateral/components/page"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/web/host"
)

const home = "https://explorer.example.org"

// datasets are the built-in one and that of other places, at their home.
func atHome(t *testing.T) map[string]*data.Dataset {
	t.Helper()
	second, err := datapackage.DecodeFile("../../testdata/second.json")
	if err != nil {
		t.Fatal(err)
	}
	sets := map[string]*data.Dataset{"built in": dataset(t), "second": second}
	for _, ds := range sets {
		ds.Home = home
	}
	return sets
}

// describedPages are the metadata of every page that has some, by address.
func describedPages(t *testing.T, ds *data.Dataset) map[string][]byte {
	t.Helper()
	e := New(ds)
	found := map[string][]byte{}
	for _, path := range paths(e) {
		doc := build(t, e, path)
		if has, want := doc.Structured != nil, !doc.Frame && !doc.Unlisted && !doc.Static && !strings.HasSuffix(path, "/slides/"); has != want {
			t.Errorf("%s has metadata: %v, want %v", path, has, want)
		}
		if doc.Structured != nil {
			found[path] = doc.Structured
		}
	}
	return found
}

// absolute reports whether an address leads to a page of the site.
func absolute(address any) bool {
	text, _ := address.(string)
	u, err := url.Parse(text)
	return err == nil && strings.HasPrefix(text, home+"/") && u.Host == "explorer.example.org"
}

// The rules are those that Google states for a Dataset: name and description are
// required, the description of 50 to 5000 characters; what else is there has its form.
func TestEveryPageWithFiguresTellsSearchEnginesOfThem(t *testing.T) {
	period := regexp.MustCompile(`^[12]\d{3}/[12]\d{3}$`)
	for name, ds := range atHome(t) {
		found := describedPages(t, ds)
		if len(found) < 10 {
			t.Errorf("%s: only %d pages have metadata", name, len(found))
		}
		names := map[string]string{}
		for address, b := range found {
			fault := func(what string, got any) { t.Errorf("%s: %s: %s: %v", name, address, what, got) }
			var o map[string]any
			if err := json.Unmarshal(b, &o); err != nil {
				fault("no JSON", err)
				continue
			}
			if o["@context"] != "https://schema.org/" || o["@type"] != "Dataset" || bytes.Count(b, []byte(`"Dataset"`)) != 1 || o["@graph"] != nil {
				fault("not one object of one type", o["@type"])
			}
			text, _ := o["name"].(string)
			if text == "" || names[text+o["inLanguage"].(string)] != "" {
				fault("no name of its own", text)
			}
			names[text+o["inLanguage"].(string)] = address
			if n := utf8.RuneCountInString(o["description"].(string)); n < 50 || n > 5000 {
				fault("characters in the description", n)
			}
			if !absolute(o["url"]) || !absolute(o["usageInfo"]) || o["identifier"] != o["url"] || o["url"] != home+address {
				fault("its addresses", o["url"])
			}
			if o["version"] != ds.Version || o["isAccessibleForFree"] != true || (o["dateModified"] != nil) != ds.HasRevisions() {
				fault("its version", o["version"])
			}
			if temporal, given := o["temporalCoverage"].(string); given && !period.MatchString(temporal) || !given && !strings.Contains(address, "evidence") {
				fault("its years", o["temporalCoverage"])
			}
			if !strings.Contains(o["citation"].(string), home+address) {
				fault("its citation", o["citation"])
			}
			for _, list := range []string{"creator", "spatialCoverage", "variableMeasured", "measurementTechnique", "isBasedOn", "distribution"} {
				if items, _ := o[list].([]any); len(items) == 0 {
					fault("nothing in", list)
				}
			}
			var formats []string
			for _, item := range o["distribution"].([]any) {
				d := item.(map[string]any)
				if formats = append(formats, d["encodingFormat"].(string)); !absolute(d["contentUrl"]) || !strings.HasPrefix(d["contentUrl"].(string), home+address+"data.") {
					fault("a file's address", d["contentUrl"])
				}
			}
			// The first figure as all files, each other as CSV.
			if len(formats) < 4 || formats[0] != "text/csv" || formats[3] != "application/zip" || strings.Join(formats[4:], "") != strings.Repeat("text/csv", len(formats)-4) {
				fault("its files", formats)
			}
			for _, item := range o["isBasedOn"].([]any) {
				w := item.(map[string]any)
				if w["license"] == nil && w["conditionsOfAccess"] == nil || w["name"] == "" {
					fault("a source without a word of its terms", w)
				}
			}
			if o["license"] == nil && o["conditionsOfAccess"] == nil {
				fault("no word of terms", b)
			}
		}
	}
}

func TestTermsAreSaidAsTheSourcesStateThem(t *testing.T) {
	with := func(address string, stated bool) data.Source {
		s := data.Source{ID: data.SourceID(address), SourceRecord: data.SourceRecord{LicenceAddress: address, Terms: data.Text{EN: "Quoted as facts."}}}
		if stated {
			s.Licence.Stated = data.Text{EN: "CC BY 4.0"}
		}
		return s
	}
	open, other, unaddressed, none := with("https://a.example", true), with("https://b.example", true), with("", true), with("", false)
	e := New(dataset(t))
	for _, c := range []struct {
		name                string
		sources             []*data.Source
		licence, conditions string
	}{
		{"one source with a licence", []*data.Source{&open}, "https://a.example", ""},
		{"two under the same", []*data.Source{&open, &open}, "https://a.example", ""},
		{"a licence without an address", []*data.Source{&unaddressed}, "", "CC BY 4.0"},
		{"a source that states none", []*data.Source{&none}, "", "Quoted as facts."},
		{"two licences", []*data.Source{&open, &other}, "", "The licence differs from source to source: each has its own."},
		{"one of two states none", []*data.Source{&open, &none}, "", "No one licence covers all of it: some sources state none, others have their own."},
		{"two that state none", []*data.Source{&none, &none}, "", "No one licence covers all of it: some sources state none, others have their own."},
	} {
		v, err := e.find("/")
		if err != nil {
			t.Fatal(err)
		}
		d := &describer{Context: page.Context{Dataset: e.datasets.whole, State: v.State, Catalogue: e.catalogues[data.English]}, sources: c.sources}
		d.terms()
		if d.out.Licence != c.licence || d.out.Conditions != c.conditions {
			t.Errorf("%s: licence %q, conditions %q; want %q, %q", c.name, d.out.Licence, d.out.Conditions, c.licence, c.conditions)
		}
	}
}

func TestNoTextEndsTheBlockOfMetadata(t *testing.T) {
	ds := dataset(t)
	ds.Home = home
	const hostile = "</script><script>alert(1)</script><!-- & \u2028"
	ds.Sources[0].Publisher.EN += hostile
	for i := range ds.Indicators {
		ds.Indicators[i].Name.EN += hostile
	}
	doc := build(t, New(ds), "/indicators/fwci/")
	if bytes.ContainsAny(doc.Structured, "<>&\u2028") {
		t.Errorf("it has markup: %s", doc.Structured)
	}
	var o struct{ Name string }
	if err := json.Unmarshal(doc.Structured, &o); err != nil || !strings.HasSuffix(o.Name, hostile) {
		t.Errorf("%v: the name came back as %q", err, o.Name)
	}
}

func TestAViewOfAPageDescribesThatView(t *testing.T) {
	ds := dataset(t)
	ds.Home = home
	var o struct {
		URL, TemporalCoverage string
		SpatialCoverage       []struct{ Identifier string }
		Distribution          []struct{ ContentURL string }
	}
	if err := json.Unmarshal(build(t, New(ds), "/indicators/rd-spending/?country=DEU&time=2000..2010&theme=dark").Structured, &o); err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, p := range o.SpatialCoverage {
		places = append(places, p.Identifier)
	}
	const query = "?country=DEU&time=2000..2010"
	if o.URL != home+"/indicators/rd-spending/"+query || o.Distribution[0].ContentURL != home+"/indicators/rd-spending/data.csv"+query || o.TemporalCoverage != "2000/2010" || !slices.Contains(places, "DEU") {
		t.Errorf("it is %+v", o)
	}
}

// A citation by its address is what the page says; in a file it has all the words.
func TestACitationIsMadeOfAnAddress(t *testing.T) {
	ds := dataset(t)
	ds.Home = home
	e := New(ds)
	for _, c := range []struct{ name, target, want string }{
		{"the first figure of a page", "/indicators/fwci/citation.bib", "@dataset{"},
		{"another figure", "/ja/partners/citation.bib?figure=joint-works-shares", "@dataset{"},
		{"the overview", "/citation.ris?theme=dark", "TY  - "},
		{"for programs of references", "/citation.csl.json", "["},
		{"a figure that there is not", "/citation.bib?figure=nope", ""},
	} {
		d := e.Download(c.target)
		if c.want == "" {
			if d == nil || d.Refused == "" {
				t.Errorf("%s: %+v", c.name, d)
			}
			continue
		}
		pieces, err := d.Make()
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for piece := range pieces {
			got += string(piece)
		}
		if !strings.HasPrefix(got, c.want) || !strings.Contains(got, home) {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	if d := e.Download("/nope/citation.bib"); d != nil {
		t.Errorf("a page that there is not is cited: %+v", d)
	}
}

var _ host.Views = (*Explorer)(nil)
