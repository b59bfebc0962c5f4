//! Fills the tables of the reference: what was measured beside what the engine says, and what its model charges for.

use crate::app::table::Table;
use crate::content::figures::{Figures, Simulated, Unit};
use crate::content::{self, Block, Page, Problem};
use crate::i18n::{Lang, site};
use crate::protocol::message::Cost;

/// What the tables are made of.
pub(super) struct Tables<'a> {
    pub(super) figures: &'a Figures,
    pub(super) simulated: &'a Simulated,
    pub(super) costs: &'a [Cost],
}

impl Tables<'_> {
    /// The tables of a page, in order.
    ///
    /// # Errors
    /// A group that does not exist.
    pub(super) fn of(&self, page: &Page) -> Result<Vec<Table>, Problem> {
        let tables = page.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        tables.map(|table| self.fill(page, table)).collect()
    }

    fn fill(&self, page: &Page, table: &content::Table) -> Result<Table, Problem> {
        let (found, name) = match table {
            content::Table::Measured(group) => (self.measured(page.lang, group), group),
            content::Table::Costs(group) if group == "instructions" => (Some(self.instructions(page.lang)), group),
            content::Table::Costs(group) => (Some(self.charged(page.lang, group)), group),
        };
        let found = found.filter(|table| !table.rows.is_empty()).map(|mut table| {
            for cell in table.rows.iter_mut().flatten() {
                if let Some(tied) = content::tied(cell) {
                    *cell = tied;
                }
            }
            table
        });
        found.ok_or_else(|| Problem::new(&page.file, 0, format!("there are no figures `{name}`")))
    }

    fn measured(&self, lang: Lang, name: &str) -> Option<Table> {
        let group = self.figures.groups.iter().find(|group| group.name == name)?;
        let rows = group.rows.iter().map(|row| {
            let simulated = self.simulated.get(&row.name).copied().unwrap_or_default();
            let mut what = row.words(lang).to_owned();
            if let Some(reason) = row.reason(lang) {
                what = site::because(lang, &what, reason);
            }
            let ratio = format!("{:.2}", row.ratio(simulated));
            vec![what, group.unit.show_measured(&row.measured), group.unit.show(simulated), ratio]
        });
        let head = site::words(lang).measured.map(str::to_owned).to_vec();
        Some(Table { head, rows: rows.collect(), numbers: true })
    }

    fn charged(&self, lang: Lang, name: &str) -> Table {
        let words = self.figures.costs.iter().filter(|words| words.group == name);
        let rows = words.filter_map(|words| {
            let cost = self.costs.iter().find(|cost| cost.group == name && cost.name == words.name)?;
            Some(vec![words.words(lang).to_owned(), price(cost), words.source(lang).to_owned()])
        });
        Table { head: site::words(lang).costs.map(str::to_owned).to_vec(), rows: rows.collect(), numbers: false }
    }

    fn instructions(&self, lang: Lang) -> Table {
        let own = self.costs.iter().filter(|cost| cost.group == "instructions");
        let code = |names: &str| names.split(", ").map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ");
        let rows = own.map(|cost| vec![price(cost), code(&cost.name)]).collect();
        Table { head: site::words(lang).instructions.map(str::to_owned).to_vec(), rows, numbers: false }
    }
}

fn price(cost: &Cost) -> String {
    Unit::Ns.show(cost.ns as f64)
}
