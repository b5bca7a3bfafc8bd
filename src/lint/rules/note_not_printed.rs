//! The template prints every 附注.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let told = subject.compiled.into_iter().flat_map(|compiled| &compiled.warnings);
    let told = told.filter(|told| told.code == "note-not-printed");
    let finding = |told: &Diagnostic| Finding {
        help: told.help.clone(),
        ..Finding::new(told.span().clone(), told.message.clone())
    };
    told.map(finding).collect()
}
