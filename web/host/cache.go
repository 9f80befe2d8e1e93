package host

import (
	"container/list"
	"sync"
)

// cache keeps the documents that were asked for last, up to a number of bytes.
type cache struct {
	mu    sync.Mutex
	limit int
	size  int
	order *list.List // of *entry, the last used in front
	byKey map[string]*list.Element
}

type entry struct {
	key string
	document
}

func newCache(limit int) *cache {
	return &cache{limit: limit, order: list.New(), byKey: map[string]*list.Element{}}
}

// get returns what was kept under a key. Nothing is kept under "".
func (c *cache) get(key string) (document, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[key]
	if !ok {
		return document{}, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry).document, true
}

// put keeps a document and lets the ones go that were not used for longest.
func (c *cache) put(key string, d document) {
	if key == "" || weight(key, d) > c.limit {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.byKey[key]; ok {
		return
	}
	c.byKey[key] = c.order.PushFront(&entry{key, d})
	c.size += weight(key, d)
	for c.size > c.limit {
		last := c.order.Back()
		e := c.order.Remove(last).(*entry)
		delete(c.byKey, e.key)
		c.size -= weight(e.key, e.document)
	}
}

func weight(key string, d document) int { return len(key) + d.Size() }
