//! Laws and reference runs of the room `numeric`.

mod exact_dispersion;
mod exact_moments;
mod forecast;
mod moments;
mod oracle;
mod parity;
mod possible_dispersion;
mod ratio;
mod rational;
mod root_mean;
