//! What was typed → what is done. The only module that reads, writes, prints, or knows the
//! environment.
#![expect(clippy::disallowed_methods, reason = "this is the module that may")]

mod args;
mod batch;
mod build;
mod check;
mod complaint;
mod fonts;
mod layout;
mod ledger;
mod letters;
mod lists;
mod names;
mod new;
mod new_from;
mod outcome;
mod output;
mod preview;
mod progress;
mod proofreader;
mod report;
mod rules;
mod sidecar;
mod stamp;
mod targets;
mod tell;
mod watch;
mod watchdog;
mod workspace;

pub use outcome::Outcome;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::letter;
use crate::template::{BUILTIN, Builtin};
use args::{Args, Command, LayoutCommand, SchemaFormat, TemplateCommand};

/// Runs the program on the process's arguments.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return complaint::show(&error).into(),
    };
    let done = match args.command {
        Command::Build(build) => build::run(&build),
        Command::Watch(watch) => watch::run(&watch),
        Command::Check(check) => check::run(&check),
        Command::Preview(preview) => preview::run(&preview),
        Command::Explain { rule } => rules::explain(&rule),
        Command::Rules(rules) => rules::list(&rules),
        Command::New(new) => new::run(&new),
        Command::Template(TemplateCommand::Show { which }) => template(&which),
        Command::Layout(LayoutCommand::Show { file }) => layout::show(file.as_deref()),
        Command::Fonts { font_dir } => fonts::run(font_dir.as_deref()),
        Command::Schema { of, format } => output::print(&match format {
            SchemaFormat::Json => format!("{:#}\n", letter::schema(of)),
            SchemaFormat::Markdown => letter::reference(of),
        }),
        Command::Completions { shell } => completions(shell),
    };
    match done {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            output::fault(&error);
            Outcome::Failed.into()
        }
    }
}

fn template(which: &str) -> anyhow::Result<Outcome> {
    let is_it = |builtin: &&Builtin| [builtin.called, builtin.name].contains(&which);
    match BUILTIN.iter().find(is_it) {
        Some(builtin) => output::print(builtin.text),
        None => {
            let called: Vec<&str> =
                BUILTIN.iter().map(|builtin| builtin.called).collect();
            anyhow::bail!("没有“{which}”这个模板；自带的有 {}", called.join("、"))
        }
    }
}

fn completions(shell: clap_complete::Shell) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "reply", &mut script);
    output::print_bytes(&script)
}
