//go:build browser

package driver

import "syscall"

// withParent has the system kill a program whose parent is gone.
func withParent() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
