//! What the page fetches when a reader looks inside a lab.

fn main() {
    gilscope::app::lens::start();
}
