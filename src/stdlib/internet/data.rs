//! Made-up people, posts and words for the hosts of the simulated internet.

use super::draw;
use super::pages::quote;

const WORDS: &[&str] = &[
    "river", "thread", "garden", "signal", "bridge", "lantern", "harbour", "copper", "meadow", "engine", "station",
    "paper", "window", "market", "island", "winter", "letter", "ladder", "forest", "kettle", "silver", "orchard",
    "compass", "pocket", "thunder", "village", "mirror", "feather", "velvet", "anchor", "basket", "candle",
];

const VERBS: &[&str] =
    &["carries", "follows", "finds", "keeps", "answers", "meets", "holds", "passes", "leaves", "counts"];

const PEOPLE: &[(&str, &str)] = &[
    ("Ada Brook", "ada"),
    ("Bela Costa", "bela"),
    ("Chen Wei", "chen"),
    ("Dora Lindqvist", "dora"),
    ("Emil Novak", "emil"),
    ("Farah Aziz", "farah"),
    ("Goran Petrov", "goran"),
    ("Hana Sato", "hana"),
    ("Ivo Marin", "ivo"),
    ("Julia Frank", "julia"),
];

fn pick<'a>(list: &[&'a str], drawn: u64) -> &'a str {
    list[(drawn % list.len() as u64) as usize]
}

/// Some words.
pub(super) fn words(drawn: u64, count: usize) -> String {
    let word = |at: usize| pick(WORDS, draw(drawn, &["word", &at.to_string()]));
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

/// Some sentences.
pub(super) fn prose(drawn: u64, sentences: usize) -> String {
    let sentence = |at: usize| {
        let each = draw(drawn, &["sentence", &at.to_string()]);
        let (subject, verb) = (words(each, 2), pick(VERBS, each >> 9));
        format!("The {subject} {verb} the {} of the {}.", words(each >> 3, 1), words(each >> 5, 2))
    };
    (0..sentences).map(sentence).collect::<Vec<_>>().join(" ")
}

/// `www.example.com` as a name for people: `Example`.
pub(super) fn site_name(host: &str) -> String {
    let bare = host.strip_prefix("www.").unwrap_or(host);
    let name = bare.split('.').next().unwrap_or(bare);
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// How many of a kind there are.
pub(super) fn count(kind: &str) -> Option<u32> {
    Some(match kind {
        "posts" | "albums" => 100,
        "comments" => 500,
        "photos" => 5000,
        "todos" => 200,
        "users" => 10,
        _ => return None,
    })
}

/// A field of an item that lists can be filtered by, as JSON.
pub(super) fn field(kind: &str, id: u32, name: &str) -> Option<String> {
    let owner = match (kind, name) {
        (_, "id") => id,
        ("posts" | "albums", "userId") => (id - 1) / 10 + 1,
        ("todos", "userId") => (id - 1) / 20 + 1,
        ("comments", "postId") => (id - 1) / 5 + 1,
        ("photos", "albumId") => (id - 1) / 50 + 1,
        ("todos", "completed") => return Some(draw(u64::from(id), &["done"]).is_multiple_of(2).to_string()),
        ("users", "username") => return Some(quote(PEOPLE[(id as usize - 1) % 10].1)),
        _ => return None,
    };
    Some(owner.to_string())
}

/// One item as JSON; lines after the first start with `indent`.
pub(super) fn item(kind: &str, id: u32, indent: &str) -> String {
    let drawn = draw(u64::from(id), &[kind]);
    let own = |name: &str| field(kind, id, name).unwrap_or_default();
    let title = quote(&words(drawn, 4));
    let fields: Vec<(&str, String)> = match kind {
        "posts" => {
            vec![("userId", own("userId")), ("id", id.to_string()), ("title", title), ("body", quote(&prose(drawn, 3)))]
        }
        "comments" => vec![
            ("postId", own("postId")),
            ("id", id.to_string()),
            ("name", title),
            ("email", quote(&format!("{}@example.org", PEOPLE[id as usize % 10].1))),
            ("body", quote(&prose(drawn, 2))),
        ],
        "albums" => vec![("userId", own("userId")), ("id", id.to_string()), ("title", title)],
        "photos" => vec![
            ("albumId", own("albumId")),
            ("id", id.to_string()),
            ("title", title),
            ("url", quote(&format!("https://pictures.example.org/600/{id}.png"))),
            ("thumbnailUrl", quote(&format!("https://pictures.example.org/150/{id}.png"))),
        ],
        "todos" => {
            vec![("userId", own("userId")), ("id", id.to_string()), ("title", title), ("completed", own("completed"))]
        }
        _ => {
            let (name, user) = PEOPLE[(id as usize - 1) % 10];
            let inner = |pairs: &[(&str, String)]| nested(pairs, &format!("{indent}  "));
            vec![
                ("id", id.to_string()),
                ("name", quote(name)),
                ("username", quote(user)),
                ("email", quote(&format!("{user}@example.org"))),
                (
                    "address",
                    inner(&[
                        ("street", quote(&format!("{} Street", site_name(&words(drawn, 1))))),
                        ("city", quote(&site_name(&words(drawn >> 4, 1)))),
                        ("zipcode", quote(&format!("{:05}", drawn % 100_000))),
                    ]),
                ),
                ("phone", quote(&format!("+1 555 01{:02}", drawn % 100))),
                ("website", quote(&format!("{user}.example.org"))),
                ("company", inner(&[("name", quote(&format!("{} and Sons", site_name(&words(drawn >> 8, 1)))))])),
            ]
        }
    };
    nested(&fields, indent)
}

fn nested(fields: &[(&str, String)], indent: &str) -> String {
    let lines: Vec<_> = fields.iter().map(|(key, value)| format!("{indent}  {}: {value}", quote(key))).collect();
    format!("{{\n{}\n{indent}}}", lines.join(",\n"))
}

/// An account.
pub(super) fn account(user: &str) -> String {
    let drawn = draw(1, &["account", user]);
    let name =
        PEOPLE.iter().find(|(_, short)| *short == user).map_or_else(|| site_name(user), |(name, _)| (*name).to_owned());
    format!(
        "{{\"login\":{},\"id\":{},\"type\":\"User\",\"name\":{},\"company\":null,\"blog\":\"\",\"location\":\"Earth\",\
         \"public_repos\":{},\"public_gists\":{},\"followers\":{},\"following\":{},\
         \"html_url\":{},\"created_at\":\"2015-04-01T09:00:00Z\"}}",
        quote(user),
        1000 + drawn % 900_000,
        quote(&name),
        1 + drawn % 120,
        drawn % 30,
        drawn % 5000,
        drawn % 200,
        quote(&format!("https://github.com/{user}")),
    )
}

/// A repository.
pub(super) fn repository(owner: &str, name: &str) -> String {
    let drawn = draw(1, &["repository", owner, name]);
    format!(
        "{{\"id\":{},\"name\":{},\"full_name\":{},\"private\":false,\"owner\":{{\"login\":{}}},\"description\":{},\
         \"html_url\":{},\"fork\":false,\"language\":\"Python\",\"stargazers_count\":{},\"watchers_count\":{},\
         \"forks_count\":{},\"open_issues_count\":{},\"default_branch\":\"main\"}}",
        1000 + drawn % 9_000_000,
        quote(name),
        quote(&format!("{owner}/{name}")),
        quote(owner),
        quote(&prose(drawn, 1)),
        quote(&format!("https://github.com/{owner}/{name}")),
        drawn % 60_000,
        drawn % 60_000,
        drawn % 9_000,
        drawn % 400,
    )
}

/// What happened lately.
pub(super) fn events(name: &str) -> String {
    let event = |id: u64| {
        let actor = PEOPLE[(draw(id, &[name]) % 10) as usize].1;
        let kind = pick(&["PushEvent", "IssuesEvent", "WatchEvent", "ForkEvent"], draw(id, &["kind", name]));
        format!(
            "{{\"id\":\"{}\",\"type\":\"{kind}\",\"actor\":{{\"login\":\"{actor}\"}},\"title\":{}}}",
            7000 + id,
            quote(&words(id, 4))
        )
    };
    format!("[{}]", (0..30).map(event).collect::<Vec<_>>().join(","))
}

/// An answer of an unknown service.
pub(super) fn record(host: &str, target: &str, drawn: u64) -> String {
    let (name, user) = PEOPLE[(drawn % 10) as usize];
    format!(
        "{{\"host\":{},\"path\":{},\"id\":{},\"name\":{},\"user\":{},\"title\":{},\"value\":{:.2},\"price\":{:.2},\
         \"temperature\":{:.1},\"status\":\"ok\",\"results\":[{}]}}",
        quote(host),
        quote(target),
        drawn % 1000,
        quote(name),
        quote(user),
        quote(&words(drawn, 3)),
        (drawn % 100_000) as f64 / 100.0,
        (drawn % 50_000) as f64 / 100.0,
        (drawn % 350) as f64 / 10.0,
        (1..=5)
            .map(|id| format!("{{\"id\":{id},\"name\":{}}}", quote(&words(drawn ^ id, 2))))
            .collect::<Vec<_>>()
            .join(","),
    )
}

/// A small document with some depth.
pub(super) fn slideshow() -> String {
    "{\n  \"slideshow\": {\n    \"author\": \"Ada Brook\", \n    \"date\": \"date of publication\", \n    \"slides\": [\n      \
     {\n        \"title\": \"Threads and rivers\", \n        \"type\": \"all\"\n      }, \n      {\n        \"items\": [\n          \
     \"One river\", \n          \"Many boats\"\n        ], \n        \"title\": \"Overview\", \n        \"type\": \"all\"\n      }\n    ], \n    \
     \"title\": \"Sample Slide Show\"\n  }\n}\n"
        .to_owned()
}
