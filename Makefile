# The two commands:  make serve   builds the page and serves it on this machine
#                    make test    everything CI runs
# Both install what is missing. They need Rust (rustup), Node.js 20.10 or later, and make.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

TRUNK := 0.22.1
WASM_SPLIT := 0.2.4
CARGO_FUZZ := 0.13.2
SECONDS_EACH ?= 60
WASM_BINDGEN := $(shell awk '/^name = "wasm-bindgen"$$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
PORT ?= 8123
OUT ?= scorecard.html
BUILT := $(or $(CARGO_TARGET_DIR),target)

# Tools that cargo installs go where cargo puts them; those of npm stay in node_modules.
CARGO_BIN := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin
export PATH := $(CARGO_BIN):$(CURDIR)/node_modules/.bin:$(PATH)

# The tools run for seconds: build them quickly rather than well.
QUICKLY := CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
	CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_DEBUG=0

.PHONY: help
help:
	@echo 'make serve        build the page and serve it on this machine'
	@echo 'make single       the page in one file, with REPORT="FILE…" in it: OUT=$(OUT)'
	@echo 'make test         everything CI runs: check, Rust tests, browser journeys'
	@echo 'make build        the page, ready to publish, in dist/'
	@echo 'make check        formatting, lints, the engine without web crates, the size budget'
	@echo 'make same-bits    the engine natively and as WebAssembly: the same results to the last bit'
	@echo 'make journeys     the browser journeys alone, on the page in dist/'
	@echo 'make fuzz         each reader on bytes that a fuzzer thinks of, SECONDS_EACH=$(SECONDS_EACH)'
	@echo 'make watch        serve a debug build, built anew at each change'
	@echo 'make bench        how long a large file takes, held against JavaScript: into docs/performance.md'
	@echo 'make schema       write the JSON Schemas in public/ anew from the shapes of the files'
	@echo 'make screenshots  take the pictures of README and docs from the page in dist/'

.PHONY: serve
serve: build
	@node web/serve.mjs dist $(PORT)

.PHONY: watch
watch: tools
	trunk serve

.PHONY: build
build: tools
	trunk build --release

.PHONY: single
single: build
	@[[ -n "$(REPORT)" ]] || { echo 'Name the report: make single REPORT=reports/january.json' >&2; exit 1; }
	cargo run --quiet --locked --no-default-features --bin scorecard -- pack $(REPORT) -o $(OUT)

.PHONY: test
test: check
	cargo test --locked --all-features
	@$(MAKE) same-bits
	@$(MAKE) journeys

.PHONY: check
check: tools lint build
	node web/size.mjs

.PHONY: lint
lint: tools
	cargo fmt --check
	cargo clippy --locked --all-targets --all-features -- -D warnings
	cargo clippy --locked --all-targets --no-default-features -- -D warnings
	cargo clippy --locked --lib --bin app --target wasm32-unknown-unknown -- -D warnings
	cargo clippy --locked --bin office --no-default-features --features office --target wasm32-unknown-unknown -- -D warnings
	cargo check --locked --lib --no-default-features

# The engine natively and as WebAssembly, held against each other.
.PHONY: same-bits
same-bits: tools
	cargo build --locked --no-default-features --features results --bin results
	cargo build --locked --no-default-features --features results --bin results --target wasm32-unknown-unknown
	wasm-bindgen --target nodejs --no-typescript --out-dir $(BUILT)/same-bits $(BUILT)/wasm32-unknown-unknown/debug/results.wasm
	echo '{ "type": "commonjs" }' > $(BUILT)/same-bits/package.json
	NATIVE=$(BUILT)/debug/results WASM=$(abspath $(BUILT))/same-bits/results.js node --test --test-reporter=spec tests/same-bits.mjs

.PHONY: journeys
journeys: node_modules/.package-lock.json browser
	node --test --test-concurrency=1 --test-reporter=spec tests/journeys/*.test.mjs

# A large file from its bytes to every result, held against JavaScript: writes docs/performance.md.
.PHONY: bench
bench: tools browser
	cargo build --release --locked --no-default-features --features results --bin bench
	cargo build --release --locked --no-default-features --features results --bin bench --target wasm32-unknown-unknown
	wasm-bindgen --target web --no-typescript --out-dir target/bench $(BUILT)/wasm32-unknown-unknown/release/bench.wasm
	node tests/bench/run.mjs $(BUILT)/release/bench

# Each reader for SECONDS_EACH on bytes that a fuzzer thinks of. It needs a nightly toolchain and cargo-fuzz.
.PHONY: fuzz
fuzz:
	@cargo fuzz --version >/dev/null 2>&1 || cargo install --locked cargo-fuzz@$(CARGO_FUZZ)
	for reader in report benchmarks spreadsheet address text; do \
		cargo +nightly fuzz run --sanitizer none $$reader -- -max_total_time=$(SECONDS_EACH) -timeout=10 -rss_limit_mb=2048 -dict=fuzz/words.dict; \
	done

.PHONY: schema
schema:
	mkdir -p target
	cargo run --quiet --locked --no-default-features --features schema --bin scorecard -- schema > target/schema.json
	cargo run --quiet --locked --no-default-features --features schema --bin scorecard -- schema benchmarks > target/benchmarks.schema.json
	cargo run --quiet --locked --no-default-features --features schema --bin scorecard -- schema config > target/config.schema.json
	mv target/schema.json target/benchmarks.schema.json target/config.schema.json public/

.PHONY: screenshots
screenshots: build browser
	node web/screenshots.mjs

# What the build needs.
.PHONY: tools
tools: node_modules/.package-lock.json
	@test -d "$$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" || rustup target add wasm32-unknown-unknown
	@[[ "$$(trunk --version 2>&1 || true)" == 'trunk $(TRUNK)' ]] || \
		$(QUICKLY) cargo install --locked --ignore-rust-version --force --no-default-features --features rustls trunk@$(TRUNK)
	@[[ "$$(wasm-bindgen --version 2>&1 || true)" == 'wasm-bindgen $(WASM_BINDGEN)' ]] || \
		$(QUICKLY) cargo install --force --no-default-features --bin wasm-bindgen wasm-bindgen-cli@$(WASM_BINDGEN)
	@cargo install --list | grep -q '^wasm_split_cli_support v$(WASM_SPLIT):' || \
		$(QUICKLY) cargo install --locked --force --features build-binary wasm_split_cli_support@$(WASM_SPLIT)

node_modules/.package-lock.json: package-lock.json
	npm ci --ignore-scripts
	@touch $@

# What the journeys need: a browser, installed only where there is none.
.PHONY: browser
browser: node_modules/.package-lock.json
	@node web/browser.mjs >/dev/null || { \
		command -v apt-get >/dev/null || { echo 'Install Chrome, Chromium or Edge, or name one in CHROME.' >&2; exit 1; }; \
		if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
		export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends chromium fonts-liberation; }
