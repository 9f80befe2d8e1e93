// Links, forms and lists: where they lead, and what they show of a view.
import { base, page } from "./page.js";

/** Marks the chosen colours, which the device may know better than the address. */
export const markTheme = () => {
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-theme-choice]"))) {
    const current = link.dataset.themeChoice === (page.dataset.theme || "auto");
    if (current === link.hasAttribute("aria-current")) continue;
    if (current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
};

/** @type {HTMLFormElement | null} The form that was sent for the next view. */
let sent = null;

/** @param {HTMLFormElement | null} form */
export const noteSent = (form) => { sent = form; };

/**
 * The option of a list that the view has chosen.
 * @param {HTMLSelectElement} list
 */
const defaultIndex = (list) => Math.max(0, [...list.options].findIndex((option) => option.defaultSelected));

/**
 * What the reader has chosen of each list.
 * @returns {[HTMLSelectElement, HTMLOptionElement][]}
 */
export const selections = () =>
  [.../** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("form select"))].map((list) => [list, list.selectedOptions[0]]);

/**
 * Keeps what the reader has chosen of a list until its form is sent. Then, or
 * when the page no longer offers that choice, the list shows what is.
 * @param {[HTMLSelectElement, HTMLOptionElement][]} lists
 */
export const settle = (lists) => {
  for (const [list, option] of lists) {
    if (list.form !== sent && list.contains(option)) continue;
    list.selectedIndex = defaultIndex(list);
  }
  sent = null;
};

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} [button]
 */
export const formAddress = (form, button) => {
  const url = new URL(form.action);
  url.search = /** @type {any} */ (new URLSearchParams(/** @type {any} */ (button ? new FormData(form, button) : new FormData(form))));
  return url;
};

/** @param {URL} url */
export const isOurs = (url) => url.origin === new URL(document.baseURI).origin && url.pathname.startsWith(base + "/");

/**
 * The control of a plain click.
 * @param {MouseEvent} event
 * @returns {any} an anchor or a button, or null
 */
export const controlOf = (event) => {
  if (event.defaultPrevented || !(event.target instanceof Element)) return null;
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  return event.target.closest("a[href],button,input[type=submit]");
};

/**
 * What a control leads to on this site; null where that is another window, a
 * file or no address.
 * @param {any} control
 */
export const addressOf = (control) => {
  let url;
  if (control.localName === "a") {
    if (control.target && control.target !== "_self" || control.hasAttribute("download")) return null;
    url = new URL(control.href, document.baseURI);
  } else {
    if (!control.form || control.type !== "submit" || control.form.method !== "get") return null;
    url = formAddress(control.form, control);
  }
  return isOurs(url) ? url : null;
};

/**
 * Sends a choice that is not sent yet when Enter is pressed. On any other list
 * the key is the browser's, as Space is on all.
 * @param {KeyboardEvent} event
 */
export const sendOnEnter = (event) => {
  const list = /** @type {any} */ (event.target);
  if (event.key !== "Enter" || list.localName !== "select" || !list.form || list.selectedIndex === defaultIndex(list)) return;
  event.preventDefault();
  list.form.querySelector("[type=submit]").click();
};

/**
 * The fields that the reader typed into before the program came: it counts as
 * typed now.
 * @returns {[HTMLInputElement, string][]}
 */
export const typedFields = () =>
  [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("form[data-live] input"))]
    .filter((field) => field.value !== field.defaultValue).map((field) => [field, field.value]);
