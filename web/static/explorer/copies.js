// Copies texts and tables of a page by their buttons.
import { page } from "./page.js";
import { report } from "./told.js";

/**
 * Copies what a button is of: a table as columns, or a text, to which a citation adds the
 * day. What could not be copied stays selected. It is done at once: a browser may take a
 * press for one no more once anything had to be fetched.
 * @param {any} button
 */
const copy = async (button) => {
  const part = /** @type {HTMLElement} */ (document.getElementById(button.dataset.of)), table = part.querySelector("table");
  const selection = /** @type {Selection} */ (getSelection()), range = document.createRange();
  if (table) range.selectNode(table);
  else range.selectNodeContents(part);
  selection.removeAllRanges();
  selection.addRange(range);
  let text = /** @type {string} */ (part.textContent), copied = false;
  const day = new Intl.DateTimeFormat(page.lang === "en" ? "en-GB" : page.lang, { dateStyle: "long" }).format();
  if (button.dataset.accessed) text = button.dataset.accessed.replace("{citation}", () => text).replace("{date}", () => day);
  try {
    if (table) copied = document.execCommand("copy"); // as columns: see copyTable
    else {
      await navigator.clipboard.writeText(text);
      copied = true;
    }
  } catch (error) {
    console.info("Not copied:", error);
  }
  if (copied) selection.removeAllRanges();
  report(button, copied ? button.dataset.done : button.dataset.failed);
};

/** Copies for every button that says of what. */
export const followCopies = () => addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("button[data-of]");
  if (button) copy(button);
});
