//! The page's wasm: brings the islands of a prerendered page to life.

fn main() {
    gilscope::app::islands::hydrate();
}
