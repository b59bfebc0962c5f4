//! The examples of the playground: every lab of the course as a link that carries it.

use base64ct::{Base64UrlUnpadded, Encoding};

use crate::app::share::link::Link;
use crate::app::tools::{Example, Topic};
use crate::content::{Block, Exercise, Heading, Lab, Page};

/// Best and slowest; the page is built once.
const LEVEL: u8 = 9;

/// The labs of the pages, by page; the same program under the same heading counts once.
pub(super) fn topics(course: &[Page]) -> Vec<Topic> {
    let topics = course.iter().filter(|page| !page.is_home()).map(|page| {
        let mut examples: Vec<Example> = Vec::new();
        let mut headings = Headings { all: &page.toc, current: None };
        for block in &page.blocks {
            match block {
                Block::Prose(html) => headings.pass(html),
                Block::Lab(lab) | Block::Exercise(Exercise { lab, .. }) => {
                    let about = headings.current.map_or(page.title.clone(), |heading| heading.html.clone());
                    let example = Example { name: lab.program.clone(), about, data: data(lab) };
                    if !examples.iter().any(|other| other.name == example.name && other.about == example.about) {
                        examples.push(example);
                    }
                }
                _ => {}
            }
        }
        Topic { title: page.title.clone(), examples }
    });
    topics.filter(|topic| !topic.examples.is_empty()).collect()
}

/// Which heading a block stands under.
struct Headings<'a> {
    all: &'a [Heading],
    current: Option<&'a Heading>,
}

impl Headings<'_> {
    /// Goes past some rendered Markdown.
    fn pass(&mut self, html: &str) {
        let last = self.all.iter().filter_map(|heading| Some((html.find(&format!("id=\"{}\"", heading.id))?, heading)));
        self.current = last.max_by_key(|(at, _)| *at).map(|(_, heading)| heading).or(self.current);
    }
}

/// What the browser's packing makes of the same link.
pub(super) fn data(lab: &Lab) -> String {
    let request = lab.request();
    let link = Link {
        filename: lab.program.clone(),
        source: lab.source.clone(),
        machine: request.machine,
        seed: lab.seed,
        schedule: None,
        shuffle: None,
        stop_at: None,
        playhead: u64::MAX,
        view: None,
    };
    Base64UrlUnpadded::encode_string(&miniz_oxide::deflate::compress_to_vec(&link.to_bytes(), LEVEL))
}
