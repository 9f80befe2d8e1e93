#!/bin/sh
# Behaviour: U1000 reports a //go:wasmexport function, and all that only it calls, as unused.
# Why it matters: in a program that runs in a browser these are the entry points; whoever believes the report deletes the program.
# Package: honnef.co/go/tools v0.8.2 (staticcheck 2026.2.2), with Go 1.24 or newer
# Source: unused/unused.go of that module: the comments it reads are go:linkname and go:cgo_export_ only.
set -eu
command -v go >/dev/null || { echo "go is missing"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
GOBIN="$dir/bin" go install honnef.co/go/tools/cmd/staticcheck@v0.8.2 || exit 2
mkdir "$dir/program"
cd "$dir/program"
cat >go.mod <<'EOF'
module example

go 1.24
EOF
cat >main.go <<'EOF'
// Command example exports a function to the host of a WebAssembly module.
package main

//go:wasmexport add
func add(a, b int32) int32 { return sum(a, b) }

func sum(a, b int32) int32 { return a + b }

func main() {}
EOF
go version
"$dir/bin/staticcheck" -version
GOOS=js GOARCH=wasm go vet . || { echo "go vet refuses the input"; exit 2; }
GOOS=js GOARCH=wasm go build -o example.wasm . || { echo "the input does not compile"; exit 2; }
echo "expected: nothing, the host calls add"
echo "observed:"
GOOS=js GOARCH=wasm "$dir/bin/staticcheck" . >report || true
cat report
grep -q 'func add is unused (U1000)' report && grep -q 'func sum is unused (U1000)' report || { echo "CHANGED"; exit 1; }
