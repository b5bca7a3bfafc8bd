//! What was typed → what is done. The only module that reads, writes, prints, or knows the
//! environment.
#![expect(clippy::disallowed_methods, reason = "this is the module that may")]

// What was typed, and the commands.
mod args;
mod build;
mod check;
mod first;
mod fonts;
mod init;
mod layout;
mod new;
mod new_from;
mod preview;
mod rules;
mod watch;

// Which letters, where what is made of them goes, and how they are gone over.
mod batch;
mod compared;
mod kind;
mod letters;
mod memory;
mod names;
mod pattern;
mod place;
mod plan;
mod progress;
mod walk;
mod watchdog;
mod work;

// What is read.
mod clock;
mod defaults;
mod endings;
mod files;
mod inputs;
mod ledger;
mod lists;
mod looked;
mod opened;
mod paths;
mod proofreader;
mod published;
mod root;
mod workspace;

// What is told and written.
mod complaint;
mod fold;
mod outcome;
mod output;
mod reason;
mod sidecar;
mod step;
mod stop;
mod tell;
mod to_check;
mod way;

pub use memory::Memory;
pub use outcome::Outcome;

use std::panic;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::diagnostic::visible;
use crate::letter;
use crate::template::{BUILTIN, Builtin};
use args::{Args, Command, LayoutCommand, SchemaFormat, TemplateCommand};
use stop::Stop;

/// Runs the program on the process's arguments.
pub fn run() -> ExitCode {
    let args = match first::read(std::env::args_os().collect()) {
        Ok(args) => args,
        Err(error) => return complaint::show(&error).into(),
    };
    // What a panic tells may quote a letter.
    panic::set_hook(Box::new(|panicked| output::show(&visible(&panicked.to_string()))));
    watchdog::start(args.command.timeout().unwrap_or(watchdog::USUAL));
    let showing = args.command.showing();
    match carry_out(args.command) {
        Ok(outcome) => outcome.into(),
        Err(stop) => tell::stopped(&stop, showing).into(),
    }
}

fn carry_out(command: Command) -> Result<Outcome, Stop> {
    command.root().map_or(Ok(()), root::set)?;
    Ok(match command {
        Command::Build(build) => build::run(&build)?,
        Command::Watch(watch) => watch::run(&watch)?,
        Command::Check(check) => check::run(&check)?,
        Command::Preview(preview) => preview::run(&preview)?,
        Command::Explain { rule } => rules::explain(&rule)?,
        Command::Rules(rules) => rules::list(&rules)?,
        Command::New(new) => new::run(&new)?,
        Command::Init(init) => init::run(&init)?,
        Command::Template(TemplateCommand::Show { which }) => template(&which)?,
        Command::Layout(LayoutCommand::Show { file, .. }) => {
            layout::show(file.as_deref())?
        }
        Command::Fonts { font_dir, .. } => fonts::run(font_dir.as_deref())?,
        Command::Schema { of, format } => output::print(&match format {
            SchemaFormat::Json => format!("{:#}\n", letter::schema(of)),
            SchemaFormat::Markdown => letter::reference(of),
        })?,
        Command::Completions { shell } => completions(shell)?,
        Command::Help { words } => help(words),
    })
}

/// Shows what `--help` shows behind these words.
fn help(words: Vec<String>) -> Outcome {
    let typed = [&["reply".to_owned()], &words[..], &["--help".to_owned()]].concat();
    let shown = Args::try_parse_from(typed).err();
    shown.map_or(Outcome::Done, |error| complaint::show(&error))
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
