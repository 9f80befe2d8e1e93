// The second part of the service worker: what it answers with. It is one script with the
// first.

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url), path = url.pathname;
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const opens = request.mode === "navigate";
  if (opens && !isFile(path)) event.respondWith(page(event, url));
  else if (LIST.includes(path)) event.respondWith(resource(event, url));
  else if (isHashed(path)) event.respondWith(olderPart(request, path));
  else if (opens ? request.destination : /\.(csv|json|zip|txt)$/.test(path) && !url.search) event.respondWith(file(event, url));
});

// resource answers with what this version has. What the device has lost of it comes
// from the network and is kept again; what was harmed is found behind the answer. A page
// of another version says which it wants of what has one address in all.
async function resource(event, url) {
  const cache = await openCache(), path = url.pathname, request = event.request, version = url.searchParams.get("version");
  if (version && version !== VERSION) return olderPart(request, path, PREFIX + version);
  const kept = await cache.match(path);
  if (kept && (version || isHashed(path))) {
    event.waitUntil(inspect(cache, path).catch(() => undefined));
    return kept;
  }
  try {
    const answer = await fetch(request);
    if (kept && answer.status >= 500) return kept;
    if (!kept && answer.ok) event.waitUntil(keepFitting(cache, path, answer.clone(), answer.clone()));
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

// olderPart answers for a page of an older version, as far as that is still kept here.
async function olderPart(request, path, only) {
  for (const key of await olderCaches().catch(() => [])) {
    const kept = only && only !== key ? undefined : await caches.match(path, { cacheName: key }).catch(() => undefined);
    if (kept) return kept;
  }
  return fetch(request);
}

// keepFitting keeps a copy of an answer if it fits.
async function keepFitting(cache, path, answer, copy) {
  try {
    if (await fits(path, answer)) await cache.put(path, copy);
  } catch { /* half an answer, or no room: the next reader tries again */ }
}

// The addresses whose kept answers were found to fit, in the worker's life.
const inspected = new Set();

// inspect looks at what is kept, once, and fetches it anew if it does not fit.
async function inspect(cache, path) {
  if (inspected.has(path)) return;
  inspected.add(path);
  const kept = await cache.match(path);
  if (kept && await fits(path, kept).catch(() => false)) return;
  inspected.delete(path);
  await cache.delete(path);
  if (!savesData()) await store(cache, [path]).catch(() => undefined); // without a network the next reader tries again
}

// file answers for a file that is no part of a page: from the network, else as the reader
// asked to have it kept. Who opens its address without either gets a page that says so.
async function file(event, url) {
  const { request } = event;
  let answer, fault;
  try {
    answer = await fetch(request);
  } catch (error) {
    fault = error;
  }
  const cache = await openCache(), kept = url.search ? undefined : await cache.match(url.pathname);
  if (answer && (answer.status < 500 && (!kept || isOfType(url.pathname, answer)) || !kept)) return answer;
  if (kept) return kept;
  const unkept = request.mode === "navigate" && await ownPage(cache, unkeptOf(url)).catch(() => undefined);
  if (!unkept) throw fault;
  noteCutOff(event.resultingClientId);
  return listed(cache, url, unkept, 503, await ofFigure(cache, url));
}

// ofFigure is the address of the page that takes away what a file is made of, or of the
// page that the file is named after; "" where neither is on the device.
async function ofFigure(cache, url) {
  const [, place, folder, name] = /^(\/ja)?(?:\/embed)?(\/.*?)([^/]*)\.\w+$/.exec(url.pathname.slice(BASE.length)).map((part) => part || "");
  const named = `${place}${folder}${name}/`;
  const has = (path) => ownPage(cache, new URL(BASE + path, url)).catch(() => undefined);
  if (await has(named)) return named;
  const query = new URLSearchParams(url.search), figure = query.get("figure"), take = `${place}/take/`;
  if (!/^(data|chart|datapackage)$/.test(name) || !await has(place + folder) || !await has(take)) return "";
  for (const own of ["figure", "rows", "bom", "size"]) query.delete(own);
  const view = place + folder + (String(query) && "?" + query);
  return `${take}?${new URLSearchParams(figure ? { view, figure } : { view })}`;
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
    const version = await versionOf(answer).catch(() => undefined);
    if (version === VERSION) {
      // What the look at the own page threw away is gone before it is seen what is missing.
      const copy = answer.clone();
      event.waitUntil(own.then(() => keep(cache, url, copy)).then(() => heal(cache)).catch(() => undefined));
      return answer;
    }
    // Where the device has the page, an answer that is none of this site's is no network.
    if (answer.type === "opaqueredirect" || !await own || version && !await holds(cache)) return answer;
    if (version) return own;
  }
  noteCutOff(event.resultingClientId);
  const page = await own;
  if (page) return url.pathname.endsWith(UNKEPT) ? listed(cache, url, page, 200) : page;
  const unkept = await ownPage(cache, unkeptOf(url)).catch(() => undefined);
  return unkept ? listed(cache, url, unkept, 503) : answer || fromNetwork;
}

// unkeptOf is the address of the page that stands in for another.
const unkeptOf = (url) => new URL(BASE + /^(\/ja(?=\/|$))?(\/embed(?=\/|$))?/.exec(url.pathname.slice(BASE.length))[0] + UNKEPT, url);

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
// fetched is waited for no longer than a day, which begins when this one was fetched
// where there is no room to note when.
async function holds(cache) {
  if (savesData()) return false;
  if (self.registration.waiting || self.registration.installing) return true;
  const noted = await cache.match(HELD);
  let since = noted ? Number(await noted.text()) : Date.now();
  if (!noted && !await cache.put(HELD, new Response(String(since))).then(() => true, () => false)) {
    const own = await cache.match(BASE + UNKEPT);
    since = own ? Date.parse(own.headers.get("date")) : NaN;
  }
  const past = Date.now() - since;
  return past >= -CLOCK && past < LONGEST;
}

// listed is the page of what is kept: of its links to pages it has those that are there.
// Where it stands in for one that is not, or for a file, it says so, and leads to that in
// the other language; of a file to the page that has it, if there is one.
async function listed(cache, url, answer, status, has) {
  const kept = await pathsIn(cache), { pages } = await builtOf(cache);
  const asked = url.pathname.slice(BASE.length) + url.search, other = asked.startsWith("/ja/") ? asked.slice(3) : "/ja" + asked;
  let instead = ["", ""];
  const page = (await answer.text())
    .replace(/<(h1|p)([^>]*) data-file="([^"]*)" data-instead="([^"]*)"([^>]*)>([^<]*)/g, (element, tag, before, ofFile, ofPage, after, own) => {
      if (status === 200) return element;
      const words = has === undefined ? ofPage : ofFile;
      if (tag === "h1") instead = [own, words];
      return `<${tag}${before}${after}>${words}`;
    })
    .replace(/<title>[^<]*/, (title) => title.replace(...instead))
    .replace(/<p data-of[^>]*><a class="to" href="">(.*?)<\/p>/s, (line, words) => has ? `<p><a class="to" href="${BASE}${escaped(has)}">${words}</p>` : "")
    .replace(/<li data-kept="([^"]*)">.*?<\/li>/gs, (item, path) => kept.has(path) || pages[path] ? item : "")
    .replace(new RegExp(`href="${BASE}(/ja)?/offline/"`), () => `href="${BASE}${escaped(other)}"`);
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return new Response(page, { status, headers });
}

// keep stores a page of this version that is not on the list, without its query's view.
async function keep(cache, url, answer) {
  const path = url.pathname;
  if (answer.ok && isDocument(path) && !LIST.includes(path)) {
    if (!url.search) await keepFitting(cache, path, answer.clone(), answer);
    else if (!savesData()) await store(cache, [path]).catch(() => undefined);
  }
  await cache.delete(HELD);
}
