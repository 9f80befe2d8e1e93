package scale_test

import (
	"fmt"

	"bilateral/components/scale"
)

// An axis runs between round values, has ticks at round values, and prints as
// many decimals as these need.
func Example() {
	start, end := scale.Nice(0.94, 3.51, 5)
	x := scale.NewLinear(start, end, 0, 210)
	decimals := scale.Decimals(start, end, 5)
	for _, tick := range scale.Ticks(start, end, 5) {
		fmt.Printf("%.*f at %v\n", decimals, tick, x.At(tick))
	}
	// Output:
	// 0.5 at 0
	// 1.0 at 30
	// 1.5 at 60
	// 2.0 at 90
	// 2.5 at 120
	// 3.0 at 150
	// 3.5 at 180
	// 4.0 at 210
}

// A logarithmic scale holds for values above zero only.
func ExampleNewLog() {
	_, ok := scale.NewLog(0, 100, 0, 1)
	fmt.Println(ok)
	fmt.Println(scale.LogTicks(1, 1000, 4))
	// Output:
	// false
	// [1 10 100 1000]
}

// Lengths are drawn from zero, wherever the values lie.
func ExampleZero() {
	fmt.Println(scale.Zero(12, 40))
	fmt.Println(scale.Zero(-4, 6))
	// Output:
	// 0 40
	// -4 6
}
