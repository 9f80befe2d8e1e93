// The service worker: keeps one whole version of the site for readers without
// a network. The host fills in the version and the list of what belongs to it.
"use strict";

const VERSION = "{{.Version}}";
const BASE = new URL(".", self.location).pathname.slice(0, -1); // the path below which the site stands
const PREFIX = BASE ? `explorer${BASE}//` : "explorer-"; // no site's beside this one begins so
const CACHE = PREFIX + VERSION;
const LIST = [...new Set({{.ResourcesToCache}})].filter((address) => address.startsWith("/")).map((address) => BASE + address);
const BUILT = BASE + "/built.json"; // the documents that programs build pages in
const UNKEPT = "/offline/"; // behind the language, and "/embed" in a frame
const HELD = "/held"; // when another version was first seen
const PATIENCE = 3000; // milliseconds that a page may take from the network
const LONGEST = 86400000; // milliseconds that a version is held against one that cannot be fetched whole
const AT_ONCE = 4; // requests of the fill
const HEAD = 4096; // characters within which a document names its version

const isHashed = (path) => path.startsWith(BASE + "/web/");
const isFile = (path) => /\.\w+$/.test(path);
const isDocument = (path) => path.endsWith("/");
const slashed = (path) => path.endsWith("/") ? path : path + "/";
const savesData = () => Boolean(self.navigator.connection && self.navigator.connection.saveData);

// What stands in for a cache where the device gives none.
const NONE = { match: async () => undefined, put: async () => {}, delete: async () => false, keys: async () => [] };
const openCache = () => caches.open(CACHE).catch(() => NONE);

const TYPES = {
  wasm: "application/wasm", js: "text/javascript", css: "text/css", json: "application/json", webmanifest: "application/manifest+json",
  bin: "application/octet-stream", txt: "text/plain", csv: "text/csv", zip: "application/zip", png: "image/png", svg: "image/svg+xml", webp: "image/webp", woff2: "font/woff2",
};

// fits reports whether an answer is what the address has: its media type, and of what
// never changes the hash in the address, of all else the version it names. It reads
// the answer.
async function fits(path, answer) {
  const type = (answer.headers.get("content-type") || "").split(";")[0].trim();
  if (type !== (isDocument(path) ? "text/html" : TYPES[path.split(".").pop()])) return false;
  if (isHashed(path)) {
    const sum = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
    const hash = [...new Uint8Array(sum, 0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return path.includes(`.${hash}.`);
  }
  if (isDocument(path)) return (await answer.text()).includes(`data-version="${VERSION}"`);
  if (path === BUILT || path === BASE + "/takeaway.json") return (await answer.json()).version === VERSION;
  return true;
}

self.addEventListener("install", (event) => {
  event.waitUntil(fill());
});

// fill stores the whole version or nothing, a few answers at a time so that
// the reader's own requests go first. A document of another version means that
// the site changed in between: the next check for an update finds the new
// worker.
async function fill() {
  if (savesData()) throw new Error("the reader saves data");
  const cache = await caches.open(CACHE);
  try {
    await store(cache, LIST);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function store(cache, list, done = () => {}) {
  for (let i = 0; i < list.length; i += AT_ONCE) {
    await Promise.all(list.slice(i, i + AT_ONCE).map(async (address) => cache.put(address, await fetchForCache(address))));
    done(Math.min(i + AT_ONCE, list.length));
  }
}

async function fetchForCache(address) {
  // The bytes behind a hashed address never change, unless what is kept of them is
  // harmed; all others may be stale.
  let status;
  for (const mode of isHashed(address) ? ["default", "reload"] : ["no-cache"]) {
    const answer = await fetch(address, { cache: mode, credentials: "same-origin", priority: "low" });
    status = answer.status;
    if (answer.ok && !answer.redirected && await fits(address, answer.clone()).catch(() => false)) return answer;
  }
  throw new Error(`${address}: is not what it is in version ${VERSION}, status ${status}`);
}

let inspected = false;

// heal fetches again what the device has lost of this version, and, once in the worker's
// life, the documents that are not what they were. Of what has a hash each use inspects it.
async function heal(cache) {
  const there = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  await store(cache, LIST.filter((address) => !there.has(address)));
  if (inspected) return;
  inspected = true;
  for (const path of LIST.filter((address) => isDocument(address) || address === BUILT)) {
    const kept = await cache.match(path);
    if (kept) await inspect(cache, path, kept);
  }
}

self.addEventListener("activate", (event) => {
  event.waitUntil(tidy());
});

async function tidy() {
  const ours = (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== CACHE);
  await Promise.all(ours.map((key) => caches.delete(key)));
  // The first worker takes the page that brought it, so that one visit is
  // enough. A later one waits until the reader has left or asked for it.
  if (ours.length === 0) await self.clients.claim();
}

// The pages whose document came from here because the network gave none.
const cutOff = new Set();

self.addEventListener("message", (event) => {
  switch (event.data && event.data.type) {
    case "skip-waiting":
      self.skipWaiting();
      break;
    case "state":
      event.ports[0].postMessage({ version: VERSION, cutOff: cutOff.has(event.source.id) });
      break;
    case "same-version":
      event.waitUntil(succeed());
      break;
    case "keep-all":
      event.waitUntil(keepAll(event.ports[0]));
      break;
  }
});

// succeed takes over from an older worker when the only page there is shows
// this version already.
async function succeed() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length === 1) await self.skipWaiting();
}

// keepAll stores what is not kept for everybody: the documents of pages that programs
// would build, and the files of the data. It tells how much is done.
async function keepAll(port) {
  try {
    const cache = await caches.open(CACHE);
    const there = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
    const list = [...LIST, ...(await builtOf(cache)).more];
    const whole = BASE + "/datapackage.json";
    const tables = list.includes(whole) ? (await (await fetchForCache(whole)).json()).resources.map(({ path }) => path) : [];
    for (const path of tables) if (typeof path === "string" && !list.includes(`${BASE}/${path}`)) list.push(`${BASE}/${path}`);
    const wanted = list.filter((address) => !there.has(address));
    await store(cache, wanted, (done) => port.postMessage({ done, of: wanted.length }));
    port.postMessage({ done: wanted.length, of: wanted.length, kept: true });
  } catch (error) {
    port.postMessage({ failed: String(error) });
  }
}

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && !isFile(url.pathname)) event.respondWith(page(event, url));
  else if (LIST.includes(url.pathname)) event.respondWith(resource(event, url));
  else if (/\.(csv|json|zip|txt)$/.test(url.pathname) && !isHashed(url.pathname) && !url.search) event.respondWith(file(request, url));
});

// resource answers with what this version has. What the device has lost of it comes
// from the network and is kept again; what was harmed is found behind the answer.
async function resource(event, url) {
  const cache = await openCache(), path = url.pathname, request = event.request;
  const kept = await cache.match(path).catch(() => undefined);
  if (kept && isHashed(path)) {
    event.waitUntil(inspect(cache, path, kept.clone()));
    return kept;
  }
  try {
    const answer = await fetch(request);
    if (!kept && answer.ok) event.waitUntil(inspect(cache, path, answer.clone(), answer.clone()));
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

// inspect keeps a copy of an answer that fits, and fetches anew what is kept and does not.
async function inspect(cache, path, answer, copy) {
  try {
    if (await fits(path, answer).catch(() => false)) {
      if (copy) await cache.put(path, copy);
    } else if (!copy) {
      await cache.delete(path);
      await store(cache, [path]);
    }
  } catch { /* no network, or no room: the next reader tries again */ }
}

// file answers for a file of the data that the reader asked to be kept.
async function file(request, url) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await openCache()).match(url.pathname);
    if (kept) return kept;
    throw error;
  }
}

// page answers a navigation: from the network if it is there in time and has this
// version, else with the page as this version has it. The program then moves to the
// view that the query names.
async function page(event, url) {
  const fromNetwork = fetch(event.request);
  event.waitUntil(fromNetwork.catch(() => undefined));
  const cache = await openCache(), own = ownPage(cache, url).catch(() => undefined);
  let timer, answer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => own.then((page) => { if (page) resolve(); }), PATIENCE);
  });
  try {
    answer = await Promise.race([fromNetwork, late]);
  } catch { /* no network */ } finally {
    clearTimeout(timer);
  }
  if (answer && answer.status < 500) {
    const version = await versionOf(answer);
    if (version === VERSION) event.waitUntil(keep(cache, url, answer).then(() => heal(cache)).catch(() => undefined));
    else if (version && await own && await holds(cache)) return own;
    return answer;
  }
  cutOff.add(event.resultingClientId);
  const page = await own;
  if (page) return url.pathname.endsWith(UNKEPT) ? listed(cache, url, page, 200) : page;
  const [place] = /^(\/ja(?=\/|$))?(\/embed(?=\/|$))?/.exec(url.pathname.slice(BASE.length));
  const unkept = await ownPage(cache, new URL(BASE + place + UNKEPT, url)).catch(() => undefined);
  return unkept ? listed(cache, url, unkept, 503) : answer || fromNetwork;
}

// ownPage is the page of a path in this version: its kept document, or one that its
// program builds it in; undefined where neither is there whole.
async function ownPage(cache, url) {
  const path = slashed(url.pathname), kept = await cache.match(path);
  if (kept) {
    if (await fits(path, kept.clone()).catch(() => false)) return kept;
    await cache.delete(path);
  }
  return build(cache, path, url);
}

const builtOf = async (cache) => {
  const kept = await cache.match(BUILT), nothing = { pages: {}, more: [] };
  if (!kept) return nothing;
  if (await fits(BUILT, kept.clone()).catch(() => false)) return kept.json();
  await cache.delete(BUILT);
  return nothing;
};

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

// build makes a document without its page: the program that it starts makes that of
// its address, of the data on the device. It takes all of them.
async function build(cache, path, url) {
  const built = await builtOf(cache), page = built.pages[path];
  if (!page) return undefined;
  const { headers, html } = built.documents[page.document];
  const text = html.replaceAll(built.address, () => escaped(path.slice(BASE.length) + url.search)).replaceAll(built.parts, page.parts.join(" "));
  const needed = new Set([...page.parts, ...(text.match(/\/web\/[\w.-]+(?:\/[\w.-]+)*/g) || []).map((address) => BASE + address).filter((address) => LIST.includes(address))]);
  for (const address of needed) if (!(await cache.match(address))) return undefined;
  return new Response(text, { headers });
}

// versionOf reads the version that a document names in its beginning, undefined where
// there is none, and leaves the answer as it is.
async function versionOf(answer) {
  if (!answer.body || !/^text\/html/.test(answer.headers.get("content-type") || "")) return undefined;
  const reader = answer.clone().body.getReader(), decoder = new TextDecoder();
  let text = "", found;
  while (!found && text.length < HEAD) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    found = /<html[^>]* data-version="([^"]*)"/.exec(text);
  }
  reader.cancel().catch(() => undefined);
  return found ? found[1] : undefined;
}

// holds reports whether the reader stays with this version although the network has
// another: until that one is there whole and the reader asks for it. One that cannot be
// fetched is waited for no longer than a day.
async function holds(cache) {
  if (savesData()) return false;
  if (self.registration.waiting || self.registration.installing) return true;
  const since = await cache.match(HELD);
  if (since) return Date.now() - Number(await since.text()) < LONGEST;
  await cache.put(HELD, new Response(String(Date.now()))).catch(() => undefined);
  return true;
}

// listed is the page of what is kept: of its links to pages it has those that are there.
// Where it stands in for one that is not it says so, and leads to that page in the other
// language.
async function listed(cache, url, answer, status) {
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const { pages } = await builtOf(cache);
  const asked = url.pathname.slice(BASE.length) + url.search, other = asked.startsWith("/ja/") ? asked.slice(3) : "/ja" + asked;
  let instead = ["", ""];
  const page = (await answer.text())
    .replace(/<(h1|p)([^>]*) data-instead="([^"]*)"([^>]*)>([^<]*)/g, (element, tag, before, words, after, own) => {
      if (status === 200) return element;
      if (tag === "h1") instead = [own, words];
      return `<${tag}${before}${after}>${words}`;
    })
    .replace(/<title>[^<]*/, (title) => title.replace(...instead))
    .replace(/<li data-kept="([^"]*)">.*?<\/li>/gs, (item, path) => kept.has(path) || pages[path] ? item : "")
    .replace(new RegExp(`href="${BASE}(/ja)?/offline/"`), () => `href="${BASE}${other}"`);
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return new Response(page, { status, headers });
}

// keep stores a page of this version that is not on the list, without its query's view.
async function keep(cache, url, answer) {
  const path = url.pathname;
  if (!answer.ok || answer.redirected || !isDocument(path) || LIST.includes(path)) return;
  const plain = url.search ? await fetchForCache(path).catch(() => null) : answer.clone();
  if (plain) await cache.put(path, plain);
}
