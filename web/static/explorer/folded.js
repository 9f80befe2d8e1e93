// What is folded opens for an address with its fragment, in browsers that do not
// open it by themselves.

/** Opens what the place that the address names stands in, and brings it into sight. */
export const openFolded = () => {
  const part = document.getElementById(location.hash.slice(1));
  let folded = part?.closest("details:not([open])");
  if (!part || !folded) return;
  for (; folded; folded = folded.closest("details:not([open])")) folded.setAttribute("open", "");
  part.scrollIntoView();
};
