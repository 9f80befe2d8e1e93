//go:build browser

package driver

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Firefox is one running Firefox, driven by WebDriver BiDi, which it answers
// itself. Every page is opened in a user context of its own.
type Firefox struct {
	name    string
	process *process
	bidi    *bidi

	mu    sync.Mutex
	pages map[string]*gecko // by the context of the page, or of a frame in it
}

// firefoxPreferences keep the browser from talking to anybody of its own accord
// and let no request leave the machine: what is not loopback goes to a proxy
// that is not there.
const firefoxPreferences = `
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.safebrowsing.downloads.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
user_pref("network.proxy.no_proxies_on", "localhost, 127.0.0.1");
user_pref("services.settings.server", "");
user_pref("toolkit.telemetry.enabled", false);
`

var firefoxListens = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

// StartFirefox starts a headless Firefox with an empty profile below dir, and with a
// reader's preferences, each a line of user.js.
func StartFirefox(dir string, preferences ...string) (*Firefox, error) {
	path, err := Program("EXPLORER_FIREFOX", "firefox-esr", "firefox-esr", "firefox")
	if err != nil {
		return nil, err
	}
	profile := filepath.Join(dir, "firefox")
	if err := os.MkdirAll(profile, 0o700); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(firefoxPreferences+strings.Join(preferences, "\n")), 0o600); err != nil {
		return nil, err
	}
	command := exec.Command(path, "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", profile)
	command.Env = append(os.Environ(), "HOME="+profile) // it writes caches there too
	output, err := command.StderrPipe()
	if err != nil {
		return nil, err
	}
	f := &Firefox{pages: map[string]*gecko{}}
	if f.process, err = start(command); err != nil {
		return nil, err
	}
	address, err := announced(output, firefoxListens)
	if err == nil {
		err = f.greet(address + "/session")
	}
	if err != nil {
		f.process.end()
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	return f, nil
}

// greet opens the connection and a session on it.
func (f *Firefox) greet(address string) (err error) {
	if f.bidi, err = connect(address, f.hear); err != nil {
		return err
	}
	var session struct {
		Capabilities struct{ BrowserName, BrowserVersion string }
	}
	if err := f.bidi.call("session.new", map[string]any{"capabilities": map[string]any{}}, &session); err != nil {
		return err
	}
	f.name = "Firefox " + session.Capabilities.BrowserVersion
	events := []string{"log.entryAdded", "browsingContext.contextCreated", "browsingContext.userPromptOpened"}
	return f.bidi.call("session.subscribe", map[string]any{"events": events}, nil)
}

// Name is Firefox's name and version.
func (f *Firefox) Name() string { return f.name }

// Close ends the browser and waits for it.
func (f *Firefox) Close() {
	_ = f.bidi.call("browser.close", map[string]any{}, nil)
	f.process.end()
}

// NewPage opens a page in a user context of its own.
func (f *Firefox) NewPage() (*Page, error) {
	g := &gecko{firefox: f}
	var profile struct{ UserContext string }
	if err := f.bidi.call("browser.createUserContext", map[string]any{}, &profile); err != nil {
		return nil, err
	}
	var opened struct{ Context string }
	err := f.bidi.call("browsingContext.create", map[string]any{"type": "tab", "userContext": profile.UserContext}, &opened)
	if err != nil {
		return nil, err
	}
	g.profile, g.context = profile.UserContext, opened.Context
	f.mu.Lock()
	f.pages[g.context] = g
	f.mu.Unlock()
	// A page has the focus only in front.
	return &Page{g}, g.call("browsingContext.activate", nil, nil)
}

// hear keeps what the pages complain of.
func (f *Firefox) hear(method string, params json.RawMessage) {
	var event struct {
		Context, Parent     string
		Type, Message       string
		Level, Text, Method string
		Source              struct{ Context string }
		StackTrace          struct{ CallFrames []struct{ URL string } }
	}
	if json.Unmarshal(params, &event) != nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	switch method {
	case "browsingContext.contextCreated":
		if page := f.pages[event.Parent]; page != nil {
			f.pages[event.Context] = page
		}
	case "browsingContext.userPromptOpened":
		if page := f.pages[event.Context]; page != nil {
			page.prompts = append(page.prompts, event.Message)
		}
	case "log.entryAdded":
		page := f.pages[event.Source.Context]
		if page == nil {
			return
		}
		if event.Type == "console" {
			page.said = append(page.said, event.Text)
		}
		if event.Level == "error" || event.Level == "warn" {
			where := ""
			if frames := event.StackTrace.CallFrames; len(frames) > 0 {
				where = " " + frames[0].URL
			}
			page.complaint = append(page.complaint, event.Type+" "+event.Level+": "+event.Text+where)
		}
	}
}

// gecko is a page in Firefox, or a frame of one.
type gecko struct {
	firefox          *Firefox
	profile, context string

	complaint, said, prompts []string
}

// call sends a command about this page.
func (g *gecko) call(method string, params map[string]any, result any) error {
	all := map[string]any{"context": g.context}
	for name, value := range params {
		all[name] = value
	}
	return g.firefox.bidi.call(method, all, result)
}

// run has the page itself write the value as JSON: BiDi's own form of a value
// has a type beside each part of it.
func (g *gecko) run(expression string) (json.RawMessage, error) {
	var done struct {
		Type             string
		Result           struct{ Type, Value string }
		ExceptionDetails struct{ Text string }
	}
	err := g.firefox.bidi.call("script.evaluate", map[string]any{
		"expression":   "(async () => JSON.stringify(await (" + expression + ")))()",
		"target":       map[string]any{"context": g.context},
		"awaitPromise": true,
	}, &done)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrScript, err)
	case done.Type == "exception":
		return nil, fmt.Errorf("%w: %s", ErrScript, done.ExceptionDetails.Text)
	}
	return json.RawMessage(done.Result.Value), nil
}

func (g *gecko) load(address string) error {
	return g.call("browsingContext.navigate", map[string]any{"url": address, "wait": "complete"}, nil)
}

func (g *gecko) back() error { return g.travel(-1) }

func (g *gecko) forward() error { return g.travel(1) }

func (g *gecko) travel(by int) error {
	return g.call("browsingContext.traverseHistory", map[string]any{"delta": by}, nil)
}

func (g *gecko) perform(all gestures) error {
	return g.call("input.performActions", map[string]any{"actions": all}, nil)
}

func (g *gecko) move(to Place) error { return g.perform(moved(to)) }

func (g *gecko) mouse(button Button, modifier Modifier, _ int64, places []Place) error {
	return g.perform(clicked(button, modifier, places))
}

func (g *gecko) press(key string) error { return g.perform(pressed(keys[key].value)) }

func (g *gecko) typing(text string) error { return g.perform(typed(text)) }

func (g *gecko) resize(width, height int64) error {
	return g.call("browsingContext.setViewport", map[string]any{
		"viewport": map[string]int64{"width": width, "height": height}, "devicePixelRatio": 1,
	}, nil)
}

func (g *gecko) picture() ([]byte, error) {
	return g.taken("browsingContext.captureScreenshot", map[string]any{"origin": "document"})
}

func (g *gecko) paper(width, height float64) ([]byte, error) {
	const inch = 2.54 // BiDi counts in centimetres
	return g.taken("browsingContext.print", map[string]any{"page": map[string]float64{"width": width * inch, "height": height * inch}})
}

// taken is the file that a command answers with.
func (g *gecko) taken(method string, params map[string]any) ([]byte, error) {
	var taken struct{ Data string }
	if err := g.call(method, params, &taken); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(taken.Data)
}

func (g *gecko) downloads(dir string) error {
	return g.firefox.bidi.call("browser.setDownloadBehavior", map[string]any{
		"downloadBehavior": map[string]string{"type": "allowed", "destinationFolder": dir},
		"userContexts":     []string{g.profile},
	}, nil)
}

func (g *gecko) frame(address string) (engine, error) {
	var tree struct {
		Contexts []struct {
			Children []struct{ Context, URL string }
		}
	}
	err := g.firefox.bidi.call("browsingContext.getTree", map[string]any{"root": g.context}, &tree)
	if err != nil {
		return nil, err
	}
	for _, child := range tree.Contexts[0].Children {
		if strings.HasSuffix(child.URL, address) {
			return &gecko{firefox: g.firefox, context: child.Context}, nil
		}
	}
	return nil, nil
}

func (g *gecko) complaints() []string { return g.kept(&g.complaint) }
func (g *gecko) remarks() []string    { return g.kept(&g.said) }
func (g *gecko) dialogs() []string    { return g.kept(&g.prompts) }

func (g *gecko) kept(list *[]string) []string {
	g.firefox.mu.Lock()
	defer g.firefox.mu.Unlock()
	return slices.Clone(*list)
}

// close closes a page with its user context; a frame goes with its page.
func (g *gecko) close() {
	if g.profile == "" {
		return
	}
	_ = g.call("browsingContext.close", nil, nil)
	_ = g.firefox.bidi.call("browser.removeUserContext", map[string]any{"userContext": g.profile}, nil)
}
