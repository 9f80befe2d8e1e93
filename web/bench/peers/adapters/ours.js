// The overview: its table of indicators, and the bars of the chosen one, on which scale and form act.
// Before its script runs a click would lead to another document, so a call before that throws: the
// page reacts when it answers in place, with the server's page of the view or by its program. (A
// version whose script answers nothing by itself has no window.explorer.serve.)
const live = () => {
  const page = document.documentElement;
  if (!page.hasAttribute('data-ready') && !(page.hasAttribute('data-script') && window.explorer?.serve)) throw new Error('not yet');
};
const next = () => {
  const rows = [...document.querySelectorAll('table.ind tbody tr')].filter((r) => /fwci|total-outputs/.test(r.dataset.key));
  return rows[(rows.findIndex((r) => r.hasAttribute('aria-current')) + 1) % rows.length].querySelector('th a');
};
const other = (names) => [...document.querySelectorAll('#figure .controls a')].find((a) => names.test(a.textContent.trim()) && !a.hasAttribute('aria-current'));
const drawn = (part) => document.querySelector(part + ' svg')?.getBoundingClientRect().height > 50;
window.bench = {
  select: { table: 'table.ind', bar: '#figure', lines: '#figure' },
  ready: () => document.querySelectorAll('table.ind tbody tr').length >= 6 && drawn('#figure') && drawn('#joint-works'),
  label: () => document.querySelector('#figure .finding')?.textContent || null,
  nextIndicator: () => { live(); next().click(); },
  toggleLog: () => { live(); other(/^(Linear|Logarithmic)$/).click(); },
  highlight: () => { live(); other(/^(Bars|Dots)$/).click(); },
  sort: (col) => { live(); document.querySelectorAll('table.ind thead th a')[col].click(); },
};
