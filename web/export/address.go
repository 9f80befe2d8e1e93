package export

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"regexp"
	"strings"

	"bilateral/web/below"
)

// based is an address of the site, given as path, query and fragment, as it stands in a
// file: below the base.
func (w *writer) based(address string) string { return below.Base(w.Base).Address(address) }

// settled is an address of the site as the export has it. A static host leaves out the
// query: a file of a view has it in its name, and is asked for by nothing else, so that
// whoever asks for another view gets no wrong one.
func (w *writer) settled(address string) string {
	target, fragment, _ := strings.Cut(address, "#")
	if fragment != "" || !named.MatchString(target) {
		return address
	}
	name := fileName(target)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.files[name] != target && !w.Site.IsFile(target) {
		return address
	}
	w.files[name] = target
	return name
}

// named are addresses of files, with a query or without.
var named = regexp.MustCompile(`^/[^?]*\.[a-z]+(\?|$)`)

// whole are the files that have no view: their address is the same everywhere.
var whole = regexp.MustCompile(`/(card\.png|evidence\.(csv|json))$`)

// fileName is the path of the file of a view: with its parameters between the name and its
// ending, "/partners/data.joint-works.csv".
func fileName(target string) string {
	address, query, _ := strings.Cut(target, "?")
	if query == "" && whole.MatchString(address) {
		return address
	}
	folder, file := path.Split(address)
	name, ending, _ := strings.Cut(file, ".")
	view := "default"
	if query != "" {
		view = strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(query, "figure="), "=", "-"), "&", ".")
	}
	if plain.MatchString(view) {
		return folder + name + "." + view + "." + ending
	}
	sum := sha256.Sum256([]byte(query))
	return folder + name + "." + hex.EncodeToString(sum[:8]) + "." + ending
}

// plain are names that every file system and every server takes as they are.
var plain = regexp.MustCompile(`^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$`)

// absolute is an absolute address of the site as the export has it; others stay.
func (w *writer) absolute(address string) string {
	rest, ours := strings.CutPrefix(address, w.Home)
	if !ours || !strings.HasPrefix(rest, "/") {
		return address
	}
	return w.Home + w.settled(rest)
}

// quoted are strings of JSON that are absolute addresses.
var quoted = regexp.MustCompile(`"https?://(?:[^"\\]|\\.)*"`)

// ownAddresses gives JSON with the absolute addresses of the export.
func (w *writer) ownAddresses(b []byte) []byte {
	return quoted.ReplaceAllFunc(b, func(found []byte) []byte {
		var address string
		if json.Unmarshal(found, &address) != nil {
			return found
		}
		settled := w.absolute(address)
		if settled == address {
			return found
		}
		b, err := json.Marshal(settled)
		if err != nil {
			panic(err) // a text has no other form
		}
		return b
	})
}
