package pptx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"strings"
	"time"
)

// part is one file of a presentation: XML or a picture.
type part struct {
	name      string // from the root, without a slash before it
	kind      string // the type of its content; "" where its extension says it
	stored    bool   // not deflated: it is packed already
	content   []byte
	relations []relation
}

// relation is where a part leads to.
type relation struct {
	kind   string // the last name of its type, such as "slide"; or the whole type
	target string // the name of a part, or an address
	away   bool   // the target is an address
}

const (
	officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	presentationML  = "application/vnd.openxmlformats-officedocument.presentationml."
	declaration     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// relate gives the part a relation and returns its id. The same relation has one id.
func (p *part) relate(r relation) string {
	for i := range p.relations {
		if p.relations[i] == r {
			return fmt.Sprintf("rId%d", i+1)
		}
	}
	p.relations = append(p.relations, r)
	return fmt.Sprintf("rId%d", len(p.relations))
}

// parcel is all parts of a presentation, in the order they are written.
type parcel struct {
	root  part // the relations of the whole
	parts []*part
}

func (a *parcel) add(p *part) *part {
	a.parts = append(a.parts, p)
	return p
}

// extensions are the types that the extension of a name says.
var extensions = [][2]string{
	{"png", "image/png"},
	{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
	{"svg", "image/svg+xml"},
	{"xml", "application/xml"},
}

// types are the types of all parts, which stand before them.
func (a *parcel) types() []byte {
	used := map[string]bool{"rels": true, "xml": true}
	var overrides sheet
	for _, p := range a.parts {
		used[path.Ext(p.name)[1:]] = true
		if p.kind != "" {
			overrides.add(`<Override PartName="/%s" ContentType="%s"/>`, p.name, p.kind)
		}
	}
	var s sheet
	s.add(declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	for _, e := range extensions {
		if used[e[0]] {
			s.add(`<Default Extension="%s" ContentType="%s"/>`, e[0], e[1])
		}
	}
	s.add(`%s</Types>`, markup(overrides.String()))
	return []byte(s.String())
}

// leads are the relations of a part as a part.
func (p *part) leads() []byte {
	var s sheet
	s.add(declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, r := range p.relations {
		kind, target := r.kind, r.target
		if !strings.Contains(kind, "/") {
			kind = officeRelations + "/" + kind
		}
		s.add(`<Relationship Id="rId%d" Type="%s"`, i+1, kind)
		if r.away {
			s.add(` Target="%s" TargetMode="External"/>`, target)
		} else {
			s.add(` Target="%s"/>`, from(path.Dir(p.name), target))
		}
	}
	s.add(`</Relationships>`)
	return []byte(s.String())
}

// beside is the name of the part with the relations of another.
func beside(name string) string {
	folder, base := path.Split(name)
	return folder + "_rels/" + base + ".rels"
}

// from is the way from a folder to a part. Some readers know only ways such as
// "../media/1.png", not those from the root.
func from(folder, target string) string {
	up := ""
	for folder != "." && !strings.HasPrefix(target, folder+"/") {
		up, folder = up+"../", path.Dir(folder)
	}
	if folder == "." {
		return up + target
	}
	return up + strings.TrimPrefix(target, folder+"/")
}

// write writes the parts: first the types, by which programs tell a presentation from
// another archive. The zero time stands for the first that an archive can have.
func (a *parcel) write(to io.Writer, day time.Time) error {
	if first := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC); day.Before(first) {
		day = first
	}
	out := archive{zip.NewWriter(to), day, new(bytes.Buffer), nil}
	if err := out.put("[Content_Types].xml", a.types(), false); err != nil {
		return err
	}
	for _, p := range append([]*part{&a.root}, a.parts...) {
		if p.name != "" {
			if err := out.put(p.name, p.content, p.stored); err != nil {
				return err
			}
		}
		if len(p.relations) > 0 {
			if err := out.put(beside(p.name), p.leads(), false); err != nil {
				return err
			}
		}
	}
	return out.to.Close()
}

// archive is an archive in the making.
type archive struct {
	to      *zip.Writer
	day     time.Time // of all its files
	packed  *bytes.Buffer
	deflate *flate.Writer // into packed
}

// put puts a file into the archive with its sizes before it. Readers that take an archive
// as it comes do not know otherwise where one ends that is not deflated.
func (a *archive) put(name string, content []byte, stored bool) error {
	h := &zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(content), UncompressedSize64: uint64(len(content))}
	h.SetModTime(a.day) //lint:ignore SA1019 CreateRaw looks at nothing else
	if !stored {
		if err := a.pack(content); err != nil {
			return err
		}
		h.Method, content = zip.Deflate, a.packed.Bytes()
	}
	h.CompressedSize64 = uint64(len(content))
	w, err := a.to.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

// pack deflates a file into packed.
func (a *archive) pack(content []byte) error {
	a.packed.Reset()
	if a.deflate == nil {
		var err error
		if a.deflate, err = flate.NewWriter(a.packed, flate.DefaultCompression); err != nil {
			return err
		}
	}
	a.deflate.Reset(a.packed)
	if _, err := a.deflate.Write(content); err != nil {
		return err
	}
	return a.deflate.Close()
}
