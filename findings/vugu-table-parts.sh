#!/bin/sh
# Behaviour: a template whose root is a part of a table, as <tbody> or <tr>, becomes a component that builds nothing, and vugugen ends without a warning.
# Why it matters: rows cannot be a component of their own, and what shows nothing compiles like any other.
# Package: github.com/vugu/vugu v0.4.0, its command vugugen
# Source: gen/parser-go.go: every template is parsed as what stands in a <div>, where HTML drops the tags of a table's parts and keeps their text, which is no element.
set -eu
command -v go >/dev/null || { echo "go is missing"; exit 2; }
dir=$(mktemp -d)
trap 'chmod -R u+w "$dir" 2>/dev/null; rm -rf "$dir"' EXIT
cd "$dir"
mkdir bin page
go mod init example.org/templates 2>/dev/null
go mod edit -require=github.com/vugu/vugu@v0.4.0
GOFLAGS=-mod=mod go build -o bin/vugugen github.com/vugu/vugu/cmd/vugugen 2>/dev/null || { echo "vugugen v0.4.0 cannot be had"; exit 2; }
echo '<tbody><tr><td>text</td></tr></tbody>' >page/tbody.vugu
echo '<tr><td>text</td></tr>' >page/tr.vugu
echo '<table><tbody><tr><td>text</td></tr></tbody></table>' >page/table.vugu
code=0
bin/vugugen -s=false -skip-go-mod -skip-main page >said 2>&1 || code=$?
roots() { grep -c 'root for output' "page/${1}_gen.go" || true; }
for template in table tbody tr; do
	[ -f "page/${template}_gen.go" ] || { echo "nothing was generated for <$template>: $(cat said)"; exit 1; }
done
echo "vugugen v0.4.0, exit code $code, $(wc -c <said) bytes of messages"
echo "expected: each of the three builds its root, or is refused"
echo "observed: <table> builds $(roots table), <tbody> $(roots tbody), <tr> $(roots tr)"
[ "$(roots table)" = 1 ] || { echo "the plain one is not built either"; exit 2; }
[ "$(roots tbody) $(roots tr) $code" = "0 0 0" ] && [ ! -s said ] || { echo "CHANGED"; exit 1; }
