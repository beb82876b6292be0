//! The content of a licence file: one licence, its rows, the keys they need, perhaps a revocation list.

use serde::Serialize;

use crate::body::{exact, is_json};
use crate::envelope::{WireEnvelope, is_version_above_one};
use crate::{ArmourReport, Code, Envelope, Fact, Finding, FromJson, Json, Kind, armour};

/// The most bytes a file may have, before anything else is looked at.
pub const FILE_LIMIT: usize = 8 * 1024 * 1024;

const FORMAT: &str = "segl-license/1";

/// A licence file in form, nothing of it verified yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseFile {
    /// The licence.
    pub license: Envelope,
    /// Its rows, in file order.
    pub module_licenses: Vec<Envelope>,
    /// Certificates of the keys that signed.
    pub keys: Vec<Envelope>,
    /// A revocation list, if one came with it.
    pub revocations: Option<Envelope>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct WireFile {
    format: String,
    license: WireEnvelope,
    module_licenses: Vec<WireEnvelope>,
    keys: Vec<WireEnvelope>,
    revocations: Option<WireEnvelope>,
}

impl FromJson for WireFile {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self {
            format: from.get("Format")?,
            license: from.get("License")?,
            module_licenses: from.get("ModuleLicenses")?,
            keys: from.get("Keys")?,
            revocations: from.get("Revocations")?,
        })
    }
}

/// Reads a file: size, armour, base64, JSON, envelopes. Nothing is verified here.
///
/// # Errors
/// The first finding of step 1.
pub fn parse_file(file: &[u8]) -> Result<(LicenseFile, ArmourReport), Finding> {
    if file.len() > FILE_LIMIT {
        return Err(Finding::new(Code::TooLarge)
            .with("Bytes", Fact::from(file.len()))
            .with("Limit", Fact::from(FILE_LIMIT)));
    }
    let (content, report) = armour::unwrap(file)?;
    Ok((parse_content(&content)?, report))
}

fn parse_content(content: &[u8]) -> Result<LicenseFile, Finding> {
    if let Some(version) = newer_version(content) {
        return Err(Finding::new(Code::NeedsNewerVersion).with("Object", "Format").with("Version", version));
    }
    if !is_json(content) {
        return Err(Finding::new(Code::JsonBad));
    }
    let wire: WireFile = exact(content).ok_or_else(|| Finding::new(Code::JsonShape))?;
    if wire.format != FORMAT {
        return Err(Finding::new(Code::FormatUnknown));
    }
    let count = |code, found: usize, most: u32| {
        let refusal = Finding::new(code).with("Found", Fact::from(found)).with("Most", most);
        if (1..=most as usize).contains(&found) { Ok(()) } else { Err(refusal) }
    };
    count(Code::RowCount, wire.module_licenses.len(), 2000)?;
    count(Code::KeyCount, wire.keys.len(), 8)?;
    Ok(LicenseFile {
        license: wire.license.check(Kind::License, "License")?,
        module_licenses: check_all(&wire.module_licenses, Kind::ModuleLicense, "ModuleLicenses")?,
        keys: check_all(&wire.keys, Kind::KeyCertificate, "Keys")?,
        revocations: wire.revocations.map(|list| list.check(Kind::Revocations, "Revocations")).transpose()?,
    })
}

fn check_all(envelopes: &[WireEnvelope], kind: Kind, place: &str) -> Result<Vec<Envelope>, Finding> {
    envelopes
        .iter()
        .enumerate()
        .map(|(at, envelope)| envelope.check(kind, &format!("{place}[{at}]")))
        .collect()
}

/// The format's name when the content begins as a later version's does.
fn newer_version(content: &[u8]) -> Option<String> {
    let rest = content.strip_prefix(br#"{"Format":"segl-license/"#)?;
    let version = str::from_utf8(rest.split(|byte| *byte == b'"').next()?).ok()?;
    (version.len() < rest.len() && is_version_above_one(version)).then(|| format!("segl-license/{version}"))
}

impl LicenseFile {
    /// The file as text, in its armour.
    pub fn to_text(&self) -> String {
        let wire = WireFile {
            format: FORMAT.to_owned(),
            license: self.license.to_wire(),
            module_licenses: self.module_licenses.iter().map(Envelope::to_wire).collect(),
            keys: self.keys.iter().map(Envelope::to_wire).collect(),
            revocations: self.revocations.as_ref().map(Envelope::to_wire),
        };
        armour::wrap(&serde_json::to_vec(&wire).unwrap_or_default())
    }
}
