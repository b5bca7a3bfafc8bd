//! Who made a proposal: persons, bodies, or both.

use super::model::Proposal;
use crate::chinese::Who;
use crate::chinese::who;
use crate::reader::Text;

impl Proposal {
    /// Each proposer with who it is, a person or a body.
    ///
    /// Where all look like persons and the letter says that they are bodies, they are.
    /// Otherwise the letter decides only what the name leaves open.
    pub fn authors(&self) -> Vec<(&Text, Who)> {
        let found: Vec<Who> = self.proposers.iter().map(|name| who(name)).collect();
        let are_persons = found.iter().all(|who| *who == Who::Person);
        let decided = found.into_iter().map(|who| match (who, self.collective) {
            (Who::Person, true) if are_persons => Who::Body,
            (Who::Unclear, true) => Who::Body,
            (Who::Unclear, false) => Who::Person,
            (who, _) => who,
        });
        self.proposers.iter().zip(decided).collect()
    }

    /// The proposers that are persons.
    pub fn persons(&self) -> Vec<&Text> {
        let authors = self.authors().into_iter();
        authors.filter(|(_, who)| *who == Who::Person).map(|(name, _)| name).collect()
    }

    /// Whether no proposer is a person.
    pub fn is_by_bodies(&self) -> bool {
        self.authors().iter().all(|(_, who)| *who == Who::Body)
    }
}
