//go:build browser

package main

import (
	"math"
	"slices"

	"bilateral/web/browser/driver"
)

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

// load loads a bundle's page cold, again and again.
func (s *Subject) load(chromium *driver.Chromium, address string, phone bool, loads int) error {
	var paints, readies []float64
	for i := range loads {
		load, err := cold(chromium, address, phone)
		if err != nil {
			return err
		}
		paints, readies = append(paints, load.Paint), append(readies, load.Ready)
		if i > 0 {
			continue
		}
		s.Bytes = load.Bytes()
		for _, request := range load.Requests {
			s.Resources = append(s.Resources, Resource{Path: request.Path(), Type: request.Type, Bytes: request.Bytes})
		}
	}
	paint, ready := spreadOf(paints), spreadOf(readies)
	s.Paint, s.Interactive = &paint, &ready
	return nil
}

// cold loads the page once in a fresh profile.
func cold(chromium *driver.Chromium, address string, phone bool) (driver.Load, error) {
	tab, err := chromium.Open()
	if err != nil {
		return driver.Load{}, err
	}
	defer tab.Close()
	if phone {
		if err := tab.Phone(); err != nil {
			return driver.Load{}, err
		}
		if err := tab.Slow(driver.PhoneSlowdown); err != nil {
			return driver.Load{}, err
		}
	}
	return tab.ColdLoad(address)
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
		return hundredths(measures[max(rank-1, 0)])
	}
	return Spread{P50: at(0.50), P95: at(0.95), N: len(measures)}
}

func hundredths(v float64) float64 { return math.Round(v*100) / 100 }
