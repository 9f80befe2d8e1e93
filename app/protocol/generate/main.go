// Command generate writes what the page's scripts and styles share with Go: the
// numbers of package protocol as an ES module, and the colours and gutters of
// charts as a style sheet.
//
//	go run ./app/protocol/generate            writes the files below web/static
//	go run ./app/protocol/generate -check     fails when one of them is stale
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// The files, below the module's root.
var (
	source = filepath.Join("app", "protocol")
	script = filepath.Join("web", "static", "explorer", "protocol.js")
	sheet  = filepath.Join("web", "static", "style", "generated.css")
)

// ErrStale says that a generated file is not what would be generated now.
var ErrStale = errors.New("it is stale: run `make generate`")

func main() {
	check := flag.Bool("check", false, "write nothing; fail when a generated file is stale")
	flag.Parse()
	if err := run(".", *check); err != nil {
		fmt.Fprintln(os.Stderr, "protocol/generate:", err)
		os.Exit(1)
	}
}

// run makes or checks the files below the module's root.
func run(root string, check bool) error {
	module, err := moduleOf(filepath.Join(root, source))
	if err != nil {
		return err
	}
	for _, file := range []struct {
		name    string
		content []byte
	}{{script, module}, {sheet, styles()}} {
		path := filepath.Join(root, file.name)
		there, err := os.ReadFile(path)
		switch {
		case err == nil && bytes.Equal(there, file.content):
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return err
		case check:
			return fmt.Errorf("%s: %w", file.name, ErrStale)
		default:
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(path, file.content, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}
