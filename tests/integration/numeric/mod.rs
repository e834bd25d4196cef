//! Laws and reference runs of the room `numeric`.

mod bootstrap;
mod bounds;
mod column_moments;
mod exact_blocks;
mod exact_dispersion;
mod exact_moments;
mod exact_state;
mod forecast;
mod moments;
mod moments_accuracy;
mod oracle;
mod parity;
mod possible_dispersion;
mod ratio;
mod rational;
mod root_mean;
mod sample_size;
mod variation_equality;
