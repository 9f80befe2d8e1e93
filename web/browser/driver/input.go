//go:build browser

package driver

import (
	"fmt"
	"unicode/utf16"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
)

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
func (t *Tab) Click(selector string) error {
	return t.ClickFound(Visible, selector)
}

// ClickWith clicks as Click does, with any button and modifier.
func (t *Tab) ClickWith(button Button, modifier Modifier, selector string) error {
	x, y, err := t.Point(Visible, selector)
	if err != nil {
		return err
	}
	return t.Mouse(button, modifier, 1, Place{x, y})
}

// ClickFound clicks in the middle of the element that a JavaScript function
// returns. The element is scrolled into view first where it is not.
func (t *Tab) ClickFound(function string, arguments ...any) error {
	x, y, err := t.Point(function, arguments...)
	if err != nil {
		return err
	}
	return t.Mouse(Left, Plain, 1, Place{x, y})
}

// Place is a point of the viewport, in CSS pixels.
type Place struct{ X, Y float64 }

// Mouse presses a button at the first place, moves to each other one with it
// down, and lets it go at the last. The count is the click's number among those
// of a double or triple click, from 1.
func (t *Tab) Mouse(button Button, modifier Modifier, count int64, places ...Place) error {
	send := func(kind input.DispatchMouseEventType, at Place) error {
		_, err := call(t, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: at.X, Y: at.Y, Button: input.MouseButton(button), ClickCount: count, Modifiers: int64(modifier),
		})
		return err
	}
	if err := send(input.DispatchMouseEventTypeMousePressed, places[0]); err != nil {
		return err
	}
	for _, at := range places[1:] {
		if err := send(input.DispatchMouseEventTypeMouseMoved, at); err != nil {
			return err
		}
	}
	return send(input.DispatchMouseEventTypeMouseReleased, places[len(places)-1])
}

// Move moves the mouse to a place, in CSS pixels of the viewport.
func (t *Tab) Move(x, y float64) error {
	_, err := call(t, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: x, Y: y})
	return err
}

// ClickAt moves the mouse to a place and clicks there.
func (t *Tab) ClickAt(x, y float64) error {
	if err := t.Move(x, y); err != nil {
		return err
	}
	return t.Mouse(Left, Plain, 1, Place{x, y})
}

// TouchScreen gives the tab a touch screen.
func (t *Tab) TouchScreen() error {
	_, err := call(t, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	return err
}

// Touch puts a finger on a place.
func (t *Tab) Touch(x, y float64) error {
	_, err := call(t, input.DispatchTouchEvent, input.DispatchTouchEventParams{
		Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: x, Y: y}},
	})
	return err
}

// Tap touches a place shortly, as a reader does who wants to press something.
// A browser without a screen makes no click of it, so that is sent as well.
func (t *Tab) Tap(x, y float64) error {
	if err := t.Touch(x, y); err != nil {
		return err
	}
	if err := t.Lift(); err != nil {
		return err
	}
	_, err := Eval[bool](t, `(clientX, clientY) => document.elementFromPoint(clientX, clientY).dispatchEvent(
		new PointerEvent("click", {pointerType: "touch", clientX, clientY, bubbles: true, cancelable: true, composed: true}))`, x, y)
	return err
}

// Drag moves the finger that is down.
func (t *Tab) Drag(x, y float64) error {
	_, err := call(t, input.DispatchTouchEvent, input.DispatchTouchEventParams{
		Type: input.DispatchTouchEventTypeTouchMove, TouchPoints: []*input.TouchPoint{{X: x, Y: y}},
	})
	return err
}

// Lift takes the finger off.
func (t *Tab) Lift() error {
	_, err := call(t, input.DispatchTouchEvent, input.DispatchTouchEventParams{
		Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{},
	})
	return err
}

// Key names of the protocol with the codes Chromium wants beside them.
var keys = map[string]struct {
	code int64
	text string
}{
	"Enter": {13, "\r"}, "Tab": {9, ""}, "Escape": {27, ""}, " ": {32, " "}, "Backspace": {8, ""},
	"End": {35, ""}, "Home": {36, ""},
	"ArrowLeft": {37, ""}, "ArrowUp": {38, ""}, "ArrowRight": {39, ""}, "ArrowDown": {40, ""},
}

// Press presses and releases one key.
func (t *Tab) Press(key string) error {
	k, known := keys[key]
	if !known {
		return fmt.Errorf("no code is known for the key %q", key)
	}
	down := input.DispatchKeyEventTypeKeyDown
	if k.text == "" {
		down = input.DispatchKeyEventTypeRawKeyDown
	}
	for _, kind := range []input.DispatchKeyEventType{down, input.DispatchKeyEventTypeKeyUp} {
		event := input.DispatchKeyEventParams{
			Type: kind, Key: key, Code: key,
			WindowsVirtualKeyCode: k.code, NativeVirtualKeyCode: k.code,
		}
		if kind == input.DispatchKeyEventTypeKeyDown {
			event.Text = k.text
		}
		if _, err := call(t, input.DispatchKeyEvent, event); err != nil {
			return err
		}
	}
	return nil
}

// Copy copies what is selected, as the reader's keys for it do.
func (t *Tab) Copy() error {
	_, err := call(t, input.DispatchKeyEvent, input.DispatchKeyEventParams{
		Type: input.DispatchKeyEventTypeRawKeyDown, Key: "c", Code: "KeyC",
		WindowsVirtualKeyCode: 'C', NativeVirtualKeyCode: 'C', Modifiers: int64(Ctrl), Commands: []string{"copy"},
	})
	return err
}

// Insert types a text at the caret, as a keyboard that composes nothing.
func (t *Tab) Insert(text string) error {
	_, err := call(t, input.InsertText, input.InsertTextParams{Text: text})
	return err
}

// Compose has an input method show a text at the caret that is not yet
// decided. Insert decides it.
func (t *Tab) Compose(text string) error {
	end := int64(len(utf16.Encode([]rune(text))))
	_, err := call(t, input.ImeSetComposition, input.ImeSetCompositionParams{Text: text, SelectionStart: end, SelectionEnd: end})
	return err
}
