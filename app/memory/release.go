//go:build tinygo && !poison

package memory

const poison = false

// allowance is how many bytes are given before it is time to collect.
const allowance = 1 << 20
