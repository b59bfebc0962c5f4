//! `posix`: files, folders and pipes by descriptor and path (`Modules/posixmodule.c`, `Modules/_io/fileio.c`).
//!
//! `os`, `io` and `pathlib` are Python over this.

use std::rc::Rc;

use super::device::{self, Patience, at_once, bytes, bytes_of, cost, int, items, open_of, os_error, without_gil};
use super::functions;
use crate::base::{Ns, ProcessId};
use crate::kernel::api::Wake;
use crate::kernel::world::disk::{Refusal, Stat, absolute};
use crate::kernel::world::open::File;
use crate::kernel::world::{Open, OpenId};
use crate::python::builtins::Builtin;
use crate::python::object::{Namespace, Value};
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;

const O_WRONLY: i64 = 1;
const O_RDWR: i64 = 2;
const O_CREAT: i64 = 0o100;
const O_EXCL: i64 = 0o200;
const O_TRUNC: i64 = 0o1000;
const O_APPEND: i64 = 0o2000;
const O_DIRECTORY: i64 = 0o200_000;

/// A path argument, made absolute: `str` or `bytes`. Objects with `__fspath__` are turned into these in Python.
fn path(interp: &mut Interp, value: &Value) -> Res<String> {
    let text = match value.unwrap_base() {
        Value::Str(text) => text.as_str().to_owned(),
        Value::Bytes(bytes) => String::from_utf8_lossy(&bytes.data).into_owned(),
        other => {
            let text = format!("path should be string, bytes or os.PathLike, not {}", interp.type_name(other));
            return Err(interp.type_error(text));
        }
    };
    if text.contains('\0') {
        return Err(interp.value_error("embedded null byte"));
    }
    if text.is_empty() {
        return Err(os_error(interp, 2, Some(value)));
    }
    Ok(absolute(&interp.folder(), &text))
}

/// A refusal of the disk as an exception that names the path as the program wrote it.
fn refuse(interp: &mut Interp, refusal: Refusal, named: &Value) -> Box<Ctl> {
    os_error(interp, refusal.errno(), Some(named))
}

/// `open(path, flags, mode)`.
fn open(interp: &mut Interp, args: Args<'_>) -> Res {
    let [named, flags, mode] = args.bind(interp, "open", ["path", "flags", "mode"], 2)?;
    let named = named.cloned().unwrap_or_default();
    path(interp, &named)?;
    let mode = mode.cloned().unwrap_or(Value::Int(0o777));
    without_gil(cost::OPEN, open_step, vec![named, flags.cloned().unwrap_or_default(), mode])
}

fn open_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [named, flags, mode] = items(&data) else { return Ok(Value::None) };
    let (mut at, mut flags, mode) = (path(interp, named)?, int(interp, flags)?, int(interp, mode)?);
    // A file without a name, empty each time: what is written there is gone when it is closed.
    let null = at == "/dev/null";
    if null {
        "/.null".clone_into(&mut at);
        flags |= O_CREAT;
    }
    let now = interp.now;
    let writes = flags & (O_WRONLY | O_RDWR) != 0;
    let opened = {
        let disk = &mut interp.world.borrow_mut().disk;
        let file_named = named.as_str().is_some_and(|text| text.ends_with('/'));
        match disk.find(&at) {
            Ok(_) if flags & O_CREAT != 0 && flags & O_EXCL != 0 => Err(Refusal::Exists),
            Ok(inode) => match disk.stat(inode) {
                Ok(stat) if stat.folder && writes => Err(Refusal::Folder),
                Ok(stat) if !stat.folder && (flags & O_DIRECTORY != 0 || file_named) => Err(Refusal::NotFolder),
                Ok(stat) if flags & O_TRUNC != 0 && !stat.folder => disk.truncate(inode, 0, now).map(|()| inode),
                other => other.map(|_| inode),
            },
            Err(Refusal::Missing) if flags & O_CREAT != 0 && file_named => Err(Refusal::Folder),
            Err(Refusal::Missing) if flags & O_CREAT != 0 => disk.make_file(&at, mode as u32 & 0o755, now),
            Err(other) => Err(other),
        }
    };
    // What Linux keeps there is not a file of ours: to say that it does not exist would be wrong.
    let special = ["/proc/", "/dev/", "/sys/"].iter().any(|folder| at.starts_with(folder));
    if special && matches!(opened, Err(Refusal::Missing)) {
        return Err(interp.unsupported(format!("the file {at}")));
    }
    let inode = opened.map_err(|refusal| refuse(interp, refusal, named))?;
    let file = File { inode, at: 0, reads: flags & O_WRONLY == 0, writes, appends: flags & O_APPEND != 0 };
    let wait = interp.next_wait();
    let id = interp.world.borrow_mut().open_file(file, wait);
    if null {
        let gone = interp.world.borrow_mut().disk.remove_file(&at, now);
        gone.map_err(|refusal| refuse(interp, refusal, named))?;
    }
    Ok(interp.descriptor(id))
}

/// `close(fd)`.
fn close(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd] = args.exact::<1>(interp, "close", false)?;
    at_once(close_step, vec![fd.clone()])
}

fn close_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let fd = items(&data)[0].clone();
    if matches!(fd, Value::Int(0..=2)) && open_of(interp, &fd).is_err() {
        return Ok(Value::None);
    }
    let id = open_of(interp, &fd)?;
    let number = int(interp, &fd)? as i32;
    let now = interp.now;
    let process = interp.process;
    interp.world.borrow_mut().processes.forget(process, number);
    let notices = interp.world.borrow_mut().release(id, now);
    device::told(interp, &notices, cost::CLOSE, Value::None)
}

/// `_drop(fd)`: closes at once, for files that die unclosed.
fn drop_descriptor(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd] = args.exact::<1>(interp, "_drop", false)?;
    let Ok(id) = open_of(interp, fd) else { return Ok(Value::None) };
    let (now, process, number) = (interp.now, interp.process, int(interp, fd)? as i32);
    let world = &mut *interp.world.borrow_mut();
    world.processes.forget(process, number);
    world.release(id, now);
    Ok(Value::None)
}

/// What a call on a descriptor meets.
enum Kind {
    Typed,
    Screen(u8),
    File(File),
    Other(OpenId),
}

fn kind(interp: &mut Interp, fd: &Value) -> Res<Kind> {
    let id = match (open_of(interp, fd), fd.unwrap_base()) {
        (Ok(id), _) => id,
        (_, Value::Int(0)) => return Ok(Kind::Typed),
        (_, Value::Int(n @ 1..=2)) => return Ok(Kind::Screen(*n as u8)),
        (Err(error), _) => return Err(error),
    };
    Ok(match interp.world.borrow().opens.get(id).map(|entry| &entry.open) {
        Some(Open::File(file)) => Kind::File(file.clone()),
        Some(Open::Terminal(0)) => Kind::Typed,
        Some(Open::Terminal(which)) => Kind::Screen(*which),
        _ => Kind::Other(id),
    })
}

/// `read(fd, length)`: `bytes`; empty at the end. A length below 0 reads all that is there of a file.
fn read(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, length] = args.exact::<2>(interp, "read", false)?;
    let most = int(interp, length)?;
    let data = vec![fd.clone(), Value::Int(most)];
    match kind(interp, fd)? {
        Kind::File(file) => {
            if !file.reads {
                return Err(os_error(interp, 9, None));
            }
            let world = &mut *interp.world.borrow_mut();
            let stat = world.disk.stat(file.inode).map_err(Refusal::errno);
            let left = stat.map_or(0, |stat| stat.size.saturating_sub(file.at)) as usize;
            let count = if most < 0 { left } else { left.min(most as usize) };
            if world.disk.warm(file.inode) {
                without_gil(cost::CACHED + cost::copy(count), read_step, data)
            } else {
                device::device(cost::COLD + cost::disk(count), read_step, data)
            }
        }
        Kind::Typed => without_gil(cost::CACHED, read_step, data),
        Kind::Screen(_) => Err(os_error(interp, 9, None)),
        Kind::Other(_) => at_once(read_step, data),
    }
}

fn read_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [fd, most] = items(&data) else { return Ok(Value::None) };
    let most = usize::try_from(int(interp, most)?).unwrap_or(usize::MAX);
    let found = match kind(interp, fd)? {
        Kind::Typed => interp.world.borrow_mut().read_typed(most),
        Kind::File(mut file) => {
            let process = interp.process;
            let found = {
                let world = &mut *interp.world.borrow_mut();
                let folder = world.disk.stat(file.inode).is_ok_and(|stat| stat.folder);
                let found = (!folder).then(|| file.read(&world.disk, most));
                set_position(world, process, fd, file.at);
                found
            };
            found.ok_or_else(|| os_error(interp, 21, None))?
        }
        Kind::Screen(_) => return Err(os_error(interp, 9, None)),
        Kind::Other(id) => return read_stream(interp, id, most, &data),
    };
    Ok(bytes(found))
}

/// Puts the position of an open file.
fn set_position(world: &mut crate::kernel::world::World, process: ProcessId, fd: &Value, at: u64) {
    if let Value::Int(fd) = fd
        && let Some(id) = world.processes.opened(process, *fd as i32)
        && let Some(Open::File(file)) = world.opens.get_mut(id).map(|entry| &mut entry.open)
    {
        file.at = at;
    }
}

fn read_stream(interp: &mut Interp, id: OpenId, most: usize, data: &Value) -> Res {
    use crate::kernel::world::channel::Received;
    let now = interp.now;
    let found = {
        let world = &mut *interp.world.borrow_mut();
        match world.opens.get(id).map(|entry| &entry.open) {
            Some(Open::Pipe { channel, writes: false, other }) => {
                let mut notices = Vec::new();
                match channel.borrow_mut().receive(most, now, false) {
                    Received::Bytes(found) => {
                        world.opens.notices(*other, 0, &mut notices);
                        Ok((found, notices))
                    }
                    Received::Nothing => Err(11),
                    Received::End | Received::Reset => Ok((Vec::new(), notices)),
                }
            }
            Some(Open::Socket(_)) => world.receive(id, most, false, now),
            _ => Err(9),
        }
    };
    match found {
        Ok((found, notices)) => {
            let cost = cost::CACHED + cost::copy(found.len());
            device::told(interp, &notices, cost, bytes(found))
        }
        Err(11) => {
            let patience = patience_of(interp, id);
            device::wait(interp, id, patience, read_step, data.clone())
        }
        Err(errno) => Err(os_error(interp, errno, None)),
    }
}

fn patience_of(interp: &Interp, id: OpenId) -> Patience {
    let blocking = interp.world.borrow().opens.get(id).is_none_or(|entry| entry.blocking);
    if blocking { Patience::Endless } else { Patience::None }
}

/// `write(fd, data)`: how many bytes were written.
fn write(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, new] = args.exact::<2>(interp, "write", false)?;
    let new = bytes_of(interp, new)?;
    let length = new.len();
    match kind(interp, fd)? {
        Kind::Typed => Err(os_error(interp, 9, None)),
        Kind::Screen(which) => {
            let text = String::from_utf8_lossy(&new).into_owned();
            interp.write(which, &text)?;
            device::result(2_000, Value::Int(length as i64))
        }
        Kind::File(file) if !file.writes => Err(os_error(interp, 9, None)),
        Kind::File(_) => without_gil(cost::CACHED + cost::copy(length), write_step, vec![fd.clone(), bytes(new)]),
        Kind::Other(_) => at_once(write_step, vec![fd.clone(), bytes(new)]),
    }
}

fn write_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [fd, Value::Bytes(new)] = items(&data) else { return Ok(Value::None) };
    let (now, process) = (interp.now, interp.process);
    match kind(interp, fd)? {
        Kind::File(mut file) => {
            let written = {
                let world = &mut *interp.world.borrow_mut();
                if file.appends {
                    file.at = world.disk.stat(file.inode).map_or(0, |stat| stat.size);
                }
                let written = world.disk.write(file.inode, file.at, &new.data, now);
                if written.is_ok() {
                    set_position(world, process, fd, file.at + new.data.len() as u64);
                }
                written
            };
            match written {
                Ok(()) => Ok(Value::Int(new.data.len() as i64)),
                Err(refusal) => Err(os_error(interp, refusal.errno(), None)),
            }
        }
        Kind::Other(id) => {
            let sent = {
                let world = &mut *interp.world.borrow_mut();
                match world.opens.get(id).map(|entry| &entry.open) {
                    Some(Open::Pipe { channel, writes: true, other }) => {
                        let mut channel = channel.borrow_mut();
                        let count = new.data.len().min(channel.free());
                        if channel.deaf {
                            Err(32)
                        } else if count == 0 && !new.data.is_empty() {
                            Err(11)
                        } else {
                            channel.send(&new.data[..count], now);
                            let mut notices = Vec::new();
                            world.opens.notices(*other, 0, &mut notices);
                            Ok((count, notices))
                        }
                    }
                    Some(Open::Socket(_)) => world.send(id, &new.data, now),
                    _ => Err(9),
                }
            };
            match sent {
                Ok((count, notices)) => {
                    device::told(interp, &notices, cost::CACHED + cost::copy(count), Value::Int(count as i64))
                }
                Err(11) => {
                    let patience = patience_of(interp, id);
                    device::wait(interp, id, patience, write_step, data.clone())
                }
                Err(errno) => Err(os_error(interp, errno, None)),
            }
        }
        _ => Err(os_error(interp, 9, None)),
    }
}

/// `lseek(fd, offset, whence)`: the new position.
fn lseek(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, offset, whence] = args.exact::<3>(interp, "lseek", false)?;
    let (offset, whence) = (int(interp, offset)?, int(interp, whence)?);
    let Kind::File(file) = kind(interp, fd)? else { return Err(os_error(interp, 29, None)) };
    interp.charge(300);
    let size = interp.world.borrow().disk.stat(file.inode).map_or(0, |stat| stat.size);
    let start = match whence {
        0 => 0,
        1 => file.at,
        2 => size,
        _ => return Err(os_error(interp, 22, None)),
    };
    let at = start as i64 + offset;
    if at < 0 {
        return Err(os_error(interp, 22, None));
    }
    let process = interp.process;
    set_position(&mut interp.world.borrow_mut(), process, fd, at as u64);
    Ok(Value::Int(at))
}

/// `ftruncate(fd, length)`.
fn ftruncate(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, length] = args.exact::<2>(interp, "ftruncate", false)?;
    without_gil(cost::STAT, ftruncate_step, vec![fd.clone(), length.clone()])
}

fn ftruncate_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [fd, length] = items(&data) else { return Ok(Value::None) };
    let length = int(interp, length)?;
    let now = interp.now;
    match kind(interp, fd)? {
        Kind::File(file) if file.writes && length >= 0 => {
            let done = interp.world.borrow_mut().disk.truncate(file.inode, length as u64, now);
            done.map(|()| Value::None).map_err(|refusal| os_error(interp, refusal.errno(), None))
        }
        _ => Err(os_error(interp, 22, None)),
    }
}

/// `fsync(fd)`.
fn fsync(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd] = args.exact::<1>(interp, "fsync", false)?;
    kind(interp, fd)?;
    device::device(cost::SYNC, |_, _, _| Ok(Value::None), Vec::new())
}

/// `st_mode, st_ino, st_nlink, st_size, modified in ns since 1970`.
fn stat_value(stat: &Stat) -> Value {
    let kind = if stat.folder { 0o040_000 } else { 0o100_000 };
    let epoch = super::time::EPOCH * 1_000_000_000;
    Value::tuple(vec![
        Value::Int(kind | i64::from(stat.mode)),
        Value::Int(i64::from(stat.inode.0) + 1_048_577),
        Value::Int(i64::from(stat.links)),
        Value::Int(stat.size as i64),
        Value::Int(epoch + stat.modified),
    ])
}

/// `_stat(path or fd)`.
fn stat(interp: &mut Interp, args: Args<'_>) -> Res {
    let [named] = args.exact::<1>(interp, "stat", false)?;
    if !matches!(named, Value::Int(_)) {
        path(interp, named)?;
    }
    without_gil(cost::STAT, stat_step, vec![named.clone()])
}

fn stat_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let named = &items(&data)[0];
    if let Value::Int(_) = named {
        return match kind(interp, named)? {
            Kind::File(file) => {
                let found = interp.world.borrow().disk.stat(file.inode);
                found.map(|stat| stat_value(&stat)).map_err(|refusal| os_error(interp, refusal.errno(), None))
            }
            Kind::Typed | Kind::Screen(_) => Ok(special_stat(0o020_620)),
            Kind::Other(id) => {
                let pipe = matches!(interp.world.borrow().opens.get(id).map(|e| &e.open), Some(Open::Pipe { .. }));
                Ok(special_stat(if pipe { 0o010_600 } else { 0o140_777 }))
            }
        };
    }
    let at = path(interp, named)?;
    let found = {
        let disk = &interp.world.borrow().disk;
        disk.find(&at).and_then(|inode| disk.stat(inode))
    };
    match found {
        Ok(stat) if !stat.folder && named.as_str().is_some_and(|text| text.ends_with('/')) => {
            Err(refuse(interp, Refusal::NotFolder, named))
        }
        Ok(stat) => Ok(stat_value(&stat)),
        Err(refusal) => Err(refuse(interp, refusal, named)),
    }
}

/// The same for what is not on the disk.
fn special_stat(mode: i64) -> Value {
    Value::tuple(vec![Value::Int(mode), Value::Int(3), Value::Int(1), Value::Int(0), Value::Int(0)])
}

/// `_list(path)`: `(name, stat)` of everything in a folder.
fn list(interp: &mut Interp, args: Args<'_>) -> Res {
    let [named] = args.exact::<1>(interp, "listdir", false)?;
    path(interp, named)?;
    without_gil(cost::FOLDER, list_step, vec![named.clone()])
}

fn list_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let named = &items(&data)[0];
    let at = path(interp, named)?;
    let found = interp.world.borrow().disk.list(&at);
    let found = found.map_err(|refusal| refuse(interp, refusal, named))?;
    let entry = |(name, stat): (String, Stat)| Value::tuple(vec![Value::string(name), stat_value(&stat)]);
    Ok(Value::list(found.into_iter().map(entry).collect()))
}

/// `_change(what, path, other)`: one change in a folder.
fn change(interp: &mut Interp, args: Args<'_>) -> Res {
    let [what, named, other] = args.exact::<3>(interp, "_change", false)?;
    path(interp, named)?;
    without_gil(cost::FOLDER, change_step, vec![what.clone(), named.clone(), other.clone()])
}

fn change_step(interp: &mut Interp, _: Wake, data: Value) -> Res {
    let [what, named, other] = items(&data) else { return Ok(Value::None) };
    let at = path(interp, named)?;
    let now = interp.now;
    let what = what.as_str().unwrap_or_default().to_owned();
    let target = if what == "rename" { path(interp, other)? } else { String::new() };
    let number = match other {
        Value::Int(n) => *n,
        _ => 0,
    };
    let done = {
        let disk = &mut interp.world.borrow_mut().disk;
        match what.as_str() {
            "mkdir" => disk.make_folder(&at, number as u32 & 0o755, now),
            "rmdir" => disk.remove_folder(&at, now),
            "remove" => disk.remove_file(&at, now),
            "rename" => disk.rename(&at, &target, now),
            "chmod" => disk.find(&at).and_then(|inode| disk.set_mode(inode, number as u32 & 0o7777)),
            _ => {
                let since = number - super::time::EPOCH * 1_000_000_000;
                disk.find(&at).and_then(|inode| disk.set_modified(inode, since))
            }
        }
    };
    match done {
        Ok(()) => Ok(Value::None),
        Err(refusal) if what == "rename" => {
            let class = crate::python::builtins::objects::errno_exception(i64::from(refusal.errno()));
            let (errno, text) = (i64::from(refusal.errno()), super::errno::text(i64::from(refusal.errno())));
            let args = vec![Value::Int(errno), Value::str(text), named.clone(), Value::None, other.clone()];
            Err(interp.raise_args(class, args))
        }
        Err(refusal) => Err(refuse(interp, refusal, named)),
    }
}

fn getcwd(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::string(interp.folder()))
}

fn chdir(interp: &mut Interp, args: Args<'_>) -> Res {
    let [named] = args.exact::<1>(interp, "chdir", false)?;
    let at = path(interp, named)?;
    let found = interp.world.borrow().disk.list(&at);
    match found {
        Ok(_) => {
            let process = interp.process;
            if let Some(process) = interp.world.borrow_mut().processes.get_mut(process) {
                process.folder = at;
            }
            Ok(Value::None)
        }
        Err(refusal) => Err(refuse(interp, refusal, named)),
    }
}

fn pipe(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<0>(interp, "pipe", false)?;
    at_once(
        |interp, _, _| {
            let (a, b) = (interp.next_wait(), interp.next_wait());
            let (reader, writer) = interp.world.borrow_mut().pipe(a, b);
            let pair = [reader, writer].map(|id| interp.descriptor(id));
            Ok(Value::tuple(pair.to_vec()))
        },
        Vec::new(),
    )
}

fn dup(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd] = args.exact::<1>(interp, "dup", false)?;
    let id = refer(interp, fd)?;
    interp.world.borrow_mut().opens.share(id);
    Ok(interp.descriptor(id))
}

/// What a descriptor refers to, the terminal's own numbers too.
fn refer(interp: &mut Interp, fd: &Value) -> Res<OpenId> {
    let (process, number) = (interp.process, int(interp, fd)? as i32);
    let found = interp.world.borrow_mut().refer(process, number);
    found.ok_or_else(|| os_error(interp, 9, None))
}

/// `_dup2(fd, fd2)`.
fn dup2(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, _] = args.exact::<2>(interp, "dup2", false)?;
    refer(interp, fd)?;
    at_once(
        |interp, _, data| {
            let [fd, to] = items(&data) else { return Ok(Value::None) };
            let (id, number) = (refer(interp, fd)?, int(interp, to)? as i32);
            let (process, now) = (interp.process, interp.now);
            let notices = {
                let world = &mut *interp.world.borrow_mut();
                world.opens.share(id);
                let before = world.processes.put(process, number, id);
                before.map(|before| world.release(before, now)).unwrap_or_default()
            };
            device::told(interp, &notices, cost::CLOSE, to.clone())
        },
        args.pos.to_vec(),
    )
}

/// `_pidfd_open(pid)`: a descriptor that can be read when the process has ended.
fn pidfd_open(interp: &mut Interp, args: Args<'_>) -> Res {
    let [pid] = args.exact::<1>(interp, "pidfd_open", false)?;
    int(interp, pid)?;
    at_once(
        |interp, _, data| {
            let pid = int(interp, &items(&data)[0])?;
            let (a, b) = (interp.next_wait(), interp.next_wait());
            let found = interp.world.borrow_mut().watch_end(pid, a, b);
            found.map(|id| interp.descriptor(id)).ok_or_else(|| os_error(interp, 3, None))
        },
        args.pos.to_vec(),
    )
}

fn isatty(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd] = args.exact::<1>(interp, "isatty", false)?;
    Ok(Value::Bool(matches!(kind(interp, fd), Ok(Kind::Typed | Kind::Screen(_)))))
}

fn get_blocking(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd] = args.exact::<1>(interp, "get_blocking", false)?;
    let id = refer(interp, fd)?;
    Ok(Value::Bool(patience_of(interp, id) == Patience::Endless))
}

fn set_blocking(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, on] = args.exact::<2>(interp, "set_blocking", false)?;
    let id = refer(interp, fd)?;
    if let Some(entry) = interp.world.borrow_mut().opens.get_mut(id) {
        entry.blocking = !matches!(on, Value::Bool(false) | Value::Int(0));
    }
    Ok(Value::None)
}

fn strerror(interp: &mut Interp, args: Args<'_>) -> Res {
    let [errno] = args.exact::<1>(interp, "strerror", false)?;
    let errno = int(interp, errno)?;
    Ok(Value::string(match super::errno::text(errno) {
        "Unknown error" => format!("Unknown error {errno}"),
        text => text.to_owned(),
    }))
}

/// `urandom(size)`: from the machine's seed.
fn urandom(interp: &mut Interp, args: Args<'_>) -> Res {
    let [size] = args.exact::<1>(interp, "urandom", false)?;
    let size = int(interp, size)?;
    if size < 0 {
        return Err(interp.value_error("negative argument not allowed"));
    }
    interp.charge(500 + size as Ns);
    let drawn = (0..size).map(|_| (interp.draw() >> 32) as u8).collect();
    Ok(bytes(drawn))
}

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("open", open).costing(400),
    Builtin::function("close", close),
    Builtin::function("_drop", drop_descriptor),
    // What ending takes beside: memory is given back.
    Builtin::function("_exiting", strerror).costing(50_000),
    Builtin::function("read", read),
    Builtin::function("write", write),
    Builtin::function("lseek", lseek),
    Builtin::function("ftruncate", ftruncate),
    Builtin::function("fsync", fsync),
    Builtin::function("_stat", stat),
    Builtin::function("_list", list),
    Builtin::function("_change", change),
    Builtin::function("getcwd", getcwd).costing(500),
    Builtin::function("chdir", chdir).costing(1_000),
    Builtin::function("pipe", pipe).costing(4_000),
    Builtin::function("dup", dup).costing(500),
    Builtin::function("_dup2", dup2).costing(500),
    Builtin::function("_pidfd_open", pidfd_open).costing(2_000),
    Builtin::function("isatty", isatty).costing(500),
    Builtin::function("get_blocking", get_blocking).costing(300),
    Builtin::function("set_blocking", set_blocking).costing(300),
    Builtin::function("strerror", strerror),
    Builtin::function("urandom", urandom),
];

/// The module's names.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
    let unsupported = interp.prelude_function("_UnsupportedOperation");
    interp.module_set(namespace, "_UnsupportedOperation", unsupported);
}
