// Colours before the first paint: the address's, else the last choice, else the
// system's; in frames light. And the typeface of titles, where the network has
// room for it or a worker has it.
"use strict";
{
  const page = document.documentElement, { font } = document.currentScript.dataset;
  const framed = window.parent !== window || page.hasAttribute("data-frame");
  globalThis.explorerTheme = ({ search }) => {
    const asked = new URLSearchParams(search.replace(/amp;/g,"")).getAll("theme").pop();
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
      m.media = !theme ? `(prefers-color-scheme: ${s})` : s === theme ? "all" : "not all";
    }
  };
  explorerTheme(location);
  let slow = navigator.connection?.rtt >= 150; // ms; 100 is said of an unknown one
  try { slow &&= !navigator.serviceWorker?.controller; } catch {}
  if (slow) page.dataset.plain = "";
  else document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: font }));
  setTimeout(() => page.dataset.script ?? (page.dataset.buttons = ""), 8e3); // for lists
}
