//! [`Disk`]: files and folders in memory, by path, as a Unix file system without links and owners.
//!
//! Paths are absolute here and have no `.` and `..` left; whoever has a working directory makes them so with
//! [`absolute`]. Nodes live as long as a folder or an open file refers to them.

use litemap::LiteMap;

use crate::base::Ns;

/// Names a node on the disk; `st_ino`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Inode(pub u32);

/// Why the disk refuses; Linux's numbers are in [`Refusal::errno`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is none of that name, or a folder on the way is missing.
    Missing,
    /// There is one already.
    Exists,
    /// It is a folder.
    Folder,
    /// Something on the way, or the end of it, is not a folder.
    NotFolder,
    /// The folder is not empty.
    NotEmpty,
    /// The machine's own place: nothing there can be changed.
    Busy,
    /// A folder cannot move into itself.
    Inside,
    /// There is no room left.
    Full,
}

impl Refusal {
    /// `errno` on Linux (`asm-generic/errno-base.h`, `errno.h`).
    pub fn errno(self) -> i32 {
        match self {
            Self::Missing => 2,
            Self::Busy => 16,
            Self::Exists => 17,
            Self::NotFolder => 20,
            Self::Folder => 21,
            Self::Inside => 22,
            Self::Full => 28,
            Self::NotEmpty => 39,
        }
    }
}

/// A file or folder.
#[derive(Clone, Debug)]
struct Node {
    kind: Kind,
    /// Names and open files that refer to it.
    links: u32,
    opened: u32,
    /// `st_mode & 0o7777`.
    mode: u32,
    /// When its content last changed, in ns of the run.
    modified: i64,
    /// Its bytes are in the page cache.
    warm: bool,
}

#[derive(Clone, Debug)]
enum Kind {
    File(Vec<u8>),
    Folder(LiteMap<String, Inode>),
}

/// What `stat` tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// Which node.
    pub inode: Inode,
    /// Whether it is a folder.
    pub folder: bool,
    /// `st_mode & 0o7777`.
    pub mode: u32,
    /// Bytes; 4096 for a folder.
    pub size: u64,
    /// Names that refer to it.
    pub links: u32,
    /// When its content last changed, in ns since the start of the run (earlier: negative).
    pub modified: i64,
}

/// Files and folders.
#[derive(Clone, Debug)]
pub struct Disk {
    nodes: Vec<Option<Node>>,
    /// Bytes of all files.
    used: u64,
}

/// Where the program lies and starts: its working directory.
pub const HOME: &str = "/home/user";

/// Most bytes on the disk.
const ROOM: u64 = 256 << 20;

const ROOT: Inode = Inode(0);

impl Default for Disk {
    /// An empty home, `/tmp`, and nothing else.
    fn default() -> Self {
        let mut disk = Self { nodes: Vec::new(), used: 0 };
        disk.add(Kind::Folder(LiteMap::new()), 0o755, 0);
        for path in ["/home", HOME, "/tmp"] {
            let made = disk.make_folder(path, 0o755, 0);
            debug_assert!(made.is_ok(), "{path}");
        }
        disk
    }
}

impl Disk {
    /// Bytes of all files.
    pub(super) fn used(&self) -> u64 {
        self.used
    }
}

/// A path seen from a folder, without `.`, `..` and doubled slashes.
pub fn absolute(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let start = if path.starts_with('/') { "" } else { folder };
    for part in start.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

/// A path's folder and last name.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

impl Disk {
    fn add(&mut self, kind: Kind, mode: u32, now: Ns) -> Inode {
        let node = Node { kind, links: 1, opened: 0, mode, modified: now as i64, warm: true };
        self.nodes.push(Some(node));
        Inode(self.nodes.len() as u32 - 1)
    }

    fn node(&self, inode: Inode) -> Result<&Node, Refusal> {
        self.nodes.get(inode.0 as usize).and_then(Option::as_ref).ok_or(Refusal::Missing)
    }

    fn node_mut(&mut self, inode: Inode) -> Result<&mut Node, Refusal> {
        self.nodes.get_mut(inode.0 as usize).and_then(Option::as_mut).ok_or(Refusal::Missing)
    }

    fn entries(&self, inode: Inode) -> Result<&LiteMap<String, Inode>, Refusal> {
        match &self.node(inode)?.kind {
            Kind::Folder(entries) => Ok(entries),
            Kind::File(_) => Err(Refusal::NotFolder),
        }
    }

    fn entries_mut(&mut self, inode: Inode, now: Ns) -> Result<&mut LiteMap<String, Inode>, Refusal> {
        let node = self.node_mut(inode)?;
        match &mut node.kind {
            Kind::Folder(entries) => {
                node.modified = now as i64;
                Ok(entries)
            }
            Kind::File(_) => Err(Refusal::NotFolder),
        }
    }

    /// The node of an absolute path.
    ///
    /// # Errors
    /// There is none, or a name on the way is a file.
    pub fn find(&self, path: &str) -> Result<Inode, Refusal> {
        path.split('/')
            .filter(|part| !part.is_empty())
            .try_fold(ROOT, |at, part| self.entries(at)?.get(part).copied().ok_or(Refusal::Missing))
    }

    /// What a node is.
    ///
    /// # Errors
    /// There is no such node.
    pub fn stat(&self, inode: Inode) -> Result<Stat, Refusal> {
        let node = self.node(inode)?;
        let (folder, size, links) = match &node.kind {
            Kind::File(bytes) => (false, bytes.len() as u64, node.links),
            Kind::Folder(entries) => {
                let folders = entries.values().filter(|at| self.entries(**at).is_ok()).count();
                (true, 4096, 2 + folders as u32)
            }
        };
        Ok(Stat { inode, folder, mode: node.mode, size, links, modified: node.modified })
    }

    /// The names in a folder, in alphabetical order, and whether each is a folder.
    ///
    /// # Errors
    /// It is missing or a file.
    pub fn list(&self, path: &str) -> Result<Vec<(String, Stat)>, Refusal> {
        let entries = self.entries(self.find(path)?)?;
        entries.iter().map(|(name, at)| Ok((name.clone(), self.stat(*at)?))).collect()
    }

    /// Makes a folder.
    ///
    /// # Errors
    /// The name exists, or its folder does not.
    pub fn make_folder(&mut self, path: &str, mode: u32, now: Ns) -> Result<(), Refusal> {
        if self.find(path).is_ok() {
            return Err(Refusal::Exists);
        }
        let (folder, name) = split(path);
        let parent = self.find(folder)?;
        self.entries(parent)?;
        let made = self.add(Kind::Folder(LiteMap::new()), mode, now);
        self.entries_mut(parent, now)?.insert(name.to_owned(), made);
        Ok(())
    }

    /// Makes an empty file.
    ///
    /// # Errors
    /// The name exists, or its folder does not.
    pub fn make_file(&mut self, path: &str, mode: u32, now: Ns) -> Result<Inode, Refusal> {
        if self.find(path).is_ok() {
            return Err(Refusal::Exists);
        }
        let (folder, name) = split(path);
        let parent = self.find(folder)?;
        self.entries(parent)?;
        let made = self.add(Kind::File(Vec::new()), mode, now);
        self.entries_mut(parent, now)?.insert(name.to_owned(), made);
        Ok(made)
    }

    /// Puts a file and the folders on its way; for setting a machine up.
    ///
    /// # Errors
    /// Something on the way is a file, or the disk is full.
    pub fn put(&mut self, path: &str, bytes: &[u8], modified: i64) -> Result<(), Refusal> {
        let parts: Vec<_> = split(path).0.split('/').filter(|part| !part.is_empty()).collect();
        let mut folder = String::new();
        for part in parts {
            folder = format!("{folder}/{part}");
            match self.make_folder(&folder, 0o755, 0) {
                Ok(()) | Err(Refusal::Exists) => {}
                Err(other) => return Err(other),
            }
        }
        let inode = match self.find(path) {
            Ok(inode) => inode,
            Err(_) => self.make_file(path, 0o644, 0)?,
        };
        self.truncate(inode, 0, 0)?;
        self.write(inode, 0, bytes, 0)?;
        let node = self.node_mut(inode)?;
        node.modified = modified;
        node.warm = false;
        Ok(())
    }

    /// Whether a file's bytes are in the page cache; from now on they are.
    pub fn warm(&mut self, inode: Inode) -> bool {
        self.node_mut(inode).is_ok_and(|node| std::mem::replace(&mut node.warm, true))
    }

    /// Takes a file's name away.
    ///
    /// # Errors
    /// It is missing or a folder.
    pub fn remove_file(&mut self, path: &str, now: Ns) -> Result<(), Refusal> {
        let inode = self.find(path)?;
        if self.entries(inode).is_ok() {
            return Err(Refusal::Folder);
        }
        self.unlink(path, inode, now)
    }

    /// Takes an empty folder away.
    ///
    /// # Errors
    /// It is missing, a file, not empty, or the machine's own.
    pub fn remove_folder(&mut self, path: &str, now: Ns) -> Result<(), Refusal> {
        let inode = self.find(path)?;
        if inode == ROOT {
            return Err(Refusal::Busy);
        }
        if !self.entries(inode)?.is_empty() {
            return Err(Refusal::NotEmpty);
        }
        self.unlink(path, inode, now)
    }

    fn unlink(&mut self, path: &str, inode: Inode, now: Ns) -> Result<(), Refusal> {
        let (folder, name) = split(path);
        let parent = self.find(folder)?;
        self.entries_mut(parent, now)?.remove(name);
        self.node_mut(inode)?.links -= 1;
        self.forget(inode);
        Ok(())
    }

    /// Frees a node that nothing refers to.
    fn forget(&mut self, inode: Inode) {
        let gone = self.node(inode).is_ok_and(|node| node.links == 0 && node.opened == 0);
        if gone && let Some(Node { kind: Kind::File(bytes), .. }) = self.nodes[inode.0 as usize].take() {
            self.used -= bytes.len() as u64;
        }
    }

    /// Gives a file or folder another name, replacing a file (or an empty folder) that has it.
    ///
    /// # Errors
    /// As `rename(2)`.
    pub fn rename(&mut self, from: &str, to: &str, now: Ns) -> Result<(), Refusal> {
        let inode = self.find(from)?;
        if from == to {
            return Ok(());
        }
        if to.starts_with(&format!("{from}/")) {
            return Err(Refusal::Inside);
        }
        let folder = self.entries(inode).is_ok();
        if let Ok(old) = self.find(to) {
            match (folder, self.entries(old).map(LiteMap::is_empty)) {
                (true, Ok(false)) => return Err(Refusal::NotEmpty),
                (true, Err(_)) => return Err(Refusal::NotFolder),
                (false, Ok(_)) => return Err(Refusal::Folder),
                _ => self.unlink(to, old, now)?,
            }
        }
        let target = self.find(split(to).0)?;
        self.entries(target)?;
        let source = self.find(split(from).0)?;
        self.entries_mut(source, now)?.remove(split(from).1);
        self.entries_mut(target, now)?.insert(split(to).1.to_owned(), inode);
        Ok(())
    }

    /// An open file refers to the node.
    pub fn open(&mut self, inode: Inode) {
        if let Ok(node) = self.node_mut(inode) {
            node.opened += 1;
        }
    }

    /// An open file no longer refers to the node.
    pub fn close(&mut self, inode: Inode) {
        if let Ok(node) = self.node_mut(inode) {
            node.opened -= 1;
        }
        self.forget(inode);
    }

    /// A file's bytes from `at` on, at most `length`.
    ///
    /// # Errors
    /// It is a folder.
    pub fn read(&self, inode: Inode, at: u64, length: usize) -> Result<&[u8], Refusal> {
        match &self.node(inode)?.kind {
            Kind::File(bytes) => {
                let rest = bytes.get(at as usize..).unwrap_or_default();
                Ok(&rest[..length.min(rest.len())])
            }
            Kind::Folder(_) => Err(Refusal::Folder),
        }
    }

    fn bytes_mut(&mut self, inode: Inode, now: Ns) -> Result<&mut Vec<u8>, Refusal> {
        let node = self.node_mut(inode)?;
        match &mut node.kind {
            Kind::File(bytes) => {
                node.modified = now as i64;
                Ok(bytes)
            }
            Kind::Folder(_) => Err(Refusal::Folder),
        }
    }

    /// Writes at a position, filling a gap before it with zeros.
    ///
    /// # Errors
    /// It is a folder, or the disk is full.
    pub fn write(&mut self, inode: Inode, at: u64, new: &[u8], now: Ns) -> Result<(), Refusal> {
        let end = at.saturating_add(new.len() as u64);
        if self.stat(inode)?.size < end {
            self.truncate(inode, end, now)?;
        }
        self.bytes_mut(inode, now)?[at as usize..end as usize].copy_from_slice(new);
        Ok(())
    }

    /// Makes a file this long.
    ///
    /// # Errors
    /// It is a folder, or the disk is full.
    pub fn truncate(&mut self, inode: Inode, length: u64, now: Ns) -> Result<(), Refusal> {
        let used = self.used;
        let bytes = self.bytes_mut(inode, now)?;
        let used = used - bytes.len() as u64 + length;
        if used > ROOM || length > ROOM {
            return Err(Refusal::Full);
        }
        bytes.resize(length as usize, 0);
        self.used = used;
        Ok(())
    }

    /// Sets `st_mode & 0o7777`.
    ///
    /// # Errors
    /// There is no such node.
    pub fn set_mode(&mut self, inode: Inode, mode: u32) -> Result<(), Refusal> {
        self.node_mut(inode)?.mode = mode;
        Ok(())
    }

    /// Sets when it was last changed, in ns since the start of the run.
    ///
    /// # Errors
    /// There is no such node.
    pub fn set_modified(&mut self, inode: Inode, at: i64) -> Result<(), Refusal> {
        self.node_mut(inode)?.modified = at;
        Ok(())
    }
}
