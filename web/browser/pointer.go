//go:build browser

package browser

import (
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

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
	for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		_, err := call(t, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: x, Y: y, Button: input.MouseButtonLeft, ClickCount: 1,
		})
		if err != nil {
			return err
		}
	}
	return nil
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

// Media sets what the reader's system prefers, by the media feature's name.
func (t *Tab) Media(features map[string]string) error {
	var params emulation.SetEmulatedMediaParams
	for name, value := range features {
		params.Features = append(params.Features, &emulation.MediaFeature{Name: name, Value: value})
	}
	_, err := call(t, emulation.SetEmulatedMedia, params)
	return err
}

// Downloads has the tab's profile keep its downloads in a folder.
func (t *Tab) Downloads(dir string) error {
	_, err := chromedp.CallBrowser(t.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior:         browser.SetDownloadBehaviorBehaviorAllow,
		BrowserContextID: chromedp.FromContext(t.ctx).BrowserContextID,
		DownloadPath:     dir,
	})
	return err
}

// Clipboard lets the tab read and write the clipboard, as a page in front.
func (t *Tab) Clipboard() error {
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		_, err := chromedp.CallBrowser(t.ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted,
			BrowserContextID: chromedp.FromContext(t.ctx).BrowserContextID,
		})
		if err != nil {
			return err
		}
	}
	_, err := call(t, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return err
}
