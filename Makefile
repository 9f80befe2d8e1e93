# The explorer's commands; `make help` lists them.

ADDR ?= 127.0.0.1:8080
FOR ?= 10m
ROUNDS ?= 3
CACHE := .cache
TINYGO_BUNDLE := $(CURDIR)/$(CACHE)/bundles/tinygo
POISON_BUNDLE := $(CURDIR)/$(CACHE)/bundles/poison
GO_BUNDLE := $(CURDIR)/$(CACHE)/bundles/go
TINYGO_GALLERY := $(CURDIR)/$(CACHE)/bundles/gallery-tinygo
POISON_GALLERY := $(CURDIR)/$(CACHE)/bundles/gallery-poison
GO_GALLERY := $(CURDIR)/$(CACHE)/bundles/gallery-go
TINYGO_ROWS := $(CURDIR)/$(CACHE)/bundles/rows-tinygo
GO_ROWS := $(CURDIR)/$(CACHE)/bundles/rows-go
TINYGO_TABLE := $(CURDIR)/$(CACHE)/bundles/table-tinygo
GO_TABLE := $(CURDIR)/$(CACHE)/bundles/table-go
TOOLS := $(CURDIR)/$(CACHE)/tools
# Words of other people's: of HTML, CSS, schema.org, browsers, programs and protocols, in data, and as mistakes to be found.
FOREIGN_WORDS := analyze,artifacts,behavior,center,color,colors,dialogs,initialize,nmae,normalize,organization,valor
BUNDLES := EXPLORER_BUNDLE_TINYGO=$(TINYGO_BUNDLE) EXPLORER_BUNDLE_GO=$(GO_BUNDLE) EXPLORER_GALLERY_GO=$(GO_GALLERY)
BUILDS := bundle-tinygo bundle-poison bundle-go gallery-poison gallery-go

.DEFAULT_GOAL := help
.PHONY: help run gallery build tinygo generate golden test series loads setup vet unit readers bundles $(BUILDS) hosting browser tour bench growth peers renderers load

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

run: build ## build what is missing and serve [ADDR=host:port]
	@exec $(CACHE)/explorer serve -addr $(ADDR)

build: ## build the browser bundle (TinyGo if it is there, else Go) and the explorer command
	@mkdir -p $(CACHE)
	@go run ./web/build -compiler auto
	@CGO_ENABLED=0 go build -trimpath -buildvcs=false -o $(CACHE)/explorer . # one file for one source: the site's version is a hash of it

gallery: ## serve every chart and block in every variant [ADDR=host:port]
	@go run ./web/build -compiler auto -program ./app/gallery -out $(CACHE)/bundles/gallery
	@go run . serve -addr $(ADDR) -gallery

tinygo: ## set up the TinyGo compiler, which makes the small bundle
	@.tinygo/install --packages

generate: ## make the generated files: templates, the scripts' half of the protocol, notices, icons
	go run ./components/generate
	go run ./app/protocol/generate
	go run ./web/notices/generate
	go run ./web/icons

series: ## make the tables of open evidence from data/sources
	go run ./data/convert

# Debian's r-base-core and python3-pandas take a minute to set up: this is no part of make test.
loads: ## load the data as README.md says, with curl, pandas and R
	go test -vet=off -tags loads -count=1 -run TestTheReadmesProgramsLoadTheData .

golden: ## write the golden files anew: look at what changed
	go test $$(go list -f '{{$$p := .ImportPath}}{{range .TestImports}}{{if or (eq . "bilateral/testdata/golden") (eq . "bilateral/components/page/pagetest")}}{{$$p}} {{end}}{{end}}{{range .XTestImports}}{{if or (eq . "bilateral/testdata/golden") (eq . "bilateral/components/page/pagetest")}}{{$$p}} {{end}}{{end}}' ./...) -update

# What does not wait for each other runs side by side, one more at once than there are
# processors, since what is fetched waits for the network; where make can, the output of
# each stays together. What needs Go alone does not wait for the setup. The browser tests
# come last and alone: some of them look at time.
ALONE := $(filter %-go,$(BUILDS)) unit
SET_UP := $(filter-out %-go,$(BUILDS)) vet readers
test: ## every check there is, with all that it needs
	@rm -f $(CACHE)/times
	@.ci/timed checks $(MAKE) --no-print-directory -j $$(($$(nproc) + 1)) $(if $(filter output-sync,$(.FEATURES)),--output-sync=target) timed-setup $(ALONE:%=timed-%) $(SET_UP:%=timed-%) timed-hosting
	@.ci/timed browser $(MAKE) --no-print-directory browser
	@.ci/timed tour $(MAKE) --no-print-directory tour
	@.ci/timed

$(SET_UP:%=timed-%): timed-setup
timed-hosting: timed-bundle-tinygo timed-bundle-go
timed-%:
	@.ci/timed $* $(MAKE) --no-print-directory $*

setup:
	@.ci/setup

# What is generated is compared by tests.
vet:
	go vet -tags browser,npm,loads,hosting ./...
	GOOS=js GOARCH=wasm go vet ./app/... ./components/... ./data ./data/wire
	@unformatted=$$(gofmt -l *.go app components data web); \
	if [ -n "$$unformatted" ]; then echo "gofmt these files:"; echo "$$unformatted"; exit 1; fi
	go build -modfile=tools/go.mod -o $(TOOLS)/ tool
	$(TOOLS)/staticcheck -tags browser,npm,loads,hosting ./...
	GOOS=js GOARCH=wasm $(TOOLS)/staticcheck -checks inherit,-U1000 ./app/... ./components/... ./data ./data/wire
	git ls-files -z -- '*.go' '*.md' '*.vugu' '*.js' '*.css' '*.sh' Makefile | xargs -0 $(TOOLS)/misspell -error -locale UK -i $(FOREIGN_WORDS)
	@testdata/scripts/install
	node $(CACHE)/npm/scripts/node_modules/typescript/bin/tsc -p testdata/scripts

# Without the part of vet that go test would run again.
unit:
	go test -vet=off ./... ./testdata/htmlcheck

readers:
	go test -vet=off -tags npm -count=1 -run TestAnotherReader . ./components/citation ./components/download ./data/datapackage ./web/pages ./web/pptx ./web/spreadsheet

# What deploy/ ships, with Debian's Varnish, podman, systemd, nginx and Caddy.
hosting:
	$(BUNDLES) go test -vet=off -tags hosting -count=1 ./deploy

bundles: $(BUILDS)

bundle-tinygo:
	go run ./web/build -compiler tinygo -out $(TINYGO_BUNDLE)
bundle-poison:
	go run ./web/build -compiler tinygo -poison -out $(POISON_BUNDLE)
bundle-go:
	go run ./web/build -compiler go -out $(GO_BUNDLE)
gallery-poison:
	go run ./web/build -compiler tinygo -poison -program ./app/gallery -out $(POISON_GALLERY)
gallery-go:
	go run ./web/build -compiler go -program ./app/gallery -out $(GO_GALLERY)

# Three tests at a time keep two processors busy: each waits now and then.
browser:
	$(BUNDLES) EXPLORER_BUNDLE_POISON=$(POISON_BUNDLE) EXPLORER_GALLERY_TINYGO=$(POISON_GALLERY) go test -vet=off -tags browser -count=1 -parallel 3 -timeout 60m ./web/browser

tour:
	$(BUNDLES) go test -vet=off -p 2 -tags browser -count=1 ./web/browser/orca ./web/browser/driver ./web/browser/tour ./web/browser/hosting

bench: setup $(if $(QUICK),bundle-tinygo,bundles) ## measure bytes, times and memory on both bundles, on this machine and as on a phone [QUICK=1]
	go run ./web/build -compiler tinygo -program ./app/gallery -out $(TINYGO_GALLERY)
	go run ./web/build -compiler tinygo -program ./app/bench -out $(TINYGO_ROWS)
	$(if $(QUICK),,go run ./web/build -compiler go -program ./app/bench -out $(GO_ROWS))
	@$(BUNDLES) EXPLORER_GALLERY_TINYGO=$(TINYGO_GALLERY) EXPLORER_ROWS_TINYGO=$(TINYGO_ROWS) EXPLORER_ROWS_GO=$(GO_ROWS) go run -tags browser ./web/bench $(if $(QUICK),-quick) -json $(CACHE)/bench.json
	@cat $(CACHE)/bench.json
	$(if $(QUICK),,@$(MAKE) --no-print-directory renderers)

growth: setup bundle-tinygo ## measure what 20, 60 and 200 places cost, with figures of every pair
	@EXPLORER_BUNDLE_TINYGO=$(TINYGO_BUNDLE) go run -tags browser ./web/bench -growth -loads 6 -events 20

# The libraries are npm's, of exact versions; results stand in .cache/peers.md.
peers: setup bundle-tinygo ## measure the overview beside the same page made with JavaScript libraries [ROUNDS=3]
	@web/bench/peers/install
	EXPLORER_BUNDLE_TINYGO=$(TINYGO_BUNDLE) go run -tags browser ./web/bench/peers -rounds $(ROUNDS)
	@cat $(CACHE)/peers.md

# So are these libraries; results stand in .cache/renderers.md.
renderers: setup ## measure the renderer beside others on the operations of js-framework-benchmark [ROUNDS=3]
	@web/bench/renderers/install
	go run ./web/build -compiler tinygo -program ./app/table -out $(TINYGO_TABLE)
	go run ./web/build -compiler go -program ./app/table -out $(GO_TABLE)
	@EXPLORER_TABLE_TINYGO=$(TINYGO_TABLE) EXPLORER_TABLE_GO=$(GO_TABLE) go run -tags browser ./web/bench/renderers -rounds $(ROUNDS)
	@cat $(CACHE)/renderers.md

load: build ## measure requests a second, beside nginx and a bare handler, and memory [FOR=10m]
	@web/load/install
	@go run ./web/load -for $(FOR) >$(CACHE)/load.json
	@cat $(CACHE)/load.json
