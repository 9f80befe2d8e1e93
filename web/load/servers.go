package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// The names of the servers in the report.
const (
	explorerName = "explorer"
	nginxName    = "nginx"
	bareName     = "bare"
)

// server is a process that answers.
type server struct {
	name string
	url  string
	log  string // the file of its log
	cmd  *exec.Cmd
	stop func() error // waits until it has ended; again, it says the same
}

// start runs a server whose log, or what it prints, goes to a file.
func start(name, log string, cmd *exec.Cmd) (*server, error) {
	f, err := os.OpenFile(log, os.O_CREATE|os.O_TRUNC|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	cmd.Stdout, cmd.Stderr = f, f
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{name: name, log: log, cmd: cmd}
	s.stop = sync.OnceValue(func() error {
		return errors.Join(cmd.Process.Signal(syscall.SIGTERM), cmd.Wait())
	})
	return s, nil
}

var servingAt = regexp.MustCompile(`serving url=(http://\S+)`)

// ready waits until a server has said where it serves.
func (s *server) ready() error {
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		b, err := os.ReadFile(s.log)
		if err != nil {
			return err
		}
		if m := servingAt.FindSubmatch(b); m != nil {
			s.url = string(m[1])
			return nil
		}
	}
	b, _ := os.ReadFile(s.log)
	return errors.Join(fmt.Errorf("%s does not serve: %s", s.name, b), s.stop())
}

func startExplorer(s settings) (*server, error) {
	args := []string{"serve", "-addr", "127.0.0.1:0"}
	if s.bundle != "" {
		args = append(args, "-bundle", s.bundle)
	}
	e, err := start(explorerName, filepath.Join(s.folder, "explorer.log"), exec.Command(s.explorer, args...))
	if err != nil {
		return nil, err
	}
	return e, e.ready()
}

func startBare(folder string, answers []answer) (*server, error) {
	b, err := json.Marshal(answers)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, "answers.json")
	if err := os.WriteFile(file, b, 0o644); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	bare, err := start(bareName, filepath.Join(folder, "bare.log"), exec.Command(self, "-bare", file))
	if err != nil {
		return nil, err
	}
	return bare, bare.ready()
}

// serveBare answers as fast as net/http does: what is sent is ready, nothing is asked of
// the request but its path, nothing is noted. Its limits are the explorer's.
func serveBare(file string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var list []answer
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	answers := map[string]answer{}
	for _, a := range list {
		answers[a.Path] = a
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("serving url=http://%s\n", listener.Addr())
	server := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			a := answers[r.URL.Path]
			header := w.Header()
			for name, values := range a.Header {
				header[name] = values
			}
			_, _ = w.Write(a.Body)
		}),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	ended := make(chan os.Signal, 1)
	notifyOfEnd(ended)
	go func() {
		<-ended
		_ = server.Close()
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// processes are a server's own and those that it started.
func (s *server) processes() []int {
	list := []int{s.cmd.Process.Pid}
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", list[0], list[0]))
	for _, field := range strings.Fields(string(b)) {
		if pid, err := strconv.Atoi(field); err == nil {
			list = append(list, pid)
		}
	}
	return list
}

// tick is the kernel's unit of processor time for programs.
const tick = 10 * time.Millisecond

// processor is the time that the processors have spent on a server.
func (s *server) processor() (time.Duration, error) {
	var all time.Duration
	for _, pid := range s.processes() {
		b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			return 0, err
		}
		// The second field is a name in brackets; the times are the 14th and 15th.
		fields := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
		for _, field := range fields[11:13] {
			n, err := strconv.Atoi(field)
			if err != nil {
				return 0, err
			}
			all += time.Duration(n) * tick
		}
	}
	return all, nil
}

// resident is the memory of a server's process, in megabytes.
func (s *server) resident() (float64, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", s.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	pages, err := strconv.Atoi(strings.Fields(string(b))[1])
	return float64(pages*os.Getpagesize()) / 1e6, err
}

var droppedLines = regexp.MustCompile(`msg="lines of the log were dropped" lines=(\d+)`)

// count adds up what the explorer's log says, and empties the log of any server, which is
// idle now.
func (s *server) count(log *Log) error {
	time.Sleep(100 * time.Millisecond) // the last lines are on their way
	if s.name == explorerName {
		f, err := os.Open(s.log)
		if err != nil {
			return err
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			if bytes.Contains(lines.Bytes(), []byte("msg=request ")) {
				log.Lines++
			} else if m := droppedLines.FindSubmatch(lines.Bytes()); m != nil {
				n, _ := strconv.Atoi(string(m[1])) // the expression takes digits only
				log.Dropped += n
			}
		}
		if err := lines.Err(); err != nil {
			return err
		}
	}
	return os.Truncate(s.log, 0)
}
