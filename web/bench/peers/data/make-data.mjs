// Makes data/data.json, the one data file every peer page is given.
// node data/make-data.mjs [path/to/openalex_pairs.csv]
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
const here = path.dirname(fileURLToPath(import.meta.url));
const csv = process.argv[2] ?? path.join(here, '../../../../data/sources/openalex_pairs.csv');

const NAMES = { AUS: 'Australia', BRA: 'Brazil', CAN: 'Canada', CHE: 'Switzerland', CHN: 'China', DEU: 'Germany', ESP: 'Spain', FRA: 'France', HKG: 'Hong Kong', IND: 'India', ITA: 'Italy', JPN: 'Japan', KOR: 'South Korea', NLD: 'Netherlands', SGP: 'Singapore', SWE: 'Sweden', TWN: 'Taiwan', USA: 'United States' };
const indicators = [
  { name: 'Total outputs 2016–2020', values: [678778, 1096865, 22984], digits: 0 },
  { name: 'FWCI 2020', values: [0.94, 1.55, 3.51], digits: 2 },
  { name: 'Growth 2016–2020 (%)', values: [4.0, 6.0, 20.4], digits: 1 },
  { name: 'Rank as partner 2020', values: [4, 13, null], digits: 0 },
  { name: 'UK students in Japan 2019', values: [730, null, null], digits: 0 },
  { name: 'Japanese students in UK 2019', values: [null, 2795, null], digits: 0 },
  { name: 'Researchers 2018', values: [1906, 7206, null], digits: 0 },
];
const by = new Map();
for (const line of fs.readFileSync(csv, 'utf8').trim().split(/\r?\n/).slice(1)) {
  const [a, b, y, w] = line.split(',');
  if (a !== 'GBR' && b !== 'GBR') continue;
  const iso = a === 'GBR' ? b : a;
  if (!by.has(iso)) by.set(iso, new Map());
  by.get(iso).set(+y, +w);
}
const years = Array.from({ length: 34 }, (_, i) => 1990 + i);
const series = [...by].map(([iso, m]) => {
  const values = years.map((y) => m.get(y) ?? null);
  if (values.includes(null) || !NAMES[iso]) throw new Error('hole in ' + iso);
  return { iso, name: NAMES[iso], values };
}).sort((p, q) => q.values.at(-1) - p.values.at(-1));
if (series.length !== 18) throw new Error('expected 18 partners, got ' + series.length);
fs.writeFileSync(path.join(here, 'data.json'), JSON.stringify({ columns: ['Japan', 'UK', 'Joint'], indicators, years, series }));
console.log('data/data.json', series.length, 'series x', years.length, 'years');
