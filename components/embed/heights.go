package embed

import "bilateral/components/state"

// heights are the greatest that TestFramesAreNoHigherThanWasMeasured has measured of each
// kind of frame, with -update, over both datasets of the tests.
var heights = [...]measured{
	{Of{state.Table, false, 0, false}, [sides]uint16{1918, 0, 1698, 0}},
	{Of{state.Table, true, 0, false}, [sides]uint16{1019, 1281, 898, 1200}},
	{Of{state.Indicator, true, 0, false}, [sides]uint16{975, 1237, 854, 1156}},
	{Of{state.Indicator, true, 1, false}, [sides]uint16{1925, 3250, 1496, 2808}},
	{Of{state.Indicator, true, 1, true}, [sides]uint16{3004, 3958, 2509, 3458}},
	{Of{state.Indicator, true, 2, false}, [sides]uint16{1546, 2840, 1261, 2555}},
	{Of{state.Indicator, true, 2, true}, [sides]uint16{1688, 2638, 1403, 2353}},
	{Of{state.Indicator, true, 3, false}, [sides]uint16{1736, 2955, 1398, 2617}},
	{Of{state.Indicator, true, 4, false}, [sides]uint16{2732, 4263, 2366, 3896}},
	{Of{state.Indicator, true, 4, true}, [sides]uint16{1788, 2493, 1503, 2208}},
	{Of{state.Partners, false, 0, false}, [sides]uint16{9203, 14868, 8366, 14026}},
	{Of{state.Mobility, false, 0, false}, [sides]uint16{1452, 2156, 1207, 1911}},
	{Of{state.Evidence, false, 0, false}, [sides]uint16{7890, 0, 7461, 0}},
}
