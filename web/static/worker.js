// The service worker: keeps one whole version of the site for readers without
// a network. The host fills in the version and the list of what belongs to it.
// What it answers with stands in worker-answers.js.

const VERSION = "{{.Version}}";
const BASE = new URL(".", self.location).pathname.slice(0, -1); // the path below which the site stands
const PREFIX = BASE ? `explorer${BASE}//` : "explorer-"; // no site's beside this one begins so
const CACHE = PREFIX + VERSION;
const LIST = [...new Set({{.ResourcesToCache}})].filter((address) => address.startsWith("/")).map((address) => BASE + address);
const BUILT = BASE + "/built.json"; // the documents that programs build pages in
const UNKEPT = "/offline/"; // behind the language, and "/embed" in a frame
const HELD = "/held"; // when another version was first seen
const OTHERS = "/others"; // what older versions have kept, and the ids of the pages that may show one
const PATIENCE = 3000; // milliseconds that a page may take from the network
const LONGEST = 86400000; // milliseconds that a version is held against one that cannot be fetched whole
const CLOCK = 600000; // milliseconds by which two clocks may differ
const AT_ONCE = 4; // requests of the fill
const HEAD = 4096; // characters within which a document names its version
const MOST = 100; // pages of which it is known that the network gave none

const isHashed = (path) => path.startsWith(BASE + "/web/");
const isFile = (path) => /\.\w+$/.test(path);
const isDocument = (path) => path.endsWith("/");
const slashed = (path) => path.endsWith("/") ? path : path + "/";
const savesData = () => Boolean(self.navigator.connection && self.navigator.connection.saveData);

// openCache gives this version's answers to look at: a device that does not let it look has
// none. What cannot be put is told.
async function openCache() {
  const cache = await Promise.resolve().then(() => caches.open(CACHE)).catch(() => undefined);
  const without = (instead) => () => instead;
  return {
    match: async (address) => cache && cache.match(address).catch(without(undefined)),
    keys: async () => cache ? cache.keys().catch(without([])) : [],
    delete: async (address) => cache ? cache.delete(address).catch(without(false)) : false,
    put: async (address, answer) => {
      if (!cache) throw new Error("the device keeps nothing");
      await cache.put(address, answer);
    },
  };
}

// olderCaches names what other versions have kept. Others on the origin have caches of
// their own, whatever their names begin with.
const olderCaches = async () => (await caches.keys()).filter((key) => key !== CACHE && key.startsWith(PREFIX) && /^[0-9a-f]{16}$/.test(key.slice(PREFIX.length)));

// windows are the pages of the site that are open, of whatever version, with their frames.
const windows = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });

const TYPES = {
  wasm: "application/wasm", js: "text/javascript", css: "text/css", json: "application/json", webmanifest: "application/manifest+json",
  bin: "application/octet-stream", txt: "text/plain", csv: "text/csv", zip: "application/zip", png: "image/png", svg: "image/svg+xml", webp: "image/webp", woff2: "font/woff2",
};

const isOfType = (path, answer) => (answer.headers.get("content-type") || "").split(";")[0].trim() === (isDocument(path) ? "text/html" : TYPES[path.split(".").pop()]);

// fits reports whether an answer is what the address has: its media type, and of what
// never changes the hash in the address, of all else the version it names, of a document
// its own address too. It reads the answer.
async function fits(path, answer) {
  if (answer.redirected || !isOfType(path, answer)) return false;
  if (isHashed(path)) {
    const sum = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
    const hash = [...new Uint8Array(sum, 0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return path.includes(`.${hash}.`);
  }
  if (isDocument(path)) {
    const text = await answer.text();
    return text.includes(`<html data-address="${path.slice(BASE.length)}"`) && text.includes(`data-version="${VERSION}"`) && text.trimEnd().endsWith("</html>");
  }
  if (path === BUILT || path === BASE + "/takeaway.json") return (await answer.json()).version === VERSION;
  return true;
}

self.addEventListener("install", (event) => {
  event.waitUntil(fill());
});

// fill stores the whole version or nothing, a few answers at a time so that
// the reader's own requests go first. A document of another version means that
// the site changed in between: the next check for an update finds the new
// worker. For a reader who saves data nothing is fetched: the first worker comes
// because the reader asks to have everything kept, and a later one does not come.
async function fill() {
  if (savesData()) {
    if (self.registration.active) throw new Error("the reader saves data");
    return;
  }
  const was = await caches.has(CACHE), cache = await caches.open(CACHE);
  try {
    await store(cache, LIST);
  } catch (error) {
    if (!was) await caches.delete(CACHE);
    throw error;
  }
}

// store fetches and keeps a list, and fails at the first of it that cannot be had, unless it
// is told to go on.
async function store(cache, list, done = () => {}, together = "all") {
  for (let i = 0; i < list.length; i += AT_ONCE) {
    await Promise[together](list.slice(i, i + AT_ONCE).map(async (address) => cache.put(address, await fetchForCache(address))));
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
    if (answer.ok && await fits(address, answer.clone()).catch(() => false)) return answer;
  }
  throw new Error(`${address}: is not what it is in version ${VERSION}, status ${status}`);
}

let healing;

// heal fetches again what the device has lost of this version, and what of its documents
// is not what it was; of what has a hash each first use inspects it. One goes on at a time.
const heal = (cache) => healing ||= mend(cache).finally(() => { healing = undefined; });

async function mend(cache) {
  await sweep(cache);
  if (savesData()) return;
  const there = await pathsIn(cache);
  await store(cache, LIST.filter((address) => !there.has(address)), undefined, "allSettled");
  for (const path of LIST.filter((address) => isDocument(address) || address === BUILT)) await inspect(cache, path);
}

const pathsIn = async (cache) => new Set((await cache.keys()).map((request) => new URL(request.url).pathname));

self.addEventListener("activate", (event) => {
  event.waitUntil(succeeded());
});

// succeeded notes what older versions have kept, and the pages that may show one. The
// first worker takes the page that brought it, so that one visit is enough. A later one
// waits until the reader has left or asked for it.
async function succeeded() {
  const kept = await olderCaches();
  if (kept.length === 0) return self.clients.claim();
  if (self.registration.installing) return; // what that one fills is among them
  const cache = await openCache(), pages = (await windows()).map(({ id }) => id);
  const noted = await cache.put(OTHERS, new Response(JSON.stringify({ kept, pages }))).then(() => true, () => false);
  if (noted) await sweep(cache);
  else await Promise.all(kept.map((key) => caches.delete(key)));
}

// sweep deletes what older versions have kept when none of the pages is left that may
// show one: until then those have all that they had.
async function sweep(cache) {
  const others = await cache.match(OTHERS);
  if (!others) return;
  const { kept, pages } = await others.json(), open = new Set((await windows()).map(({ id }) => id));
  if (pages.some((id) => open.has(id))) return;
  await Promise.all(kept.map((key) => caches.delete(key)));
  await cache.delete(OTHERS);
}

// The pages whose document came from here because the network gave none, the last of them.
const cutOff = new Set();

function noteCutOff(id) {
  cutOff.add(id);
  if (cutOff.size > MOST) cutOff.delete(cutOff.values().next().value);
}

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  switch (event.data && event.data.type) {
    case "skip-waiting":
      self.skipWaiting();
      break;
    case "state":
      if (port) port.postMessage({ version: VERSION, cutOff: cutOff.has(event.source && event.source.id) });
      event.waitUntil(openCache().then(sweep).catch(() => undefined));
      break;
    case "same-version":
      event.waitUntil(succeed());
      break;
    case "keep-all":
      event.waitUntil(keepAll(port));
      break;
  }
});

// succeed takes over from an older worker when the only page there is shows
// this version already.
async function succeed() {
  const pages = (await windows()).filter(({ frameType }) => frameType !== "nested");
  if (pages.length === 1) await self.skipWaiting();
}

// Those who are told how much is kept, while everything is being kept.
const told = new Set();
let keeping;

// keepAll stores what is not kept for everybody: the documents of pages that programs
// would build, and the files of the data. It tells all who ask how much is done.
function keepAll(port) {
  if (port) told.add(port);
  const tell = (word) => told.forEach((port) => port.postMessage(word));
  return keeping ||= keepEverything(tell).catch((error) => tell({ failed: String(error) })).finally(() => {
    keeping = undefined;
    told.clear();
  });
}

async function keepEverything(tell) {
  const cache = await caches.open(CACHE), there = await pathsIn(cache);
  const built = LIST.includes(BUILT) && !there.has(BUILT) ? await (await fetchForCache(BUILT)).json() : await builtOf(cache);
  const list = [...LIST, ...built.more];
  const whole = BASE + "/datapackage.json";
  const tables = list.includes(whole) ? (await (await fetchForCache(whole)).json()).resources.map(({ path }) => path) : [];
  for (const path of tables) if (typeof path === "string" && !list.includes(`${BASE}/${path}`)) list.push(`${BASE}/${path}`);
  const wanted = list.filter((address) => !there.has(address));
  await store(cache, wanted, (done) => tell({ done, of: wanted.length }));
  tell({ done: wanted.length, of: wanted.length, kept: true });
}
