// What the reader clicks and types.
import { addressOf, controlOf, formAddress, isOurs, noteSent } from "./controls.js";
import { lead, visit } from "./navigate.js";
import { addressIn, framed, here } from "./page.js";
import { live, offer } from "./program.js";
import { serve } from "./served.js";
import { EXPORT, PUSH, REPLACE } from "./protocol.js";

/**
 * Has the program do what a button of a figure says, and says whether it does.
 * @param {any} control
 */
const act = (control) => {
  const chart = (control.closest("figure") || document).querySelector("[data-chart]");
  if (!chart || !globalThis.explorerPictures) return false;
  explorerPictures.acting = control;
  return offer(EXPORT, chart.dataset.chart + " " + control.dataset.action);
};

/**
 * Whether a link leads to a place on the page that is shown.
 * @param {any} control
 * @param {URL} url
 */
const isWithin = (control, url) => control.localName === "a" && (control.getAttribute("href").startsWith("#") ||
  /^#(figure-)?note-/.test(url.hash) && addressIn(url) === here());

/** @param {MouseEvent} event */
const click = (event) => {
  const control = controlOf(event);
  if (!control) return;
  if (control.dataset.action) {
    // Where the program draws no picture, the server does.
    if (act(control)) event.preventDefault();
    return;
  }
  const url = addressOf(control);
  if (!url || isWithin(control, url)) return;
  const form = control.form || null;
  noteSent(form);
  // A form leads to what it is a part of, or to what the page is about.
  const part = form ? control.closest("figure,section[id]") || document.querySelector("main figure") : document.getElementById(url.hash.slice(1));
  /** @type {import("./navigate.js").Target} */
  const target = [part?.id, part?.contains(control), control];
  if (live) {
    if (!visit(url, framed ? REPLACE : PUSH)) return;
    lead(target);
  } else if (!serve(url, target)) return;
  event.preventDefault();
};

// Words that are still being composed are not yet what they will be. Typing
// replaces the view as it goes; a list waits for its button.
/** @param {any} event */
const type = (event) => {
  const form = event.target.form;
  if (!live || event.isComposing || !form?.hasAttribute("data-live")) return;
  const url = formAddress(form);
  if (isOurs(url)) visit(url, REPLACE);
};

/**
 * Takes a click or a change of a field.
 * @param {any} event
 */
export const listen = (event) => {
  if (event.defaultPrevented || !(event.target instanceof Element)) return;
  (event.type === "click" ? click : type)(event);
};

/**
 * Keeps a frame out of its host's history: what is no view of the program takes
 * the place of what the frame shows, with the program and without.
 * @param {MouseEvent} event
 */
export const replaceFrame = (event) => {
  const control = controlOf(event), url = control && addressOf(control);
  if (!url) return;
  event.preventDefault();
  location.replace(url);
};
