package datapackage

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"bilateral/data"
)

// File is a file of a release.
type File struct {
	Name    string // with the folders that it is in, a slash between
	Content []byte
}

// Release is a dataset as it is given away: a Data Package whose tables are CSV files
// beside its descriptor, so that readers that know no rows inside one read it, with what
// is to be known of it for people. DecodeFS makes the same dataset of it.
type Release struct {
	// Files are all files, the descriptor first. The paths in the descriptor are
	// relative to it.
	Files []File
	day   time.Time
}

// DescriptorFile is the name of a release's descriptor.
const DescriptorFile = "datapackage.json"

// tablesFolder is where the files of a release are to which its descriptor points.
const tablesFolder = "data/"

// NewRelease makes a release of a descriptor and the files that it names, as DecodeFS
// reads them. More files, such as citations, go into it as they are; one of a name that
// is taken is left out. The error is that of DecodeFS.
//
// A table stays inside the descriptor where a CSV file could not hold it: where one of
// its values would come back as another, or a text in it begins as a formula does.
func NewRelease(files fs.FS, descriptor string, more ...File) (*Release, error) {
	b, folder, err := openDescriptor(files, descriptor)
	if err != nil {
		return nil, err
	}
	ds, err := decode(b, folder)
	if err != nil {
		return nil, err
	}
	root, _ := parseJSON(b)
	w := &releasing{release: &Release{}, ds: ds, decoder: &decoder{files: folder}}
	w.decoder.descriptor(root.(*object))
	w.write(root.(*object), more)
	return w.release, nil
}

// DefaultRelease is the release of the dataset that the explorer shows when it is given
// no other.
func DefaultRelease(more ...File) (*Release, error) {
	return NewRelease(data.Default, data.DefaultFile, more...)
}

// File returns the content of a file of the release, nil for a name that is none.
func (r *Release) File(name string) []byte {
	if i := slices.IndexFunc(r.Files, func(f File) bool { return f.Name == name }); i >= 0 {
		return r.Files[i].Content
	}
	return nil
}

// Addresses are the files that a site has of the release, by their paths on it: the ZIP,
// the descriptor and, where that says, the tables.
func (r *Release) Addresses() (map[string][]byte, error) {
	whole, err := r.ZIP()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"/datapackage.zip": whole, "/" + DescriptorFile: r.File(DescriptorFile)}
	for _, f := range r.Files {
		if strings.HasPrefix(f.Name, tablesFolder) {
			files["/"+f.Name] = f.Content
		}
	}
	return files, nil
}

// ZIP is the release in one file, the same bytes at every call: its files are of the day
// on which the dataset was made.
func (r *Release) ZIP() ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	folders := map[string]bool{".": true}
	for _, f := range r.Files {
		// ZIP does without folders, but npm's datapackage writes no file into a folder
		// that it was not told of.
		if err := r.folders(w, path.Dir(f.Name), folders); err != nil {
			return nil, err
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: r.day})
		if err == nil {
			_, err = to.Write(f.Content)
		}
		if err != nil {
			return nil, fmt.Errorf("writing %s: %w", f.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("writing the release: %w", err)
	}
	return b.Bytes(), nil
}

// folders adds a folder and those that it is in, but for those that there are.
func (r *Release) folders(w *zip.Writer, name string, have map[string]bool) error {
	if have[name] {
		return nil
	}
	have[name] = true
	if err := r.folders(w, path.Dir(name), have); err != nil {
		return err
	}
	if _, err := w.CreateHeader(&zip.FileHeader{Name: name + "/", Modified: r.day}); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}

// releasing is a release while it is made.
type releasing struct {
	release *Release
	ds      *data.Dataset
	decoder *decoder
	tables  []releasedTable
	extra   []string // names of the files that were given

	title, description, created string // as the descriptor says them
}

// releasedTable is a table of a release, for those who read of it.
type releasedTable struct {
	Name, File, Title, Description string
	Rows                           int
}

// write makes the files of the release.
func (w *releasing) write(root *object, more []File) {
	w.release.day = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	if created, err := time.Parse(time.RFC3339, root.text("created")); err == nil && created.Year() >= 1980 {
		w.release.day = created.UTC()
		w.created = w.release.day.Format(time.DateOnly)
	}
	w.title, w.description = root.text("title"), root.text("description")
	w.add(DescriptorFile, nil)
	for _, name := range []string{readmeFile(data.English), readmeFile(data.Japanese), licencesFile} {
		w.add(name, nil)
	}
	descriptor := root.copied()
	if product, _ := w.ds.Product.In(data.English); product != "" && root.get("contributors") == nil {
		curator := newObject("title", product, "roles", []any{"dataCurator"})
		descriptor.set("contributors", []any{curator})
	}
	list, _ := root.get("resources").([]any)
	resources := make([]any, len(list))
	for i, v := range list {
		resources[i] = w.resource(v.(*object))
	}
	descriptor.set("resources", resources)
	for _, f := range more {
		if w.add(f.Name, f.Content) {
			w.extra = append(w.extra, f.Name)
		}
	}
	for _, l := range data.Languages {
		w.put(readmeFile(l), w.readme(l))
	}
	w.put(licencesFile, w.licences())
	w.put(DescriptorFile, indented(descriptor))
}

// add adds a file, and reports whether its name was free and is one inside the release.
func (w *releasing) add(name string, content []byte) bool {
	if !fs.ValidPath(name) || name == "." || slices.ContainsFunc(w.release.Files, func(f File) bool { return f.Name == name }) {
		return false
	}
	w.release.Files = append(w.release.Files, File{name, content})
	return true
}

// put gives a file that was added its content.
func (w *releasing) put(name string, content []byte) {
	for i := range w.release.Files {
		if f := &w.release.Files[i]; f.Name == name {
			f.Content = content
		}
	}
}

// resource is the resource of the release that one of the dataset becomes.
func (w *releasing) resource(r *object) *object {
	t := w.decoder.table(r.text("name"))
	if t == nil {
		return w.passedOver(r)
	}
	told := releasedTable{Name: t.name, Title: r.text("title"), Description: r.text("description"), Rows: len(t.rows)}
	out := r.without("data", "path", "dialect", "format", "mediatype", "encoding", "bytes", "hash")
	schema, content, ok := w.asCSV(t, r)
	if ok {
		told.File = w.fileName(t.name)
		w.add(told.File, content)
		out.set("path", told.File)
		out.set("format", "csv")
		out.set("mediatype", "text/csv")
		out.set("encoding", "utf-8")
		// What the standard takes without a word npm's tableschema guesses from the
		// first rows, wrongly where JSON stands in them.
		out.set("dialect", newObject("delimiter", ",", "quoteChar", `"`, "doubleQuote", true, "lineTerminator", "\n", "header", true))
		out.describe(content)
		out.set("schema", schema)
	} else {
		out.set("data", t.inline(r))
	}
	w.rests(out, t)
	w.tables = append(w.tables, told)
	return out
}

// passedOver is a resource that is no table: as it is, with its files among the tables
// where they stand beside the descriptor.
func (w *releasing) passedOver(r *object) *object {
	paths, _ := names(r.get("path"))
	if len(paths) == 0 {
		return r
	}
	list := make([]any, len(paths))
	for i, p := range paths {
		list[i] = p
		b, err := readFile(w.decoder.files, p)
		if !fs.ValidPath(p) || err != nil || len(b) > MaxBytes {
			continue // an address, or not there
		}
		name := tablesFolder + strings.TrimPrefix(p, tablesFolder)
		if w.add(name, b) {
			list[i] = name
		}
	}
	out := r.copied()
	out.set("path", list[0])
	if len(list) > 1 {
		out.set("path", list)
	}
	return out
}

// rests says in a resource what its rows rest on, where they name sources of the
// dataset and the resource does not say so itself; and their licence where all of those
// state the same. A list of several would let the rows be used by the one that one likes.
func (w *releasing) rests(out *object, t *table) {
	var sources []*data.Source
	for _, r := range t.rows {
		id, _ := t.cell(r.cells, "source").value.(string)
		if s := w.ds.Source(data.SourceID(id)); s != nil && !slices.Contains(sources, s) {
			sources = append(sources, s)
		}
	}
	if len(sources) == 0 {
		return
	}
	if out.get("sources") == nil {
		var list []any
		for _, s := range sources {
			source := newObject("title", sourceTitle(s, data.English))
			if isWeb(s.Address) {
				source.set("path", s.Address)
			}
			list = append(list, source)
		}
		out.set("sources", list)
	}
	first := sources[0]
	same := !slices.ContainsFunc(sources, func(s *data.Source) bool {
		return s.Licence.Stated != first.Licence.Stated || s.LicenceAddress != first.LicenceAddress
	})
	if same && out.get("licenses") == nil && first.Licence.IsStated() && isWeb(first.LicenceAddress) {
		stated, _ := first.Licence.Stated.In(data.English)
		out.set("licenses", []any{newObject("path", first.LicenceAddress, "title", stated)})
	}
}

// sourceTitle is what a source is called by whom: its publisher and its title.
func sourceTitle(s *data.Source, l data.Language) string {
	publisher, _ := s.Publisher.In(l)
	title, _ := s.Title.In(l)
	switch {
	case publisher == "" && title == "":
		return string(s.ID)
	case publisher == "" || title == "":
		return publisher + title
	case l == data.Japanese:
		return publisher + "『" + title + "』"
	}
	return publisher + ", " + title
}

// isWeb reports whether an address is one of the web.
func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}
