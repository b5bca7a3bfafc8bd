//! What the lines of a paragraph should be like.

/// The room of one 汉字; every width here is in thousandths of it.
pub const CELL: i32 = 1000;

/// How wide the lines of a paragraph may be, in thousandths of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The full measure (行宽).
    pub measure: i32,
    /// How far the first line starts in from the left.
    pub first_indent: i32,
    /// How far the other lines do.
    pub rest_indent: i32,
    /// Whether the last lines are broken anew where the very last one would hold a single
    /// 汉字 or less (孤字不成行). A paragraph for which there is no good way is left as it is.
    pub cure: bool,
    /// How many lines the paragraph should have.
    pub wish: Wish,
    /// Whether lines keep their natural width, as in the narrow cells of a table, instead of
    /// being stretched flush.
    pub ragged: bool,
}

/// How many lines are wished for; a paragraph for which there is no good way is set as it
/// comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// As many as it comes to.
    #[default]
    AsItComes,
    /// One fewer.
    OneFewer,
    /// One more.
    OneMore,
}
