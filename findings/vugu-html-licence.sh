#!/bin/sh
# Behaviour: the module has no licence file, though each of its files says that its licence "can be found in the LICENSE file"; it is a copy of golang.org/x/net/html, whose file was left behind.
# Why it matters: what gathers licences from the modules that are linked in finds none, and the terms ask for the text to be passed on. Vugu 0.4.0 brings the module along.
# Package: github.com/vugu/html v0.0.0-20190914200101-c62dc20b8289
# Source: token.go of the module; the terms are https://go.dev/LICENSE
set -eu
command -v go >/dev/null || { echo "go is missing"; exit 2; }
dir=$(mktemp -d)
trap 'chmod -R u+w "$dir"; rm -rf "$dir"' EXIT
cd "$dir"
version=v0.0.0-20190914200101-c62dc20b8289
GOMODCACHE="$dir/modules" go mod download "github.com/vugu/html@$version" || exit 2
module="$dir/modules/github.com/vugu/html@$version"
echo "github.com/vugu/html $version"
named=$(grep -l 'can be found in the LICENSE file' "$module"/*.go | wc -l)
there=$(find "$module" -iname 'licen[cs]e*' -o -iname 'copying*' -o -iname 'notice*' | wc -l)
echo "expected: a licence file, as $named files say"
echo "observed: $there licence files"
[ "$named" -gt 0 ] && [ "$there" -eq 0 ] || { echo "CHANGED"; exit 1; }
