// Command load measures how many requests the explorer answers, in one run with nginx,
// which sends the same bytes and writes its log, and with a bare net/http handler, which
// does nothing but write them; and what memory it holds while many ask for long. It stands
// at the end of the flow, beside bench; it judges nothing but whether all three send the
// same, it prints.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Report is everything one run measured.
type Report struct {
	Date        string    `json:"date"`
	CPUs        int       `json:"cpus"` // shared with wrk
	Load        string    `json:"load_average"`
	Connections int       `json:"connections"`
	Subjects    []Subject `json:"subjects"`
	Log         Log       `json:"log"`
	Memory      []Memory  `json:"memory"`
}

// Subject is what was measured of one address, by the names of the servers.
type Subject struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Bytes int    `json:"bytes"` // of the body as sent
	// PerSecond are medians, and so are Processor, microseconds of processor time a
	// request.
	PerSecond map[string]float64 `json:"requests_per_second"`
	Processor map[string]float64 `json:"processor_us"`
	// OfNginx and OfBare are medians of the ratios of runs that stood next to each other.
	OfNginx float64 `json:"of_nginx"`
	OfBare  float64 `json:"of_bare"`
	Load    string  `json:"load_average"` // when it was measured
}

// Log is whether every request stands in the log.
type Log struct {
	Requests int `json:"requests"` // that wrk saw answered; it breaks some off at its end
	Lines    int `json:"lines"`
	Dropped  int `json:"dropped"`
}

// Memory is what the server's process holds after some time of all pages, in many
// spellings.
type Memory struct {
	Seconds  int     `json:"seconds"`
	Resident float64 `json:"resident_mb"`
}

type settings struct {
	explorer, bundle, folder, bare string
	rounds, connections            int
	each, long                     time.Duration
}

func main() {
	var s settings
	flag.StringVar(&s.explorer, "explorer", ".cache/explorer", "the `program` to measure")
	flag.StringVar(&s.bundle, "bundle", "", "`folder` of the browser program; without it the one built in")
	flag.StringVar(&s.folder, "folder", ".cache/load", "`folder` for the bytes of nginx and for logs")
	flag.IntVar(&s.rounds, "rounds", 7, "how often each server is asked for each address, one after the other")
	flag.IntVar(&s.connections, "connections", 32, "how many ask at a time")
	flag.DurationVar(&s.each, "each", 2*time.Second, "how long each server is asked each time")
	flag.DurationVar(&s.long, "for", 10*time.Minute, "how long memory is looked at")
	flag.StringVar(&s.bare, "bare", "", "be the bare server of the answers in this `file`")
	flag.Parse()
	var err error
	if s.bare != "" {
		err = serveBare(s.bare)
	} else {
		err = measure(s)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

// measure starts the three servers, asks them and prints the report.
func measure(s settings) (err error) {
	if s.folder, err = filepath.Abs(s.folder); err != nil {
		return err
	}
	if err := os.MkdirAll(s.folder, 0o755); err != nil {
		return err
	}
	explorer, err := startExplorer(s)
	if err != nil {
		return err
	}
	defer explorer.stop()
	subjects, answers, err := fetch(explorer.url)
	if err != nil {
		return err
	}
	nginx, err := startNginx(s.folder, answers)
	if err != nil {
		return err
	}
	defer nginx.stop()
	bare, err := startBare(s.folder, answers)
	if err != nil {
		return err
	}
	defer bare.stop()
	servers := []*server{explorer, nginx, bare}
	for _, other := range servers[1:] {
		if err := same(other, answers); err != nil {
			return err
		}
	}
	report := Report{Date: time.Now().UTC().Format(time.RFC3339), CPUs: runtime.NumCPU(), Load: loadAverage(), Connections: s.connections}
	for _, subject := range subjects {
		if err := subject.measure(s, servers, &report.Log); err != nil {
			return err
		}
		report.Subjects = append(report.Subjects, subject)
	}
	if report.Memory, err = remember(s, explorer, &report.Log); err != nil {
		return err
	}
	if err := explorer.stop(); err != nil {
		return fmt.Errorf("the explorer does not end well: %w", err)
	}
	if err := explorer.count(&report.Log); err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", "  ")
	return out.Encode(report)
}

// measure asks the servers for an address in turn.
func (u *Subject) measure(s settings, servers []*server, log *Log) error {
	perSecond, processor := map[string][]float64{}, map[string][]float64{}
	for range s.rounds {
		for _, server := range servers {
			before, err := server.processor()
			if err != nil {
				return err
			}
			run, err := wrk(s, s.each, server.url+u.Path, "")
			if err != nil {
				return fmt.Errorf("%s, %s: %w", server.name, u.Path, err)
			}
			after, err := server.processor()
			if err != nil {
				return err
			}
			perSecond[server.name] = append(perSecond[server.name], run.perSecond)
			processor[server.name] = append(processor[server.name], float64((after-before).Microseconds())/float64(run.requests))
			if server.name == explorerName {
				log.Requests += run.requests
			}
			if err := server.count(log); err != nil {
				return err
			}
		}
	}
	u.PerSecond, u.Processor = map[string]float64{}, map[string]float64{}
	for name := range perSecond {
		u.PerSecond[name], u.Processor[name] = median(perSecond[name]), median(processor[name])
	}
	ratio := func(of string) float64 {
		var list []float64
		for i, n := range perSecond[explorerName] {
			list = append(list, n/perSecond[of][i])
		}
		return median(list)
	}
	u.OfNginx, u.OfBare, u.Load = ratio(nginxName), ratio(bareName), loadAverage()
	return nil
}

// remember asks the explorer for all its pages, in ever new spellings, and notes what
// memory it holds.
func remember(s settings, explorer *server, log *Log) ([]Memory, error) {
	script := filepath.Join(s.folder, "pages.lua")
	if err := writePages(script, explorer.url); err != nil {
		return nil, err
	}
	// The log is emptied in between: it would be gigabytes.
	piece := min(10*time.Second, max(s.long/20, time.Second))
	var list []Memory
	for begun := time.Now(); time.Since(begun) < s.long; {
		run, err := wrk(s, piece, explorer.url, script)
		if err != nil {
			return nil, err
		}
		log.Requests += run.requests
		if err := explorer.count(log); err != nil {
			return nil, err
		}
		resident, err := explorer.resident()
		if err != nil {
			return nil, err
		}
		list = append(list, Memory{int(time.Since(begun).Seconds()), resident})
	}
	return list, nil
}

func median(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}

func loadAverage() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	return strings.Join(strings.Fields(string(b))[:3], " ")
}

var errDiffers = errors.New("the servers do not send the same")
