// A chart of lines as the peers have one: an open indicator, with a line for each of its places. Its
// change is that between amounts and the first year as 100, and its sort that between chart and table:
// the page has no other. Before its program is there a click is answered with the server's page.
const live = () => { if (!document.documentElement.hasAttribute('data-ready')) throw new Error('not yet'); };
const figure = () => document.querySelector('main figure');
const other = (names) => [...figure().querySelectorAll('.controls a')].find((a) => names.test(a.dataset.key) && !a.hasAttribute('aria-current'));
const act = (element) => { live(); element.click(); };
window.bench = {
  select: { table: 'main figure', bar: 'main figure', lines: 'main figure' },
  ready: () => figure()?.querySelector('svg')?.getBoundingClientRect().height > 50,
  label: () => figure()?.querySelector('figcaption')?.textContent || null,
  nextIndicator: () => act(other(/^(Amounts|First year)/)),
  toggleLog: () => act(other(/^(Linear|Logarithmic)$/)),
  highlight: (i) => {
    const links = [...figure().querySelectorAll('a[href*="focus="]')];
    act(links[i % links.length]);
  },
  sort: () => act(other(/^(Chart|Table)$/)),
  // Where the plot is, without the names at the ends of the lines.
  hoverBox: () => {
    const { x, y, width, height } = figure().querySelector('[data-chart]').getBoundingClientRect();
    return { x: x + width * 0.05, y: y + height * 0.15, w: width * 0.9, h: height * 0.6 };
  },
};
