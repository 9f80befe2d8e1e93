#!/bin/sh
# Behaviour: an If-None-Match with two entity tags is answered with 200 and the whole body, though one of the two is the tag of what is kept; with "*" too. Alone the same tag is answered with 304.
# Why it matters: a client that keeps two forms of an answer, or a cache behind Varnish that does, downloads each time what it has.
# Package: Varnish 7.1.1-2+deb12u1 (Debian 12, varnish)
# Source: RFC 9110 section 13.1.2 makes the header a list, or "*"; RFC2616_Do_Cond in bin/varnishd/cache/cache_rfc2616.c compares all of it with the one tag.
set -eu
command -v varnishtest >/dev/null && command -v varnishd >/dev/null || { echo "varnish is missing"; exit 2; }
version=$(dpkg-query -W -f '${Version}' varnish 2>/dev/null) || { echo "this is no Debian"; exit 2; }
echo "varnish $version"
[ "$version" = 7.1.1-2+deb12u1 ] || { echo "this is about 7.1.1-2+deb12u1"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
# asked STATUS HEADER: whether a client with that header is given that status.
asked() {
	cat >"$dir/case.vtc" <<EOF
varnishtest "conditional"
server s1 {
	rxreq
	txresp -hdr {ETag: "b"} -body "kept"
} -start
varnish v1 -vcl+backend { } -start
client c1 {
	txreq
	rxresp
	expect resp.status == 200
	txreq -hdr {If-None-Match: $2}
	rxresp
	expect resp.status == $1
} -run
EOF
	varnishtest "$dir/case.vtc" >"$dir/log" 2>&1
}
asked 304 '"b"' || { echo 'a single tag is not answered with 304:'; tail -n 20 "$dir/log"; exit 2; }
echo 'If-None-Match: "b" is answered with 304'
for header in '"a", "b"' '"b", "a"' '*'; do
	echo "expected for If-None-Match: $header: 304"
	if asked 200 "$header"; then
		echo "observed for If-None-Match: $header: 200"
	else
		asked 304 "$header" && echo "observed: 304"
		echo "CHANGED"
		exit 1
	fi
done
