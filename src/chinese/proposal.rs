//! 提案 and 建议: what they are called, and who makes them.

use serde::Serialize;
use serde::Serializer;

/// The kind of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalKind {
    /// 政协提案, by 委员.
    Proposal,
    /// 人大建议, by 代表.
    Suggestion,
}

impl ProposalKind {
    /// Both kinds, with the words they are written by.
    pub const WORDS: [(&'static str, ProposalKind); 2] = [
        (ProposalKind::Proposal.name(), ProposalKind::Proposal),
        (ProposalKind::Suggestion.name(), ProposalKind::Suggestion),
    ];

    /// 提案 or 建议.
    ///
    /// ```
    /// assert_eq!(reply::chinese::ProposalKind::Suggestion.name(), "建议");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            ProposalKind::Proposal => "提案",
            ProposalKind::Suggestion => "建议",
        }
    }

    /// What those who make one are called: 委员 or 代表.
    ///
    /// ```
    /// assert_eq!(reply::chinese::ProposalKind::Suggestion.role(), "代表");
    /// ```
    pub const fn role(self) -> &'static str {
        match self {
            ProposalKind::Proposal => "委员",
            ProposalKind::Suggestion => "代表",
        }
    }

    /// The kind that a text speaks of by name, by those who make it, or by their body. None
    /// where it speaks of both or of neither.
    ///
    /// ```
    /// use reply::chinese::ProposalKind;
    ///
    /// assert_eq!(ProposalKind::of("政协六届三次会议"), Some(ProposalKind::Proposal));
    /// assert_eq!(ProposalKind::of("建议提案办理台账"), None);
    /// ```
    pub fn of(text: &str) -> Option<ProposalKind> {
        let is = |words: [&str; 3]| words.iter().any(|word| text.contains(word));
        match (is(["提案", "政协", "委员"]), is(["建议", "人大", "代表"])) {
            (true, false) => Some(ProposalKind::Proposal),
            (false, true) => Some(ProposalKind::Suggestion),
            _ => None,
        }
    }
}

impl Serialize for ProposalKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
