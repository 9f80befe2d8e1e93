// Starts the program on the page, passes it what the reader does and applies
// what it asks for. Until the program is there, and wherever it fails, every
// link and form of the page works by itself.
import { followCharts } from "./chart.js";
import { controlOf, formAddress, markTheme, sendOnEnter, typedFields } from "./controls.js";
import { copyTable } from "./copy.js";
import { listen, replaceFrame } from "./listen.js";
import { openFolded } from "./folded.js";
import { comeBack, enter, visit } from "./navigate.js";
import { base, framed, here, page, script } from "./page.js";
import { apply } from "./patch.js";
import { bytesOf, connect, fail, offer, send } from "./program.js";
import { giveUp, handOver, serve } from "./served.js";
import { LOAD_COLLECTION, LOAD_DATASET, LOAD_PHRASES, REPLACE, TAKE_OVER } from "./protocol.js";
import { registerWorker, watchSite } from "./worker.js";

/** @param {string} address */
const get = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(address + ": " + response.status);
  return response;
};
/** @param {string} address */
const getBytes = async (address) => new Uint8Array(await (await get(address)).arrayBuffer());

/** @param {any} addresses of the program and of its data, as the starting script has them */
const load = async (addresses) => {
  const go = new Go(), { wasm, dataset, words, parts = "" } = addresses;
  go.importObject.explorer = {
    /** @param {number} pointer @param {number} length */
    apply: (pointer, length) => apply(bytesOf(pointer, length)),
  };
  const [{ instance }, ...data] = await Promise.all([
    WebAssembly.instantiateStreaming(get(wasm), go.importObject),
    ...[dataset, words, ...parts.split(" ").filter(Boolean)].map(getBytes),
  ]);
  connect(instance);
  go.run(instance).then(() => { if (go.exited) fail("it ended"); }, fail);
  const fields = typedFields(), [facts, phrases, ...collections] = data;
  if (!(send(LOAD_DATASET, facts) && collections.every((part) => send(LOAD_COLLECTION, part)) && send(LOAD_PHRASES, phrases) &&
    send(TAKE_OVER, page.dataset.address + "\n" + here()))) throw new Error("data");
  for (const [field, value] of fields) {
    if (field.value !== value) field.value = value;
    visit(formAddress(/** @type {HTMLFormElement} */ (field.form)), REPLACE);
  }
  removeEventListener("click", listen);
  for (const type of ["click", "input", "compositionend"]) document.addEventListener(type, listen);
  document.addEventListener("keydown", sendOnEnter);
  followCharts();
  registerWorker();
};

/**
 * Waits with the program of a frame, to which the reader may never scroll, until
 * it is seen.
 * @param {() => void} begin
 */
const whenSeen = (begin) => {
  const root = /** @type {HTMLElement} */ (document.getElementById("explorer")), events = ["pointerover", "focusin"];
  const once = () => {
    observer.disconnect();
    for (const type of events) root.removeEventListener(type, once);
    begin();
  };
  const observer = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) once(); });
  observer.observe(root);
  for (const type of events) root.addEventListener(type, once);
};

/**
 * Brings the script of the search, once, to a reader who goes to a field of it.
 * @param {any} field
 */
const seek = (field) => { if (field?.closest?.(".ask") && script?.dataset.search) import(new URL(script.dataset.search.split(" ")[0], document.baseURI).href); };

/** The files that a figure or the dataset is taken away as. */
const FILES = /\/(data\.(csv|json|zip|xlsx)|(chart|slides)\.pptx|citation\.(bib|ris|csl\.json)|datapackage\.(json|zip))$/;

/**
 * Takes a file of data away for a plain click on its link; where a file cannot be made, the
 * link is followed.
 * @param {MouseEvent} event
 */
const take = (event) => {
  const link = controlOf(event);
  if (!FILES.test(link?.pathname) && !(self.origin === "null" && /\/take\/$/.test(link?.pathname))) return;
  event.preventDefault();
  // In a sealed frame this script is another site's, and has no address to begin from.
  get(base + "/takeaway.json?version=" + page.dataset.version).then((answer) => answer.json()).then(async (parts) => (await import(new URL(parts.script, document.baseURI).href)).take(link, parts))
    .catch(() => { location.href = link.href; });
};

/** What needs the whole document, and the scripts that come with it. */
const start = () => {
  if (started) return;
  started = true;
  for (const field of [document.activeElement, document.querySelector("main .ask")]) seek(field);
  if (script?.dataset.pages) import(new URL(script.dataset.pages, document.baseURI).href).catch(() => page.setAttribute("data-buttons", ""));
  const paper = document.querySelector("body>.paper");
  if (paper) addEventListener("beforeprint", () => { paper.textContent = location.href; });
  openFolded();
  watchSite();
  markTheme();
  if (!script?.dataset.wasm) {
    page.setAttribute("data-ready", "");
    registerWorker();
    return;
  }
  const addresses = script.dataset, begin = () => {
    load(addresses).then(handOver, (error) => { fail(error); giveUp(); });
  };
  // What waits for its view is not seen before.
  if (framed && page.dataset.held !== "") whenSeen(begin);
  else begin();
};

let started = false;
document.addEventListener("click", take);
if (framed) addEventListener("click", replaceFrame);
addEventListener("focusin", ({ target }) => seek(target));
globalThis.explorer = { apply, enter, offer, serve, visit };
page.setAttribute("data-script", "");
document.addEventListener("copy", copyTable);
addEventListener("hashchange", openFolded);
// What cannot work here is not offered.
const sealed = self.origin === "null";
if (sealed) page.setAttribute("data-sealed", "");
if (sealed || !navigator.clipboard || !globalThis.ClipboardItem) page.setAttribute("data-no-clipboard", "");
if (script?.dataset.wasm) {
  addEventListener("popstate", comeBack);
  // After all that others do with a click. A frame leads by itself, as its host's history asks.
  if (!framed) addEventListener("click", listen);
}
// This script does not wait for the document. One that failed to come may have been waited for already.
if (document.readyState === "complete" || document.readyState !== "loading" && (typeof Go === "function" || !script?.dataset.wasm)) start();
else for (const type of ["DOMContentLoaded", "load"]) addEventListener(type, start);
