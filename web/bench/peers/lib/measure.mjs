// One page, one profile, one run. Everything measured comes from lib/probe.js in the page or from CDP.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, quantile } from './stats.mjs';
const here = path.dirname(fileURLToPath(import.meta.url));
const PROBE = fs.readFileSync(path.join(here, 'probe.js'), 'utf8');
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

export const PROFILES = {
  desktop: { cpu: 1, net: null },
  // 1.6 Mbit/s down, 150 ms added to every request (CDP does not model the handshake or slow start).
  phone: { cpu: 4, net: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 } },
};
export const VIEWPORT = { width: 1280, height: 1000 };

const kindOf = (r) => {
  const t = (r.mime || '').toLowerCase(), u = r.url.split('?')[0];
  if (t.includes('html') && r.type === 'Document') return 'html';
  if (t.includes('css') || r.type === 'Stylesheet') return 'css';
  if (t.includes('javascript') || r.type === 'Script' || t.includes('wasm') || u.endsWith('.wasm')) return 'js';
  if (r.type === 'Fetch' || r.type === 'XHR' || t.includes('json') || t.includes('csv') || r.type === 'EventSource') return 'data';
  return 'other';
};

export async function open(browser, page, profile, { tti = false } = {}) {
  const ctx = await browser.newContext({ viewport: VIEWPORT, deviceScaleFactor: 1 });
  const p = await ctx.newPage();
  const cdp = await ctx.newCDPSession(p);
  const reqs = new Map(), log = [];
  let lastNet = Date.now();
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', (e) => {
    lastNet = Date.now();
    if (e.request.url.startsWith('data:') || e.request.url.startsWith('blob:')) return;
    reqs.set(e.requestId, { url: e.request.url, type: e.type, mime: '', enc: '', bytes: 0, done: false });
  });
  cdp.on('Network.responseReceived', (e) => { const r = reqs.get(e.requestId); if (r) { r.mime = e.response.mimeType; r.status = e.response.status; r.enc = e.response.headers['content-encoding'] ?? e.response.headers['Content-Encoding'] ?? ''; } });
  cdp.on('Network.loadingFinished', (e) => { lastNet = Date.now(); const r = reqs.get(e.requestId); if (r) { r.bytes = e.encodedDataLength; r.done = true; } });
  cdp.on('Network.loadingFailed', (e) => { const r = reqs.get(e.requestId); if (r) { r.failed = e.errorText; r.done = true; } });
  p.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') log.push(m.type() + ': ' + m.text().slice(0, 300)); });
  p.on('pageerror', (e) => log.push('pageerror: ' + String(e.message).slice(0, 300)));
  const prof = PROFILES[profile];
  if (prof.net) await cdp.send('Network.emulateNetworkConditions', prof.net);
  if (prof.cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: prof.cpu });
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await p.addInitScript({ content: (tti ? 'window.__benchTTI=true;\n' : '') + PROBE });
  await p.addInitScript({ content: page.adapter });
  await p.goto(page.url, { waitUntil: 'commit', timeout: 90000 });
  return { ctx, p, cdp, reqs, log, quietNet: () => [...reqs.values()].every((r) => r.done) && Date.now() - lastNet > 500 };
}

async function until(p, expr, limit) {
  const end = Date.now() + limit;
  for (;;) {
    let v = null;
    try { v = await p.evaluate(expr); } catch {}
    if (v !== null && v !== undefined && v !== false) return v;
    if (Date.now() > end) return null;
    await sleep(120);
  }
}
const metrics = async (cdp) => Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map((m) => [m.name, m.value]));
const METERS = { task: 'TaskDuration', script: 'ScriptDuration', layout: 'LayoutDuration', style: 'RecalcStyleDuration' };
const meter = async (cdp, n, fn) => {
  const a = await metrics(cdp), v = await fn(), b = await metrics(cdp);
  return [v, Object.fromEntries(Object.entries(METERS).map(([k, m]) => [k, ((b[m] - a[m]) * 1000) / n]))];
};

async function settleLoad(s, profile) {
  const ok = await until(s.p, '__probe.content', 90000);
  const end = Date.now() + 15000;
  while (!s.quietNet() && Date.now() < end) await sleep(100);
  await sleep(profile === 'phone' ? 1200 : 500);
  return ok !== null;
}
async function loadFigures(s) {
  const snap = await s.p.evaluate('__probe.snapshot()');
  const bytes = { html: 0, css: 0, js: 0, data: 0, other: 0, total: 0 }, encodings = {};
  const external = [];
  for (const r of s.reqs.values()) {
    if (!/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(r.url)) external.push(r.url);
    const k = kindOf(r);
    bytes[k] += r.bytes;
    bytes.total += r.bytes;
    encodings[k] = [...new Set([...(encodings[k] ?? []), r.enc || 'none'])];
  }
  const m = await metrics(s.cdp);
  await s.cdp.send('HeapProfiler.collectGarbage');
  const heap = (await s.cdp.send('Runtime.getHeapUsage')).usedSize;
  return { ...snap, bytes, encodings, requests: s.reqs.size, external, heap, mainThread: m.TaskDuration * 1000, script: m.ScriptDuration * 1000, layoutCount: m.LayoutCount };
}

const act = (p, call, key, limit) => p.evaluate(`__probe.act(() => { ${call} }, ${JSON.stringify(key)}, ${limit ?? 5000})`);
async function repeat(s, calls, key, limit) {
  const out = [];
  for (const c of calls) {
    out.push(await act(s.p, c, key, limit));
    await sleep(60);
  }
  return out;
}

export async function hover(s, n = 50) {
  await s.p.evaluate(`__probe.el('lines').scrollIntoView({block:'nearest'}); __probe.armQuiet = 30; __probe.armGiveUp = 500;`);
  const b = await s.p.evaluate(`(() => { if (window.bench.hoverBox) return bench.hoverBox(); const r = __probe.el('lines').getBoundingClientRect(); return { x: r.x + r.width * 0.14, y: r.y + r.height * 0.15, w: r.width * 0.8, h: r.height * 0.6 }; })()`);
  await s.p.mouse.move(b.x + b.w / 2, b.y + b.h / 2);
  await sleep(400);
  const out = [];
  for (let i = 0; i < n; i++) {
    const x = b.x + (b.w * (((i * 19) % n) + 0.5)) / n, y = b.y + (b.h * ((i * 7) % 10)) / 10;
    await s.p.evaluate(`__probe.arm('pointermove', 'page', 3000)`);
    await s.p.mouse.move(x, y);
    out.push(await s.p.evaluate('__probe.armed'));
  }
  await s.p.mouse.move(2, 2);
  await sleep(200);
  return out;
}

export const ACTIONS = {
  indicator: { key: 'bar', calls: Array(7).fill('bench.nextIndicator()') },
  log: { key: 'lines', calls: Array(6).fill('bench.toggleLog()') },
  highlight: { key: 'lines', calls: [3, 7, 11, 0, 17, 5].map((i) => `bench.highlight(${i})`) },
  sort: { key: 'table', calls: [1, 1, 2, 3, 3, 0].map((c) => `bench.sort(${c})`) },
};
const perRun = (samples) => ({
  p50: median(samples.map((x) => x.paint)), first: samples[0]?.paint ?? null, settled: median(samples.map((x) => x.settled)), sync: median(samples.map((x) => x.sync)),
  none: samples.filter((x) => x.paint === null).length, samples: samples.map((x) => x.paint), settledSamples: samples.map((x) => x.settled),
});

export async function measureExplorer(browser, page, profile) {
  const res = {};
  const s = await open(browser, page, profile);
  try {
    res.ready = await settleLoad(s, profile);
    res.load = await loadFigures(s);
    if (res.ready) {
      res.acts = {};
      const does = await s.p.evaluate('window.bench.does ?? null'); // a page may do less than all
      const run = async (name) => {
        if (does && !does.includes(name)) return;
        const a = ACTIONS[name];
        const [v, cost] = await meter(s.cdp, a.calls.length, () => repeat(s, a.calls, a.key));
        res.acts[name] = { ...perRun(v), cost };
      };
      await run('indicator');
      const [h, cost] = await meter(s.cdp, 50, () => hover(s));
      const input = h.map((x) => x.input), handler = h.map((x) => x.handler);
      res.acts.hover = { p50: quantile(input, 0.5), p95: quantile(input, 0.95), handler50: quantile(handler, 0.5), handler95: quantile(handler, 0.95), settled: median(h.map((x) => x.settled)), none: h.filter((x) => x.input === null).length, samples: input, cost };
      await run('log');
      await run('highlight');
      await run('sort');
    }
    res.errors = [...new Set([...s.log, ...(await s.p.evaluate('__probe.errors'))])];
    res.does = await s.p.evaluate('window.bench.does ?? null');
  } finally { await s.ctx.close(); }
  if (res.does && !res.does.includes('indicator')) return res;
  const t = await open(browser, page, profile, { tti: true });
  try {
    const end = await until(t.p, '__probe.ttiPaint', 90000);
    const snap = await t.p.evaluate('__probe.snapshot()');
    res.tti = end === null ? null : snap.tti;
    res.ttiPaint = snap.ttiPaint;
    res.ttiClicks = snap.ttiClicks;
  } finally { await t.ctx.close(); }
  return res;
}

// Each keystroke changes which rows match, so a grid that repaints only on change must repaint.
export const KEYS = ['s', 'w', 'e', 'Backspace', 'Backspace', 'Backspace', '2', '0', '1', '5', 'Backspace', 'Backspace', 'Backspace', 'Backspace', 'r', 'e', 's'];
export async function measureScale(browser, page, profile) {
  const res = {};
  const s = await open(browser, page, profile);
  try {
    res.ready = await settleLoad(s, profile);
    res.load = await loadFigures(s);
    if (res.ready) {
      await s.p.evaluate(`__probe.armQuiet = 150; __probe.armGiveUp = 6000; document.querySelector(bench.select?.filter ?? '[data-bench=filter]').focus()`);
      const keys = [], counts = [];
      const [, kcost] = await meter(s.cdp, KEYS.length, async () => {
        for (const k of KEYS) {
          await s.p.evaluate(`__probe.arm('keydown', 'grid', 20000)`);
          await s.p.keyboard.press(k);
          keys.push(await s.p.evaluate('__probe.armed'));
          counts.push(await s.p.evaluate('window.bench.rows ? bench.rows() : null'));
          await sleep(60);
        }
      });
      const ev = (await s.p.evaluate('__probe.events')).filter((e) => e[0] === 'keydown' || e[0] === 'input').map((e) => e[2]);
      res.filter = { p50: quantile(keys.map((k) => k.input), 0.5), p95: quantile(keys.map((k) => k.input), 0.95), settled: median(keys.map((k) => k.settled)), settled95: quantile(keys.map((k) => k.settled), 0.95), first: keys[0].input, none: keys.filter((k) => k.input === null).length, samples: keys.map((k) => k.input), settledSamples: keys.map((k) => k.settled), eventTiming: ev, counts, cost: kcost };
      for (let i = 0; i < 3; i++) await s.p.keyboard.press('Backspace');
      await sleep(profile === 'phone' ? 1500 : 600);
      const calls = [3, 3, 0, 0].map((c) => `bench.sort(${c})`);
      const [v, cost] = await meter(s.cdp, calls.length, () => repeat(s, calls, 'grid', 30000));
      res.sort = { ...perRun(v), number: median(v.slice(0, 2).map((x) => x.paint)), text: median(v.slice(2).map((x) => x.paint)), cost };
    }
    res.errors = [...new Set([...s.log, ...(await s.p.evaluate('__probe.errors'))])];
  } finally { await s.ctx.close(); }
  return res;
}
