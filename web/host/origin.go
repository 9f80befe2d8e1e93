package host

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// ErrPublicURL says that the public URL cannot be used.
var ErrPublicURL = errors.New("the public URL must be http or https, a host, and nothing after it: https://example.org")

// ErrFramers says that the sites that may show frames cannot be used.
var ErrFramers = errors.New("the sites that may show frames must be '*', 'none', or 'self' and origins with a space between: https://example.org https://*.example.com")

func parseOrigin(publicURL string) (string, error) {
	u, err := url.Parse(publicURL)
	if err != nil {
		return "", fmt.Errorf("host: %q: %w", publicURL, ErrPublicURL)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil ||
		strings.ContainsAny(u.Host, ";,'\"") || // a policy names it
		u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("host: %q: %w", publicURL, ErrPublicURL)
	}
	return u.Scheme + "://" + u.Host, nil
}

// ErrBase says that the path below which a site stands cannot be used.
var ErrBase = errors.New("the base must be a path of letters, digits, '-', '_', '.' and '~' that begins and ends with a slash: /sub/path/")

// ParseBase reads the path below which a site stands, "/sub/path/", without its last slash:
// "" for the root.
func ParseBase(path string) (string, error) {
	base, slashed := strings.CutSuffix(path, "/")
	if path == "" || slashed && base == "" {
		return "", nil
	}
	rest, rooted := strings.CutPrefix(base, "/")
	if !slashed || !rooted || strings.Trim(rest, baseSigns) != "" {
		return "", fmt.Errorf("host: %q: %w", path, ErrBase)
	}
	for segment := range strings.SplitSeq(rest, "/") {
		if strings.Trim(segment, ".") == "" {
			return "", fmt.Errorf("host: %q: %w", path, ErrBase)
		}
	}
	return base, nil
}

// baseSigns are those that stand for themselves in a path, in HTML and in every server's
// configuration.
const baseSigns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/"

// parseFramers checks the sources of frame-ancestors: a word too many would
// change the whole policy.
func parseFramers(framers string) (string, error) {
	sources := strings.Fields(framers)
	if len(sources) == 0 {
		return "*", nil
	}
	for _, source := range sources {
		if (source == "*" || source == "'none'") && len(sources) == 1 || source == "'self'" {
			continue
		}
		u, err := url.Parse(strings.Replace(source, "://*.", "://any.", 1))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil ||
			u.Path != "" || u.RawQuery != "" || u.Fragment != "" || strings.ContainsAny(source, ";,'\"") ||
			strings.Contains(u.Host, "*") && !strings.HasSuffix(source, ":*") {
			return "", fmt.Errorf("host: %q: %w", source, ErrFramers)
		}
	}
	return strings.Join(sources, " "), nil
}
