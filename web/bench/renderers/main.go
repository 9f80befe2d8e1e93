//go:build browser

// Command renderers measures the explorer's renderer on the operations of
// js-framework-benchmark, beside a table by hand, Solid, React, go-app and Vugu's own
// renderer, in one run in which they take turns: time of script and time to the end of the
// frame for each operation, memory, start and bytes. It judges nothing, it prints; README.md
// beside it says how, and what was found. It stands beside package bench, at the end of the
// flow.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"bilateral/web/browser/driver"
)

// errUsage reports a command line that cannot be used.
var errUsage = errors.New("usage")

// Report is everything one run measured.
type Report struct {
	Date     string            `json:"date"`
	CPUs     int               `json:"cpus"`
	Load     string            `json:"load_average"` // of the machine at the start and at the end
	Go       string            `json:"go"`
	TinyGo   string            `json:"tinygo"`
	Browser  string            `json:"browser"`
	Versions map[string]string `json:"versions"`
	Rounds   int               `json:"rounds"`
	Subjects []*Subject        `json:"subjects"`
}

// Subject is what was measured of one library.
type Subject struct {
	Name string `json:"name"`
	// Keyed reports that the same nodes stay and move with their rows.
	Keyed bool `json:"keyed"`
	// Operations are by name.
	Operations map[string]*Timing `json:"operations"`
	// Ready is the time from navigation until rows can be made, Bytes what came until then.
	Ready []float64 `json:"ready_ms"`
	Bytes float64   `json:"bytes"`
	// Heap and Program are the bytes of JavaScript and of the WebAssembly memory with 1,000
	// rows, and with none before.
	Heap    []float64 `json:"heap_bytes"`
	Program []float64 `json:"program_bytes"`

	page page
}

// Timing is what the repetitions of an operation took, in milliseconds.
type Timing struct {
	// Script is the main thread's processor time in script until the frame ended, Later what
	// script took after it, and Total the time from the click to the end of the frame.
	Script []float64 `json:"script_ms"`
	Later  []float64 `json:"script_after_ms"`
	Total  []float64 `json:"total_ms"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "renderers:", err)
		os.Exit(1)
	}
}

// options are what a run is told on its command line.
type options struct {
	tinygo, golang, scripts, out string
	rounds, times                int
	only, operations             []string // names; none for all
}

func parse(arguments []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("renderers", flag.ContinueOnError)
	flags.StringVar(&o.tinygo, "tinygo", os.Getenv("EXPLORER_TABLE_TINYGO"), "`directory` of the TinyGo bundle of app/table")
	flags.StringVar(&o.golang, "go", os.Getenv("EXPLORER_TABLE_GO"), "`directory` of the Go bundle of app/table")
	flags.StringVar(&o.scripts, "scripts", filepath.Join(".cache", "npm", "renderers"), "`directory` that web/bench/renderers/install has made")
	flags.StringVar(&o.out, "out", filepath.Join(".cache", "renderers"), "`path` of the two files, without .json and .md")
	flags.IntVar(&o.rounds, "rounds", 3, "in how many rounds each library does each operation")
	flags.IntVar(&o.times, "times", 4, "how often it does in a round, after the warm-up")
	only := flags.String("only", "", "measure these libraries alone: `names` with semicolons between")
	operations := flags.String("operations", "", "measure these operations alone: `names` with semicolons between")
	if err := flags.Parse(arguments); err != nil {
		return o, errUsage
	}
	if o.tinygo == "" || o.golang == "" {
		return o, fmt.Errorf("%w: both bundles of app/table are needed: -tinygo DIR and -go DIR; make renderers builds them", errUsage)
	}
	if *only != "" {
		o.only = strings.Split(*only, ";")
	}
	if *operations != "" {
		o.operations = strings.Split(*operations, ";")
	}
	return o, nil
}

func run(arguments []string) error {
	o, err := parse(arguments)
	if err != nil {
		return err
	}
	report := &Report{
		Date: time.Now().UTC().Format(time.DateOnly), CPUs: runtime.NumCPU(), Load: loadAverage(), Go: runtime.Version(),
	}
	if err := report.prepare(o); err != nil {
		return err
	}
	for _, s := range report.Subjects {
		defer s.page.serve().Close()
	}
	dir, err := os.MkdirTemp("", "explorer-renderers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	chromium, err := driver.StartChromium(dir)
	if err != nil {
		return err
	}
	defer chromium.Close()
	report.Browser = chromium.Name()
	for round := range o.rounds {
		if err := report.round(chromium, o, round); err != nil {
			return err
		}
		report.Rounds = round + 1
		if err := report.write(o.out); err != nil { // a run that is cut short leaves its whole rounds
			return err
		}
	}
	report.Load += ", " + loadAverage()
	return report.write(o.out)
}

// round has every library do every operation, each in a fresh tab, and load once for its
// start and its memory. Who begins changes from operation to operation.
func (r *Report) round(chromium *driver.Chromium, o options, round int) error {
	began := time.Now()
	for i, op := range operations {
		if !named(o.operations, op.name) {
			continue
		}
		for j := range r.Subjects {
			s := r.Subjects[(i+j+round)%len(r.Subjects)]
			if err := s.do(chromium, op, o.times); err != nil {
				return fmt.Errorf("%s, %s: %w", s.Name, op.name, err)
			}
		}
		fmt.Fprintf(os.Stderr, "round %d, %s after %.0f s\n", round+1, op.name, time.Since(began).Seconds())
	}
	for j := range r.Subjects {
		s := r.Subjects[(j+round)%len(r.Subjects)]
		if err := s.start(chromium); err != nil {
			return fmt.Errorf("%s, start: %w", s.Name, err)
		}
	}
	return nil
}

// named reports whether a name is among those that are asked for: all where there are none.
func named(names []string, name string) bool {
	if len(names) == 0 {
		return true
	}
	for _, n := range names {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}

// write leaves the report in two files, as JSON and for a reader.
func (r *Report) write(path string) error {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(path+".json", append(text, '\n'), 0o644); err != nil {
		return err
	}
	return os.WriteFile(path+".md", r.markdown(), 0o644)
}

// loadAverage is what the system says of how busy it is, "unknown" where it does not.
func loadAverage() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(text))[:3], " ")
}
