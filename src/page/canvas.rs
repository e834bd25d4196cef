//! What the pictures of a page share: their width, and lengths as they are written.

use maud::Markup;

/// The width of every picture, in its own units.
pub(super) const WIDTH: f64 = 720.0;
/// The margin on both sides.
pub(super) const MARGIN: f64 = 12.0;

/// A picture as high as it needs.
pub(super) struct Picture {
    pub(super) height: f64,
    pub(super) content: Markup,
}

/// A length to a tenth.
pub(super) fn tenth(length: f64) -> String {
    format!("{length:.1}")
}

/// On which side of a place a text stands, so that it does not run out of the picture.
pub(super) fn anchor(x: f64) -> &'static str {
    if x < WIDTH * 0.2 {
        "start"
    } else if x > WIDTH * 0.8 {
        "end"
    } else {
        "middle"
    }
}
