//! How every enumeration of the wire is made and read.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, Unexpected, Visitor};

/// What the shared visitor has to know about an enumeration.
pub(super) trait WireEnum: Copy + Default + 'static {
    /// Every value, by rising number.
    const ALL: &'static [Self];
    /// The name of the enumeration, for errors.
    const ENUM: &'static str;
    fn wire_name(self) -> &'static str;
    fn wire_number(self) -> i64;
}

/// Reads a name without regard to case, a number, or nothing as the default.
pub(super) struct EnumVisitor<T>(pub(super) PhantomData<T>);

impl<T: WireEnum> Visitor<'_> for EnumVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a name or number of {}", T::ENUM)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
        by_name(name).ok_or_else(|| E::invalid_value(Unexpected::Str(name), &self))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        by_number(number).ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let found = i64::try_from(number).ok().and_then(by_number);
        found.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(T::default())
    }
}

pub(super) fn by_name<T: WireEnum>(name: &str) -> Option<T> {
    T::ALL.iter().copied().find(|value| value.wire_name().eq_ignore_ascii_case(name))
}

pub(super) fn by_number<T: WireEnum>(number: i64) -> Option<T> {
    T::ALL.iter().copied().find(|value| value.wire_number() == number)
}

/// Declares an enumeration of the wire, with its numbers.
macro_rules! wire_enum {
    ($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $value:ident = $number:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$of])* $value = $number),+
        }

        impl $name {
            /// Every value, by rising number.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The name on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$value => stringify!($value)),+
                }
            }

            /// The number in the vendor's database.
            #[must_use]
            pub const fn number(self) -> i32 {
                self as i32
            }

            /// The value with this name, without regard to case.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                $crate::enums::visitor::by_name(name)
            }

            /// The value with this number.
            #[must_use]
            pub fn from_number(number: i64) -> Option<Self> {
                $crate::enums::visitor::by_number(number)
            }
        }

        impl $crate::enums::visitor::WireEnum for $name {
            const ALL: &'static [Self] = $name::ALL;
            const ENUM: &'static str = stringify!($name);

            fn wire_name(self) -> &'static str {
                self.name()
            }

            fn wire_number(self) -> i64 {
                i64::from(self.number())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any($crate::enums::visitor::EnumVisitor(std::marker::PhantomData))
            }
        }
    };
}

pub(super) use wire_enum;
