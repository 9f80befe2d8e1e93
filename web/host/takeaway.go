package host

import (
	"encoding/json"
	"strings"

	"bilateral/components/page"
	"bilateral/data"
	"bilateral/web"
)

// takeawayPath is where a page finds what it needs to make files: the only address of
// it that stands in a script.
const takeawayPath = "/takeaway.json"

// takeaway is the addresses of what files are made with that a reader takes away.
type takeaway struct {
	Version string `json:"version"`
	Script  string `json:"script"`  // that saves them
	Maker   string `json:"maker"`   // the script of the worker that makes them
	Runner  string `json:"runner"`  // the compiler's script of the program
	Program string `json:"program"` // that makes them
	// Languages are what the program reads in each, in their order.
	Languages []takeawayLanguage `json:"languages"`
	// Collections are further parts of the data, by their names and language.
	Collections map[string]map[string]string `json:"collections"`
}

type takeawayLanguage struct {
	Language string            `json:"language"`
	Dataset  string            `json:"dataset"`
	Words    string            `json:"words"`
	Records  string            `json:"records"`
	Told     map[string]string `json:"told"` // to the reader
}

// takes reports whether files are made of the site's figures.
func (h *Host) takes() bool { return h.options.Parts[data.English].Records != nil }

// addTakeaway makes the list of what files are made with.
func (h *Host) addTakeaway() error {
	if !h.takes() {
		return nil
	}
	t := takeaway{
		Version: h.version,
		Script:  h.address(web.TakeScript), Maker: h.address(web.MakerScript), Runner: h.address(web.ProgramRunner), Program: h.program(page.TakingProgram),
		Collections: map[string]map[string]string{},
	}
	for _, l := range data.Languages {
		t.Languages = append(t.Languages, takeawayLanguage{
			Language: string(l), Dataset: h.address(datasetName(l)), Words: h.words(l, page.TakingProgram), Records: h.address(RecordsName(l)), Told: h.options.Parts[l].Told,
		})
	}
	for name := range h.options.Collections {
		parts := strings.Split(name, ".")
		of := t.Collections[parts[0]]
		if of == nil {
			of = map[string]string{}
			t.Collections[parts[0]] = of
		}
		of[parts[1]] = h.address(name)
	}
	b, err := json.Marshal(t)
	if err != nil {
		return err
	}
	return h.addFile(takeawayPath, jsonType, b)
}

// forTaking are the names of the assets that only what is taken away needs: an installed
// copy fetches them last.
func forTaking() []string {
	names := []string{web.SlidesScript, web.SlidesStyle, web.TakeScript, web.MakerScript, web.TakingProgram}
	for _, l := range data.Languages {
		names = append(names, wordsName(l, page.TakingProgram), RecordsName(l))
	}
	return names
}
