//go:build browser

package browser

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// ErrServer reports that the explorer's server did not start or did not stop.
var ErrServer = errors.New("explorer server")

// Server is a running explorer process.
type Server struct {
	// Port is the loopback port it listens on.
	Port int

	process *exec.Cmd
	ended   chan struct{}
	stop    sync.Once
	output  output
}

// output keeps what a process prints; it is safe for use by two goroutines.
type output struct {
	mu    sync.Mutex
	bytes bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.bytes.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.bytes.String()
}

// BuildExplorer builds the explorer command from the module's root into path.
func BuildExplorer(root, path string) error {
	build := exec.Command("go", "build", "-o", path, ".")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build the explorer: %w\n%s", err, out)
	}
	return nil
}

// handedOut are the ports that FreePort gave already: whoever asked may not
// listen yet.
var handedOut sync.Map

// FreePort asks the system for a loopback port nobody listens on, another each
// time.
func FreePort() (int, error) {
	for {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return 0, err
		}
		port := listener.Addr().(*net.TCPAddr).Port
		listener.Close()
		if _, taken := handedOut.LoadOrStore(port, true); !taken {
			return port, nil
		}
	}
}

// StartServer runs the explorer command with a bundle and waits until
// /healthz answers. Further arguments are added to the command line.
func StartServer(command, bundle string, arguments ...string) (*Server, error) {
	port, err := FreePort()
	if err != nil {
		return nil, err
	}
	s := &Server{Port: port, ended: make(chan struct{})}
	address := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	arguments = append([]string{"serve", "-addr", address, "-bundle", bundle}, arguments...)
	s.process = exec.Command(command, arguments...)
	s.process.Stdout, s.process.Stderr = &s.output, &s.output
	if err := s.process.Start(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrServer, err)
	}
	go func() {
		_ = s.process.Wait()
		close(s.ended)
	}()
	deadline := time.After(30 * time.Second)
	for {
		if response, err := http.Get("http://" + address + "/healthz"); err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return s, nil
			}
		}
		select {
		case <-s.ended:
			return nil, fmt.Errorf("%w: it ended at once and said:\n%s", ErrServer, s.output.String())
		case <-deadline:
			_ = s.process.Process.Kill()
			return nil, fmt.Errorf("%w: /healthz did not answer within 30 s; it said:\n%s", ErrServer, s.output.String())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// Origin is the server's origin under a loopback name. "127.0.0.1" and
// "localhost" are two sites to a browser.
func (s *Server) Origin(host string) string {
	return "http://" + net.JoinHostPort(host, strconv.Itoa(s.Port))
}

// PID is the id of its process.
func (s *Server) PID() int { return s.process.Process.Pid }

// Output is what the process has printed so far.
func (s *Server) Output() string { return s.output.String() }

// Stop asks the process to end and waits for it. It is an error if it has to
// be killed or ends with a failure. A second call does nothing.
func (s *Server) Stop() error {
	var err error
	s.stop.Do(func() {
		_ = s.process.Process.Signal(os.Signal(syscall.SIGTERM))
		select {
		case <-s.ended:
			if state := s.process.ProcessState; !state.Success() {
				err = fmt.Errorf("%w: ended with %s and said:\n%s", ErrServer, state, s.output.String())
			}
		case <-time.After(15 * time.Second):
			_ = s.process.Process.Kill()
			<-s.ended
			err = fmt.Errorf("%w: did not end within 15 s of SIGTERM", ErrServer)
		}
	})
	return err
}
