package host

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"strings"

	"bilateral/data"
	"bilateral/web"
)

// Shortcut is a page that an installed copy offers beside its start.
type Shortcut struct{ Name, Path string }

// Screen is a picture of a page, which a browser shows to who is about to install the
// site.
type Screen struct {
	Asset    string // its name: a PNG
	Language data.Language
	Wide     bool // as on a computer; otherwise as on a phone
	Words    string
}

// Screens are the files of the pictures that are there of the built-in dataset's overview.
func Screens(l data.Language) []Screen {
	return []Screen{
		{Asset: "screens/wide." + string(l) + ".png", Language: l, Wide: true},
		{Asset: "screens/narrow." + string(l) + ".png", Language: l},
	}
}

// isForInstalling reports whether an asset is a picture of a page or one of the large icons:
// only a browser that is about to install the site fetches it.
func isForInstalling(name string) bool {
	return strings.HasPrefix(name, "screens/") || name == largeIconName || name == maskableIconName
}

// mendManifest adds what go-app leaves out. All languages are one application:
// they have one id and one scope, and a start page each.
func (h *Host) mendManifest(source []byte, language data.Language) ([]byte, error) {
	var m map[string]any
	if err := json.Unmarshal(source, &m); err != nil {
		return nil, fmt.Errorf("go-app's manifest: %w", err)
	}
	m["id"] = "/"
	m["lang"] = string(language)
	m["dir"] = "ltr"
	m["categories"] = []string{"education", "reference"}
	if icons, ok := m["icons"].([]any); ok {
		for _, icon := range icons {
			if i, ok := icon.(map[string]any); ok && i["purpose"] == "" {
				i["purpose"] = "any"
			}
		}
	}
	type icon struct {
		Src   string `json:"src"`
		Sizes string `json:"sizes"`
		Type  string `json:"type"`
	}
	type shortcut struct {
		Name  string `json:"name"`
		URL   string `json:"url"`
		Icons []icon `json:"icons"`
	}
	var shortcuts []shortcut
	for _, s := range h.options.Shortcuts[language] {
		shortcuts = append(shortcuts, shortcut{s.Name, s.Path, []icon{{h.address(iconName), "192x192", "image/png"}}})
	}
	if shortcuts != nil {
		m["shortcuts"] = shortcuts
	}
	screens, err := h.screens(language)
	if err != nil {
		return nil, err
	}
	if screens != nil {
		m["screenshots"] = screens
	}
	b, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return nil, fmt.Errorf("go-app's manifest: %w", err)
	}
	return append(b, '\n'), nil
}

// screens lists the pictures of a language as a manifest does.
func (h *Host) screens(language data.Language) ([]map[string]string, error) {
	var list []map[string]string
	for _, s := range h.options.Screens {
		if s.Language != language {
			continue
		}
		asset := h.options.Assets.Get(s.Asset)
		if asset == nil {
			return nil, fmt.Errorf("%s: %w", s.Asset, web.ErrNoAsset)
		}
		size, err := png.DecodeConfig(bytes.NewReader(asset.Identity))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.Asset, err)
		}
		form := "narrow"
		if s.Wide {
			form = "wide"
		}
		list = append(list, map[string]string{
			"src": asset.Address, "sizes": fmt.Sprintf("%dx%d", size.Width, size.Height), "type": asset.Type, "form_factor": form, "label": s.Words,
		})
	}
	return list, nil
}
