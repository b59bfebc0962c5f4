//! Other words for what the machine named, not the program.

use super::{State, StrId, Trace, TrackKind};

impl Trace {
    /// Gives lanes and stretches that the machine has named the names that `name` has for them; it is told whether the
    /// name is that of a loop's turn. Lanes that the program named and what it printed stay, even where they read the
    /// same.
    pub fn rename(&mut self, name: impl Fn(&str, bool) -> Option<String>) {
        let Self { tracks, strings, slices, .. } = self;
        for track in tracks.iter_mut() {
            let named_by_machine =
                matches!(track.kind, TrackKind::Loop | TrackKind::MoreTasks | TrackKind::Core(_) | TrackKind::Lock(_));
            if let Some(new) = name(&track.name, false).filter(|_| named_by_machine) {
                track.name = new;
            }
        }
        let mut known: Vec<[Option<StrId>; 2]> = vec![[None; 2]; strings.len()];
        for slice in slices {
            let is_loop = tracks.get(slice.track as usize).is_some_and(|track| track.kind == TrackKind::Loop);
            let is_turn = is_loop && slice.state == State::Running;
            let old = slice.detail;
            let Some(known) = known.get_mut(old as usize) else { continue };
            slice.detail =
                *known[usize::from(is_turn)].get_or_insert_with(|| match name(&strings[old as usize], is_turn) {
                    Some(new) => {
                        strings.push(new);
                        strings.len() as StrId - 1
                    }
                    None => old,
                });
        }
    }
}
