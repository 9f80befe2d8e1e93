// Sharing by the device's own dialogue.
import { page } from "./page.js";
import { report } from "./told.js";

/** Shares an address where a button says so; what cannot be shared is not offered. */
export const followShare = () => {
  if (!navigator.share) return;
  page.setAttribute("data-can-share", "");
  addEventListener("click", async ({ target }) => {
    const button = /** @type {any} */ (target instanceof Element && target.closest("[data-share]"));
    if (!button) return;
    try {
      await navigator.share({ title: document.querySelector("h1")?.textContent || "", url: new URL(button.dataset.share, document.baseURI).href });
      report(button, button.dataset.done);
    } catch (error) {
      // Who closes the dialogue knows what they did.
      if (/** @type {any} */ (error).name !== "AbortError") report(button, button.dataset.failed);
    }
  });
};
