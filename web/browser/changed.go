//go:build browser

package browser

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
)

// ErrUnchanged reports that a dataset has no such figure.
var ErrUnchanged = errors.New("the dataset has no figure to change")

// WriteChanged writes a dataset to a file, with the next figure in each place of one: the
// data of another version of the site. A row is a list of values in one form of the data, an
// object in the other.
func WriteChanged(file string, source []byte, figure int) error {
	row := regexp.MustCompile(`(, |"value": )` + strconv.Itoa(figure) + `\b`)
	changed := row.ReplaceAll(source, fmt.Appendf(nil, "${1}%d", figure+1))
	if bytes.Equal(changed, source) {
		return fmt.Errorf("%w: %d", ErrUnchanged, figure)
	}
	return os.WriteFile(file, changed, 0o600)
}
