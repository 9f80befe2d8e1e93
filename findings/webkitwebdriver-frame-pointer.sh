#!/bin/sh
# Behaviour: once a session has switched into a frame, a pointer action whose origin is the viewport is aimed from the corner of the top window, not of the frame.
# Why it matters: a test that clicks in a frame clicks beside it, without an error, unless it adds the frame's own place.
# Package: webkit2gtk-driver 2.50.6-1~deb12u2 (Debian), with its MiniBrowser from libwebkit2gtk-4.1-0
# Source: WebDriver, "Actions": the viewport origin is that of the current browsing context, which the switch made the frame's.
set -eu
driver=$(command -v WebKitWebDriver) || { echo "webkit2gtk-driver is missing"; exit 2; }
for tool in Xvfb curl dpkg-query; do command -v $tool >/dev/null || { echo "$tool is missing"; exit 2; }; done
version=$(dpkg-query -W -f '${Version}' webkit2gtk-driver 2>/dev/null) || { echo "webkit2gtk-driver is not Debian's"; exit 2; }
case $version in 2.50.6-*) ;; *) echo "webkit2gtk-driver $version is another version"; exit 2 ;; esac
browser=$(ls /usr/lib/*/webkit2gtk-4.1/MiniBrowser 2>/dev/null | head -n 1)
[ -n "$browser" ] || { echo "libwebkit2gtk-4.1-0 has no MiniBrowser here"; exit 2; }
dir=$(mktemp -d)
pids=
trap 'kill $pids 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
# A frame 200 pixels from either side; each document notes where it was clicked.
note='<script>addEventListener("click", e => { document.title = e.clientX + " " + e.clientY; })</script>'
echo "<!DOCTYPE html><title>none</title><body>$note" >frame.html
echo "<!DOCTYPE html><title>none</title><style>body{margin:0}iframe{position:absolute;left:200px;top:200px;width:300px;height:200px;border:0}</style>$note<iframe src=\"frame.html\"></iframe>" >top.html
Xvfb -displayfd 3 -screen 0 1024x768x24 3>display 2>/dev/null &
pids="$pids $!"
n=0
until [ -s display ]; do n=$((n + 1)); [ $n -lt 100 ] || { echo "Xvfb did not start"; exit 2; }; sleep 0.1; done
port=$((20000 + $$ % 20000))
DISPLAY=:$(cat display) HOME=$dir "$driver" --port=$port >driver.log 2>&1 &
pids="$pids $!"
ask() { curl -s --max-time 30 -H 'Content-Type: application/json' "http://127.0.0.1:$port$1" ${2:+-d "$2"}; }
n=0
until ask /status | grep -q ready; do n=$((n + 1)); [ $n -lt 100 ] || { echo "the driver did not start"; exit 2; }; sleep 0.1; done
session=$(ask /session "{\"capabilities\":{\"alwaysMatch\":{\"webkitgtk:browserOptions\":{\"binary\":\"$browser\",\"args\":[\"--automation\"]}}}}" | sed -n 's/.*"sessionId":"\([^"]*\)".*/\1/p')
[ -n "$session" ] || { echo "there is no session"; exit 2; }
s=/session/$session
ask "$s/url" "{\"url\":\"file://$dir/top.html\"}" >/dev/null
ask "$s/frame" '{"id":0}' >/dev/null
click() { ask "$s/actions" "{\"actions\":[{\"type\":\"pointer\",\"id\":\"mouse\",\"actions\":[{\"type\":\"pointerMove\",\"x\":$1,\"y\":$2,\"origin\":\"viewport\",\"duration\":0},{\"type\":\"pointerDown\",\"button\":0},{\"type\":\"pointerUp\",\"button\":0}]}]}" >/dev/null; }
title() { ask "$s/execute/sync" '{"script":"return document.title","args":[]}' | sed -n 's/.*"value":"\([^"]*\)".*/\1/p'; }
click 30 40
inside=$(title)
ask "$s/frame" '{"id":null}' >/dev/null
outside=$(title)
ask "$s" >/dev/null
curl -s --max-time 30 -X DELETE "http://127.0.0.1:$port$s" >/dev/null
echo "webkit2gtk-driver $version"
echo "a click at 30 40 of the viewport, after the switch into the frame at 200 200"
echo "expected: the frame is clicked at 30 40, the top document not at all"
echo "observed: the frame is clicked at $inside, the top document at $outside"
[ "$inside" = none ] && [ "$outside" = "30 40" ] || { echo "CHANGED"; exit 1; }
