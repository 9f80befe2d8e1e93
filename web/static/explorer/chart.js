// The pointer and the keys over charts.
import { rest } from "./navigate.js";
import { page } from "./page.js";
import { offer } from "./program.js";
import { KEYS, LEAVE, POINT, PRESS, PRESS_KEY } from "./protocol.js";

// A press moves no further, and a finger's is no longer.
const SLIP = 5, HELD = 500; // pixels, milliseconds

/**
 * @param {Event} event
 * @returns {HTMLElement | null}
 */
const canvasOf = (event) => event.target instanceof Element ? event.target.closest("[data-chart]") : null;

/**
 * The chart, the place on it and its width, as the program is told.
 * @param {HTMLElement} canvas
 * @param {MouseEvent} event
 */
const placeOn = (canvas, event) => {
  const box = canvas.getBoundingClientRect(), zoom = /** @type {any} */ (canvas).currentCSSZoom || 1;
  return [canvas.dataset.chart, ...[event.clientX - box.left, event.clientY - box.top, box.width].map((v) => Math.round(v / zoom))].join(" ");
};

/** @param {Event} event */
const isOn = (event, /** @type {string} */ selector) => /** @type {Element} */ (event.target).closest(selector);

/** @type {string | null} */
let pointed = null;
/** @type {string | null} */
let lastPlace = null;
let following = false, over = false;

const follow = () => {
  following = false;
  if (pointed) offer(POINT, pointed);
};

/** @param {PointerEvent} event */
const point = (event) => {
  const canvas = canvasOf(event);
  if (!canvas) {
    pointed = lastPlace = null;
    if (over) { offer(LEAVE); rest(); }
    over = false;
    return;
  }
  over = true;
  // On the box itself the reading stays, so that it can be reached and copied.
  if (isOn(event, ".tip")) { pointed = null; return; }
  // A browser tells of a pointer that stands still when the page changes below
  // it. That is no move: what was dismissed stays so.
  const place = placeOn(canvas, event);
  if (event.type === "pointermove" && place === lastPlace) return;
  pointed = lastPlace = place;
  if (following) return;
  following = true;
  requestAnimationFrame(follow);
};

/** @type {PointerEvent | null} */
let down = null;
/** @type {string | null} */
let pressed = null;

// The end of a drag or of a long touch, and what makes a selection longer, is
// no press; the second of a double click takes the first one back.
/** @param {MouseEvent} event */
const isPress = (event) => {
  if (event.ctrlKey || event.shiftKey || event.detail > 2) return false;
  if (!event.detail || !down) return true; // nobody's hand
  const held = down.pointerType === "touch" && event.timeStamp - down.timeStamp > HELD;
  return !held && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) <= SLIP;
};

/** @param {any} event */
const press = (event) => {
  const canvas = canvasOf(event);
  if (!canvas || event.button || isOn(event, ".tip,a,button")) return;
  if (event.detail !== 2) pressed = isPress(event) ? placeOn(canvas, event) + (event.pointerType === "touch" ? " 1" : " 0") : null;
  else if (!isPress(event)) return;
  if (pressed) offer(PRESS, pressed);
};

/** @param {KeyboardEvent} event */
const key = (event) => {
  pointed = null; // a move that is not told yet was before the key
  const canvas = canvasOf(event);
  if (!canvas || event.target !== canvas || event.ctrlKey || event.metaKey || event.altKey) return;
  const code = KEYS.indexOf(event.key === " " ? "Enter" : event.key);
  if (code >= 0 && offer(PRESS_KEY, canvas.dataset.chart + " " + code)) event.preventDefault();
};

/** @param {KeyboardEvent} event */
const dismiss = (event) => {
  if (event.key !== "Escape" || canvasOf(event)) return;
  const canvas = /** @type {HTMLElement | null | undefined} */ (document.querySelector(".tip")?.closest("[data-chart]"));
  if (canvas) offer(PRESS_KEY, canvas.dataset.chart + " " + KEYS.indexOf("Escape"));
};

/** @param {Event} event */
const leave = (event) => { if (canvasOf(event)) offer(LEAVE); };

/** Follows the reader over the charts. */
export const followCharts = () => {
  const passive = { passive: true };
  document.addEventListener("pointermove", point, passive);
  document.addEventListener("pointerdown", point, passive);
  document.addEventListener("pointerdown", (event) => { down = event; }, passive);
  page.addEventListener("pointerleave", point);
  document.addEventListener("click", press);
  document.addEventListener("keydown", key);
  document.addEventListener("keydown", dismiss);
  document.addEventListener("focusout", leave);
};
