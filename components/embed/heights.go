package embed

import "bilateral/components/state"

// heights are the greatest that TestFramesAreNoHigherThanWasMeasured has measured of each
// kind of frame, with -update, over both datasets of the tests.
var heights = [...]measured{
	{Of{state.Table, false, 0, false, false, false}, [sides]uint16{1919, 0, 1699, 0, 0, 0, 0, 0}},
	{Of{state.Table, true, 0, false, false, false}, [sides]uint16{1045, 1304, 924, 1223, 217, 65, 217, 65}},
	{Of{state.Indicator, true, 0, false, false, false}, [sides]uint16{1001, 1260, 880, 1179, 217, 65, 217, 65}},
	{Of{state.Indicator, true, 1, false, false, false}, [sides]uint16{1926, 3251, 1497, 2809, 205, 52, 205, 66}},
	{Of{state.Indicator, true, 1, true, false, false}, [sides]uint16{3005, 3959, 2510, 3459, 228, 65, 228, 130}},
	{Of{state.Indicator, true, 1, true, true, false}, [sides]uint16{672, 78, 644, 72, 200, 70, 200, 70}},
	{Of{state.Indicator, true, 2, false, false, false}, [sides]uint16{1547, 2841, 1262, 2556, 185, 51, 185, 58}},
	{Of{state.Indicator, true, 2, true, false, false}, [sides]uint16{1689, 2639, 1404, 2354, 205, 58, 205, 85}},
	{Of{state.Indicator, true, 3, false, false, false}, [sides]uint16{1737, 2956, 1399, 2618, 185, 51, 185, 60}},
	{Of{state.Indicator, true, 4, false, false, false}, [sides]uint16{2733, 4264, 2367, 3897, 219, 53, 219, 66}},
	{Of{state.Indicator, true, 4, false, true, false}, [sides]uint16{1169, 48, 831, 48, 219, 53, 219, 53}},
	{Of{state.Indicator, true, 4, true, false, false}, [sides]uint16{1789, 2494, 1504, 2209, 200, 53, 200, 66}},
	{Of{state.Partners, false, 0, false, false, false}, [sides]uint16{9254, 14934, 8412, 14092, 204, 55, 204, 91}},
	{Of{state.Partners, false, 0, false, false, true}, [sides]uint16{0, 0, 0, 0, 0, 0, 530, 0}},
	{Of{state.Partners, false, 0, false, true, false}, [sides]uint16{951, 48, 691, 56, 224, 84, 224, 84}},
	{Of{state.Partners, false, 0, false, true, true}, [sides]uint16{1145, 0, 1117, 0, 530, 0, 530, 0}},
	{Of{state.Mobility, false, 0, false, false, false}, [sides]uint16{1453, 2157, 1208, 1912, 219, 53, 219, 53}},
	{Of{state.Mobility, false, 0, false, true, false}, [sides]uint16{1073, 48, 828, 65, 219, 109, 219, 109}},
	{Of{state.Mobility, false, 0, false, true, true}, [sides]uint16{1021, 0, 1021, 0, 884, 0, 884, 0}},
	{Of{state.Evidence, false, 0, false, false, false}, [sides]uint16{7927, 0, 7498, 0, 0, 0, 0, 0}},
	{Of{state.Slides, false, 0, false, false, false}, [sides]uint16{1284, 0, 1211, 0, 0, 0, 0, 0}},
}
