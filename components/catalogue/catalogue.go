// Package catalogue holds every string of the interface in both languages.
// A page, and the program on it, carries the phrases of its own language
// only: the server takes them from the source, the browser decodes them.
package catalogue

import (
	"bytes"
	"errors"
	"strings"

	"bilateral/data"
)

// ErrCorrupt says that encoded phrases are not those of this version.
var ErrCorrupt = errors.New("catalogue: corrupt or of another version")

// Catalogue is the interface's phrases in one language.
type Catalogue struct {
	Language data.Language
	phrases  []string
}

// Say is the phrase of a key with its placeholders filled: the pairs are
// name, value, name, value, and "{name}" in the phrase becomes the value.
// Values are put in once: a placeholder inside a value stays as it is.
func (c *Catalogue) Say(k Key, pairs ...string) string { return Fill(c.phrases[k], pairs...) }

// Fill fills the placeholders of a text as Say does those of a phrase. A value that
// ends in s takes no other one behind the apostrophe.
func Fill(phrase string, pairs ...string) string {
	if len(pairs) == 0 {
		return phrase
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(phrase, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			b.WriteByte('{')
			phrase = rest
			continue
		}
		value := fill(name, pairs)
		b.WriteString(value)
		if phrase = after; strings.HasSuffix(value, "s") {
			// What ends in s has an apostrophe only: the Netherlands’ partners.
			if rest, is := strings.CutPrefix(after, "’s"); is {
				b.WriteString("’")
				phrase = rest
			}
		}
	}
}

func fill(name string, pairs []string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1]
		}
	}
	return "{" + name + "}"
}

// Core is the part of a catalogue that the overview's program has: everything
// but what the pages of series say, and those that are read only.
func (c *Catalogue) Core() *Catalogue { return &Catalogue{c.Language, c.phrases[:coreKeys]} }

// Encode gives the phrases of the programs that show pages for Decode: each ended by a
// line feed, in the order of the keys.
func (c *Catalogue) Encode() []byte { return c.encode(programKeys) }

// EncodeTaken gives the phrases of the program that makes what a reader takes away, as
// Encode does.
func (c *Catalogue) EncodeTaken() []byte { return c.encode(takenKeys) }

func (c *Catalogue) encode(keys Key) []byte {
	var b bytes.Buffer
	for _, phrase := range c.phrases[:min(len(c.phrases), int(keys))] {
		b.WriteString(phrase)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// Decode reads what Encode gave, of a whole catalogue or of its core. Its error
// is ErrCorrupt.
func Decode(language data.Language, b []byte) (*Catalogue, error) {
	phrases := strings.Split(string(b), "\n")
	last := len(phrases) - 1
	if last != int(takenKeys) && last != int(programKeys) && last != int(coreKeys) || phrases[last] != "" {
		return nil, ErrCorrupt
	}
	return &Catalogue{Language: language, phrases: phrases[:last]}, nil
}
