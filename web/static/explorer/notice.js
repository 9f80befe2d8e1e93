// Notices of the site: lines of the page that are empty until there is something
// to say.

/**
 * Shows a notice, once.
 * @param {string} id
 * @param {() => void} [control] what its button does; another one leaves it
 */
export const showNotice = (id, control) => {
  const line = document.getElementById(id);
  if (!line || line.firstChild) return;
  line.className = "notice";
  line.append(/** @type {string} */ (line.dataset.words));
  if (!control) return;
  for (const [words, does] of /** @type {[string, () => void][]} */ ([[line.dataset.control, control], [line.dataset.later, () => clearNotice(id)]])) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = words;
    button.addEventListener("click", does);
    line.append(" ", button);
  }
};

/** @param {string} id */
export const clearNotice = (id) => {
  const line = document.getElementById(id);
  if (line) { line.replaceChildren(); line.className = ""; }
};
