// Files that a reader takes away: made by a worker where there can be one, else had from
// the server by their address.
import { addressIn, page } from "./page.js";
import { report, save } from "./told.js";

/**
 * What files are made with, as the host lists it in takeaway.json.
 * @typedef {{ language: string, dataset: string, words: string, records: string, told: { [what: string]: string } }} Edition
 * @typedef {{ script: string, maker: string, runner: string, program: string, languages: Edition[], collections: { [name: string]: { [language: string]: string } } }} Parts
 * @typedef {{ refused?: string, failed?: string, file?: Blob, name?: string }} Outcome
 */

const PATIENCE = 3000; // milliseconds that the server may take to answer

/** @type {Set<string>} The addresses of the files that are being made. */
const making = new Set();

/**
 * Has a worker make a file, and ends it.
 * @param {Parts} parts
 * @param {string} address path and query
 * @returns {Promise<Outcome>}
 */
const make = (parts, address) => new Promise((resolve, reject) => {
  const worker = new Worker(parts.maker);
  /** @param {() => void} what */
  const end = (what) => { worker.terminate(); what(); };
  worker.onmessage = ({ data }) => end(() => data.failed ? reject(new Error(data.failed)) : resolve(data));
  worker.onerror = (event) => { event.preventDefault(); end(() => reject(new Error(event.message || "no worker"))); };
  worker.postMessage({ parts, address });
});

/**
 * Has the browser fetch a file from the server; false where it cannot be reached.
 * @param {HTMLAnchorElement} link
 */
const follow = async (link) => {
  try {
    if (!navigator.onLine) return false;
    const answer = await fetch(link.href, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) });
    // An exported site has no file of a view that is not the default one.
    if (answer.status >= 500 || answer.status === 404) return false;
  } catch { return false; }
  const plain = document.createElement("a");
  plain.href = link.href;
  plain.download = "";
  plain.click();
  return true;
};

/**
 * Shows an address to be copied, where nothing can be saved.
 * @param {string} words
 * @param {string} address
 * @param {string} close
 */
const show = (words, address, close) => {
  const dialog = document.createElement("dialog"), form = document.createElement("form"), label = document.createElement("label");
  const field = document.createElement("input"), button = document.createElement("button");
  form.method = "dialog";
  field.readOnly = true;
  field.value = address;
  field.size = 60;
  button.className = "btn";
  button.textContent = close;
  label.append(words, " ", field);
  form.append(label, " ", button);
  dialog.append(form);
  dialog.className = "address";
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.select();
};

/**
 * Takes a file away for a link that was followed.
 * @param {any} link
 * @param {Parts} parts
 */
export const take = async (link, parts) => {
  const { told } = parts.languages.find(({ language }) => language === page.lang) || parts.languages[0];
  if (page.hasAttribute("data-sealed")) return show(told.address, link.href, told.close);
  if (/\.(xlsx|pptx)$|\/datapackage\./.test(link.pathname)) {
    if (!await follow(link)) report(link, told.offline);
    return;
  }
  const address = addressIn(link);
  if (making.has(address)) return;
  making.add(address);
  report(link, told.making);
  try {
    const made = await make(parts, address);
    if (made.file && made.name) save(made.file, made.name);
    report(link, made.refused || told.made);
  } catch (error) {
    console.info("The file is not made here:", error);
    report(link, await follow(link) ? told.made : told.failed);
  }
  making.delete(address);
};
