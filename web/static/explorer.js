// Starts the program on the page, passes it what the reader does and applies
// what it asks for. Until the program is there, and wherever it fails, every
// link and form of the page works by itself.
"use strict";
(() => {
  const script = document.currentScript, page = document.documentElement;
  const framed = window.parent !== window, svg = "http://www.w3.org/2000/svg";
  const decoder = new TextDecoder(), encoder = new TextEncoder();

  // What Go is told, as in app/protocol.
  const DATASET = 1, WORDS = 2, COLLECTION = 3, HYDRATE = 4, PUSH = 5, REPLACE = 6, RETURN = 7, FRAME = 8,
    POINT = 9, PRESS = 10, KEY = 11, LEAVE = 12, ACTION = 13, REST = 14, WAIT = "\n";
  const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Escape", "Enter"];
  const PAUSE = 250; // milliseconds that the live region waits for the reader to rest

  let exports, memory, live = false, waiting = false, changed = false;

  // --- applying operations, as listed in app/protocol ----------------------

  let nodes = [], parents = [], bytes, at; // both by the numbers of the nodes
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

  // Attributes that a reader changes set the property too.
  const setAttribute = (element, name, value) => {
    element.setAttribute(name, value);
    if (name === "value" && "value" in element && element.value !== value) element.value = value;
    if (name === "checked" || name === "selected") element[name] = true;
    // The policy forbids style attributes, not style properties.
    if (name === "data-left") element.style.left = value;
    if (name === "data-top") element.style.top = value;
  };
  const removeAttribute = (element, name) => {
    // The property first: setting it may set the attribute.
    if (name === "value" && "value" in element) element.value = "";
    element.removeAttribute(name);
    if (name === "checked" || name === "selected") element[name] = false;
  };

  const scrolled = (node, found = []) => {
    if (node.nodeType === 1) {
      if (node.scrollTop || node.scrollLeft) found.push([node, node.scrollTop, node.scrollLeft]);
      for (const child of node.children) scrolled(child, found);
    }
    return found;
  };
  const place = (parent, node, before) => {
    if (!node.isConnected || !parent.isConnected) return parent.insertBefore(node, before);
    if (parent.moveBefore) return parent.moveBefore(node, before);
    const positions = scrolled(node);
    parent.insertBefore(node, before);
    for (const [element, top, left] of positions) { element.scrollTop = top; element.scrollLeft = left; }
  };

  const create = (isSVG, tag) => isSVG ? document.createElementNS(svg, tag) : document.createElement(tag);

  // Checks the server's nodes against the program's tree and numbers them.
  const adopt = (node, parent) => {
    const token = number();
    if (token === 1) {
      const count = number(), tag = string();
      if (!node || node.nodeType !== 1 || node.localName !== tag) return false;
      // What the live region says is no part of the tree.
      const children = node.id === "announcement" ? [] : [...node.childNodes];
      if (children.length !== count) return false;
      const id = nodes.push(node) - 1;
      parents[id] = parent;
      for (const child of children) if (!adopt(child, id)) return false;
      return true;
    }
    const text = string();
    if (!node || (token === 2 ? node.nodeType !== 3 : node.localName !== text)) return false;
    parents[nodes.push(node) - 1] = parent;
    if (token === 2 && node.data !== text) node.data = text;
    return true;
  };

  // Others change the page too: a translation puts other elements in the place
  // of texts, an extension adds, takes out or moves nodes. Theirs may stay where
  // nothing is to be written; what is written must be on the page. So the
  // parents whose children others touched are noted, and those of them that a
  // change goes through get the children of the program's tree again.
  let touched = new WeakSet();
  const lost = new Set(); // numbers of parents
  const note = (records) => {
    for (const { target } of records) touched.add(target.nodeType === 3 ? target.parentNode || target : target);
  };
  const observer = new MutationObserver(note);
  const check = (id, isChild) => {
    const parent = nodes[parents[id]];
    if (isChild && parent && (touched.has(parent) || nodes[id].parentNode !== parent)) lost.add(parents[id]);
    if (nodes[id].isConnected) return;
    if (!nodes[1].isConnected) throw new Error("another page took the place of this one");
    for (; parents[id]; id = parents[id]) if (nodes[id].parentNode !== nodes[parents[id]]) lost.add(parents[id]);
  };
  const read = () => {
    const kind = number(), id = number();
    if (kind === 2) return { id, text: string(), children: [] };
    const node = { id, isSVG: number(), tag: string(), attributes: [], children: [] };
    for (let i = number(); i--;) node.attributes.push([string(), string()]);
    if (kind === 3) node.markup = string();
    else for (let i = number(); i--;) node.children.push(read());
    return node;
  };
  const make = (wanted) => {
    const { id, tag, markup } = wanted;
    const node = nodes[id] = tag ? create(wanted.isSVG, tag) : document.createTextNode(wanted.text);
    for (const [name, value] of wanted.attributes || []) setAttribute(node, name, value);
    if (markup) node.innerHTML = markup;
    for (const child of wanted.children) node.append(make(child));
    return node;
  };
  // Whether a node of the page can be one of the tree: by its identity if it has
  // one, else by all that neither the reader nor a script changes; deep with all
  // that stands in it, else with no attribute more.
  const CHANGED = ["value", "checked", "selected", "open", "aria-current", "tabindex"];
  const fits = (node, wanted, deep) => {
    if (!wanted.tag) return node.nodeType === 3 && node.data === wanted.text;
    if (node.localName !== wanted.tag) return false;
    const identity = wanted.attributes.filter(([name]) => name === "id" || name === "data-key");
    const compared = identity.length ? identity : wanted.attributes.filter(([name]) => !CHANGED.includes(name));
    if (compared.some(([name, value]) => node.getAttribute(name) !== value)) return false;
    if (!deep && !identity.length && [...node.attributes].filter(({ name }) => !CHANGED.includes(name)).length > compared.length) return false;
    let from = node.firstChild;
    return !deep || wanted.children.every((child) => {
      while (from && !fits(from, child, deep)) from = from.nextSibling;
      const found = from;
      from = from?.nextSibling;
      return found;
    });
  };
  // Gives a node the children of the tree: those that are there, and new ones
  // for those that are not. Foreign nodes stay where none is missing.
  const mend = (wanted) => {
    const parent = nodes[wanted.id], there = [...parent.childNodes];
    let from = 0, whole = !lost.has(wanted.id), exact = true;
    const children = wanted.children.map((child) => {
      parents[child.id] = wanted.id;
      if (nodes[child.id]) return nodes[child.id];
      const find = (deep) => there.findIndex((node, i) => i >= from && fits(node, child, deep));
      let i = find(true);
      if (i < 0) { exact = false; i = find(false); }
      if (i < 0) return make(child);
      from = i + 1;
      return nodes[child.id] = there[i];
    });
    if (!whole || !exact) {
      for (const node of there) if (!children.includes(node)) node.remove();
      children.forEach((node, i) => { if (parent.childNodes[i] !== node) place(parent, node, parent.childNodes[i] || null); });
    }
    wanted.children.forEach(mend);
  };

  // The nearest element that still stands gets the focus of one that went.
  const keepFocus = (work) => {
    const focused = document.activeElement, ancestors = [];
    for (let e = focused; e; e = e.parentElement) ancestors.push(e);
    let start, end;
    try { start = focused.selectionStart; end = focused.selectionEnd; } catch { /* no text field */ }
    work();
    if (!focused || focused === document.body || document.activeElement === focused) return;
    const next = ancestors.find((e) => e.isConnected);
    if (!next || next === document.body || next === page) return;
    if (next !== focused && next.tabIndex < 0 && !next.hasAttribute("tabindex")) {
      next.tabIndex = -1;
      next.addEventListener("blur", () => next.removeAttribute("tabindex"), { once: true });
    }
    next.focus({ preventScroll: true });
    if (next === focused && start != null) try { next.setSelectionRange(start, end); } catch { /* no text field */ }
  };

  const operations = () => {
    while (at < bytes.length) {
      switch (number()) {
        case 1: {
          const root = document.getElementById("explorer");
          nodes = [null];
          parents = [];
          touched = new WeakSet();
          lost.clear();
          if (!adopt(root)) {
            nodes = [null, root];
            return 0;
          }
          break;
        }
        case 2: { const id = number(); nodes[id] = create(number(), string()); break; }
        case 3: { const id = number(); nodes[id] = document.createTextNode(string()); break; }
        case 4: {
          const parent = number(), id = number();
          let before = nodes[number()] || null;
          check(parent);
          check(id, true); // what took the place of a node that moves stays behind
          if (before && before.parentNode !== nodes[parent]) { lost.add(parent); before = null; }
          parents[id] = parent;
          place(nodes[parent], nodes[id], before);
          break;
        }
        case 5: { const id = number(); check(id, true); nodes[id].remove(); nodes[id] = null; break; }
        case 6: nodes[number()] = null; break;
        case 7: { const id = number(); check(id, true); nodes[id].data = string(); break; }
        case 8: { const id = number(), name = string(); check(id); setAttribute(nodes[id], name, string()); break; }
        case 9: { const id = number(); check(id); removeAttribute(nodes[id], string()); break; }
        case 10: { const id = number(); check(id); nodes[id].innerHTML = string(); break; }
        case 11: { const push = number() === 1 && !framed; remember(push, string()); break; }
        case 12: document.title = string(); break;
        case 13: live = true; page.setAttribute("data-ready", ""); break;
        case 14: say(string()); break;
        case 15: hand(string(), string(), string()); break;
        case 16:
          mend(read());
          for (const id of lost) touched.delete(nodes[id]);
          lost.clear();
          break;
        default: throw new Error("unknown operation");
      }
    }
    return lost.size ? 0 : 1;
  };
  const apply = (buffer) => {
    bytes = buffer;
    at = 0;
    let result = 0;
    note(observer.takeRecords());
    observer.disconnect();
    keepFocus(() => { result = operations(); });
    if (nodes[1]) observer.observe(nodes[1], { childList: true, characterData: true, subtree: true });
    return result;
  };
  // The address bar follows once the view is drawn: a browser makes it an
  // occasion to draw the page's icon.
  let unwritten = [];
  const write = () => {
    const all = unwritten;
    if (!all.length) return;
    unwritten = [];
    for (const [push, address, stood] of all) {
      try {
        // The browser keeps where the page stands now, which the new view has
        // moved; the reader stood there.
        if (push && Math.abs(scrollY - stood) > 1) history.replaceState({ stood }, "");
        history[push ? "pushState" : "replaceState"](null, "", address);
        viewed = location.pathname + location.search;
      } catch { /* a frame without an origin may not; the view changes all the same */ }
    }
    reveal();
    rest();
  };
  // Whoever chooses sees what was chosen: the title and the picture of what the
  // control leads to, or the title where there is no room for both; of what the
  // control is a part of, the picture. The page scrolls as little as that takes,
  // and after its address is written, so that the way back leads to where it
  // was. The focus stays. A frame scrolls itself, never its host.
  const MARGIN = 16; // pixels, as the stylesheet's scroll-padding
  let led = null;
  const reveal = () => {
    if (!led) return;
    const [id, inside, control] = led, target = document.getElementById(id);
    led = null;
    // Where the control went with what it stood in, all that is there is new.
    if (!target && !control.isConnected) scrollTo({ top: 0, behavior: "instant" });
    if (!target) return;
    const picture = (target.querySelector(".plot,table,.mx") || target).getBoundingClientRect();
    const top = inside ? picture.top : target.getBoundingClientRect().top, bottom = Math.max(top, picture.bottom), room = innerHeight;
    if (inside && Math.min(bottom, room) - Math.max(top, 0) >= Math.min(bottom - top, room / 2)) return;
    const by = top < 0 || bottom - top + 2 * MARGIN > room ? top - MARGIN : Math.max(0, bottom + MARGIN - room);
    if (top < 0 || bottom > room) scrollBy({ top: by, behavior: "instant" });
  };
  const rest = () => { (self.requestIdleCallback || setTimeout)(() => ask(REST)); };
  const remember = (push, address) => { unwritten.push([push, address, push && scrollY]); };

  let saying;
  const say = (words) => {
    clearTimeout(saying);
    saying = setTimeout(() => {
      const region = document.getElementById("announcement");
      if (region) region.textContent = words;
    }, PAUSE);
  };

  // --- files ---------------------------------------------------------------

  const SOCIAL = [1200, 628]; // pixels of a preview on social networks
  const TOLD = 8000; // milliseconds
  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  };
  const draw = async (svg, scale, size) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    [canvas.width, canvas.height] = size || [image.width * scale, image.height * scale];
    const fit = Math.min(canvas.width / image.width, canvas.height / image.height);
    pen.fillStyle = "#fbfaf7";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, (canvas.width - image.width * fit) / 2, (canvas.height - image.height * fit) / 2, image.width * fit, image.height * fit);
    URL.revokeObjectURL(image.src);
    return new Promise((resolve, reject) => canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error("no picture")), "image/png"));
  };
  // What came of a button is said, and stands beside it for a while.
  let acting = null;
  const answer = (button, words) => {
    if (!button || !words) return;
    say(words);
    button.dataset.told = words;
    clearTimeout(button.telling);
    button.telling = setTimeout(() => button.removeAttribute("data-told"), TOLD);
  };
  const hand = (what, name, svg) => {
    const button = acting, done = () => answer(button, button?.dataset.done);
    if (what === "svg") return save(new Blob([svg], { type: "image/svg+xml" }), name + ".svg"), done();
    const picture = draw(svg, what === "png2" || what === "copy" ? 2 : 1, what === "social" ? SOCIAL : null);
    (what === "copy"
      ? navigator.clipboard.write([new ClipboardItem({ "image/png": picture })])
      : picture.then((blob) => save(blob, name + ({ png2: "@2x", social: "-1200x628" }[what] || "") + ".png")))
      .then(done, (error) => {
        console.info("No picture:", error.message);
        answer(button, button?.dataset.failed);
      });
  };

  // --- telling the program -------------------------------------------------

  // A change of the page may move the focus, of which the program is told when
  // it has finished.
  let telling = false;
  const later = [];
  const tell = (kind, content) => {
    if (telling) { later.push([kind, content]); return 0; }
    const buffer = typeof content === "string" ? encoder.encode(content) : content || new Uint8Array(0);
    let answer;
    telling = true;
    try {
      const pointer = exports.inbox(buffer.length);
      new Uint8Array(memory.buffer, pointer, buffer.length).set(buffer);
      answer = exports.receive(kind, buffer.length);
    } finally {
      telling = false;
    }
    while (later.length) ask(...later.shift());
    return answer;
  };
  const fail = (error) => {
    live = false;
    page.removeAttribute("data-ready");
    page.setAttribute("data-static", "");
    console.info("The page stays static:", error && error.message || error);
  };

  // Asks the program for a view; false when it is not the program's. The first
  // of a frame need not wait for it and is shown with the same call; later ones
  // join in the next.
  const visit = (url, kind) => {
    if (!live) return false;
    const address = url.pathname + url.search, written = unwritten.length;
    const lists = waiting ? null : chosenOf();
    try {
      if (!tell(kind, waiting ? address + WAIT : address)) return false;
    } catch (error) {
      fail(error);
      if (kind !== RETURN && unwritten.length === written) remember(kind === PUSH, address);
      write();
      location.reload();
      return true;
    }
    // The printed address leaves out "auto": the one that was asked for has it.
    globalThis.explorerTheme?.(url);
    if (!lists) { changed = true; return true; }
    settle(lists);
    markTheme();
    waiting = true;
    requestAnimationFrame(frame);
    // A page that is not drawn has no frames, but keeps its state.
    setTimeout(frame, 200);
    return true;
  };
  const frame = () => {
    waiting = false;
    change();
    setTimeout(write);
  };
  // Which colours are chosen the device may know better than the address.
  const markTheme = () => {
    for (const link of document.querySelectorAll("[data-theme-choice]")) {
      const current = link.dataset.themeChoice === (page.dataset.theme || "auto");
      if (current === link.hasAttribute("aria-current")) continue;
      if (current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  // A list keeps what the reader has chosen of it until its form is sent. Then,
  // or when the page no longer offers that choice, it shows what is.
  let sent = null;
  const truth = (list) => Math.max(0, [...list.options].findIndex((o) => o.defaultSelected));
  const chosenOf = () => [...document.querySelectorAll("form select")].map((list) => [list, list.selectedOptions[0]]);
  const settle = (lists) => {
    for (const [list, option] of lists) {
      if (list.form !== sent && list.contains(option)) continue;
      list.selectedIndex = truth(list);
    }
    sent = null;
  };
  const change = () => {
    if (!changed) return;
    changed = false;
    try {
      const lists = chosenOf();
      tell(FRAME);
      settle(lists);
      markTheme();
    } catch (error) {
      fail(error);
      write();
      location.reload();
    }
  };

  // A view that the program cannot show, or not any more, is loaded anew.
  let viewed = location.pathname + location.search;
  const comeBack = (event) => {
    unwritten = [];
    const url = new URL(location.href), view = url.pathname + url.search;
    if (view === viewed && !live) return;
    if (!visit(url, RETURN)) location.reload();
    viewed = view;
    const stood = event.state?.stood;
    if (stood === undefined) return;
    history.replaceState(null, "");
    requestAnimationFrame(() => scrollTo({ top: stood, behavior: "instant" }));
  };

  // --- the one listener ----------------------------------------------------

  const formAddress = (form, button) => {
    const url = new URL(form.action);
    url.search = new URLSearchParams(button ? new FormData(form, button) : new FormData(form));
    return url;
  };
  const ours = (url) => url.origin === new URL(document.baseURI).origin;
  // What a plain click leads to on this site; nothing where that is another
  // window, a file or no address.
  const controlOf = (event) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return null;
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
    return event.target.closest("a[href],button,input[type=submit]");
  };
  const addressOf = (control) => {
    let url;
    if (control.localName === "a") {
      if (control.target && control.target !== "_self" || control.hasAttribute("download")) return null;
      url = new URL(control.href, document.baseURI);
    } else {
      if (!control.form || control.type !== "submit" || control.form.method !== "get") return null;
      url = formAddress(control.form, control);
    }
    return ours(url) ? url : null;
  };
  // A frame's history is its host's. What is no view of the program takes the
  // place of what the frame shows, with the program and without.
  if (framed) addEventListener("click", (event) => {
    const control = controlOf(event), url = control && addressOf(control);
    if (!url) return;
    event.preventDefault();
    location.replace(url);
  });
  const listen = (event) => {
    if (!live || event.defaultPrevented || !(event.target instanceof Element)) return;
    if (event.type === "click") {
      const control = controlOf(event);
      if (!control) return;
      if (control.dataset.action) {
        const chart = control.closest("figure").querySelector("[data-chart]");
        acting = control;
        if (chart) ask(ACTION, chart.dataset.chart + " " + control.dataset.action);
        return;
      }
      const url = addressOf(control);
      if (!url) return;
      if (control.localName === "a") {
        const here = new URL(location.href);
        if (control.getAttribute("href").startsWith("#")) return;
        if (url.hash.startsWith("#note-") || url.hash.startsWith("#figure-note-")) {
          if (url.pathname === here.pathname && url.search === here.search) return;
        }
      }
      sent = control.form || null;
      // A form leads to what it is a part of, or to what the page is about.
      const part = sent ? control.closest("figure,section[id]") || document.querySelector("main figure") : document.getElementById(url.hash.slice(1));
      const leads = [part?.id, part?.contains(control), control];
      if (!visit(url, framed ? REPLACE : PUSH)) return;
      event.preventDefault();
      led = leads;
      return;
    }
    // Words that are still being composed are not yet what they will be. Typing
    // replaces the view as it goes; a list waits for its button.
    const form = event.target.form;
    if (event.isComposing || !form?.hasAttribute("data-live")) return;
    const url = formAddress(form);
    if (ours(url)) visit(url, REPLACE);
  };

  // Enter sends a choice that is not sent yet. On any other list it is the
  // browser's, as Space is on all.
  const enter = (event) => {
    const list = event.target;
    if (event.key !== "Enter" || list.localName !== "select" || !list.form || list.selectedIndex === truth(list)) return;
    event.preventDefault();
    list.form.querySelector("[type=submit]").click();
  };

  // --- charts --------------------------------------------------------------

  const ask = (kind, content) => {
    if (!live) return false;
    try {
      return tell(kind, content) === 1;
    } catch (error) {
      fail(error);
      return false;
    }
  };
  const canvasOf = (event) => event.target instanceof Element ? event.target.closest("[data-chart]") : null;
  const placeOn = (canvas, event) => {
    const box = canvas.getBoundingClientRect();
    return [canvas.dataset.chart, event.clientX - box.left, event.clientY - box.top, box.width]
      .map((v) => Math.round(v)).join(" ");
  };
  let pointed = null, lastPlace = null, following = false, over = false;
  const follow = () => {
    following = false;
    if (pointed) ask(POINT, pointed);
  };
  const point = (event) => {
    const canvas = canvasOf(event);
    if (!canvas) {
      pointed = lastPlace = null;
      if (over) { ask(LEAVE); rest(); }
      over = false;
      return;
    }
    over = true;
    // On the box itself the reading stays, so that it can be reached and copied.
    if (event.target.closest(".tip")) { pointed = null; return; }
    // A browser tells of a pointer that stands still when the page changes below
    // it. That is no move: what was dismissed stays so.
    const place = placeOn(canvas, event);
    if (event.type === "pointermove" && place === lastPlace) return;
    pointed = lastPlace = place;
    if (following) return;
    following = true;
    requestAnimationFrame(follow);
  };
  // The end of a drag or of a long touch, and what makes a selection longer, is
  // no press; the second of a double click takes the first one back.
  const SLIP = 5, HELD = 500; // pixels, milliseconds
  let down = null, pressed = null;
  const isPress = (event) => {
    if (event.ctrlKey || event.shiftKey || event.detail > 2) return false;
    if (!event.detail || !down) return true; // nobody's hand
    const held = down.pointerType === "touch" && event.timeStamp - down.timeStamp > HELD;
    return !held && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) <= SLIP;
  };
  const press = (event) => {
    const canvas = canvasOf(event);
    if (!canvas || event.button || event.target.closest(".tip,a,button")) return;
    if (event.detail !== 2) pressed = isPress(event) ? placeOn(canvas, event) + (event.pointerType === "touch" ? " 1" : " 0") : null;
    else if (!isPress(event)) return;
    if (pressed) ask(PRESS, pressed);
  };
  const key = (event) => {
    pointed = null; // a move that is not told yet was before the key
    const canvas = canvasOf(event);
    if (!canvas || event.target !== canvas || event.ctrlKey || event.metaKey || event.altKey) return;
    const code = KEYS.indexOf(event.key === " " ? "Enter" : event.key);
    if (code >= 0 && ask(KEY, canvas.dataset.chart + " " + code)) event.preventDefault();
  };
  const dismiss = (event) => {
    if (event.key !== "Escape" || canvasOf(event)) return;
    const canvas = document.querySelector(".tip")?.closest("[data-chart]");
    if (canvas) ask(KEY, canvas.dataset.chart + " " + KEYS.indexOf("Escape"));
  };
  const leave = (event) => { if (canvasOf(event)) ask(LEAVE); };

  // --- news of the site: no network, a new version -------------------------

  const PATIENCE = 3000, SOON = 500, AGAIN = 30000; // milliseconds
  const announce = (id, control) => {
    const line = document.getElementById(id);
    if (!line || line.firstChild) return;
    line.className = "notice";
    line.append(line.dataset.words);
    if (!control) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = line.dataset.control;
    button.addEventListener("click", control);
    line.append(" ", button);
  };
  const withdraw = (id) => {
    const line = document.getElementById(id);
    if (line) { line.replaceChildren(); line.className = ""; }
  };

  // Asks the site whether it is there, until it is: a device that is online may
  // be cut off, and tells that it is online before anything can be reached.
  let asking;
  const reach = async (pause) => {
    clearTimeout(asking);
    const mine = asking = setTimeout(reach, pause + PATIENCE, Math.min(2 * pause, AGAIN));
    try {
      if (!navigator.onLine) throw new Error("offline");
      const answer = await fetch("/healthz", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) });
      if (answer.status >= 500) throw new Error("no answer");
      if (mine !== asking) return;
      clearTimeout(asking);
      withdraw("offline-news");
    } catch {
      if (mine === asking) announce("offline-news");
    }
  };

  // A worker that comes with another version than this page's is offered, never
  // forced. The one that was there before the page may well be older.
  const question = (worker) => new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => answer(event.data);
    worker.postMessage({ type: "state" }, [port2]);
  });
  const meet = async (worker) => {
    const { version } = await question(worker), waits = worker.state === "installed";
    if (version === page.dataset.version) {
      if (waits) worker.postMessage({ type: "same-version" });
      return;
    }
    announce("update-news", () => {
      const reload = () => location.reload();
      if (worker.state !== "installed") return reload();
      navigator.serviceWorker.addEventListener("controllerchange", reload);
      worker.postMessage({ type: "skip-waiting" });
    });
  };
  let watched;
  const watch = (registration) => {
    if (!registration || watched) return;
    watched = registration;
    const follow = (worker) => {
      if (!worker || !registration.active) return; // the first one replaces nothing
      worker.addEventListener("statechange", () => { if (worker.state === "installed") meet(worker); });
    };
    if (registration.waiting) meet(registration.waiting);
    follow(registration.installing);
    registration.addEventListener("updatefound", () => follow(registration.installing));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") registration.update().catch(() => {});
    });
  };
  const heed = () => {
    if (framed || !document.getElementById("offline-news")) return;
    for (const type of ["online", "offline"]) addEventListener(type, () => reach(SOON));
    if (!navigator.onLine) reach(SOON);
    try {
      const workers = navigator.serviceWorker;
      if (workers.controller) question(workers.controller).then(({ cutOff }) => { if (cutOff) reach(SOON); });
      workers.addEventListener("controllerchange", () => { if (workers.controller) meet(workers.controller); });
      workers.getRegistration().then(watch, () => {});
    } catch { /* no worker here */ }
  };
  // The worker fills its cache, so it comes when the page is interactive.
  const register = () => {
    try {
      if (framed || !script.dataset.worker || navigator.connection?.saveData) return;
      navigator.serviceWorker.register(script.dataset.worker).then(watch, () => {});
    } catch { /* no worker here: the page needs the network */ }
  };

  // --- starting ------------------------------------------------------------

  const get = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(address + ": " + response.status);
    return response;
  };
  const binary = async (address) => new Uint8Array(await (await get(address)).arrayBuffer());
  // What the reader typed before the program came counts as typed now.
  const typed = () => [...document.querySelectorAll("form[data-live] input")]
    .filter((field) => field.value !== field.defaultValue).map((field) => [field, field.value]);
  const start = async () => {
    const go = new Go();
    go.importObject.explorer = { apply: (pointer, length) => apply(new Uint8Array(memory.buffer, pointer >>> 0, length)) };
    const [{ instance }, dataset, words, ...collections] = await Promise.all([
      WebAssembly.instantiateStreaming(get(script.dataset.wasm), go.importObject),
      ...[script.dataset.dataset, script.dataset.words, ...(script.dataset.parts || "").split(" ").filter(Boolean)].map(binary),
    ]);
    exports = instance.exports;
    memory = exports.memory || exports.mem;
    go.run(instance).then(() => { if (go.exited) fail("the program ended"); }, fail);
    const fields = typed(), here = location.pathname + location.search;
    const told = [[DATASET, dataset], ...collections.map((part) => [COLLECTION, part]), [WORDS, words], [HYDRATE, page.dataset.address + "\n" + here]]
      .every(([kind, content]) => tell(kind, content));
    if (!told) throw new Error("the program refused its data");
    for (const [field, value] of fields) {
      if (field.value !== value) field.value = value;
      visit(formAddress(field.form), REPLACE);
    }
    addEventListener("popstate", comeBack);
    for (const type of ["click", "input", "compositionend"]) document.addEventListener(type, listen);
    document.addEventListener("pointermove", point, { passive: true });
    document.addEventListener("pointerdown", point, { passive: true });
    document.addEventListener("pointerdown", (event) => { down = event; }, { passive: true });
    document.documentElement.addEventListener("pointerleave", point);
    document.addEventListener("click", press);
    document.addEventListener("keydown", enter);
    document.addEventListener("keydown", key);
    document.addEventListener("keydown", dismiss);
    document.addEventListener("focusout", leave);
    register();
  };
  const begin = () => { start().catch(fail); };

  // --- copying -------------------------------------------------------------

  // A selection over several cells of a table is copied as columns in plain
  // text too: a line a row, tabs between its cells, a note's mark in brackets.
  const copy = (event) => {
    const chosen = getSelection(), part = document.createElement("div");
    if (event.target.closest?.("input,textarea") || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0), from = range.startContainer;
    part.append(range.cloneContents());
    if (part.querySelectorAll("td,th").length < 2) return;
    // What was chosen within a row, or a table, has lost it.
    if (!part.querySelector("tr")) { const row = document.createElement("tr"); row.append(...part.childNodes); part.append(row); }
    for (const e of part.querySelectorAll("a[href]")) e.setAttribute("href", e.href);
    for (const e of part.querySelectorAll("[aria-hidden]")) e.remove();
    const html = part.querySelector("table") ? part.innerHTML : `<table>${part.innerHTML}</table>`;
    const cell = (from.closest ? from : from.parentElement).closest("td,th"), rows = [...part.querySelectorAll("tr")];
    for (const e of part.querySelectorAll("div,p,li")) e.append(" ");
    for (const e of part.querySelectorAll("sup")) e.textContent = ` [${e.textContent}]`;
    rows.forEach((row, i) => {
      const cells = [...row.children].map((e) => e.textContent.replace(/\s+/g, " ").trim());
      const line = document.createElement("pre");
      line.textContent = (!i && rows.length > 1 && cell ? "\t".repeat(cell.cellIndex) : "") + cells.join("\t");
      row.replaceWith(line);
    });
    // A table's own elements would set each line apart.
    for (const e of part.querySelectorAll("table,thead,tbody,caption")) {
      const box = document.createElement("div");
      box.append(...e.childNodes);
      e.replaceWith(box);
    }
    part.style.position = "fixed";
    part.style.insetInlineStart = "-99rem";
    document.body.append(part);
    for (const e of part.querySelectorAll("pre")) e.style.margin = 0;
    const text = part.innerText.replace(/^\n+|\n+$/g, "") + "\n";
    part.remove();
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  };

  page.setAttribute("data-script", "");
  document.addEventListener("copy", copy);
  // What cannot work here is not offered.
  if (self.origin === "null") page.setAttribute("data-sealed", "");
  if (!navigator.clipboard || !globalThis.ClipboardItem || self.origin === "null") page.setAttribute("data-no-clipboard", "");
  heed();
  markTheme();
  if (!script || !script.dataset.wasm) {
    globalThis.explorer = { apply };
    page.setAttribute("data-ready", "");
    register();
  } else if (!framed) {
    begin();
  } else {
    // In a frame the reader may never scroll to, the program waits to be seen.
    const root = document.getElementById("explorer");
    const once = () => {
      observer.disconnect();
      for (const type of ["pointerover", "focusin"]) root.removeEventListener(type, once);
      begin();
    };
    const observer = new IntersectionObserver((entries) => { if (entries.some((e) => e.isIntersecting)) once(); });
    observer.observe(root);
    for (const type of ["pointerover", "focusin"]) root.addEventListener(type, once);
  }
})();
