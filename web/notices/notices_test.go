package notices

import (
	"os/exec"
	"strings"
	"testing"
)

func TestWhatIsShippedHasItsLicence(t *testing.T) {
	for _, c := range []struct{ sentence, words string }{
		{"a module of the server", "\ngithub.com/maxence-charriere/go-app/v10 v10."},
		{"a module of the programs", "\ngithub.com/vugu/vugu v0."},
		{"the languages that they are written in", "\nThe Go standard library"},
		{"the compiler whose runtime is in the small programs", "\nTinyGo "},
		{"what the linker adds to them", "\nmusl"},
		{"the font", "SIL OPEN FONT LICENSE Version 1.1"},
	} {
		if !strings.Contains(Text, c.words) {
			t.Errorf("%s: the notices do not say %q", c.sentence, c.words)
		}
	}
	for _, c := range []struct{ sentence, words string }{
		{"the browser's driver is for tests", "chromedp"},
		{"the generator of templates is for us", "golang.org/x/tools"},
	} {
		if strings.Contains(Text, c.words) {
			t.Errorf("%s and is not shipped: the notices say %q", c.sentence, c.words)
		}
	}
}

func TestTheNoticesAreThoseOfTheModulesLinkedNow(t *testing.T) {
	if out, err := exec.Command("go", "run", "./generate", "-check").CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}
