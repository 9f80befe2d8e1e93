// For other sites' pages that show the explorer in frames: each frame gets the height
// that it says it has. Without this script a frame has the height in its code.

const LEAST = 60, MOST = 20000; // pixels
const NAME = "explorer-height";
const SIDES = /** @type {const} */ (["borderTopWidth", "borderBottomWidth", "paddingTop", "paddingBottom"]);

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript || document.querySelector('script[src$="/embed.js"]'));
const origin = script && new URL(script.src).origin;

/** @param {HTMLIFrameElement} frame */
const isOurs = (frame) => {
  try { return new URL(frame.src).origin === origin; } catch { return false; }
};

const frames = () => [...document.querySelectorAll("iframe")].filter(isOurs);

/** @param {MessageEvent} event */
const hear = ({ source, origin: from, data }) => {
  const height = data?.[NAME];
  if (!Number.isInteger(height)) return;
  for (const frame of frames()) {
    // A frame that was led to another site has no say, nor has one that is none of ours.
    if (frame.contentWindow !== source || from !== origin && !(from === "null" && frame.hasAttribute("sandbox"))) continue;
    const style = getComputedStyle(frame);
    let high = Math.min(Math.max(height, LEAST), MOST);
    if (style.boxSizing === "border-box") for (const side of SIDES) high += parseFloat(style[side]);
    const size = high + "px";
    if (frame.style.height !== size) frame.style.height = size;
  }
};

// Each frame's code may bring the script: the page needs one.
const page = /** @type {any} */ (globalThis), mark = NAME + " " + origin;
if (origin && !page[mark]) {
  page[mark] = true;
  addEventListener("message", hear);
  // Those that were there before the script have spoken already.
  for (const frame of frames()) frame.contentWindow?.postMessage(NAME, "*");
}

export {}; // a module
