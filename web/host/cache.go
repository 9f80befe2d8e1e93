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
	// making are the documents that are on their way, by key.
	making map[string]func() (document, error)
}

type entry struct {
	key string
	document
}

func newCache(limit int) *cache {
	return &cache{
		limit: limit, order: list.New(),
		byKey: map[string]*list.Element{}, making: map[string]func() (document, error){},
	}
}

// get returns the document of a key, made if it is not kept: once, however
// many ask for it at the same time. Nothing is kept under "", nor is an error.
func (c *cache) get(key string, build func() (document, error)) (document, error) {
	if key == "" {
		return build()
	}
	c.mu.Lock()
	if e, ok := c.byKey[key]; ok {
		c.order.MoveToFront(e)
		c.mu.Unlock()
		return e.Value.(*entry).document, nil
	}
	once, ok := c.making[key]
	if !ok {
		once = sync.OnceValues(func() (document, error) {
			defer c.forget(key) // if it panics too
			d, err := build()
			if err == nil {
				c.put(key, d)
			}
			return d, err
		})
		c.making[key] = once
	}
	c.mu.Unlock()
	return once()
}

// forget ends the making of a document.
func (c *cache) forget(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.making, key)
}

// put keeps a document and lets the ones go that were not used for longest.
func (c *cache) put(key string, d document) {
	if weight(key, d) > c.limit {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byKey[key] = c.order.PushFront(&entry{key, d})
	c.size += weight(key, d)
	for c.size > c.limit {
		last := c.order.Back()
		e := c.order.Remove(last).(*entry)
		delete(c.byKey, e.key)
		c.size -= weight(e.key, e.document)
	}
}

// weight is what a document counts for, in bytes.
func weight(key string, d document) int { return len(key) + d.Size() }
