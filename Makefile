# What a change is held to beyond `go test ./...`.
.PHONY: check format vet site same faults reproducible score figures proof

check: format vet site same faults reproducible score figures proof

format:
	@out=$$(git ls-files '*.go' | xargs gofmt -l); [ -z "$$out" ] || { echo "not formatted by gofmt:"; echo "$$out"; exit 1; }

vet:
	go vet ./...

# Plain Hugo on a checkout builds without a warning, at the root and under a path.
STRICT = --panicOnWarning --printI18nWarnings --printPathWarnings --printUnusedTemplates --quiet
site:
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && \
	go tool hugo $(STRICT) --destination "$$dir/root" && \
	go tool hugo $(STRICT) --destination "$$dir/sub" --baseURL https://host.example/a/path/ && \
	echo "site: plain hugo builds without a warning"

# dafu build leaves a checkout as it is: pages and catalogues are up to date.
same:
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && \
	before=$$(git status --porcelain -- content translations; git diff -- content translations) && \
	go run ./tools/dafu build --strict --destination "$$dir" && \
	after=$$(git status --porcelain -- content translations; git diff -- content translations) && \
	[ "$$before" = "$$after" ] || { echo "dafu build changes pages: run it and commit what it writes"; exit 1; }

# The same commit gives the same site, byte for byte: on two paths, under two clocks, languages and ways to set rights.
reproducible:
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && one="$$dir/one" && two="$$dir/在 别处/two" && \
	git clone -q . "$$one" && (umask 077 && git clone -q . "$$two") && \
	TZ=UTC LANG=C go run ./tools/dafu index --root "$$one" >/dev/null && TZ=UTC LANG=C go tool hugo --quiet --source "$$one" && \
	TZ=America/Lima LANG=zh_CN.UTF-8 go run ./tools/dafu index --root "$$two" >/dev/null && \
	TZ=America/Lima LANG=zh_CN.UTF-8 go tool hugo --quiet --source "$$two" && \
	diff -r "$$one/public" "$$two/public" && diff -r "$$one/static" "$$two/static" && \
	[ "$$(find "$$one/public" -type f | wc -l)" -gt 20 ] && echo "reproducible: the same bytes on two paths"

# Runs are killed at 200 random moments and more; the next run has to bring the site to the bytes of one left in peace.
# Another seed tries other moments: make faults FAULT_SEED=7
FAULT_SEED ?= 1
faults:
	@out=$$(go test ./tools/dafu -run '^TestKilled' -count 1 -timeout 30m -v -fault-kills 200 -fault-seed $(FAULT_SEED)); failed=$$?; \
	  echo "$$out" | grep -E '_test.go|^--- |^ok|FAIL'; exit $$failed

# The recogniser against letters with known answers, where those are at hand.
LETTERS ?= ../shared/letters
score:
	@if [ -d "$(LETTERS)/gold" ]; then \
	  sh tools/score.sh "$(LETTERS)"; \
	else echo "score: NOT RUN: there is no $(LETTERS)"; fi

# The check of figures on right renderings of the figures of those letters.
figures:
	@if [ -d "$(LETTERS)/body" ]; then \
	  out=$$(LETTERS="$(abspath $(LETTERS))" go test ./tools/internal/memory/figure -run 'CorrectRenderings|SeededErrors' -count 1 -v); failed=$$?; \
	  echo "$$out" | grep -E '_test.go|^ok|FAIL'; exit $$failed; \
	else echo "figures: NOT RUN: there is no $(LETTERS)"; fi

# A site of invented letters in Chromium: access, HTML, keyboard, requests, scores. With DAFU_REQUIRE_BROWSER=1 what is
# missing for it is a failure.
proof:
	@if [ -d tools/browser/node_modules ] || [ -n "$$DAFU_REQUIRE_BROWSER" ]; then \
	  dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && \
	  $(MAKE) --no-print-directory demo DEMO="$$dir" && \
	  DAFU_PROOF_SITE="$$dir/public" go test -count=1 -timeout 30m -v ./tools/browser; \
	else echo "proof: NOT RUN: it needs Chromium, and Node.js for: npm ci --prefix tools/browser"; fi

# A site of invented letters to look at and to measure with: make demo LETTERS_N=300
LETTERS_N ?= 300
DEMO ?= demo
.PHONY: demo
demo:
	rm -rf "$(DEMO)"
	go run ./tools/demo -letters $(LETTERS_N) "$(DEMO)"
	go run ./tools/dafu build --root "$(DEMO)" 2>"$(DEMO)/findings.txt" || { tail "$(DEMO)/findings.txt"; exit 1; }

# The readers beside pdftotext, pandoc and what else is installed of their kind, and the memory that batches take.
FORMATS ?= ../shared/formats
.PHONY: bench
bench:
	go run ./tools/bench/formats -samples "$(FORMATS)"

# The search beside Pagefind on the same pages in Chromium; the table goes to the output. It needs Node.js. With a corpus:
# make bench-search CORPUS=folder [CORPUS_LANG=en] [QUERIES=file], where docs.jsonl and site/LANG lie in the folder.
# EVERY=3 asks each third query in the browser, and the others for what they find alone.
EVERY ?= 1
CORPUS ?=
CORPUS_LANG ?= zh
QUERIES ?=
.PHONY: bench-search
bench-search:
	@# Without a lock file: npm can't keep one of programs built for each system and leave out where they come from.
	npm install --prefix tools/bench/search
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && set -e && \
	if [ -n "$(CORPUS)" ]; then \
	  go run ./tools/demo -letters 0 "$$dir/site" && go build -o "$$dir/indexer" ./tools/bench/corpus && \
	  node tools/bench/search/bench.js --site "$$dir/site" --corpus "$(CORPUS)" --lang $(CORPUS_LANG) --indexer "$$dir/indexer" \
	    --hugo "go tool hugo" --every $(EVERY) $(if $(QUERIES),--queries "$(abspath $(QUERIES))"); \
	else \
	  $(MAKE) --no-print-directory demo DEMO="$$dir/site" && go build -o "$$dir/dafu" ./tools/dafu && \
	  node tools/bench/search/bench.js --site "$$dir/site" --dafu "$$dir/dafu" --every $(EVERY); \
	fi

# What has become known of the dependencies that the code really calls. It asks the vulnerability database of Go on the network.
.PHONY: vuln
vuln:
	go tool govulncheck ./...

# Archives for every system, with licences, bills of materials and checksums, in dist/: make release VERSION=v1.2.3
.PHONY: release licences
release:
	go run ./tools/release -version "$(VERSION)" -out dist

# What dafu is built from, with the licence of each.
licences:
	go run ./tools/licences

# What the layouts cost: Hugo on a site of invented letters beside Hugo on the same content with a template of one line and
# no lists: make bench-hugo LETTERS_N=1000
.PHONY: bench-hugo
bench-hugo:
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && \
	go run ./tools/demo -letters $(LETTERS_N) "$$dir" && go build -o "$$dir/dafu" ./tools/dafu && \
	"$$dir/dafu" convert --root "$$dir" >/dev/null 2>&1 && "$$dir/dafu" translate update --root "$$dir" >/dev/null 2>&1 && \
	go run ./tools/bench/hugo "$$dir"

# From letters to a checked site, step by step, on invented letters: seconds, processor seconds, memory.
.PHONY: bench-scale
bench-scale:
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && \
	go run ./tools/demo -letters $(LETTERS_N) "$$dir/site" && go build -o "$$dir/dafu" ./tools/dafu && \
	go run ./tools/bench/scale -letters $(LETTERS_N) -dafu "$$dir/dafu" "$$dir/site"
