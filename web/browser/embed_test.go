//go:build browser

package browser

import (
	"bytes"
	"cmp"
	"fmt"
	"go/format"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/embed"
	"bilateral/components/extract"
	allPages "bilateral/components/site/whole"
	"bilateral/components/state"
	"bilateral/testdata/golden"
)

// The widths at which frames are measured, in pixels: phones, columns, and where the layout
// changes.
var frameWidths = []int{280, 320, 360, 430, 520, 640, 760, 900, 1040, 1200}

// heightsFile is where the measures stand, from the module's root.
var heightsFile = filepath.Join("components", "embed", "heights.go")

// highestFile lists the addresses of the frames that were the highest of their kind.
const highestFile = "highest-frames.txt" // below testdata

// between is how far the frames are apart that are measured beside those.
const between = 29

// frameViews are what frames are measured with.
var frameViews = []string{"", "?tab=table", "?compact=1", "?hideControls=1", "?hideControls=1&tab=table", "?form=dots", "?compact=1&hideControls=1", "?compact=1&tab=table", "?compact=1&hideControls=1&tab=table"}

// framesOf are the frames of a site that are measured.
func framesOf(s *site) []*state.State {
	var list []*state.State
	have := map[string]bool{}
	add := func(target string) {
		framed := state.Parse(s.dataset, target).InFrame()
		if framed != nil && !have[framed.Address()] {
			have[framed.Address()] = true
			list = append(list, framed)
		}
	}
	for _, path := range state.Paths(s.dataset) {
		st := state.Parse(s.dataset, path)
		if !st.Frame {
			continue
		}
		for _, view := range frameViews {
			add(path + view)
			switch st.Route {
			case state.Table:
				for _, ind := range s.dataset.Tabled() {
					add(path + "?indicator=" + string(ind.ID) + strings.Replace(view, "?", "&", 1))
				}
			case state.Slides:
				for n := 2; n < 20; n++ { // beyond the last it is the last
					add(path + "?slide=" + strconv.Itoa(n) + strings.Replace(view, "?", "&", 1))
				}
			case state.Partners, state.Mobility, state.Indicator:
				full := state.Update(st, state.LeaveFrame{})
				cat := catalogue.Of(s.dataset, full.Language)
				for _, f := range extract.Of(allPages.Figures().Find(s.dataset, full), s.dataset, full, cat).Figures {
					one := embed.Framed(s.dataset, full, f.ID)
					if one.Figure != "" && allPages.Figures().Find(s.dataset, one).Document(s.dataset, one, cat, false).One != "" {
						add(path + "?figure=" + f.ID + strings.Replace(view, "?", "&", 1))
					}
				}
			}
		}
	}
	return list
}

// measureFrames gives the greatest height of each address over the widths, that of its chart,
// 0 where it has none or several, and the rows of its tables: without scripts, so that
// hundreds can be measured. A page of the same site shows them.
const measureFrames = `(addresses, widths) => Promise.all(addresses.map(async address => {
	const frame = document.createElement("iframe");
	frame.setAttribute("sandbox", "allow-same-origin");
	frame.height = 60;
	const loaded = new Promise(done => frame.onload = done);
	frame.src = address;
	document.body.append(frame);
	await loaded;
	const page = frame.contentDocument;
	await page.fonts.ready;
	let height = 0;
	for (const width of widths) {
		if (width < 360 && /compact=1/.test(address)) continue;
		frame.width = width;
		height = Math.max(height, page.documentElement.scrollHeight);
	}
	const drawn = [...page.querySelectorAll(".drawing>svg")].map(svg => svg.height.baseVal.value);
	const rows = page.querySelectorAll("tr").length;
	frame.remove();
	return [height, drawn.length === 1 ? drawn[0] : 0, rows];
}))`

// routeNames are the names of the routes that stand in frames.
var routeNames = map[state.Route]string{state.Table: "Table", state.Indicator: "Indicator", state.Partners: "Partners", state.Mobility: "Mobility", state.Evidence: "Evidence", state.Slides: "Slides"}

// highest is the highest frame of a kind.
type highest struct {
	kind    embed.Kind
	height  int
	address string
}

// measureAll measures the frames of a site: all of them where the measures are written, else
// the highest and a few more, at every second width, which tell a frame that has grown.
func measureAll(t *testing.T, s *site) (all []measured) {
	v := open(t, s.Origin(loopback))
	v.allow("Blocked script execution")
	v.load(s.Origin(loopback) + "/healthz")
	frames, widths := framesOf(s), slices.Clone(frameWidths)
	if !golden.Updating() {
		known, err := os.ReadFile(filepath.Join("testdata", highestFile))
		if err != nil {
			t.Fatalf("%v: run this test with -update", err)
		}
		highest := strings.Fields(string(known))
		var few []*state.State
		for i, f := range frames {
			if i%between == 0 || slices.Contains(highest, f.Address()) {
				few = append(few, f)
			}
		}
		frames = few
		for i := range widths[:len(widths)/2] {
			widths[i] = frameWidths[2*i]
		}
		widths = widths[:len(widths)/2]
	}
	var addresses []string
	for _, f := range frames {
		addresses = append(addresses, f.Address())
	}
	for chunk := range slices.Chunk(frames, 8) {
		for i, m := range get[[]measure](v, measureFrames, addresses[:len(chunk)], widths) {
			all = append(all, measured{chunk[i], embed.KindOf(s.dataset, chunk[i], m[1], m[2]), m})
		}
		addresses = addresses[len(chunk):]
	}
	return all
}

// measure is the height of a frame in pixels, that of its chart, and the rows of its tables.
type measure [3]int

// measured is a frame with its measure.
type measured struct {
	frame *state.State
	kind  embed.Kind
	measure
}

// highestOf finds the highest frame of each kind: of frames of one figure, of what they are
// without the chart, or in a row of the table. Around gives what stands around those.
func highestOf(all []measured, around func(embed.Kind) int) map[embed.Kind]highest {
	list := map[embed.Kind]highest{}
	for _, tabled := range []bool{false, true} { // what stands around a table is that around a chart
		for _, m := range all {
			if m.kind.Side&embed.Tabled != 0 != tabled {
				continue
			}
			height := m.measure[0]
			if embed.IsOfOne(m.frame) {
				if height -= m.measure[1]; tabled {
					rows := embed.Rows(m.measure[2])
					height = (height - around(m.kind) + rows - 1) / rows
				}
			}
			if height > list[m.kind].height {
				list[m.kind] = highest{m.kind, height, m.frame.Address()}
			}
		}
		if around == nil {
			around = func(k embed.Kind) int {
				k.Side &^= embed.Tabled
				return list[k].height
			}
		}
	}
	return list
}

// The snippet gives a frame the greatest height that was measured for its kind, so that it
// has no scroll bar of its own on any host's page.
func TestFramesAreNoHigherThanWasMeasured(t *testing.T) {
	t.Parallel()
	var all []measured
	forDatasets(t, func(t *testing.T, s *site) { all = append(all, measureAll(t, s)...) })
	around := embed.Around
	if golden.Updating() {
		around = nil // it is measured anew
	}
	list := slices.SortedFunc(maps.Values(highestOf(all, around)), func(a, b highest) int {
		return cmp.Or(cmp.Compare(a.kind.Route, b.kind.Route), cmp.Compare(fmt.Sprint(a.kind.Of), fmt.Sprint(b.kind.Of)), cmp.Compare(a.kind.Side, b.kind.Side))
	})
	if golden.Updating() {
		for _, h := range list {
			t.Logf("%+v: %d, %s", h.kind, h.height, h.address)
		}
		writeHeights(t, list)
		var addresses []string
		for _, h := range list {
			addresses = append(addresses, h.address)
		}
		slices.Sort(addresses)
		golden.Compare(t, highestFile, []byte(strings.Join(slices.Compact(addresses), "\n")+"\n"))
		return
	}
	for _, h := range list {
		switch was := embed.Measured(h.kind); {
		case was == 0:
			t.Errorf("%s: frames of the kind %+v were never measured: run this test with -update", h.address, h.kind)
		case h.height > was+was/32:
			t.Errorf("%s is %d px high; the highest of its kind was %d: run this test with -update", h.address, h.height, was)
		case h.height < was-was/4:
			t.Errorf("the highest frame of the kind %+v is %s with %d px; it was %d: run this test with -update", h.kind, h.address, h.height, was)
		}
	}
}

// writeHeights writes the measures as the package has them.
func writeHeights(t *testing.T, list []highest) {
	t.Helper()
	var b bytes.Buffer
	fmt.Fprintf(&b, "package embed\n\nimport \"bilateral/components/state\"\n\n// heights are the greatest that TestFramesAreNoHigherThanWasMeasured has measured of each\n// kind of frame, with -update, over both datasets of the tests.\nvar heights = [...]measured{\n")
	for i := 0; i < len(list); {
		k := list[i].kind
		var sides [8]int
		for ; i < len(list) && list[i].kind.Of == k.Of; i++ {
			sides[list[i].kind.Side] = list[i].height
		}
		fmt.Fprintf(&b, "{Of{state.%s, %v, %d, %v, %v, %v}, [sides]uint16{%s}},\n", routeNames[k.Route], k.Indicator, k.Subject, k.Several, k.Single, k.Listed, strings.Trim(strings.ReplaceAll(fmt.Sprint(sides), " ", ", "), "[]"))
	}
	b.WriteString("}\n")
	source, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, heightsFile), source, 0o644); err != nil {
		t.Fatal(err)
	}
}

// What a reader puts into a page of their own is markup without a fault.
func TestTheSnippetsAreValidMarkup(t *testing.T) {
	t.Parallel()
	d := newDocuments(t)
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		for _, address := range []string{"/take/?figure=figure", "/ja/take/?figure=indicators&embed=dark~bare"} {
			v.load(s.Origin(loopback) + address)
			for _, html := range get[[]string](v, `() => [...document.querySelectorAll("#embed .code")].map(code => code.textContent)`) {
				d.add(address+": "+html, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Another site</title></head>\n<body><h1>Another site</h1>\n<p>Text.</p>\n"+html+"\n</body></html>\n")
			}
		}
	})
	for _, fault := range d.faults() {
		t.Error(fault)
	}
	if len(d.addresses) < 8 {
		t.Errorf("%d snippets", len(d.addresses))
	}
}

// The preview is not there before a reader opens it. It is the site's own frame, and another
// one once the reader chooses another look; the address bar goes back one choice at a time.
func TestThePreviewShowsTheFrameThatIsHandedOn(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"/", "/ja/"} {
		s := small()
		v := open(t, s.Origin(loopback))
		v.start(s.Origin(loopback) + language + "take/?figure=figure")
		framed := language + "embed/table/?indicator=" + s.chosen()
		const shown = `() => document.querySelector("#embed iframe").contentDocument?.location.href || ""`
		if got := get[string](v, shown); strings.Contains(got, "/embed/") {
			t.Errorf("%s is there before it was asked for", got)
		}
		v.click("#embed summary")
		v.wait(`() => document.querySelector("#embed iframe").contentDocument?.querySelector("#figure svg") != null`)
		same(t, "the frame", get[string](v, shown), s.Origin(loopback)+framed+"&compact=1&tab=chart")
		v.click(`#embed .seg a[href*="embed=table"]`)
		v.wait(`() => document.querySelector("#embed iframe").contentDocument?.querySelector("#figure table") != null`)
		same(t, "the frame of the table", get[string](v, `() => document.querySelector("#embed iframe").getAttribute("src")`), framed+"&tab=table&compact=1")
		get[bool](v, `() => { history.back(); return true; }`)
		v.reaches(language + "take/?figure=figure")
		v.wait(`() => document.querySelector("#embed iframe").contentDocument?.querySelector("#figure svg") != null`)
		same(t, "the frame of the chart again", get[string](v, shown), s.Origin(loopback)+framed+"&compact=1&tab=chart")
		v.click("#embed summary")
		v.sameAsServed()
	}
}
