//go:build browser

package driver

import "math"

// gestures are what the reader's hands do at once, one list of acts a
// device, tick by tick. WebDriver and WebDriver BiDi write it alike.
type gestures []device

type device struct {
	Type       string            `json:"type"`
	ID         string            `json:"id"`
	Parameters map[string]string `json:"parameters,omitempty"`
	Actions    []act             `json:"actions"`
}

// act is what a device does in one tick: it moves to a place, or a button or a
// key goes down or up.
type act map[string]any

var rest = act{"type": "pause", "duration": 0}

// buttons are WebDriver's numbers of a mouse's buttons.
var buttons = map[Button]int{Left: 0, Middle: 1, Right: 2}

// modifiers are the characters that stand for the modifier keys.
var modifiers = map[Modifier]string{Shift: "\uE008", Ctrl: "\uE009"}

// moving moves the mouse. WebDriver counts in whole pixels.
func moving(to Place) act {
	return act{"type": "pointerMove", "x": int(math.Round(to.X)), "y": int(math.Round(to.Y)), "duration": 0}
}

func hand(acts ...act) device {
	return device{Type: "pointer", ID: "mouse", Parameters: map[string]string{"pointerType": "mouse"}, Actions: acts}
}

func keyboard(acts ...act) device { return device{Type: "key", ID: "keyboard", Actions: acts} }

// moved moves the mouse to a place.
func moved(to Place) gestures { return gestures{hand(moving(to))} }

// clicked presses a button at the first place and lets it go at the last, with
// a modifier key down all the while.
func clicked(button Button, modifier Modifier, places []Place) gestures {
	number := buttons[button]
	acts := []act{moving(places[0]), {"type": "pointerDown", "button": number}}
	for _, at := range places[1:] {
		acts = append(acts, moving(at))
	}
	acts = append(acts, act{"type": "pointerUp", "button": number})
	if modifier == Plain {
		return gestures{hand(acts...)}
	}
	// The key goes down a tick before the hand moves, and up a tick after.
	held := []act{{"type": "keyDown", "value": modifiers[modifier]}}
	for range acts {
		held = append(held, rest)
	}
	held = append(held, act{"type": "keyUp", "value": modifiers[modifier]})
	return gestures{keyboard(held...), hand(append([]act{rest}, acts...)...)}
}

// pressed presses and releases keys, one after the other.
func pressed(values ...string) gestures {
	var acts []act
	for _, value := range values {
		acts = append(acts, act{"type": "keyDown", "value": value}, act{"type": "keyUp", "value": value})
	}
	return gestures{keyboard(acts...)}
}

// typed presses the key of each character of a text.
func typed(text string) gestures {
	var values []string
	for _, r := range text {
		values = append(values, string(r))
	}
	return pressed(values...)
}
