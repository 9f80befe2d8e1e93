//go:build browser

package driver

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"time"
)

// process is a program that runs beside the tests.
type process struct {
	command *exec.Cmd
	ended   chan struct{}
	stop    sync.Once
}

// start runs a program. It ends with the tests even where they are killed.
func start(command *exec.Cmd) (*process, error) {
	command.SysProcAttr = withParent()
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", command.Path, err)
	}
	p := &process{command: command, ended: make(chan struct{})}
	go func() {
		_ = command.Wait()
		close(p.ended)
	}()
	return p, nil
}

// end asks the program to end and waits for it; it kills what does not end.
func (p *process) end() {
	p.stop.Do(func() {
		_ = p.command.Process.Signal(syscall.SIGTERM)
		select {
		case <-p.ended:
		case <-time.After(5 * time.Second):
			_ = p.command.Process.Kill()
			<-p.ended
		}
	})
}

// announced reads what a program prints until a line matches, and returns what
// the pattern's group matched there. The rest of it is read and thrown away.
func announced(output io.Reader, line *regexp.Regexp) (string, error) {
	found, said := make(chan string, 1), make(chan string, 1)
	go func() {
		var before []string
		lines := bufio.NewScanner(output)
		for lines.Scan() {
			if match := line.FindStringSubmatch(lines.Text()); match != nil {
				found <- match[1]
				_, _ = io.Copy(io.Discard, output)
				return
			}
			before = append(before, lines.Text())
		}
		said <- strings.Join(before, "\n")
	}()
	select {
	case match := <-found:
		return match, nil
	case words := <-said:
		return "", fmt.Errorf("%w: it ended at once and said:\n%s", errProtocol, words)
	case <-time.After(Patience):
		return "", fmt.Errorf("%w: it did not say %s within %s", errProtocol, line, Patience)
	}
}
