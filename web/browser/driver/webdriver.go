//go:build browser

package driver

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// webdriver is a session of classic WebDriver: a command is a request, and its
// answer is all that is heard.
type webdriver struct {
	address string // of the driver, then of the session
	client  http.Client
}

// begin opens a session with a browser that has the capabilities asked for, and
// returns those it says it has.
func (w *webdriver) begin(wanted map[string]any, has any) error {
	w.client.Timeout = Patience + 5*time.Second
	var session struct {
		SessionID    string
		Capabilities json.RawMessage
	}
	err := w.call(http.MethodPost, "/session", map[string]any{"capabilities": map[string]any{"alwaysMatch": wanted}}, &session)
	if err != nil {
		return err
	}
	w.address += "/session/" + session.SessionID
	return json.Unmarshal(session.Capabilities, has)
}

// post sends a command and decodes its answer, unless result is nil.
func (w *webdriver) post(command string, params map[string]any, result any) error {
	if params == nil {
		params = map[string]any{} // a body is a must
	}
	return w.call(http.MethodPost, command, params, result)
}

func (w *webdriver) call(method, command string, params, result any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return err
	}
	request, err := http.NewRequest(method, w.address+command, bytes.NewReader(body))
	if err != nil {
		return err
	}
	response, err := w.client.Do(request)
	if err != nil {
		return fmt.Errorf("%w: %s: %w", errProtocol, command, err)
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return fmt.Errorf("%w: %s: %w", errProtocol, command, err)
	}
	if response.StatusCode != http.StatusOK {
		var refusal refusal
		if err := json.Unmarshal(answer.Value, &refusal); err != nil {
			return fmt.Errorf("%w: %s: %s", errProtocol, command, response.Status)
		}
		return fmt.Errorf("%s: %w", command, refusal)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, result)
}

// refusal is WebDriver's answer to a command that it did not carry out. Its code
// is one of the specification's, such as "no such frame".
type refusal struct {
	Code    string `json:"error"`
	Message string `json:"message"`
}

func (r refusal) Error() string { return "the browser refused: " + r.Code + ": " + r.Message }
