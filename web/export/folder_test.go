package export

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"bilateral/components/page"
	"bilateral/data"
	"bilateral/web/host"
)

// smallSite has one page, which cannot be made where it is broken.
type smallSite struct {
	broken bool
	cancel context.CancelFunc // is called while the page is made, where there is one
}

func (s *smallSite) ServeHTTP(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.URL.Path) }
func (s *smallSite) Routes() []host.Route {
	return []host.Route{{Path: "/", Alternates: []page.Alternate{{Language: data.English, Path: "/"}}}}
}
func (s *smallSite) Files() ([]string, error) { return []string{"/web/style.00000000.css"}, nil }
func (s *smallSite) IsFile(string) bool       { return false }
func (s *smallSite) Version() string          { return "a version" }
func (s *smallSite) Page(target string) (*host.Page, error) {
	if s.cancel != nil {
		s.cancel()
	}
	if s.broken {
		return nil, errors.New("a page that cannot be made")
	}
	p := &host.Page{Status: http.StatusOK, Header: http.Header{}, HTML: []byte("<html><head></head><body>" + target + "</body></html>")}
	if target != "/" {
		p.Status = http.StatusNotFound
	}
	return p, nil
}

// What is there is whole until the new export is: a host may serve it all the while.
func TestAnExportThatFailsLeavesTheFormerOneAsItIs(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "site")
	if _, err := Write(t.Context(), folder, Options{Site: &smallSite{}}); err != nil {
		t.Fatal(err)
	}
	index := filepath.Join(folder, IndexName)
	before, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	for _, c := range []struct {
		sentence string
		ctx      context.Context
		site     *smallSite
	}{
		{"a page cannot be made", t.Context(), &smallSite{broken: true}},
		{"whoever waits has stopped it", cancelled, &smallSite{cancel: cancel}},
	} {
		if _, err := Write(c.ctx, folder, Options{Site: c.site}); err == nil {
			t.Errorf("%s: there is no error", c.sentence)
		}
		if after, err := os.ReadFile(index); err != nil || string(after) != string(before) {
			t.Errorf("%s: the page is now %q, %v", c.sentence, after, err)
		}
		if beside, err := os.ReadDir(filepath.Dir(folder)); err != nil || len(beside) != 1 {
			t.Errorf("%s: beside the folder is %v, %v", c.sentence, beside, err)
		}
	}
}

func TestAFolderThatIsALinkIsReplacedWhereItLeads(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	if err := errors.Join(os.Mkdir(real, 0o755), os.Symlink(real, link)); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(t.Context(), link, Options{Site: &smallSite{}}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
	if _, err := os.Stat(filepath.Join(real, IndexName)); err != nil {
		t.Error(err)
	}
}

// The mark of a former export names files: none of them may be outside of it.
func TestAMarkThatLeadsOutIsNone(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, hostingFolder), 0o755); err != nil {
		t.Fatal(err)
	}
	for sentence, content := range map[string]string{
		"a folder above": `{"version":"a","assets":["/web/../../secret.css"]}`,
		"no version":     `{"assets":[]}`,
		"no JSON":        `<html>`,
	} {
		if err := os.WriteFile(filepath.Join(folder, filepath.FromSlash(markPath)), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if assets, err := Assets(folder); !errors.Is(err, ErrNoExport) {
			t.Errorf("%s: %v, %v, want ErrNoExport", sentence, assets, err)
		}
	}
}
