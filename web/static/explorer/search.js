// The field of a search of the whole site: lists what fits as the reader types,
// below the field of the masthead, or on the page of results itself. It comes
// once a reader goes to the field; until then, and where it does not come, the
// form leads to the page of results.
import { announce } from "./announce.js";
import { find } from "./find.js";
import { base } from "./page.js";
import panelStyle from "../style/panel.css";

const SHOWN = 4; // entries of a group in the panel
const NAME = 0, NAME_LANGUAGE = 1, DETAIL = 2, DETAIL_LANGUAGE = 3, MARK = 4, ADDRESS = 5;

const [, address] = (/** @type {HTMLElement} */ (document.querySelector("script[data-search]")).dataset.search || "").split(" ");
/** @type {Promise<import("./find.js").List>} */
const fetched = fetch(address).then((answer) => {
  if (!answer.ok) throw new Error(address + ": " + answer.status);
  return answer.json();
});
fetched.catch(() => {}); // who looks for something is told

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes none for ""
 * @param {(Node | string)[]} children
 */
const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/**
 * An address in the colours that the reader's own has.
 * @param {string} path
 * @param {string} [words]
 */
const inColours = (path, words) => {
  const url = new URL(base + path, location.href), theme = new URLSearchParams(location.search).get("theme");
  if (words) url.searchParams.set("q", words);
  if (theme) url.searchParams.set("theme", theme);
  return url.pathname + url.search.replaceAll("%7E", "~") + url.hash;
};

/**
 * @param {import("./find.js").Entry} entry
 * @returns {(Node | string)[]}
 */
const detail = (entry) => entry[DETAIL] ? [" ", make("small", {},
  ...(entry[MARK] ? [make("i", { class: entry[MARK], "aria-hidden": "true" }), " "] : []),
  make("span", { lang: entry[DETAIL_LANGUAGE] }, entry[DETAIL]))] : [];

/**
 * @param {import("./find.js").List} list
 * @param {string} words
 * @param {number} n
 */
const counted = (list, words, n) => (n > 1 ? list.several : n ? list.one : list.nothing)
  .replace(/\{(n|words)\}/g, (_, name) => name === "n" ? "" + n : words);

/** @param {import("./find.js").Group[]} groups */
const count = (groups) => groups.reduce((n, group) => n + group.entries.length, 0);

// The panel below the masthead's field.

const panel = make("div", { id: "hits", role: "listbox" }), box = make("nav", { class: "hits-panel", hidden: "hidden", "aria-label": document.querySelector(".ask input")?.getAttribute("aria-label") || "q" }, panel);
/** @type {HTMLInputElement | null} The field that the panel is open for. */
let opened = null;
let active = -1;

const options = () => /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("[role=option]")]);

/** @param {number} to the option, below 0 for none */
const activate = (to) => {
  const all = options();
  active = to < -1 ? all.length - 1 : to === all.length ? -1 : to;
  all.forEach((option, i) => option.setAttribute("aria-selected", i === active ? "true" : "false"));
  if (active < 0) opened?.removeAttribute("aria-activedescendant");
  else opened?.setAttribute("aria-activedescendant", all[active].id);
  all[active]?.scrollIntoView({ block: "nearest" });
};

const close = () => {
  box.hidden = true;
  opened?.setAttribute("aria-expanded", "false");
  opened?.removeAttribute("aria-activedescendant");
  opened = null;
};

/**
 * @param {HTMLInputElement} field
 * @param {import("./find.js").List} list
 */
const open = (field, list) => {
  const words = field.value.trim(), groups = find(list, words), n = count(groups);
  if (!words) return close();
  let id = 0;
  /** @param {string} path @param {string} language @param {(Node | string)[]} content */
  const option = (path, language, ...content) => make("a",
    { role: "option", id: "hit" + id++, tabindex: "-1", "aria-selected": "false", href: path, lang: language }, ...content);
  panel.setAttribute("aria-label", counted(list, words, n));
  panel.replaceChildren(...groups.map((group, i) => make("div", { role: "group", "aria-labelledby": "hits" + i },
    make("b", { id: "hits" + i, role: "presentation" }, group.name),
    ...group.entries.slice(0, SHOWN).map((entry) => option(inColours(entry[ADDRESS]), "",
      make("span", { lang: entry[NAME_LANGUAGE] }, entry[NAME]), ...detail(entry))))),
    n ? option(inColours(list.results, words), "", list.all.replace("{n}", "" + n)) : make("p", {}, counted(list, words, 0)));
  opened = field;
  box.hidden = false;
  const form = /** @type {HTMLFormElement} */ (field.form).getBoundingClientRect();
  box.style.top = form.bottom + scrollY + "px";
  box.style.right = Math.max(0, document.documentElement.clientWidth - form.right) + "px";
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", panel.id], ["aria-expanded", "true"]]) {
    field.setAttribute(name, value);
  }
  activate(-1);
  announce(counted(list, words, n));
};

// The page of results.

/**
 * @param {HTMLInputElement} field
 * @param {import("./find.js").List} list
 */
const show = (field, list) => {
  const words = field.value.trim(), groups = find(list, words), title = document.querySelector("h1");
  const place = /** @type {HTMLElement} */ (document.getElementById("found"));
  place.replaceChildren(...groups.map((group) => make("section", { class: "hits" }, make("h2", {}, group.name),
    make("ul", { class: "plain" }, ...group.entries.map((entry) => make("li", {},
      make("a", { href: inColours(entry[ADDRESS]), lang: entry[NAME_LANGUAGE] }, entry[NAME]), ...detail(entry)))))),
    ...(groups.length || !words ? [] : [make("p", {}, list.looked)]));
  const said = words ? counted(list, words, count(groups)) : "";
  if (title && said) {
    title.textContent = said;
    announce(said);
  }
  // Links to the same page keep what is looked for.
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.lang,.themes a"))) {
    const url = new URL(link.href);
    if (words) url.searchParams.set("q", words);
    else url.searchParams.delete("q");
    link.href = url.href;
  }
  history.replaceState(null, "", inColours(list.results, words));
};

/** @param {any} field */
const isField = (field) => field instanceof HTMLInputElement && field.name === "q" && field.closest(".ask");

/** @param {any} field */
const look = (field) => {
  if (isField(field)) fetched.then((list) => { (field.closest("main") ? show : open)(field, list); }, console.info);
};

/** @param {KeyboardEvent} event */
const key = (event) => {
  if (event.isComposing || event.target !== opened || !opened) return;
  switch (event.key) {
    case "ArrowDown": activate(active + 1); break;
    case "ArrowUp": activate(active < 0 ? -2 : active - 1); break;
    case "Escape": close(); break;
    case "Enter":
      if (active < 0) return;
      options()[active].click();
      break;
    default: return;
  }
  event.preventDefault();
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(panelStyle);
document.adoptedStyleSheets.push(sheet);
document.body.append(box);
for (const type of ["input", "compositionend"]) {
  document.addEventListener(type, (/** @type {any} */ event) => { if (!event.isComposing) look(event.target); });
}
document.addEventListener("keydown", key);
document.addEventListener("focusout", (event) => { if (event.target === opened) close(); });
// A press on the panel leaves the focus in the field, so that the panel stays.
box.addEventListener("pointerdown", (event) => { event.preventDefault(); });
box.addEventListener("mousedown", (event) => { event.preventDefault(); });
panel.addEventListener("click", close);

// What was typed, or came with the address, before this script did.
const own = /** @type {HTMLInputElement | null} */ (document.querySelector("main .ask input[name=q]"));
const asked = new URLSearchParams(location.search).get("q") || "";
if (own && asked && !own.defaultValue) own.value = asked.slice(0, own.maxLength);
if (own && own.value !== own.defaultValue) look(own);
else if (isField(document.activeElement) && /** @type {HTMLInputElement} */ (document.activeElement).value && document.activeElement !== own) {
  look(document.activeElement);
}
