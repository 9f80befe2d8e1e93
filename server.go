// Command explorer serves the UK–Japan Collaboration Explorer and checks
// datasets for it. It stands around the flow: it reads the dataset, hands it
// to the pages and the host, and listens.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/web"
	"bilateral/web/host"
	"bilateral/web/journal"
	"bilateral/web/notices"
	"bilateral/web/pages"
	"bilateral/web/picture"
	"bilateral/web/sending"
)

const usage = `explorer shows what two countries achieve together, from one dataset.

  explorer serve [flags]   serve the site (the default)
  explorer check FILE      check a dataset and print every fault in it
  explorer notices         print the licences of other people's work in it

Flags of serve:
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// Exit codes.
const (
	done     = 0
	failed   = 1
	misusage = 2
)

// run is the command with its surroundings given, for tests.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	command := "serve"
	if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		command, args = args[0], args[1:]
	}
	switch command {
	case "serve":
		return serve(ctx, args, stderr)
	case "check":
		return check(args, stdout, stderr)
	case "notices":
		fmt.Fprint(stdout, notices.Text)
		return done
	}
	fmt.Fprintf(stderr, "explorer: %q is no command; want serve, check or notices\n", command)
	return misusage
}

// check prints every fault of a dataset, one per line; of one without, what it
// could say better.
func check(args []string, stdout, stderr io.Writer) int {
	if len(args) != 1 {
		fmt.Fprintln(stderr, "usage: explorer check FILE")
		return misusage
	}
	ds, err := datapackage.DecodeFile(args[0])
	if err != nil {
		printFaults(stdout, stderr, args[0], err)
		return failed
	}
	missing := 0
	for _, o := range ds.Observations {
		if !o.Value.Present() {
			missing++
		}
	}
	series, values := 0, 0
	for _, c := range ds.Collections {
		series += len(c.Series)
		for _, s := range c.Series {
			values += len(s.Points)
		}
	}
	fmt.Fprintf(stdout, "ok: %s: %d places, %d indicators, %d numbers, %d typed missing, %d messages, %d sources; open: %d indicators, %d series, %d values\n",
		args[0], len(ds.Places), len(ds.Tabled()), len(ds.Observations)-missing, missing, len(ds.Messages), len(ds.Sources), len(ds.Open()), series, values)
	for _, line := range slices.Concat(ds.Advice(), ds.ReadingAdvice(), picture.Advice(ds)) {
		fmt.Fprintf(stdout, "advice: %s: %s\n", args[0], line)
	}
	return done
}

// printFaults prints what is wrong with a dataset: its faults to one writer,
// and anything else, such as a file that is not there, to the other.
func printFaults(faultsTo, othersTo io.Writer, name string, err error) {
	var faults data.Faults
	if !errors.As(err, &faults) {
		fmt.Fprintln(othersTo, "explorer:", err)
		return
	}
	for _, f := range faults {
		fmt.Fprintf(faultsTo, "%s: %s\n", name, f.Error())
	}
}

// settings are the flags of serve.
type settings struct {
	addr      string
	data      string
	publicURL string
	bundle    string
	framers   string
	gallery   bool
}

func parseFlags(args []string, stderr io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&s.addr, "addr", "127.0.0.1:8080", "`host:port` to listen on")
	flags.StringVar(&s.data, "data", "", "dataset `file`, a Data Package; without it the one built in")
	flags.StringVar(&s.publicURL, "public-url", "", "`URL` where readers find the site, for absolute addresses: https://example.org")
	flags.StringVar(&s.bundle, "bundle", "", "`folder` of the browser program; without it the one built in")
	flags.StringVar(&s.framers, "framers", "*", "`sites` that may show /embed/ pages in a frame: '*', or origins with a space between")
	flags.BoolVar(&s.gallery, "gallery", false, "show every chart and every block in place of the explorer, for contributors")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if flags.NArg() > 0 {
		err := fmt.Errorf("serve takes flags only, not %q", flags.Arg(0))
		fmt.Fprintln(stderr, "explorer:", err)
		return s, err
	}
	return s, nil
}

// serve listens until the context ends, then lets the answers under way
// finish.
func serve(ctx context.Context, args []string, stderr io.Writer) (code int) {
	started := time.Now()
	s, err := parseFlags(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return done
	}
	if err != nil {
		return misusage
	}
	lines := journal.New(stderr)
	defer func() {
		last, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if lines.Close(last) != nil { // what takes no line takes no word about that either
			code = failed
		}
	}()
	log := slog.New(slog.NewTextHandler(lines, nil))
	ds, err := dataset(s.data)
	if err != nil {
		printFaults(stderr, stderr, s.data, err)
		return failed
	}
	// The port comes before the pages: whoever typed a taken one should not
	// wait, and the pages name the address when no public URL is given.
	listener, err := net.Listen("tcp", s.addr)
	if err != nil {
		fmt.Fprintln(stderr, "explorer:", listening(s.addr, err))
		return failed
	}
	defer listener.Close()
	address := listener.Addr().(*net.TCPAddr)
	publicURL := s.publicURL
	if publicURL == "" {
		publicURL = loopbackURL(address)
		if !address.IP.IsLoopback() {
			log.Warn("no -public-url is given: absolute addresses in pages name this machine only",
				"addr", s.addr, "public-url", publicURL)
		}
	}
	handler, err := site(ds, s, publicURL, log)
	if err != nil {
		fmt.Fprintln(stderr, "explorer:", err)
		return failed
	}
	server := newServer(handler, log)
	log.Info("serving", "url", loopbackURL(address), "version", handler.Version(), "ready", time.Since(started).Round(time.Millisecond))

	ended := make(chan error, 1)
	go func() { ended <- server.Serve(sending.Listener(listener)) }()
	select {
	case err := <-ended:
		fmt.Fprintln(stderr, "explorer: serving:", err)
		return failed
	case <-ctx.Done():
	}
	log.Info("stopping")
	last, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(last); err != nil {
		fmt.Fprintln(stderr, "explorer: stopping:", err)
		return failed
	}
	return done
}

// newServer sets how long and how large a request may be.
func newServer(handler http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           handler,
		ConnContext:       sending.Context,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      60 * time.Second, // the bundle over a slow line
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    128 << 10,
		ErrorLog:          slog.NewLogLogger(listenerFaults{log.Handler()}, slog.LevelWarn),
	}
}

// listenerFaults keeps what net/http says of the listener and drops what it
// says of single connections, which names readers' addresses.
type listenerFaults struct{ slog.Handler }

func (l listenerFaults) Handle(ctx context.Context, r slog.Record) error {
	if !strings.HasPrefix(r.Message, "http: Accept error") {
		return nil
	}
	return l.Handler.Handle(ctx, r)
}

// dataset reads a dataset file, or the dataset built in.
func dataset(name string) (*data.Dataset, error) {
	if name == "" {
		return datapackage.Default()
	}
	return datapackage.DecodeFile(name)
}

// galleryBundle is where make gallery builds the gallery's own program.
const galleryBundle = ".cache/bundles/gallery"

// site puts the whole site together.
func site(ds *data.Dataset, s settings, publicURL string, log *slog.Logger) (*host.Host, error) {
	ds.Home = strings.TrimSuffix(publicURL, "/")
	bundle, explorer := web.Bundle(), pages.New(ds)
	if s.gallery {
		bundle, explorer = os.DirFS(galleryBundle), pages.NewGallery(ds)
	}
	if s.bundle != "" {
		bundle = os.DirFS(s.bundle)
	}
	assets, err := web.Load(web.Static(), bundle)
	if err != nil {
		return nil, err
	}
	worker, err := web.WorkerTemplate(web.Static())
	if err != nil {
		return nil, err
	}
	code, err := executableHash()
	if err != nil {
		return nil, err
	}
	places, err := pages.PlaceWords(ds)
	if err != nil {
		return nil, err
	}
	rows, err := pages.StewardFiles(ds, data.DefaultSources)
	if err != nil {
		return nil, err
	}
	whole, err := packaged(s.data, rows, pages.Citations(ds))
	if err != nil {
		return nil, err
	}
	var screens []host.Screen
	if s.data == "" && !s.gallery { // the pictures are of the dataset built in
		screens = explorer.Screens()
	}
	return host.New(host.Options{
		Code:          code,
		Dataset:       ds,
		Views:         explorer,
		Parts:         explorer.Parts(),
		Collections:   explorer.Collections(),
		Assets:        assets,
		Places:        places,
		Rows:          rows,
		Package:       whole,
		Announcements: explorer.Announcements(),
		Unbuilt:       explorer.Unbuilt(),
		Shortcuts:     explorer.Shortcuts(),
		Screens:       screens,
		Notices:       notices.Text,
		Worker:        worker,
		PublicURL:     publicURL,
		Framers:       s.framers,
		Log:           log,
	})
}

// packaged makes the files of the dataset as a whole, by their addresses, with the rows that
// its values were read from. Those of a file are made at once: it may be another one
// tomorrow.
func packaged(name string, rows, citations map[string][]byte) (func() (map[string][]byte, error), error) {
	var more []datapackage.File
	for _, path := range slices.Sorted(maps.Keys(rows)) {
		more = append(more, datapackage.File{Name: strings.TrimPrefix(path, "/"), Content: rows[path]})
	}
	for _, name := range slices.Sorted(maps.Keys(citations)) {
		more = append(more, datapackage.File{Name: name, Content: citations[name]})
	}
	if name == "" {
		return func() (map[string][]byte, error) {
			release, err := datapackage.DefaultRelease(more...)
			if err != nil {
				return nil, err
			}
			return release.Addresses()
		}, nil
	}
	release, err := datapackage.FileRelease(name, more...)
	if err != nil {
		return nil, err
	}
	return release.Addresses, nil
}

// executableHash identifies the code that makes the pages, which is compiled
// in: every change of it changes the file, in a working tree that was never
// committed too.
func executableHash() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("the program's own file: %w", err)
	}
	f, err := os.Open(name)
	if err != nil {
		return "", fmt.Errorf("the program's own file: %w", err)
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", fmt.Errorf("the program's own file: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// listening explains why an address cannot be listened on.
func listening(addr string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is taken by another program: stop it, or give another address with -addr host:port", addr)
	}
	return fmt.Errorf("cannot listen on %s (flag -addr): %w", addr, err)
}

// loopbackURL is how this machine reaches a listening address.
func loopbackURL(a *net.TCPAddr) string {
	name := "127.0.0.1"
	if a.IP.IsLoopback() {
		name = a.IP.String()
	}
	return "http://" + net.JoinHostPort(name, fmt.Sprint(a.Port))
}
