// Command explorer serves the UK–Japan Collaboration Explorer and checks
// datasets for it. It stands around the flow: it reads the dataset, hands it
// to the pages and the host, and listens.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/web/changes"
	"bilateral/web/journal"
	"bilateral/web/notices"
	"bilateral/web/picture"
	"bilateral/web/sending"
	"bilateral/web/sites"
)

const usage = `explorer shows what two countries achieve together, from one dataset.

  explorer serve [flags]            serve the site (the default)
  explorer export [flags] DIR       write the site as files, for any static host
  explorer check FILE               check a dataset and print every fault in it
  explorer check -against OLD FILE  print what readers will find changed
  explorer notices                  print the licences of other people's work in it

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
	case "export":
		return exportSite(ctx, args, stdout, stderr)
	case "check":
		return check(args, stdout, stderr)
	case "notices":
		fmt.Fprint(stdout, notices.Text)
		return done
	}
	fmt.Fprintf(stderr, "explorer: %q is no command; want serve, export, check or notices\n", command)
	return misusage
}

// check prints every fault of a dataset, one per line; of one without, what it
// could say better, or how it differs from an older one.
func check(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	against := flags.String("against", "", "")
	if err := flags.Parse(args); err != nil || flags.NArg() != 1 {
		fmt.Fprintln(stderr, "usage: explorer check FILE, or explorer check -against OLD FILE")
		return misusage
	}
	name := flags.Arg(0)
	ds := checked(name, stdout, stderr)
	if ds == nil {
		return failed
	}
	if *against == "" {
		describe(ds, name, stdout)
		return done
	}
	old := checked(*against, stdout, stderr)
	if old == nil {
		return failed
	}
	list := changes.Between(old, ds)
	for _, c := range list {
		fmt.Fprintln(stdout, c)
	}
	if len(list) == 0 {
		fmt.Fprintln(stdout, "no title, verdict or value changes")
	}
	return done
}

// checked is the dataset of a file; nil where it has faults, which are printed.
func checked(name string, stdout, stderr io.Writer) *data.Dataset {
	ds, err := datapackage.DecodeFile(name)
	if err != nil {
		printFaults(stdout, stderr, name, err)
		return nil
	}
	return ds
}

// describe prints how much is in a dataset and what it could say better.
func describe(ds *data.Dataset, name string, stdout io.Writer) {
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
		name, len(ds.Places), len(ds.Tabled()), len(ds.Observations)-missing, missing, len(ds.Messages), len(ds.Sources), len(ds.Open()), series, values)
	for _, line := range slices.Concat(ds.Advice(), ds.ReadingAdvice(), picture.Advice(ds)) {
		fmt.Fprintf(stdout, "advice: %s: %s\n", name, line)
	}
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
	data      []string
	publicURL string
	bundle    string
	framers   string
	gallery   bool
	previous  string // a former export, whose assets are kept
	base      string // of an exported site, as host.ParseBase gives it
	exported  bool
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
	flags.Func("data", "dataset `file`, a Data Package; without it the one built in. Given more than once, each is served below its name, with an index above. SIGHUP has changed files taken up", func(name string) error {
		if name == "" {
			return errors.New("the name of a file")
		}
		s.data = append(s.data, name)
		return nil
	})
	flags.StringVar(&s.publicURL, "public-url", "", "`URL` where readers find the site, for absolute addresses: https://example.org")
	flags.StringVar(&s.bundle, "bundle", "", "`folder` of the browser program; without it the one built in")
	flags.StringVar(&s.framers, "framers", "*", "`sites` that may show /embed/ pages in a frame: '*', or origins with a space between")
	flags.StringVar(&s.previous, "previous", "", "`folder` of a former export of the site, whose assets are served too: pages that were opened before ask for them")
	flags.BoolVar(&s.gallery, "gallery", false, "show every chart and every block in place of the explorer, for contributors")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if s.gallery && len(s.data) > 1 {
		err := errors.New("-gallery takes one -data at most")
		fmt.Fprintln(stderr, "explorer:", err)
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
	m := newMaker(s, log)
	editions, err := sites.Read(s.data)
	if err != nil {
		printFaults(stderr, stderr, fileOf(err), err)
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
	m.publicURL = publicURL
	handler, err := sites.New(editions, sites.Options{Build: m.site, Index: m.index, Log: log})
	if err != nil {
		fmt.Fprintln(stderr, "explorer:", err)
		return failed
	}
	server := newServer(handler, log)
	log.Info("serving", "url", loopbackURL(address), "version", strings.Join(handler.Versions(), " "), "ready", time.Since(started).Round(time.Millisecond))

	// Reading takes several times what is kept of it.
	go debug.FreeOSMemory()
	hangups := make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP)
	defer signal.Stop(hangups)
	go reload(ctx, hangups, handler)
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

// reload takes up changed datasets at each hangup, until the context ends.
func reload(ctx context.Context, hangups <-chan os.Signal, handler *sites.Sites) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-hangups:
			handler.Reload()
		}
	}
}

// fileOf is the dataset's file that an error is about, "" for none.
func fileOf(err error) string {
	var of sites.FileError
	errors.As(err, &of)
	return of.File
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
