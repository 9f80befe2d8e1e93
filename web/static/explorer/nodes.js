// The page's nodes by the program's numbers, and what is done to one of them.

import { base } from "./page.js";

const SVG = "http://www.w3.org/2000/svg";

/** @type {any[]} The nodes, at their numbers; 0 is none. */
export let nodes = [];

/** @type {number[]} The number of each node's parent, at its own. */
export let parents = [];

/**
 * Forgets all nodes.
 * @param {any} [root] the first of the nodes that follow
 */
export const reset = (root) => {
  nodes = root ? [null, root] : [null];
  parents = [];
};

/**
 * @param {number | undefined} isSVG
 * @param {string} tag
 * @returns {any}
 */
export const create = (isSVG, tag) => isSVG ? document.createElementNS(SVG, tag) : document.createElement(tag);

/**
 * The value of an attribute as the page has it: addresses are below the site's base.
 * @param {string} name
 * @param {string} value
 */
export const placed = (name, value) => base && value[0] === "/" && /^(href|src|action|data-share)$/.test(name) ? base + value : value;

/**
 * Sets an attribute as the page has it, and the property too of those that a reader
 * changes.
 * @param {any} element
 * @param {string} name
 * @param {string} value
 */
export const write = (element, name, value) => {
  element.setAttribute(name, value);
  if (name === "value" && "value" in element && element.value !== value) element.value = value;
  if (name === "checked" || name === "selected") element[name] = true;
  // The policy forbids style attributes, not style properties.
  if (name === "data-left") element.style.left = value;
  if (name === "data-top") element.style.top = value;
};

/**
 * Sets an attribute of the program's.
 * @param {any} element
 * @param {string} name
 * @param {string} value
 */
export const setAttribute = (element, name, value) => { write(element, name, placed(name, value)); };

/**
 * @param {any} element
 * @param {string} name
 */
export const removeAttribute = (element, name) => {
  // The property first: setting it may set the attribute.
  if (name === "value" && "value" in element) element.value = "";
  element.removeAttribute(name);
  if (name === "checked" || name === "selected") element[name] = false;
};

/**
 * @param {any} node
 * @param {[Element, number, number][]} [found]
 */
const scrolled = (node, found = []) => {
  if (node.nodeType === 1) {
    if (node.scrollTop || node.scrollLeft) found.push([node, node.scrollTop, node.scrollLeft]);
    for (const child of node.children) scrolled(child, found);
  }
  return found;
};

/**
 * Puts a node before a sibling, without losing where it or what is in it has
 * been scrolled to.
 * @param {any} parent
 * @param {any} node
 * @param {Node | null} before
 */
export const place = (parent, node, before) => {
  if (!node.isConnected || !parent.isConnected) return parent.insertBefore(node, before);
  if (parent.moveBefore) return parent.moveBefore(node, before);
  const positions = scrolled(node);
  parent.insertBefore(node, before);
  for (const [element, top, left] of positions) { element.scrollTop = top; element.scrollLeft = left; }
};
