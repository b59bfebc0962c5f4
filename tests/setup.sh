# Installs what a build or the browser tests need and the machine lacks; says nothing when nothing is missing.
# Called by the Makefile, which knows the versions:
#   sh tests/setup.sh build TRUNK BINDGEN BINARYEN TOOLS
#   sh tests/setup.sh browser AXE TOOLS
set -eu

say() { echo "setup: $*"; }

need() {
    command -v "$1" >/dev/null || { say "$1 is missing; $2"; exit 1; }
}

# cargo_tool NAME CRATE VERSION: a command at a version, from the path or built into $tools.
cargo_tool() {
    case "$("$1" --version 2>/dev/null || true)" in
        *" $3"*) ;;
        *)
            say "installing $2 $3 into $tools/bin (a few minutes, once)"
            # Whole-program optimisation of a tool that runs for seconds would double the wait for it.
            CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
                cargo install --quiet --locked --root "$tools" --version "$3" "$2"
            ;;
    esac
}

build() {
    tools=$4
    need cargo "get Rust from https://rustup.rs"
    need node "install Node.js 20 or newer (wasm-opt runs on it)"
    need npm "install npm (wasm-opt comes from there)"
    # rust-toolchain.toml names the toolchain, its components and its targets; an older rustup wants to be told.
    if ! [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
        rustup target add wasm32-unknown-unknown
    fi
    cargo_tool trunk trunk "$1"
    cargo_tool wasm-bindgen wasm-bindgen-cli "$2"
    case "$(wasm-opt --version 2>/dev/null || true)" in
        *"version ${3%%.*}"*) ;;
        *)
            say "installing wasm-opt ($3) into $tools"
            npm install --silent --no-save --no-audit --no-fund --prefix "$tools" "binaryen@$3" >/dev/null
            ;;
    esac
    cargo fetch --quiet --locked
}

# axe_core VERSION PREFIX: what finds barriers in pages; a prefix of its own, or npm would take away what else is there.
axe_core() {
    case "$(cat "$2/node_modules/axe-core/package.json" 2>/dev/null || true)" in
        *"\"version\": \"$1\""*) ;;
        *)
            need npm "install npm (axe-core comes from there)"
            say "installing axe-core $1 into $2"
            npm install --silent --no-save --no-audit --no-fund --prefix "$2" "axe-core@$1" >/dev/null
            ;;
    esac
}

browser() {
    axe_core "$1" "$2/axe"
    missing=
    command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing="chromium"
    command -v chromedriver >/dev/null || missing="$missing chromium-driver"
    # Without a Chinese font the pictures would show boxes.
    fc-list 2>/dev/null | grep -qiE "CJK|Han|WenQuanYi|PingFang" || missing="$missing fonts-noto-cjk"
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing$missing"
        apt-get update -qq >/dev/null
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -yqq --no-install-recommends $missing >/dev/null
    else
        say "the browser tests need$missing; run: sudo apt-get install -y --no-install-recommends $missing"
        exit 1
    fi
}

"$@"
