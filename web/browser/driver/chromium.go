//go:build browser

package driver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/chromedp/chromedp"
)

// ErrNoChromium reports that no Chromium is installed.
var ErrNoChromium = errors.New("no Chromium found: install the package chromium-headless-shell or chromium, or name the program in EXPLORER_CHROMIUM")

// Chromium is one running browser. Every tab is opened in a profile of its
// own, so that nothing is shared between two tabs.
type Chromium struct {
	ctx   context.Context
	close func()
}

// browsers are the usual names of a whole Chromium, and shell that of one without
// windows of its own: the same engine, of which a tab costs half.
var browsers = []string{"chromium", "chromium-browser", "google-chrome"}

const shell = "chromium-headless-shell"

// executable finds the browser: EXPLORER_CHROMIUM, else the first of the names.
func executable(names ...string) (string, error) {
	if path := os.Getenv("EXPLORER_CHROMIUM"); path != "" {
		return path, nil
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrNoChromium
}

// StartChromium starts a browser as readers have it, without showing it, with an
// empty profile below dir. The browser resolves no name but localhost, so that a
// request to a third party cannot succeed unseen.
func StartChromium(dir string) (*Chromium, error) { return startChromium(dir, browsers...) }

// StartShell is StartChromium with the engine alone, where that is installed.
func StartShell(dir string) (*Chromium, error) {
	return startChromium(dir, append([]string{shell}, browsers...)...)
}

func startChromium(dir string, names ...string) (*Chromium, error) {
	path, err := executable(names...)
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(filepath.Join(dir, "profile")),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("site-per-process", true),
		chromedp.Flag("hide-scrollbars", false),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"),
		chromedp.WindowSize(1280, 900),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		stop()
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	return &Chromium{ctx: ctx, close: func() { cancel(); stop() }}, nil
}

// Close ends the browser and waits for it.
func (c *Chromium) Close() { c.close() }
