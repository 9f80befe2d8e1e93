//go:build browser

package driver

import (
	"unicode/utf16"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
)

func (t *Tab) move(to Place) error {
	_, err := call(t, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: to.X, Y: to.Y})
	return err
}

func (t *Tab) mouse(button Button, modifier Modifier, count int64, places []Place) error {
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

func (t *Tab) press(key string) error {
	k := keys[key]
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

func (t *Tab) typing(text string) error {
	for _, r := range text {
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
			event := input.DispatchKeyEventParams{Type: kind, Key: string(r)}
			if kind == input.DispatchKeyEventTypeKeyDown {
				event.Text = string(r)
			}
			if _, err := call(t, input.DispatchKeyEvent, event); err != nil {
				return err
			}
		}
	}
	return nil
}

// Insert puts a text at the caret, in place of what is selected, as one input
// and without a key.
func (t *Tab) Insert(text string) error {
	_, err := call(t, input.InsertText, input.InsertTextParams{Text: text})
	return err
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

// Copy copies what is selected, as the reader's keys for it do.
func (t *Tab) Copy() error {
	_, err := call(t, input.DispatchKeyEvent, input.DispatchKeyEventParams{
		Type: input.DispatchKeyEventTypeRawKeyDown, Key: "c", Code: "KeyC",
		WindowsVirtualKeyCode: 'C', NativeVirtualKeyCode: 'C', Modifiers: int64(Ctrl), Commands: []string{"copy"},
	})
	return err
}

// Compose has an input method show a text at the caret that is not yet
// decided. Insert decides it.
func (t *Tab) Compose(text string) error {
	end := int64(len(utf16.Encode([]rune(text))))
	_, err := call(t, input.ImeSetComposition, input.ImeSetCompositionParams{Text: text, SelectionStart: end, SelectionEnd: end})
	return err
}
