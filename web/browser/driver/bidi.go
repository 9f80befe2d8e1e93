//go:build browser

package driver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// errProtocol reports that a browser refused a command, or ended.
var errProtocol = errors.New("the browser's protocol")

// bidi is a connection that speaks WebDriver BiDi: commands with an answer each,
// and events between them.
type bidi struct {
	socket *websocket.Conn
	hear   func(method string, params json.RawMessage)

	mu      sync.Mutex
	last    int
	waiting map[int]chan answer
	ended   error // why no more is heard, nil while it is
}

// answer is what came back to a command.
type answer struct {
	result json.RawMessage
	err    error
}

// connect opens a connection. What happens is told to hear, one event after the
// other; it must not send a command itself.
func connect(address string, hear func(string, json.RawMessage)) (*bidi, error) {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	socket, _, err := websocket.Dial(ctx, address, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errProtocol, err)
	}
	socket.SetReadLimit(-1) // a picture is one message
	b := &bidi{socket: socket, hear: hear, waiting: map[int]chan answer{}}
	go b.listen()
	return b, nil
}

// message is anything a browser sends.
type message struct {
	Type    string          `json:"type"` // "success", "error" or "event"
	ID      int             `json:"id"`
	Result  json.RawMessage `json:"result"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
}

func (b *bidi) listen() {
	for {
		var m message
		if err := wsjson.Read(context.Background(), b.socket, &m); err != nil {
			b.end(err)
			return
		}
		if m.Type == "event" {
			b.hear(m.Method, m.Params)
			continue
		}
		a := answer{result: m.Result}
		if m.Type == "error" {
			a.err = fmt.Errorf("%w: %s: %s", errProtocol, m.Error, m.Message)
		}
		b.mu.Lock()
		waiting := b.waiting[m.ID]
		delete(b.waiting, m.ID)
		b.mu.Unlock()
		if waiting != nil {
			waiting <- a
		}
	}
}

// end tells every command that waits that no answer will come.
func (b *bidi) end(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended = fmt.Errorf("%w: the connection ended: %w", errProtocol, err)
	for _, waiting := range b.waiting {
		waiting <- answer{err: b.ended}
	}
	b.waiting = nil
}

// call sends a command and decodes its result, unless result is nil.
func (b *bidi) call(method string, params, result any) error {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	done := make(chan answer, 1)
	b.mu.Lock()
	if b.ended != nil {
		b.mu.Unlock()
		return b.ended
	}
	b.last++
	id := b.last
	b.waiting[id] = done
	b.mu.Unlock()
	command := map[string]any{"id": id, "method": method, "params": params}
	if err := wsjson.Write(ctx, b.socket, command); err != nil {
		return fmt.Errorf("%w: %s: %w", errProtocol, method, err)
	}
	select {
	case <-ctx.Done():
		b.mu.Lock()
		delete(b.waiting, id)
		b.mu.Unlock()
		return fmt.Errorf("%w: %s: no answer within %s", errProtocol, method, Patience)
	case a := <-done:
		if a.err != nil {
			return fmt.Errorf("%s: %w", method, a.err)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(a.result, result)
	}
}
