//! Some Unicode character names in place of all of them; see the manifest for why.

/// Letters in their order of code; the final sigma has a name of its own.
const GREEK: [&str; 25] = [
    "ALPHA", "BETA", "GAMMA", "DELTA", "EPSILON", "ZETA", "ETA", "THETA", "IOTA", "KAPPA", "LAMDA", "MU", "NU", "XI",
    "OMICRON", "PI", "RHO", "FINAL SIGMA", "SIGMA", "TAU", "UPSILON", "PHI", "CHI", "PSI", "OMEGA",
];

/// What programs of tutorials name.
const NAMES: &[(&str, char)] = &[
    ("SPACE", '\u{20}'),
    ("NO-BREAK SPACE", '\u{a0}'),
    ("DEGREE SIGN", '\u{b0}'),
    ("MICRO SIGN", '\u{b5}'),
    ("PLUS-MINUS SIGN", '\u{b1}'),
    ("MULTIPLICATION SIGN", '\u{d7}'),
    ("DIVISION SIGN", '\u{f7}'),
    ("EURO SIGN", '\u{20ac}'),
    ("POUND SIGN", '\u{a3}'),
    ("YEN SIGN", '\u{a5}'),
    ("CENT SIGN", '\u{a2}'),
    ("COPYRIGHT SIGN", '\u{a9}'),
    ("REGISTERED SIGN", '\u{ae}'),
    ("TRADE MARK SIGN", '\u{2122}'),
    ("BULLET", '\u{2022}'),
    ("MIDDLE DOT", '\u{b7}'),
    ("HORIZONTAL ELLIPSIS", '\u{2026}'),
    ("EN DASH", '\u{2013}'),
    ("EM DASH", '\u{2014}'),
    ("LEFT DOUBLE QUOTATION MARK", '\u{201c}'),
    ("RIGHT DOUBLE QUOTATION MARK", '\u{201d}'),
    ("LEFT SINGLE QUOTATION MARK", '\u{2018}'),
    ("RIGHT SINGLE QUOTATION MARK", '\u{2019}'),
    ("SECTION SIGN", '\u{a7}'),
    ("PILCROW SIGN", '\u{b6}'),
    ("INFINITY", '\u{221e}'),
    ("SQUARE ROOT", '\u{221a}'),
    ("N-ARY SUMMATION", '\u{2211}'),
    ("NOT EQUAL TO", '\u{2260}'),
    ("LESS-THAN OR EQUAL TO", '\u{2264}'),
    ("GREATER-THAN OR EQUAL TO", '\u{2265}'),
    ("ALMOST EQUAL TO", '\u{2248}'),
    ("ELEMENT OF", '\u{2208}'),
    ("FOR ALL", '\u{2200}'),
    ("THERE EXISTS", '\u{2203}'),
    ("INTEGRAL", '\u{222b}'),
    ("LEFTWARDS ARROW", '\u{2190}'),
    ("UPWARDS ARROW", '\u{2191}'),
    ("RIGHTWARDS ARROW", '\u{2192}'),
    ("DOWNWARDS ARROW", '\u{2193}'),
    ("LEFT RIGHT ARROW", '\u{2194}'),
    ("RIGHTWARDS DOUBLE ARROW", '\u{21d2}'),
    ("CHECK MARK", '\u{2713}'),
    ("HEAVY CHECK MARK", '\u{2714}'),
    ("BALLOT X", '\u{2717}'),
    ("HEAVY BALLOT X", '\u{2718}'),
    ("CROSS MARK", '\u{274c}'),
    ("WHITE HEAVY CHECK MARK", '\u{2705}'),
    ("BLACK STAR", '\u{2605}'),
    ("WHITE STAR", '\u{2606}'),
    ("BLACK HEART SUIT", '\u{2665}'),
    ("BLACK SPADE SUIT", '\u{2660}'),
    ("BLACK CLUB SUIT", '\u{2663}'),
    ("BLACK DIAMOND SUIT", '\u{2666}'),
    ("HEAVY BLACK HEART", '\u{2764}'),
    ("SNOWMAN", '\u{2603}'),
    ("WARNING SIGN", '\u{26a0}'),
    ("HOURGLASS", '\u{231b}'),
    ("WATCH", '\u{231a}'),
    ("BLACK CIRCLE", '\u{25cf}'),
    ("WHITE CIRCLE", '\u{25cb}'),
    ("BLACK SQUARE", '\u{25a0}'),
    ("WHITE SQUARE", '\u{25a1}'),
    ("FULL BLOCK", '\u{2588}'),
    ("LIGHT SHADE", '\u{2591}'),
    ("MEDIUM SHADE", '\u{2592}'),
    ("DARK SHADE", '\u{2593}'),
    ("BOX DRAWINGS LIGHT HORIZONTAL", '\u{2500}'),
    ("BOX DRAWINGS LIGHT VERTICAL", '\u{2502}'),
    ("GRINNING FACE", '\u{1f600}'),
    ("SMILING FACE WITH OPEN MOUTH", '\u{1f603}'),
    ("THUMBS UP SIGN", '\u{1f44d}'),
    ("ROCKET", '\u{1f680}'),
    ("SNAKE", '\u{1f40d}'),
    ("PARTY POPPER", '\u{1f389}'),
    ("FIRE", '\u{1f525}'),
    ("SPARKLES", '\u{2728}'),
    ("LATIN SMALL LETTER E WITH ACUTE", '\u{e9}'),
    ("LATIN SMALL LETTER E WITH GRAVE", '\u{e8}'),
    ("LATIN SMALL LETTER N WITH TILDE", '\u{f1}'),
    ("LATIN SMALL LETTER U WITH DIAERESIS", '\u{fc}'),
    ("LATIN SMALL LETTER O WITH DIAERESIS", '\u{f6}'),
    ("LATIN SMALL LETTER A WITH DIAERESIS", '\u{e4}'),
    ("LATIN SMALL LETTER SHARP S", '\u{df}'),
    ("COMBINING ACUTE ACCENT", '\u{301}'),
    ("OHM SIGN", '\u{2126}'),
    ("ZERO WIDTH SPACE", '\u{200b}'),
    ("ZERO WIDTH JOINER", '\u{200d}'),
    ("LINE FEED", '\u{a}'),
    ("DIGIT ONE", '\u{31}'),
    ("PILE OF POO", '\u{1f4a9}'),
    ("FACE WITH TEARS OF JOY", '\u{1f602}'),
    ("BRAILLE PATTERN BLANK", '\u{2800}'),
];

/// The character of a name, if it is among the few that are known here.
#[must_use]
pub fn character(name: &str) -> Option<char> {
    let name = name.to_ascii_uppercase();
    for (case, first) in [("SMALL", 0x3b1), ("CAPITAL", 0x391)] {
        let letter = name.strip_prefix("GREEK ").and_then(|rest| rest.strip_prefix(case)?.strip_prefix(" LETTER "));
        let at = letter.and_then(|letter| GREEK.iter().position(|known| *known == letter));
        if let Some(at) = at {
            return char::from_u32(first + at as u32);
        }
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}
