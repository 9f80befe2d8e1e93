vcl 4.1;

# Varnish before `explorer serve`: for Varnish 7.1 (Debian 12) and newer. Hosting notes:
# README.md in this folder.
#
# Nothing of a request but its method, path, query, codings and entity tags has any part in
# the server's answers, so what it says to one reader may be said to all. It asks browsers
# to revalidate what has no hash in its address (Cache-Control: no-cache); a browser still
# does, with Varnish in the server's place.

import std;

backend explorer {
	.host = "127.0.0.1";
	.port = "8080";
	.connect_timeout = 2s;
	.first_byte_timeout = 30s; # the largest file is made in a few seconds
	# No probe: after a deploy the server would be thought ill for a while longer. It
	# accepts connections before its pages are ready, so that readers wait and do not fail.
}

sub vcl_recv {
	if (req.restarts == 0) {
		unset req.http.Coding;
	}
	if (req.method != "GET" && req.method != "HEAD") {
		return (pass); # the server says what it answers
	}
	if (req.url == "/healthz") {
		return (pass);
	}
	# Other parts of an origin, or of its domain, may set cookies or ask for a password.
	unset req.http.Cookie;
	unset req.http.Authorization;

	# Varnish asks for gzip whatever a reader accepts, unpacks it for those who do not, and
	# takes no account of Vary: Accept-Encoding. Brotli it neither asks for nor knows, so it
	# has a place of its own in the cache. After a restart the header is no longer the
	# reader's.
	if (req.restarts == 0) {
		std.collect(req.http.Accept-Encoding);
		if (req.http.Accept-Encoding ~ "(?i)(^|,)\s*br\s*(;\s*q=(1|0?\.0*[1-9])[^,]*)?(,|$)") {
			set req.http.Coding = "br";
		}
	}

	# What is older than a minute is given for half a minute more, while it is fetched anew.
	# Once the server has failed, all that there is.
	if (req.restarts == 0) {
		set req.grace = 30s;
	} else {
		set req.grace = 24h;
	}
	return (hash);
}

sub vcl_hash {
	# The server's answers are the same under every name of it.
	hash_data(req.url);
	if (req.http.Coding) {
		hash_data(req.http.Coding);
	}
	return (lookup);
}

sub vcl_backend_fetch {
	if (bereq.http.Coding) {
		set bereq.http.Accept-Encoding = bereq.http.Coding;
		unset bereq.http.Coding;
	}
}

sub vcl_backend_response {
	if (beresp.status >= 500 && beresp.status != 501) { # 501 is what oEmbed says of XML
		return (abandon); # delivered, it would take the place of what is kept
	}
	if (bereq.uncacheable) {
		return (deliver);
	}
	if (beresp.status == 404) {
		# Long enough for a crowd, short enough for what is about to be there.
		set beresp.ttl = 10s;
		set beresp.grace = 10s;
		return (deliver);
	}
	if (beresp.http.Cache-Control == "no-cache") {
		# What a deploy may change: its ETag is asked for again after a minute. The rest is
		# for when the server is out of reach.
		set beresp.ttl = 60s;
		set beresp.grace = 24h;
		return (deliver);
	}
	# A hash in its address: max-age says how long. All else is not kept.
}

sub vcl_backend_error {
	return (abandon);
}

sub vcl_synth {
	if (resp.status != 503) {
		return (deliver);
	}
	if (req.restarts == 0 && (req.method == "GET" || req.method == "HEAD") && req.url != "/healthz") {
		return (restart); # for an older answer, if there is one
	}
	set resp.http.Content-Type = "text/plain; charset=utf-8";
	set resp.http.Cache-Control = "no-store";
	set resp.http.Retry-After = "10";
	set resp.body = {"The site cannot answer at the moment. Please try again in a minute.
現在、サイトから応答がありません。しばらくしてからもう一度お試しください。
"};
	return (deliver);
}

sub vcl_deliver {
	unset resp.http.X-Varnish;
}
