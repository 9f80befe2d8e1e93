// What every part knows of the document it is in.

/** The document's own element, which carries the state of the page. */
export const page = document.documentElement;

/** The element of this script, which says where its parts are. */
export const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

/** Whether the page stands inside another one. */
export const framed = window.parent !== window;

/** The path and query that the browser shows. */
export const here = () => location.pathname + location.search;
