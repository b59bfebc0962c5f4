# make serve    build the site, serve it on http://127.0.0.1:8080 and rebuild on change
# make dist     the release site in dist/
# make test     everything that CI checks
# make bench    speed of the VM, here and in Chromium, beside the CPython found here; how fast labs answer
# make shots    pictures of every page in target/shots (SHOTS=zh-gil draws only what contains that)
# make setup    install what is missing; the others call it

TRUNK := 0.21.14
BINDGEN := 0.2.129
BINARYEN := 132.0.0
AXE := 4.14.1

# Tools that this package pins and that are not on the path yet; a second clone finds them here.
TOOLS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/gilscope
export PATH := $(TOOLS)/node_modules/.bin:$(TOOLS)/bin:$(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)
export TRUNK_SKIP_VERSION_CHECK := true

.PHONY: serve dist test bench shots setup setup-build setup-browser

serve: setup-build
	@echo "gilscope: http://127.0.0.1:8080 (after the first build)"
	@trunk serve --quiet

dist: setup-build
	@trunk build --quiet --release
	@echo "gilscope: the site is in dist/"

test: setup
	@sh tests/run.sh

# Both halves are printed, also when a figure of the first one is over its limit.
bench: setup dist
	@cargo run --quiet --locked --profile engine --bin bench; native=$$?; \
	cargo test --quiet --locked --features e2e --test browser -- --ignored --exact --nocapture --test-threads=1 bench::bench pace::pace pool::two_workers_are_faster_than_one && exit $$native

shots: setup
	@cargo test --quiet --features e2e --test browser -- --ignored --exact shots::shots

setup: setup-build setup-browser

setup-build:
	@sh tests/setup.sh build $(TRUNK) $(BINDGEN) $(BINARYEN) $(TOOLS)

setup-browser:
	@sh tests/setup.sh browser $(AXE) $(TOOLS)
