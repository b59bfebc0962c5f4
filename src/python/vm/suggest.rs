//! "Did you mean …?": the closest name by edit distance (`Python/suggestions.c`).

const MOVE: usize = 2;
const CASE: usize = 1;

/// ". Did you mean 'sep'?", if one of the names is near.
pub fn hint<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> String {
    closest(wrong, names).map_or_else(String::new, |best| format!(". Did you mean '{best}'?"))
}

/// The name in `candidates` closest to `wrong`, if one is close enough. The first of equally close ones wins.
pub fn closest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    for name in candidates {
        if name == wrong {
            continue;
        }
        let max = (name.chars().count() + wrong.chars().count() + 3) * MOVE / 6;
        let max = best.map_or(max, |(d, _)| max.min(d.saturating_sub(1)));
        let distance = distance(wrong, name);
        if distance <= max && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name.to_owned())
}

/// Levenshtein distance in which a change of case costs half.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).map(|j| j * MOVE).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * MOVE;
        for (j, &y) in b.iter().enumerate() {
            let substitution = match () {
                () if x == y => 0,
                () if x.eq_ignore_ascii_case(&y) => CASE,
                () => MOVE,
            };
            let next = (diagonal + substitution).min(row[j] + MOVE).min(row[j + 1] + MOVE);
            diagonal = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}
