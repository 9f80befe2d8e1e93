//go:build tinygo && !poison

package memory

const poison = false

// allowance is how many bytes are given before it is time to collect.
var allowance uintptr = 1 << 20

// Allow sets how many bytes are given before a message is followed by a collection: for a
// program whose messages take more than 1 MB, whose memory has room for that much from the
// start. In a program that does not call it the number is a constant.
func Allow(bytes uintptr) {
	if bytes > allowance {
		if base == 0 {
			begin()
		}
		grow(bytes - allowance)
	}
	allowance = bytes
}
