//! Numbers of things as doubles.

/// The double nearest to a count: itself up to 2^53, which no collection in memory reaches.
#[expect(
    clippy::cast_precision_loss,
    reason = "this is the one place where counts become doubles"
)]
pub(in crate::numeric) const fn count_to_f64(count: usize) -> f64 {
    count as f64
}
