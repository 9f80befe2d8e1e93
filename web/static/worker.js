// The service worker: keeps one whole version of the site for readers without
// a network. The host fills in the version and the list of what belongs to it.
"use strict";

const VERSION = "{{.Version}}";
const PREFIX = "explorer-";
const CACHE = PREFIX + VERSION;
const LIST = [...new Set({{.ResourcesToCache}})].filter((address) => address.startsWith("/"));
const UNKEPT = "/offline/"; // behind the language, and "/embed" in a frame
const PATIENCE = 3000; // milliseconds that a page may take from the network
const AT_ONCE = 4; // requests of the fill

const isHashed = (path) => path.startsWith("/web/");
const isFile = (path) => /\.\w+$/.test(path);
const isDocument = (path) => path.endsWith("/");

self.addEventListener("install", (event) => {
  event.waitUntil(fill());
});

// fill stores the whole version or nothing, a few answers at a time so that
// the reader's own requests go first. A document of another version means that
// the site changed in between: the next check for an update finds the new
// worker.
async function fill() {
  if (self.navigator.connection && self.navigator.connection.saveData) throw new Error("the reader saves data");
  const cache = await caches.open(CACHE);
  try {
    for (let i = 0; i < LIST.length; i += AT_ONCE) {
      await Promise.all(LIST.slice(i, i + AT_ONCE).map(async (address) => cache.put(address, await fetchForCache(address))));
    }
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function fetchForCache(address) {
  // The bytes behind a hashed address never change; all others may be stale.
  const answer = await fetch(address, { cache: isHashed(address) ? "default" : "no-cache", credentials: "same-origin", priority: "low" });
  if (!answer.ok || answer.redirected) {
    throw new Error(`${address}: status ${answer.status}${answer.redirected ? " after a redirect" : ""}`);
  }
  if (isDocument(address) && !(await answer.clone().text()).includes(`data-version="${VERSION}"`)) {
    throw new Error(`${address}: belongs to another version than ${VERSION}`);
  }
  return answer;
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
  }
});

// succeed takes over from an older worker when the only page there is shows
// this version already.
async function succeed() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length === 1) await self.skipWaiting();
}

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && !isFile(url.pathname)) event.respondWith(page(event, url));
  else if (LIST.includes(url.pathname)) event.respondWith(resource(request, url));
});

async function resource(request, url) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(url.pathname);
  if (kept && isHashed(url.pathname)) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

// page answers a navigation: from the network if it is there in time, else
// with the kept document of the same path. The program then moves to the view
// that the query names.
async function page(event, url) {
  const request = event.request;
  const fromNetwork = fetch(request);
  event.waitUntil(fromNetwork.catch(() => undefined));
  const cache = await caches.open(CACHE);
  const kept = await cache.match(slashed(url.pathname));
  if (!kept) return visited(event, cache, url, fromNetwork);
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  try {
    const answer = await Promise.race([fromNetwork, late]);
    if (answer && answer.status < 500) return answer;
  } catch { /* no network */ } finally {
    clearTimeout(timer);
  }
  cutOff.add(event.resultingClientId);
  return url.pathname.endsWith(UNKEPT) ? listed(cache, url, kept, 200) : kept;
}

const slashed = (path) => path.endsWith("/") ? path : path + "/";

// visited answers for a page that is kept once it was visited. Without a
// network it says, in the path's language, that the page is not kept.
async function visited(event, cache, url, fromNetwork) {
  try {
    const answer = await fromNetwork;
    if (answer.status >= 500) throw new Error("no answer");
    if (answer.ok && !answer.redirected && isDocument(url.pathname)) event.waitUntil(keep(cache, url.pathname, answer.clone()));
    return answer;
  } catch {
    cutOff.add(event.resultingClientId);
    const [place] = /^(\/ja(?=\/|$))?(\/embed(?=\/|$))?/.exec(url.pathname);
    return listed(cache, url, await cache.match(place + UNKEPT), 503);
  }
}

// listed is the page that stands in for one that is not kept: of its links to
// pages it has those that are, and it leads to that page in the other language.
async function listed(cache, url, answer, status) {
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const asked = url.pathname + url.search, other = asked.startsWith("/ja/") ? asked.slice(3) : "/ja" + asked;
  const page = (await answer.text())
    .replace(/<li data-kept="([^"]*)">.*?<\/li>/gs, (item, path) => kept.has(path) ? item : "")
    .replace(/href="(\/ja)?\/offline\/"/, () => `href="${other}"`);
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return new Response(page, { status, headers });
}

// keep stores a page of this version without its query's view.
async function keep(cache, path, answer) {
  const plain = new URL(answer.url).search ? await fetchForCache(path).catch(() => null) : answer;
  if (plain && (await plain.clone().text()).includes(`data-version="${VERSION}"`)) await cache.put(path, plain);
}
