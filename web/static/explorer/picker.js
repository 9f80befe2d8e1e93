// A list of places that one can type into: an input with the list below it, by the
// pattern of a combobox. The list in the page stays what it is, a control of a form: it holds
// the choice and is sent. What is here stands in the element's own tree, of which the program
// knows nothing.
import { plain } from "./letters.js";
import style from "../style/picker.css";

const source = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.dataset.places;

/** @type {Promise<Record<string, string>> | undefined} The words by which a place is found, by its code. */
let found;
/** @returns {Promise<Record<string, string>>} */
const words = () => found ||= source ? fetch(source).then((answer) => answer.ok ? answer.json() : {}).catch(() => ({})) : Promise.resolve({});

/**
 * What is typed and what it is looked for in, in one form: plain letters without signs.
 * @param {string} text
 */
const fold = (text) => plain(text).replace(/[\s・·.,'’()（）–-]+/g, " ").trim();

/**
 * How well a query fits some names: 0 as the beginning of one, 1 as that of a word in
 * one, 2 anywhere, or word by word in any order, 3 not.
 * @param {string} query
 * @param {string[]} names
 * @returns {number}
 */
const fit = (query, names) => {
  let best = 3;
  for (const name of names) {
    const at = (" " + name).indexOf(" " + query);
    best = Math.min(best, at === 0 ? 0 : at > 0 ? 1 : name.includes(query) ? 2 : 3);
  }
  return best > 2 && query.includes(" ") && query.split(" ").every((word) => fit(word, names) < 2) ? 2 : best;
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

// What stays below the sentence has to know how high that is: it may take several rows.
const height = new CSSStyleSheet();
document.adoptedStyleSheets.push(height);
const measure = new ResizeObserver(([{ borderBoxSize: [{ blockSize }] }]) => { height.replaceSync(`:root{--picker:${blockSize}px}`); });

const GAP = 4, MARGIN = 8, TALLEST = 352, NARROWEST = 240; // pixels

class PlacePicker extends HTMLElement {
  /** @type {any} The list in the page. */ select;
  /** @type {any} */ input;
  /** @type {any} */ list;
  /** @type {any} */ status;
  /** @type {MutationObserver | undefined} */ watch;
  /** @type {string | undefined} What was typed last, while it is looked for. */ asked;
  /** @type {string[]} The values of the items. */ offered = [];
  opened = false;
  at = -1;

  connectedCallback() {
    this.select = this.querySelector("select");
    if (!this.select) return;
    if (!this.shadowRoot) this.build();
    const sentence = this.closest(".picker");
    if (sentence) measure.observe(sentence);
    this.watch ||= new MutationObserver(() => this.show());
    this.watch.observe(this.select, { attributes: true, childList: true, characterData: true, subtree: true });
    this.show();
  }

  disconnectedCallback() {
    this.watch?.disconnect();
    this.close();
  }

  build() {
    const held = this.select === document.activeElement;
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = `<input role="combobox" aria-expanded="false" aria-controls="list" aria-autocomplete="list" aria-haspopup="listbox" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="done"><ul id="list" role="listbox" popover="manual" hidden></ul><span role="status"></span>`;
    this.input = root.querySelector("input");
    this.list = root.querySelector("ul");
    this.status = root.querySelector("[role=status]");
    this.input.ariaLabel = this.list.ariaLabel = this.select.getAttribute("aria-label");
    this.input.title = this.dataset.hint || "";
    this.input.addEventListener("focus", () => { words(); this.input.select(); });
    this.input.addEventListener("click", () => this.open(""));
    this.input.addEventListener("input", () => this.open(this.input.value));
    this.input.addEventListener("blur", () => { this.close(); this.show(); });
    this.input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.key(event));
    // The field keeps the focus while the list is used.
    this.list.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => { if (event.pointerType === "mouse") event.preventDefault(); });
    this.list.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
    this.list.addEventListener("click", (/** @type {Event} */ event) => {
      const item = /** @type {Element} */ (event.target).closest("li");
      if (item) this.choose([...this.list.children].indexOf(item));
    });
    this.place = this.place.bind(this);
    if (held) this.input.focus(); // the list is not shown any more
  }

  /** @returns {HTMLOptionElement | undefined} the one that the view has chosen */
  get chosen() { return [...this.select.options].find((option) => option.defaultSelected); }

  /** @returns {HTMLAnchorElement | null | undefined} the control that changes the two places of the sentence for each other */
  get swap() { return this.closest(".picker")?.querySelector("a.swap"); }

  /** @returns {HTMLOptionElement | undefined} the place that is chosen beside it, which its own list has not */
  get beside() {
    const lists = this.swap ? [...this.select.form.querySelectorAll("select")] : [];
    return lists.filter((list) => list !== this.select).flatMap((list) => [...list.options]).find((option) => option.defaultSelected);
  }

  /** Shows what the view has chosen. */
  show() {
    if (this.opened) return;
    const chosen = this.chosen || this.select.options[0];
    this.input.value = chosen?.value ? chosen.text : "";
    this.input.placeholder = chosen?.value ? "" : chosen?.text || "";
    // As wide as what it says, so that the sentence stands close.
    this.input.size = Math.min(24, Math.max(6, [...(this.input.value || this.input.placeholder)].reduce((sum, c) => sum + (c > "\u2e80" ? 2 : 1), 1)));
  }

  /** @param {string} text what was typed; "" offers all */
  async open(text) {
    this.asked = text;
    const known = await words(), query = fold(text);
    if (this.asked !== text || !this.isConnected || this.shadowRoot?.activeElement !== this.input) return;
    const options = [...this.select.options].filter((option) => option.value), current = this.chosen, beside = query ? this.beside : undefined;
    // Whoever types the place beside it may have the two the other way round.
    if (beside) options.push(beside);
    const ranked = options.map((option) => {
      const names = [option.text, option.value, ...option.value.split("-").flatMap((/** @type {string} */ code) => [code, ...(known[code] || "").split(";")])].map(fold);
      return { option, fits: query ? fit(query, names.filter(Boolean)) : 0 };
    }).filter(({ fits }) => fits < 3).sort((a, b) => a.fits - b.fits);
    this.offered = ranked.map(({ option }) => option.value);
    this.list.replaceChildren(...ranked.map(({ option }, i) => {
      const item = document.createElement("li");
      item.id = "o" + i;
      item.role = "option";
      item.textContent = option === beside ? `${option.text} ${this.swap?.textContent}` : option.text;
      item.lang = option.lang;
      item.className = option === current ? "now" : "";
      item.ariaSelected = "false";
      return item;
    }));
    if (!ranked.length) {
      const none = document.createElement("p");
      none.textContent = this.dataset.none || "";
      this.list.append(none);
    }
    this.status.textContent = ranked.length ? (this.dataset.found || "").replace("#", String(ranked.length)) : this.dataset.none || "";
    if (!this.opened) {
      this.opened = true;
      this.list.hidden = false;
      this.list.showPopover?.();
      this.input.ariaExpanded = "true";
      addEventListener("scroll", this.place, { capture: true, passive: true });
      addEventListener("resize", this.place);
    }
    this.place();
    const at = ranked.findIndex(({ option }) => option === current);
    this.mark(query ? 0 : at);
  }

  /** Puts the list under the field, or over it where there is more room. */
  place() {
    if (!this.opened) return;
    const box = this.input.getBoundingClientRect(), { style } = this.list;
    const below = innerHeight - box.bottom - GAP - MARGIN, above = box.top - GAP - MARGIN;
    const up = below < Math.min(TALLEST, this.list.scrollHeight) && above > below;
    const width = Math.min(Math.max(box.width, NARROWEST), innerWidth - 2 * MARGIN);
    style.width = width + "px";
    style.left = Math.max(MARGIN, Math.min(box.left, innerWidth - width - MARGIN)) + "px";
    style.maxHeight = Math.max(96, Math.min(TALLEST, up ? above : below)) + "px";
    style.top = up ? "auto" : box.bottom + GAP + "px";
    style.bottom = up ? innerHeight - box.top + GAP + "px" : "auto";
  }

  close() {
    this.asked = undefined;
    if (!this.opened) return;
    this.opened = false;
    if (this.list.isConnected) this.list.hidePopover?.();
    this.list.hidden = true;
    this.input.ariaExpanded = "false";
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
    removeEventListener("scroll", this.place, { capture: true });
    removeEventListener("resize", this.place);
  }

  /** @param {number} at the item that Enter chooses; none below 0 */
  mark(at) {
    const items = this.list.querySelectorAll("li");
    this.at = at;
    items.forEach((/** @type {any} */ item, /** @type {number} */ i) => { item.ariaSelected = String(i === at); });
    if (items[at]) {
      this.input.setAttribute("aria-activedescendant", items[at].id);
      items[at].scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const items = this.list.querySelectorAll("li"), last = items.length - 1, { at } = this;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (!this.opened) this.open("");
        else if (last >= 0) this.mark(event.key === "ArrowDown" ? at < last ? at + 1 : 0 : at > 0 ? at - 1 : last);
        break;
      case "Enter":
        if (this.opened && items[at]) this.choose(at);
        else if (!this.opened) this.open("");
        break;
      case "Escape":
        if (!this.opened) return;
        this.close();
        this.show();
        this.input.select();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  /** @param {number} at of those that are offered */
  choose(at) {
    const value = this.offered[at] || "";
    this.close();
    if (value && value === this.beside?.value) this.swap?.click();
    else if (value && this.chosen?.value !== value) {
      this.select.value = value;
      this.select.form?.querySelector("[type=submit]")?.click();
    }
    this.show();
    this.input.select();
  }
}
customElements.define("place-picker", PlacePicker);
