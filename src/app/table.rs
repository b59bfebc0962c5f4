//! [`Table`]: a table that the prerenderer has filled.

use yew::prelude::*;

use crate::content::pieces;

/// Rows of text; what stands between backticks is code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Cells by row; the first one heads its row.
    pub rows: Vec<Vec<String>>,
    /// Whether the columns after the first hold numbers.
    pub numbers: bool,
}

impl Table {
    /// In a frame that scrolls.
    pub(super) fn html(&self) -> Html {
        html! {
            <div class={classes!("table", self.numbers.then_some("numbers"))}>
                <table>
                    <thead><tr>{ for self.head.iter().map(|text| head_html(text)) }</tr></thead>
                    <tbody>{ for self.rows.iter().map(|row| row_html(row)) }</tbody>
                </table>
            </div>
        }
    }
}

/// A head without words is no head.
fn head_html(text: &str) -> Html {
    if text.is_empty() {
        html! { <td></td> }
    } else {
        html! { <th scope="col">{ marked(text) }</th> }
    }
}

fn row_html(cells: &[String]) -> Html {
    let cell = |(at, text): (usize, &String)| match at {
        0 => html! { <th scope="row">{ marked(text) }</th> },
        _ => html! { <td>{ marked(text) }</td> },
    };
    html! { <tr>{ for cells.iter().enumerate().map(cell) }</tr> }
}

/// Text with its code marked.
fn marked(text: &str) -> Html {
    let part = |(at, part): (usize, &str)| match at % 2 {
        0 => html! { { part } },
        _ => html! { <code>{ for pieces(part).into_iter().map(|piece| html! { <>{ piece }<wbr /></> }) }</code> },
    };
    html! { <>{ for text.split('`').enumerate().map(part) }</> }
}
