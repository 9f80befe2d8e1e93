//go:build browser

package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"bilateral/web/browser/driver"
)

// pictures is the variable that names a folder; with it set, this package
// takes pictures of every page instead of testing.
const pictures = "EXPLORER_SCREENSHOTS"

var unfit = regexp.MustCompile(`[^a-z0-9]+`)

// takePictures writes a PNG of every route in both languages, light and dark,
// at three widths.
func takePictures(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{360, 768, 1280} {
			for _, language := range []string{"", "/ja"} {
				for _, route := range small().routes() {
					if err := takePicture(dir, scheme, width, language, route); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

func takePicture(dir, scheme string, width int64, language, route string) error {
	tab, err := chromium.Open()
	if err != nil {
		return err
	}
	defer tab.Close()
	if err := tab.Colours(scheme); err != nil {
		return err
	}
	if err := tab.Size(width, 900); err != nil {
		return err
	}
	if err := tab.Go(small().Origin(loopback) + language + route); err != nil {
		return err
	}
	if err := tab.Ready(); err != nil {
		return err
	}
	if _, err := driver.Eval[bool](tab, `() => document.fonts.ready.then(() => true)`); err != nil {
		return err
	}
	image, err := tab.Picture()
	if err != nil {
		return err
	}
	name := strings.Trim(unfit.ReplaceAllString(route, "-"), "-")
	if name == "" {
		name = "overview"
	}
	spoken := "en"
	if language != "" {
		spoken = "ja"
	}
	file := fmt.Sprintf("%s.%s.%s.%d.png", name, spoken, scheme, width)
	fmt.Println(file)
	return os.WriteFile(filepath.Join(dir, file), image, 0o644)
}
