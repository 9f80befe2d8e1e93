package picture

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"bilateral/data"
	"bilateral/web/picture/font"
)

// unwritten are the fields that no picture has a word of: what places are searched
// and sorted by.
var unwritten = map[string]bool{"OtherNames": true, "Reading": true}

// Advice lists the characters of a dataset that the fonts of the pictures lack, one
// a line, with the first place that has it. The pictures are made all the same.
func Advice(ds *data.Dataset) []string {
	a := adviser{at: map[rune]int{}}
	a.walk(reflect.ValueOf(ds), nil)
	var list []string
	for _, l := range a.lacking {
		line := fmt.Sprintf("%s: %q (%U) is not in the font of the pictures; a PNG shows an empty box", l.place, l.character, l.character)
		if l.more > 0 {
			line += fmt.Sprintf("; so in %d more", l.more)
		}
		list = append(list, line)
	}
	return list
}

// lack is a character that the fonts lack: where it is first, and in how many
// more texts.
type lack struct {
	character rune
	place     string
	more      int
}

type adviser struct {
	lacking []lack
	at      map[rune]int // into lacking
}

// walk looks at every text of a value, which is so far down in the dataset.
func (a *adviser) walk(v reflect.Value, path []string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			a.walk(v.Elem(), path)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			a.walk(v.Index(i), append(path, nameOf(v.Index(i), i)))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if unwritten[name] {
				continue
			}
			step := strings.ToLower(name[:1]) + name[1:]
			if v.Type() == reflect.TypeFor[data.Text]() {
				step = "(" + strings.ToLower(name) + ")"
			}
			a.walk(v.Field(i), append(path, step))
		}
	case reflect.String:
		for _, character := range font.Lacks(v.String()) {
			a.note(character, path)
		}
	}
}

// note keeps a character and where it is.
func (a *adviser) note(character rune, path []string) {
	if i, ok := a.at[character]; ok {
		a.lacking[i].more++
		return
	}
	a.at[character] = len(a.lacking)
	place := strings.ReplaceAll(strings.Join(path, ", "), ", (", " (")
	a.lacking = append(a.lacking, lack{character: character, place: place})
}

// nameOf is what an item of a list is called: by its identifier, or else by its
// number, counted from 1.
func nameOf(item reflect.Value, index int) string {
	if item.Kind() == reflect.Struct {
		if id := item.FieldByName("ID"); id.Kind() == reflect.String && id.String() != "" {
			return id.String()
		}
	}
	return strconv.Itoa(index + 1)
}
