//go:build !js

package indicator_test

import (
	"testing"

	"bilateral/components/page/pagetest"
)

func TestThePageIsTheGolden(t *testing.T) { pagetest.Goldens(t, "indicator") }

func TestTheOpenPageOfAnotherDatasetIsTheGolden(t *testing.T) {
	pagetest.Golden(t, "open-second.en", pagetest.Build(pagetest.Second(t), "/indicators/movers/"))
}
