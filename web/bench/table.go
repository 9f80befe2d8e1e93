//go:build browser

package main

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"text/tabwriter"
)

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

// writer writes one profile's part of the report, a column for each subject.
type writer struct {
	*tabwriter.Writer
	subjects []Subject
}

func (w writer) title(format string, arguments ...any) {
	fmt.Fprintf(w, "\n"+format+"\n", arguments...)
	w.row("", func(s Subject) string { return s.Name })
}

func (w writer) row(name string, value func(Subject) string) {
	cells := []string{name}
	for _, s := range w.subjects {
		cells = append(cells, cmp.Or(value(s), "–"))
	}
	fmt.Fprintln(w, strings.Join(cells, "\t")+"\t")
}

// table prints the report for a reader.
func table(out io.Writer, report Report) error {
	fmt.Fprintf(out, "%s, %d CPUs, load average %s, %s, %s\n", report.Date, report.CPUs, cmp.Or(report.Load, "unknown"), report.Go, views[0].path)
	fmt.Fprintf(out, "\nSTART: %s ms from the server's process to the first byte of the overview (p50 / p95)\n", spread(&report.Start))
	f := &report.File
	fmt.Fprintf(out, "\nDATA.CSV: %d rows, %d bytes: %.0f rows a second, encoding/csv %.0f (ratio %.2f), first byte after %s ms (p50 / p95), heap up by %d bytes at the most\n",
		f.Rows, f.Bytes, f.Ours.P50, f.Std.P50, f.Ratio, spread(&f.FirstByte), f.Peak)
	fmt.Fprintf(out, "\nEXPORT: %s s (p50 / p95)\n", spread(&report.Export))
	if err := printGrowth(out, report.Growth); err != nil {
		return err
	}
	for i, profile := range report.Profiles {
		fmt.Fprintf(out, "\n%s: %s\n", strings.ToUpper(profile.Name), profile.Conditions)
		w := writer{tabwriter.NewWriter(out, 0, 0, 3, ' ', tabwriter.AlignRight), profile.Subjects}
		if i == 0 {
			w.bytes()
		}
		w.title("milliseconds after the navigation started, p50 / p95")
		w.row("first paint", func(s Subject) string { return spread(s.Paint) })
		w.row("interactive", func(s Subject) string { return spread(s.Interactive) })
		for _, v := range views {
			w.controls(v)
		}
		w.many()
		w.files()
		w.frames()
		w.memory()
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return nil
}

func (w writer) bytes() {
	w.title("bytes on the wire, cold, worker off")
	var kinds []string
	for _, s := range w.subjects {
		for _, r := range s.Resources {
			if !slices.Contains(kinds, kind(r)) {
				kinds = append(kinds, kind(r))
			}
		}
	}
	for _, k := range kinds {
		w.row(k, func(s Subject) string {
			for _, r := range s.Resources {
				if kind(r) == k {
					return fmt.Sprintf("%.0f", r.Bytes)
				}
			}
			return ""
		})
	}
	w.row("in all", func(s Subject) string {
		if s.Bytes == 0 {
			return ""
		}
		return fmt.Sprintf("%.0f", s.Bytes)
	})
}

func spread(s *Spread) string {
	if s == nil {
		return ""
	}
	return fmt.Sprintf("%.1f / %.1f", s.P50, s.P95)
}

// controls writes the controls of a view that its pages have, and names the
// others.
func (w writer) controls(v view) {
	var names, absent []string
	of := func(s Subject) map[string]Timing { return s.Controls[v.name] }
	floor := of(w.subjects[0])
	for _, c := range v.controls {
		if _, there := floor[c.name]; there {
			names = append(names, c.name)
		} else {
			absent = append(absent, c.name)
		}
	}
	if len(names) > 0 {
		w.title("milliseconds from event to paint, %s, p50 / p95 (p95 over the floor's)", v.name)
		for _, name := range names {
			w.row(name, func(s Subject) string {
				t := of(s)[name]
				if s.Name == floorName {
					return spread(&t.Spread)
				}
				return fmt.Sprintf("%s (%+.1f)", spread(&t.Spread), t.P95-floor[name].P95)
			})
		}
		w.title("milliseconds of the main thread's processor time for each, %s, script / all, on average", v.name)
		for _, name := range names {
			w.row(name, func(s Subject) string {
				t := of(s)[name]
				return fmt.Sprintf("%.1f / %.1f", t.Script, t.Task)
			})
		}
	}
	if len(absent) > 0 {
		fmt.Fprintf(w, "not measured, %s: %s\n", v.name, strings.Join(absent, ", "))
	}
}

func (w writer) many() {
	w.title("milliseconds of script for %d values, p50 / p95", manyValues)
	for _, step := range steps {
		w.row(step.name, func(s Subject) string {
			if s.Rows == nil {
				return ""
			}
			r := s.Rows[step.name]
			return spread(&r)
		})
	}
}

func (w writer) memory() {
	if len(w.subjects[0].Memory) == 0 {
		return
	}
	w.title("memory after so many interactions, in megabytes: the program's / JavaScript's; nodes of the page")
	for i, h := range w.subjects[0].Memory {
		w.row(fmt.Sprint(h.Interactions), func(s Subject) string {
			h := s.Memory[i]
			return fmt.Sprintf("%.2f / %.2f; %d", h.Program/1e6, h.Heap/1e6, h.Nodes)
		})
	}
}
