//go:build browser

package orca

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"
)

// ErrUnheard says that words which everything rests on were not spoken in time.
var ErrUnheard = errors.New("not heard")

// How long is waited: for a program's first words; for those that follow a key; for
// silence after a page has come and after words, and at the most for that silence.
const (
	patience = 60 * time.Second
	long     = 10 * time.Second
	settled  = 3 * time.Second
	silence  = 1200 * time.Millisecond
	most     = 20 * time.Second
)

// customizations is what Orca reads beside its settings: it writes down what it says.
//
//go:embed orca-customizations.py
var customizations []byte

// begin starts a screen, a bus and a shell in a space of processes of their own: Orca
// refuses to start where another one of the same user runs, on whatever screen, and all
// that is started ends with the shell.
const begin = `Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$HOME/display" 2>/dev/null &
until [ -s "$HOME/display" ]; do sleep .05; done
export DISPLAY=":$(cat "$HOME/display")"
exec dbus-run-session -- sh`

// Session is a desktop without a screen, on which Orca runs.
type Session struct {
	dir    string
	shell  *exec.Cmd
	orders io.WriteCloser
}

// Start starts a desktop and Orca, and waits until it speaks. What it writes stands in
// dir; what the programs say by themselves in dir/log.
func Start(dir string) (*Session, error) {
	s := &Session{dir: dir}
	for _, folder := range []string{"home", "run", "orca"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o700); err != nil {
			return nil, err
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "orca", "orca-customizations.py"), customizations, 0o600); err != nil {
		return nil, err
	}
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	space := []string{"--pid", "--fork", "--kill-child", "--mount-proc"}
	if os.Geteuid() != 0 {
		space = append(space, "--map-root-user")
	}
	s.shell = exec.Command("unshare", append(space, "sh", "-c", begin)...)
	home := filepath.Join(dir, "home")
	s.shell.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_RUNTIME_DIR=" + filepath.Join(dir, "run"),
		"LC_ALL=C.UTF-8", "GSETTINGS_BACKEND=memory", "SPOKEN=" + s.spoken()}
	s.shell.Stdout, s.shell.Stderr = log, log
	s.shell.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if s.orders, err = s.shell.StdinPipe(); err != nil {
		return nil, err
	}
	if err := s.shell.Start(); err != nil {
		return nil, fmt.Errorf("start a space of processes: %w", err)
	}
	if err = s.order("openbox & orca -u " + filepath.Join(dir, "orca") + " &"); err == nil {
		err = s.hear("Screen reader on")
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close ends the desktop and all that runs on it.
func (s *Session) Close() {
	_ = s.orders.Close()
	_ = s.shell.Process.Kill()
	_ = s.shell.Wait()
}

func (s *Session) spoken() string { return filepath.Join(s.dir, "spoken") }

// order has the shell do a line.
func (s *Session) order(line string) error {
	_, err := io.WriteString(s.orders, line+"\n")
	return err
}

// words are all that has been said so far.
func (s *Session) words() []string {
	b, err := os.ReadFile(s.spoken())
	if err != nil {
		return nil // Orca has not begun
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

// hear waits until something is said that has these words in it.
func (s *Session) hear(what string) error {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		for _, words := range s.words() {
			if strings.Contains(words, what) {
				return nil
			}
		}
	}
	return s.unheard(what)
}

func (s *Session) unheard(what string) error {
	log, _ := os.ReadFile(filepath.Join(s.dir, "log"))
	return fmt.Errorf("%w: %q, but %q; the programs wrote\n%s", ErrUnheard, what, s.words(), log)
}

// quiet waits until nothing has been said for a while, at least as long.
func (s *Session) quiet(still time.Duration) {
	begun := time.Now()
	for since, n := begun, len(s.words()); time.Since(since) < still && time.Since(begun) < most; time.Sleep(50 * time.Millisecond) {
		if now := len(s.words()); now != n {
			n, since = now, time.Now()
		}
	}
}

// Open has a browser show an address, in the place of what was open before, and waits
// until a window has the page's title and Orca has fallen silent.
func (s *Session) Open(b Browser, address, title string) error {
	profile, err := os.MkdirTemp(s.dir, b.Name+"-")
	if err != nil {
		return err
	}
	command, err := b.command(profile, address)
	if err != nil {
		return err
	}
	opened := filepath.Join(profile, "opened")
	for _, line := range []string{
		"[ -z \"$browser\" ] || { kill $browser; wait $browser; }",
		command + " & browser=$!",
		"until xdotool search --name '" + title + "' >/dev/null; do sleep .1; done; touch '" + opened + "'",
	} {
		if err := s.order(line); err != nil {
			return err
		}
	}
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(opened); err == nil {
			break
		}
		if time.Now().After(end) {
			return s.unheard(title)
		}
	}
	s.quiet(settled)
	return nil
}

// aside is what Orca says of where a reader is rather than of what the key did, now with
// one key and now with the next: that a page loads and what it has, what is left and
// entered, and whether keys browse.
var aside = regexp.MustCompile(`^Loading|^Finished loading|^Page has |^leaving |^main content$| (figure|panel|frame)\.$|^form$|^(Focus|Browse) mode$`)

// Press presses a key, as xdotool names it, and returns what is said then: "" where
// nothing is for long.
func (s *Session) Press(key string) (string, error) {
	before := len(s.words())
	if err := s.order("xdotool key " + key); err != nil {
		return "", err
	}
	said := func() string {
		return strings.Join(slices.DeleteFunc(s.words()[before:], aside.MatchString), " / ")
	}
	for end := time.Now().Add(long); said() == "" && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
	}
	s.quiet(silence)
	return said(), nil
}
