//! One repair of what `wasm-opt` writes.
//!
//! wasm-bindgen keeps JavaScript's values in a second table, which its script reaches as the export
//! `__wbindgen_externrefs`. Binaryen 108, Debian 12's, exports table 0 whatever table is meant: the module is right in all
//! but this one number, and without it nothing starts. Later versions write the number that is set here again.

use std::ops::Range;

const TABLES: u8 = 4;
const EXPORTS: u8 = 7;
const EXTERNREF: u8 = 0x6f;
const HAS_MAXIMUM: u32 = 1;

/// The export's entry up to its number: the name after its length, and that it is a table.
const EXPORT: &[u8] = b"\x15__wbindgen_externrefs\x01";

/// Sets the number of the exported table to that of the table that holds JavaScript's values. A module without such a
/// table stays as it is.
pub fn repair_export(wasm: &mut [u8]) {
    if let Some((place, table)) = find(wasm)
        && let Some(number) = wasm.get_mut(place)
    {
        *number = table;
    }
}

/// Where the number is, and what it should be.
fn find(wasm: &[u8]) -> Option<(usize, u8)> {
    let table = externref_table(wasm.get(section(wasm, TABLES)?)?)?;
    let exports = section(wasm, EXPORTS)?;
    let entry = wasm.get(exports.clone())?.windows(EXPORT.len()).position(|bytes| bytes == EXPORT)?;
    Some((exports.start + entry + EXPORT.len(), table))
}

/// The content of a section.
fn section(wasm: &[u8], wanted: u8) -> Option<Range<usize>> {
    let mut at = b"\0asm\x01\0\0\0".len();
    loop {
        let id = *wasm.get(at)?;
        at += 1;
        let length = number(wasm, &mut at)? as usize;
        if id == wanted {
            return Some(at..at + length);
        }
        at += length;
    }
}

/// The place, in the table section, of the first table of JavaScript's values.
fn externref_table(section: &[u8]) -> Option<u8> {
    let mut at = 0;
    let count = number(section, &mut at)?;
    for table in 0..count {
        let kind = *section.get(at)?;
        at += 1;
        if kind == EXTERNREF {
            // Below 128 a number is one byte.
            return u8::try_from(table).ok().filter(|table| *table < 0x80);
        }
        let flags = number(section, &mut at)?;
        number(section, &mut at)?;
        if flags & HAS_MAXIMUM != 0 {
            number(section, &mut at)?;
        }
    }
    None
}

/// An unsigned LEB128 number of at most 32 bits.
fn number(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut value = 0;
    for shift in (0..32).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with these tables and an export of table 0.
    fn module(tables: &[u8]) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([TABLES, tables.len() as u8]);
        wasm.extend(tables);
        wasm.extend([EXPORTS, EXPORT.len() as u8 + 2, 1]);
        wasm.extend(EXPORT);
        wasm.push(0);
        wasm
    }

    #[test]
    fn the_table_of_values_is_exported() {
        // A table of 334 functions, then one of at least 1028 values.
        let mut wasm = module(&[2, 0x70, 1, 0xce, 0x02, 0xce, 0x02, EXTERNREF, 0, 0x84, 0x08]);
        let before = wasm.clone();
        repair_export(&mut wasm);
        assert_eq!(wasm.last(), Some(&1));
        assert_eq!(wasm[..wasm.len() - 1], before[..before.len() - 1]);
        let right = wasm.clone();
        repair_export(&mut wasm);
        assert_eq!(wasm, right);
    }

    #[test]
    fn other_modules_stay_as_they_are() {
        let one_table = module(&[1, 0x70, 0, 1]);
        for before in [one_table, b"\0asm\x01\0\0\0".to_vec(), Vec::new(), b"\0asm\x01\0\0\0\x04\xff".to_vec()] {
            let mut wasm = before.clone();
            repair_export(&mut wasm);
            assert_eq!(wasm, before);
        }
    }
}
