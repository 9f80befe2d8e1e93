//go:build browser

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"bilateral/data"
	"bilateral/web/bench/enlarged"
	"bilateral/web/browser"
	"bilateral/web/browser/driver"
)

// growthPlaces are how many places the datasets have by which growth is measured.
var growthPlaces = []int{20, 60, 200}

// Growth is what a dataset of so many places costs, with every pair of them in each measure
// of the page of two places.
type Growth struct {
	Places int `json:"places"`
	Pairs  int `json:"pairs"`
	// Tables are the bytes of the tables of pairs.
	Tables int64 `json:"tables_bytes"`
	// Start is the server's, from its process to its first answer, in milliseconds, and
	// Resident what its process holds after all that is measured here.
	Start    Spread  `json:"server_start_ms"`
	Resident float64 `json:"server_resident_mb"`
	// Bytes are those of a first view of the page, Data those of its data, on the wire;
	// Paint and Interactive are its milliseconds.
	Bytes       float64 `json:"first_view_bytes"`
	Data        float64 `json:"first_view_data_bytes"`
	Paint       Spread  `json:"first_contentful_paint_ms"`
	Interactive Spread  `json:"interactive_ms"`
	// Controls are typing into a list of places, choosing a place in it, and the tab.
	Controls map[string]Timing `json:"controls"`
}

// growthControls are those that depend on how many places there are.
var growthControls = []control{picker(), list("country"), link("tab")}

// picker is a list of places that a reader types into.
func picker() control {
	return control{name: "picker", event: "input",
		find: `() => [...document.querySelectorAll("place-picker")]`,
		aim: func(p *page, c control, _ int) error {
			_, err := driver.Eval[bool](p.tab, `() => {
				const input = (`+c.find+`)()[1].shadowRoot.querySelector("input");
				input.focus();
				input.select();
				return true;
			}`)
			return err
		},
		fire: func(p *page, _ control, turn int) error { return p.tab.Insert(searches[turn%len(searches)]) },
	}
}

// growth measures the page of two places with few and with many places, by turns.
func growth(chromium *driver.Chromium, o options, command, dir string) ([]Growth, error) {
	grown := make([]Growth, len(growthPlaces))
	servers, pages := make([]*browser.Server, len(grown)), make([]*page, len(grown))
	defer func() {
		for i := range grown {
			if pages[i] != nil {
				pages[i].tab.Close()
			}
			if servers[i] != nil {
				_ = servers[i].Stop()
			}
		}
	}()
	for i, places := range growthPlaces {
		g := &grown[i]
		g.Places, g.Pairs, g.Controls = places, places*(places-1)/2, map[string]Timing{}
		folder := filepath.Join(dir, "places-"+strconv.Itoa(places))
		var err error
		if g.Tables, err = enlarged.Write(folder, places); err != nil {
			return nil, err
		}
		var starts []float64
		for range max(o.loads/2, 1) {
			if servers[i] != nil {
				_ = servers[i].Stop()
			}
			began := time.Now()
			if servers[i], err = browser.StartServer(command, o.tinygo, "-data", filepath.Join(folder, data.DefaultFile)); err != nil {
				return nil, err
			}
			starts = append(starts, milliseconds(began))
		}
		g.Start = spreadOf(starts)
	}
	address := func(i int) string { return servers[i].Origin("127.0.0.1") + "/partners/" }
	paints, readies := make([][]float64, len(grown)), make([][]float64, len(grown))
	for i := range grown { // the first answer is made for it
		answer, err := http.Get(address(i))
		if err != nil {
			return nil, err
		}
		answer.Body.Close()
	}
	for range o.loads {
		for i := range grown {
			load, err := cold(chromium, address(i), false)
			if err != nil {
				return nil, fmt.Errorf("%d places: %w", grown[i].Places, err)
			}
			paints[i], readies[i] = append(paints[i], load.Paint), append(readies[i], load.Ready)
			grown[i].Bytes, grown[i].Data = load.Bytes(), 0
			for _, request := range load.Requests {
				if path, _, _ := strings.Cut(request.Path(), "?"); strings.HasSuffix(path, ".bin") {
					grown[i].Data += request.Bytes
				}
			}
		}
	}
	for i := range grown {
		grown[i].Paint, grown[i].Interactive = spreadOf(paints[i]), spreadOf(readies[i])
		var err error
		if pages[i], err = openPage(chromium, address(i), false); err != nil {
			return nil, err
		}
	}
	for _, c := range growthControls {
		timings, err := use(pages, c, o.events)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
		for i := range timings {
			grown[i].Controls[c.name] = timings[i]
		}
	}
	for i := range grown {
		var err error
		if grown[i].Resident, err = resident(servers[i].PID()); err != nil {
			return nil, err
		}
	}
	return grown, nil
}

// resident is the memory that a process holds, in megabytes.
func resident(pid int) (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	var kilobytes float64
	if _, err := fmt.Sscan(after, &kilobytes); err != nil {
		return 0, fmt.Errorf("the memory of process %d: %w", pid, err)
	}
	return hundredths(kilobytes / 1024), nil
}

// printGrowth writes a column for each dataset.
func printGrowth(out io.Writer, grown []Growth) error {
	if len(grown) == 0 {
		return nil
	}
	w := tabwriter.NewWriter(out, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "\nGROWTH: the page of two places, invented figures of every pair, loopback\n")
	row := func(name string, value func(*Growth) string) {
		cells := []string{name}
		for i := range grown {
			cells = append(cells, value(&grown[i]))
		}
		fmt.Fprintln(w, strings.Join(cells, "\t")+"\t")
	}
	row("places", func(g *Growth) string { return strconv.Itoa(g.Places) })
	row("pairs", func(g *Growth) string { return strconv.Itoa(g.Pairs) })
	row("tables, MB", func(g *Growth) string { return fmt.Sprintf("%.1f", float64(g.Tables)/1e6) })
	row("server's start, ms", func(g *Growth) string { return spread(&g.Start) })
	row("server's memory, MB", func(g *Growth) string { return fmt.Sprintf("%.0f", g.Resident) })
	row("first view, bytes", func(g *Growth) string { return fmt.Sprintf("%.0f", g.Bytes) })
	row("of these data", func(g *Growth) string { return fmt.Sprintf("%.0f", g.Data) })
	row("first paint, ms", func(g *Growth) string { return spread(&g.Paint) })
	row("interactive, ms", func(g *Growth) string { return spread(&g.Interactive) })
	for _, c := range growthControls {
		row(c.name+", ms", func(g *Growth) string {
			timing := g.Controls[c.name]
			return spread(&timing.Spread)
		})
	}
	return w.Flush()
}
