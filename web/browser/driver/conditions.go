//go:build browser

package driver

import (
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

// Before runs a script in every document the tab loads from now on, frames
// included, before the document's own scripts.
func (t *Tab) Before(script string) error {
	_, err := call(t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	return err
}

// ScriptsOff turns the page's scripts off, as a reader can.
func (t *Tab) ScriptsOff(off bool) error {
	_, err := call(t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
	return err
}

// Block makes requests to addresses fail that match a URL pattern.
func (t *Tab) Block(pattern string) error {
	_, err := call(t, network.SetBlockedURLs, network.SetBlockedURLsParams{
		URLPatterns: []*network.BlockPattern{{URLPattern: pattern, Block: true}},
	})
	return err
}

// BypassWorker keeps service workers out of the tab's requests.
func (t *Tab) BypassWorker() error {
	_, err := call(t, network.SetBypassServiceWorker, network.SetBypassServiceWorkerParams{Bypass: true})
	return err
}

// WithoutWorker has the tab's pages wait for ever for a worker that they register, as while
// one is fetched: to fill its cache takes longer than to show a page.
func (t *Tab) WithoutWorker() error {
	return t.Before(`if (globalThis.ServiceWorkerContainer) ServiceWorkerContainer.prototype.register = () => new Promise(() => {});`)
}

// Offline cuts the tab off the network and tells it so; as devices do, it tells
// that the network is back a little before it is. It does not cut off the tab's
// worker: for that, stop the server.
func (t *Tab) Offline(offline bool) error {
	if _, err := call(t, network.OverrideNetworkState, network.OverrideNetworkStateParams{
		Offline: offline, DownloadThroughput: -1, UploadThroughput: -1,
	}); err != nil {
		return err
	}
	_, err := call(t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Offline: offline, DownloadThroughput: -1, UploadThroughput: -1}},
	})
	return err
}

// Colours sets what the reader's system prefers: "light" or "dark".
func (t *Tab) Colours(scheme string) error {
	_, err := call(t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: "reduce"},
		},
	})
	return err
}

// Printed shows the page as it goes to a printer.
func (t *Tab) Printed() error {
	_, err := call(t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	return err
}

func (t *Tab) paper(width, height float64) ([]byte, error) {
	printed, err := call(t, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: width, PaperHeight: height, PreferCSSPageSize: new(true)})
	return printed.Data, err
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

func (t *Tab) downloads(dir string) error {
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

// The phone's profile: a phone of the middle range on a slow mobile network.
const (
	PhoneLatency    = 150  // milliseconds from a request to its answer's first byte
	PhoneThroughput = 1600 // kbit/s, both ways
	PhoneSlowdown   = 4    // times this machine's processor
	PhoneWidth      = 360
	PhoneHeight     = 780
)

// Phone gives the tab the phone's network and screen.
func (t *Tab) Phone() error {
	const throughput = PhoneThroughput * 1000 / 8
	_, err := call(t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{
			Latency: PhoneLatency, DownloadThroughput: throughput, UploadThroughput: throughput,
		}},
	})
	if err != nil {
		return err
	}
	return t.Size(PhoneWidth, PhoneHeight)
}

// A network of the second generation, as WebPageTest has it.
const (
	SecondLatency    = 800 // milliseconds from a request to its answer's first byte
	SecondThroughput = 280 // kbit/s, both ways
)

// conditions are a network's, by the command that engines have known for ten years.
type conditions struct {
	Offline            bool    `json:"offline"`
	Latency            float64 `json:"latency"`            // in milliseconds
	DownloadThroughput float64 `json:"downloadThroughput"` // in bytes a second
	UploadThroughput   float64 `json:"uploadThroughput"`
}

// SecondGeneration gives the tab a network of the second generation.
func (t *Tab) SecondGeneration() error {
	const throughput = SecondThroughput * 1000 / 8
	_, err := call(t, cdp.Command[conditions, cdp.Empty]{Method: "Network.emulateNetworkConditions"}, conditions{
		Latency: SecondLatency, DownloadThroughput: throughput, UploadThroughput: throughput,
	})
	return err
}

// Mobile gives the tab the screen of a phone: its own way of laying a page out, three of
// the screen's dots to a pixel, and fingers.
func (t *Tab) Mobile(width, height int64) error {
	if _, err := call(t, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true}); err != nil {
		return err
	}
	_, err := call(t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: height, DeviceScaleFactor: 3, Mobile: true,
	})
	return err
}

// Slow makes the tab's processor slower by a factor; 1 is this machine's own.
// A slow tab keeps a processor busy even when it does nothing.
func (t *Tab) Slow(factor float64) error {
	_, err := call(t, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: factor})
	return err
}

// Installable gives the text of the document's manifest, and what keeps the browser from
// installing the site or is wrong with the manifest, in the browser's words.
func (t *Tab) Installable() (manifest string, faults []string, err error) {
	read, err := call(t, page.GetAppManifest, page.GetAppManifestParams{})
	if err != nil {
		return "", nil, err
	}
	for _, e := range read.Errors {
		faults = append(faults, e.Message)
	}
	found, err := call(t, page.GetInstallabilityErrors, cdp.Empty{})
	if err != nil {
		return "", nil, err
	}
	for _, e := range found.InstallabilityErrors {
		// A test's browser has no profile that it could install anything into.
		if e.ErrorID != "in-incognito" {
			faults = append(faults, e.ErrorID)
		}
	}
	return read.Data, faults, nil
}

// Room sets how many bytes an origin may keep on the device.
func (t *Tab) Room(origin string, bytes float64) error {
	_, err := call(t, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: origin, QuotaSize: &bytes})
	return err
}
