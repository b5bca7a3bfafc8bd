//! All rules, in the order of the rules page: data and frame, ordinals, marks, numerals, words,
//! pages, and the comments that allow something.

mod prelude;

use super::rule::Check;
use super::rule::Rule;
use super::rule::rule;
use crate::chinese;
use crate::diagnostic::Severity;
use crate::strength::Strength;

/// Makes the table of rules. A rule with code is named by its file; a rule without code also
/// says who finds it and what its head is. The page of each rule is a file in this folder.
macro_rules! rules {
    (@file $module:ident) => { mod $module; };
    (@file $module:ident $check:ident) => {};
    (@head $module:ident) => { $module::RULE };
    (@head $module:ident $check:ident $($head:tt)+) => { rule!(@ Check::$check, $($head)+) };
    ($($module:ident $(: $check:ident($($head:tt)+))?),+ $(,)?) => {
        $(rules!(@file $module $($check)?);)+

        /// All rules.
        pub const RULES: &[Rule] = &[
            $(Rule {
                name: {
                    const NAME: [u8; stringify!($module).len()] = dashed(stringify!($module));
                    match str::from_utf8(&NAME) {
                        Ok(name) => name,
                        Err(_) => panic!("a module's name is ASCII"),
                    }
                },
                page: include_str!(concat!(stringify!($module), ".md")),
                ..rules!(@head $module $($check $($head)+)?)
            },)+
        ];
    };
}

/// Replaces _ in a module's name by -.
const fn dashed<const N: usize>(module: &str) -> [u8; N] {
    let mut name = [0; N];
    let mut idx = 0;
    while idx < N {
        name[idx] = match module.as_bytes()[idx] {
            b'_' => b'-',
            byte => byte,
        };
        idx += 1;
    }
    name
}

rules! {
    draft,
    number_brackets,
    number_padded,
    number_with_di,
    number_incomplete,
    number_year_differs,
    number_code_foreign,
    copy_number_digits,
    cited_number_brackets,
    cited_number_padded,
    date_padded,
    date_hao,
    date_impossible,
    date_in_future,
    date_before_received,
    date_overdue,
    date_before_proposal,
    letterhead_suffix,
    signature_shortened,
    signature_differs,
    salutation_mark,
    salutation_differs,
    proposer_name_differs,
    session_kind_differs,
    kind_differs,
    session_differs,
    proposal_number_differs,
    proposal_title_differs,
    answered_twice,
    collective_unmarked,
    draft_by_hand,
    title_punctuation,
    title_genre_missing,
    title_genre_doubled,
    title_two_prepositions,
    title_shape,
    title_line_start,
    title_line_too_long: Verdict(Warning, Required, "GB/T 9704—2012，7.3.1"),
    title_phrase_cut: Verdict(Warning, Required, "GB/T 9704—2012，7.3.1"),
    attachment_title_mark,
    outcome_missing,
    disclosure_missing,
    note_disclosure_differs,
    note_doubled,
    note_not_printed,
    outcome_wording,
    personal_number_public,
    telephone_public,
    contact_phone_form,
    recipient_twice,
    part_by_hand,
    summary_long,
    placeholder_left,
    formula_failed,
    markup_left,
    paragraph_broken,
    heading_end_mark,
    ordinal_mark,
    ordinal_bracket_mark,
    ordinal_arabic_mark,
    ordinal_brackets,
    ordinal_gap,
    heading_by_hand,
    sequence_comma,
    series_nested,
    series_gap,
    series_mixed,
    half_width_mark,
    straight_quotes,
    corner_quotes,
    marks_unpaired,
    quotes_nested,
    title_marks_nested,
    title_marks_divided,
    approximate_number,
    range_hyphen,
    dash_form,
    ellipsis_form,
    ellipsis_and_others,
    mark_doubled,
    stop_at_quote,
    colon_twice,
    title_marks_misused,
    indirect_question,
    abbreviation_form,
    abbreviation_unquoted,
    cited_number_first,
    document_doubled,
    digits_full_width,
    year_short,
    percent_range,
    number_mixed,
    exact_and_more,
    approximation_doubled,
    bound_doubled,
    decrease_times,
    measure_in_han,
    year_circle,
    two_liang,
    sum_differs,
    percent_sum,
    figure_differs,
    time_vague,
    until_confused,
    word_wrong,
    word_doubtful,
    agency_renamed,
    phrase_banned,
    unit_two_names,
    self_name_mixed,
    pronoun_nimen,
    pronoun_number,
    opening_doubled,
    subject_missing,
    word_doubled,
    sentence_long,
    lone_character: Verdict(Note, Practice),
    stranded_heading: Verdict(Note, Practice),
    page_short: Verdict(Note, Practice),
    signature_without_text: Verdict(Warning, Required, "GB/T 9704—2012，7.3.5.5"),
    line_loose: Verdict(Note, Practice),
    line_ragged: Verdict(Note, Practice),
    word_broken: Verdict(Note, Practice),
    table_small: Verdict(Note, Practice),
    copies_alone: Verdict(Note, Practice),
    face_missing: Verdict(Note, Practice),
    allow_unused: Comment(Warning, Practice),
    allow_unknown: Comment(Warning, Practice),
    allow_without_reason: Comment(Note, Practice),
}

/// Returns the rule with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// Returns the name of a rule that is most like this one.
pub fn nearest(name: &str) -> Option<&'static str> {
    chinese::nearest(name, RULES.iter().map(|rule| rule.name))
}
