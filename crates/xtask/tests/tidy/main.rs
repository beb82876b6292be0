//! The rules of the house, each a test named after it.

#[cfg(test)]
mod clock;
#[cfg(test)]
mod dependencies;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod files;
#[cfg(test)]
mod manifest;
#[cfg(test)]
mod named;
#[cfg(test)]
mod proof;
#[cfg(test)]
mod rooms;
#[cfg(test)]
mod tree;
