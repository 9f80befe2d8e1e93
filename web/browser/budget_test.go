//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"
)

// The budgets, in bytes on the wire with headers, cold and with no worker.
const (
	coldBudget     = 170_000
	documentBudget = 25_000
)

func TestThePageStaysWithinItsBytes(t *testing.T) {
	forReleases(t, func(t *testing.T, s *site) {
		for _, path := range []string{"/", "/ja/", "/?indicator=" + s.flow() + "&sort=-" + s.pair() + "&tab=table", "/indicators/" + s.chosen() + "/", s.frame("/"), "/embed/table/"} {
			t.Run(path, func(t *testing.T) {
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
				list := strings.Join(lines, "\n")
				t.Logf("%.0f bytes, interactive after %.0f ms\n%s", load.Bytes(), load.Ready, list)
				if load.Bytes() > coldBudget {
					t.Errorf("%.0f bytes before the page is interactive; the budget is %d\n%s", load.Bytes(), coldBudget, list)
				}
				same(t, "documents", kinds["Document"], 1)
				if document := load.Requests[0]; document.Type != "Document" || document.Bytes > documentBudget {
					t.Errorf("the document is %.0f bytes (%s); the budget is %d", document.Bytes, document.Type, documentBudget)
				}
				// A preload is of the type "Other".
				if kinds["Script"] == 0 || kinds["Stylesheet"] == 0 || kinds["Fetch"]+kinds["Other"] == 0 {
					t.Errorf("the load has %v; scripts, a style sheet and fetches or preloads were expected", kinds)
				}
			})
		}
	})
}
