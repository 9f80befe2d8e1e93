// Tells the page that shows this one in a frame how high it is, in the words that
// such pages listen for. It stands in the pages made for frames alone.

const page = document.documentElement;
/** The address that the frame was given: a view that replaces it has another. */
const given = location.href;
/** The name that the page gave the frame. */
const child = new URL(given).searchParams.get("childId") || "";

const NARROWEST = 100; // pixels: what is narrower is not there yet, or not any more
const QUESTION = "explorer-height", RESIZER = "[iFrameSizer]";

let told = 0;
/** The name that iframe-resizer has for the frame, once it has spoken. */
let resized = "";

/**
 * The height of what the frame shows, in whole pixels; 0 where it has no place to be
 * shown in. It is that without a scroll bar: with one the text is narrower, and a page
 * that gives the frame another height than it asks for would be told of two in turn.
 */
const measure = () => {
  if (innerWidth < NARROWEST) return 0;
  const barred = innerWidth > page.clientWidth, { overflowY } = page.style;
  if (barred) page.style.overflowY = "hidden";
  const { height } = page.getBoundingClientRect();
  if (barred) page.style.overflowY = overflowY;
  return Math.ceil(height);
};

/** @param {any} message no secret, to whoever shows the frame */
const post = (message) => parent.postMessage(message, "*");

/** @param {number} height */
const postResizer = (height) => post(RESIZER + resized + ":" + height + ":" + innerWidth + ":size");

/** Tells the height, where it is another than what was told last. */
const tell = () => {
  const height = measure();
  if (!height || height === told) return;
  told = height;
  post({ [QUESTION]: height });
  if (child) post("pymxPYMx" + child + "xPYMxheightxPYMx" + height);
  if (resized) postResizer(height);
  post({ "datawrapper-height": { [child || "explorer"]: height } });
  post(JSON.stringify({ src: given, context: "iframe.resize", height })); // Embedly's
  post({ sentinel: "amp", type: "embed-size", height });
};

/**
 * Answers the page: iframe-resizer's first message, and the explorer's own script.
 * Whatever else it says, its frame may have another width, which a frame out of sight
 * would not notice.
 * @param {MessageEvent} event
 */
const hear = ({ source, data }) => {
  if (source !== parent || typeof data !== "string") return;
  const [, name] = data.startsWith(RESIZER) && /^([^:]+):/.exec(data.slice(RESIZER.length)) || [];
  const height = measure(), before = told;
  tell();
  if (!height) {
    if (name) resized = name;
  } else if (name && name !== resized) {
    resized = name;
    postResizer(height);
  } else if (data === QUESTION && told === before) post({ [QUESTION]: height });
};

const begin = () => {
  tell();
  // Neither is of use to a frame out of sight, which is not drawn.
  new ResizeObserver(tell).observe(page);
  document.fonts.ready.then(tell);
  addEventListener("message", hear);
};

if (parent !== window) {
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
}

export {}; // a module
