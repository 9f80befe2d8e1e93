//go:build browser && !linux

package driver

import (
	"errors"
	"syscall"
)

// withParent does nothing where the system cannot.
func withParent() *syscall.SysProcAttr { return nil }

// memory cannot be read elsewhere.
func memory(int64) (most, share int64, err error) { return 0, 0, errors.ErrUnsupported }
