package examples

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vugu/vugu"
	"github.com/vugu/vugu/staticrender"

	"bilateral/components/node"
	"bilateral/data"
	"bilateral/testdata/golden"
	"bilateral/testdata/htmlcheck"
)

// markup is an example as the server writes it.
func markup(t *testing.T, e *Example) string {
	t.Helper()
	var b bytes.Buffer
	out := &vugu.BuildOut{Out: node.Build(e.View.Build)}
	if err := staticrender.New(&b).Render(&vugu.BuildResults{Out: out}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// file is the golden file of an example, without its folder.
func file(b *Block, e *Example) string { return b.Name + "." + e.Name + ".html" }

func TestEveryExampleIsWrittenAsItsGoldenFileSays(t *testing.T) {
	files := map[string]bool{}
	for i := range Blocks {
		b := &Blocks[i]
		for j := range b.Examples {
			e := &b.Examples[j]
			files[file(b, e)] = true
			t.Run(b.Name+" "+e.Name, func(t *testing.T) {
				golden.Compare(t, file(b, e), []byte(strings.ReplaceAll(markup(t, e), "><", ">\n<")+"\n"))
			})
		}
	}
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !files[entry.Name()] {
			t.Errorf("testdata/%s is the file of no example", entry.Name())
		}
	}
}

func TestEveryTemplateHasExamples(t *testing.T) {
	templates, err := filepath.Glob(filepath.Join("..", "*.vugu"))
	if err != nil {
		t.Fatal(err)
	}
	if len(templates) < 10 {
		t.Fatalf("only %d templates were found", len(templates))
	}
	blocks := map[string]*Block{}
	for i := range Blocks {
		if blocks[Blocks[i].Name] != nil {
			t.Errorf("the block %s is there twice", Blocks[i].Name)
		}
		blocks[Blocks[i].Name] = &Blocks[i]
	}
	for _, template := range templates {
		name := strings.TrimSuffix(filepath.Base(template), ".vugu")
		b := blocks[name]
		delete(blocks, name)
		if b == nil || len(b.Examples) < 2 {
			t.Errorf("%s has no two examples: one typical, one in trouble", filepath.Base(template))
			continue
		}
		inJapanese := false
		for i := range b.Examples {
			inJapanese = inJapanese || b.Examples[i].Language == data.Japanese
		}
		if !inJapanese && name != "hidden-fields" { // nothing of them is seen
			t.Errorf("%s has no example in Japanese", name)
		}
	}
	for name := range blocks {
		t.Errorf("the block %s has no template", name)
	}
}

func TestAnExampleSaysWhatItShows(t *testing.T) {
	name := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for i := range Blocks {
		b, names := &Blocks[i], map[string]bool{}
		if b.What == "" {
			t.Errorf("%s does not say what it is", b.Name)
		}
		for j := range b.Examples {
			e := &b.Examples[j]
			if !name.MatchString(e.Name) || names[e.Name] || e.What == "" || e.View == nil {
				t.Errorf("%s: the example %q has no name of its own, no words or no view", b.Name, e.Name)
			}
			names[e.Name] = true
		}
	}
}

// The examples of a block share a page, where an id is there once; those that
// stand apart do so because they could not share one.
func TestExamplesThatShareAPageShareNoID(t *testing.T) {
	for i := range Blocks {
		b, ids, shared := &Blocks[i], map[string]string{}, ""
		for j := range b.Examples {
			e := &b.Examples[j]
			ids[e.Name] += "" // the example's own heading
			for _, id := range htmlcheck.Parse(markup(t, e)).Attributes("[id]", "id") {
				if other, there := ids[id]; there {
					shared += "\n  " + id + " of " + e.Name + " and " + other
				}
				ids[id] = e.Name
			}
		}
		switch {
		case b.Apart && shared == "":
			t.Errorf("%s stands apart though its examples share no id", b.Name)
		case !b.Apart && shared != "":
			t.Errorf("%s: ids are there twice:%s", b.Name, shared)
		}
	}
}
