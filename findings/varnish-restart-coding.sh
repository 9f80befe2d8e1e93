#!/bin/sh
# Behaviour: after return (restart) vcl_recv no longer finds the Accept-Encoding that the client sent, but "gzip", or no such header at all: Varnish has written its own over it after the first vcl_recv, and the restart does not take it back.
# Why it matters: a VCL that sorts clients by whether they accept brotli sorts them anew after a restart, finds none that does, and looks in the wrong place for what is kept for them: no older answer once the backend fails.
# Package: Varnish 7.1.1-2+deb12u1 (Debian 12, varnish)
# Source: cnt_recv in bin/varnishd/cache/cache_req_fsm.c writes over the request's own header where http_gzip_support is on, after vcl_recv; a restart goes on with that request.
set -eu
command -v varnishtest >/dev/null && command -v varnishd >/dev/null || { echo "varnish is missing"; exit 2; }
version=$(dpkg-query -W -f '${Version}' varnish 2>/dev/null) || { echo "this is no Debian"; exit 2; }
echo "varnish $version"
[ "$version" = 7.1.1-2+deb12u1 ] || { echo "this is about 7.1.1-2+deb12u1"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
# found SENT FIRST AGAIN: whether vcl_recv finds FIRST of what is SENT, and AGAIN after a restart.
found() {
	cat >"$dir/case.vtc" <<EOF
varnishtest "restart"
varnish v1 -vcl {
	backend default none;
	sub vcl_recv {
		if (req.restarts == 0) {
			set req.http.First = req.http.Accept-Encoding;
			return (hash);
		}
		return (synth(200));
	}
	sub vcl_miss {
		return (restart);
	}
	sub vcl_synth {
		set resp.http.First = "<" + req.http.First + ">";
		set resp.http.Again = "<" + req.http.Accept-Encoding + ">";
	}
} -start
client c1 {
	txreq -hdr {Accept-Encoding: $1}
	rxresp
	expect resp.status == 200
	expect resp.http.First == "<$2>"
	expect resp.http.Again == "<$3>"
} -run
EOF
	varnishtest "$dir/case.vtc" >"$dir/log" 2>&1
}
for case in 'gzip, deflate, br|gzip' 'br|'; do
	sent=${case%|*} again=${case#*|}
	echo "expected for Accept-Encoding: $sent: \"$sent\" at first, the same after a restart"
	if found "$sent" "$sent" "$again"; then
		echo "observed for Accept-Encoding: $sent: \"$sent\" at first, \"$again\" after a restart"
	else
		found "$sent" "$sent" "$sent" || { tail -n 20 "$dir/log"; }
		echo "CHANGED"
		exit 1
	fi
done
