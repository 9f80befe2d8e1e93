//go:build loads

package main

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	fenced   = regexp.MustCompile("(?s)```(sh|python|r)\n(.*?)```")
	exampled = "https://explorer.example"
)

// programsOf are those that README.md loads data by, in its order, with the server's own
// address in the place of the example's.
func programsOf(t *testing.T, server string) [][2]string {
	t.Helper()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(readme), "\n## Take it away\n")
	if !found {
		t.Fatal("README.md does not say how to load the data")
	}
	section, _, _ = strings.Cut(section, "\n## ")
	var list [][2]string
	for _, m := range fenced.FindAllStringSubmatch(section, -1) {
		if !strings.Contains(m[2], exampled) {
			t.Errorf("the program for %s has no address: %s", m[1], m[2])
		}
		list = append(list, [2]string{m[1], strings.ReplaceAll(m[2], exampled, server)})
	}
	return list
}

// python is one that has pandas.
func python(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import pandas").Run() == nil {
			return name
		}
	}
	t.Fatal("no python3 has pandas: install the Debian package python3-pandas")
	return ""
}

// What README.md says is run as it stands there, and gives the values of the file.
func TestTheReadmesProgramsLoadTheData(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	folder := t.TempDir()
	programs := programsOf(t, s.url)
	if len(programs) != 3 {
		t.Fatalf("%d programs, want those for curl, pandas and R", len(programs))
	}
	var values, origins []string
	for _, p := range programs {
		command := map[string][]string{"sh": {"sh", "-eu"}, "python": nil, "r": {"Rscript", "-"}}[p[0]]
		if p[0] == "python" {
			command = []string{python(t), "-"}
		}
		cmd := exec.Command(command[0], command[1:]...)
		cmd.Dir, cmd.Stdin = folder, strings.NewReader(p[1])
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", p[0], err, out)
		}
		t.Logf("%s printed:\n%s", p[0], out)
		if p[0] == "sh" {
			values, origins = saved(t, filepath.Join(folder, "works.csv"))
			continue
		}
		words := strings.Fields(string(out))
		for i := range values {
			if !slices.Contains(words, values[i]) || !slices.Contains(words, origins[i]) {
				t.Errorf("%s does not print %s of %s:\n%s", p[0], values[i], origins[i], out)
			}
		}
	}
}

// saved are the values of the file that curl wrote, and where they stand.
func saved(t *testing.T, name string) (values, origins []string) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	value, origin := slices.Index(lines[0], "value"), slices.Index(lines[0], "origin")
	for _, line := range lines[1:] {
		values, origins = append(values, line[value]), append(origins, line[origin])
	}
	if len(values) != 11 {
		t.Errorf("%d years, want those from 2010 to 2020", len(values))
	}
	return values, origins
}
