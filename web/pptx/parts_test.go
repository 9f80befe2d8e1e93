package pptx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// unpacked is what is in a file by the names of the parts, and their names in order.
func unpacked(t *testing.T, b []byte) (map[string]string, []*zip.File) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if _, is := parts[f.Name]; is {
			t.Errorf("%s is there twice", f.Name)
		}
		parts[f.Name] = string(content)
	}
	return parts, r.File
}

// elements calls f for each start of an element.
func elements(t *testing.T, name, content string, f func(xml.StartElement)) {
	t.Helper()
	for in := xml.NewDecoder(strings.NewReader(content)); ; {
		token, err := in.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if start, is := token.(xml.StartElement); is {
			f(start)
		}
	}
}

func attribute(e xml.StartElement, space, name string) string {
	for _, a := range e.Attr {
		if a.Name.Space == space && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// leads are the relations of a part by their ids: targets that are parts are names from
// the root, and those away begin with "away:".
func leads(t *testing.T, parts map[string]string, of string) map[string]string {
	all := map[string]string{}
	elements(t, beside(of), parts[beside(of)], func(e xml.StartElement) {
		if e.Name.Local != "Relationship" {
			return
		}
		id, target := attribute(e, "", "Id"), attribute(e, "", "Target")
		if all[id] != "" {
			t.Errorf("%s: the id %s is there twice", of, id)
		}
		if attribute(e, "", "TargetMode") == "External" {
			all[id] = "away:" + target
			return
		}
		all[id] = path.Join(path.Dir(of), target)
		if _, is := parts[all[id]]; !is {
			t.Errorf("%s leads to %s, which is not there", of, all[id])
		}
	})
	return all
}

// The packaging is as Open Packaging Conventions say: types for all parts, relations
// that lead to parts, and parts that relations lead to.
func TestEveryPartIsReachedAndHasAType(t *testing.T) {
	for sampled, p := range samples() {
		parts, files := unpacked(t, written(t, p))
		if files[0].Name != "[Content_Types].xml" || files[1].Name != "_rels/.rels" {
			t.Errorf("%s: begins with %s and %s", sampled, files[0].Name, files[1].Name)
		}
		types := map[string]string{}
		elements(t, files[0].Name, parts[files[0].Name], func(e xml.StartElement) {
			for _, key := range []string{attribute(e, "", "PartName"), "." + attribute(e, "", "Extension")} {
				if key == "" || key == "." {
					continue
				}
				if types[key] != "" {
					t.Errorf("%s: a second type for %s", sampled, key)
				}
				types[key] = attribute(e, "", "ContentType")
			}
		})
		reached := map[string]bool{}
		var reach func(of string)
		reach = func(of string) {
			if reached[of] {
				return
			}
			reached[of] = true
			used := map[string]bool{}
			if path.Ext(of) == ".xml" {
				elements(t, of, parts[of], func(e xml.StartElement) {
					for _, a := range e.Attr {
						if a.Name.Space == officeRelations {
							used[a.Value] = true
						}
					}
				})
			}
			all := leads(t, parts, of)
			for id := range used {
				if all[id] == "" {
					t.Errorf("%s: %s has no relation %s", sampled, of, id)
				}
			}
			for id, to := range all {
				if !strings.HasPrefix(to, "away:") {
					reach(to)
				} else if !used[id] {
					t.Errorf("%s: %s has a link to %s for nothing", sampled, of, to)
				}
			}
		}
		reach("")
		for name := range parts {
			if name == files[0].Name {
				continue
			}
			if base, is := strings.CutSuffix(strings.Replace("/"+name, "/_rels/", "/", 1)[1:], ".rels"); is {
				if !reached[base] {
					t.Errorf("%s: %s is of no part", sampled, name)
				}
			} else if !reached[name] {
				t.Errorf("%s: nothing leads to %s", sampled, name)
			}
			ext := path.Ext(name)
			if types["/"+name] == "" && (types[ext] == "" || ext == ".xml") {
				t.Errorf("%s: %s has no type", sampled, name)
			}
		}
		for key := range types {
			if _, is := parts[strings.TrimPrefix(key, "/")]; strings.HasPrefix(key, "/") && !is {
				t.Errorf("%s: there is a type for %s, which is not there", sampled, key)
			}
		}
	}
}

// PNG is packed already, the sizes come first, and the time is that of the last change.
func TestHowTheFilesArePacked(t *testing.T) {
	_, files := unpacked(t, written(t, sample()))
	for _, f := range files {
		if want := map[bool]uint16{true: zip.Store, false: zip.Deflate}[path.Ext(f.Name) == ".png"]; f.Method != want {
			t.Errorf("%s is packed by method %d, want %d", f.Name, f.Method, want)
		}
		if f.Flags&8 != 0 || len(f.Extra) > 0 {
			t.Errorf("%s has its sizes after it or fields of its own: flags %b, %x", f.Name, f.Flags, f.Extra)
		}
		if want := time.Date(2026, 11, 25, 0, 30, 0, 0, time.UTC); !f.Modified.Equal(want) {
			t.Errorf("%s is of %v, want %v", f.Name, f.Modified, want)
		}
	}
	p := sample()
	p.Modified = ""
	_, files = unpacked(t, written(t, p))
	if y := files[0].Modified.Year(); y != 1980 {
		t.Errorf("a file of no day is of %d", y)
	}
}

// Ids are what programs find things by; where two are one, PowerPoint offers a repair.
func TestIdsAreUnique(t *testing.T) {
	for sampled, p := range samples() {
		parts, _ := unpacked(t, written(t, p))
		long := map[string]bool{} // of masters and layouts, in the whole file
		for name, content := range parts {
			if path.Ext(name) != ".xml" {
				continue
			}
			short, slides := map[string]bool{}, map[string]bool{}
			elements(t, name, content, func(e xml.StartElement) {
				id := attribute(e, "", "id")
				var in map[string]bool
				least, most := 1, 1<<31-1
				switch e.Name.Local {
				case "cNvPr":
					in = short
				case "sldId":
					in, least = slides, 256
				case "sldMasterId", "sldLayoutId":
					in, least, most = long, 1<<31, 1<<32-1
				default:
					return
				}
				n, err := strconv.Atoi(id)
				if err != nil || n < least || n > most || in[id] {
					t.Errorf("%s, %s: the id %s of %s is there already or not from %d to %d", sampled, name, id, e.Name.Local, least, most)
				}
				in[id] = true
			})
		}
		if len(long) != 1+len(layouts) {
			t.Errorf("%s: %d ids of masters and layouts", sampled, len(long))
		}
	}
}

// A placeholder of a slide is one of its layout, or it would stand nowhere.
func TestPlaceholdersAreThoseOfTheLayout(t *testing.T) {
	for sampled, p := range samples() {
		parts, _ := unpacked(t, written(t, p))
		holders := func(name string) []string {
			var all []string
			elements(t, name, parts[name], func(e xml.StartElement) {
				if e.Name.Local == "ph" {
					all = append(all, attribute(e, "", "type")+" "+attribute(e, "", "idx"))
				}
			})
			return all
		}
		for i := range p.Slides {
			name := slideName(i)
			layout := ""
			for _, to := range leads(t, parts, name) {
				if strings.Contains(to, "slideLayouts") {
					layout = to
				}
			}
			has, may := holders(name), holders(layout)
			for _, one := range has {
				if !slices.Contains(may, one) {
					t.Errorf("%s: slide %d has a placeholder %q, its layout %v", sampled, i+1, one, may)
				}
			}
			if titles := slices.DeleteFunc(has, func(s string) bool { return s != "title " && s != "ctrTitle " }); len(titles) != 1 {
				t.Errorf("%s: slide %d has %d titles", sampled, i+1, len(titles))
			}
		}
	}
}

// One picture on two slides is one file.
func TestAPictureIsThereOnce(t *testing.T) {
	p := sample()
	p.Slides[2].Picture = drawing(800, 538, 1)
	parts, _ := unpacked(t, written(t, p))
	var media []string
	for name := range parts {
		if strings.HasPrefix(name, "ppt/media/") {
			media = append(media, name)
		}
	}
	slices.Sort(media)
	if got := strings.Join(media, " "); got != "ppt/media/image1.png ppt/media/image2.svg" {
		t.Error(got)
	}
}

// A picture is a PNG for all programs and beside it the SVG for those that draw it, with
// what it shows as text.
func TestAPictureIsThereInBothForms(t *testing.T) {
	p := sample()
	p.Slides[1].Picture.Alternative = "Works & students:\nthey rise"
	p.Slides[2].Picture.SVG = nil
	parts, _ := unpacked(t, written(t, p))
	for i, want := range map[int]string{1: `Works & students: they rise blip .png svgBlip .svg`, 2: "A line that rises blip .png"} {
		to, got := leads(t, parts, slideName(i)), ""
		elements(t, slideName(i), parts[slideName(i)], func(e xml.StartElement) {
			switch e.Name.Local {
			case "cNvPr":
				got += attribute(e, "", "descr")
			case "blip", "svgBlip":
				got += " " + e.Name.Local + " " + path.Ext(to[attribute(e, officeRelations, "embed")])
			}
		})
		if got != want {
			t.Errorf("slide %d has %q, want %q", i+1, got, want)
		}
	}
}

func TestProperties(t *testing.T) {
	parts, _ := unpacked(t, written(t, sample()))
	for _, want := range []string{
		"<dc:title>Works &amp; students</dc:title>", "<dc:subject>Slides &lt;of charts&gt;</dc:subject>", "<dc:creator>The Explorer</dc:creator>", "<dc:language>en-GB</dc:language>",
		`<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-24T00:00:00Z</dcterms:created>`, `<dcterms:modified xsi:type="dcterms:W3CDTF">2026-11-25T00:30:00Z</dcterms:modified>`,
	} {
		if !strings.Contains(parts["docProps/core.xml"], want) {
			t.Errorf("no %s in %s", want, parts["docProps/core.xml"])
		}
	}
	if want := "<Slides>7</Slides><Notes>3</Notes>"; !strings.Contains(parts["docProps/app.xml"], want) {
		t.Errorf("no %s in %s", want, parts["docProps/app.xml"])
	}
	p := sample()
	p.Subject, p.Created = "", ""
	parts, _ = unpacked(t, written(t, p))
	if core := parts["docProps/core.xml"]; strings.Contains(core, "subject") || strings.Contains(core, "created") {
		t.Errorf("what is unknown is said: %s", core)
	}
}
