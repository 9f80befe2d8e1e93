//go:build hosting

package deploy

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const image = "localhost/explorer-hosting-test"

// root gives a command root's rights, where it has not got them.
func root(arguments ...string) []string {
	if os.Getuid() != 0 {
		return append([]string{"sudo", "-n"}, arguments...)
	}
	return arguments
}

// printed is what a command prints; the test ends where it fails.
func printed(t *testing.T, arguments ...string) string {
	t.Helper()
	cmd := exec.Command(arguments[0], arguments[1:]...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%q: %v\n%s", arguments, err, stderr.String())
	}
	return strings.TrimSpace(string(out))
}

// commands are the lines of README.md that begin with a word, each whole.
func commands(t *testing.T, word string) []string {
	t.Helper()
	text := strings.ReplaceAll(read(t, "README.md"), "\\\n", " ")
	var list []string
	for _, m := range regexp.MustCompile(`(?m)^    (`+regexp.QuoteMeta(word)+` .*)$`).FindAllStringSubmatch(text, -1) {
		list = append(list, strings.Join(strings.Fields(m[1]), " "))
	}
	if len(list) == 0 {
		t.Fatalf("README.md has no command %s", word)
	}
	return list
}

// makeImage makes the image by the command of README.md and of the Containerfile, of a
// folder with the server alone.
func makeImage(t *testing.T) {
	t.Helper()
	command := commands(t, "podman build")[0]
	if !strings.Contains(read(t, "Containerfile"), command+"\n") {
		t.Errorf("the Containerfile does not say %q", command)
	}
	folder := t.TempDir()
	if err := os.Link(built(t), filepath.Join(folder, "explorer")); err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(command)
	for i, word := range words {
		switch word {
		case "explorer":
			words[i] = image
		case "deploy/Containerfile":
			words[i] = "Containerfile"
		case ".cache":
			words[i] = folder
		}
	}
	printed(t, root(words...)...)
	t.Cleanup(func() { printed(t, root("podman", "image", "rm", "-f", image)...) })
}

func TestTheImageHasTheServerAlone(t *testing.T) {
	if !strings.Contains(read(t, "../Makefile"), "CGO_ENABLED=0 go build -trimpath -buildvcs=false -o $(CACHE)/explorer .") {
		t.Error("make build does not make a server that needs no other file, as the image has none")
	}
	makeImage(t)
	folder := printed(t, root("podman", "image", "mount", image)...)
	defer printed(t, root("podman", "image", "unmount", image)...)
	if files := printed(t, root("find", folder, "-type", "f", "-printf", "%P %m\n")...); files != "explorer 555" {
		t.Errorf("the image holds %q, want the server alone, to be run and not written", files)
	}
	if got := printed(t, root("podman", "image", "inspect", "--format", "{{.Config.User}} {{.Config.StopSignal}} {{.Config.Entrypoint}}", image)...); got != "65532:65532 SIGTERM [/explorer serve -addr :8080]" {
		t.Errorf("the image runs as %s", got)
	}
	runAContainer(t)
}

// runAContainer runs the image by the command of README.md, under the system calls that
// the systemd unit has: as it stands there, but for the port; or without limits, where the
// machine mixes two generations of control groups, which crun refuses.
func runAContainer(t *testing.T) {
	t.Helper()
	mayMakeNamespaces(t)
	address := freeAddress(t)
	name := "explorer-hosting-" + strings.ReplaceAll(address, ":", "-")
	command := commands(t, "podman run")[0]
	documented := strings.Fields(strings.NewReplacer("-d --name explorer", "--rm --name "+name, "-p 127.0.0.1:8080:8080", "--network=host").Replace(command))
	at := slices.Index(documented, "explorer")
	if at < 0 || !slices.Contains(documented, "--network=host") || !slices.Contains(documented, name) {
		t.Fatalf("README.md runs it by %q", command)
	}
	options, arguments := documented[1:at], append(slices.Clone(documented[at+1:]), "-addr", address, "-bundle", "/bundle")
	options = append(options, "-v", bundle(t)+":/bundle:ro", "--security-opt=seccomp="+seccomp(t))
	if !slices.Contains(options, "--read-only") || !slices.Contains(options, "--cap-drop=all") || !slices.Contains(options, "--security-opt=no-new-privileges") {
		t.Errorf("README.md runs it by %q: its files can be written, or it can come to more rights", command)
	}
	options = slices.Insert(options, 1, "--ulimit=nofile=1024:1024", "--ulimit=nproc=1024:1024") // podman's own are more than some machines grant
	unlimited := slices.DeleteFunc(slices.Clone(options), func(option string) bool {
		return strings.HasPrefix(option, "--memory") || strings.HasPrefix(option, "--pids-limit")
	})
	podman := func(options []string, more ...string) []string {
		return slices.Concat([]string{"podman"}, options, more, []string{image}, arguments)
	}
	for _, way := range []struct {
		what    string
		command []string
	}{
		{"as README.md has it", podman(options)},
		{"without limits of memory and processes", append([]string{"unshare", "-m", "sh", "-c", `umount -R /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup && exec "$@"`, "sh"}, podman(unlimited, "--cgroups=disabled")...)},
	} {
		words := root(way.command...)
		p := launch(t, words[0], words[1:]...)
		if !p.lives(func() bool { return healthy(address) }) {
			p.stop()
			t.Logf("a container %s does not run on this machine:\n%s", way.what, p.said.String())
			continue
		}
		t.Logf("a container %s runs", way.what)
		confined(t, printed(t, root("podman", "inspect", "--format", "{{.State.Pid}}", name)...), "65532")
		answers(t, address)
		printed(t, root("podman", "stop", "-t", "12", name)...)
		if !p.ends() || !strings.Contains(p.said.String(), "msg=stopping") || strings.Contains(p.said.String(), "level=ERROR") {
			t.Errorf("the container did not stop by itself:\n%s", p.said.String())
		}
		return
	}
	t.Error("no container runs on this machine")
}

// confined checks what the kernel says of a process that is to be a user's, of whom the
// number is given as a pattern.
func confined(t *testing.T, pid, user string) {
	t.Helper()
	status := printed(t, root("cat", "/proc/"+pid+"/status")...)
	for _, want := range []string{`Uid:(\t` + user + `){4}`, `Gid:(\t` + user + `){4}`, `CapEff:\t0+`, `CapBnd:\t0+`, `NoNewPrivs:\t1`, `Seccomp:\t2`} {
		if !regexp.MustCompile(`(?m)^` + want + `$`).MatchString(status) {
			t.Errorf("of the process the kernel does not say %s:\n%s", want, status)
		}
	}
	mounts := printed(t, root("cat", "/proc/"+pid+"/mountinfo")...)
	if !regexp.MustCompile(`(?m)^\d+ \d+ \S+ \S+ / ro,`).MatchString(mounts) {
		t.Errorf("the process's files can be written:\n%s", mounts)
	}
}

// answers asks for every kind of page and file.
func answers(t *testing.T, address string) {
	t.Helper()
	for _, target := range []string{"/", "/ja/partners/", "/embed/table/", "/nope/", "/slides/slides.pptx", "/partners/data.csv?figure=joint-works",
		"/partners/data.xlsx?figure=joint-works", "/partners/chart.png?figure=joint-works", "/datapackage.zip", "/card.png", "/app-worker.js", anAsset(t, address)} {
		want := 200
		if target == "/nope/" {
			want = 404
		}
		if a := ask(t, "GET", "http://"+address+target, "Accept-Encoding: br, gzip"); a.status != want || a.body == "" {
			t.Errorf("%s: %v, want %d", target, a, want)
		}
	}
}

// seccomp writes the system calls of the systemd unit as a profile for containers, with one
// more: the container's own process begins the server's by it.
func seccomp(t *testing.T) string {
	t.Helper()
	sets := map[string][]string{}
	set := ""
	for line := range strings.Lines(printed(t, "systemd-analyze", "syscall-filter", "--no-pager")) {
		word := strings.TrimSpace(line)
		switch {
		case word == "" || strings.HasPrefix(word, "#"):
		case line[0] == '@':
			set = word
		case line[0] == ' ':
			sets[set] = append(sets[set], word)
		}
	}
	var calls func(name string) []string
	calls = func(name string) []string {
		if !strings.HasPrefix(name, "@") {
			return []string{name}
		}
		if sets[name] == nil {
			t.Fatalf("systemd knows no system calls %s", name)
		}
		var list []string
		for _, member := range sets[name] {
			list = append(list, calls(member)...)
		}
		return list
	}
	allowed := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^SystemCallFilter=(~?)(.*)$`).FindAllStringSubmatch(unit(t), -1) {
		for _, name := range strings.Fields(m[2]) {
			for _, call := range calls(name) {
				allowed[call] = m[1] == ""
			}
		}
	}
	var names []string
	for name, is := range allowed {
		if is {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if len(names) < 100 || slices.Contains(names, "chown") || slices.Contains(names, "io_uring_setup") {
		t.Fatalf("the unit allows %q", names)
	}
	profile, err := json.Marshal(map[string]any{
		"defaultAction": "SCMP_ACT_ERRNO", "architectures": []string{"SCMP_ARCH_X86_64", "SCMP_ARCH_AARCH64"},
		"syscalls": []any{map[string]any{"names": names, "action": "SCMP_ACT_ALLOW"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "seccomp.json")
	if err := os.WriteFile(path, profile, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
