package embed

import "bilateral/components/state"

// heights are the greatest that TestFramesAreNoHigherThanWasMeasured has measured of each
// kind of frame, with -update, over both datasets of the tests.
var heights = [...]measured{
	{Of{state.Table, false, 0, false, false, false}, [sides]uint16{1918, 0, 1698, 0, 0, 0, 0, 0}},
	{Of{state.Table, true, 0, false, false, false}, [sides]uint16{1019, 1281, 898, 1200, 215, 65, 215, 65}},
	{Of{state.Indicator, true, 0, false, false, false}, [sides]uint16{975, 1237, 854, 1156, 215, 65, 215, 65}},
	{Of{state.Indicator, true, 1, false, false, false}, [sides]uint16{1925, 3250, 1496, 2808, 205, 66, 205, 66}},
	{Of{state.Indicator, true, 1, true, false, false}, [sides]uint16{3004, 3958, 2509, 3458, 228, 130, 228, 130}},
	{Of{state.Indicator, true, 1, true, true, false}, [sides]uint16{696, 77, 668, 70, 200, 70, 200, 70}},
	{Of{state.Indicator, true, 2, false, false, false}, [sides]uint16{1546, 2840, 1261, 2555, 185, 58, 185, 58}},
	{Of{state.Indicator, true, 2, true, false, false}, [sides]uint16{1688, 2638, 1403, 2353, 205, 85, 205, 85}},
	{Of{state.Indicator, true, 3, false, false, false}, [sides]uint16{1736, 2955, 1398, 2617, 185, 60, 185, 60}},
	{Of{state.Indicator, true, 4, false, false, false}, [sides]uint16{2732, 4263, 2366, 3896, 219, 66, 219, 66}},
	{Of{state.Indicator, true, 4, false, true, false}, [sides]uint16{1168, 48, 830, 48, 219, 53, 219, 53}},
	{Of{state.Indicator, true, 4, true, false, false}, [sides]uint16{1788, 2493, 1503, 2208, 200, 66, 200, 66}},
	{Of{state.Partners, false, 0, false, false, false}, [sides]uint16{9203, 14883, 8366, 14041, 204, 103, 204, 91}},
	{Of{state.Partners, false, 0, false, true, false}, [sides]uint16{925, 48, 690, 56, 224, 84, 224, 84}},
	{Of{state.Partners, false, 0, false, true, true}, [sides]uint16{1119, 0, 1091, 0, 530, 0, 530, 0}},
	{Of{state.Mobility, false, 0, false, false, false}, [sides]uint16{1452, 2156, 1207, 1911, 219, 53, 219, 53}},
	{Of{state.Mobility, false, 0, false, true, false}, [sides]uint16{1072, 48, 827, 65, 219, 109, 219, 109}},
	{Of{state.Mobility, false, 0, false, true, true}, [sides]uint16{1020, 0, 1020, 0, 883, 0, 883, 0}},
	{Of{state.Evidence, false, 0, false, false, false}, [sides]uint16{7890, 0, 7461, 0, 0, 0, 0, 0}},
	{Of{state.Slides, false, 0, false, false, false}, [sides]uint16{1284, 0, 1211, 0, 0, 0, 0, 0}},
}
