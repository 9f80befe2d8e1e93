package host

import (
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// answer counts what is sent.
type answer struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(b)
	a.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// maxNoted is how much of a path or a method a line of the log repeats.
const maxNoted = 200

// note writes one line about a request. The line says nothing of the reader:
// no address, no header, no value of a query. A fault that nobody foresaw is
// answered here and not by net/http, whose own line names the reader's
// address.
func (h *Host) note(a *answer, r *http.Request, started time.Time) {
	if fault := recover(); fault != nil {
		if fault == http.ErrAbortHandler {
			panic(fault)
		}
		h.log.Error("request not answered", "path", shortened(r.URL.EscapedPath()), "fault", fault, "stack", string(debug.Stack()))
		if a.status == 0 {
			h.plain(a, r, http.StatusInternalServerError, faultText)
		} else {
			// An answer that has begun is broken off, and not ended as if it were whole.
			defer panic(http.ErrAbortHandler)
		}
	}
	if !h.log.Enabled(r.Context(), slog.LevelInfo) {
		return
	}
	// Logger.Info would look for the line of the source that calls it each time.
	record := slog.NewRecord(time.Now(), slog.LevelInfo, "request", 0)
	record.AddAttrs(
		slog.String("method", shortened(r.Method)),
		slog.String("path", shortened(r.URL.EscapedPath())),
		slog.Int("status", a.status),
		slog.Int64("bytes", a.bytes),
		slog.Duration("duration", record.Time.Sub(started).Round(time.Microsecond)),
		slog.String("encoding", a.Header().Get("Content-Encoding")))
	// Where a line cannot be written, there is nobody to tell.
	_ = h.log.Handler().Handle(r.Context(), record)
}

func shortened(s string) string {
	if len(s) > maxNoted {
		return s[:maxNoted]
	}
	return s
}
