// What is folded opens for an address with its fragment and on paper, in browsers
// that do not open it by themselves.

/** Opens what the place that the address names stands in, and brings it into sight. */
export const openFolded = () => {
  const part = document.getElementById(location.hash.slice(1));
  let folded = part?.closest("details:not([open])");
  if (!part || !folded) return;
  for (; folded; folded = folded.closest("details:not([open])")) folded.setAttribute("open", "");
  part.scrollIntoView();
};

// On paper the style shows what is folded, but in Chromium before 131, Safari before
// 18.4 and Firefox before 143: there it stays open afterwards too.
if (!CSS.supports("selector(::details-content)")) addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
