//! Runs the library: answers a call, or opens the screens. Nothing is decided here.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use pelvicoach::clock::Clock;
use pelvicoach::commands::{self, Call, Faces, Next, Opening};

fn main() -> ExitCode {
    let clock = Clock::of_this_run();
    let (mut input, mut output, mut errors) = (io::stdin().lock(), io::stdout().lock(), io::stderr().lock());
    let faces = Faces { input: input.is_terminal(), output: output.is_terminal(), errors: errors.is_terminal() };
    let next = {
        let mut call = Call::new(&clock, faces, &mut input, &mut output, &mut errors);
        commands::run(std::env::args_os(), &mut call)
    };
    drop((input, output, errors));
    match next {
        Next::Leave(code) => ExitCode::from(code),
        Next::Open(opening) => open(*opening, clock),
    }
}

/// The screens take over from here.
fn open(opening: Opening, clock: Clock) -> ExitCode {
    drop((opening, clock));
    ExitCode::SUCCESS
}
