//! Tests of the core from outside: published vectors, hostile input, properties, Wycheproof's cases, stored licences.

// Said to be tests, so that the lints allow in helpers what they allow in tests.
#[cfg(test)]
mod arguments;
#[cfg(test)]
mod changes;
#[cfg(test)]
mod dates;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod plans_and_seats;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod stored;
#[cfg(test)]
mod support;
#[cfg(test)]
mod vectors;
#[cfg(test)]
mod verdicts;
#[cfg(test)]
mod wycheproof_cases;
