// What only an exported site has. A static host has one document for every query: that of
// the default view. Nothing of it is drawn before the program has made the view that the
// query asks for; where it does not come in time, the page is shown and says which view
// it is.
"use strict";
{
  const page = document.documentElement, { base } = page.dataset, PATIENCE = 10000; // milliseconds
  // Colours, and what other sites put behind links, choose no view.
  if (/[?&](?!theme=|utm_|\w+clid=)./.test(location.search)) {
    page.dataset.held = "";
    setTimeout(() => { page.dataset.held = "late"; }, PATIENCE);
  }
  // An address of the site that a reader types or pastes into a field has the base too, of
  // which the program knows nothing.
  if (base) addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) {
      if (String(value).includes(location.host + base + "/")) formData.set(name, String(value).replace(location.host + base, location.host));
    }
  });
}
