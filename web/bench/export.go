//go:build browser

package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"time"
)

// exports is how often the site is exported.
const exports = 3

// exportSite exports the whole site, again and again, with a command that is in a folder, and
// gives the seconds that it takes.
func exportSite(dir, bundle string, times int) (Spread, error) {
	var took []float64
	for i := range times {
		started := time.Now()
		command := exec.Command(filepath.Join(dir, "explorer"), "export", filepath.Join(dir, fmt.Sprint("export-", i)), "-public-url", "https://explorer.example", "-bundle", bundle)
		if said, err := command.CombinedOutput(); err != nil {
			return Spread{}, fmt.Errorf("export: %w: %s", err, said)
		}
		took = append(took, time.Since(started).Seconds())
	}
	return spreadOf(took), nil
}
