// What came of a button or of a link to a file.
import { announce } from "./announce.js";

const SHOWN = 8000; // milliseconds that an outcome stands beside its button
const KEPT = 10000; // milliseconds that a browser has to save a file

/**
 * Saves a file.
 * @param {Blob} blob
 * @param {string} name
 */
export const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
};

/**
 * Says what came of a control, and has it stand beside it for a while.
 * @param {any} control
 * @param {string} words
 */
export const report = (control, words) => {
  if (!control || !words) return;
  announce(words);
  for (const other of document.querySelectorAll("[data-told]")) other.removeAttribute("data-told");
  control.dataset.told = words;
  clearTimeout(control.timer);
  control.timer = setTimeout(() => control.removeAttribute("data-told"), SHOWN);
};
