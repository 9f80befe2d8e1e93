#!/bin/sh
# Behaviour: a type that no interface ever holds is compiled with its methods once a struct with a field of it is put into an interface, where any interface that is called has a method of that name.
# Why it matters: one field of a struct that is passed as "any" brings code into a small program that never runs; nothing says which field it was.
# Package: TinyGo 0.41.0 (set TINYGO_TARGET where another target than its own wasm is meant); Go 1.26 does the same
# Source: compiler/interface.go of TinyGo: the type code of a struct names those of its fields; transform/interface-lowering.go then gives every type code that is left its branch in the calls of an interface.
set -eu
for tool in tinygo go; do command -v $tool >/dev/null || { echo "$tool is missing"; exit 2; }; done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
version=$(tinygo version)
echo "$version"
case $version in *"version 0.41.0 "*) ;; *) echo "want TinyGo 0.41.0"; exit 2 ;; esac
printf 'module example\n\ngo 1.24\n' >go.mod
cat >main.go <<'SOURCE'
// Command example calls an interface that two of its three types are put into.
package main

type speaker interface{ speak() string }

type one struct{ s string }

func (o *one) speak() string { return o.s }

type two struct{ s string }

func (t *two) speak() string { return t.s + t.s }

type never struct{ n int }

func (n never) speak() string { return "never put into an interface" }

type holder struct{ field never }

var kept any

//go:noinline
func say(s speaker) { println(s.speak()) }

//go:noinline
func show(a any) { println(a == kept) }

func main() {
	h := &holder{}
	kept = 1
	say(&one{"a"})
	say(&two{"b"})
	show(PASSED)
	println(h.field.n)
}
SOURCE
holds() {
	mkdir -p "$1"
	sed "s/PASSED/$2/" main.go >"$1/main.go"
	cp go.mod "$1"
	(cd "$1" && tinygo build -target "${TINYGO_TARGET:-wasm}" -opt=z -no-debug -o example.wasm . 2>said) || { echo "the input does not compile: $(cat "$1/said")"; exit 2; }
	if grep -q "never put into an interface" "$1/example.wasm"; then echo "is there"; else echo "left out"; fi
}
apart=$(holds apart h.field.n)
inside=$(holds inside h)
echo "expected: the method of the type that is never in an interface is left out of both"
echo "observed: passing a number: $apart, $(wc -c <apart/example.wasm) bytes; passing the struct: $inside, $(wc -c <inside/example.wasm) bytes"
[ "$apart" = "left out" ] || { echo "the plain one is not left out either"; exit 2; }
[ "$inside" = "is there" ] || { echo "CHANGED"; exit 1; }
