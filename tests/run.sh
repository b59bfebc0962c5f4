# Runs every check and prints one line for each, then a summary. `make test` calls it.
# A check that fails shows its whole output and ends the run.
set -u
export RUST_BACKTRACE=0

logs=target/test-logs
mkdir -p "$logs"
summary=$logs/summary
: >"$summary"
began=$(date +%s)

# check NAME COMMAND…
check() {
    name=$1
    shift
    start=$(date +%s)
    log=$logs/$(echo "$name" | tr ' ' '-').log
    if ! "$@" >"$log" 2>&1; then
        cat "$log" "$summary"
        echo "FAILED  $name ($(($(date +%s) - start)) s): $*"
        exit 1
    fi
    passed=$(sed -n 's/^test result: ok\. \([0-9]*\) passed.*/\1/p' "$log" | awk '{ n += $1 } END { if (NR) printf ", %d tests", n }')
    echo "ok  $name ($(($(date +%s) - start)) s$passed)" | tee -a "$summary"
    sed -n 's/^size: /    /p' "$log" | tee -a "$summary"
}

# Builds the release site unless it is what would come out: nothing that goes in is younger than the last build's
# beginning, and nobody has built another in its place since the end.
release_build() {
    inputs="Cargo.toml Cargo.lock Makefile Trunk.toml index.html rust-toolchain.toml .cargo content src style tests/run.sh"
    begun=target/site-begun
    ended=target/site-ended
    if [ -e $ended ] && [ -d dist ] && [ -z "$(find $inputs -newer $begun; find dist -newer $ended)" ]; then
        return
    fi
    rm -f $ended
    touch $begun
    # The program that answers the prerenderer is there by now.
    GILSCOPE_ANSWER="$PWD/target/debug/answer" trunk build --quiet --release && touch $ended
}

native="--features prerender,e2e"

check "format" cargo fmt --check
check "lints, native" cargo clippy --quiet --locked --all-targets $native -- -D warnings
check "lints, page" cargo clippy --quiet --locked --target wasm32-unknown-unknown --no-default-features --features hydrate --lib --bin app --bin lens --bin pool -- -D warnings
check "lints, worker" cargo clippy --quiet --locked --target wasm32-unknown-unknown --features browser --lib --bin worker --test wasm -- -D warnings
check "build, native" cargo test --quiet --locked $native --no-run
# Beside the tests, since its longest part keeps one core busy.
check "release build" release_build &
site=$!
trap 'kill $site 2>/dev/null' EXIT
check "tests, native" cargo test --locked $native --test native
# All recorded programs together take longer than the runner waits unless told.
check "tests, wasm" env WASM_BINDGEN_TEST_TIMEOUT=900 cargo test --locked --target wasm32-unknown-unknown --features browser --test wasm
wait $site || exit 1
check "tests, browser" cargo test --locked $native --test browser -- --nocapture --test-threads=2

echo
echo "gilscope: all checks passed in $(($(date +%s) - began)) s"
cat "$summary"
