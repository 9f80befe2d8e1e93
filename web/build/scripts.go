package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"bilateral/web/compression"
)

// pageFolder holds the sources of the page's scripts and styles.
var pageFolder = filepath.Join("web", "static")

// The scripts and the style sheets of a bundle, and what each is made of.
var (
	starter = api.EntryPoint{InputPath: filepath.Join("explorer", "boot.js"), OutputPath: "explorer"}
	theme   = api.EntryPoint{InputPath: "theme.js", OutputPath: "theme"}
	search  = api.EntryPoint{InputPath: filepath.Join("explorer", "search.js"), OutputPath: "search"}
	long    = api.EntryPoint{InputPath: filepath.Join("explorer", "pages.js"), OutputPath: "pages"}
	style   = api.EntryPoint{InputPath: "style.css", OutputPath: "style"}
	slides  = api.EntryPoint{InputPath: filepath.Join("explorer", "slides.js"), OutputPath: "slides"}
	picker  = api.EntryPoint{InputPath: filepath.Join("explorer", "picker.js"), OutputPath: "picker"}
	take    = api.EntryPoint{InputPath: filepath.Join("explorer", "take.js"), OutputPath: "take"}
	maker   = api.EntryPoint{InputPath: filepath.Join("explorer", "maker.js"), OutputPath: "maker"}
	taken   = api.EntryPoint{InputPath: "slides.css", OutputPath: "slides"}
	height  = api.EntryPoint{InputPath: filepath.Join("explorer", "height.js"), OutputPath: "height"}
	hosting = api.EntryPoint{InputPath: filepath.Join("explorer", "embed.js"), OutputPath: "embed"}
	framed  = api.EntryPoint{InputPath: "frames.css", OutputPath: "frames"}
	more    = api.EntryPoint{InputPath: "pages.css", OutputPath: "pages"}
)

// ErrSource says that a script or a style sheet could not be read, with the place.
var ErrSource = errors.New("a script or a style sheet is wrong")

// pageFiles makes the scripts and the style sheets of the pages from the folder of
// their sources, by name: each in one file, and small. What a sheet names by
// url() stays as it is: the server knows the addresses.
func pageFiles(folder string) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, entry := range []api.EntryPoint{starter, theme, search, long, slides, picker, take, maker, height, hosting, style, more, taken, framed} {
		options := api.BuildOptions{
			EntryPointsAdvanced: []api.EntryPoint{entry},
			AbsWorkingDir:       folder,
			Outdir:              "out",
			Bundle:              entry != theme, // which stands in the page's own scope
			Target:              api.ESNext,
			Charset:             api.CharsetUTF8,
			MinifySyntax:        true,
			MinifyWhitespace:    true,
			MinifyIdentifiers:   entry != theme,
			LogLevel:            api.LogLevelSilent,
		}
		if entry == take { // what it exports is called
			options.Format = api.FormatESModule
		}
		if options.Bundle {
			options.External = []string{"*.woff2"}
		}
		if filepath.Ext(entry.InputPath) == ".js" {
			// A script brings the sheet of what it alone puts on the page.
			options.Loader = map[string]api.Loader{".css": api.LoaderText}
		}
		built := api.Build(options)
		if faults := append(built.Errors, built.Warnings...); len(faults) > 0 {
			return nil, fmt.Errorf("%w: %s", ErrSource, strings.TrimSpace(strings.Join(api.FormatMessages(faults, api.FormatMessagesOptions{}), "\n")))
		}
		for _, file := range built.OutputFiles {
			name := filepath.Base(file.Path)
			small, err := compression.Minify(name, file.Contents)
			if err != nil {
				return nil, err
			}
			files[name] = small
		}
	}
	return files, nil
}

// putPageFiles writes the pages' scripts and style sheets into a bundle, each with
// its compressed forms.
func putPageFiles(out string) error {
	folder, err := filepath.Abs(pageFolder)
	if err != nil {
		return err
	}
	files, err := pageFiles(folder)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for name, body := range files {
		if err := place(out, name, body); err != nil {
			return err
		}
	}
	return nil
}
