//go:build hosting

package deploy

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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
