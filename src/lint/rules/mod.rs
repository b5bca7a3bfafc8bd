//! All rules, in the order of the rules page: data and frame, ordinals, marks, numerals, words,
//! pages, and the comments that allow something.

mod prelude;

use super::rule::{Documented, Rule};
use crate::chinese;

/// Names the module of each rule once; its page is the file beside it.
macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+

        /// All rules.
        pub const RULES: &[Documented] = &[
            $(Documented {
                rule: &$module::RULE,
                page: include_str!(concat!(stringify!($module), ".md")),
            },)+
        ];
    };
}

rules! {
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
    collective_unmarked,
    title_punctuation,
    title_genre_missing,
    title_genre_doubled,
    title_two_prepositions,
    title_shape,
    title_line_start,
    title_line_too_long,
    title_phrase_cut,
    attachment_title_mark,
    outcome_missing,
    disclosure_missing,
    outcome_wording,
    personal_number_public,
    telephone_public,
    contact_phone_form,
    recipient_twice,
    part_by_hand,
    summary_long,
    placeholder_left,
    heading_end_mark,
    ordinal_mark,
    ordinal_bracket_mark,
    ordinal_arabic_mark,
    ordinal_brackets,
    ordinal_gap,
    sequence_comma,
    series_nested,
    series_gap,
    series_mixed,
    half_width_mark,
    straight_quotes,
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
    lone_character,
    stranded_heading,
    page_short,
    signature_without_text,
    line_loose,
    line_ragged,
    word_broken,
    table_small,
    copies_alone,
    face_missing,
    allow_unused,
    allow_unknown,
    allow_without_reason,
}

pub(super) const ALLOW_UNKNOWN: Rule = allow_unknown::RULE;
pub(super) const ALLOW_UNUSED: Rule = allow_unused::RULE;
pub(super) const ALLOW_WITHOUT_REASON: Rule = allow_without_reason::RULE;

/// The rule of this name.
pub fn rule(name: &str) -> Option<&'static Documented> {
    RULES.iter().find(|documented| documented.rule.name == name)
}

/// The rule with a name most like this one.
pub fn nearest(name: &str) -> Option<&'static str> {
    chinese::nearest(name, RULES.iter().map(|documented| documented.rule.name))
}
