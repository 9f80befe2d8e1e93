package data

// Order sorts a list, stably, by insertion: the lists of a page are short, and
// the library's stable sort would weigh two kilobytes in the browser for each
// kind of item. Comparing costs n² for a list in no order.
func Order[T any](list []T, before func(a, b T) bool) {
	for i := 1; i < len(list); i++ {
		item, at := list[i], i
		for ; at > 0 && before(item, list[at-1]); at-- {
			list[at] = list[at-1]
		}
		list[at] = item
	}
}
