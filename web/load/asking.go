package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// accepted is what browsers say they accept.
const accepted = "gzip, deflate, br, zstd"

// answer is what is sent for an address.
type answer struct {
	Path        string
	Header      http.Header
	Body, Plain []byte // as sent to a browser, and not compressed
}

// file is the name of an answer's file.
func (a answer) file() string {
	name := strings.TrimPrefix(a.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name
}

// subjects are what is measured: addresses, or what they look like in the first page.
var subjects = []struct{ name, address string }{
	{"document", `/`},
	{"style", `/web/style\.[0-9a-f]{8}\.css`},
	{"program", `/web/app\.[0-9a-f]{8}\.wasm`},
}

// fetch asks the explorer for what the others are to send.
func fetch(url string) ([]Subject, []answer, error) {
	var list []Subject
	var answers []answer
	for _, s := range subjects {
		address := s.address
		if len(answers) > 0 {
			if address = string(regexp.MustCompile(address).Find(answers[0].Plain)); address == "" {
				return nil, nil, fmt.Errorf("the first page names no %s", s.name)
			}
		}
		header, body, err := ask(url+address, accepted)
		if err != nil {
			return nil, nil, err
		}
		_, plain, err := ask(url+address, "identity")
		if err != nil {
			return nil, nil, err
		}
		header.Del("Date")
		answers = append(answers, answer{address, header, body, plain})
		list = append(list, Subject{Name: s.name, Path: address, Bytes: len(body)})
	}
	return list, answers, nil
}

// ask is one request.
func ask(url, encoding string) (http.Header, []byte, error) {
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, nil, err
	}
	r.Header.Set("Accept-Encoding", encoding)
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, nil, err
	}
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	if err == nil && got.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: status %d", url, got.StatusCode)
	}
	return got.Header, body, err
}

// same compares what another server sends: bodies, and headers but for the tag and date,
// which nginx makes in its own way.
func same(s *server, answers []answer) error {
	for _, a := range answers {
		header, body, err := ask(s.url+a.Path, accepted)
		if err != nil {
			return err
		}
		if !bytes.Equal(body, a.Body) {
			return fmt.Errorf("%s, %s: %d bytes and not %d: %w", s.name, a.Path, len(body), len(a.Body), errDiffers)
		}
		for name, values := range a.Header {
			if name != "Etag" && !slices.Contains(header[name], values[0]) {
				return fmt.Errorf("%s, %s: %s is %q and not %q: %w", s.name, a.Path, name, header[name], values, errDiffers)
			}
		}
	}
	return nil
}

// run is what wrk counted.
type run struct {
	perSecond float64
	requests  int
}

var (
	perSecondLine = regexp.MustCompile(`(?m)^Requests/sec:\s+([\d.]+)`)
	requestsLine  = regexp.MustCompile(`(?m)^\s+(\d+) requests in`)
	faultLine     = regexp.MustCompile(`(?m)^\s+(Non-2xx.*|Socket errors.*)`)
)

// wrk asks for an address, or for those that a script names, for some time.
func wrk(s settings, d time.Duration, url, script string) (run, error) {
	args := []string{"-t1", fmt.Sprint("-c", s.connections), fmt.Sprintf("-d%.0fs", max(d.Seconds(), 1)), "--timeout", "30s", "-H", "Accept-Encoding: " + accepted}
	if script != "" {
		args = append(args, "-s", script)
	}
	out, err := exec.Command("wrk", append(args, url)...).CombinedOutput()
	if err != nil {
		return run{}, fmt.Errorf("wrk: %w: %s", err, out)
	}
	perSecond, requests := perSecondLine.FindSubmatch(out), requestsLine.FindSubmatch(out)
	if perSecond == nil || requests == nil || faultLine.Match(out) {
		return run{}, fmt.Errorf("wrk: %s", out)
	}
	var r run
	var faults [2]error
	r.perSecond, faults[0] = strconv.ParseFloat(string(perSecond[1]), 64)
	r.requests, faults[1] = strconv.Atoi(string(requests[1]))
	return r, errors.Join(faults[:]...)
}

var location = regexp.MustCompile(`<loc>https?://[^/]+(/[^<]*)</loc>`)

// writePages writes a script for wrk that asks for every page of the site map, each fourth
// time with a parameter that nobody has had before.
func writePages(name, url string) error {
	_, body, err := ask(url+"/sitemap.xml", "identity")
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("local pages = {")
	for _, m := range location.FindAllSubmatch(body, -1) {
		fmt.Fprintf(&b, "%q,", m[1])
	}
	b.WriteString(`}
local n = 0
function request()
	n = n + 1
	local page = pages[n % #pages + 1]
	if n % 4 == 0 then page = page .. "?utm=" .. n .. "-" .. os.time() end
	return wrk.format("GET", page)
end
`)
	return os.WriteFile(name, []byte(b.String()), 0o644)
}
