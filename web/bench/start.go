//go:build browser

package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"strconv"
	"time"

	"bilateral/web/browser"
)

// firstAnswer gives the milliseconds from the start of the server's process to the first
// byte of the overview, in the coding that browsers like best.
func firstAnswer(command, bundle string, times int) (Spread, error) {
	var measures []float64
	for range times {
		took, err := startOnce(command, bundle)
		if err != nil {
			return Spread{}, fmt.Errorf("the server's start: %w", err)
		}
		measures = append(measures, took)
	}
	return spreadOf(measures), nil
}

func startOnce(command, bundle string) (took float64, err error) {
	port, err := browser.FreePort()
	if err != nil {
		return 0, err
	}
	address := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	process := exec.Command(command, "serve", "-addr", address, "-bundle", bundle)
	began := time.Now()
	if err := process.Start(); err != nil {
		return 0, err
	}
	defer func() {
		_ = process.Process.Kill()
		_ = process.Wait()
	}()
	request, err := http.NewRequest(http.MethodGet, "http://"+address+"/", nil)
	if err != nil {
		return 0, err
	}
	request.Header.Set("Accept-Encoding", "gzip, deflate, br")
	for {
		answer, err := http.DefaultTransport.RoundTrip(request)
		if err == nil {
			defer answer.Body.Close()
			if _, err := io.ReadFull(answer.Body, make([]byte, 1)); err != nil {
				return 0, err
			}
			if answer.StatusCode != http.StatusOK {
				return 0, fmt.Errorf("status %d", answer.StatusCode)
			}
			return milliseconds(began), nil
		}
		if time.Since(began) > 30*time.Second {
			return 0, err
		}
		time.Sleep(2 * time.Millisecond)
	}
}
