package datapackage_test

import (
	"errors"
	"fmt"

	"bilateral/data"
	"bilateral/data/datapackage"
)

// The dataset that is built in is an example of the format.
func Example() {
	ds, err := datapackage.Default()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range ds.Observations {
		if o.Indicator == "total-outputs" && o.Subject.Kind == data.OfPair {
			fmt.Println(o.Value.Number, o.Period.Start, o.Period.End, ds.Source(o.Source).DisplayName().EN)
		}
	}
	// Output: 22984 2016 2020 UUKi
}

// Every fault is found at once, each with its place, what stands there and what
// was expected.
func ExampleDecode() {
	_, err := datapackage.Decode([]byte(`{
		"$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
		"name": "ships",
		"resources": [{"name": "places", "type": "table", "data": [["id"], ["Britain"]], "schema": {"fields": [{"name": "id", "type": "string"}]}}]
	}`))
	fmt.Println(errors.Is(err, datapackage.ErrInvalid))
	var faults data.Faults
	if errors.As(err, &faults) {
		for _, f := range faults {
			if f.Resource == "places" {
				fmt.Println(f)
			}
		}
	}
	// Output:
	// true
	// places, field "name": expected a field of that name in the table's schema, of the type object or string
	// places, field "shortName": expected a field of that name in the table's schema, of the type object or string
}
