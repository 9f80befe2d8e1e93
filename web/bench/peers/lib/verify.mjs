// Before trusting any figure: does each page really do the work? Screenshots before and after every action.
import fs from 'node:fs';
import path from 'node:path';
import { open, KEYS } from './measure.mjs';
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

export async function verify(browser, pages, dir) {
  let bad = 0;
  if (dir) fs.mkdirSync(dir, { recursive: true });
  for (const page of pages) {
    const s = await open(browser, page, 'desktop');
    const out = {};
    try {
      const end = Date.now() + 20000;
      while (!(await s.p.evaluate('window.__probe?.content ?? null').catch(() => null)) && Date.now() < end) await sleep(100);
      out.ready = (await s.p.evaluate('__probe.content')) !== null;
      await sleep(700);
      if (dir) await s.p.screenshot({ path: path.join(dir, page.id + '.png') });
      const clip = async (k) => {
        const r = await s.p.evaluate(`(() => { const e = __probe.el(${JSON.stringify(k)}); e.scrollIntoView({block:'nearest'}); const r = e.getBoundingClientRect(); return { x: r.x, y: r.y, width: r.width, height: r.height }; })()`);
        return s.p.screenshot({ clip: r });
      };
      const differs = async (k, fn) => { const a = await clip(k); await fn(); await sleep(500); const b = await clip(k); return !a.equals(b); };
      if (page.kind === 'explorer') {
        const cell = () => s.p.evaluate(`[...__probe.el('table').querySelectorAll('tbody tr')].map(r => r.children[1].textContent).join('|')`).catch(() => '');
        const does = (await s.p.evaluate('window.bench.does ?? null')) ?? ['indicator', 'log', 'highlight', 'sort'];
        if (does.includes('indicator')) out.next = await differs('bar', () => s.p.evaluate('bench.nextIndicator()'));
        out.log = await differs('lines', () => s.p.evaluate('bench.toggleLog()'));
        if (dir) await s.p.screenshot({ path: path.join(dir, page.id + '-log.png') });
        out.unlog = await differs('lines', () => s.p.evaluate('bench.toggleLog()'));
        out.highlight = await differs('lines', () => s.p.evaluate('bench.highlight(11)'));
        if (does.includes('sort')) {
          const c0 = await cell();
          out.sort = await differs('table', () => s.p.evaluate('bench.sort(1)'));
          out.sorted = (await cell()) !== c0;
        }
        const pt = async (k, fx, fy) => { const r = await s.p.evaluate(`(() => { const r = __probe.el('${k}').getBoundingClientRect(); return [r.x + r.width * ${fx}, r.y + r.height * ${fy}]; })()`); for (const d of [9, 6, 3, 0]) { await s.p.mouse.move(r[0] - d, r[1]); await sleep(80); } await sleep(200); };
        if (does.includes('indicator')) out.barTip = await differs('bar', () => pt('bar', 0.5, 0.8));
        await s.p.mouse.move(3, 3);
        await sleep(300);
        out.lineTip = await differs('lines', () => pt('lines', 0.5, 0.5));
        if (dir) await s.p.screenshot({ path: path.join(dir, page.id + '-hover.png') });
      } else {
        out.filter = await differs('grid', async () => { await s.p.evaluate(`document.querySelector(bench.select?.filter ?? '[data-bench=filter]').focus()`); for (const k of KEYS.slice(0, 3)) await s.p.keyboard.press(k); });
        out.rows = await s.p.evaluate('window.bench.rows?.()');
        out.sort = await differs('grid', () => s.p.evaluate('bench.sort(3)'));
        if (dir) await s.p.screenshot({ path: path.join(dir, page.id + '-filtered.png') });
      }
      out.errors = [...new Set([...s.log, ...(await s.p.evaluate('__probe.errors'))])];
      out.enc = [...new Set([...s.reqs.values()].map((r) => r.enc || 'none'))].join();
    } catch (e) { out.failed = String(e.message).slice(0, 300); }
    await s.ctx.close();
    const wrong = Object.entries(out).filter(([, v]) => v === false).map(([k]) => k);
    if (wrong.length || out.failed || out.errors?.length) bad++;
    console.log(page.id.padEnd(16), wrong.length ? 'NOT: ' + wrong.join(',') : out.failed ? 'FAILED ' + out.failed : 'ok', JSON.stringify(out));
  }
  return bad;
}
