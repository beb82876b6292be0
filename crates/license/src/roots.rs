//! Trust roots: arguments of every verdict, never data from the network.

use crate::verified::{Refused, Verified};
use crate::{Bytes32, Envelope, FromJson, Json, Kind, PublicKey, Revocations};

/// A pinned root key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The key.
    pub key: PublicKey,
    /// For tests and demonstrations.
    pub test: bool,
}

/// What a program trusts: pinned roots and the least revocation list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roots {
    roots: Vec<Root>,
    floor: Option<Verified<Revocations>>,
}

/// Why roots are not usable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootsError {
    /// Not `[{"PublicKey":..,"Test":..}]`, or empty.
    Json,
    /// A key is no canonical point, or weak, or stands twice.
    Key,
    /// The revocation floor does not verify under these roots.
    Floor,
}

struct RootEntry {
    public_key: Bytes32,
    test: bool,
}

impl FromJson for RootEntry {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self { public_key: from.get("PublicKey")?, test: from.get("Test")? })
    }
}

impl Roots {
    /// Reads `[{"PublicKey": base64, "Test": bool}]` and a revocation floor (an envelope, or `null`).
    ///
    /// # Errors
    /// [`RootsError`] says which part does not hold.
    pub fn from_json(roots: &str, floor: &str) -> Result<Self, RootsError> {
        let entries =
            Json::parse(roots.as_bytes()).and_then(Vec::<RootEntry>::from_json).ok_or(RootsError::Json)?;
        let load = |entry: &RootEntry| {
            let key = PublicKey::from_bytes(&entry.public_key.0).map_err(|_| RootsError::Key)?;
            Ok(Root { key, test: entry.test })
        };
        let roots: Vec<Root> = entries.iter().map(load).collect::<Result<_, _>>()?;
        if roots.is_empty() {
            return Err(RootsError::Json);
        }
        let twice = |(at, root): (usize, &Root)| roots.iter().skip(at + 1).any(|other| other.key == root.key);
        if roots.iter().enumerate().any(twice) {
            return Err(RootsError::Key);
        }
        let mut this = Self { roots, floor: None };
        let floor = floor.trim();
        if floor != "null" {
            let envelope = Envelope::from_json(Kind::Revocations, "Floor", floor.as_bytes())
                .map_err(|_| RootsError::Floor)?;
            let list = this.revocations(&envelope).and_then(Result::ok).ok_or(RootsError::Floor)?;
            this.floor = Some(list);
        }
        Ok(this)
    }

    /// The pinned keys.
    pub fn iter(&self) -> impl Iterator<Item = &Root> {
        self.roots.iter()
    }

    /// Whether this is a vendor's build: no test root is pinned, and test keys are refused.
    pub fn is_vendor(&self) -> bool {
        !self.roots.iter().any(|root| root.test)
    }

    /// The least revocation list.
    pub(crate) fn floor(&self) -> Option<&Verified<Revocations>> {
        self.floor.as_ref()
    }

    pub(crate) fn by_hint(&self, hint: &str) -> Option<&Root> {
        self.roots.iter().find(|root| root.key.hint() == hint)
    }

    /// Of two lists the one with the higher generation, the first where they have the same; one that does not verify
    /// counts as absent. For whoever remembers a list beside the one that is shown.
    pub fn newer_revocations(
        &self,
        shown: Option<Envelope>,
        remembered: Option<Envelope>,
    ) -> Option<Envelope> {
        let generation = |list: &Option<Envelope>| {
            let list = list.as_ref().and_then(|list| self.revocations(list)?.ok());
            list.map_or(0, |list| list.generation)
        };
        if generation(&remembered) > generation(&shown) { remembered } else { shown }
    }

    /// Verifies a list; `None` when its root is not pinned.
    pub(crate) fn revocations(&self, envelope: &Envelope) -> Option<Result<Verified<Revocations>, Refused>> {
        let root = self.by_hint(&envelope.hint)?;
        Some(Verified::by_signature(&root.key, root.test, &envelope.body, &envelope.signature))
    }
}

/// The roots compiled into this build, from `trust/roots.json` and `trust/revocations.json` beside this crate.
///
/// # Errors
/// [`RootsError`] when a vendor's files do not hold; a test keeps the repository's own from that.
pub fn pinned_roots() -> Result<Roots, RootsError> {
    Roots::from_json(include_str!("../trust/roots.json"), include_str!("../trust/revocations.json"))
}
