package node

import (
	"bytes"
	"strings"
	"testing"

	"github.com/vugu/vugu"
	"github.com/vugu/vugu/staticrender"
)

// markup is what a writer wrote, as HTML.
func markup(t *testing.T, w *Writer) string {
	t.Helper()
	var out bytes.Buffer
	if err := staticrender.New(&out).Render(&vugu.BuildResults{Out: w.Out()}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// several is a component of several roots.
type several []*vugu.VGNode

func (s several) Build(*vugu.BuildIn) *vugu.BuildOut { return &vugu.BuildOut{Out: s} }

func TestAWriterFillsTheHolesOfItsLines(t *testing.T) {
	so, none := "so", ""
	svg := vugu.HTML("<b></b>")
	for _, test := range []struct {
		name, lines string
		fill        func(*Writer)
		want        string
	}{
		{"lines without a hole", "<p\n=class a b\n=hidden \n\"so\n<b\n>\n>\n", func(*Writer) {}, `<p class="a b" hidden="">so<b></b></p>`},
		{"an attribute, and none for the empty text", "<p\n:id\n:lang\n>\n", func(w *Writer) { w.Field(&so); w.Field(&none) }, `<p id="so"></p>`},
		{"texts that touch are one", "<p\n\"1 \n.\n\" 2\n>\n", func(w *Writer) { w.Value("so") }, `<p>1 so 2</p>`},
		{"markup", "<p\n.\n>\n", func(w *Writer) { w.Markup(&svg) }, `<p><b></b></p>`},
		{"what is there", "<p\n?\n<b\n.\n>\n/\n<i\n>\n>\n", func(w *Writer) {
			if w.If(true) {
				w.Value("so")
			}
		}, `<p><b>so</b><i></i></p>`},
		{"what is not there, with what is in it", "<p\n?\n<b\n.\n?\n*\n.\n,\n/\n>\n/\n<i\n>\n>\n", func(w *Writer) {
			if w.If(false) {
				t.Error("it is there")
			}
		}, `<p><i></i></p>`},
		{"a list with no item", "<p\n*\n<b\n.\n*\n.\n,\n>\n,\n<i\n>\n>\n", func(w *Writer) { w.End() }, `<p><i></i></p>`},
		{"lists in a list", "<p\n*\n<b\n.\n*\n<u\n.\n>\n,\n>\n,\n*\n<i\n>\n,\n>\n", func(w *Writer) {
			for _, inner := range []string{"", "x", "yz"} {
				w.Item()
				w.Value("so")
				for _, letter := range inner {
					w.Item()
					w.Value(string(letter))
				}
				w.End()
			}
			w.End()
			w.Item()
			w.End()
		}, `<p><b>so</b><b>so<u>x</u></b><b>so<u>y</u><u>z</u></b><i></i></p>`},
		{"components: none, and one of several roots", "<p\n\"1\n.\n.\n\"4\n>\n", func(w *Writer) {
			w.Component(Part(nil).Build(nil))
			w.Component(several{Text("2"), Element("b"), Text("3")}.Build(nil))
		}, `<p>12<b></b>34</p>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := Fill(test.lines)
			test.fill(w)
			if got := markup(t, w); strings.TrimSpace(got) != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
