//! How binding the source of a number or a rule is.

/// How binding something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// 规定: the standard says so.
    Required,
    /// 一般: the standard says so and lets special cases be.
    Usual,
    /// 推荐: the standard recommends it.
    Recommended,
    /// 实务: no clause; measured in the standard's figures, or established practice.
    Practice,
}

impl Strength {
    /// The Chinese word for it.
    pub fn name(self) -> &'static str {
        match self {
            Strength::Required => "规定",
            Strength::Usual => "一般",
            Strength::Recommended => "推荐",
            Strength::Practice => "实务",
        }
    }
}
