package compression

import "sync"

// Lazy is a body whose compressed forms are made when a reader first takes one, each once
// however many ask for it at the same time. One of nothing but
// Identity is never compressed.
type Lazy struct {
	Identity         []byte
	inBrotli, inGzip func() []byte
}

// OnDemand makes the forms of a body when they are asked for: the same bytes as Of.
func OnDemand(body []byte, effort Effort) Lazy {
	forBrotli, forGzip := effort.levels()
	// Writing to memory does not fail; if it did, the body would go out as it is.
	once := func(make func([]byte, int) ([]byte, error), level int) func() []byte {
		return sync.OnceValue(func() []byte {
			form, err := make(body, level)
			if err != nil {
				return nil
			}
			return form
		})
	}
	return Lazy{Identity: body, inBrotli: once(brotliOf, forBrotli), inGzip: once(gzipOf, forGzip)}
}

// Made is a body whose forms are there already.
func Made(f Forms) Lazy {
	return Lazy{Identity: f.Identity, inBrotli: func() []byte { return f.Brotli }, inGzip: func() []byte { return f.Gzip }}
}

// For returns the form to send for an Accept-Encoding header, as Forms.For does.
func (l Lazy) For(acceptEncoding string) ([]byte, Encoding) {
	if l.inBrotli == nil {
		return l.Identity, Identity
	}
	return choose(acceptEncoding, l.Identity, l.inBrotli, l.inGzip)
}

// Size is how many bytes all the forms take together at most, made or not: a page in
// brotli and in gzip takes less than half of what it is.
func (l Lazy) Size() int {
	if l.inBrotli == nil {
		return len(l.Identity)
	}
	return len(l.Identity) + len(l.Identity)/2
}
