// The forms of a page without a program: their address has only what was filled in.
import { formAddress, isOurs } from "./controls.js";

/** Follows the forms, where no program does. */
export const followForms = () => {
  if (document.querySelector("script[data-wasm]")) return;
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (event.defaultPrevented || form.method !== "get") return;
    const url = formAddress(form);
    if (!isOurs(url)) return;
    for (const [name, value] of [...url.searchParams]) if (!value) url.searchParams.delete(name);
    event.preventDefault();
    location.assign(url);
  });
};
