package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"os/user"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

func notifyOfEnd(c chan<- os.Signal) { signal.Notify(c, syscall.SIGTERM, os.Interrupt) }

// brotliModule is where Debian puts the module that sends files that are compressed
// already.
const brotliModule = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"

// ownHeaders are those that nginx sets itself.
var ownHeaders = []string{"Content-Length", "Content-Type", "Etag", "Date", "Content-Encoding"}

// startNginx writes the answers as files, with a configuration, and runs nginx on them.
func startNginx(folder string, answers []answer) (*server, error) {
	_, err := os.Stat(brotliModule)
	module := err == nil
	root := filepath.Join(folder, "files")
	for _, a := range answers {
		name := filepath.Join(root, a.file())
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return nil, err
		}
		plain := a.Body
		if module {
			plain = a.Plain
			if err := os.WriteFile(name+".br", a.Body, 0o644); err != nil {
				return nil, err
			}
		}
		if err := os.WriteFile(name, plain, 0o644); err != nil {
			return nil, err
		}
	}
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, "nginx.conf")
	if err := os.WriteFile(file, []byte(configuration(folder, address, module, answers)), 0o644); err != nil {
		return nil, err
	}
	program, err := exec.LookPath("nginx")
	if err != nil {
		program = "/usr/sbin/nginx" // where Debian has it, out of the path of who is not root
	}
	n, err := start(nginxName, filepath.Join(folder, "nginx.log"), exec.Command(program, "-c", file, "-e", filepath.Join(folder, "nginx-error.log")))
	if err != nil {
		return nil, err
	}
	n.url = "http://" + address
	n.log = filepath.Join(folder, "access.log")
	for range 200 {
		if r, err := http.Get(n.url + "/"); err == nil {
			r.Body.Close()
			return n, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	b, _ := os.ReadFile(filepath.Join(folder, "nginx-error.log"))
	return nil, fmt.Errorf("nginx does not serve: %s", b)
}

// configuration is nginx as a good administrator would have it: as many processes as
// processors, sendfile, files compressed beforehand, and its log.
func configuration(folder, address string, module bool, answers []answer) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	if module {
		line("load_module %s;", brotliModule)
	}
	if u, err := user.Current(); err == nil && u.Uid == "0" {
		line("user %s;", u.Username) // it may read the folder
	}
	line("daemon off;\nworker_processes auto;\npid %s/nginx.pid;\nevents { worker_connections 1024; }\nhttp {", folder)
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		line("%s_temp_path %s/nginx-%s;", kind, folder, kind)
	}
	line("types {")
	var endings []string
	for _, a := range answers {
		if ending := strings.TrimPrefix(path.Ext(a.file()), "."); !slices.Contains(endings, ending) {
			endings = append(endings, ending)
			line("%q %s;", a.Header["Content-Type"][0], ending)
		}
	}
	line("}\naccess_log %s/access.log;\nsendfile on;\ntcp_nopush on;\nkeepalive_requests 1000000000;", folder)
	if module {
		line("brotli_static on;")
	}
	line("server {\nlisten %s backlog=1024;\nroot %s/files;", address, folder)
	for _, a := range answers {
		line("location = /%s {", a.file())
		for name, values := range a.Header {
			if !slices.Contains(ownHeaders, name) {
				line("add_header %s %q;", name, values[0])
			}
		}
		if !module {
			line("add_header Content-Encoding br;")
		}
		line("}")
	}
	line("}\n}")
	return b.String()
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}
