package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bilateral/components/chart"
)

// write puts a package of one file into a folder of its own.
func write(t *testing.T, content string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "p.go"), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestTypedNumbersBecomeAModule(t *testing.T) {
	for _, c := range []struct{ sentence, source, want string }{
		{"each has its comment", "package p\ntype Op int\nconst (\n\tSetAttr Op = 1 + iota // id, name\n\tReady\n)\n",
			"\n/** Op: id, name */\nexport const SET_ATTR = 1;\n\n/** Op */\nexport const READY = 2;\n"},
		{"keys become a list of their names", "package p\ntype Key int\nconst (\n\tHome Key = iota\n\tEnd\n)\n",
			"export const KEYS = [\"Home\", \"End\"];\n"},
		{"a string is written as JavaScript writes it", "package p\ntype Op int\nconst One Op = 1\nconst Wait = \"\\n\"\n",
			"export const WAIT = \"\\n\";\n"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			got, err := moduleOf(write(t, c.source))
			if err != nil || !strings.Contains(string(got), c.want) {
				t.Errorf("got %s (%v), want in it %s", got, err, c.want)
			}
		})
	}
}

func TestWhatIsNoNumberStaysInGo(t *testing.T) {
	got, err := moduleOf(write(t, "package p\ntype Op int\ntype Attr string\nconst One Op = 1\nconst Left Attr = \"data-left\"\nconst loose = 7\n"))
	if err != nil || strings.Contains(string(got), "LEFT") || strings.Contains(string(got), "LOOSE") {
		t.Errorf("got %s (%v)", got, err)
	}
}

func TestAFolderWithNothingToShareIsRefused(t *testing.T) {
	if _, err := moduleOf(write(t, "package p\n")); !errors.Is(err, ErrNoNumbers) {
		t.Errorf("got %v, want %v", err, ErrNoNumbers)
	}
	if _, err := moduleOf(write(t, "package p\nconst x Unknown = 1\n")); err == nil {
		t.Error("a package that is no Go is taken")
	}
}

func TestAStaleFileIsFound(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, source), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, source, "p.go"), []byte("package protocol\ntype Op int\nconst One Op = 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(root, true); !errors.Is(err, ErrStale) {
		t.Errorf("before anything is written the check says %v, want %v", err, ErrStale)
	}
	if err := run(root, false); err != nil {
		t.Fatal(err)
	}
	if err := run(root, true); err != nil {
		t.Errorf("after all is written the check says %v", err)
	}
	if err := os.WriteFile(filepath.Join(root, script), []byte("export const ONE = 2;"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(root, true); !errors.Is(err, ErrStale) {
		t.Errorf("after a change by hand the check says %v, want %v", err, ErrStale)
	}
}

func TestEveryStepOfEverySideHasItsRoom(t *testing.T) {
	got := string(styles())
	for _, want := range []string{".l1{--l:8px}", ".nl30{--nl:240px}", ".r30{--r:240px}", ".nr30{--nr:240px}", "--paper:var(--y,#fbfaf7)var(--z,#14181f);", ".h0{--g:color-mix(in oklab,var(--ink) 4%,var(--paper))}", ".h4{--g:var(--ink)}"} {
		if !strings.Contains(got, want) {
			t.Errorf("the styles have no %s", want)
		}
	}
}

// What a role looks like stands among the figures' styles, beside what depends on
// its order there.
func TestEveryRoleIsDrawnInItsColour(t *testing.T) {
	figures, err := os.ReadFile(filepath.Join("..", "..", "..", "web", "static", "style", "figure.css"))
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range chart.Roles() {
		for _, want := range []string{".ch ." + role.Fill + "{fill:var(" + role.Property + ")", ".ch ." + role.Stroke + "{stroke:var(" + role.Property + ")"} {
			if !strings.Contains(string(figures), want) {
				t.Errorf("role %d has no style %s", role.Role, want)
			}
		}
	}
}
