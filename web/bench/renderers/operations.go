//go:build browser

package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"bilateral/app/table/rows"
	"bilateral/web/browser/driver"
)

// operation is one thing that is done to the table.
type operation struct {
	name string
	// rows is how many rows there are before it; below 0 where a few less than 1,000 do.
	rows int
	// press is a JavaScript function that gives the element to click, of the repetition's number.
	press string
	// warm is how often the page does what warms it up, which is what is measured or, where it
	// is not nil, what warming is.
	warm    int
	warming *operation
	// changed says what is wrong with the table afterwards, "" where nothing is.
	changed func(before, after state) string
	// kept is a JavaScript function of the rows before and after that reports whether their
	// nodes stayed and moved with them; "" where it is not looked at.
	kept string
}

// fewer stands for 1,000 rows or some less.
const fewer = -1

func button(id string) string { return `() => document.getElementById("` + id + `")` }

// operations are those of js-framework-benchmark, with its numbers of warm-ups.
var operations = []operation{
	{name: "create 1,000 rows", rows: 0, press: button("run"), warm: 5, changed: created(rows.Few)},
	{name: "replace all rows", rows: rows.Few, press: button("run"), warm: 5, changed: created(rows.Few),
		kept: `(before, after) => { const old = new Set(before); return !after.some(row => old.has(row)); }`},
	{name: "update every 10th row", rows: rows.Few, press: button("update"), warm: 3, changed: updated},
	{name: "select a row", rows: rows.Few, press: `i => document.querySelectorAll("tbody>tr")[1 + i % 5].querySelector(".lbl")`, warm: 5, changed: selected},
	{name: "swap two rows", rows: rows.Few, press: button("swaprows"), warm: 5, changed: swapped,
		kept: `(before, after) => after[1] === before[998] && after[998] === before[1] && after[2] === before[2] && after[997] === before[997]`},
	{name: "remove a row", rows: fewer, press: `() => document.querySelectorAll("tbody>tr")[4].querySelector(".remove")`, warm: 5, changed: removed,
		kept: `(before, after) => after[3] === before[3] && after[4] === before[5] && after.at(-1) === before.at(-1)`},
	{name: "create 10,000 rows", rows: 0, press: button("runlots"), warm: 5, warming: &operation{rows: 0, press: button("run"), changed: created(rows.Few)}, changed: created(rows.Many)},
	{name: "append 1,000 rows", rows: rows.Few, press: button("add"), warm: 5, changed: appended},
	{name: "clear 1,000 rows", rows: rows.Few, press: button("clear"), warm: 5, changed: func(_, after state) string {
		if after.Count != 0 {
			return "rows are left"
		}
		return ""
	}},
}

// state is what the table shows.
type state struct {
	Count int
	// Rows are the id and the label of some rows, "" where there are less.
	Rows map[string][2]string
	// Selected are the places of the rows that look selected.
	Selected []int
	// Markup is the first row's, without its id and its label.
	Markup string
}

// describe is a JavaScript function that gives the state.
const describe = `() => {
	const all = [...document.querySelectorAll("tbody>tr")], rows = {};
	for (const i of [0, 1, 2, 4, 5, 10, 11, 998, 999, all.length - 1]) {
		const cells = all[i]?.cells;
		rows[i] = cells ? [cells[0].textContent, cells[1].textContent] : ["", ""];
	}
	const first = all[0]?.cloneNode(true);
	if (first) {
		first.cells[0].textContent = first.cells[1].firstChild.textContent = "";
		first.removeAttribute("class");
		first.removeAttribute("data-key");
		for (const icon of first.querySelectorAll("[aria-hidden=true]")) { // go-app has attributes in any order
			icon.removeAttribute("aria-hidden");
			icon.setAttribute("aria-hidden", "true");
		}
	}
	return { Count: all.length, Rows: rows, Selected: all.flatMap((row, i) => row.className === "danger" ? [i] : []), Markup: first?.outerHTML || "" };
}`

// markup is that of every row.
const markup = `<tr><td class="col-md-1"></td><td class="col-md-4"><a class="lbl"></a></td><td class="col-md-1"><a class="remove">` +
	`<span class="glyphicon glyphicon-remove" aria-hidden="true"></span></a></td><td class="col-md-6"></td></tr>`

// at is the id and the label of the row at a place; what is not looked at is "".
func (s state) at(place int) [2]string { return s.Rows[strconv.Itoa(place)] }

func created(count int) func(before, after state) string {
	return func(before, after state) string {
		first, _ := strconv.Atoi(after.at(0)[0])
		last, _ := strconv.Atoi(after.at(count - 1)[0])
		old, _ := strconv.Atoi(before.at(0)[0])
		switch {
		case after.Count != count:
			return fmt.Sprintf("there are %d rows", after.Count)
		case last-first != count-1 || first <= old:
			return fmt.Sprintf("the rows have the ids %d to %d", first, last)
		case len(after.Selected) > 0:
			return "a new row is selected"
		}
		return ""
	}
}

func updated(before, after state) string {
	for _, place := range []int{0, 10} {
		if after.at(place)[1] != before.at(place)[1]+" !!!" {
			return fmt.Sprintf("row %d is %q", place, after.at(place)[1])
		}
	}
	if after.Count != before.Count || after.at(1) != before.at(1) || after.at(11) != before.at(11) || after.at(999) != before.at(999) {
		return "other rows changed"
	}
	return ""
}

func selected(before, after state) string {
	if len(after.Selected) != 1 || slices.Equal(before.Selected, after.Selected) || after.Count != before.Count {
		return fmt.Sprintf("rows %v are selected", after.Selected)
	}
	return ""
}

func swapped(before, after state) string {
	if after.Count != before.Count || after.at(1) != before.at(998) || after.at(998) != before.at(1) || after.at(2) != before.at(2) {
		return "the rows are not swapped"
	}
	return ""
}

func removed(before, after state) string {
	if after.Count != before.Count-1 || after.at(4) != before.at(5) || after.at(2) != before.at(2) || after.at(after.Count-1) != before.at(before.Count-1) {
		return "the row is not removed"
	}
	return ""
}

func appended(before, after state) string {
	if after.Count != before.Count+rows.Few || after.at(999) != before.at(999) || after.at(0) != before.at(0) {
		return fmt.Sprintf("there are %d rows", after.Count)
	}
	return ""
}

// open opens the page of a library in a fresh tab, ready for the first click.
func (s *Subject) open(chromium *driver.Chromium) (*driver.Tab, error) {
	tab, err := chromium.Open()
	if err != nil {
		return nil, err
	}
	if err := errors.Join(tab.MeasureWork(), tab.Go(s.page.origin+"/")); err != nil {
		tab.Close()
		return nil, err
	}
	if err := tab.Ready(); err != nil {
		defer tab.Close()
		return nil, fmt.Errorf("%w; %q", err, tab.Complaints())
	}
	return tab, nil
}

// do has the library do an operation so many times, after its warm-up, and keeps what each
// took.
func (s *Subject) do(chromium *driver.Chromium, op operation, times int) error {
	tab, err := s.open(chromium)
	if err != nil {
		return err
	}
	defer tab.Close()
	timing := s.Operations[op.name]
	if timing == nil {
		timing = &Timing{}
		s.Operations[op.name] = timing
	}
	warming := &op
	if op.warming != nil {
		warming = op.warming
	}
	for i := range op.warm {
		if err := s.once(tab, *warming, i, i == 0, nil); err != nil {
			return fmt.Errorf("warm-up: %w", err)
		}
	}
	for i := range times {
		if err := s.once(tab, op, op.warm+i, false, timing); err != nil {
			return err
		}
	}
	return nil
}

// once does an operation once, looks whether it was done and, where the nodes are watched,
// whether they moved with their rows. It keeps what it took in a timing, if there is one.
func (s *Subject) once(tab *driver.Tab, op operation, i int, watched bool, timing *Timing) error {
	before, err := have(tab, op.rows)
	if err != nil {
		return err
	}
	watched = watched && op.kept != ""
	if watched {
		if _, err := driver.Eval[bool](tab, `() => { window.watched = [...document.querySelectorAll("tbody>tr")]; return true; }`); err != nil {
			return err
		}
	}
	x, y, err := tab.Point(op.press, i)
	if err != nil {
		return err
	}
	click := func() error {
		if err := tab.Mouse(driver.Left, driver.Plain, 1, driver.Place{X: x, Y: y}); err != nil {
			return err
		}
		return rest(tab)
	}
	if timing == nil {
		if err := click(); err != nil {
			return err
		}
	} else {
		if err := errors.Join(tab.Move(x, y), tab.Collect(), rest(tab)); err != nil {
			return err
		}
		trace, err := tab.Trace("click", click)
		if err != nil {
			return err
		}
		if err := timing.add(trace); err != nil {
			return err
		}
	}
	after, err := driver.Eval[state](tab, describe)
	if err != nil {
		return err
	}
	fault := op.changed(before, after)
	if fault == "" && after.Count > 0 && after.Markup != markup {
		fault = "a row is " + after.Markup
	}
	if fault != "" {
		return fmt.Errorf("%s; %q", fault, tab.Complaints())
	}
	if watched {
		kept, err := driver.Eval[bool](tab, `() => { const before = window.watched; window.watched = null; return (`+op.kept+`)(before, [...document.querySelectorAll("tbody>tr")]); }`)
		if err != nil {
			return err
		}
		s.Keyed = s.Keyed && kept
	}
	return nil
}

// have brings the table to so many rows and gives what it shows.
func have(tab *driver.Tab, count int) (state, error) {
	now, err := driver.Eval[state](tab, describe)
	if err != nil || now.Count == count || count == fewer && now.Count > 900 && now.Count <= rows.Few {
		return now, err
	}
	steps := map[string]int{"clear": 0}
	order := []string{"clear"}
	if count != 0 {
		order = append(order, "run")
		steps["run"] = rows.Few
	}
	for _, id := range order {
		if _, err := driver.Eval[bool](tab, `id => { document.getElementById(id).click(); return true; }`, id); err != nil {
			return now, err
		}
		if err := tab.Wait(fmt.Sprintf(`() => document.querySelectorAll("tbody>tr").length === %d`, steps[id])); err != nil {
			return now, fmt.Errorf("%w; %q", err, tab.Remarks())
		}
		if err := rest(tab); err != nil {
			return now, err
		}
	}
	return driver.Eval[state](tab, describe)
}

// pause is how long a page must do nothing to be at rest, and idle the milliseconds that
// the browser's own chores may take meanwhile.
const (
	pause = 40 * time.Millisecond
	idle  = 1.5
)

// rest waits until the page has nothing left to do. It runs no script in the page, which
// would be a part of what is measured.
func rest(tab *driver.Tab) error {
	last, err := tab.Work()
	for quiet := 0; err == nil && quiet < 2; {
		time.Sleep(pause)
		var now driver.Work
		if now, err = tab.Work(); now.Task-last.Task < idle {
			quiet++
		} else {
			quiet = 0
		}
		last = now
	}
	return err
}

// What a trace calls the stretches of script, and those at the end of a frame.
var (
	scripts = []string{"EventDispatch", "EvaluateScript", "v8.evaluateModule", "FunctionCall", "TimerFire", "FireIdleCallback", "FireAnimationFrame", "RunMicrotasks", "V8.Execute"}
	ends    = []string{"Paint", "Layerize", "Commit"}
)

// add reads what an operation took in a trace: from the click to the end of the last frame
// that the page drew.
func (t *Timing) add(trace []driver.Slice) error {
	click := slices.IndexFunc(trace, func(s driver.Slice) bool { return s.Name == "EventDispatch" && s.Event == "click" })
	from, end := trace[click].Start, 0.0
	for _, s := range trace[click:] {
		if slices.Contains(ends, s.Name) {
			end = max(end, s.End())
		}
	}
	if end == 0 {
		return errors.New("no frame followed the click")
	}
	var script, later, until float64
	for _, s := range trace[click:] {
		if !slices.Contains(scripts, s.Name) || s.End() <= until {
			continue // not script, or a part of what was counted
		}
		until = s.End()
		if s.Start < end {
			script += s.Work
		} else {
			later += s.Work
		}
	}
	t.Script, t.Later, t.Total = append(t.Script, script), append(t.Later, later), append(t.Total, end-from)
	return nil
}

// start loads the page cold, then makes 1,000 rows and asks for its memory.
func (s *Subject) start(chromium *driver.Chromium) error {
	tab, err := chromium.Open()
	if err != nil {
		return err
	}
	defer tab.Close()
	load, err := tab.ColdLoad(s.page.origin + "/")
	if err != nil {
		return fmt.Errorf("%w; %q", err, tab.Complaints())
	}
	s.Ready, s.Bytes = append(s.Ready, load.Ready), load.Bytes()
	if err := tab.MeasureWork(); err != nil {
		return err
	}
	if _, err := have(tab, rows.Few); err != nil {
		return err
	}
	heap, err := tab.Heap()
	if err != nil {
		return err
	}
	program, err := driver.Eval[float64](tab, `() => { const { memory, mem } = globalThis.instance?.exports || {}; return (memory || mem)?.buffer.byteLength || 0; }`)
	s.Heap, s.Program = append(s.Heap, heap), append(s.Program, program)
	return err
}
