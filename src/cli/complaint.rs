//! clap's complaints about what was typed, in Chinese.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::fold::fold;
use super::{Outcome, output};
use crate::diagnostic::visible;

/// Shows help, version, or what is wrong with the command line.
pub(super) fn show(error: &Error) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::print(&folded(error)).unwrap_or(Outcome::Failed)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output::show(&visible(folded(error).trim_end()));
            Outcome::Failed
        }
        _ => {
            output::complain(&format!("错误：{}", sentence(error)));
            output::complain("用法见 reply --help 或 reply <命令> --help");
            Outcome::Failed
        }
    }
}

/// Help that fits into the terminal.
fn folded(error: &Error) -> String {
    const MOST: usize = 100;
    let width = terminal_size::terminal_size().map_or(MOST, |(width, _)| width.0.into());
    fold(&error.render().to_string(), width.min(MOST))
}

fn sentence(error: &Error) -> String {
    let get = |kind| context(error, kind);
    let argument = get(ContextKind::InvalidArg);
    let argument = argument.trim_end_matches("...");
    let value = get(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = get(ContextKind::InvalidSubcommand);
            let hint = suggestion(&name, get(ContextKind::SuggestedSubcommand));
            format!("没有“{name}”这个命令{hint}")
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            format!("多写了“{argument}”")
        }
        ErrorKind::UnknownArgument => {
            let hint = suggestion(argument, get(ContextKind::SuggestedArg));
            format!("{} 没有 {argument} 选项{hint}", command(error))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面要写内容"),
        ErrorKind::InvalidValue => {
            let valid = get(ContextKind::ValidValue);
            let hint = suggestion(&value, get(ContextKind::SuggestedValue));
            format!("{argument} 不能是“{value}”；可选值：{valid}{hint}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::MissingSubcommand => "缺少命令，如 build".to_string(),
        ErrorKind::ArgumentConflict => match get(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == argument => {
                format!("{argument} 只能写一次")
            }
            prior => format!("{argument} 和 {prior} 不能一起用"),
        },
        ErrorKind::ValueValidation => {
            let option = argument.split(' ').next().unwrap_or_default();
            let hint = match option {
                "--dpi" => "写 36 至 600 的整数",
                "--where" => "要写成“列=值”或“列!=值”",
                "--jobs" | "--timeout" => "写 1 以上的整数",
                _ => "日期写成 2024-06-01 的样子",
            };
            format!("{argument} 不能是“{value}”；{hint}")
        }
        ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 后面的内容个数不对")
        }
        ErrorKind::InvalidUtf8 => "命令行里有认不出的字符".to_string(),
        _ => "命令行的写法不对".to_string(),
    }
}

/// The command that was typed, as its usage names it: `reply template show`, or `reply`.
fn command(error: &Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let is_command = |word: &&str| word.chars().all(|ch| ch.is_ascii_lowercase());
    let words = usage.split_whitespace().skip_while(|word| *word != "reply").skip(1);
    let words: Vec<&str> = words.take_while(is_command).collect();
    if words.is_empty() { "reply".to_owned() } else { words.join(" ") }
}

/// What may have been meant, if it is nearly what was typed: clap thinks of --root where
/// --report is written.
fn suggestion(typed: &str, meant: String) -> String {
    const NEARLY: f64 = 0.7;
    match strsim::normalized_damerau_levenshtein(typed, &meant) >= NEARLY {
        true => format!("；是不是“{meant}”？"),
        false => String::new(),
    }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    }
}
