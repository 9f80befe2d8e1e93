//go:build browser

package orca

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"bilateral/web/browser/driver"
)

// Browser is one that Orca reads, as a reader starts it: nothing drives it but keys.
type Browser struct {
	Name    string
	command func(profile, address string) (string, error) // of the shell, in an empty folder
}

// Browsers are those that are heard.
var Browsers = []Browser{{"Chromium", chromium}, {"Firefox", firefox}, {"WebKit", webkit}}

func chromium(profile, address string) (string, error) {
	program, err := driver.Program("EXPLORER_CHROMIUM", "chromium", "chromium", "chromium-browser", "google-chrome")
	return fmt.Sprintf("'%s' --no-sandbox --no-first-run --disable-gpu --user-data-dir='%s' '%s'", program, profile, address), err
}

// unasked are Firefox's pages and questions of its own.
var unasked = []string{"browser.aboutwelcome.enabled", "browser.newtab.preload", "browser.shell.checkDefaultBrowser", "datareporting.policy.dataSubmissionEnabled"}

func firefox(profile, address string) (string, error) {
	program, err := driver.Program("EXPLORER_FIREFOX", "firefox-esr", "firefox-esr", "firefox")
	if err != nil {
		return "", err
	}
	var settings strings.Builder
	for _, name := range unasked {
		fmt.Fprintf(&settings, "user_pref(%q, false);\n", name)
	}
	settings.WriteString("user_pref(\"termsofuse.bypassNotification\", true);\n")
	return fmt.Sprintf("'%s' --no-remote --profile '%s' '%s'", program, profile, address), os.WriteFile(filepath.Join(profile, "user.js"), []byte(settings.String()), 0o600)
}

func webkit(_, address string) (string, error) {
	program, err := driver.MiniBrowser()
	return fmt.Sprintf("'%s' --private '%s'", program, address), err
}
