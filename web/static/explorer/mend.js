// Keeps the page the program's tree where others change it too: a translation
// puts other elements in the place of texts, an extension adds, takes out or
// moves nodes. Theirs may stay where nothing is to be written; what is written
// must be on the page. So the parents whose children others touched are noted,
// and those of them that a change goes through get the children of the program's
// tree again.
import { create, nodes, parents, place, placed, setAttribute } from "./nodes.js";

/**
 * A node of the program's tree: a text, or an element with its attributes and
 * its children or markup.
 * @typedef {{ id: number, text?: string, isSVG?: number, tag?: string, attributes: [string, string][], children: Wanted[], markup?: string }} Wanted
 */

/** @type {WeakSet<Node>} */
let touched = new WeakSet();
/** @type {Set<number>} The numbers of the parents to mend. */
const lost = new Set();

/** @param {MutationRecord[]} records */
const note = (records) => {
  for (const { target } of records) touched.add(target.nodeType === 3 ? target.parentNode || target : target);
};
const observer = new MutationObserver(note);

/** The first number of the nodes that are made meanwhile, which nobody else has seen. */
let fresh = 0;

/** Stops watching, while the program's own changes are made. */
export const unwatch = () => {
  fresh = nodes.length;
  note(observer.takeRecords());
  observer.disconnect();
};

/** Watches for the changes of others. */
export const watch = () => {
  if (nodes[1]) observer.observe(nodes[1], { childList: true, characterData: true, subtree: true });
};

/** Forgets what others did: the page is taken over anew. */
export const forget = () => {
  touched = new WeakSet();
  lost.clear();
};

/** Whether a change went through what others had touched. */
export const isLost = () => lost.size > 0;

/** @param {number} parent */
export const lose = (parent) => { lost.add(parent); };

/**
 * Looks whether a node that is changed is where the program has it.
 * @param {number} id
 * @param {boolean} [isChild] whether its place among its siblings matters
 */
export const check = (id, isChild) => {
  if (id >= fresh) return;
  const node = nodes[id], parent = nodes[parents[id]];
  if (isChild && parent && (touched.has(parent) || node.parentNode !== parent)) lost.add(parents[id]);
  if (node.isConnected) return;
  if (!nodes[1].isConnected) throw new Error("another page");
  for (; parents[id]; id = parents[id]) if (nodes[id].parentNode !== nodes[parents[id]]) lost.add(parents[id]);
};

/**
 * Takes all children of a node away, wherever others have put them.
 * @param {number} id
 */
export const empty = (id) => {
  if (touched.has(nodes[id])) {
    lost.add(id);
    parents.forEach((parent, child) => { if (parent === id) nodes[child]?.remove(); });
  }
  nodes[id].textContent = "";
};

/** @param {Wanted} wanted */
const make = (wanted) => {
  const { id, tag, markup } = wanted;
  const node = nodes[id] = tag ? create(wanted.isSVG, tag) : document.createTextNode(wanted.text || "");
  for (const [name, value] of wanted.attributes) setAttribute(node, name, value);
  if (markup) node.innerHTML = markup;
  for (const child of wanted.children) node.append(make(child));
  return node;
};

// What the reader or a script changes of a node.
const CHANGED = ["value", "checked", "selected", "open", "aria-current", "tabindex"];

/**
 * Whether a node of the page can be one of the tree: by its identity if it has
 * one, else by all that neither the reader nor a script changes; deep with all
 * that stands in it, else with no attribute more.
 * @param {any} node
 * @param {Wanted} wanted
 * @param {boolean} deep
 * @returns {boolean}
 */
const fits = (node, wanted, deep) => {
  if (!wanted.tag) return node.nodeType === 3 && node.data === wanted.text;
  if (node.localName !== wanted.tag) return false;
  const identity = wanted.attributes.filter(([name]) => name === "id" || name === "data-key");
  const compared = identity.length ? identity : wanted.attributes.filter(([name]) => !CHANGED.includes(name));
  if (compared.some(([name, value]) => node.getAttribute(name) !== placed(name, value))) return false;
  if (!deep && !identity.length && [...node.attributes].filter(({ name }) => !CHANGED.includes(name)).length > compared.length) return false;
  let from = node.firstChild;
  return !deep || wanted.children.every((child) => {
    while (from && !fits(from, child, deep)) from = from.nextSibling;
    const found = from;
    from = from?.nextSibling;
    return found;
  });
};

/**
 * Gives a node the children of the tree: those that are there, and new ones for
 * those that are not. Foreign nodes stay where none is missing.
 * @param {Wanted} wanted
 */
const mendNode = (wanted) => {
  const parent = nodes[wanted.id], there = [...parent.childNodes];
  let from = 0, exact = true;
  const children = wanted.children.map((child) => {
    parents[child.id] = wanted.id;
    if (nodes[child.id]) return nodes[child.id];
    /** @param {boolean} deep */
    const find = (deep) => there.findIndex((node, i) => i >= from && fits(node, child, deep));
    let i = find(true);
    if (i < 0) { exact = false; i = find(false); }
    if (i < 0) return make(child);
    from = i + 1;
    return nodes[child.id] = there[i];
  });
  if (lost.has(wanted.id) || !exact) {
    for (const node of there) if (!children.includes(node)) node.remove();
    children.forEach((node, i) => {
      const { tag, text } = wanted.children[i];
      // What is left of a text that others split stands for all of it again.
      if (!tag && node.data !== text) node.data = text;
      if (parent.childNodes[i] !== node) place(parent, node, parent.childNodes[i] || null);
    });
  }
  wanted.children.forEach(mendNode);
};

/**
 * Makes the page the program's tree again.
 * @param {Wanted} tree
 */
export const mend = (tree) => {
  mendNode(tree);
  for (const id of lost) touched.delete(nodes[id]);
  lost.clear();
};
