//! JSON text: what is none is refused with its place, and numbers keep their digits.

use junheng::adapters::json::{JsonError, read_node};
use junheng::model::Node;

// JSON text
#[test]
fn text_that_is_no_json_is_refused_with_line_and_column() {
    let cases = [
        ("", 1, 1, "EOF while parsing a value"),
        ("{", 1, 2, "EOF while parsing an object"),
        ("{\"a\": 1,}", 1, 9, "key must be a string"),
        ("{\n  \"名称\": tru\n}", 2, 12, "expected ident"),
        ("{\"名称\" 1}", 1, 7, "expected `:`"),
        ("[1 2]", 1, 4, "expected `,` or `]`"),
        ("{} {}", 1, 4, "trailing characters"),
        ("[01]", 1, 3, "invalid number"),
        ("[NaN]", 1, 2, "expected value"),
        ("\u{feff}\u{feff}{}", 1, 1, "expected value"),
        ("[\n\n \"\\ud800\"]", 3, 9, "unexpected end of hex escape"),
        (
            "[[\"a\tb\"]]",
            1,
            4,
            "control character (\\u0000-\\u001F) found while parsing a string",
        ),
    ];
    for (text, line, column, reason) in cases {
        let reason = reason.to_owned();
        assert_eq!(
            read_node(text),
            Err(JsonError::Malformed {
                line,
                column,
                reason
            }),
            "{text}"
        );
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(read_node("\u{feff}{}"), Ok(Node::Map(Vec::new())));
}

#[test]
fn sixty_four_lists_in_each_other_are_read_and_one_more_is_refused() {
    let nested = |depth| format!("\n{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read_node(&nested(64)).is_ok());
    assert_eq!(
        read_node(&nested(65)),
        Err(JsonError::TooDeep {
            line: 2,
            column: 65,
            limit: 64
        })
    );
    assert!(matches!(
        read_node(&nested(200_000)),
        Err(JsonError::TooDeep { .. })
    ));
    let objects = format!("{}1{}", "{\"a\":".repeat(65), "}".repeat(65));
    assert!(matches!(
        read_node(&objects),
        Err(JsonError::TooDeep { .. })
    ));
    assert!(matches!(
        read_node(&"[".repeat(200_000)),
        Err(JsonError::Malformed { .. })
    ));
}

#[test]
fn numbers_keep_their_digits() {
    let written = [
        "0.15",
        "-0",
        "1e-5",
        "1.50E+2",
        "123456789012345678901234567890.5",
    ];
    for digits in written {
        assert_eq!(read_node(digits), Ok(Node::Number(digits.to_owned())));
    }
}
