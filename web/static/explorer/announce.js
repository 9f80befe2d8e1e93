// The live region, which a screen reader reads out.

const PAUSE = 250; // milliseconds that the region waits for the reader to rest

/** @type {number | undefined} */
let waiting;

/**
 * Has words read out once nothing else was said for a moment.
 * @param {string} words
 */
export const announce = (words) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const region = document.getElementById("announcement");
    if (region) region.textContent = words;
  }, PAUSE);
};
