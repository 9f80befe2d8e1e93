package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"bilateral/testdata/golden"
)

// samples are the folders of testdata: the templates and views of small
// packages, each beside the code that they give.
var samples = []string{"attributes", "texts", "conditions", "lists", "packages/block", "packages/page"}

func TestTheCodeOfTheSamples(t *testing.T) {
	codes := map[string][]byte{}
	for _, root := range []string{"attributes", "texts", "conditions", "lists", "packages"} {
		of, err := generate(filepath.Join("testdata", root))
		if err != nil {
			t.Fatal(err)
		}
		for dir, code := range of {
			codes[filepath.ToSlash(dir)] = code
		}
	}
	for _, sample := range samples {
		t.Run(sample, func(t *testing.T) {
			golden.Compare(t, sample+"/"+templatesGen, codes["testdata/"+sample])
		})
	}
}

func TestTheCodeOfTheSamplesCompiles(t *testing.T) {
	args := []string{"vet"}
	for _, sample := range samples {
		args = append(args, "./testdata/"+sample)
	}
	if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

// aView is the Go file beside a template that is refused.
const aView = `package sample

type View struct {
	Text  string
	Items []string
	Box   *Box
}

type Box struct{ Text string }
`

func TestATemplateIsRefused(t *testing.T) {
	for _, test := range []struct{ name, template, want string }{
		{"a condition on the root, which vugugen would not heed", "<p vg-if='true'></p>", `1: <p>: vg-if: expected none but vg-content`},
		{"a list on a component, which vugugen would not heed", "<p>\n<vg-comp vg-for=\"_, i := range c.Items\" expr=\"c.Box\"></vg-comp></p>", `2: <vg-comp>: vg-for: expected none but vg-if, expr`},
		{"an attribute on a component", "<p>\n\n<vg-comp class=\"a\" expr=\"c.Box\"></vg-comp></p>", `3: <vg-comp>: class: expected none but vg-if, expr`},
		{"something in a component", "<p><vg-comp expr=\"c.Box\">so</vg-comp></p>", `1: so: expected </vg-comp>, as a vg-comp holds nothing`},
		{"a component that closes itself and would swallow what follows", "<p><vg-comp expr=\"c.Box\"/><b></b></p>", `1: <vg-comp>: a tag that closes itself: expected a start tag and an end tag`},
		{"a component by its name", "<p>\n<ui:Box></ui:Box></p>", `2: <ui:box>: expected <vg-comp expr=…>, which keeps no component by a key`},
		{"a slot", "<p><vg-slot></vg-slot></p>", `1: <vg-slot>: expected vg-comp, vg-template or an element of HTML`},
		{"a directive that nobody knows", "<p>\n<b vg-fi=\"true\"></b></p>", `2: <b>: vg-fi: expected none but vg-content, vg-for, vg-if`},
		{"a key", "<p><b vg-for=\"_, i := range c.Items\" vg-key=\"i\"></b></p>", `1: <b>: vg-key: expected none but vg-content, vg-for, vg-if`},
		{"an event", "<p><b @click=\"c.Go()\"></b></p>", `1: <b>: @click: expected none but vg-content, vg-for, vg-if`},
		{"a property", "<p><b .value=\"c.Text\"></b></p>", `1: <b>: .value: expected none but vg-content, vg-for, vg-if`},
		{"a list of attributes", "<p><b :=\"c.Text\"></b></p>", `1: <b>: :: expected none but vg-content, vg-for, vg-if`},
		{"a list with its numbers", "<p>\n<b vg-for=\"n, i := range c.Items\" vg-content=\"i\"></b></p>", "1: in or after <p>: a vg-for over c.Items: expected vg-for=\"_, item := range list\", and no vg-key"},
		{"no list", "<p>\n<i></i>\n<b vg-for=\"_, i := range c.Text\"></b></p>", `3: vg-for over c.Text: expected a slice`},
		{"a list that is not there", "<p>\n<i></i>\n<b vg-for=\"_, i := range c.Itmes\"></b></p>", `3: vg-for over c.Itmes: nothing is called Itmes there`},
		{"a content that is not there", "<p>\n<b vg-content=\"c.Box.Txet\"></b></p>", `2: vg-content c.Box.Txet: nothing is called Txet there`},
		{"a content that is worked out", "<p>\n<b vg-content='c.Text + \"!\"'></b></p>", `2: vg-content c.Text + "!": neither a field nor a method`},
		{"content and children", "<p>\n<b vg-content=\"c.Text\">so</b></p>", `2: in or after <b>: an element with vg-content and children: expected one of the two`},
		{"a text over two lines", "<p>so\nand so</p>", `1: in or after <p>: "so\nand so": expected a text without a line break`},
		{"Go in the template", "<p></p>\n<script type=\"application/x-go\">import \"time\"</script>", `2: <script>: expected Go in the Go file of the view, and styles and scripts in web/static`},
		{"a style", "<style>p { margin: 0 }</style>\n<p></p>", `1: <style>: expected Go in the Go file of the view, and styles and scripts in web/static`},
		{"two roots", "<p></p>\n<p></p>", `vugugen: Found more than one top level element: p`},
		{"no root", "so", `1: nothing: expected one root element`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := generate(sampleOf(t, map[string]string{"view.go": aView, "view.vugu": test.template}))
			if err == nil || !strings.HasSuffix(err.Error(), test.want) || !strings.Contains(err.Error(), "view.vugu:") {
				t.Errorf("got  %v\nwant …view.vugu:%s", err, test.want)
			}
		})
	}
}

func TestATemplateNeedsItsView(t *testing.T) {
	dir := sampleOf(t, map[string]string{"view.go": aView, "no-view.vugu": "<p></p>"})
	if _, err := generate(dir); err == nil || !strings.HasSuffix(err.Error(), "no-view.vugu:1: expected a type NoView in the package") {
		t.Errorf("got %v", err)
	}
}

func TestWhatVugugenWouldWriteAnew(t *testing.T) {
	// A later vugugen may write other statements: none may pass unread.
	for _, test := range []struct{ name, was, is, want string }{
		{"a node of another kind", "VGNodeType(1)", "VGNodeType(9)", "a node of vugu.VGNodeType(9): expected an element, a text or a comment"},
		{"a namespace", `Namespace: "", Data: "b"`, `Namespace: "svg", Data: "b"`, "an element of another namespace: expected one of HTML"},
		{"another call on a node", "vgn.SetInnerHTML(", "vgn.SetTextContent(", "vugugen wrote `vgn.SetTextContent(c.Text)`: expected an element, a text, vg-comp, vg-template, vg-if or vg-for"},
		{"another opening", "var vgn *vugu.VGNode", "var vgn vugu.Node", "vugugen wrote `var vgn vugu.Node`: expected `var vgn *vugu.VGNode`"},
		{"another wiring of components", "vgin.BuildEnv.WireComponent(vgcomp)", "vgin.Wire(vgcomp)", "vugugen wrote `vgin.Wire(vgcomp)`: expected `vgin.BuildEnv.WireComponent(vgcomp)`"},
		{"a node that is put elsewhere", "vgparent.AppendChild(vgn)", "vgparent.Prepend(vgn)", "vugugen wrote `vgparent.Prepend(vgn)`: expected `vgparent.AppendChild(vgn)`"},
		{"a branch with another", "if c.Box != nil {\n", "if c.Box == nil {\n} else {\n", "expected an element, a text, vg-comp, vg-template, vg-if or vg-for"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := sampleOf(t, map[string]string{"view.vugu": `<p>a text <b vg-content="c.Text"></b><vg-comp vg-if="c.Box != nil" expr="c.Box"></vg-comp></p>`})
			path, work := filepath.Join(dir, "view.vugu"), t.TempDir()
			r, err := vugugen(path, "sample", work)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(r.code), test.was) {
				t.Fatalf("vugugen does not write %s", test.was)
			}
			r.code = []byte(strings.ReplaceAll(string(r.code), test.was, test.is))
			if _, err := r.read(); err == nil || !strings.HasSuffix(err.Error(), test.want) {
				t.Errorf("got  %v\nwant …%s", err, test.want)
			}
		})
	}
}

func TestCheckSaysWhatIsStale(t *testing.T) {
	dir := sampleOf(t, map[string]string{"view.go": aView, "view.vugu": "<p></p>"})
	code := filepath.Join(dir, templatesGen)
	want := func(problem string) {
		t.Helper()
		err := run(dir, true)
		if problem == "" && err != nil || problem != "" && (err == nil || !strings.Contains(err.Error(), problem)) {
			t.Errorf("got %v, want %q", err, problem)
		}
	}
	generateAnew := func() {
		t.Helper()
		if err := run(dir, false); err != nil {
			t.Fatal(err)
		}
	}
	want("is stale")
	generateAnew()
	want("")
	if err := os.WriteFile(filepath.Join(dir, "view.vugu"), []byte("<b></b>"), 0o644); err != nil {
		t.Fatal(err)
	}
	want("is stale")
	generateAnew()
	want("")
	if err := os.Remove(filepath.Join(dir, "view.vugu")); err != nil {
		t.Fatal(err)
	}
	want("has no template")
	generateAnew()
	want("")
	if _, err := os.Stat(code); err == nil {
		t.Errorf("%s is still there", code)
	}
}

// sampleOf is a folder of files.
func sampleOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
