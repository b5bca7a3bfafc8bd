//! What the reader of names is not sure of.

use std::fmt;

/// What is not sure about the names of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It may be a person or a body.
    Unclear(String),
    /// These may be several names, or one.
    Joined(String),
    /// These words are left out, and not understood.
    Dropped(String),
    /// The name is written twice, and taken once.
    Twice(String),
    /// A body before a person: it may be a proposer, or where the person works.
    Unit(String, String),
    /// The text says how many there are, and names another number.
    Count(u64, usize),
    /// There are signs in the name that no name has.
    Strange(String),
    /// The words say that the name is elsewhere, or that there is none.
    NoName(String),
}

impl Doubt {
    /// Whether something wrong might be printed, so that no letter may be made.
    pub fn is_error(&self) -> bool {
        matches!(self, Doubt::Strange(_) | Doubt::NoName(_))
    }
}

/// What is not sure, in words.
impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Doubt::Unclear(name) => write!(f, "“{name}”看不出是人还是单位"),
            Doubt::Joined(name) => write!(f, "“{name}”看不出是一个姓名还是两个"),
            Doubt::Dropped(words) => write!(f, "“{words}”没有当作姓名，没有写进信里"),
            Doubt::Twice(name) => write!(f, "“{name}”写了两次"),
            Doubt::Unit(unit, name) => {
                write!(f, "看不出“{unit}”是提案单位，还是“{name}”的工作单位")
            }
            Doubt::Count(said, found) => write!(f, "注明{said}人，列出{found}人"),
            Doubt::Strange(name) => write!(f, "“{name}”不像姓名"),
            Doubt::NoName(words) => write!(f, "“{words}”不是姓名"),
        }
    }
}
