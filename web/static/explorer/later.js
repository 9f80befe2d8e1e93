// Charts that the reader does not see wait when the view changes: the place of each is kept,
// with nothing in it. One is drawn when it comes near, when it is pointed at or has the focus,
// for paper, and in any case once nothing else is to be done.
import { framed, page } from "./page.js";
import { DRAW, SIGHT } from "./protocol.js";

const SOON = 300; // milliseconds that it waits at most
const SOME = 3; // that are drawn at once: each time the page is laid out anew
const NEAR = 1; // windows between it and the one that is seen

/** The pictures that wait. */
const waiting = document.getElementsByClassName("later");

/**
 * Whether a part is nearer to what is seen than so many windows.
 * @param {Element} part
 * @param {number} windows
 */
const isNear = (part, windows) => {
  const { top, bottom } = part.getBoundingClientRect();
  return bottom > -windows * innerHeight && top < (1 + windows) * innerHeight;
};

/** @param {Element[]} pictures */
const draw = (pictures) => {
  if (!pictures.length) return;
  globalThis.explorer.offer(DRAW, pictures.map((picture) => /** @type {HTMLElement} */ (picture.closest("[data-chart]")).dataset.chart).join(" "));
  // Where the program ended nothing draws them any more.
  if (page.hasAttribute("data-static")) location.reload();
};

/** @param {number} windows */
const drawNear = (windows) => draw([...waiting].filter((picture) => isNear(picture, windows)));

let resting = false;

/** @param {IdleDeadline} [deadline] */
const rest = (deadline) => {
  resting = false;
  draw([...waiting].slice(0, !deadline || deadline.didTimeout ? Infinity : SOME));
  later();
};

const later = () => {
  if (resting || !waiting.length) return;
  resting = true;
  (self.requestIdleCallback || setTimeout)(rest, /** @type {any} */ ({ timeout: SOON }));
};

/** @type {Set<Element>} The figures that are seen, so far as the browser has told: to ask it lays the page out. */
const seen = new Set();
/** @type {WeakSet<Element>} */
const watched = new WeakSet();
const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) seen[isIntersecting ? "add" : "delete"](target);
});

const watch = () => {
  for (const figure of document.querySelectorAll("main figure")) {
    if (watched.has(figure)) continue;
    watched.add(figure);
    observer.observe(figure);
  }
};

// What is chosen is answered after this. Where the new view has others in sight they are
// drawn before it is shown: it is laid out for this, and not again where there are none.
const follow = () => {
  if (waiting.length) drawNear(0);
  later();
  watch();
};

/** @param {Event} event */
const choose = (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("a[href],button,input")) return;
  globalThis.explorer.offer(SIGHT, [...seen].map((figure) => figure.id).join(" "));
  requestAnimationFrame(follow);
};

/** @param {Event} event */
const touch = (event) => {
  const chart = waiting.length && event.target instanceof Element && event.target.closest("[data-chart]");
  if (chart) draw([...chart.getElementsByClassName("later")]);
};

/** Follows the reader to the charts that wait. */
export const followLater = () => {
  if (framed) return;
  watch();
  for (const type of ["click", "input"]) addEventListener(type, choose, true);
  for (const type of ["focusin", "pointerover"]) addEventListener(type, touch, true);
  addEventListener("scroll", () => drawNear(NEAR), { passive: true });
  addEventListener("beforeprint", () => draw([...waiting]));
};
