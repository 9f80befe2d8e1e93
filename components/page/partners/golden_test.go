//go:build !js

package partners_test

import (
	"testing"

	"bilateral/components/page/pagetest"
)

func TestThePageIsTheGolden(t *testing.T) { pagetest.Goldens(t, "partners") }
