//go:build browser

package browser

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The server, Go's program and TinyGo's print a number alike: halves, small
// ones, long decimals, and those beyond 32 bits.
func TestEveryCompilerPrintsANumberAlike(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(filepath.Join(root, "components", "page", "testdata", "zero-negative.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		growth  []float64 // of France, Brazil and the two, in per cent, two digits printed
		counts  []float64 // of France and Brazil
		printed []string
	}{
		"halves and great counts":         {[]float64{1.005, 1.015, 2.675}, []float64{3000000000, 12345678901}, []string{"+1.01%", "+1.02%", "+2.68%", "3,000,000,000", "12,345,678,901"}},
		"small numbers and long decimals": {[]float64{-0.00004, 3.3860849821296505, -1.005}, []float64{9007199254740991, 0}, []string{">−0.0001%", "+3.39%", "−1.01%", "9,007,199,254,740,991", "0"}},
	} {
		file := filepath.Join(t.TempDir(), "numbers.json")
		if err := os.WriteFile(file, withNumbers(t, raw, c.growth, c.counts), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, b := range bundles {
			t.Run(name+"/"+b.name, func(t *testing.T) {
				server, err := StartServer(explorer, os.Getenv(b.variable), "-data", file)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = server.Stop() })
				for _, language := range []string{"/", "/ja/"} {
					v := open(t, server.Origin(loopback))
					v.start(server.Origin(loopback) + language)
					v.sameAsServed()
					table := v.text("table.ind")
					for _, want := range c.printed {
						if !strings.Contains(table, want) {
							t.Errorf("%s: the table does not show %s: %q", language, want, table)
						}
					}
					v.click(rowLink("growth"))
					v.wait(`() => location.search.includes("growth")`)
					v.sameAsServed()
					v.click(rowLink("joint-articles"))
					v.wait(`() => !location.search.includes("growth")`)
					v.sameAsServed()
				}
			})
		}
	}
}

// withNumbers is a dataset with other values of growth, printed with two
// digits, and of articles.
func withNumbers(t *testing.T, raw []byte, growth, counts []float64) []byte {
	t.Helper()
	var pack map[string]any
	if err := json.Unmarshal(raw, &pack); err != nil {
		t.Fatal(err)
	}
	set := 0
	for _, r := range pack["resources"].([]any) {
		resource := r.(map[string]any)
		rows, _ := resource["data"].([]any)
		for _, row := range rows {
			row := row.(map[string]any)
			switch {
			case resource["name"] == "indicators" && row["id"] == "growth":
				row["decimals"] = 2
			case resource["name"] == "observations" && row["indicator"] == "growth":
				row["value"], growth = growth[0], growth[1:]
				set++
			case resource["name"] == "observations" && row["indicator"] == "joint-articles" && row["end"] == 2020.0 && row["kind"] == "place" && row["place"] != "EUU":
				row["value"], counts = counts[0], counts[1:]
				set++
			}
		}
	}
	if set != 5 {
		t.Fatalf("%d values were set, want 5", set)
	}
	b, err := json.Marshal(pack)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
