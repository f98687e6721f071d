//! Where a sensor is, as a person types it: a serial port, a pipe, a socket on this machine, standard input, a command.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use thiserror::Error;

/// The speed of a serial port where none is given: what most sketches for small boards set.
pub(super) const BAUD: u32 = 115_200;

/// Where a sensor is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A serial port.
    Serial {
        /// Its name: `/dev/ttyUSB0`, `COM3`.
        port: String,
        /// Its speed in bits a second.
        baud: u32,
    },
    /// A file, a named pipe, a device or a Unix socket: which of them is seen when it is opened.
    Path(PathBuf),
    /// A socket on this machine.
    Loopback(SocketAddr),
    /// Standard input.
    Input,
    /// The output of a command, which the system's shell runs.
    Command(String),
}

/// Why what was typed is no source.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BadSource {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// A socket of another machine.
    #[error("not on this machine")]
    NotHere,
    /// The speed is no number.
    #[error("no speed")]
    Speed,
    /// A socket without a port.
    #[error("no port")]
    Port,
}

impl Source {
    /// A source as it is typed: `-`, `exec:COMMAND`, `tcp:PORT` or `tcp:HOST:PORT`, `unix:PATH`, `COM3`,
    /// `/dev/ttyUSB0@9600`, or the path of a pipe, a socket or a device.
    ///
    /// # Errors
    /// When it is none. A host that is not this machine is refused: nothing is sent or fetched from elsewhere.
    pub fn parse(typed: &str) -> Result<Self, BadSource> {
        let typed = typed.trim();
        if let Some(command) = typed.strip_prefix("exec:") {
            return if command.trim().is_empty() {
                Err(BadSource::Empty)
            } else {
                Ok(Self::Command(command.trim().to_owned()))
            };
        }
        if let Some(address) = typed.strip_prefix("tcp:") {
            return loopback(address).map(Self::Loopback);
        }
        if let Some(path) = typed.strip_prefix("unix:") {
            return if path.is_empty() { Err(BadSource::Empty) } else { Ok(Self::Path(path.into())) };
        }
        match typed {
            "" => Err(BadSource::Empty),
            "-" => Ok(Self::Input),
            _ => port(typed),
        }
    }

    /// Whether the first line begins at its beginning: a port and a pipe are met in the middle of one.
    pub(super) const fn begins_whole(&self) -> bool {
        matches!(self, Self::Input | Self::Command(_) | Self::Loopback(_))
    }

    /// Whether it may come back after it ended.
    pub(super) const fn comes_back(&self) -> bool {
        !matches!(self, Self::Input)
    }

    /// A name to remember what was learned under: without the speed, and without a command's options, which may hold
    /// anything.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Serial { port, .. } => port.clone(),
            Self::Path(path) => path.display().to_string(),
            Self::Loopback(address) => format!("tcp:{}", address.port()),
            Self::Input => "-".to_owned(),
            Self::Command(command) => {
                let program = command.split_whitespace().next().unwrap_or_default();
                format!("exec:{program}")
            }
        }
    }
}

/// A serial port with its speed, or a path.
fn port(typed: &str) -> Result<Source, BadSource> {
    let (name, baud) = match typed.rsplit_once('@') {
        Some((name, baud)) if is_port(name) => (name, baud.trim().parse().map_err(|_| BadSource::Speed)?),
        _ => (typed, BAUD),
    };
    if is_port(name) && baud > 0 {
        return Ok(Source::Serial { port: name.to_owned(), baud });
    }
    if baud == 0 { Err(BadSource::Speed) } else { Ok(Source::Path(typed.into())) }
}

/// Whether that is how a system names serial ports.
fn is_port(name: &str) -> bool {
    let com = name.get(..3).is_some_and(|com| com.eq_ignore_ascii_case("com"))
        && name.len() > 3
        && name.bytes().skip(3).all(|byte| byte.is_ascii_digit());
    com || ["/dev/tty", "/dev/cu.", "/dev/rfcomm", "/dev/pts/", "/dev/serial/"].iter().any(|at| name.starts_with(at))
}

/// An address of this machine.
fn loopback(typed: &str) -> Result<SocketAddr, BadSource> {
    let typed = typed.trim();
    if let Ok(address) = typed.parse::<SocketAddr>() {
        return if address.ip().is_loopback() { Ok(address) } else { Err(BadSource::NotHere) };
    }
    let (host, port) = typed.rsplit_once(':').unwrap_or(("localhost", typed));
    let port = port.parse().ok().filter(|port| *port > 0).ok_or(BadSource::Port)?;
    let ip = match host {
        // Not looked up: a name server might be asked.
        "" | "localhost" => IpAddr::from([127, 0, 0, 1]),
        _ => host.parse().ok().filter(IpAddr::is_loopback).ok_or(BadSource::NotHere)?,
    };
    Ok(SocketAddr::new(ip, port))
}

/// A serial port that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Port {
    /// Its name, as `--sensor` takes it.
    pub name: String,
    /// What is plugged in, where the system tells.
    pub product: Option<String>,
}

/// The serial ports of this machine, by name. None where the system does not tell.
#[must_use]
pub fn ports() -> Vec<Port> {
    let found = serialport::available_ports().unwrap_or_default();
    let mut ports: Vec<Port> = found
        .into_iter()
        .map(|port| Port {
            product: match port.port_type {
                serialport::SerialPortType::UsbPort(usb) => usb.product,
                _ => None,
            },
            name: port.port_name,
        })
        .collect();
    ports.sort_by(|one, other| one.name.cmp(&other.name));
    ports
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_read_as_people_type_them() {
        let serial = |port: &str, baud| Ok(Source::Serial { port: port.to_owned(), baud });
        assert_eq!(Source::parse("/dev/ttyUSB0"), serial("/dev/ttyUSB0", 115_200));
        assert_eq!(Source::parse(" /dev/ttyACM1@9600 "), serial("/dev/ttyACM1", 9600));
        assert_eq!(Source::parse("COM3"), serial("COM3", 115_200));
        assert_eq!(Source::parse("com12@57600"), serial("com12", 57_600));
        assert_eq!(Source::parse("-"), Ok(Source::Input));
        assert_eq!(Source::parse("exec: sensor --fast"), Ok(Source::Command("sensor --fast".to_owned())));
        assert_eq!(Source::parse("/tmp/floor@home"), Ok(Source::Path("/tmp/floor@home".into())));
        assert_eq!(Source::parse("unix:/run/x"), Ok(Source::Path("/run/x".into())));
        for typed in ["tcp:9000", "tcp:localhost:9000", "tcp:127.0.0.1:9000"] {
            assert_eq!(Source::parse(typed), Ok(Source::Loopback(SocketAddr::from(([127, 0, 0, 1], 9000)))), "{typed}");
        }
        assert!(matches!(Source::parse("tcp:[::1]:9000"), Ok(Source::Loopback(_))));
    }

    #[test]
    fn another_machine_and_half_a_source_are_refused() {
        for typed in ["tcp:192.168.1.4:9000", "tcp:example.org:80", "tcp:[2001:db8::1]:80", "tcp:0.0.0.0:80"] {
            assert_eq!(Source::parse(typed), Err(BadSource::NotHere), "{typed}");
        }
        assert_eq!(Source::parse("tcp:localhost"), Err(BadSource::Port));
        assert_eq!(Source::parse("tcp:0"), Err(BadSource::Port));
        assert_eq!(Source::parse("/dev/ttyUSB0@fast"), Err(BadSource::Speed));
        assert_eq!(Source::parse("COM1@0"), Err(BadSource::Speed));
        for typed in ["", "  ", "exec:", "unix:"] {
            assert_eq!(Source::parse(typed), Err(BadSource::Empty), "{typed:?}");
        }
    }

    #[test]
    fn a_name_tells_nothing_of_a_command_but_its_program() {
        assert_eq!(Source::Command("read-it --user me".to_owned()).name(), "exec:read-it");
        assert_eq!(Source::parse("/dev/ttyUSB0@9600").map(|source| source.name()), Ok("/dev/ttyUSB0".to_owned()));
    }
}
