//go:build browser

package driver

import "fmt"

// Place is a point of the viewport, in CSS pixels.
type Place struct{ X, Y float64 }

// seenFrom turns places of a frame into those of the page around it, in which a
// JavaScript function finds the frame's element.
func seenFrom(around Runner, places []Place, function string, argument any) ([]Place, error) {
	corner, err := Eval[Place](around, `argument => {
		const frame = (`+function+`)(argument), box = frame.getBoundingClientRect();
		return {X: box.x + frame.clientLeft, Y: box.y + frame.clientTop};
	}`, argument)
	if err != nil {
		return nil, err
	}
	var seen []Place
	for _, at := range places {
		seen = append(seen, Place{at.X + corner.X, at.Y + corner.Y})
	}
	return seen, nil
}

// Button is a button of the mouse.
type Button string

// The buttons of a mouse.
const (
	Left   Button = "left"
	Middle Button = "middle"
	Right  Button = "right"
)

// Modifier is a key that is held down during a click.
type Modifier int64

// The modifier keys, numbered as Chromium's protocol counts them.
const (
	Plain Modifier = 0
	Ctrl  Modifier = 2
	Shift Modifier = 8
)

// Click presses and releases the left button in the middle of the first
// visible element that matches a selector.
func (p *Page) Click(selector string) error {
	return p.ClickFound(Visible, selector)
}

// ClickWith clicks as Click does, with any button and modifier.
func (p *Page) ClickWith(button Button, modifier Modifier, selector string) error {
	x, y, err := p.Point(Visible, selector)
	if err != nil {
		return err
	}
	return p.Mouse(button, modifier, 1, Place{x, y})
}

// ClickFound clicks in the middle of the element that a JavaScript function
// returns. The element is scrolled into view first where it is not.
func (p *Page) ClickFound(function string, arguments ...any) error {
	x, y, err := p.Point(function, arguments...)
	if err != nil {
		return err
	}
	return p.Mouse(Left, Plain, 1, Place{x, y})
}

// Move moves the mouse to a place, in CSS pixels of the viewport.
func (p *Page) Move(x, y float64) error { return p.engine.move(Place{x, y}) }

// ClickAt moves the mouse to a place and clicks there.
func (p *Page) ClickAt(x, y float64) error {
	if err := p.Move(x, y); err != nil {
		return err
	}
	return p.Mouse(Left, Plain, 1, Place{x, y})
}

// Mouse presses a button at the first place, moves to each other one with it
// down, and lets it go at the last. The count is the click's number among those
// of a double or triple click, from 1; Firefox and WebKit count by themselves.
func (p *Page) Mouse(button Button, modifier Modifier, count int64, places ...Place) error {
	return p.engine.mouse(button, modifier, count, places)
}

// Press presses and releases one key, by the name that a page is told:
// "Enter", "ArrowLeft", " " …
func (p *Page) Press(key string) error {
	if _, known := keys[key]; !known {
		return fmt.Errorf("no code is known for the key %q", key)
	}
	return p.engine.press(key)
}

// Type presses and releases the key of each character of a text.
func (p *Page) Type(text string) error { return p.engine.typing(text) }

// keys are the keys by name: the code and the text that Chromium wants beside
// it, and the character that stands for it in WebDriver.
var keys = map[string]struct {
	code  int64
	text  string
	value string
}{
	"Enter": {13, "\r", "\uE007"}, "Tab": {9, "", "\uE004"}, "Escape": {27, "", "\uE00C"},
	" ": {32, " ", " "}, "Backspace": {8, "", "\uE003"}, "End": {35, "", "\uE010"}, "Home": {36, "", "\uE011"},
	"ArrowLeft": {37, "", "\uE012"}, "ArrowUp": {38, "", "\uE013"},
	"ArrowRight": {39, "", "\uE014"}, "ArrowDown": {40, "", "\uE015"},
	"PageUp": {33, "", "\uE00E"}, "PageDown": {34, "", "\uE00F"},
}
