// Package citation writes how a view is cited, for people and for the programs that
// keep references: a short and a long text, BibTeX, RIS and CSL-JSON. The original
// source stands first. It stands beside package download, behind the pages, and knows
// neither.
package citation

import "bilateral/data"

// View is what is cited: a figure or a page of the explorer, as it was seen.
type View struct {
	Language data.Language
	// Name is what the figure measures, Period its years as they are printed, "" for
	// none.
	Name, Period string
	// Sources are the original sources, each by its publisher and title; at least one.
	Sources []Source
	// Product is the explorer's name, Version that of its data, Published their day,
	// YYYY-MM-DD, and Address the view's, absolute, "" where it has none.
	Product, Version, Published, Address string
	// Accessed is the day on which a reader saw the view, YYYY-MM-DD, "" where that is
	// not known: on a server.
	Accessed string
}

// Source is an original source of figures.
type Source struct {
	ID, Publisher, Title, Address string
	Read                          string // when its figures were read, YYYY-MM-DD
}

// title is what the entry of a view is called.
func (v *View) title() string {
	if v.Period == "" {
		return v.Name
	}
	if v.Language == data.Japanese {
		return v.Name + "（" + v.Period + "）"
	}
	return v.Name + ", " + v.Period
}

// Short is the sources and the explorer in a few words: what stands under a chart that
// is shown elsewhere.
func (v *View) Short() string {
	list := ""
	for i, s := range v.Sources {
		if i > 0 {
			list += separator(v.Language)
		}
		list += s.Publisher
	}
	if v.Language == data.Japanese {
		return list + "（" + v.Product + "、データ版" + v.Version + "による）"
	}
	return list + " – via " + v.Product + ", data version " + v.Version
}

func separator(l data.Language) string {
	if l == data.Japanese {
		return "、"
	}
	return "; "
}

// Long is the whole reference as one text: the sources with their titles, then the
// figure, the explorer, the version of its data, the address and the days.
func (v *View) Long() string {
	if v.Language == data.Japanese {
		return v.longJapanese()
	}
	text := ""
	for i, s := range v.Sources {
		if i > 0 {
			text += "; "
		}
		text += s.Publisher + ", " + s.Title
		if s.Read != "" {
			text += " (read " + s.Read + ")"
		}
	}
	text += ": “" + v.title() + "”. In: " + v.Product + ", data version " + v.Version
	if v.Published != "" {
		text += " (" + v.Published + ")"
	}
	if v.Address != "" {
		text += ", " + v.Address
	}
	if v.Accessed != "" {
		text += " [accessed " + v.Accessed + "]"
	}
	return text + "."
}

func (v *View) longJapanese() string {
	text := ""
	for i, s := range v.Sources {
		if i > 0 {
			text += "、"
		}
		text += s.Publisher + "『" + s.Title + "』"
		if s.Read != "" {
			text += "（" + s.Read + "参照）"
		}
	}
	text += "「" + v.title() + "」、" + v.Product + "、データ版" + v.Version
	if v.Published != "" {
		text += "（" + v.Published + "）"
	}
	if v.Address != "" {
		text += "、" + v.Address
	}
	if v.Accessed != "" {
		text += "（" + v.Accessed + "閲覧）"
	}
	return text + "。"
}

// note names the sources with their titles, for the programs that have one field for
// all that has none of its own.
func (v *View) note() string {
	text := ""
	for i, s := range v.Sources {
		if i > 0 {
			text += separator(v.Language)
		}
		text += s.Publisher + ", " + s.Title
		if s.Address != "" {
			text += ", " + s.Address
		}
	}
	return text
}

// key is the entry's name in a list of references: letters, digits and hyphens.
func (v *View) key() string {
	key := "explorer"
	if len(v.Sources) > 0 {
		key = v.Sources[0].ID
	}
	if len(v.Published) >= 4 {
		key += "-" + v.Published[:4]
	}
	return key
}
