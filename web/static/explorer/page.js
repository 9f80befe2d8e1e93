// What every part knows of the document it is in.

/** The document's own element, which carries the state of the page. */
export const page = document.documentElement;

/** The element of this script, which says where its parts are. */
export const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

/** Whether the page stands inside another one. */
export const framed = window.parent !== window;

/** The path below which the site stands, which the program knows nothing of. */
export const base = page.dataset.base || "";

/**
 * The program's address of a place on the site: path and query.
 * @param {{ pathname: string, search: string }} place
 */
export const addressIn = ({ pathname, search }) => pathname.slice(base.length) + search;

/** The address that the browser shows. */
export const here = () => addressIn(location);
