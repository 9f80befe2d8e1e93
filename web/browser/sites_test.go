//go:build browser

package browser

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/data"
	"bilateral/data/datapackage"
)

// A site is an explorer that runs: a bundle and a dataset. Tests take the
// names and figures that they need from it and know none themselves.
type site struct {
	*Server
	name    string
	bundle  string // the compiler's name
	folder  string // the bundle's
	file    string // of the dataset, "" for the one built in
	dataset *data.Dataset
}

// second is the file of another dataset, which tells of other places.
func second() string { return filepath.Join(root, "testdata", "second.json") }

// startServers starts, all at once, what the tests run on: the dataset built in
// on each compiler's bundle, the second on the small one as it is released, and
// the galleries. The small one with the dataset built in is the build that
// collects after every message and poisons what it gives back, so that every
// test finds a reference that the collector missed. The last of the list is the
// released one, for what is measured.
func startServers() error {
	small, large, poisoned := os.Getenv(bundles[0].variable), os.Getenv(bundles[1].variable), os.Getenv(poisonVariable)
	list := []*site{
		{name: "tinygo", bundle: "tinygo", folder: poisoned}, {name: "go", bundle: "go", folder: large},
		{name: "second", bundle: "tinygo", folder: small, file: second()}, {name: "released", bundle: "tinygo", folder: small},
	}
	sites, released = list[:3], list[3]
	found := make([]*Server, len(bundles))
	faults := make(chan error)
	for _, s := range list {
		go func() { faults <- s.start() }()
	}
	for i, b := range bundles {
		go func() {
			var err error
			if found[i], err = StartServer(explorer, os.Getenv(b.gallery), "-gallery"); err != nil {
				err = fmt.Errorf("gallery bundle %s: %w", b.name, err)
			}
			faults <- err
		}()
	}
	var err error
	for range len(list) + len(bundles) {
		err = errors.Join(err, <-faults)
	}
	galleries = map[string]*Server{}
	for i, b := range bundles {
		galleries[b.name] = found[i]
	}
	return err
}

// start reads the site's dataset and starts its server.
func (s *site) start() (err error) {
	if s.file == "" {
		s.dataset, err = datapackage.Default()
	} else {
		s.dataset, err = datapackage.DecodeFile(s.file)
	}
	if err == nil {
		s.Server, err = StartServer(explorer, s.folder, s.arguments()...)
	}
	if err != nil {
		return fmt.Errorf("site %s: %w", s.name, err)
	}
	return nil
}

// arguments have the command serve the site's dataset.
func (s *site) arguments() []string {
	if s.file == "" {
		return nil
	}
	return []string{"-data", s.file}
}

// forSites runs a test on every bundle and with every dataset: for what depends
// on the compiler. That is how a program starts and ends, and what it computes:
// numbers, texts, orders. One journey by each kind of message that the page tells
// the program is enough, as both bundles are made of the same sources.
func forSites(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	for _, s := range sites {
		t.Run(s.name, func(t *testing.T) { test(t, s) })
	}
}

// forDatasets runs a test with every dataset, on the small bundle: what it
// looks at does not depend on the compiler.
func forDatasets(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	for _, s := range sites {
		if s.bundle == "tinygo" {
			t.Run(s.name, func(t *testing.T) { test(t, s) })
		}
	}
}

// forOne runs a test with the dataset built in, on the small bundle: what it looks at
// depends on neither.
func forOne(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	t.Run(small().name, func(t *testing.T) { test(t, small()) })
}

// small is the site on the small bundle.
func small() *site { return sites[0] }

// forReleases runs a test with every dataset on the small bundle as readers
// get it: for what counts bytes, of the wire or of memory.
func forReleases(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	for _, s := range []*site{released, sites[2]} {
		t.Run(s.name, func(t *testing.T) { test(t, s) })
	}
}

// chosen is the indicator that a site shows at first.
func (s *site) chosen() string { return string(s.dataset.DefaultIndicator) }

// indicators are the rows of a site's table.
func (s *site) indicators() []data.Indicator {
	var rows []data.Indicator
	for _, ind := range s.dataset.Tabled() {
		rows = append(rows, *ind)
	}
	return rows
}

// other is an indicator that a site does not show at first, by its place
// among them; the last when there are fewer.
func (s *site) other(i int) string {
	var others []string
	for _, ind := range s.indicators() {
		if ind.ID != s.dataset.DefaultIndicator {
			others = append(others, string(ind.ID))
		}
	}
	return others[min(i, len(others)-1)]
}

// flow is an indicator that tells of both directions.
func (s *site) flow() string {
	for _, ind := range s.indicators() {
		if ind.Meaning == data.Flow {
			return string(ind.ID)
		}
	}
	return s.chosen()
}

// column is the id of a column of the table, by its place.
func (s *site) column(i int) string { return string(s.dataset.Columns()[i].ID) }

// pair is the id of the column of both places.
func (s *site) pair() string {
	for _, c := range s.dataset.Columns() {
		if c.Role == data.RolePair {
			return string(c.ID)
		}
	}
	return ""
}

// topic is a topic with indicators, by its place.
func (s *site) topic(i int) string {
	var topics []string
	for _, t := range s.dataset.Topics {
		if slices.ContainsFunc(s.indicators(), func(ind data.Indicator) bool { return ind.Topic == t.ID }) {
			topics = append(topics, string(t.ID))
		}
	}
	return topics[min(i, len(topics)-1)]
}

// frame is the address of a frame with the figure that is shown at first.
func (s *site) frame(language string) string {
	return language + "embed/indicators/" + s.chosen() + "/"
}

// order is the indicators by the number in a column, missing last, as a
// reader would sort them.
func (s *site) order(column string, descending bool) string {
	var rows []string
	value := map[string]float64{}
	for _, ind := range s.indicators() {
		rows = append(rows, string(ind.ID))
		if o := s.dataset.Cell(ind.ID, data.ColumnID(column)); o != nil && o.Value.Present() {
			value[string(ind.ID)] = o.Value.Number
		}
	}
	slices.SortStableFunc(rows, func(a, b string) int {
		x, hasX := value[a]
		y, hasY := value[b]
		switch {
		case hasX != hasY:
			if hasX {
				return -1
			}
			return 1
		case x == y || !hasX:
			return 0
		case (x < y) != descending:
			return -1
		}
		return 1
	})
	return strings.Join(rows, " ")
}

// texts are the figures of the table and the sentences that stand with them,
// as an English page shows them.
func (s *site) texts() []string {
	var texts []string
	words := catalogue.For(data.English)
	for i := range s.indicators() {
		ind := &s.indicators()[i]
		for _, c := range s.dataset.Columns() {
			if o := s.dataset.Cell(ind.ID, c.ID); o != nil {
				texts = append(texts, format.Value(words, ind, o.Value))
			}
		}
	}
	for _, m := range s.dataset.Messages {
		text, _ := m.Text.In(data.English)
		texts = append(texts, text)
	}
	for _, c := range s.dataset.Contacts {
		texts = append(texts, c.Label)
	}
	return texts
}

// routes are all pages of a site with the views that differ in kind, in
// English; "/ja" goes before them.
func (s *site) routes() []string {
	routes := []string{
		"/", "/?indicator=" + s.other(0) + "&tab=table", "/?indicator=" + s.other(1) + "&sort=-" + s.column(0),
		"/?indicator=nope&sort=up&topic=none&q=" + strings.Repeat("long", 40), "/?q=zebra&topic=" + s.topic(0), "/?derived=1&topic=" + s.topic(0),
		"/indicators/", "/sources/", "/about/", "/about/accessibility/", "/about/glossary/", "/search/", "/search/?q=a", "/search/?q=zebra", "/nope/", "/take/", "/take/?figure=indicators", "/take/?view=%2Fnope&figure=nope",
		"/slides/", "/slides/?slide=2", ownSlides("/", "/indicators/"+s.chosen()+"/#figure", "/#indicators", "/nowhere/"), "/?slides=%2F%23indicators",
		"/embed/table/?derived=1", s.frame("/"), s.frame("/") + "?hideControls=1&theme=dark", "/embed/indicators/" + s.flow() + "/?tab=table",
	}
	for _, ind := range s.dataset.Tabled() {
		routes = append(routes, "/?indicator="+string(ind.ID), "/indicators/"+string(ind.ID)+"/")
	}
	// Of the open indicators one of each kind: their pages differ in values only.
	kinds := map[string]bool{}
	for _, ind := range s.dataset.Open() {
		kind := fmt.Sprint(ind.Subject, ind.Collection, ind.Of != "")
		if !kinds[kind] {
			kinds[kind] = true
			routes = append(routes, "/indicators/"+string(ind.ID)+"/")
		}
	}
	for route, is := range map[string]bool{"/partners/": s.dataset.HasPartners(), "/mobility/": s.dataset.HasMobility(), "/evidence/": s.dataset.HasEvidence()} {
		if is {
			routes = append(routes, route)
		}
	}
	slices.Sort(routes)
	return slices.Compact(routes)
}
