// The gallery's chart of nineteen lines: for what the overview has two of, and the peers eighteen.
const lines = () => [...document.querySelectorAll('.drawing svg path')].filter((p) => (p.getAttribute('d') ?? '').length > 10).length;
const scale = () => [...document.querySelectorAll('.controls a')].find((a) => /^(Linear|Logarithmic)$/.test(a.textContent.trim()) && !a.hasAttribute('aria-current'));
const focus = () => [...document.querySelectorAll('a')].filter((a) => /[?&]focus=/.test(a.getAttribute('href')) && !a.hasAttribute('aria-current'));
window.bench = {
  does: ['log', 'highlight'],
  select: { table: 'table', bar: 'figure', lines: 'figure' },
  ready: () => document.documentElement.hasAttribute('data-ready') && lines() >= 18,
  toggleLog: () => scale().click(),
  highlight: (i) => focus()[i % focus().length].click(),
};
