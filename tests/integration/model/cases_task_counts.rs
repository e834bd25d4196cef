//! How many a task asks for, as texts write it.

use junheng::model::{TaskCount, UnreadableNumber};

#[test]
fn counts_are_read_into_their_normal_form() {
    for (text, form) in [
        ("28", ">= 28"),
        ("＞8000", "> 8000"),
        ("2-4", "2-4"),
        (" 2 ～ 4.0 ", "2-4"),
        ("2至4", "2-4"),
        ("约150", "about 150"),
        ("about 150", "about 150"),
        ("= 1", "= 1"),
    ] {
        let read: TaskCount = text.parse().unwrap();
        assert_eq!(read.to_string(), form, "{text}");
        assert_eq!(read.to_string().parse(), Ok(read), "{text}");
    }
}

#[test]
fn what_is_no_count_is_refused() {
    for text in [
        "", "-4", "4-2", "2-2", "2-", "about", "about 0", "about -5", ">= -1", ">= −1", "many",
        "1e3", "2-4-6",
    ] {
        assert_eq!(
            text.parse::<TaskCount>(),
            Err(UnreadableNumber::TaskCount),
            "{text}"
        );
    }
}
