// What html-validate asks of every page, and why it does not ask the rest.
module.exports = {
	root: true,
	extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
	rules: {
		// Whatever may have a name may have this one, a list too.
		"aria-label-misuse": ["error", { allowAnyNamable: true }],
		// The two lists of years of one form share a name, as do the two of
		// places: names that are repeated are joined (see README.md).
		"form-dup-name": "off",
		// Scripts and styles come from the page's own server, under names that
		// are made of their content.
		"require-sri": "off",
		// A page's title is its finding, a sentence; nobody cuts it but a list
		// of search results.
		"long-title": "off",
		// One template is a group of links here and a navigation there, and a
		// message without a heading is no article to the Nu checker.
		"prefer-native-element": ["error", { exclude: ["article", "navigation", "listbox"] }],
	},
};
