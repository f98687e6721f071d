//! Whether the folder of the diary is one that other machines see: a network file system, or a folder that a sync program
//! carries. It is told once and decides nothing.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::{Place, Store};
use crate::files;

/// File systems by their number (Linux, `statfs`), with the name that people know.
const BY_NUMBER: &[(u64, &str)] = &[
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFE53_4D42, "SMB"),
    (0xFF53_4D42, "SMB"),
    (0x0102_1997, "9P"),
    (0x00C3_6400, "Ceph"),
    (0x5346_414F, "AFS"),
    (0x7375_7245, "Coda"),
];

/// File systems in user space; which one it is stands in the list of mounts.
const FUSE: u64 = 0x6573_5546;

/// Those of them that reach another machine, by the name in the list of mounts.
const BY_MOUNT: &[(&str, &str)] = &[
    ("fuse.sshfs", "SSHFS"),
    ("fuse.rclone", "rclone"),
    ("fuse.s3fs", "S3"),
    ("fuse.davfs", "WebDAV"),
    ("fuse.davfs2", "WebDAV"),
    ("fuse.glusterfs", "GlusterFS"),
    ("fuse.gvfsd-fuse", "GVFS"),
    ("fuse.google-drive-ocamlfuse", "Google Drive"),
    ("fuse.onedriver", "OneDrive"),
];

/// Sync programs by the name of the folder that they keep: alone, or with an account behind it.
const BY_NAME: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("onedrive", "OneDrive"),
    ("icloud drive", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("syncthing", "Syncthing"),
];

/// Sync programs by what they leave in the folder that they carry.
const BY_MARK: &[(&str, &str)] = &[
    (".stfolder", "Syncthing"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
];

impl Store {
    /// Tells once that other machines see the folder; a locked diary is closed there too.
    pub(super) fn tell_shared(&mut self) {
        if !self.known || self.vault.has_lock() {
            return;
        }
        let Some(by) = shared_by(&self.place.data) else { return };
        if self.place.tell_once("shared", by) {
            self.trouble.push(format!(
                "the diary is in a folder that {by} shares with other machines ({}): whoever reads there can read it, \
                 unless it has a passphrase. This is said once",
                self.place.data.display()
            ));
        }
    }
}

impl Place {
    pub(super) fn told(&self) -> PathBuf {
        self.state.join("told")
    }

    /// Whether `what` is to be told: it was not, or it was of something else. It is remembered on this machine.
    pub(super) fn tell_once(&self, about: &str, what: &str) -> bool {
        let line = format!("{about} {what}");
        let told = files::read_up_to(&self.told(), 64 * 1024).unwrap_or_default();
        let told = String::from_utf8_lossy(&told).into_owned();
        if told.lines().any(|there| there == line) {
            return false;
        }
        let others = told.lines().filter(|there| there.split(' ').next() != Some(about));
        let all: Vec<&str> = others.chain([line.as_str()]).collect();
        // What cannot be remembered is told again, which harms nobody.
        let _ = super::folder::make(&self.state);
        let _ = files::replace(&self.told(), (all.join("\n") + "\n").as_bytes(), || true);
        true
    }
}

/// What shares `folder` with other machines, as far as can be told.
fn shared_by(folder: &Path) -> Option<&'static str> {
    let whole = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    by_file_system(&whole).or_else(|| by_folder(&whole, |mark| std::fs::symlink_metadata(mark).is_ok()))
}

#[cfg(target_os = "linux")]
fn by_file_system(folder: &Path) -> Option<&'static str> {
    let number = u64::try_from(rustix::fs::statfs(folder).ok()?.f_type).ok()? & 0xFFFF_FFFF;
    if number != FUSE {
        return by_number(number);
    }
    let mounts = files::read_plain(Path::new("/proc/self/mountinfo")).ok()?;
    by_mount(&String::from_utf8_lossy(&mounts), folder)
}

#[cfg(not(target_os = "linux"))]
const fn by_file_system(_folder: &Path) -> Option<&'static str> {
    None
}

fn by_number(number: u64) -> Option<&'static str> {
    BY_NUMBER.iter().find(|(there, _)| *there == number).map(|(_, name)| *name)
}

/// The file system of the mount that `folder` is in: of all that hold it the one with the longest path, the last of
/// equals. A line reads `36 35 98:0 /root /mount/point rw,noatime shared:1 - fuse.sshfs host: rw`.
fn by_mount(mounts: &str, folder: &Path) -> Option<&'static str> {
    let mount = |line: &str| {
        let (before, after) = line.split_once(" - ")?;
        let point = before.split(' ').nth(4)?.replace("\\040", " ");
        let kind = after.split(' ').next()?.to_owned();
        folder.starts_with(&point).then_some((point.len(), kind))
    };
    let (_, kind) = mounts.lines().filter_map(mount).max_by_key(|(length, _)| *length)?;
    BY_MOUNT.iter().find(|(there, _)| *there == kind).map(|(_, name)| *name)
}

/// A folder above it that is named after a sync program, or that holds what such a program leaves.
fn by_folder(folder: &Path, is_there: impl Fn(&Path) -> bool) -> Option<&'static str> {
    let named = |part: &OsStr| {
        let name = part.to_string_lossy().to_lowercase();
        let is =
            |known: &str| name == known || name.strip_prefix(known).is_some_and(|rest| rest.starts_with([' ', '-']));
        BY_NAME.iter().find(|(known, _)| is(known)).map(|(_, by)| *by)
    };
    let marked = |above: &Path| BY_MARK.iter().find(|(mark, _)| is_there(&above.join(mark))).map(|(_, by)| *by);
    folder.ancestors().find_map(|above| above.file_name().and_then(named).or_else(|| marked(above)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_systems_of_other_machines_are_known_by_number_and_by_mount() {
        assert_eq!(by_number(0x6969), Some("NFS"));
        assert_eq!(by_number(0xEF53), None, "ext4");
        let mounts = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
            40 22 0:50 / /home/me/far\\040away rw shared:1 - fuse.sshfs me@host: rw\n\
            41 22 0:51 / /home/me/near rw - fuse.gocryptfs /x rw\n";
        assert_eq!(by_mount(mounts, Path::new("/home/me/far away/diary")), Some("SSHFS"));
        for near in ["/home/me/near/diary", "/home/me/far", "/home/me"] {
            assert_eq!(by_mount(mounts, Path::new(near)), None, "{near}");
        }
    }

    #[test]
    fn folders_of_sync_programs_are_known_by_name_and_by_what_stands_in_them() {
        let none = |_: &Path| false;
        for (folder, by) in [
            ("/home/me/Dropbox/diary", Some("Dropbox")),
            ("/home/me/OneDrive - Clinic/diary", Some("OneDrive")),
            ("/home/me/Library/Mobile Documents/x", Some("iCloud")),
            ("/home/me/nextcloud", Some("Nextcloud")),
            ("/home/me/.local/share/pelvicoach", None),
            ("/home/me/dropboxes/diary", None),
        ] {
            assert_eq!(by_folder(Path::new(folder), none), by, "{folder}");
        }
        let marked = |mark: &Path| mark == Path::new("/home/me/notes/.stfolder");
        assert_eq!(by_folder(Path::new("/home/me/notes/diary"), marked), Some("Syncthing"));
    }
}
