//! The wanted shape of a paragraph's lines.

/// The width of one 汉字; all widths here are in thousandths of it.
pub const CELL: i32 = 1000;

/// The measure and indents of a paragraph, in thousandths of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The full measure (行宽).
    pub measure: i32,
    /// The indent of the first line.
    pub first_indent: i32,
    /// The indent of the other lines.
    pub rest_indent: i32,
    /// Whether the last lines are broken again where the very last one would have a
    /// single 汉字 or less (孤字不成行). A paragraph for which there is no good way stays as it
    /// is.
    pub cure: bool,
    /// How many lines the paragraph should have.
    pub wish: Wish,
    /// Whether lines keep their natural width instead of being justified, as in the
    /// narrow cells of a table and in 附注.
    pub ragged: bool,
}

/// How many lines are wanted. A paragraph for which there is no good way is set as it
/// comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// As many as there are without a wish.
    #[default]
    AsItComes,
    /// One fewer.
    OneFewer,
    /// One more.
    OneMore,
}
