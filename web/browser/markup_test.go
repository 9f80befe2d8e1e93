//go:build browser

package browser

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// documents is a folder of documents for the checkers of markup: the Nu Html
// Checker and html-validate. Each runs once, over all of them.
type documents struct {
	t         *testing.T
	checkers  string // where testdata/markup/install has put them
	folder    string
	addresses []string // of the documents, which are numbered
	seen      map[string]bool
}

// newDocuments makes an empty folder, and makes sure that the checkers are the
// very ones testdata/markup/package-lock.json names.
func newDocuments(t *testing.T) *documents {
	t.Helper()
	d := &documents{t: t, checkers: filepath.Join(root, ".cache", "npm", "markup"), folder: t.TempDir(), seen: map[string]bool{}}
	const lock = "package-lock.json"
	want, err := os.ReadFile(filepath.Join(root, "testdata", "markup", lock))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(d.checkers, "installed.json")); err != nil || !bytes.Equal(got, want) {
		t.Fatal("the checkers of markup are missing, or others than testdata/markup/" + lock + " names; run testdata/markup/install (make test does)")
	}
	return d
}

// add puts a document into the folder, unless the same is there already.
func (d *documents) add(address, document string) {
	d.t.Helper()
	if d.seen[document] {
		return
	}
	d.seen[document] = true
	if err := os.WriteFile(filepath.Join(d.folder, fmt.Sprintf("%d.html", len(d.addresses))), []byte(document), 0o600); err != nil {
		d.t.Fatal(err)
	}
	d.addresses = append(d.addresses, address)
}

// addServed adds the document that a server sends, whatever its status.
func (d *documents) addServed(origin, address string) {
	d.t.Helper()
	response, err := http.Get(origin + address)
	if err != nil {
		d.t.Fatal(err)
	}
	defer response.Body.Close()
	document, err := io.ReadAll(response.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	d.add(address+" as it is served", string(document))
}

// addShown adds the document as it stands in a tab.
func (d *documents) addShown(v *visit, what string) {
	d.t.Helper()
	d.add(what, "<!DOCTYPE html>"+get[string](v, `() => document.documentElement.outerHTML`))
}

// faults are what the checkers find, each with its address and the markup.
func (d *documents) faults() []string {
	d.t.Helper()
	both := [2]struct {
		faults []string
		err    error
	}{}
	done := make(chan bool)
	go func() {
		both[0].faults, both[0].err = d.nu()
		done <- true
	}()
	both[1].faults, both[1].err = d.htmlValidate()
	<-done
	if err := errors.Join(both[0].err, both[1].err); err != nil {
		d.t.Fatal(err)
	}
	return slices.Concat(both[0].faults, both[1].faults)
}

// address is that of a document by its file.
func (d *documents) address(file string) string {
	var i int
	if _, err := fmt.Sscanf(filepath.Base(file), "%d.html", &i); err != nil || i >= len(d.addresses) {
		return file
	}
	return d.addresses[i]
}

// nu runs the Nu Html Checker, with Java's quick start and a stack on which its
// rules have room. Its warnings are faults too; what it says of
// the slash in <br/> is none, as no attribute of ours is without quotes.
func (d *documents) nu() ([]string, error) {
	var found struct {
		Messages []struct{ URL, Message, Extract string }
	}
	run := exec.Command("java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", filepath.Join(d.checkers, "node_modules", "vnu-jar", "build", "dist", "vnu.jar"),
		"--format", "json", "--stdout", "--skip-non-html", "--filterpattern", "Trailing slash on void elements.*", d.folder)
	var complaints bytes.Buffer
	run.Stderr = &complaints
	text, ended := run.Output() // it ends with 1 where it finds something
	if json.Unmarshal(text, &found) != nil {
		return nil, fmt.Errorf("the Nu Html Checker: %w: %s%s; .ci/setup installs Java", ended, text, complaints.String())
	}
	var faults []string
	for _, f := range found.Messages {
		faults = append(faults, fmt.Sprintf("%s: Nu: %s\n    %s", d.address(f.URL), f.Message, strings.TrimSpace(f.Extract)))
	}
	return faults, nil
}

// htmlValidate runs html-validate with testdata/markup/htmlvalidate.cjs.
func (d *documents) htmlValidate() ([]string, error) {
	var found []struct {
		FilePath string
		Messages []struct{ RuleID, Message, Selector string }
	}
	// It ends with 1 where it finds something, and before a pipe has taken all
	// of it: so it writes to a file.
	out, err := os.Create(filepath.Join(d.t.TempDir(), "found.json"))
	if err != nil {
		return nil, err
	}
	defer out.Close()
	run := exec.Command(filepath.Join(d.checkers, "node_modules", ".bin", "html-validate"),
		"--config", filepath.Join(root, "testdata", "markup", "htmlvalidate.cjs"), "--formatter", "json", d.folder)
	var complaints bytes.Buffer
	run.Stdout, run.Stderr = out, &complaints
	ended := run.Run()
	text, err := os.ReadFile(out.Name())
	if err != nil {
		return nil, err
	}
	if json.Unmarshal(text, &found) != nil {
		return nil, fmt.Errorf("html-validate: %w: %s", ended, complaints.String())
	}
	var faults []string
	for _, file := range found {
		for _, f := range file.Messages {
			faults = append(faults, fmt.Sprintf("%s: %s: %s\n    %s", d.address(file.FilePath), f.RuleID, f.Message, f.Selector))
		}
	}
	return faults, nil
}

// Every page in every language is markup without a fault: as it is served,
// every address of the sitemap, every frame and the views that differ in kind;
// and as it stands once the program has it, each view in one of the languages.
func TestTheMarkupIsValid(t *testing.T) {
	t.Parallel()
	d := newDocuments(t)
	forDatasets(t, func(t *testing.T, s *site) {
		origin := s.Origin(loopback)
		pages := append(routesOf(t, s.Server), "/offline/", "/ja/offline/", "/embed/offline/", "/ja/embed/offline/")
		views := append(s.routes(), "/embed/table/?indicator="+s.other(0))
		if s.dataset.HasPartners() {
			views = append(views, "/partners/?tab=table", "/partners/?time=1800..1810", "/embed/partners/?hideControls=1")
		}
		if s.dataset.HasEvidence() {
			views = append(views, "/evidence/?verdict=differs", "/evidence/?verdict=none")
		}
		for _, address := range slices.Concat(pages, views) {
			d.addServed(origin, address)
		}
		v := open(t, origin)
		v.must(v.BypassWorker())
		v.allow("404")
		for i, view := range views {
			address := []string{"", "/ja"}[i%2] + view
			if i%2 > 0 {
				d.addServed(origin, address)
			}
			v.start(origin + address)
			d.addShown(v, address+" with the program")
		}
		v.start(origin + "/")
		get[bool](v, `() => { document.querySelector("[data-chart]").focus(); return true; }`)
		v.must(v.Press("End"))
		v.must(v.Press("Enter"))
		v.wait(`() => document.querySelector(".tip.pinned") !== null`)
		d.addShown(v, "/ with a pinned point")
	})
	for _, fault := range d.faults() {
		t.Error(fault)
	}
}

// The checkers themselves find what is wrong; else the test above could not
// fail. Each fault was one of a page of ours.
func TestTheCheckersOfMarkupFindFaults(t *testing.T) {
	t.Parallel()
	const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title></head><body>%s</body></html>`
	cases := []struct{ name, body, nu, htmlValidate string }{
		{"a role that a cell has anyway", `<table><tr><td role="cell">1</td></tr></table>`, "role", "no-redundant-role"},
		{"a row that is narrower than the first", `<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>`, "1 columns wide", ""},
		{"an article without a heading", `<article><p>words</p></article>`, "Article lacks heading", ""},
		{"a section without a heading", `<section><p>words</p></section>`, "Section lacks heading", ""},
		{"an id twice", `<p id="a">a</p><p id="a">b</p>`, "Duplicate ID", "no-dup-id"},
	}
	d := newDocuments(t)
	for _, c := range cases {
		d.add(c.name, fmt.Sprintf(page, c.body))
	}
	found := d.faults()
	for _, c := range cases {
		for checker, want := range map[string]string{"Nu": c.nu, "html-validate": c.htmlValidate} {
			if want != "" && !slices.ContainsFunc(found, func(fault string) bool {
				return strings.HasPrefix(fault, c.name+": ") && strings.Contains(fault, want)
			}) {
				t.Errorf("%s: %s has not said %q: %q", c.name, checker, want, found)
			}
		}
	}
}
