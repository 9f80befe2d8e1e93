//go:build browser

package hosting

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"bilateral/web/browser"
)

// host is a server that others made.
type host struct {
	name string
	// configured reports whether it takes headers, pages for what is missing and redirects
	// from the export.
	configured bool
	// command gives the process that serves a folder, in which the export is the folder
	// site, on a port; dir is for what it needs.
	command func(dir, root, site string, port int) (*exec.Cmd, error)
}

var hosts = []host{
	{"nginx", true, nginx},
	{"Caddy", true, caddy},
	{"sirv", false, sirv},
}

// nginxModules is where Debian has them.
const nginxModules = "/usr/lib/nginx/modules/"

func nginx(dir, root, site string, port int) (*exec.Cmd, error) {
	user := ""
	if os.Getuid() == 0 {
		user = "user root;"
	}
	config := fmt.Sprintf(`
load_module %sngx_http_brotli_static_module.so;
%s
daemon off;
worker_processes 1;
pid %s/pid;
error_log %[3]s/error.log;
events {}
http {
	access_log off;
	client_body_temp_path %[3]s/body;
	proxy_temp_path %[3]s/proxy;
	fastcgi_temp_path %[3]s/fastcgi;
	uwsgi_temp_path %[3]s/uwsgi;
	scgi_temp_path %[3]s/scgi;
	server {
		listen 127.0.0.1:%d;
		root %s;
		include %s/_hosting/nginx.conf;
	}
}
`, nginxModules, user, dir, port, root, site)
	name := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(name, []byte(config), 0o644); err != nil {
		return nil, err
	}
	return exec.Command("/usr/sbin/nginx", "-e", filepath.Join(dir, "error.log"), "-c", name), nil
}

func caddy(dir, root, site string, port int) (*exec.Cmd, error) {
	config := fmt.Sprintf(`
{
	admin off
	auto_https off
}
import %s/_hosting/Caddyfile
http://127.0.0.1:%d {
	root * %s
	import explorer
}
`, site, port, root)
	name := filepath.Join(dir, "Caddyfile")
	if err := os.WriteFile(name, []byte(config), 0o644); err != nil {
		return nil, err
	}
	command := exec.Command("caddy", "run", "--adapter", "caddyfile", "--config", name)
	command.Env = append(os.Environ(), "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	return command, nil
}

func sirv(_, root, _ string, port int) (*exec.Cmd, error) {
	script, err := filepath.Abs(filepath.Join("..", "..", "..", ".cache", "npm", "hosting", "node_modules", "sirv-cli", "bin.js"))
	if err != nil {
		return nil, err
	}
	return exec.Command("node", script, root, "--quiet", "--etag", "--host", "127.0.0.1", "--port", fmt.Sprint(port)), nil
}

// running is a server that serves an export.
type running struct {
	origin string
	stop   func()
}

// start starts a server and waits until it answers.
func (h host) start(dir, root, site string) (*running, error) {
	port, err := browser.FreePort()
	if err != nil {
		return nil, err
	}
	command, err := h.command(dir, root, site, port)
	if err != nil {
		return nil, err
	}
	var said strings.Builder
	command.Stdout, command.Stderr = &said, &said
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("%s: %w", h.name, err)
	}
	ended := make(chan struct{})
	go func() {
		_ = command.Wait() // it is stopped
		close(ended)
	}()
	r := &running{origin: fmt.Sprintf("http://127.0.0.1:%d", port), stop: func() {
		_ = syscall.Kill(-command.Process.Pid, syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			_ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
			<-ended
		}
	}}
	for range 400 {
		if answer, err := http.Get(r.origin + "/"); err == nil {
			answer.Body.Close()
			return r, nil
		}
		select {
		case <-ended:
			return nil, fmt.Errorf("%s ended: %s", h.name, said.String())
		case <-time.After(25 * time.Millisecond):
		}
	}
	r.stop()
	return nil, fmt.Errorf("%s does not answer: %s", h.name, said.String())
}
