//go:build browser

// Command peers measures the overview beside the same page made with JavaScript libraries,
// in one run: bytes, first paint, when it reacts, how long its controls take, on this machine
// and with a phone's network and processor. It serves the explorer and hands its address to
// run.mjs, which measures every page alike and judges none; README.md beside it says how. It
// stands beside package bench, at the end of the flow.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"bilateral/web/browser"
	"bilateral/web/browser/driver"
)

// errUsage reports a command line that cannot be used.
var errUsage = errors.New("usage")

// linesPage is a page with as many lines as the peers' have.
const linesPage = "/indicators/articles/"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// run measures, and leaves what it found in two files, a .json and a .md.
func run(arguments []string) error {
	flags := flag.NewFlagSet("peers", flag.ContinueOnError)
	bundle := flags.String("bundle", os.Getenv("EXPLORER_BUNDLE_TINYGO"), "`directory` of the bundle to measure")
	before := flags.String("before", "", "`address` of the overview of another version, to be measured too")
	rounds := flags.Int("rounds", 3, "in how many rounds each page is measured")
	only := flags.String("only", "floor,uplot,chartjs,plot,echarts,ours,lines,before", "`names` of the pages that are measured, with commas between")
	profiles := flags.String("profiles", "desktop,phone", "`names` of the devices on which they are measured")
	folder := flags.String("peers", filepath.Join(".cache", "npm", "peers"), "`directory` that web/bench/peers/install has made")
	out := flags.String("out", filepath.Join(".cache", "peers"), "`path` of the two files, without .json and .md")
	verify := flags.Bool("verify", false, "see instead whether every page does the work")
	if err := flags.Parse(arguments); err != nil {
		return errUsage
	}
	if *bundle == "" {
		return fmt.Errorf("%w: -bundle DIR is needed, or EXPLORER_BUNDLE_TINYGO; make peers builds it", errUsage)
	}
	chromium, err := driver.Program("EXPLORER_CHROMIUM", "chromium", "chromium", "chromium-browser", "google-chrome")
	if err != nil {
		return err
	}
	for _, path := range []*string{folder, out} { // run.mjs takes its own folder for the working one
		if *path, err = filepath.Abs(*path); err != nil {
			return err
		}
	}
	dir, err := os.MkdirTemp("", "explorer-peers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	command := filepath.Join(dir, "explorer")
	if err := browser.BuildExplorer(".", command); err != nil {
		return err
	}
	script := []string{filepath.Join(*folder, "run.mjs"), "--no-build", "--no-scale", "--chromium", chromium,
		"--runs", strconv.Itoa(*rounds), "--only", *only, "--profiles", *profiles, "--out", *out}
	if *verify {
		script = append(script, "--verify", "--screens", *out)
	}
	server, err := browser.StartServer(command, *bundle)
	if err != nil {
		return err
	}
	defer func() { _ = server.Stop() }()
	page := func(name, adapter, address string) {
		script = append(script, "--name", name, "--adapter", filepath.Join(*folder, "adapters", adapter), "--ours", address)
	}
	page("ours", "ours.js", server.Origin("127.0.0.1")+"/")
	page("lines", "lines.js", server.Origin("127.0.0.1")+linesPage)
	if *before != "" {
		page("before", "ours.js", *before)
	}
	measure := exec.Command("node", script...)
	measure.Stdout, measure.Stderr = os.Stdout, os.Stderr
	return measure.Run()
}
