//go:build !js

package evidence_test

import (
	"testing"

	"bilateral/components/page/pagetest"
)

func TestThePageIsTheGolden(t *testing.T) { pagetest.Goldens(t, "evidence") }
