//! What holds for any input, tried on arbitrary ones.

mod armour;
mod bytes;
mod columns;
mod days;
mod spelling;
