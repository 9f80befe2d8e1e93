// Colours before the first paint: the address's, else the last choice, else the
// system's; in frames light. And the typeface of titles, where the
// network has room for it or the device has it (a sealed frame has no worker).
"use strict";
{
  const page = document.documentElement, { font } = document.currentScript.dataset;
  globalThis.explorerTheme = (url) => {
    const asked = new URLSearchParams(url.search.replace(/amp;/g,"")).getAll("theme").pop();
    const framed = window.parent !== window || page.hasAttribute("data-frame");
    let theme = /^(light|dark|auto)$/.test(asked) ? asked : framed ? "light" : "";
    if (!framed) try {
      if (theme === "auto") localStorage.removeItem("theme");
      else if (theme) localStorage.setItem("theme", theme);
      else theme = localStorage.getItem("theme");
    } catch {}
    if (!/^(light|dark)$/.test(theme)) theme = "";
    if (theme) page.dataset.theme = theme;
    else delete page.dataset.theme;
    for (const m of document.querySelectorAll("[data-scheme]")) {
      const s = m.dataset.scheme;
      m.media = theme ? s === theme ? "all" : "not all" : `(prefers-color-scheme: ${s})`;
    }
  };
  explorerTheme(location);
  let slow = navigator.connection?.rtt >= 150; // milliseconds; of a network it knows nothing of Chromium says 100
  try { slow &&= !navigator.serviceWorker?.controller; } catch {}
  if (slow) page.dataset.plain = "";
  else document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: font }));
  // Lists have their buttons where no other script has come for long.
  setTimeout(() => page.dataset.script ?? (page.dataset.buttons = ""), 8e3);
}
