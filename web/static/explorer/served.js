// Until the program is there, a choice is answered in place with the server's own page:
// what is on its way goes on coming, and the page, its focus and its place stay. A choice
// that the program comes before is the program's.
import { announce } from "./announce.js";
import { markTheme, selections, settle } from "./controls.js";
import { arrive, lead, visit } from "./navigate.js";
import { removeAttribute, write } from "./nodes.js";
import { addressIn, page } from "./page.js";
import { live } from "./program.js";
import { PUSH } from "./protocol.js";

const PATIENCE = 4000; // milliseconds until the browser is asked, which shows that it waits

/** @type {{ url: URL, target: import("./navigate.js").Target } | null} The choice that waits. */
let waiting = null;

/**
 * Makes a node what the server has in its place. What is folded stays as it is.
 * @param {any} node
 * @param {any} next
 */
const become = (node, next) => {
  if (node.nodeType !== 1) {
    if (node.data !== next.data) node.data = next.data;
    return;
  }
  if (node.id === "announcement") return;
  for (const { name } of [...node.attributes]) if (name !== "open" && !next.hasAttribute(name)) removeAttribute(node, name);
  for (const { name, value } of next.attributes) if (name !== "open" && node.getAttribute(name) !== value) write(node, name, value);
  const children = [...next.childNodes];
  children.forEach((child, i) => {
    const there = node.childNodes[i];
    if (there?.nodeName !== child.nodeName) node.insertBefore(child, there || null);
    else if (!there.isEqualNode(child)) become(there, child);
  });
  while (node.childNodes.length > children.length) node.lastChild.remove();
};

/**
 * Waits until the document is whole.
 * @param {string} text
 * @returns {string | Promise<string>}
 */
const whole = (text) => document.readyState === "loading" ? new Promise((go) => addEventListener("DOMContentLoaded", () => go(text))) : text;

/** Lets the browser lead to what was chosen, where something waits. */
export const giveUp = () => {
  if (waiting) location.href = waiting.url.href;
};

/** Has the program show what was chosen before it came. */
export const handOver = () => {
  const choice = waiting;
  waiting = null;
  if (!choice) return;
  if (visit(choice.url, PUSH)) lead(choice.target);
  else location.href = choice.url.href;
};

/**
 * Shows a view by the server's page of it, where it is a view of this page.
 * @param {URL} url
 * @param {import("./navigate.js").Target} target
 * @returns {boolean} whether the view will be shown
 */
export const serve = (url, target) => {
  // What a static host has is one view of a page.
  if (url.pathname !== location.pathname || page.hasAttribute("data-static") || page.dataset.held !== undefined) return false;
  if (waiting?.url.href === url.href) return true;
  const choice = waiting = { url, target };
  const late = setTimeout(() => { if (waiting === choice) giveUp(); }, PATIENCE);
  fetch(url.pathname + url.search).then((answer) => answer.text()).then(whole).then((text) => {
    clearTimeout(late);
    if (waiting !== choice || live) return;
    const next = new DOMParser().parseFromString(text, "text/html"), { address, version } = next.documentElement.dataset;
    const root = document.getElementById("explorer"), other = next.getElementById("explorer");
    if (!root || !other || version !== page.dataset.version || address !== addressIn(url)) return giveUp();
    waiting = null;
    const lists = selections();
    become(root, other);
    settle(lists);
    document.title = next.title;
    page.dataset.address = address;
    globalThis.explorerTheme?.(url);
    markTheme();
    lead(target);
    arrive(address);
    announce(document.title);
  }, () => { clearTimeout(late); if (waiting === choice) giveUp(); });
  return true;
};
