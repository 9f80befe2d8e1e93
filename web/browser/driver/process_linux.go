//go:build browser

package driver

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// withParent has the system kill a program whose parent is gone.
func withParent() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// memory reads of a process the most that it had resident at any time, which the kernel keeps,
// and what it has now, of which it has its part where others have it too; both in bytes.
func memory(process int64) (most, share int64, err error) {
	for _, c := range []struct {
		file, line string
		to         *int64
	}{{"status", "VmHWM:", &most}, {"smaps_rollup", "Pss:", &share}} {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", process, c.file))
		if err != nil {
			return 0, 0, err
		}
		_, found, _ := strings.Cut(string(text), "\n"+c.line)
		if _, err := fmt.Sscan(found, c.to); err != nil {
			return 0, 0, fmt.Errorf("/proc/%d/%s has no %s %w", process, c.file, c.line, err)
		}
		*c.to <<= 10 // from kibibytes
	}
	return most, share, nil
}
