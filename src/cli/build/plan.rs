//! Where each letter's file goes.

use std::io::IsTerminal;

use super::super::endings::is_toml;
use super::super::kind::OutputKind;
use super::super::ledger;
use super::super::letters::LetterFile;
use super::super::pattern::Ending;
use super::super::place::Place;
use super::super::plan::{Job, Plan, What};
use super::super::sidecar;
use super::make::Maker;

/// Says where everything goes, before anything is written.
pub(super) fn plan<'a>(maker: &Maker<'a>) -> anyhow::Result<Vec<Job<'a>>> {
    let (build, kind, letters) = (maker.build, maker.kind, maker.letters);
    let home =
        build.ledger.data.as_deref().map(ledger::folder).filter(|_| kind.is_document());
    let output = build.making.output.as_deref().or(home.as_deref());
    let ending = Ending { suffix: build.which.suffix(), extension: kind.extension() };
    let place = Place::parse(output, letters.are_many, kind, ending)?;
    let of_document = |file: &'a LetterFile| Some((file, OutputKind::of(&file.path)?));
    if let Some((file, kind)) = letters.files.iter().find_map(of_document) {
        let (shown, name) = (file.path.display(), kind.name());
        anyhow::bail!("{shown} 是 {name}，不是信件；请写信件的 .toml");
    }
    let what = What { part: "", verb: "生成" };
    let mut plan = Plan::new(&letters.files, &place, what, |file| {
        let letter = place.asks_letters().then(|| maker.letter(file)).flatten();
        place.target(file, letter.as_ref(), ending)
    })?;
    if kind.is_document() && !build.which.public {
        plan.claim_drafts(|file| maker.letter(file).is_some_and(|it| it.is_draft()))?;
    }
    let is_stdout = plan.jobs.iter().any(|job| job.target.is_none());
    if output.is_none()
        && is_stdout
        && kind.is_document()
        && std::io::stdout().is_terminal()
    {
        anyhow::bail!("{} 不能显示在终端里；加上 -o 文件，或者 > 文件", kind.name());
    }
    if maker.has_summary() {
        plan.claim_beside(sidecar::path)?;
    }
    for (option, path) in [("--seals", &build.seals), ("--report", &build.report)] {
        if let Some(path) = path {
            plan.claim(path, option)?;
        }
    }
    plan.protect(|| maker.inputs())?;
    if let Some(path) = plan.jobs.iter().find_map(|job| job.target.as_deref())
        && kind.is_document()
        && is_toml(path)
    {
        let (shown, name) = (path.display(), kind.name());
        let right = path.with_extension(ending.extension);
        anyhow::bail!("{shown} 是信件的名字，不写 {name}；请写 {}", right.display());
    }
    plan.prepare()?;
    Ok(plan.jobs)
}
