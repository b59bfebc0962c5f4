//! Form comments: what reads as one, and that setting a value changes nothing else.

use gilscope::protocol::form::{Kind, Param, Value, parse, set};

const PROGRAM: &str = "\
\"\"\"A program.\"\"\"
import time

N_THREADS = 4  # @param {type:\"slider\", min:1, max:8, step:1}
REPLY_MS = 0.5  # @param {type:\"slider\", min:0.1, max:5, step:0.1}
TURNS = 400_000  # @param {type:\"slider\", min:50000, max:2000000, step:50000}
DAEMON = False  # @param {type:\"boolean\"}
CALL = \"sum(range(n))\"  # @param [\"time.sleep\", \"sum(range(n))\"]
print(N_THREADS)  # 打印
";

fn number(name: &str, value: f64) -> String {
    set(PROGRAM, name, &Value::Number(value))
}

#[test]
fn reads_every_kind_with_its_line() {
    let params = parse(PROGRAM);
    let names: Vec<_> = params.iter().map(|param| (param.name.as_str(), param.line)).collect();
    assert_eq!(names, [("N_THREADS", 4), ("REPLY_MS", 5), ("TURNS", 6), ("DAEMON", 7), ("CALL", 8)]);
    assert_eq!(
        params[0],
        Param {
            name: "N_THREADS".into(),
            line: 4,
            value: Value::Number(4.0),
            kind: Kind::Slider { min: 1.0, max: 8.0, step: 1.0 },
        }
    );
    assert_eq!(params[2].value, Value::Number(400_000.0));
    assert_eq!(params[3].kind, Kind::Boolean);
    assert_eq!(params[4].kind, Kind::Choice(vec!["time.sleep".into(), "sum(range(n))".into()]));
    assert_eq!(params[4].value, Value::Text("sum(range(n))".into()));
}

#[test]
fn setting_rewrites_one_literal() {
    assert_eq!(number("N_THREADS", 7.0), PROGRAM.replace("= 4 ", "= 7 "));
    assert_eq!(number("REPLY_MS", 1.2), PROGRAM.replace("= 0.5 ", "= 1.2 "));
    assert_eq!(set(PROGRAM, "DAEMON", &Value::Bool(true)), PROGRAM.replace("False", "True"));
    let call = set(PROGRAM, "CALL", &Value::Text("time.sleep".into()));
    assert_eq!(call, PROGRAM.replace("= \"sum(range(n))\"", "= \"time.sleep\""));
}

#[test]
fn numbers_keep_to_the_form_and_to_the_habits_of_the_text() {
    assert!(number("TURNS", 1_250_000.0).contains("TURNS = 1_250_000  # @param"));
    assert!(number("TURNS", 50_000.0).contains("TURNS = 50_000  # @param"));
    assert!(number("REPLY_MS", 3.0).contains("REPLY_MS = 3.0  #"));
    assert!(number("N_THREADS", 99.0).contains("N_THREADS = 8  #"), "clamped to the largest");
    assert!(number("N_THREADS", 2.4).contains("N_THREADS = 2  #"), "moved to a step");
}

#[test]
fn what_the_form_does_not_offer_changes_nothing() {
    assert_eq!(number("MISSING", 1.0), PROGRAM);
    assert_eq!(number("CALL", 1.0), PROGRAM);
    assert_eq!(set(PROGRAM, "CALL", &Value::Text("exit()".into())), PROGRAM);
}

#[test]
fn set_then_parse_gives_the_value() {
    for step in 0..=49 {
        let value = 0.1 + f64::from(step) * 0.1;
        let Value::Number(read) = parse(&number("REPLY_MS", value))[1].value else { panic!("a number") };
        assert!((read - value).abs() < 1e-9, "{read} {value}");
    }
}

#[test]
fn lines_that_are_no_forms_are_left_alone() {
    for line in [
        "    N = 4  # @param {type:\"slider\", min:1, max:8}",
        "N == 4  # @param {type:\"slider\", min:1, max:8}",
        "N = 4",
        "N = 4  # param",
        "N = f()  # @param {type:\"slider\", min:1, max:8}",
        "N = 4  # @param {type:\"slider\", min:8, max:1}",
        "N = 4  # @param {type:\"slider\", min:one, max:8}",
        "N = 4  # @param {type:\"boolean\"}",
        "N = \"a\"  # @param []",
        "N = \"a\"  # @param [\"a\"",
        "N = \"a  # @param [\"a\"]",
        "4 = 4  # @param {type:\"slider\", min:1, max:8}",
        "N = -  # @param {type:\"slider\", min:1, max:8}",
        "",
    ] {
        assert_eq!(parse(line), [], "{line}");
    }
}

#[test]
fn defaults_are_colabs_and_line_ends_survive() {
    let crlf = "N = 4 # @param {type:\"slider\"}\r\nx = 1\r\n";
    assert_eq!(parse(crlf)[0].kind, Kind::Slider { min: 0.0, max: 100.0, step: 1.0 });
    assert_eq!(set(crlf, "N", &Value::Number(9.0)), crlf.replace('4', "9"));
    let negative = "N = -3 # @param {type:\"slider\", min:-5, max:5, step:1}";
    assert_eq!(set(negative, "N", &Value::Number(0.0)), negative.replace("-3", "0"));
    let quotes = "W = 'a' # @param ['a', 'it\\'s']";
    assert_eq!(set(quotes, "W", &Value::Text("it's".into())), quotes.replace("= 'a'", "= 'it\\'s'"));
}
