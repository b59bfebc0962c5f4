//! Other words for what the machine named, not the program.

use super::{Trace, TrackKind};

impl Trace {
    /// Gives lanes and stretches that the machine has named the names that `name` has for them. What the program named
    /// or printed stays, even where it reads the same.
    pub fn rename(&mut self, name: impl Fn(&str) -> Option<String>) {
        for track in &mut self.tracks {
            let named_by_machine =
                matches!(track.kind, TrackKind::Loop | TrackKind::MoreTasks | TrackKind::Core(_) | TrackKind::Lock(_));
            if let Some(new) = name(&track.name).filter(|_| named_by_machine) {
                track.name = new;
            }
        }
        let mut printed = vec![false; self.strings.len()];
        for instant in &self.instants {
            if let Some(printed) = printed.get_mut(instant.detail as usize) {
                *printed = true;
            }
        }
        for (old, printed) in printed.into_iter().enumerate() {
            let Some(new) = name(&self.strings[old]) else { continue };
            if !printed {
                self.strings[old] = new;
                continue;
            }
            let own = self.strings.len() as u32;
            self.strings.push(new);
            for slice in self.slices.iter_mut().filter(|slice| slice.detail == old as u32) {
                slice.detail = own;
            }
        }
    }
}
