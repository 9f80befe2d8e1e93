// Where the data are too many to be sent whole, a program has an excerpt of them for its
// view: what it lacks for another one is fetched when that is asked for.
import { LACKING, LOAD_COLLECTION, RETURN } from "./protocol.js";

/** @type {URL | null} The view that waits for its data. */
let waiting = null;

/**
 * Fetches the data of a view and asks the program for it again. A view whose data cannot
 * be had is the browser's to show; one that the reader left again is nobody's.
 * @param {URL} url
 * @param {number} message as the program was asked with
 * @returns {boolean} whether the view will be shown
 */
const complete = (url, message) => {
  const { explorer } = globalThis, from = location.href;
  // The program may have no such view; or what came is not what it lacked.
  if (waiting === url || !explorer.offer(LACKING)) return false;
  waiting = url;
  fetch(url.pathname + "excerpt.bin" + url.search).then(async (answer) => {
    const part = new Uint8Array(await answer.arrayBuffer());
    if (waiting === url && location.href === from && !(answer.ok && explorer.offer(LOAD_COLLECTION, part) && explorer.visit(url, message))) throw url;
  }).catch(() => {
    if (waiting !== url) return;
    if (message === RETURN) location.reload();
    else location.href = url.href;
  }).finally(() => { if (waiting === url) waiting = null; });
  return true;
};

/** Has the program come here for what it lacks. */
export const followExcerpts = () => { globalThis.explorerComplete = complete; };
