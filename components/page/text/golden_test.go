//go:build !js

package text_test

import (
	"testing"

	"bilateral/components/page/pagetest"
)

func TestThePageIsTheGolden(t *testing.T) { pagetest.Goldens(t, "text") }
