//! Which numbers in a text are somebody's, whatever stands around them.

pub(crate) mod planted;

use reply::letter::doubtful_numbers;
use reply::letter::personal_numbers;

pub(crate) use planted::Dice;
use planted::{harmless, left_of, planted};

/// The text with what is private as ×××.
fn cut(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut public = String::new();
    let mut end = 0;
    for range in personal_numbers(&chars) {
        public.extend(&chars[end..range.start]);
        public += "×××";
        end = range.end;
    }
    public.extend(&chars[end..]);
    public
}

/// The parts of a text that are reported as doubtful.
fn doubtful(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let ranges = doubtful_numbers(text).into_iter();
    ranges.map(|range| chars[range].iter().collect()).collect()
}

#[test]
fn numbers_of_persons_are_found_in_every_spelling() {
    let mut failed = Vec::new();
    for line in include_str!("numbers/private.txt").lines() {
        let Some((text, public)) = line.split_once(" → ") else { continue };
        let (text, public) = (text.replace("\\n", "\n"), public.replace("\\n", "\n"));
        let found = cut(&text);
        if found != public {
            failed.push(format!("{text} → {found}, not {public}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn numbers_of_things_are_left_alone() {
    let mut failed = Vec::new();
    for text in include_str!("numbers/public.txt").lines() {
        if cut(text) != text || !doubtful(text).is_empty() {
            failed.push(format!("{text} → {} {:?}", cut(text), doubtful(text)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn doubtful_numbers_are_reported() {
    for (text, number) in [
        ("请致函87654321。", "87654321"),
        ("请致函8765-4321。", "8765-4321"),
        ("尾号1234567的。", "1234567"),
        ("编了2020440304470301234这个码。", "2020440304470301234"),
    ] {
        assert_eq!(
            (cut(text), doubtful(text)),
            (text.to_owned(), vec![number.to_owned()])
        );
    }
}

#[test]
fn nothing_of_a_planted_number_is_left() {
    let mut dice = Dice::new(1);
    let mut failed = Vec::new();
    for _ in 0..20_000 {
        let planted = planted(&mut dice);
        let cut = cut(&planted.text);
        if let Some(left) = left_of(&planted.digits, &cut) {
            failed.push(format!("{:?} → {cut:?}: {left}", planted.text));
        }
    }
    assert!(
        failed.is_empty(),
        "{}: {}",
        failed.len(),
        failed[..9.min(failed.len())].join("\n")
    );
}

#[test]
fn nothing_of_a_harmless_text_is_cut() {
    let mut dice = Dice::new(2);
    for _ in 0..5_000 {
        let text = harmless(&mut dice);
        assert_eq!(cut(&text), text);
        assert_eq!(doubtful(&text), Vec::<String>::new(), "{text}");
    }
}
