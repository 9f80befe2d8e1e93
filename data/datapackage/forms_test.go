package datapackage

import (
	"fmt"
	"reflect"
	"regexp"
	"testing"

	"bilateral/data"
)

// Default leaves the rules out, because the dataset built in keeps them: this test is what
// says so.
func TestTheDatasetBuiltInIsValid(t *testing.T) {
	checked, err := DecodeFS(data.Default, data.DefaultFile)
	if err != nil {
		t.Fatalf("the dataset built in has faults, and no start of a server would tell: %v", err)
	}
	trusted, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	checked.Origins.Folder = trusted.Origins.Folder
	if !reflect.DeepEqual(trusted, checked) {
		t.Error("the dataset built in is another one when its rules are checked")
	}
}

// The forms of numbers and origins are read by hand, and are those that these expressions
// describe.
func TestTheFormsOfNumbersAndOrigins(t *testing.T) {
	decimal := regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$`)
	integer := regexp.MustCompile(`^[+-]?[0-9]+$`)
	year := regexp.MustCompile(`^-?[0-9]{4}$`)
	origin := regexp.MustCompile(`^([A-Za-z0-9_.-]+)#row=([1-9][0-9]{0,8})$`)
	texts := []string{"", " 1", "1 ", "１", "0x1", "1_000", "inf", "NaN", "a.csv#row=1", "a.csv#row=01", "a.csv#row=+1", "a.csv#row=-1", "a.csv#row=0", "#row=1",
		"a b.csv#row=1", "a/b.csv#row=1", "a.csv#row=", "a.csv#row=123456789", "a.csv#row=1234567890", "a.csv#row=1#row=2", "a_-.csv#row=12", "é.csv#row=1"}
	const signs = "+-1.e0"
	for n, of := 1, []string{""}; n <= 5; n++ {
		var longer []string
		for _, s := range of {
			for _, c := range signs {
				longer = append(longer, s+string(c))
			}
		}
		of, texts = longer, append(texts, longer...)
	}
	for _, s := range texts {
		if got, want := isDecimal(s), decimal.MatchString(s); got != want {
			t.Errorf("%q is a number: %t, want %t", s, got, want)
		}
		if got, want := isInteger(s), integer.MatchString(s); got != want {
			t.Errorf("%q is a whole number: %t, want %t", s, got, want)
		}
		if got, want := isYear(s), year.MatchString(s); got != want {
			t.Errorf("%q is a year: %t, want %t", s, got, want)
		}
		file, row := originOf(s)
		got, want := fmt.Sprint(file, " ", row), " 0"
		if m := origin.FindStringSubmatch(s); m != nil {
			want = m[1] + " " + m[2]
		}
		if got != want {
			t.Errorf("%q points to %q, want %q", s, got, want)
		}
	}
}
