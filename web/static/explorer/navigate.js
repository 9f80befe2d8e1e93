// Views and their addresses: asks the program for a view, writes the address
// bar, and brings what was chosen into sight.
import { markTheme, selections, settle } from "./controls.js";
import { addressIn, base, framed, here, page } from "./page.js";
import { fail, live, offer, send } from "./program.js";
import { FRAME, IDLE, PUSH, RETURN, WAIT } from "./protocol.js";

const HIDDEN_FRAME = 200; // milliseconds to wait for a frame of a page that may not be drawn
const MARGIN = 16; // pixels, as the stylesheet's scroll-padding where nothing stays at the top

/**
 * What a choice leads to: the id of the part, whether the control stands in it,
 * and the control.
 * @typedef {[string | undefined, boolean | undefined, Element]} Target
 */

/** @type {[boolean, string, number][]} The addresses to write: whether as a new entry, and where the reader stood. */
let unwritten = [];
/** @type {Target | null} */
let target = null;
/** The view that the address bar shows. */
let viewed = here();
let waiting = false, changed = false;

/**
 * Keeps an address to write: the address bar follows once the view is drawn, as a
 * browser makes it an occasion to draw the page's icon.
 * @param {boolean} push
 * @param {string} address
 */
export const remember = (push, address) => { unwritten.push([push, address, push ? scrollY : 0]); };

/** Tells the program that the reader rests, once nothing else is to be done. */
export const rest = () => { (self.requestIdleCallback || setTimeout)(() => offer(IDLE)); };

const write = () => {
  const all = unwritten;
  if (!all.length) return;
  unwritten = [];
  for (const [push, address, stood] of all) {
    try {
      // The browser keeps where the page stands now, which the new view has
      // moved; the reader stood there.
      if (push && Math.abs(scrollY - stood) > 1) history.replaceState({ stood }, "");
      history[push ? "pushState" : "replaceState"](null, "", base + address);
      viewed = here();
    } catch { /* a frame without an origin may not; the view changes all the same */ }
  }
  reveal();
  rest();
};

/**
 * Writes the address of a view that the page shows already.
 * @param {string} address
 */
export const arrive = (address) => {
  remember(address !== here(), address);
  write();
};

/**
 * Makes an entry of the history of what replaced a view step by step.
 * @param {string} before the address of the view
 */
export const enter = (before) => {
  const last = unwritten[unwritten.length - 1], address = last ? last[1] : here();
  if (framed || address === before) return;
  remember(false, before);
  remember(true, address);
  setTimeout(write);
};

/**
 * Has the next view bring into sight what was chosen.
 * @param {Target} chosen
 */
export const lead = (chosen) => { target = chosen; };

// Whoever chooses sees what was chosen: the title and the picture of what the
// control leads to, or the title where there is no room for both; of what the
// control is a part of, the picture. The page scrolls as little as that takes,
// and after its address is written, so that the way back leads to where it
// was. The focus stays. A frame scrolls itself, never its host.
const reveal = () => {
  if (!target) return;
  const [id, inside, control] = target, part = document.getElementById(/** @type {string} */ (id));
  target = null;
  // Where the control went with what it stood in, all that is there is new.
  if (!part && !control.isConnected) scrollTo({ top: 0, behavior: "instant" });
  if (!part) return;
  const picture = (part.querySelector(".plot,table,.mx") || part).getBoundingClientRect();
  const above = parseFloat(getComputedStyle(page).scrollPaddingTop), edge = above - MARGIN; // below what stays at the top
  const top = inside ? picture.top : part.getBoundingClientRect().top, bottom = Math.max(top, picture.bottom), room = innerHeight;
  if (inside && Math.min(bottom, room) - Math.max(top, edge) >= Math.min(bottom - top, room / 2)) return;
  const by = top < edge || bottom - top + above + MARGIN > room ? top - above : Math.max(0, bottom + MARGIN - room);
  if (top < edge || bottom > room) scrollBy({ top: by, behavior: "instant" });
};

const reload = () => {
  write();
  location.reload();
};

/**
 * Asks the program for a view. The first of a frame need not wait for it and is
 * shown with the same call; later ones join in the next.
 * @param {URL} url
 * @param {number} message PUSH, REPLACE or RETURN
 * @returns {boolean} whether the view is the program's
 */
export const visit = (url, message) => {
  if (!live) return false;
  const address = addressIn(url), written = unwritten.length;
  const lists = waiting ? null : selections();
  try {
    if (!send(message, lists ? address : address + WAIT)) return !!globalThis.explorerComplete?.(url, message);
  } catch (error) {
    fail(error);
    if (message !== RETURN && unwritten.length === written) remember(message === PUSH, address);
    reload();
    return true;
  }
  // The printed address leaves out "auto": the one that was asked for has it.
  globalThis.explorerTheme?.(url);
  if (!lists) {
    changed = true;
    return true;
  }
  settle(lists);
  markTheme();
  waiting = true;
  requestAnimationFrame(frame);
  // A page that is not drawn has no frames, but keeps its state.
  setTimeout(frame, HIDDEN_FRAME);
  return true;
};

const frame = () => {
  waiting = false;
  if (changed) {
    changed = false;
    try {
      const lists = selections();
      send(FRAME);
      settle(lists);
      markTheme();
    } catch (error) {
      fail(error);
      reload();
    }
  }
  setTimeout(write);
};

/**
 * Follows the history. A view that the program cannot show, or not any more, is
 * loaded anew.
 * @param {PopStateEvent} event
 */
export const comeBack = (event) => {
  unwritten = [];
  const url = new URL(location.href), view = here();
  if (view === viewed && !live) return;
  if (!visit(url, RETURN)) location.reload();
  viewed = view;
  const stood = event.state?.stood;
  if (stood === undefined) return;
  history.replaceState(null, "");
  const stand = () => scrollTo({ top: stood, behavior: "instant" });
  // Where the page grows first, the browser brings back its own place a frame later.
  requestAnimationFrame(() => { stand(); requestAnimationFrame(stand); });
};
