//go:build hosting

package deploy

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func unit(t *testing.T) string {
	t.Helper()
	return read(t, "explorer.service")
}

func TestTheUnitIsInOrder(t *testing.T) {
	// Verified where the server is, and not where it would be.
	path := filepath.Join(t.TempDir(), "explorer.service")
	text := strings.ReplaceAll(unit(t), "/usr/local/bin/explorer", built(t))
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("systemd-analyze", "verify", "--man=no", path).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("systemd-analyze verify: %v\n%s", err, out)
	}
	said := regexp.MustCompile(`gives it (\d\.\d) of 10`).FindStringSubmatch(read(t, "README.md"))
	if said == nil {
		t.Fatal("README.md does not say how exposed the service is")
	}
	if out, err := exec.Command("systemd-analyze", "security", "--no-pager", "--offline=yes", path).CombinedOutput(); err != nil || !strings.Contains(string(out), "Overall exposure level for explorer.service: "+said[1]+" ") {
		t.Errorf("systemd-analyze security, where README.md has %s: %v\n%s", said[1], err, out)
	}
}

// groups is where control groups of the second generation are.
func groups() string {
	for _, folder := range []string{"/sys/fs/cgroup", "/sys/fs/cgroup/unified"} {
		if _, err := os.Stat(filepath.Join(folder, "cgroup.procs")); err == nil {
			return folder
		}
	}
	return "/sys/fs/cgroup"
}

// running finds the process that was started as a program with an argument.
func running(program, argument string) string {
	lists, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, list := range lists {
		b, _ := os.ReadFile(list) // it may have ended
		words := strings.Split(string(b), "\x00")
		if words[0] == program && slices.Contains(words, argument) {
			return filepath.Base(filepath.Dir(list))
		}
	}
	return ""
}

// systemd starts the unit as it stands here, but for the port, with all that it keeps the
// server from, and the server answers.
func TestTheUnitServes(t *testing.T) {
	t.Parallel()
	mayMakeNamespaces(t)
	address := freeAddress(t)
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	text := write(t, filepath.Join(folder, "explorer.service"), strings.ReplaceAll(unit(t), "8080", port))
	environment := write(t, filepath.Join(folder, "environment"), "PUBLIC_URL=https://explorer.example\nMORE=-bundle /srv/bundle\n")
	group := filepath.Join(groups(), "explorer-hosting-"+port)
	words := root("sh", "testdata/boot.sh", text, built(t), bundle(t), environment, group)
	p := launch(t, words[0], words[1:]...)
	t.Cleanup(func() {
		printed(t, root("kill", "-KILL", running("/lib/systemd/systemd", "--unit=explorer.service"))...)
		p.stop()
		eventually(t, "the control groups can be taken away", func() bool {
			words := root("find", group, "-depth", "-type", "d", "-exec", "rmdir", "{}", ";")
			return exec.Command(words[0], words[1:]...).Run() == nil && gone(group)
		})
	})
	if !p.lives(func() bool { return healthy(address) }) {
		t.Fatalf("the unit does not start; systemd said:\n%s", p.said.String())
	}
	confined(t, running("/usr/local/bin/explorer", address), `[1-9]\d{4}`)
	answers(t, address)
}

func gone(path string) bool {
	_, err := os.Stat(path)
	return os.IsNotExist(err)
}

// mayMakeNamespaces skips a test where nobody may, as in most containers.
func mayMakeNamespaces(t *testing.T) {
	t.Helper()
	words := root("unshare", "-m", "-p", "-f", "-C", "true")
	if out, err := exec.Command(words[0], words[1:]...).CombinedOutput(); err != nil {
		t.Skipf("this machine lets nobody make namespaces: %v\n%s", err, out)
	}
}

// The hosting notes, the unit and the Containerfile say the same.
func TestLimitsAndPortsAgree(t *testing.T) {
	find := func(pattern, text string) string {
		m := regexp.MustCompile(pattern).FindStringSubmatch(text)
		if m == nil {
			t.Fatalf("nothing is like %s", pattern)
		}
		return m[1]
	}
	containerfile, vcl := read(t, "Containerfile"), read(t, "explorer.vcl")
	run := commands(t, "podman run")[0]
	if a, b := find(`GOMEMLIMIT=(\S+)`, unit(t)), find(`GOMEMLIMIT=(\S+)`, containerfile); a != b {
		t.Errorf("the collector's limit is %s in the unit, %s in the container", a, b)
	}
	if a, b := strings.ToLower(find(`MemoryMax=(\S+)`, unit(t))), find(`--memory=(\S+)`, run); a != b {
		t.Errorf("the limit of memory is %s in the unit, %s in the container", a, b)
	}
	if a, b := find(`TasksMax=(\S+)`, unit(t)), find(`--pids-limit=(\S+)`, run); a != b {
		t.Errorf("the limit of threads is %s in the unit, %s in the container", a, b)
	}
	_, port, err := net.SplitHostPort(find(`-addr (\S+)`, unit(t)))
	if err != nil || port != find(`\.port = "(\d+)"`, vcl) || port != find(`SocketBindAllow=tcp:(\d+)`, unit(t)) || port != find(`-addr", ":(\d+)"`, containerfile) || port != find(`127\.0\.0\.1:\d+:(\d+)`, run) {
		t.Errorf("port %s is not everywhere, %v", port, err)
	}
}
