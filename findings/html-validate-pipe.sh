#!/bin/sh
# Behaviour: a report of more than 64 KiB is cut off at byte 65536 when standard output is a pipe; into a file it is whole. The exit code is the same.
# Why it matters: whoever reads the JSON from a pipe gets a text that does not parse, and whoever counts lines misses findings.
# Package: html-validate 9.7.1 (npm), with Node 20 on Linux
# Source: dist/cjs/html-validate.js calls process.exit() as soon as it has written; Node drops what a pipe has not taken by then.
set -eu
command -v npm >/dev/null && command -v node >/dev/null || { echo "node and npm are missing"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact html-validate@9.7.1 || exit 2
{
	echo '<!DOCTYPE html><html lang="en"><head><title>Pictures</title></head><body>'
	i=0
	while [ $i -lt 2000 ]; do
		echo "<p><img src=\"$i.png\"></p>" # without alt: a finding each
		i=$((i + 1))
	done
	echo '</body></html>'
} >page.html
echo "node $(node --version), $(npx html-validate --version)"
code=0
npx html-validate --formatter json page.html >file.json || code=$?
echo "into a file: $(wc -c <file.json) bytes, exit code $code"
{ piped=0; npx html-validate --formatter json page.html || piped=$?; echo $piped >code; } | cat >pipe.json
echo "expected through a pipe: the same bytes"
echo "observed through a pipe: $(wc -c <pipe.json) bytes, exit code $(cat code)"
parses() { node -e 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))' "$1" 2>/dev/null; }
parses file.json || { echo "the whole report is no JSON"; exit 2; }
[ "$(wc -c <pipe.json)" -eq 65536 ] && [ "$(cat code)" -eq "$code" ] && ! parses pipe.json || { echo "CHANGED"; exit 1; }
