//go:build browser && !linux

package driver

import "syscall"

// withParent does nothing where the system cannot.
func withParent() *syscall.SysProcAttr { return nil }
