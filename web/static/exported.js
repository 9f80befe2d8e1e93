// What only an exported site has. A static host has one document for every query: that of
// the default view. Nothing of it is drawn before the program has made the view that the
// query asks for; where it does not come in time, the page is shown and says which view
// it is.
"use strict";
{
  const page = document.documentElement, PATIENCE = 10000; // milliseconds
  // Colours, and what other sites put behind links, choose no view.
  if (/[?&](?!theme=|utm_|\w+clid=)./.test(location.search)) {
    page.dataset.held = "";
    setTimeout(() => { page.dataset.held = "late"; }, PATIENCE);
  }
}
