package host

import (
	"container/list"
	"sync"
)

// cache keeps the documents that were asked for last, up to a number of bytes, and the
// addresses that have led to them.
type cache struct {
	mu        sync.Mutex
	limit     int
	size      int
	order     *list.List // of *entry, the last used in front
	byKey     map[string]*list.Element
	byAddress map[string]*list.Element
	// making are the documents that are on their way, by key.
	making map[string]func() (document, error)
}

type entry struct {
	key       string
	addresses []string // the one that came first in front
	document
}

// mostAddresses is how many addresses are kept of a document. More of them than a reader
// would make, with parameters that mean nothing, push each other out and no document.
const mostAddresses = 8

func newCache(limit int) *cache {
	return &cache{
		limit: limit, order: list.New(),
		byKey: map[string]*list.Element{}, byAddress: map[string]*list.Element{}, making: map[string]func() (document, error){},
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

// at returns the document that an address has led to before, if it is still kept.
func (c *cache) at(address string) (document, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byAddress[address]
	if !ok {
		return document{}, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry).document, true
}

// leads notes that an address leads to the document of a key, if it is kept.
func (c *cache) leads(address, key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[key]
	if !ok || c.byAddress[address] != nil || len(address) > c.limit/mostAddresses {
		return
	}
	kept := e.Value.(*entry)
	if len(kept.addresses) == mostAddresses {
		delete(c.byAddress, kept.addresses[0])
		c.size -= len(kept.addresses[0])
		kept.addresses = append(kept.addresses[:0], kept.addresses[1:]...)
	}
	kept.addresses = append(kept.addresses, address)
	c.byAddress[address] = e
	c.size += len(address)
	c.shrink()
}

// put keeps a document and lets the ones go that were not used for longest.
func (c *cache) put(key string, d document) {
	if weight(key, d) > c.limit {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byKey[key] = c.order.PushFront(&entry{key: key, document: d})
	c.size += weight(key, d)
	c.shrink()
}

// shrink lets documents go until the rest is within the limit. The lock is held.
func (c *cache) shrink() {
	for c.size > c.limit {
		e := c.order.Remove(c.order.Back()).(*entry)
		delete(c.byKey, e.key)
		c.size -= weight(e.key, e.document)
		for _, address := range e.addresses {
			delete(c.byAddress, address)
			c.size -= len(address)
		}
	}
}

// weight is what a document counts for, in bytes, without its addresses.
func weight(key string, d document) int { return len(key) + d.Size() }
