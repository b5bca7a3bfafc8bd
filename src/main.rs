//! The program; everything is in the library.

use std::process::ExitCode;

use reply::cli::Memory;

#[global_allocator]
static MEMORY: Memory = Memory;

fn main() -> ExitCode {
    reply::cli::run()
}
