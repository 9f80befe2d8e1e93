package program

import (
	"strconv"
	"strings"

	"bilateral/app/protocol"
	"bilateral/components/page"
	"bilateral/components/state"
)

// Later is the Deferrer of some pages: with the first view after Sight the charts wait of
// the figures that are not in sight, but for a frame's. Draw draws them.
func Later(pages page.Site) Deferrer {
	return func(p *program, message protocol.Message, content string) bool {
		switch message {
		case protocol.Draw:
			return p.draw(content)
		case protocol.Lacking:
			lacking := p.lacking
			p.lacking = false
			return lacking
		}
		seen := " " + content + " "
		p.later = func() *page.Document {
			var waits func(id string) bool
			if !p.wanted.Frame {
				waits = func(id string) bool { return !strings.Contains(seen, " "+id+" ") }
			}
			return pages.Find(p.ds, p.wanted).Redraw(p.ds, p.wanted, p.cat, waits)
		}
		return true
	}
}

// draw draws those of some charts that wait.
func (p *program) draw(numbers string) bool {
	for _, i := range integers(numbers) {
		if i < len(p.doc.Charts) && p.doc.Charts[i].Waits {
			p.page.Picture(strconv.Itoa(i), p.doc.Charts[i].Draw())
		}
	}
	p.flush()
	return true
}

// Lacks is the Drafter of programs whose data may be excerpts: a view is built to see whether
// all of it is there, and shown as it was built.
func Lacks(p *program, next *state.State) bool {
	if !p.ds.IsExcerpt() {
		return false
	}
	if next != nil {
		doc := p.build(next, true)
		p.later = func() *page.Document { return doc }
	}
	if p.lacking = p.ds.Lacks(); p.lacking {
		p.later = nil
	}
	return p.lacking
}
