//go:build browser

package driver

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// WebKit opens pages in WebKitGTK's own small browser, driven by classic
// WebDriver, on a screen that nobody sees. A driver has one session and a
// session one profile: each page has a driver and a browser of its own.
type WebKit struct {
	name            string
	dir             string // below which each page has a folder
	driver, browser string // the programs
	screen          *process
	display         string

	mu   sync.Mutex
	open []*webkit
}

// miniBrowsers are where a distribution puts WebKitGTK's own browser.
var miniBrowsers = []string{
	"/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser", "/usr/lib/webkit2gtk-4.1/MiniBrowser",
}

// StartWebKit starts the screen. What pages are set up with and save lies below dir.
func StartWebKit(dir string) (*WebKit, error) {
	k := &WebKit{dir: dir}
	var err error
	if k.driver, err = Program("EXPLORER_WEBKITDRIVER", "webkit2gtk-driver", "WebKitWebDriver"); err != nil {
		return nil, err
	}
	if k.browser, err = MiniBrowser(); err != nil {
		return nil, err
	}
	xvfb, err := Program("EXPLORER_XVFB", "xvfb", "Xvfb")
	if err != nil {
		return nil, err
	}
	if err := k.light(xvfb); err != nil {
		return nil, fmt.Errorf("start %s: %w", xvfb, err)
	}
	return k, nil
}

// MiniBrowser finds WebKitGTK's own small browser: the one that EXPLORER_MINIBROWSER
// names, else where a distribution puts it.
func MiniBrowser() (string, error) {
	if path := os.Getenv("EXPLORER_MINIBROWSER"); path != "" {
		return path, nil
	}
	for _, pattern := range miniBrowsers {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return found[0], nil
		}
	}
	return "", fmt.Errorf("%w: no MiniBrowser found: install the package libwebkit2gtk-4.1-0, or name the program in EXPLORER_MINIBROWSER", ErrMissing)
}

// light starts the screen, whose number the X server chooses and tells.
func (k *WebKit) light(xvfb string) error {
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer read.Close()
	command := exec.Command(xvfb, "-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset")
	command.ExtraFiles = []*os.File{write} // the third file of the server
	k.screen, err = start(command)
	write.Close()
	if err != nil {
		return err
	}
	if err := read.SetReadDeadline(time.Now().Add(Patience)); err != nil {
		return err
	}
	// The server writes the number and the end of its line one after the other; it
	// dies of a pipe that is closed between the two.
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		k.screen.end()
		return fmt.Errorf("%w: it told no display: %w", errProtocol, err)
	}
	k.display = ":" + strings.TrimSpace(number)
	return nil
}

// Name is WebKitGTK's name, and its version once a page has been opened.
func (k *WebKit) Name() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return strings.TrimSpace("WebKitGTK " + k.name)
}

// Close ends what is open and the screen.
func (k *WebKit) Close() {
	k.mu.Lock()
	open := k.open
	k.mu.Unlock()
	for _, page := range open {
		page.close()
	}
	k.screen.end()
}

// NewPage starts a driver and, by it, a browser with a profile of its own.
func (k *WebKit) NewPage() (*Page, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	settings, saved, err := k.folders()
	if err != nil {
		return nil, err
	}
	command := exec.Command(k.driver, "--port="+port)
	command.Env = append(os.Environ(), "DISPLAY="+k.display, "GDK_BACKEND=x11", "NO_AT_BRIDGE=1", "XDG_CONFIG_HOME="+settings)
	driver, err := start(command)
	if err != nil {
		return nil, err
	}
	w := &webkit{session: &webdriver{address: "http://127.0.0.1:" + port}, driver: driver, saved: saved}
	if err := w.begin(k.browser); err != nil {
		driver.end()
		return nil, fmt.Errorf("start %s by %s: %w", k.browser, k.driver, err)
	}
	k.mu.Lock()
	k.name = w.version
	k.open = append(k.open, w)
	k.mu.Unlock()
	return &Page{w}, nil
}

// folders makes a page's folder of settings, which name the folder for what it saves: by
// a name that can be made another folder's later, as the browser reads its settings once.
func (k *WebKit) folders() (settings, saved string, err error) {
	if settings, err = os.MkdirTemp(k.dir, "webkit-"); err != nil {
		return "", "", err
	}
	kept := filepath.Join(settings, "kept")
	if err := os.Mkdir(kept, 0o700); err != nil {
		return "", "", err
	}
	saved = filepath.Join(settings, "saved")
	if err := os.Symlink(kept, saved); err != nil {
		return "", "", err
	}
	directories := fmt.Sprintf("XDG_DOWNLOAD_DIR=%q\n", saved)
	return settings, saved, os.WriteFile(filepath.Join(settings, "user-dirs.dirs"), []byte(directories), 0o600)
}

func freePort() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	return port, err
}

// webkit is a page in WebKit, or a frame of one.
type webkit struct {
	session *webdriver
	driver  *process
	version string
	saved   string // the link to the folder for what the page saves

	// A frame knows the page around it and its place among the frames there.
	around *webkit
	place  int

	mu      *sync.Mutex // of the session, which is in one frame at a time
	prompts *[]string
}

// begin waits for the driver and opens a session. It sets no proxy to keep the
// browser on this machine, as the others have: WebKitGTK 2.50 reads past the end
// of the list of hosts that need none, and crashes.
func (w *webkit) begin(browser string) error {
	w.mu, w.prompts = &sync.Mutex{}, &[]string{}
	for deadline := time.Now().Add(Patience); ; time.Sleep(20 * time.Millisecond) {
		err := w.session.call(http.MethodGet, "/status", nil, nil)
		if err == nil {
			break
		}
		if time.Now().After(deadline) {
			return err
		}
	}
	var has struct{ BrowserVersion string }
	err := w.session.begin(map[string]any{
		"webkitgtk:browserOptions": map[string]any{"binary": browser, "args": []string{"--automation"}},
		// A dialog is for this package to note and to close.
		"unhandledPromptBehavior": "ignore",
		"timeouts":                map[string]int64{"script": Patience.Milliseconds(), "pageLoad": Patience.Milliseconds()},
	}, &has)
	w.version = has.BrowserVersion
	return err
}

// in runs a command in this page or frame: the session goes to the frame first.
// A dialog that stands open is noted and closed, and the command given again.
func (w *webkit) in(command func() error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	enter := func() error {
		if err := w.enter(); err != nil {
			return err
		}
		return command()
	}
	err := enter()
	var refused refusal
	if errors.As(err, &refused) && refused.Code == "unexpected alert open" {
		var words string
		if err := w.session.call(http.MethodGet, "/alert/text", nil, &words); err != nil {
			return err
		}
		if err := w.session.post("/alert/dismiss", nil, nil); err != nil {
			return err
		}
		*w.prompts = append(*w.prompts, words)
		err = enter()
	}
	if errors.As(err, &refused) && refused.Code == "invalid session id" {
		return fmt.Errorf("%w: %w", ErrGone, err)
	}
	return err
}

// enter has the session go to this page or frame.
func (w *webkit) enter() error {
	if w.around == nil {
		return w.session.post("/frame", map[string]any{"id": nil}, nil)
	}
	if err := w.around.enter(); err != nil {
		return err
	}
	return w.session.post("/frame", map[string]any{"id": w.place}, nil)
}

// run waits for the value by a callback: a promise that a script returns is not
// awaited everywhere.
func (w *webkit) run(expression string) (json.RawMessage, error) {
	var done struct {
		Value string
		Threw *string
	}
	err := w.in(func() error {
		return w.session.post("/execute/async", map[string]any{"args": []any{}, "script": `
			const done = arguments[arguments.length - 1];
			(async () => (` + expression + `))().then(
				value => done({value: JSON.stringify(value) ?? ""}),
				error => done({threw: String(error)}));`}, &done)
	})
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrScript, err)
	case done.Threw != nil:
		return nil, fmt.Errorf("%w: %s", ErrScript, *done.Threw)
	}
	return json.RawMessage(done.Value), nil
}

func (w *webkit) load(address string) error {
	return w.in(func() error { return w.session.post("/url", map[string]any{"url": address}, nil) })
}

func (w *webkit) back() error {
	return w.in(func() error { return w.session.post("/back", nil, nil) })
}

func (w *webkit) forward() error {
	return w.in(func() error { return w.session.post("/forward", nil, nil) })
}

func (w *webkit) perform(all gestures) error {
	return w.in(func() error { return w.session.post("/actions", map[string]any{"actions": all}, nil) })
}

func (w *webkit) move(to Place) error {
	return w.point([]Place{to}, func(seen []Place) gestures { return moved(seen[0]) })
}

func (w *webkit) mouse(button Button, modifier Modifier, _ int64, places []Place) error {
	return w.point(places, func(seen []Place) gestures { return clicked(button, modifier, seen) })
}

// point does with the mouse what is to be done at places. In a frame that is
// done from the page around it: the driver takes places for the window's, in
// whatever frame the session is.
func (w *webkit) point(places []Place, do func([]Place) gestures) error {
	if w.around == nil {
		return w.perform(do(places))
	}
	seen, err := seenFrom(&Page{w.around}, places, `place => document.querySelectorAll("iframe")[place]`, w.place)
	if err != nil {
		return err
	}
	return w.around.point(seen, do)
}

func (w *webkit) press(key string) error { return w.perform(pressed(keys[key].value)) }

func (w *webkit) typing(text string) error { return w.perform(typed(text)) }

// resize asks for a window that is larger than the viewport by what the browser
// puts around it. The page follows in its own time: where it had not yet followed
// when it was measured, it is measured again.
func (w *webkit) resize(width, height int64) error {
	const tries, limit = 5, 3000 // milliseconds
	var window struct{ Width, Height int64 }
	var within []int64
	for range tries {
		err := w.in(func() error { return w.session.call(http.MethodGet, "/window/rect", nil, &window) })
		if err != nil {
			return err
		}
		if within, err = Eval[[]int64](&Page{w}, `() => [innerWidth, innerHeight]`); err != nil {
			return err
		}
		err = w.in(func() error {
			return w.session.post("/window/rect", map[string]any{
				"x": 0, "y": 0, "width": width + window.Width - within[0], "height": height + window.Height - within[1],
			}, nil)
		})
		if err != nil {
			return err
		}
		followed, err := Eval[bool](&Page{w}, `(width, height, limit) => (`+WaitFor+`)(() => innerWidth === width && innerHeight === height, limit)`, width, height, limit)
		if err != nil || followed {
			return err
		}
	}
	return fmt.Errorf("%w: the viewport stays %v when it should be %d × %d", errProtocol, within, width, height)
}

func (w *webkit) picture() ([]byte, error) {
	var data string
	err := w.in(func() error { return w.session.call(http.MethodGet, "/screenshot", nil, &data) })
	if err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(data)
}

// paper asks by WebDriver's command, which WebKitGTK's driver does not know as yet.
func (w *webkit) paper(width, height float64) ([]byte, error) {
	const inch = 2.54 // WebDriver counts in centimetres
	var data string
	err := w.in(func() error {
		return w.session.post("/print", map[string]any{"page": map[string]float64{"width": width * inch, "height": height * inch}}, &data)
	})
	var refused refusal
	if errors.As(err, &refused) && refused.Code == "unknown command" {
		return nil, fmt.Errorf("print: %w", ErrCannot)
	}
	if err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(data)
}

func (w *webkit) downloads(dir string) error {
	if err := os.Remove(w.saved); err != nil {
		return err
	}
	return os.Symlink(dir, w.saved)
}

func (w *webkit) frame(address string) (engine, error) {
	place, err := Eval[int](&Page{w}, `address => [...document.querySelectorAll("iframe")].findIndex(f => f.src.endsWith(address))`, address)
	if err != nil || place < 0 {
		return nil, err
	}
	inside := *w
	inside.around, inside.place = w, place
	return &inside, nil
}

func (w *webkit) complaints() []string { return nil }
func (w *webkit) remarks() []string    { return nil }

func (w *webkit) dialogs() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(*w.prompts)
}

// close ends the session, and the browser and the driver with it; a frame goes
// with its page.
func (w *webkit) close() {
	if w.around != nil {
		return
	}
	_ = w.session.call(http.MethodDelete, "", nil, nil)
	w.driver.end()
}
