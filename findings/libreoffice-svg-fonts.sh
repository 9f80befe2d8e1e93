#!/bin/sh
# Behaviour: of a list in font-family only the first family is looked for; where it is not installed the text is drawn in the default font, whatever stands behind it, a generic family too.
# Why it matters: a picture whose fonts are named in order of preference, as in CSS, loses the face it was measured in.
# Package: LibreOffice 7.4.7 (Debian 12), with DejaVu Sans Mono (Debian: fonts-dejavu-core)
# Source: met when charts were opened in Draw; CSS Fonts Level 4, section 2.1, has the families of a list tried in order.
set -eu
command -v soffice >/dev/null || { echo "soffice is missing"; exit 2; }
command -v fc-list >/dev/null || { echo "fc-list is missing"; exit 2; }
[ -n "$(fc-list ':family=DejaVu Sans Mono')" ] || { echo "DejaVu Sans Mono is missing"; exit 2; }
[ -z "$(fc-list ':family=No Such Family')" ] || { echo "there is a No Such Family"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
version=$(soffice "-env:UserInstallation=file://$dir/profile" --version)
echo "$version"
case $version in "LibreOffice 7.4.7"*) ;; *) echo "want LibreOffice 7.4.7"; exit 2 ;; esac
picture() {
	printf '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80"><text x="10" y="50" font-size="40" font-family="%s">illimitable</text></svg>\n' "$2" >"$1.svg"
}
picture mono "DejaVu Sans Mono"
picture first "DejaVu Sans Mono, No Such Family"
picture second "No Such Family, DejaVu Sans Mono"
picture generic "No Such Family, monospace"
picture none "No Such Family"
soffice "-env:UserInstallation=file://$dir/profile" --headless --convert-to png --outdir out ./*.svg >/dev/null 2>&1 || { echo "nothing was drawn"; exit 2; }
like() { if cmp -s "out/$1.png" "out/$2.png"; then echo same; else echo differs; fi; }
echo "expected: second is drawn as mono is, and generic not as none"
echo "observed:"
{
	echo "first beside mono: $(like first mono)"
	echo "none beside mono: $(like none mono)"
	echo "second beside mono: $(like second mono)"
	echo "second beside none: $(like second none)"
	echo "generic beside none: $(like generic none)"
} >observed
cat observed
cat >expected <<'EOF'
first beside mono: same
none beside mono: differs
second beside mono: differs
second beside none: same
generic beside none: same
EOF
cmp -s expected observed || { echo "CHANGED"; exit 1; }
