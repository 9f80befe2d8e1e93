//go:build browser

package driver

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// Chromium is one running Chromium. Every tab is opened in a profile of its
// own, so that nothing is shared between two tabs.
type Chromium struct {
	ctx   context.Context
	name  string
	close func()
}

// browsers are the usual names of a whole Chromium, and shell that of one without
// windows of its own: the same engine, of which a tab costs half.
var browsers = []string{"chromium", "chromium-browser", "google-chrome"}

const shell = "chromium-headless-shell"

// StartChromium starts a browser as readers have it, without showing it, with an
// empty profile below dir. The browser resolves no name but localhost, so that a
// request to a third party cannot succeed unseen.
func StartChromium(dir string) (*Chromium, error) { return startChromium(dir, nil, browsers...) }

// StartShell is StartChromium with the engine alone, where that is installed.
func StartShell(dir string) (*Chromium, error) { return StartShellWith(dir, nil) }

// StartShellWith is StartShell with flags of the command line, each a bool or a string.
func StartShellWith(dir string, flags map[string]any) (*Chromium, error) {
	return startChromium(dir, flags, append([]string{shell}, browsers...)...)
}

func startChromium(dir string, flags map[string]any, names ...string) (*Chromium, error) {
	path, err := Program("EXPLORER_CHROMIUM", "chromium", names...)
	if err != nil {
		return nil, err
	}
	return startAt(path, dir, flags)
}

// StartChromiumAt is StartChromium with the program at a path, of whatever version. What
// an old one does not know of the protocol fails.
func StartChromiumAt(path, dir string) (*Chromium, error) { return startAt(path, dir, nil) }

func startAt(path, dir string, flags map[string]any) (*Chromium, error) {
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
	for name, value := range flags {
		options = append(options, chromedp.Flag(name, value))
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		stop()
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	version, err := chromedp.CallBrowser(ctx, browser.GetVersion, cdp.Empty{})
	if err != nil {
		cancel()
		stop()
		return nil, fmt.Errorf("ask %s for its version: %w", path, err)
	}
	return &Chromium{ctx: ctx, name: "Chromium " + version.Product, close: func() { cancel(); stop() }}, nil
}

// Close ends the browser and waits for it.
func (c *Chromium) Close() { c.close() }

// Name is Chromium's name and version.
func (c *Chromium) Name() string { return c.name }

// NewPage opens a tab, as Open does, for what every engine can do.
func (c *Chromium) NewPage() (*Page, error) {
	t, err := c.Open()
	if err != nil {
		return nil, err
	}
	return t.Page, nil
}
