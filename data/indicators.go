package data

// Tabled returns the indicators of the deck's table, in its order.
func (d *Dataset) Tabled() []*Indicator { return d.indicators(true) }

// InTable reports whether an indicator is a row of the deck's table.
func (d *Dataset) InTable(id IndicatorID) bool {
	ind := d.Indicator(id)
	return ind != nil && ind.Collection == ""
}

// Open returns the indicators of the open sources, in the dataset's order.
func (d *Dataset) Open() []*Indicator { return d.indicators(false) }

func (d *Dataset) indicators(tabled bool) []*Indicator {
	var list []*Indicator
	for i := range d.Indicators {
		if (d.Indicators[i].Collection == "") == tabled {
			list = append(list, &d.Indicators[i])
		}
	}
	return list
}

// TabledTopics returns the topics of the deck's table: those that its rows can
// be filtered by.
func (d *Dataset) TabledTopics() []Topic {
	return d.TopicsWith(func(topic TopicID) bool {
		for i := range d.Indicators {
			if ind := &d.Indicators[i]; ind.Collection == "" && ind.Topic == topic {
				return true
			}
		}
		return false
	})
}

// TopicsWith returns the topics of which there is something, in their order.
func (d *Dataset) TopicsWith(has func(TopicID) bool) []Topic {
	var list []Topic
	for _, t := range d.Topics {
		if has(t.ID) {
			list = append(list, t)
		}
	}
	return list
}
