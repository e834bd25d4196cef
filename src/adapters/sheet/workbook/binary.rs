//! Numbers and texts in the binary formats, all of them with the low byte first.

/// What stands in a record, read from a place on; nothing behind its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a>(pub(super) &'a [u8]);

impl Record<'_> {
    fn array<const N: usize>(self, at: usize) -> Option<[u8; N]> {
        let bytes = self.0.get(at..at.checked_add(N)?)?;
        bytes.try_into().ok()
    }

    pub(super) fn u8(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    pub(super) fn u16(self, at: usize) -> Option<u16> {
        self.array(at).map(u16::from_le_bytes)
    }

    pub(super) fn u32(self, at: usize) -> Option<u32> {
        self.array(at).map(u32::from_le_bytes)
    }

    pub(super) fn f64(self, at: usize) -> Option<f64> {
        self.array(at).map(f64::from_le_bytes)
    }

    /// What stands behind a place.
    pub(super) fn from(self, at: usize) -> Option<Self> {
        self.0.get(at..).map(Self)
    }

    /// A number of 30 bits with two flags, as the binary formats shorten numbers.
    pub(super) fn rk(self, at: usize) -> Option<f64> {
        let [first, rest @ ..] = self.array::<4>(at)?;
        let [second, third, fourth] = rest;
        let number = if first & 2 == 0 {
            f64::from_le_bytes([0, 0, 0, 0, first & 0xfc, second, third, fourth])
        } else {
            f64::from(i32::from_le_bytes([first, second, third, fourth]) >> 2)
        };
        Some(if first & 1 == 0 {
            number
        } else {
            number / 100.0
        })
    }

    /// A text of UTF-16 with so many units.
    pub(super) fn utf16(self, at: usize, units: usize) -> Option<String> {
        let bytes = self.0.get(at..at.checked_add(units.checked_mul(2)?)?)?;
        let pairs = bytes.chunks_exact(2);
        let units = pairs.filter_map(|pair| pair.try_into().ok().map(u16::from_le_bytes));
        Some(
            char::decode_utf16(units)
                .map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect(),
        )
    }

    /// A text of the first 256 signs of Unicode, one byte each.
    pub(super) fn latin(self, at: usize, signs: usize) -> Option<String> {
        let bytes = self.0.get(at..at.checked_add(signs)?)?;
        Some(bytes.iter().map(|byte| char::from(*byte)).collect())
    }

    /// The places of a row and a column, of two bytes each.
    pub(super) fn place(self) -> Option<(u32, u32)> {
        Some((self.u16(0)?.into(), self.u16(2)?.into()))
    }
}

/// The error value of a formula, by its number.
pub(super) const fn error_value(number: u8) -> &'static str {
    match number {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        0x2b => "#GETTING_DATA",
        _ => "#UNKNOWN!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_unfolded() {
        // 1 as the upper half of its double, 123 as a whole number, and both as hundredths.
        for (bytes, number) in [
            ([0x00, 0x00, 0xf0, 0x3f], 1.0),
            ([0xee, 0x01, 0x00, 0x00], 123.0),
            ([0xef, 0x01, 0x00, 0x00], 1.23),
            ([0x01, 0x00, 0xf0, 0x3f], 0.01),
            ([0xfe, 0xff, 0xff, 0xff], -1.0),
        ] {
            assert_eq!(Record(&bytes).rk(0), Some(number));
        }
        assert_eq!(Record(&[0, 0, 0]).rk(0), None);
    }
}
