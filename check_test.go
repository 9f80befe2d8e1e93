package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bilateral/data"
)

func TestServeAndCheckListTheSameFaults(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.json")
	whole, err := os.ReadFile(filepath.Join("data", data.DefaultFile))
	if err != nil {
		t.Fatal(err)
	}
	broken := strings.ReplaceAll(string(whole), `"place": "GBR"`, `"place": "XXX"`)
	if broken == string(whole) {
		t.Fatal("the dataset has no place to break")
	}
	writeFile(t, bad, broken)
	code, listed, _ := invoke(t, "check", bad)
	if code != 1 || strings.Count(listed, "\n") < 2 {
		t.Fatalf("check ended with %d and printed:\n%s\nwant 1 and several faults", code, listed)
	}
	for line := range strings.Lines(listed) {
		if !strings.HasPrefix(line, bad+": ") || !strings.Contains(line, "expected ") {
			t.Errorf("a fault does not say where and what was expected: %s", line)
		}
	}
	code, _, refused := invoke(t, "serve", "-addr", "127.0.0.1:0", "-data", bad)
	if code != 1 || refused != listed {
		t.Errorf("serve ended with %d and printed\n%s\nwant 1 and\n%s", code, refused, listed)
	}
}

// A dataset of one place has nothing to compare: it is refused, and each place
// that is missing is told once, with how often it is named.
func TestADatasetOfOnePlaceIsRefused(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("testdata", "second.json"))
	if err != nil {
		t.Fatal(err)
	}
	one := regexp.MustCompile(`,\s*\{"id": "(BRA|EUU)", "name"[^\n]*\}`).ReplaceAll(source, nil)
	if len(one) == len(source) {
		t.Fatal("no place was taken out")
	}
	file := filepath.Join(t.TempDir(), "one.json")
	writeFile(t, file, string(one))
	code, listed, _ := invoke(t, "check", file)
	if code != 1 || strings.Count(listed, "\n") != 2 || !strings.Contains(listed, "so in 12 more places") {
		t.Fatalf("check ended with %d and printed:\n%s\nwant 1 and a line for every missing place", code, listed)
	}
	for line := range strings.Lines(listed) {
		if !strings.Contains(line, "BRA") && !strings.Contains(line, "EUU") || !strings.Contains(line, "expected ") {
			t.Errorf("a fault does not say which place is missing and what was expected: %s", line)
		}
	}
	if !strings.Contains(listed, "roles") {
		t.Errorf("nothing is said of the role of the missing place:\n%s", listed)
	}
	code, _, refused := invoke(t, "serve", "-addr", "127.0.0.1:0", "-data", file)
	if code != 1 || refused != listed {
		t.Errorf("serve ended with %d and printed\n%s\nwant 1 and\n%s", code, refused, listed)
	}
}

func TestCheck(t *testing.T) {
	second := filepath.Join("testdata", "second.json")
	unwritten := editedSecond(t, "任意の", "任意の𠮷")
	revised := editedSecond(t, `"value": 310`, `"value": 311`)
	faulty := editedSecond(t, `"value": 310`, `"value": -310`)
	for _, c := range []struct {
		sentence string
		args     []string
		code     int
		stdout   string
		stderr   string
	}{
		{"the dataset built in is right: fifteen numbers, three typed missing", []string{filepath.Join("data", "uk-japan.json")}, 0, "6 indicators, 15 numbers, 3 typed missing", ""},
		{"so is the second dataset", []string{filepath.Join("testdata", "second.json")}, 0, "ok: ", ""},
		{"a character that the pictures have no type for is named, with where it is", []string{unwritten}, 0, "advice: " + unwritten + ": introduction (ja): '𠮷' (U+20BB7) is not in the font of the pictures", ""},
		{"a file that is not there", []string{"no-such.json"}, 1, "", "no-such.json"},
		{"an edition against itself", []string{"-against", second, second}, 0, "no title, verdict or value changes\n", ""},
		{"an edition against one with other words", []string{"-against", second, unwritten}, 0, "no title, verdict or value changes\n", ""},
		{"an edition against one with another figure", []string{"-against", second, revised}, 0, "figure: exchange-students FRA to BRA (invented), 2021: 310 → 311\n", ""},
		{"an edition with faults against a good one", []string{"-against", second, faulty}, 1, faulty + ": ", ""},
		{"an edition against one with faults", []string{"-against", faulty, second}, 1, faulty + ": ", ""},
		{"an edition against none", []string{"-against", "no-such.json", second}, 1, "", "no-such.json"},
		{"an old edition alone", []string{"-against", second}, 2, "", "usage: explorer check FILE, or explorer check -against OLD FILE"},
		{"a flag that there is not", []string{"-opposed", second, second}, 2, "", "usage: explorer check FILE"},
		{"no file", nil, 2, "", "usage: explorer check FILE"},
		{"two files", []string{"a", "b"}, 2, "", "usage: explorer check FILE"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			code, stdout, stderr := invoke(t, append([]string{"check"}, c.args...)...)
			if code != c.code || !strings.Contains(stdout, c.stdout) || !strings.Contains(stderr, c.stderr) {
				t.Errorf("exit code %d, printed %q and %q", code, stdout, stderr)
			}
		})
	}
}

// editedSecond is a file of the second dataset with one piece of it replaced by another.
func editedSecond(t *testing.T, old, now string) string {
	t.Helper()
	second, err := os.ReadFile(filepath.Join("testdata", "second.json"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(second, []byte(old)) {
		t.Fatalf("the second dataset has no %q", old)
	}
	name := filepath.Join(t.TempDir(), "edited.json")
	writeFile(t, name, strings.Replace(string(second), old, now, 1))
	return name
}
