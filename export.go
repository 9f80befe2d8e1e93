package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"bilateral/web"
	"bilateral/web/export"
	"bilateral/web/host"
	"bilateral/web/sites"
)

const exportUsage = `explorer export [flags] DIR writes the whole site into a folder, for any static host.

DIR is not there yet, is empty, or holds a former export, which is replaced as a whole.

Flags of export:
`

// parseExport reads the arguments of export: flags, and the folder before, between or
// behind them.
func parseExport(args []string, stderr io.Writer) (settings, string, error) {
	s := settings{exported: true, framers: "*"}
	var folders []string
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, exportUsage)
		flags.PrintDefaults()
	}
	flags.StringVar(&s.publicURL, "public-url", "", "`URL` where readers find the host, for absolute addresses: https://example.org")
	flags.StringVar(&s.base, "base", "/", "`path` of the site on that host: /sub/path/")
	flags.StringVar(&s.previous, "previous", "", "`folder` of a former export, whose assets are kept: pages that were opened before ask for them")
	flags.Func("data", "dataset `file`, a Data Package; without it the one built in", func(name string) error {
		if name == "" || len(s.data) > 0 {
			return errors.New("the name of one file: an export is of one dataset")
		}
		s.data = append(s.data, name)
		return nil
	})
	flags.StringVar(&s.bundle, "bundle", "", "`folder` of the browser program; without it the one built in")
	flags.StringVar(&s.framers, "framers", s.framers, "`sites` that may show /embed/ pages in a frame: '*', or origins with a space between")
	for len(args) > 0 {
		if err := flags.Parse(args); err != nil {
			return s, "", err
		}
		if args = flags.Args(); len(args) > 0 {
			folders, args = append(folders, args[0]), args[1:]
		}
	}
	var err error
	switch {
	case len(folders) != 1:
		err = fmt.Errorf("export takes one folder to write to, not %d: explorer export DIR -public-url https://example.org", len(folders))
	case s.publicURL == "":
		err = errors.New("export needs the flag -public-url, for the absolute addresses in pages: -public-url https://example.org")
	default:
		if s.base, err = host.ParseBase(s.base); err != nil {
			err = fmt.Errorf("flag -base: %w", err)
		}
	}
	if err != nil {
		fmt.Fprintln(stderr, "explorer:", err)
		return s, "", err
	}
	return s, folders[0], nil
}

// exportSite writes the site into a folder and says what it wrote.
func exportSite(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	started := time.Now()
	s, folder, err := parseExport(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return done
	}
	if err != nil {
		return misusage
	}
	editions, err := sites.Read(s.data)
	if err != nil {
		printFaults(stderr, stderr, fileOf(err), err)
		return failed
	}
	edition := editions[0]
	edition.Base = s.base
	summary, err := func() (*export.Summary, error) {
		if err := export.Check(folder); err != nil {
			return nil, err
		}
		m := newMaker(s, nil)
		m.publicURL = s.publicURL
		h, explorer, err := m.explored(edition)
		if err != nil {
			return nil, err
		}
		assets := h.Assets()
		return export.Write(ctx, folder, export.Options{
			Site:     h,
			Home:     strings.TrimSuffix(s.publicURL, "/") + s.base,
			Base:     s.base,
			Script:   assets.Get(web.ExportedScript).Address,
			Sheet:    assets.Get(web.ExportedStyle).Address,
			Notes:    explorer.WithoutScripts(),
			Previous: s.previous,
		})
	}()
	if err != nil {
		fmt.Fprintln(stderr, "explorer:", err)
		return failed
	}
	fmt.Fprintf(stdout, "exported: %s: %d files, %.1f MB with their compressed forms, for %s%s/, in %v", folder, summary.Files, float64(summary.Bytes)/1e6,
		strings.TrimSuffix(s.publicURL, "/"), s.base, time.Since(started).Round(100*time.Millisecond))
	if summary.Kept > 0 {
		fmt.Fprintf(stdout, "; kept: %d assets of the former version", summary.Kept)
	}
	if summary.Removed > 0 {
		fmt.Fprintf(stdout, "; removed: %d files", summary.Removed)
	}
	fmt.Fprintln(stdout)
	return done
}
