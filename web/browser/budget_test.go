//go:build browser

package browser

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bilateral/testdata/golden"
)

// The budget of a document alone, in bytes on the wire with headers.
const documentBudget = 25_000

// The budget of everything that a route loads before it is interactive, cold
// and with no worker, is what was measured when budgetFile was written and a
// little more. A route that needs much less than that has the file written anew
// (-update), so that what was gained is not lost again.
const (
	budgetMargin = 1.01
	budgetSlack  = 0.97
	// viewAllowance is what a view's document may have more than its route's, in
	// bytes: it is compressed as it is asked for, less thoroughly.
	viewAllowance = 2200
)

// budgetFile has a route and its bytes in each line.
var budgetFile = filepath.Join("testdata", "budgets.txt")

// budgetRoutes are the routes that differ in what they load, in English.
func (s *site) budgetRoutes() []string {
	routes := []string{"/", "/indicators/", "/indicators/" + s.chosen() + "/", "/indicators/" + s.flow() + "/", "/sources/", "/about/", "/slides/", "/slides/?slide=3", "/embed/table/", s.frame("/")}
	kinds := map[string]bool{}
	for _, ind := range s.dataset.Open() {
		if kind := fmt.Sprint(ind.Subject, ind.Collection); !kinds[kind] {
			kinds[kind] = true
			routes = append(routes, "/indicators/"+string(ind.ID)+"/")
		}
	}
	for route, is := range map[string]bool{"partners/": s.dataset.HasPartners(), "mobility/": s.dataset.HasMobility(), "evidence/": s.dataset.HasEvidence()} {
		if is {
			routes = append(routes, "/"+route, "/embed/"+route)
		}
	}
	slices.Sort(routes)
	return routes
}

// budgets reads the bytes of each route.
func budgets(t *testing.T) map[string]float64 {
	t.Helper()
	b, err := os.ReadFile(budgetFile)
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]float64{}
	for line := range strings.Lines(string(b)) {
		var route string
		var bytes float64
		if _, err := fmt.Sscan(line, &route, &bytes); err != nil {
			t.Fatalf("%s: %q: %v", budgetFile, line, err)
		}
		list[route] = bytes
	}
	return list
}

// coldly loads a page as a new reader does, and checks what holds for each.
func coldly(t *testing.T, s *site, path string) float64 {
	t.Helper()
	v := open(t, s.Origin(loopback))
	load, err := v.ColdLoad(s.Origin(loopback) + path)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	kinds := map[string]int{}
	for _, request := range load.Requests {
		lines = append(lines, fmt.Sprintf("%8.0f %s", request.Bytes, request.Path()))
		kinds[request.Type]++
		if request.Failure != "" {
			t.Errorf("%s: %s", request.Path(), request.Failure)
		}
		if request.Bytes < 100 {
			t.Errorf("%s is said to be %.0f bytes: the load was not cold", request.Path(), request.Bytes)
		}
	}
	t.Logf("%.0f bytes, interactive after %.0f ms\n%s", load.Bytes(), load.Ready, strings.Join(lines, "\n"))
	same(t, "documents", kinds["Document"], 1)
	if document := load.Requests[0]; document.Type != "Document" || document.Bytes > documentBudget {
		t.Errorf("the document is %.0f bytes (%s); the budget is %d", document.Bytes, document.Type, documentBudget)
	}
	if kinds["Script"] == 0 || kinds["Stylesheet"] == 0 {
		t.Errorf("the load has %v; scripts and a style sheet were expected", kinds)
	}
	return load.Bytes()
}

func TestEveryRouteStaysWithinItsBytes(t *testing.T) {
	t.Parallel()
	var lines strings.Builder
	list := map[string]float64{}
	if !golden.Updating() {
		list = budgets(t)
	}
	for _, language := range []string{"", "/ja"} {
		for _, route := range released.budgetRoutes() {
			route := language + route
			t.Run(route, func(t *testing.T) {
				bytes := coldly(t, released, route)
				fmt.Fprintf(&lines, "%s %.0f\n", route, bytes)
				switch budget, has := list[route]; {
				case golden.Updating():
				case !has:
					t.Errorf("%s has no budget: run this test with -update", route)
				case bytes > budgetMargin*budget:
					t.Errorf("%.0f bytes before the page is interactive; the budget is %.0f and one part in a hundred", bytes, budget)
				case bytes < budgetSlack*budget:
					t.Errorf("%.0f bytes where the budget is %.0f: run this test with -update to keep what was gained", bytes, budget)
				}
				delete(list, route)
			})
		}
	}
	if golden.Updating() {
		if err := os.WriteFile(budgetFile, []byte(lines.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, route := range slices.Sorted(maps.Keys(list)) {
		t.Errorf("%s has a budget and is no route", route)
	}
}

// Another dataset, and other views of a route, cost no more than the route
// does: a view is in the address, and what is loaded does not grow with it.
func TestOtherViewsAndDatasetsStayWithinTheBytesOfTheirRoute(t *testing.T) {
	t.Parallel()
	list, other := budgets(t), sites[2]
	for _, language := range []string{"", "/ja"} {
		for _, c := range []struct {
			site        *site
			path, route string
		}{
			{released, "/?indicator=" + released.flow() + "&sort=-" + released.pair() + "&tab=table&derived=1", "/"},
			{other, "/", "/"},
			{other, "/?indicator=" + other.flow() + "&tab=table", "/"},
			{other, "/indicators/" + other.chosen() + "/", "/indicators/" + released.chosen() + "/"},
			{other, other.frame("/"), released.frame("/")},
			{other, "/embed/table/", "/embed/table/"},
		} {
			t.Run(c.site.name+language+c.path, func(t *testing.T) {
				budget := list[language+c.route]
				if bytes := coldly(t, c.site, language+c.path); bytes > budget+viewAllowance {
					t.Errorf("%.0f bytes before the page is interactive; its route has %.0f, and a view may have %d more", bytes, budget, viewAllowance)
				}
			})
		}
	}
}
