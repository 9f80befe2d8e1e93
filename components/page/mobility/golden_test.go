//go:build !js

package mobility_test

import (
	"testing"

	"bilateral/components/page/pagetest"
)

func TestThePageIsTheGolden(t *testing.T) { pagetest.Goldens(t, "mobility") }

func TestThePageOfAnotherDatasetIsTheGolden(t *testing.T) {
	pagetest.Golden(t, "mobility-second.en", pagetest.Build(pagetest.Second(t), "/mobility/"))
}
