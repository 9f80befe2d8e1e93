//go:build browser

// Command bench measures the built explorer in a real Chromium: the bytes on
// the wire, the time until the page is interactive, and how long each control
// takes from the event to the paint, beside a floor page that does next to
// nothing. It stands beside the browser tests, at the end of the flow; it
// judges nothing, it prints.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/chromedp/cdproto/input"

	"bilateral/web/browser"
)

// errUsage reports a command line that cannot be used.
var errUsage = errors.New("usage")

// Resource is one thing a page asked for before it was interactive.
type Resource struct {
	Path  string  `json:"path"`
	Type  string  `json:"type"`
	Bytes float64 `json:"bytes"` // on the wire, headers included
}

// Spread sums up repeated measures.
type Spread struct {
	P50 float64 `json:"p50"`
	P95 float64 `json:"p95"`
	N   int     `json:"n"`
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
	// Controls are milliseconds from the start of the handler to the first
	// task after the next animation frame, by the control's name in the query.
	Controls map[string]Spread `json:"event_to_paint_ms"`
	// Chart is the same on a chart of 19 series and 34 years: a move of the
	// pointer over it, and its controls.
	Chart map[string]Spread `json:"chart_event_to_paint_ms"`
}

// Report is everything one run measured.
type Report struct {
	Date     string    `json:"date"`
	CPUs     int       `json:"cpus"`
	Load     string    `json:"load_average"` // of the machine at the start, over 1, 5 and 15 minutes
	Go       string    `json:"go"`
	Address  string    `json:"address"`
	Subjects []Subject `json:"subjects"`
}

// floorName is the name of the page that does next to nothing.
const floorName = "floor"

// controls are the names in the query whose links are pressed, on the overview
// and on a chart of the gallery.
var (
	controls      = []string{"indicator", "sort", "tab"}
	chartControls = []string{pointer, "focus", "scale"}
)

// pointer stands for a move of the pointer over the chart.
const pointer = "pointer"

// chartPath is the gallery's page of 19 series and 34 years.
const chartPath = "/gallery/lines-nineteen/?variants=0"

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(arguments []string, out io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	tinygo := flags.String("tinygo", os.Getenv("EXPLORER_BUNDLE_TINYGO"), "`directory` of the TinyGo bundle")
	golang := flags.String("go", os.Getenv("EXPLORER_BUNDLE_GO"), "`directory` of the Go bundle")
	tinygoGallery := flags.String("tinygo-gallery", os.Getenv("EXPLORER_GALLERY_TINYGO"), "`directory` of the gallery's TinyGo bundle")
	golangGallery := flags.String("go-gallery", os.Getenv("EXPLORER_GALLERY_GO"), "`directory` of the gallery's Go bundle")
	file := flags.String("json", "", "also write the report as JSON to this `file`")
	events := flags.Int("events", 50, "how often each control is pressed")
	loads := flags.Int("loads", 10, "how often the page is loaded cold")
	if err := flags.Parse(arguments); err != nil {
		return errUsage
	}
	if *tinygo == "" || *golang == "" {
		return fmt.Errorf("%w: both bundles are needed: -tinygo DIR and -go DIR, or EXPLORER_BUNDLE_TINYGO and EXPLORER_BUNDLE_GO; make bench builds them", errUsage)
	}
	if *tinygoGallery == "" || *golangGallery == "" {
		return fmt.Errorf("%w: the gallery's bundles are needed too: -tinygo-gallery DIR and -go-gallery DIR, or EXPLORER_GALLERY_TINYGO and EXPLORER_GALLERY_GO; make bench builds them", errUsage)
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
	chromium, err := browser.StartChromium(dir)
	if err != nil {
		return err
	}
	defer chromium.Close()

	report := Report{
		Date: time.Now().UTC().Format(time.DateOnly), CPUs: runtime.NumCPU(), Load: loadAverage(),
		Go: runtime.Version(), Address: "/",
	}
	var pages, charts []*page
	defer func() {
		for _, p := range slices.Concat(pages, charts) {
			p.tab.Close()
		}
	}()
	subjects := []Subject{{Name: floorName}}
	for i, bundle := range []struct{ name, dir, gallery string }{{"tinygo", *tinygo, *tinygoGallery}, {"go", *golang, *golangGallery}} {
		server, err := browser.StartServer(command, bundle.dir)
		if err != nil {
			return err
		}
		defer func() { _ = server.Stop() }()
		if i == 0 {
			floor, err := floorPage(server, "/")
			if err != nil {
				return err
			}
			defer floor.Close()
			p, err := openPage(chromium, floor.URL+"/")
			if err != nil {
				return fmt.Errorf("%s: %w", floorName, err)
			}
			pages = append(pages, p)
		}
		gallery, err := browser.StartServer(command, bundle.gallery, "-gallery")
		if err != nil {
			return err
		}
		defer func() { _ = gallery.Stop() }()
		if i == 0 {
			floor, err := floorPage(gallery, chartPath)
			if err != nil {
				return err
			}
			defer floor.Close()
			p, err := openPage(chromium, floor.URL+chartPath)
			if err != nil {
				return fmt.Errorf("%s: %w", floorName, err)
			}
			charts = append(charts, p)
		}
		chart, err := openPage(chromium, gallery.Origin("127.0.0.1")+chartPath)
		if err != nil {
			return fmt.Errorf("gallery %s: %w", bundle.name, err)
		}
		charts = append(charts, chart)
		address := server.Origin("127.0.0.1") + "/"
		subject, err := load(chromium, address, bundle.name, *loads)
		if err != nil {
			return fmt.Errorf("%s: %w", bundle.name, err)
		}
		subjects = append(subjects, subject)
		p, err := openPage(chromium, address)
		if err != nil {
			return fmt.Errorf("%s: %w", bundle.name, err)
		}
		pages = append(pages, p)
	}
	spreads, err := press(pages, controls, *events)
	if err != nil {
		return err
	}
	onCharts, err := press(charts, chartControls, *events)
	if err != nil {
		return err
	}
	for i := range subjects {
		subjects[i].Controls, subjects[i].Chart = spreads[i], onCharts[i]
	}
	report.Subjects = subjects
	if err := table(out, report); err != nil {
		return err
	}
	if *file == "" {
		return nil
	}
	text, err := json.MarshalIndent(report, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(*file, append(text, '\n'), 0o644)
}

// load loads a bundle's page cold, again and again.
func load(chromium *browser.Chromium, address, name string, loads int) (Subject, error) {
	subject := Subject{Name: name}
	var paints, readies []float64
	for i := range loads {
		paint, ready, resources, err := cold(chromium, address)
		if err != nil {
			return subject, err
		}
		paints, readies = append(paints, paint), append(readies, ready)
		if i == 0 {
			subject.Resources = resources
			for _, resource := range resources {
				subject.Bytes += resource.Bytes
			}
		}
	}
	paint, ready := spreadOf(paints), spreadOf(readies)
	subject.Paint, subject.Interactive = &paint, &ready
	return subject, nil
}

// cold loads the page once in a fresh profile and returns when it painted and
// became interactive, in milliseconds, and what it loaded until then.
func cold(chromium *browser.Chromium, address string) (paint, ready float64, resources []Resource, err error) {
	tab, err := chromium.Open()
	if err != nil {
		return 0, 0, nil, err
	}
	defer tab.Close()
	load, err := tab.ColdLoad(address)
	if err != nil {
		return 0, 0, nil, err
	}
	for _, request := range load.Requests {
		resources = append(resources, Resource{Path: request.Path(), Type: request.Type, Bytes: request.Bytes})
	}
	return load.Paint, load.Ready, resources, nil
}

// stopwatch is put into every document before its own scripts. The event that
// is watched for starts it before any handler of the page hears it; it stops
// in the first task after the next animation frame.
const stopwatch = `for (const type of ["click", "pointermove"]) addEventListener(type, () => {
	if (window.watched !== type) return;
	window.watched = "";
	const start = performance.now();
	requestAnimationFrame(() => {
		const channel = new MessageChannel();
		channel.port1.onmessage = () => window.stopped?.(performance.now() - start);
		channel.port2.postMessage(0);
	});
}, true);`

// page is a page that is open to be used.
type page struct {
	tab       *browser.Tab
	documents int
}

func openPage(chromium *browser.Chromium, address string) (*page, error) {
	tab, err := chromium.Open()
	if err != nil {
		return nil, err
	}
	for _, step := range []func() error{
		tab.BypassWorker,
		func() error { return tab.Before(stopwatch) },
		func() error { return tab.Go(address) },
		tab.Ready,
	} {
		if err := step(); err != nil {
			tab.Close()
			return nil, err
		}
	}
	return &page{tab, tab.Documents()}, nil
}

// press uses each control of every page again and again and returns, for each
// page, the spread of its times from event to paint in milliseconds. The pages
// take turns, so that whatever else the machine does disturbs all alike.
func press(pages []*page, controls []string, events int) ([]map[string]Spread, error) {
	// The first presses compile code in the browser: they are not counted.
	const warmUp = 5
	result := make([]map[string]Spread, len(pages))
	for i := range result {
		result[i] = map[string]Spread{}
	}
	for _, control := range controls {
		times := make([][]float64, len(pages))
		for turn := range events + warmUp {
			for i, p := range pages {
				took, err := p.press(control, turn)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", control, err)
				}
				if turn >= warmUp {
					times[i] = append(times[i], took)
				}
			}
		}
		for i := range pages {
			result[i][control] = spreadOf(times[i])
		}
	}
	for _, p := range pages {
		if p.tab.Documents() != p.documents {
			return nil, errors.New("a control loaded a document instead of changing the page in place")
		}
	}
	return result, nil
}

// press uses a control once, at a random moment between two frames, and
// returns the milliseconds from the event to the paint.
func (p *page) press(control string, turn int) (float64, error) {
	watched := "click"
	if control == pointer {
		watched = "pointermove"
	}
	_, err := browser.Eval[bool](p.tab, `(wait, watched) => new Promise(keep => {
		window.measured = new Promise(stop => { window.stopped = stop; });
		setTimeout(() => { window.watched = watched; keep(true); }, wait);
	})`, 20+rand.IntN(17), watched)
	if err != nil {
		return 0, err
	}
	if control == pointer {
		return p.move(turn)
	}
	err = p.tab.ClickFound(input.MouseButtonLeft, browser.Plain, `(name, turn) => {
		const links = (`+browser.Control+`)(name);
		if (!links.length) throw new Error("the page has no link for " + name);
		return links[turn % links.length];
	}`, control, turn)
	if err != nil {
		return 0, err
	}
	return browser.Eval[float64](p.tab, `() => window.measured`)
}

// move moves the pointer once over the chart, to another year each time, and
// returns the milliseconds from the event to the paint.
func (p *page) move(turn int) (float64, error) {
	box, err := browser.Eval[[]float64](p.tab, `() => {
		const e = document.querySelector("figure.series .canvas"), seen = e.getBoundingClientRect();
		if (seen.top < 0 || seen.bottom > innerHeight) e.scrollIntoView({block: "center", behavior: "instant"});
		const box = e.getBoundingClientRect();
		return [box.left, box.top, box.width, box.height];
	}`)
	if err != nil {
		return 0, err
	}
	// From the top of the plot, where no box stands, and a prime apart.
	across := float64(turn*13%34) / 34
	if err := p.tab.Move(box[0]+across*(box[2]-4)+2, box[1]+2+float64(turn%5)); err != nil {
		return 0, err
	}
	return browser.Eval[float64](p.tab, `() => window.measured`)
}

// floorScript answers every link, and every frame in which the pointer moves,
// by changing one text node.
const floorScript = `let turn = 0, waiting = false;
const words = document.createTreeWalker(document.querySelector("#explorer p"), NodeFilter.SHOW_TEXT).nextNode();
document.addEventListener("pointermove", () => {
	if (waiting) return;
	waiting = true;
	requestAnimationFrame(() => { waiting = false; words.data = "Text " + ++turn; });
}, { passive: true });
document.addEventListener("click", event => {
	if (!event.target.closest("a[href]")) return;
	event.preventDefault();
	words.data = "Text " + ++turn;
});
document.documentElement.setAttribute("data-ready", "");
`

var scripts = regexp.MustCompile(`(?s)<script\b[^>]*>.*?</script>`)

// floorPage serves the same document with the floor script in place of the
// program.
func floorPage(server *browser.Server, document string) (*httptest.Server, error) {
	const address = "/floor.js"
	return browser.Proxy(server,
		func(r *http.Request) bool { return r.URL.Path == document || r.URL.Path == address },
		func(response *http.Response, body []byte) []byte {
			if response.Request.URL.Path == address {
				response.StatusCode = http.StatusOK
				response.Header = http.Header{"Content-Type": {"text/javascript; charset=utf-8"}}
				return []byte(floorScript)
			}
			body = scripts.ReplaceAll(body, nil)
			return []byte(strings.Replace(string(body), "</head>", `<script src="`+address+`" defer></script></head>`, 1))
		})
}

// loadAverage is what the system says of how busy it is, "" where it does not.
func loadAverage() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	return strings.Join(strings.Fields(string(text))[:3], " ")
}

// spreadOf sorts the measures and takes the nearest rank at 50 and 95 per
// cent.
func spreadOf(measures []float64) Spread {
	slices.Sort(measures)
	at := func(share float64) float64 {
		if len(measures) == 0 {
			return 0
		}
		rank := int(math.Ceil(share * float64(len(measures))))
		return math.Round(measures[max(rank-1, 0)]*100) / 100
	}
	return Spread{P50: at(0.50), P95: at(0.95), N: len(measures)}
}

// kind groups a resource whose name differs between bundles by a hash.
func kind(r Resource) string {
	name := path.Base(r.Path)
	if r.Type == "Document" {
		return "document"
	}
	parts := strings.Split(name, ".")
	if len(parts) > 2 {
		return parts[0] + "." + parts[len(parts)-1]
	}
	return name
}

// table prints the report for a reader.
func table(out io.Writer, report Report) error {
	w := tabwriter.NewWriter(out, 0, 0, 3, ' ', tabwriter.AlignRight)
	line := func(cells ...string) { fmt.Fprintln(w, strings.Join(cells, "\t")+"\t") }
	names := []string{""}
	for _, s := range report.Subjects {
		names = append(names, s.Name)
	}
	var kinds []string
	for _, s := range report.Subjects {
		for _, r := range s.Resources {
			if !slices.Contains(kinds, kind(r)) {
				kinds = append(kinds, kind(r))
			}
		}
	}
	fmt.Fprintf(w, "%s, %d CPUs, load average %s, %s, %s\n\nbytes on the wire, cold, worker off\n",
		report.Date, report.CPUs, cmp.Or(report.Load, "unknown"), report.Go, report.Address)
	line(names...)
	row := func(name string, value func(Subject) string) {
		cells := []string{name}
		for _, s := range report.Subjects {
			cells = append(cells, cmp.Or(value(s), "–"))
		}
		line(cells...)
	}
	for _, k := range kinds {
		row(k, func(s Subject) string {
			for _, r := range s.Resources {
				if kind(r) == k {
					return fmt.Sprintf("%.0f", r.Bytes)
				}
			}
			return ""
		})
	}
	row("in all", func(s Subject) string {
		if s.Bytes == 0 {
			return ""
		}
		return fmt.Sprintf("%.0f", s.Bytes)
	})
	spread := func(s *Spread) string {
		if s == nil {
			return ""
		}
		return fmt.Sprintf("%.1f / %.1f", s.P50, s.P95)
	}
	fmt.Fprintf(w, "\nmilliseconds after the navigation started, p50 / p95\n")
	line(names...)
	row("first paint", func(s Subject) string { return spread(s.Paint) })
	row("interactive", func(s Subject) string { return spread(s.Interactive) })
	events := func(title string, controls []string, of func(Subject) map[string]Spread) {
		fmt.Fprintf(w, "\nmilliseconds from event to paint%s, p50 / p95 (p95 over the floor's)\n", title)
		line(names...)
		for _, control := range controls {
			floor := of(report.Subjects[0])[control]
			row(control, func(s Subject) string {
				c := of(s)[control]
				if s.Name == floorName {
					return spread(&c)
				}
				return fmt.Sprintf("%s (%+.1f)", spread(&c), c.P95-floor.P95)
			})
		}
	}
	events("", controls, func(s Subject) map[string]Spread { return s.Controls })
	events(" on 19 series and 34 years", chartControls, func(s Subject) map[string]Spread { return s.Chart })
	return w.Flush()
}
