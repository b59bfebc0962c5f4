//! The engine worker of the site.

fn main() {
    gilscope::worker::serve();
}
