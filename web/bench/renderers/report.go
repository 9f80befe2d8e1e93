//go:build browser

package main

import (
	"bytes"
	"fmt"
	"math"
	"slices"
)

// median is the nearest rank at half of the measures, 0 where there are none.
func median(measures []float64) float64 {
	if len(measures) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(measures))
	return sorted[(len(sorted)-1)/2]
}

// mean is the geometric mean over the operations of how a library's script compares with
// that by hand.
func mean(s, hand *Subject) float64 {
	var sum float64
	var count int
	for _, op := range operations {
		ours, by := s.Operations[op.name], hand.Operations[op.name]
		if ours == nil || by == nil {
			continue
		}
		sum += math.Log(median(ours.Script) / median(by.Script))
		count++
	}
	return math.Exp(sum / float64(count))
}

// markdown is the report for a reader.
func (r *Report) markdown() []byte {
	var b bytes.Buffer
	hand := r.Subjects[0]
	fmt.Fprintf(&b, "%s, %d processors, %s; %s, %s; load average %s; %d rounds.\n", r.Date, r.CPUs, r.Browser, r.Go, r.TinyGo, r.Load, r.Rounds)
	for i, name := range []string{"solid-js", "react", "react-dom", "github.com/maxence-charriere/go-app/v10", "github.com/vugu/vugu"} {
		fmt.Fprintf(&b, "%s %s%s", name, r.Versions[name], map[bool]string{true: ".\n", false: ", "}[i == 4])
	}
	row := func(name string, cell func(*Subject) string) {
		fmt.Fprintf(&b, "| %s |", name)
		for _, s := range r.Subjects {
			fmt.Fprintf(&b, " %s |", cell(s))
		}
		b.WriteByte('\n')
	}
	table := func(title string, value func(*Timing) []float64) {
		row(title, func(s *Subject) string { return s.Name })
		row("---", func(*Subject) string { return "---:" })
		for _, op := range operations {
			if hand.Operations[op.name] == nil {
				continue
			}
			row(op.name, func(s *Subject) string { return milliseconds(median(value(s.Operations[op.name]))) })
		}
	}
	b.WriteByte('\n')
	table("script, ms, p50", func(t *Timing) []float64 { return t.Script })
	row("**geometric mean beside by hand**", func(s *Subject) string { return fmt.Sprintf("**%.2f**", mean(s, hand)) })
	b.WriteByte('\n')
	table("to the end of the frame, ms, p50", func(t *Timing) []float64 { return t.Total })
	b.WriteByte('\n')
	table("script after the frame, ms, p50", func(t *Timing) []float64 { return t.Later })
	b.WriteByte('\n')
	row("", func(s *Subject) string { return s.Name })
	row("---", func(*Subject) string { return "---:" })
	row("nodes stay with their rows", func(s *Subject) string { return map[bool]string{true: "yes", false: "no"}[s.Keyed] })
	row("ready after navigation, ms, p50", func(s *Subject) string { return fmt.Sprintf("%.0f", median(s.Ready)) })
	row("bytes on the wire", func(s *Subject) string { return fmt.Sprintf("%.0f", s.Bytes) })
	row("heap of JavaScript with 1,000 rows, MB", func(s *Subject) string { return fmt.Sprintf("%.2f", median(s.Heap)/1e6) })
	row("memory of WebAssembly then, MB", func(s *Subject) string { return fmt.Sprintf("%.2f", median(s.Program)/1e6) })
	return b.Bytes()
}

// milliseconds prints a time with as many digits as mean something.
func milliseconds(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}
