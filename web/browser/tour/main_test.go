//go:build browser

package tour

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"bilateral/data"
	"bilateral/web/browser"
)

// bundleVariable says where the bundle is that readers get.
const bundleVariable = "EXPLORER_BUNDLE_TINYGO"

// The site of all tours, and another version of it, in which newFigure stands for oldFigure.
var server, another *browser.Server

const oldFigure, newFigure = "2,795", "2,796"

func TestMain(m *testing.M) {
	code, err := setUp(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// setUp builds the explorer, runs the tests on it, and ends what it started.
func setUp(m *testing.M) (code int, err error) {
	bundle := os.Getenv(bundleVariable)
	if bundle == "" {
		return 1, fmt.Errorf("%s is not set; it names the directory of the bundle that the tour is of: go run ./web/build -compiler tinygo -out DIR, and set %[1]s=DIR (make test does all)", bundleVariable)
	}
	folder, err := os.MkdirTemp("", "explorer-tour-")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(folder)
	command := filepath.Join(folder, "explorer")
	if err := browser.BuildExplorer(filepath.Join("..", "..", ".."), command); err != nil {
		return 1, err
	}
	changed, err := changedData(folder)
	if err != nil {
		return 1, err
	}
	started := make(chan error, 1)
	go func() {
		var err error
		another, err = browser.StartServer(command, bundle, "-data", changed)
		started <- err
	}()
	server, err = browser.StartServer(command, bundle)
	err = errors.Join(err, <-started)
	if err == nil {
		code = m.Run()
	}
	for _, running := range []*browser.Server{server, another} {
		if running != nil {
			err = errors.Join(err, running.Stop())
		}
	}
	return code, err
}

// changedData writes the data of the other version.
func changedData(folder string) (string, error) {
	folder = filepath.Join(folder, "data")
	if err := os.CopyFS(folder, data.Default); err != nil { // the tables lie beside the dataset
		return "", err
	}
	source, err := data.Default.ReadFile(data.DefaultFile)
	if err != nil {
		return "", err
	}
	file := filepath.Join(folder, "changed.json")
	return file, browser.WriteChanged(file, source, 2795)
}
