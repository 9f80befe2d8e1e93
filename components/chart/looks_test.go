package chart

import (
	"math"
	"strconv"
	"testing"
)

// luminance is the relative luminance of a colour, after WCAG 2.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	sum := 0.0
	for i, share := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatalf("%s: %v", colour, err)
		}
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += share * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	light, dark := luminance(t, a), luminance(t, b)
	return (math.Max(light, dark) + 0.05) / (math.Min(light, dark) + 0.05)
}

func TestWhatIsReadStandsOut(t *testing.T) {
	for _, level := range ramp {
		text := inkName.fill
		if level.dark {
			text = inkOnDark.fill
		}
		if c := contrast(t, text, level.light); c < 4.5 {
			t.Errorf("a number on %s has %.2f:1, want 4.5", level.class, c)
		}
	}
	if c := contrast(t, EdgeLight, PaperLight); c < 3 {
		t.Errorf("a cell's outline has %.2f:1, want 3", c)
	}
	for role, look := range looks {
		if c := contrast(t, look.light, PaperLight); c < 3 {
			t.Errorf("marks of role %d have %.2f:1, want 3", role, c)
		}
		if c := contrast(t, look.light, PaperLight); c < 4.5 && Role(role) != Other {
			t.Errorf("labels of role %d have %.2f:1, want 4.5", role, c)
		}
	}
}

// Places and lines are told apart in the dark theme too.
func TestColoursStandOutInTheDark(t *testing.T) {
	dark := map[string]string{}
	for _, c := range Colours() {
		dark[c.Property] = c.Dark
	}
	for _, r := range Roles() {
		want := 4.5
		if r.Role == Other {
			want = 3 // it has marks, but no words
		}
		if c := contrast(t, dark[r.Property], dark["--paper"]); c < want {
			t.Errorf("role %d has %.2f:1, want %v", r.Role, c, want)
		}
	}
}

func TestEveryRoleHasAShapeOfItsOwn(t *testing.T) {
	shapes := map[string]int{}
	for role, look := range looks {
		if Role(role) == Ink || Role(role) == Deck {
			continue // evidence stands in charts of its own; the deck's mark is the open one in ink
		}
		if other, ok := shapes[look.shape]; ok {
			t.Errorf("roles %d and %d share a shape", other, role)
		}
		shapes[look.shape] = role
	}
}

func TestNumbersAreWrittenWithTwoDecimalsAtMost(t *testing.T) {
	for _, test := range []struct {
		v    float64
		want string
	}{
		{0, "0"}, {-0.001, "0"}, {0.005, "0.01"}, {1.5, "1.5"}, {1.05, "1.05"}, {-12.345, "-12.35"}, {100, "100"}, {0.999, "1"},
		{math.NaN(), "0"}, {math.Inf(1), "90071992547409.92"}, {math.Inf(-1), "-90071992547409.92"},
	} {
		if got := twoDecimals(test.v); got != test.want {
			t.Errorf("%v is written %s, want %s", test.v, got, test.want)
		}
	}
}
