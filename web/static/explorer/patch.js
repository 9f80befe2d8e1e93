// Applies the program's operations to the page.
import { announce } from "./announce.js";
import { check, empty, forget, isLost, lose, mend, unwatch, watch } from "./mend.js";
import { remember } from "./navigate.js";
import { create, nodes, parents, place, removeAttribute, reset, setAttribute } from "./nodes.js";
import { framed, page } from "./page.js";
import { ready } from "./program.js";
import * as protocol from "./protocol.js";

const decoder = new TextDecoder();

/** @type {Uint8Array} */
let bytes;
let at = 0;

const number = () => {
  let value = 0, shift = 0, byte;
  do { byte = bytes[at++]; value |= (byte & 127) << shift; shift += 7; } while (byte & 128);
  return value;
};
const string = () => {
  const length = number();
  at += length;
  return length ? decoder.decode(bytes.subarray(at - length, at)) : "";
};

/**
 * Checks the server's nodes against the program's tree and numbers them.
 * @param {any} node
 * @param {number} [parent]
 * @returns {boolean} whether all are there, and no others
 */
const hydrate = (node, parent) => {
  const kind = number();
  if (kind === protocol.ELEMENT_NODE) {
    const count = number(), tag = string();
    if (!node || node.nodeType !== 1 || node.localName !== tag) return false;
    // What the live region says is no part of the tree.
    const children = node.id === "announcement" ? [] : [...node.childNodes];
    if (children.length !== count) return false;
    const id = nodes.push(node) - 1;
    parents[id] = parent || 0;
    return children.every((child) => hydrate(child, id));
  }
  const text = string(), isText = kind === protocol.TEXT_NODE;
  if (!node || (isText ? node.nodeType !== 3 : node.localName !== text)) return false;
  parents[nodes.push(node) - 1] = parent || 0;
  if (isText && node.data !== text) node.data = text;
  return true;
};

/** @returns {import("./mend.js").Wanted} */
const readTree = () => {
  const kind = number(), id = number();
  if (kind === protocol.TEXT_NODE) return { id, text: string(), attributes: [], children: [] };
  /** @type {import("./mend.js").Wanted} */
  const node = { id, isSVG: number(), tag: string(), attributes: [], children: [] };
  for (let i = number(); i--;) node.attributes.push([string(), string()]);
  if (kind === protocol.OPAQUE_NODE) node.markup = string();
  else for (let i = number(); i--;) node.children.push(readTree());
  return node;
};

/**
 * Gives the focus of an element that went to the nearest that still stands.
 * @param {() => void} work
 */
const keepFocus = (work) => {
  const focused = /** @type {any} */ (document.activeElement), chosen = /** @type {any} */ (getSelection() || {});
  const { isCollapsed, anchorNode, anchorOffset, focusNode, focusOffset } = chosen;
  /** @type {any[]} */
  const ancestors = [];
  for (let e = focused; e; e = e.parentElement) ancestors.push(e);
  const start = focused?.selectionStart, end = focused?.selectionEnd; // of a text field
  work();
  // What is moved is selected no more. To ask has the page laid out at once: only where something was.
  if (!isCollapsed && chosen.isCollapsed) try { chosen.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset); } catch { /* it went */ }
  if (!focused || focused === document.body || document.activeElement === focused) return;
  const next = ancestors.find((e) => e.isConnected);
  if (!next || next === document.body || next === page) return;
  if (next !== focused && next.tabIndex < 0 && !next.hasAttribute("tabindex")) {
    next.tabIndex = -1;
    next.addEventListener("blur", () => next.removeAttribute("tabindex"), { once: true });
  }
  next.focus({ preventScroll: true });
  if (next === focused && start != null) next.setSelectionRange(start, end);
};

/**
 * Puts a node into its place. What took the place of one that moves stays behind.
 * @param {number} parent
 * @param {number} id
 * @param {any} before
 */
const insert = (parent, id, before) => {
  check(parent);
  check(id, true);
  if (before && before.parentNode !== nodes[parent]) { lose(parent); before = null; }
  parents[id] = parent;
  place(nodes[parent], nodes[id], before || null);
};

/**
 * Makes a node that is like another, with all below it.
 * @param {number} id of the node; those below have the numbers that follow
 * @param {number} from the number of the other
 */
const copy = (id, from) => {
  const walker = document.createTreeWalker(nodes[from].cloneNode(true));
  for (let node = /** @type {Node | null} */ (walker.currentNode); node; node = walker.nextNode()) {
    parents[id] = parents[from] - from++ + id; // but for the first, which is not placed yet
    nodes[id++] = node;
  }
};

/**
 * Runs the operations of the buffer.
 * @returns {boolean} whether all of it can be seen
 */
const run = () => {
  let id;
  while (at < bytes.length) {
    switch (number()) {
      case protocol.HYDRATE: {
        const root = document.getElementById("explorer");
        reset();
        forget();
        if (!hydrate(root)) {
          reset(root);
          return false;
        }
        break;
      }
      case protocol.CREATE_ELEMENT: id = number(); nodes[id] = create(number(), string()); break;
      case protocol.CREATE_TEXT: id = number(); nodes[id] = document.createTextNode(string()); break;
      case protocol.COPY: copy(number(), number()); break;
      case protocol.INSERT: insert(number(), number(), nodes[number()]); break;
      case protocol.REMOVE: id = number(); check(id, true); nodes[id].remove(); break;
      case protocol.EMPTY: id = number(); check(id); empty(id); break;
      case protocol.RELEASE: id = number(); nodes.fill(null, id, id + number()); break;
      case protocol.SET_DATA: id = number(); check(id, true); nodes[id].data = string(); break;
      case protocol.SET_ATTR: id = number(); check(id); setAttribute(nodes[id], string(), string()); break;
      case protocol.REMOVE_ATTR: id = number(); check(id); removeAttribute(nodes[id], string()); break;
      case protocol.SET_MARKUP: id = number(); check(id); nodes[id].innerHTML = string(); break;
      case protocol.SET_ADDRESS: remember(number() > 0 && !framed, string()); break;
      case protocol.SET_TITLE: document.title = string(); break;
      case protocol.READY: ready(); break;
      case protocol.ANNOUNCE: announce(string()); break;
      case protocol.EXPORT_IMAGE: explorerPictures.exportImage(string(), string(), string()); break;
      case protocol.MEND: mend(readTree()); break;
      default: throw new Error("operation");
    }
  }
  return !isLost();
};

/**
 * Applies a buffer of operations.
 * @param {Uint8Array} buffer
 * @returns {number} 1 where the page is as the program takes it to be, else 0
 */
export const apply = (buffer) => {
  bytes = buffer;
  at = 0;
  let result = false;
  unwatch();
  keepFocus(() => { result = run(); });
  watch();
  return +result;
};
