package data

// Revision is something that changed with a version of a dataset.
type Revision struct {
	Version string
	Date    string // of the version, as YYYY-MM-DD
	Text    Text
}

// HasRevisions reports whether the dataset has a record of its changes.
func (d *Dataset) HasRevisions() bool { return d.Released != "" }

// changelogTable is the record of changes, as it is named in faults.
const changelogTable = "changelog"

// revisions checks that the record begins with the dataset's own version, and that each
// version has one day, which is not after that of the next.
func (c *checker) revisions() {
	list := c.d.Revisions
	days, last := map[string]string{}, ""
	for i := range list {
		now := &list[i]
		c.at(changelogTable, i+1)
		c.text("change", now.Text)
		if now.Version == "" {
			c.fault("version", "", "a version")
		}
		day, met := days[now.Version]
		switch {
		case !isDate(now.Date):
			c.fault("date", now.Date, "a day as YYYY-MM-DD")
			continue
		case met && day != now.Date:
			c.fault("date", now.Date, "the day of the version's other changes, "+day)
		case met && last != now.Version:
			c.fault("version", now.Version, "the changes of a version in rows that follow each other")
		case !met && days[last] != "" && now.Date > days[last]:
			c.fault("date", now.Date, "the newest version first: not after "+days[last])
		}
		if !met {
			days[now.Version] = now.Date
		}
		last = now.Version
	}
	if len(list) > 0 && list[0].Version != c.d.Version && c.d.Version != "" {
		c.at(PackageResource, 0)
		c.fault("version", c.d.Version, "the newest version of the table "+changelogTable+", "+list[0].Version+"; or a row there that says what changed")
	}
}
