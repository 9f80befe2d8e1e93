package sites

import (
	"errors"

	"bilateral/data"
	"bilateral/web/host"
)

// Reload reads every dataset again and serves those that have changed, once they have passed
// every check. One that has faults, or that cannot be read, stays as it was. The log says
// which. Requests under way are answered by what there was when they came; all that changes
// together is served from one moment on.
func (s *Sites) Reload() {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.now.Load()
	now := &state{byName: before.byName, index: before.index}
	changed := false
	for i, e := range before.editions {
		next, h, err := s.next(e, before, i)
		if err != nil {
			s.refuse(e.File, err)
		}
		if h == nil {
			next, h = e, before.hosts[i]
		}
		changed = changed || h != before.hosts[i]
		now.editions, now.hosts = append(now.editions, next), append(now.hosts, h)
	}
	if !changed {
		return
	}
	if err := s.addIndex(now); err != nil {
		s.refuse("", err)
		return
	}
	s.now.Store(now)
	for i, h := range now.hosts {
		if h != before.hosts[i] {
			s.options.Log.Info("dataset taken up", "file", now.editions[i].File, "data", now.editions[i].Dataset.Version, "version", h.Version(), "before", before.hosts[i].Version())
		}
	}
}

// next is the next edition of one and its site; nil where it is the same.
func (s *Sites) next(e Edition, before *state, i int) (Edition, *host.Host, error) {
	if e.File == "" {
		s.options.Log.Info("the dataset built in does not change: there is nothing to take up")
		return e, nil, nil
	}
	next, err := readFile(e.File)
	if err != nil {
		return e, nil, err
	}
	if next.Package.Sum() == e.Package.Sum() {
		s.options.Log.Info("dataset unchanged", "file", e.File)
		return e, nil, nil
	}
	if before.byName != nil && next.Dataset.Name != e.Dataset.Name {
		return e, nil, ErrRenamed
	}
	next.Base, next.Before = e.Base, before.hosts[i].Assets()
	h, err := s.options.Build(next)
	next.Before = nil // what the edition before was made of need not stay for longer
	return next, h, err
}

// refuse says why a dataset stays as it was: a line for each fault of the new one.
func (s *Sites) refuse(file string, err error) {
	const stays = "dataset not taken up: the one before is still served"
	var faults data.Faults
	if !errors.As(err, &faults) {
		s.options.Log.Error(stays, "file", file, "error", err)
		return
	}
	for _, f := range faults {
		s.options.Log.Error(stays, "file", file, "fault", f.Error())
	}
}
