import { mmm, quantile } from './stats.mjs';

const KB = 1000;
export const EXPLORER = [
  ['html', 'html kB', (s) => s.load?.bytes.html / KB], ['css', 'css kB', (s) => s.load?.bytes.css / KB], ['js', 'js kB', (s) => s.load?.bytes.js / KB], ['data', 'data kB', (s) => s.load?.bytes.data / KB],
  ['other', 'other kB', (s) => s.load?.bytes.other / KB], ['total', 'total kB', (s) => s.load?.bytes.total / KB],
  ['fcp', 'FCP', (s) => s.load?.fcp], ['content', 'content', (s) => s.load?.content], ['tti', 'TTI', (s) => s.tti], ['tbt', 'TBT', (s) => s.load?.tbt], ['cpu', 'load CPU', (s) => s.load?.mainThread], ['heap', 'heap MB', (s) => s.load?.heap / 1e6], ['nodes', 'DOM nodes', (s) => s.load?.nodes],
  ['indicator', 'switch', (s) => s.acts?.indicator?.p50], ['log', 'log', (s) => s.acts?.log?.p50], ['highlight', 'highlight', (s) => s.acts?.highlight?.p50], ['sort', 'sort', (s) => s.acts?.sort?.p50],
  ['hover50', 'hover p50', (s) => s.acts?.hover?.p50], ['hover95', 'hover p95', (s) => s.acts?.hover?.p95], ['hoverH50', 'hover p50 from handler', (s) => s.acts?.hover?.handler50], ['hoverH95', 'hover p95 from handler', (s) => s.acts?.hover?.handler95],
  ['indicatorFirst', 'first switch', (s) => s.acts?.indicator?.first], ['logSettled', 'log settled', (s) => s.acts?.log?.settled],
  ['indicatorCpu', 'switch CPU', (s) => s.acts?.indicator?.cost?.task], ['logCpu', 'log CPU', (s) => s.acts?.log?.cost?.task], ['highlightCpu', 'highlight CPU', (s) => s.acts?.highlight?.cost?.task], ['sortCpu', 'sort CPU', (s) => s.acts?.sort?.cost?.task], ['hoverCpu', 'hover CPU', (s) => s.acts?.hover?.cost?.task],
  ['otherLoad', 'others\' CPU share', (s) => s.other],
];
export const SCALED = [
  ['total', 'total kB', (s) => s.load?.bytes.total / KB], ['fcp', 'FCP', (s) => s.load?.fcp], ['content', 'content', (s) => s.load?.content], ['tbt', 'TBT', (s) => s.load?.tbt], ['cpu', 'load CPU', (s) => s.load?.mainThread], ['heap', 'heap MB', (s) => s.load?.heap / 1e6], ['nodes', 'DOM nodes', (s) => s.load?.nodes],
  ['filter50', 'filter p50', (s) => s.filter?.p50], ['filter95', 'filter p95', (s) => s.filter?.p95], ['filterFirst', 'first key', (s) => s.filter?.first], ['filterCpu', 'filter CPU', (s) => s.filter?.cost?.task],
  ['sortNumber', 'sort number', (s) => s.sort?.number], ['sortText', 'sort text', (s) => s.sort?.text], ['sortCpu', 'sort CPU', (s) => s.sort?.cost?.task], ['otherLoad', 'others\' CPU share', (s) => s.other],
];
const colsOf = (p) => (p.kind === 'scale' ? SCALED : EXPLORER);

export function summarise(samples, pages, profiles) {
  const out = {};
  for (const profile of profiles) {
    out[profile] = {};
    for (const page of pages) {
      const mine = samples.filter((s) => s.profile === profile && s.id === page.id && !s.superseded);
      const r = Object.fromEntries(colsOf(page).map(([k, , f]) => [k, mmm(mine.map(f))]));
      r.failures = mine.filter((s) => s.failed || !s.ready).length;
      r.encodings = mine[0]?.load?.encodings;
      r.noChange = mine.reduce((a, s) => a + Object.values(s.acts ?? {}).reduce((b, x) => b + (x.none ?? 0), 0) + (s.filter?.none ?? 0) + (s.sort?.none ?? 0), 0);
      r.errors = [...new Set(mine.flatMap((s) => [...(s.errors ?? []), ...(s.failed ? [s.failed] : [])]))];
      r.external = [...new Set(mine.flatMap((s) => s.load?.external ?? []))];
      if (page.kind === 'scale') r.counts = [...new Set(mine.map((s) => (s.filter?.counts ?? []).join()))];
      else for (const a of ['indicator', 'log', 'highlight', 'sort', 'hover']) r[a + 'All95'] = quantile(mine.flatMap((s) => s.acts?.[a]?.samples ?? []), 0.95);
      out[profile][page.id] = r;
    }
  }
  return out;
}

const f = (v, k) => {
  if (v == null || !Number.isFinite(v)) return 'n/a';
  if (k === 'otherLoad') return Math.round(v * 100) + '%';
  return Math.abs(v) >= 100 || k === 'nodes' ? Math.round(v).toLocaleString('en-GB') : v.toFixed(1);
};
const table = (head, rows) => ['| ' + head.join(' | ') + ' |', '|' + head.map((_, i) => (i ? '---:' : '---')).join('|') + '|', ...rows.map((r) => '| ' + r.join(' | ') + ' |')].join('\n');

export function markdown(meta, sum, pages, profiles) {
  const ex = pages.filter((p) => p.kind === 'explorer'), sc = pages.filter((p) => p.kind === 'scale');
  const q = (a) => [...a].sort((x, y) => x - y);
  const cal = q(meta.cal);
  const o = [`# Explorer benchmark, ${meta.date.slice(0, 10)}`, '', `Chromium ${meta.chromium}, Node ${meta.node}, ${meta.cores} × ${meta.cpu}, viewport ${meta.viewport.width}×${meta.viewport.height}, ${meta.runs} runs interleaved, ${meta.minutes} min. Times in ms, kB = 1,000 bytes on the wire with headers.`, `Machine noise (a fixed loop before each page): min ${cal[0]}, median ${cal[cal.length >> 1]}, max ${cal.at(-1)} ms. "Others' CPU" is what unrelated processes used of the machine while the page was measured.`, ''];
  const names = { desktop: 'desktop: no throttling', phone: 'phone: 150 ms, 1.6 Mbit/s, CPU ÷4' };
  const short = ['total', 'html', 'css', 'js', 'data', 'fcp', 'content', 'tti', 'tbt', 'cpu', 'heap', 'indicator', 'log', 'highlight', 'sort', 'hover50', 'hover95', 'otherLoad'];
  const shortS = ['total', 'content', 'tbt', 'cpu', 'heap', 'filter50', 'filter95', 'filterFirst', 'sortNumber', 'sortText', 'otherLoad'];
  const lab = (cols, k) => cols.find((c) => c[0] === k)[1];
  for (const p of profiles) {
    if (ex.length) {
      o.push(`## Explorer page, ${names[p] ?? p}: medians`, '', table(['page', ...short.map((k) => lab(EXPLORER, k))], ex.map((g) => [g.id, ...short.map((k) => f(sum[p][g.id][k].median, k))])), '');
      const keys = EXPLORER.map((c) => c[0]).filter((k) => !['html', 'css', 'js', 'data', 'other', 'total'].includes(k));
      o.push(`### min / median / max`, '', table(['page', ...keys.map((k) => lab(EXPLORER, k))], ex.map((g) => [g.id, ...keys.map((k) => { const m = sum[p][g.id][k]; return `${f(m.min, k)} / **${f(m.median, k)}** / ${f(m.max, k)}`; })])), '');
    }
    if (sc.length) {
      o.push(`## Big table, ${names[p] ?? p}: medians`, '', table(['page', ...shortS.map((k) => lab(SCALED, k))], sc.map((g) => [g.id, ...shortS.map((k) => f(sum[p][g.id][k].median, k))])), '');
      const keys = SCALED.map((c) => c[0]).filter((k) => k !== 'total');
      o.push(`### min / median / max`, '', table(['page', ...keys.map((k) => lab(SCALED, k))], sc.map((g) => [g.id, ...keys.map((k) => { const m = sum[p][g.id][k]; return `${f(m.min, k)} / **${f(m.median, k)}** / ${f(m.max, k)}`; })])), '');
    }
  }
  const bad = profiles.flatMap((p) => pages.flatMap((g) => { const s = sum[p][g.id]; const t = []; if (s.failures) t.push(`${s.failures} run(s) failed or never ready`); if (s.noChange) t.push(`${s.noChange} action(s) changed nothing`); if (s.errors.length) t.push('errors: ' + s.errors.join('; ').slice(0, 300)); if (s.external.length) t.push('asked for ' + s.external.join(' ')); return t.length ? [`- ${p} ${g.id}: ${t.join('. ')}`] : []; }));
  const counts = new Map();
  for (const g of sc) { const k = g.rows; for (const p of profiles) for (const c of sum[p][g.id].counts) counts.set(k, (counts.get(k) ?? new Set()).add(c)); }
  for (const [k, v] of counts) if (v.size > 1) bad.push(`- the ${k}-row tables did not agree on how many rows match: ${[...v].join(' ≠ ')}`);
  o.push('## Failures and oddities', '', bad.length ? bad.join('\n') : 'None: every run was ready, every action changed what it should, the big tables agreed on every row count.', '');
  return o.join('\n');
}
