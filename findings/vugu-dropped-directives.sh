#!/bin/sh
# Behaviour: vg-if and vg-for on the root of a template, and vg-for on vg-comp, leave no trace in the generated code, and vugugen ends without a warning.
# Why it matters: what should be hidden is shown, and what should be repeated stands once; nothing fails to compile.
# Package: github.com/vugu/vugu v0.4.0, its command vugugen
# Source: gen/parser-go.go: visitTopNode writes the root as an element alone, and visitVGCompTag reads expr and vg-if only.
set -eu
command -v go >/dev/null || { echo "go is missing"; exit 2; }
dir=$(mktemp -d)
trap 'chmod -R u+w "$dir" 2>/dev/null; rm -rf "$dir"' EXIT
cd "$dir"
mkdir bin page
go mod init example.org/templates 2>/dev/null
go mod edit -require=github.com/vugu/vugu@v0.4.0
GOFLAGS=-mod=mod go build -o bin/vugugen github.com/vugu/vugu/cmd/vugugen 2>/dev/null || { echo "vugugen v0.4.0 cannot be had"; exit 2; }
echo '<div vg-if="c.RootIsShown"><p vg-if="c.TextIsShown">text</p></div>' >page/if.vugu
echo '<ul vg-for="_, root := range c.Roots"><li vg-for="_, item := range c.Items">item</li></ul>' >page/for.vugu
echo '<div><vg-comp vg-for="_, block := range c.Blocks" expr="c.Block"></vg-comp></div>' >page/comp.vugu
code=0
bin/vugugen -s=false -skip-go-mod -skip-main page >said 2>&1 || code=$?
cat page/*gen.go >generated 2>/dev/null || { echo "nothing was generated: $(cat said)"; exit 2; }
has() { grep -q "$1" generated && echo "is there" || echo "left out"; }
echo "vugugen v0.4.0, exit code $code, $(wc -c <said) bytes of messages"
echo "expected: every condition and loop is in the code, or refused"
echo "observed: vg-if on an element inside: $(has TextIsShown); on the root: $(has RootIsShown)"
echo "          vg-for on an element inside: $(has 'c.Items'); on the root: $(has 'c.Roots'); on vg-comp: $(has 'c.Blocks')"
[ "$(has TextIsShown) $(has c.Items)" = "is there is there" ] || { echo "the plain ones are not there either"; exit 2; }
[ "$(has RootIsShown) $(has c.Roots) $(has c.Blocks)" = "left out left out left out" ] && [ $code = 0 ] || { echo "CHANGED"; exit 1; }
