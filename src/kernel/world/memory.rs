//! Memory that processes share: blocks of bytes, with a name or without (`shm_open`, anonymous `mmap`).

use litemap::LiteMap;

use super::request::Error;

/// All blocks.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    blocks: Vec<Vec<u8>>,
    names: LiteMap<String, u32>,
}

/// Largest block, in bytes.
const LARGEST: usize = 1 << 28;

impl Memory {
    /// A new block of zeros.
    pub(super) fn create(&mut self, name: Option<String>, size: usize) -> Result<u32, Error> {
        if size > LARGEST {
            return Err(Error::NoMemory);
        }
        let id = self.blocks.len() as u32;
        if let Some(name) = name {
            if self.names.contains_key(&name) {
                return Err(Error::Exists);
            }
            self.names.insert(name, id);
        }
        self.blocks.push(vec![0; size]);
        Ok(id)
    }

    /// Bytes of all blocks.
    pub(super) fn size(&self) -> usize {
        self.blocks.iter().map(Vec::len).sum()
    }

    /// The number and size of a named block.
    pub(super) fn open(&self, name: &str) -> Result<(u32, usize), Error> {
        let id = *self.names.get(name).ok_or(Error::NoEntry)?;
        Ok((id, self.blocks[id as usize].len()))
    }

    /// Takes a block's name away.
    pub(super) fn unlink(&mut self, name: &str) -> Result<(), Error> {
        self.names.remove(name).map(|_| ()).ok_or(Error::NoEntry)
    }

    /// Some bytes of a block.
    pub(super) fn load(&self, id: u32, at: usize, len: usize) -> Result<Vec<u8>, Error> {
        let block = self.blocks.get(id as usize).ok_or(Error::NoEntry)?;
        block.get(at..at.saturating_add(len)).map(<[u8]>::to_vec).ok_or(Error::NoMemory)
    }

    /// Overwrites some bytes of a block.
    pub(super) fn store(&mut self, id: u32, at: usize, bytes: &[u8]) -> Result<(), Error> {
        let block = self.blocks.get_mut(id as usize).ok_or(Error::NoEntry)?;
        let part = block.get_mut(at..at.saturating_add(bytes.len())).ok_or(Error::NoMemory)?;
        part.copy_from_slice(bytes);
        Ok(())
    }
}
