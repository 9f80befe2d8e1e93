//go:build browser

// Command bench measures the built explorer in a real Chromium: the bytes on
// the wire, the first paint, the time until the page is interactive, how long
// each control takes from the event to the paint, beside a floor page that
// does next to nothing, and what is left in memory after many interactions;
// on this machine, and on a phone's profile; and on the server how soon it answers after
// its start, and how fast the rows of data.csv are written, and an export of the site. It
// stands beside the browser tests, at the end of the flow; it judges nothing, it prints.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"bilateral/web/browser"
	"bilateral/web/browser/driver"
)

// errUsage reports a command line that cannot be used.
var errUsage = errors.New("usage")

// Report is everything one run measured.
type Report struct {
	Date     string    `json:"date"`
	CPUs     int       `json:"cpus"`
	Load     string    `json:"load_average"` // of the machine at the start, over 1, 5 and 15 minutes
	Go       string    `json:"go"`
	Profiles []Profile `json:"profiles"`
	// Start is the server's: from its process to the first byte of the overview.
	Start Spread `json:"server_first_answer_ms"`
	File  File   `json:"data_csv"`
	// Export is the seconds that an export of the whole site takes.
	Export Spread `json:"export_s"`
	// Growth is by how many places the dataset has.
	Growth []Growth `json:"growth"`
}

// Profile is what was measured under one set of conditions.
type Profile struct {
	Name       string    `json:"name"`
	Conditions string    `json:"conditions"`
	Subjects   []Subject `json:"subjects"`
}

// Subject is what was measured of one page: a bundle's, or the floor's.
type Subject struct {
	Name string `json:"name"`
	// Resources are the cold load's, with the worker off.
	Resources []Resource `json:"resources,omitempty"`
	Bytes     float64    `json:"bytes,omitempty"`
	// Paint is the first contentful paint and Interactive the readiness mark,
	// both in milliseconds after the start of the navigation.
	Paint       *Spread `json:"first_contentful_paint_ms,omitempty"`
	Interactive *Spread `json:"interactive_ms,omitempty"`
	// Controls are by the name of the view and the control's name in the query.
	Controls map[string]map[string]Timing `json:"controls,omitempty"`
	// Rows are the milliseconds of script that decoding, filtering and sorting
	// 100,000 values take.
	Rows map[string]Spread `json:"hundred_thousand_values_ms,omitempty"`
	// Files are the milliseconds from a click to a file that is made in the browser.
	Files map[string]Spread `json:"files_made_ms,omitempty"`
	// Follows are the milliseconds until a frame on another site's page has the height of
	// what it shows.
	Follows *Spread `json:"frame_follows_ms,omitempty"`
	// Memory is what the page holds on to, the more interactions the later.
	Memory []Holding `json:"memory,omitempty"`
}

// The names of the profiles, and of the page that does next to nothing.
const (
	deskName  = "this machine"
	phoneName = "phone"
	floorName = "floor"
)

// profiles are the conditions everything is measured under.
func profiles() []Profile {
	return []Profile{
		{Name: deskName, Conditions: "loopback, 1280 × 900"},
		{Name: phoneName, Conditions: fmt.Sprintf("%d ms, %.1f Mbit/s, processor ÷ %d, %d × %d", driver.PhoneLatency,
			float64(driver.PhoneThroughput)/1000, driver.PhoneSlowdown, driver.PhoneWidth, driver.PhoneHeight)},
	}
}

// site is one bundle, or the floor, as it is served: the address of each view,
// and the folder of the same compiler's bundle of app/bench.
type site struct {
	name      string
	addresses []string
	rows      string
}

// view is a page whose controls are measured.
type view struct {
	name     string
	path     string
	gallery  bool
	controls []control
}

// views are those that are measured; the first is the one that is loaded cold.
var views = []view{
	{"the overview", "/", false, []control{
		link("indicator"), link("sort"), link("tab"), link("form"), link("yScale"), link("topic"), field("q"), link("derived"), link("theme"),
	}},
	{"a chart of 19 series and 34 years", "/gallery/lines-nineteen/?variants=0", true, []control{
		pointer(), link("focus"), link("scale"), link("yScale"), list("time"),
	}},
	{"two places", "/partners/", false, []control{list("country"), link("tab"), list("time")}},
	{"three pairs of places", "/partners/?pairs=DEU-JPN~FRA-JPN", false, []control{
		list("country"), link("focus"), link("scale"), link("yScale"), link("tab"), list("time"),
	}},
	{"fields of science", "/indicators/specialisation/", false, []control{link("sort"), link("tab")}},
	{"an open indicator", "/indicators/rd-spending/", false, []control{link("focus"), link("yScale"), list("time")}},
}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// options are what a run is told on its command line.
type options struct {
	tinygo, tinygoGallery, tinygoRows string
	golang, golangGallery, golangRows string
	file                              string
	events, loads, interactions       int
	quick, growth                     bool
	only                              map[string]bool // controls; nil for all
	profile                           string          // "" for all
}

func parse(arguments []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.StringVar(&o.tinygo, "tinygo", os.Getenv("EXPLORER_BUNDLE_TINYGO"), "`directory` of the TinyGo bundle")
	flags.StringVar(&o.golang, "go", os.Getenv("EXPLORER_BUNDLE_GO"), "`directory` of the Go bundle")
	flags.StringVar(&o.tinygoGallery, "tinygo-gallery", os.Getenv("EXPLORER_GALLERY_TINYGO"), "`directory` of the gallery's TinyGo bundle")
	flags.StringVar(&o.golangGallery, "go-gallery", os.Getenv("EXPLORER_GALLERY_GO"), "`directory` of the gallery's Go bundle")
	flags.StringVar(&o.tinygoRows, "tinygo-rows", os.Getenv("EXPLORER_ROWS_TINYGO"), "`directory` of the TinyGo bundle of app/bench")
	flags.StringVar(&o.golangRows, "go-rows", os.Getenv("EXPLORER_ROWS_GO"), "`directory` of the Go bundle of app/bench")
	flags.StringVar(&o.file, "json", "", "also write the report as JSON to this `file`")
	flags.IntVar(&o.events, "events", 50, "how often each control is used")
	flags.IntVar(&o.loads, "loads", 10, "how often the page is loaded cold")
	flags.IntVar(&o.interactions, "interactions", 1000, "how many interactions the memory is measured after; 0 for none")
	flags.StringVar(&o.profile, "profile", "", "measure this profile alone: \"this machine\" or \"phone\"")
	flags.BoolVar(&o.quick, "quick", false, "measure in at most five minutes: the TinyGo bundle alone, each control 5 times, 2 loads, no memory")
	flags.BoolVar(&o.growth, "growth", false, "measure how the explorer grows with its data, and nothing else")
	controls := flags.String("controls", "", "measure these controls alone: `names` with commas between")
	if err := flags.Parse(arguments); err != nil {
		return o, errUsage
	}
	if o.growth {
		o.tinygoGallery, o.tinygoRows, o.golang, o.golangGallery, o.golangRows = o.tinygo, o.tinygo, o.tinygo, o.tinygo, o.tinygo // which are not asked for
	}
	if o.quick {
		o.events, o.loads, o.interactions = 5, 2, 0
		o.golang, o.golangGallery, o.golangRows = o.tinygo, o.tinygoGallery, o.tinygoRows // which are not asked for
	}
	if o.tinygo == "" || o.golang == "" {
		return o, fmt.Errorf("%w: both bundles are needed: -tinygo DIR and -go DIR, or EXPLORER_BUNDLE_TINYGO and EXPLORER_BUNDLE_GO; make bench builds them", errUsage)
	}
	if o.tinygoGallery == "" || o.golangGallery == "" {
		return o, fmt.Errorf("%w: the gallery's bundles are needed too: -tinygo-gallery DIR and -go-gallery DIR, or EXPLORER_GALLERY_TINYGO and EXPLORER_GALLERY_GO; make bench builds them", errUsage)
	}
	if o.tinygoRows == "" || o.golangRows == "" {
		return o, fmt.Errorf("%w: the bundles of app/bench are needed too: -tinygo-rows DIR and -go-rows DIR, or EXPLORER_ROWS_TINYGO and EXPLORER_ROWS_GO; make bench builds them", errUsage)
	}
	if *controls != "" {
		o.only = map[string]bool{}
		for name := range strings.SplitSeq(*controls, ",") {
			o.only[name] = true
		}
	}
	return o, nil
}

func run(arguments []string, out io.Writer) error {
	o, err := parse(arguments)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "explorer-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	command := filepath.Join(dir, "explorer")
	if err := browser.BuildExplorer(".", command); err != nil {
		return err
	}
	if o.growth {
		return runGrowth(o, command, dir, out)
	}
	first, err := firstAnswer(command, o.tinygo, o.loads)
	if err != nil {
		return err
	}
	sites, closeSites, err := serve(o, command)
	defer closeSites()
	if err != nil {
		return err
	}
	chromium, err := driver.StartChromium(dir)
	if err != nil {
		return err
	}
	defer chromium.Close()

	report := Report{
		Date: time.Now().UTC().Format(time.DateOnly), CPUs: runtime.NumCPU(), Load: loadAverage(), Go: runtime.Version(),
		Start: first, File: writeFile(o.loads),
	}
	times := exports
	if o.quick {
		times = 1
	}
	if report.Export, err = exportSite(dir, o.tinygo, times); err != nil {
		return err
	}
	if !o.quick {
		if report.Growth, err = growth(chromium, o, command, dir); err != nil {
			return fmt.Errorf("growth: %w", err)
		}
	}
	for _, profile := range profiles() {
		if o.profile != "" && o.profile != profile.Name {
			continue
		}
		if err := measure(chromium, o, sites, &profile); err != nil {
			return fmt.Errorf("%s: %w", profile.Name, err)
		}
		report.Profiles = append(report.Profiles, profile)
	}
	if err := table(out, report); err != nil {
		return err
	}
	if o.file == "" {
		return nil
	}
	text, err := json.MarshalIndent(report, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(o.file, append(text, '\n'), 0o644)
}

// runGrowth measures how the explorer grows with its data alone.
func runGrowth(o options, command, dir string, out io.Writer) error {
	chromium, err := driver.StartChromium(dir)
	if err != nil {
		return err
	}
	defer chromium.Close()
	grown, err := growth(chromium, o, command, dir)
	if err != nil {
		return err
	}
	return printGrowth(out, grown)
}

// serve starts a server for each bundle, and floor pages before the first.
func serve(o options, command string) (sites []site, closeAll func(), err error) {
	var closers []func()
	closeAll = func() {
		for _, c := range closers {
			c()
		}
	}
	start := func(bundle string, arguments ...string) (*browser.Server, error) {
		server, err := browser.StartServer(command, bundle, arguments...)
		if err == nil {
			closers = append(closers, func() { _ = server.Stop() })
		}
		return server, err
	}
	for _, bundle := range []struct{ name, dir, gallery, rows string }{
		{"tinygo", o.tinygo, o.tinygoGallery, o.tinygoRows}, {"go", o.golang, o.golangGallery, o.golangRows},
	} {
		if o.quick && bundle.name == "go" {
			continue
		}
		server, err := start(bundle.dir)
		if err != nil {
			return nil, closeAll, fmt.Errorf("%s: %w", bundle.name, err)
		}
		gallery, err := start(bundle.gallery, "-gallery")
		if err != nil {
			return nil, closeAll, fmt.Errorf("gallery %s: %w", bundle.name, err)
		}
		floor, built := site{name: floorName}, site{name: bundle.name, rows: bundle.rows}
		for _, v := range views {
			from := server
			if v.gallery {
				from = gallery
			}
			built.addresses = append(built.addresses, from.Origin("127.0.0.1")+v.path)
			if len(sites) > 0 {
				continue
			}
			page, err := floorPage(from, v.path)
			if err != nil {
				return nil, closeAll, err
			}
			closers = append(closers, page.Close)
			floor.addresses = append(floor.addresses, page.URL+v.path)
		}
		if len(sites) == 0 {
			sites = append(sites, floor)
		}
		sites = append(sites, built)
	}
	return sites, closeAll, nil
}

// measure measures everything under one profile.
func measure(chromium *driver.Chromium, o options, sites []site, profile *Profile) error {
	phone := profile.Name == phoneName
	for _, s := range sites {
		subject := Subject{Name: s.name, Controls: map[string]map[string]Timing{}}
		if s.name != floorName {
			if err := subject.load(chromium, s.addresses[0], phone, o.loads); err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
			var err error
			if subject.Rows, err = many(chromium, s.rows, phone, o.events); err != nil {
				return fmt.Errorf("%d values, %s: %w", manyValues, s.name, err)
			}
			if err := subject.make(chromium, s.addresses[0], phone, o.loads); err != nil {
				return fmt.Errorf("files, %s: %w", s.name, err)
			}
			if err := subject.follow(chromium, s.addresses[0], phone, o.events); err != nil {
				return fmt.Errorf("frames, %s: %w", s.name, err)
			}
		}
		profile.Subjects = append(profile.Subjects, subject)
	}
	for i := range views {
		if err := measureView(chromium, o, sites, i, phone, profile.Subjects); err != nil {
			return fmt.Errorf("%s: %w", views[i].name, err)
		}
	}
	return nil
}

// measureView measures the controls of one view, and of the first what is left
// in memory.
func measureView(chromium *driver.Chromium, o options, sites []site, at int, phone bool, subjects []Subject) error {
	var pages []*page
	defer func() {
		for _, p := range pages {
			p.tab.Close()
		}
	}()
	for _, s := range sites {
		p, err := openPage(chromium, s.addresses[at], phone)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		pages = append(pages, p)
	}
	timings, err := useAll(pages, views[at].controls, o)
	if err != nil {
		return err
	}
	for i := range subjects {
		subjects[i].Controls[views[at].name] = timings[i]
	}
	if at > 0 || o.interactions == 0 {
		return nil
	}
	held, err := hold(pages, o.interactions)
	if err != nil {
		return fmt.Errorf("memory: %w", err)
	}
	for i := range subjects {
		subjects[i].Memory = held[i]
	}
	return nil
}

// loadAverage is what the system says of how busy it is, "" where it does not.
func loadAverage() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	return strings.Join(strings.Fields(string(text))[:3], " ")
}
