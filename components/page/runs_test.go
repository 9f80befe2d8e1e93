package page

import (
	"strings"
	"testing"

	"github.com/vugu/vugu"
	"github.com/vugu/vugu/staticrender"

	"bilateral/components/node"
)

func TestRunsOfAJapaneseTextHaveElementsOfTheirOwn(t *testing.T) {
	for _, c := range []struct{ sentence, text, want string }{
		{"no run", "日英の共著論文は3.5倍", "<p>日英の共著論文は3.5倍</p>"},
		{"no text", "", "<p></p>"},
		{"a gloss", "平均で割った値（Field-Weighted Citation Impact）。", `<p>平均で割った値（<span lang="en">Field-Weighted Citation Impact</span>）。</p>`},
		{"in small letters alone", "比べた値（index of international collaboration）。", `<p>比べた値（<span lang="en">index of international collaboration</span>）。</p>`},
		{"a title at the start, without the year that Japanese counts", "S&E Indicators 2024年版", `<p><span lang="en">S&amp;E Indicators</span> 2024年版</p>`},
		{"a year behind a comma", "（Salton and McGill, 1983）", `<p>（<span lang="en">Salton and McGill</span>, 1983）</p>`},
		{"a figure that is part of a word", "Open Government Licence v3（表示）", `<p><span lang="en">Open Government Licence v3</span>（表示）</p>`},
		{"brackets", "（Guidelines for Content (WCAG) 2.2の）", `<p>（<span lang="en">Guidelines for Content (WCAG)</span> 2.2の）</p>`},
		{"an apostrophe and a dash", "題「one’s research – a view」", `<p>題「<span lang="en">one’s research – a view</span>」</p>`},
		{"all of the text", "NSF S&E Indicators 2024", `<p lang="en">NSF S&amp;E Indicators 2024</p>`},
		{"two, and Japanese between them", "Data Packageと、Web of Science", `<p><span lang="en">Data Package</span>と、<span lang="en">Web of Science</span></p>`},
		{"one word", "OpenAlex（2024）とScopus", "<p>OpenAlex（2024）とScopus</p>"},
		{"abbreviations", "JANU UUK NSF", "<p>JANU UUK NSF</p>"},
		{"an address", "https://example.org/a-b?c=d のページ", "<p>https://example.org/a-b?c=d のページ</p>"},
		{"a range", "論文は2016～2020年に増加", `<p>論文は<span class="unbroken">2016～2020年</span>に増加</p>`},
		{"a range with what it counts", "約10.7万件～約11.3万件で", `<p>約10.7万<span class="unbroken">件～約</span>11.3万件で</p>`},
		{"a range of shares", "は3.08%～3.61%。", `<p>は<span class="unbroken">3.08%～3.61%</span>。</p>`},
		{"a range all by itself", "2016～2020", `<p><span class="unbroken">2016～2020</span></p>`},
		{"a range before a bracket", "レベル5～8（計）", `<p>レベル<span class="unbroken">5～8</span>（計）</p>`},
		{"an open range", "1990～", `<p><span class="unbroken">1990～</span></p>`},
		{"a range of degrees", "5°～8°の", `<p><span class="unbroken">5°～8</span>°の</p>`},
		{"a range and English", "2016～2020年のWeb of Science", `<p><span class="unbroken">2016～2020年</span>の<span lang="en">Web of Science</span></p>`},
		{"a mark alone", "～", `<p><span class="unbroken">～</span></p>`},
	} {
		n := node.Element("p")
		node.AddText(n, c.text)
		SetRuns(n)
		if got := written(t, n); got != c.want {
			t.Errorf("%s: %q becomes %s, want %s", c.sentence, c.text, got, c.want)
		}
	}
}

func TestRunsStandWhereTheyMay(t *testing.T) {
	for _, c := range []struct {
		sentence, tag, name, value, text, want string
	}{
		{"what has a language keeps it", "p", "lang", "en", "Web of Science", `<p lang="en">Web of Science</p>`},
		{"code is in no language", "code", "", "", "go to check", "<code>go to check</code>"},
		{"nor is what is to be copied", "span", "class", "code", "<a href", `<span class="code">&lt;a href</span>`},
		{"an option has no elements", "option", "", "", "文献（Web of Science）", "<option>文献（Web of Science）</option>"},
		{"but may be English as a whole", "option", "", "", "Web of Science", `<option lang="en">Web of Science</option>`},
		{"a Japanese name is not to be spoken as English", "a", "aria-label", "文献", "Web of Science", `<a aria-label="文献"><span lang="en">Web of Science</span></a>`},
	} {
		n := node.Element(c.tag)
		node.SetAttribute(n, c.name, c.value)
		node.AddText(n, c.text)
		SetRuns(n)
		if got := written(t, n); got != c.want {
			t.Errorf("%s: %s, want %s", c.sentence, got, c.want)
		}
	}
}

// written is an element as HTML.
func written(t *testing.T, n *vugu.VGNode) string {
	t.Helper()
	var b strings.Builder
	if err := staticrender.New(&b).Render(&vugu.BuildResults{Out: &vugu.BuildOut{Out: []*vugu.VGNode{n}}}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAJapaneseTextInPartsByTheirLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"":             "",
		"2016～2020年の値": "2016～2020年の値",
		"2016～2020年の値（Data Package）。": "2016～2020年の値（|en:Data Package|）。",
		"Web of Science":           "en:Web of Science",
		"Data Packageと、2016～2020年": "en:Data Package|と、2016～2020年",
	} {
		var got []string
		for _, part := range Spoken(text) {
			if part.Language != "" {
				part.Text = part.Language + ":" + part.Text
			}
			got = append(got, part.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q is in parts %q, want %s", text, got, want)
		}
	}
}
