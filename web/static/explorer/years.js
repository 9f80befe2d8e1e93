// The years of a chart, chosen by two handles: a view for each year that a handle
// passes, and one entry of the history for each time that it comes to rest.
import { formAddress } from "./controls.js";
import { here, page } from "./page.js";
import { REPLACE } from "./protocol.js";

const REST = 600; // milliseconds without a key after which a handle rests

/** The address before a handle was moved; "" while none is. @type {string} */
let before = "";
/** @type {number | undefined} */
let resting;
let held = false;

const rest = () => {
  clearTimeout(resting);
  if (before) globalThis.explorer.enter(before);
  before = "";
};

/**
 * The two handles of a chart, the first year's first.
 * @param {EventTarget | null} target
 * @returns {HTMLInputElement[] | null}
 */
const handlesOf = (target) => {
  const range = target instanceof Element && target.matches(".range input") && target.closest(".range");
  return range ? /** @type {HTMLInputElement[]} */ ([...range.querySelectorAll("input")]) : null;
};

/** @param {Event} event */
const move = (event) => {
  const handles = handlesOf(event.target);
  if (!handles || !page.hasAttribute("data-ready")) return;
  const [from, to] = handles, form = from.closest("figure")?.querySelector("form.years");
  // One handle stops at the other.
  if (+from.value > +to.value) {
    if (event.target === from) from.value = to.value;
    else to.value = from.value;
  }
  if (!form) return;
  form.querySelectorAll("select").forEach((list, i) => { list.value = handles[i].value; });
  before ||= here();
  globalThis.explorer.visit(formAddress(/** @type {HTMLFormElement} */ (form)), REPLACE);
  clearTimeout(resting);
  if (!held) resting = setTimeout(rest, REST);
};

/** Follows the handles of charts. */
export const followYears = () => {
  document.addEventListener("input", move);
  document.addEventListener("pointerdown", (event) => { held = !!handlesOf(event.target); });
  for (const type of ["pointerup", "pointercancel"]) {
    document.addEventListener(type, () => {
      // The last of the moves comes with the change, after this.
      if (held) setTimeout(rest);
      held = false;
    });
  }
  document.addEventListener("focusout", (event) => { if (handlesOf(event.target)) rest(); });
};
