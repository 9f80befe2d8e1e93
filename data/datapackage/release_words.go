package datapackage

import (
	"bytes"
	"embed"
	"path"
	"slices"
	"strings"
	"text/template"

	"bilateral/data"
)

// releaseFiles hold the texts for people, with gaps for what a dataset says.
//
//go:embed release/*.md
var releaseFiles embed.FS

// releaseTexts are the texts for people that go into a release, by language.
var releaseTexts = map[data.Language]*template.Template{data.English: releaseText(data.English), data.Japanese: releaseText(data.Japanese)}

func releaseText(l data.Language) *template.Template {
	name := readmeFile(l)
	return template.Must(template.New(name).Funcs(template.FuncMap{"md": markdown, "base": path.Base}).ParseFS(releaseFiles, "release/"+name))
}

const licencesFile = "LICENCES.md"

// readmeFile is the name of the file in a language that people read first.
func readmeFile(l data.Language) string {
	if l == data.Japanese {
		return "README.ja.md"
	}
	return "README.md"
}

// readmeSource is what people are told of a source.
type readmeSource struct{ ID, Title, Licence, Terms, Address string }

// told is what the texts of a release say of a dataset in a language.
func (w *releasing) told(l data.Language) any {
	var sources []readmeSource
	say := func(t data.Text) string { text, _ := t.In(l); return text }
	for i := range w.ds.Sources {
		s := &w.ds.Sources[i]
		sources = append(sources, readmeSource{ID: string(s.ID), Title: sourceTitle(s, l), Licence: say(s.Licence.Stated), Terms: say(s.Terms), Address: s.LicenceAddress})
	}
	title := w.title
	if title == "" {
		title = w.ds.Name
	}
	product := say(w.ds.Product)
	if l == data.Japanese {
		title = product
	}
	var extra, citations, origins []string
	for _, name := range w.extra {
		switch {
		case strings.HasPrefix(name, strings.TrimPrefix(data.SourcesFolder, "/")) && w.ds.Origins != nil && slices.Contains(w.ds.Origins.Files, path.Base(name)):
			origins = append(origins, name)
			continue
		case strings.HasPrefix(name, "CITATION"):
			citations = append(citations, name)
		}
		extra = append(extra, name)
	}
	return struct {
		Title, Description, Product, Version, Day string
		Tables                                    []releasedTable
		Extra, Citations, Origins                 []string
		Sources                                   []readmeSource
	}{title, w.description, product, w.ds.Version, w.created, w.tables, extra, citations, origins, sources}
}

// readme is the text in a language that people read first.
func (w *releasing) readme(l data.Language) []byte { return w.text(l, readmeFile(l)) }

// licences is what holds for each source, in every language.
func (w *releasing) licences() []byte {
	return append(append([]byte("# Licences\n\nNo one licence covers all of this. The figures of each source are under its own licence or terms:\n\n"), w.text(data.English, "licences")...),
		append([]byte("\n# ライセンス\n\n全体に及ぶ一つのライセンスはありません。数値には出典ごとのライセンスまたは利用条件が適用されます。\n\n"), w.text(data.Japanese, "licences")...)...)
}

// text fills one of the texts.
func (w *releasing) text(l data.Language, name string) []byte {
	var b bytes.Buffer
	// The texts and what fills them are ours: a fault in them is found by the tests.
	_ = releaseTexts[l].ExecuteTemplate(&b, name, w.told(l))
	return append(bytes.TrimSpace(b.Bytes()), '\n')
}

// markdown is a text on one line, in which nothing is taken for a mark of Markdown.
func markdown(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "|", `\|`, "`", "\\`", "#", `\#`, "~", `\~`).
		Replace(strings.Join(strings.Fields(text), " "))
}
