// The contents of a long page: marks the part that the reader is at, and folds
// once one was chosen. The masthead shows the page that it names.

/** @returns {HTMLAnchorElement[]} */
const links = () => [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".contents li a"))];

/**
 * Scrolls a row sideways to one of its links; nothing else moves.
 * @param {HTMLElement} link
 * @param {string} row
 */
const bring = (link, row) => {
  const list = link.closest(row);
  if (!list || list.scrollWidth <= list.clientWidth) return;
  const at = link.getBoundingClientRect(), box = list.getBoundingClientRect();
  list.scrollLeft += at.left + at.width / 2 - box.left - box.width / 2;
};

/** How far below the top of the window a part may begin to be the one at hand. */
const reach = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + innerHeight / 4;

let waiting = false;
const mark = () => {
  waiting = false;
  const all = links(), limit = reach();
  /** @type {HTMLAnchorElement | undefined} */
  let current;
  for (const link of all) {
    const top = document.getElementById(link.hash.slice(1))?.getBoundingClientRect().top ?? Infinity;
    if (top > limit) continue;
    current = link;
    // A short part that was asked for is at hand, though the next begins near it.
    if (link.hash === location.hash && top >= 0) break;
  }
  const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  if (end && scrollY) current = all[all.length - 1];
  for (const link of all) {
    if (link === current) {
      if (link.hasAttribute("aria-current")) continue;
      link.setAttribute("aria-current", "true");
      bring(link, "ul");
    } else link.removeAttribute("aria-current");
  }
};

const later = () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(mark);
};

/** Follows the reader down the page. */
export const followContents = () => {
  const current = /** @type {HTMLElement | null} */ (document.querySelector(".pages [aria-current]"));
  if (current) bring(current, ".pages");
  for (const type of ["scroll", "resize"]) addEventListener(type, later, { passive: true });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(".contents a");
    if (link) link.closest(".contents")?.querySelector("details")?.removeAttribute("open");
  });
  if (scrollY) mark();
};
