//! From TOML to a licence and its rows. Nothing is given up early: every problem of the file is noted.

use std::collections::BTreeMap;

use segl_license::{Bytes32, Date, License, ModuleLicense, Replaces, Text, Texts};
use toml::de::{DeTable, DeValue};

use super::reader::{Reader, line_of};
use super::{OrderProblem, Place, fields, sound};

/// What reading found out besides the values.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    /// What could not be read.
    pub(super) problems: Vec<OrderProblem>,
    /// Not even TOML: nothing else was judged.
    pub(super) unreadable: bool,
    lines: BTreeMap<(usize, String), usize>,
}

impl Notes {
    pub(super) fn put(&mut self, place: usize, field: &str, line: usize) {
        self.lines.insert((place, field.to_owned()), line);
    }

    /// The line of a field, else that of the table it should stand in.
    pub(super) fn line(&self, place: usize, field: &str) -> Option<usize> {
        let line = |field: &str| self.lines.get(&(place, field.to_owned())).copied();
        line(field).or_else(|| line(""))
    }
}

pub(super) fn read(source: &str, today: Date) -> (License, Vec<ModuleLicense>, Notes) {
    let mut notes = Notes::default();
    let (table, errors) = DeTable::parse_recoverable(source);
    for error in errors {
        let found = Some(format!("not TOML ({})", error.message()));
        let mut problem =
            OrderProblem::new(Place::License, "the file", found, "lines such as ModuleName = \"ten-sales\"");
        problem.line = error.span().map(|span| line_of(source, span.start));
        notes.problems.push(problem);
        notes.unreadable = true;
    }
    if notes.unreadable {
        return (sound::license(today), Vec::new(), notes);
    }
    let table = table.get_ref();
    let mut reader = Reader { table, place: Place::License, source, today, notes: &mut notes };
    let license = license(&mut reader);
    let version = reader.maybe_text("ModuleVersion");
    let rows = rows(&mut reader, version.as_deref());
    (license, rows, notes)
}

fn license(from: &mut Reader<'_, '_>) -> License {
    from.know(fields::LICENSE);
    let sound = sound::license(from.today);
    License {
        owner_name: from.needed_text("OwnerName"),
        owner_description: from.text("OwnerDescription"),
        company_name: from.needed_text("CompanyName"),
        serial_nr: from.needed_text("SerialNr"),
        sequence: from.number("Sequence", 1),
        replaces: replaces(from),
        issued: from.day("Issued").unwrap_or(from.today),
        admin_warning_date: from.day("AdminWarningDate"),
        expiry_date: from.day("ExpiryDate"),
        grace_date: from.day("GraceDate"),
        maintenance_date: from.day("MaintenanceDate"),
        next_check_date: from.day("NextCheckDate"),
        license_version: from.text("LicenseVersion"),
        deployment_type: from.number("DeploymentType", 0),
        product_type: from.text("ProductType"),
        product_description: from.text("ProductDescription"),
        extra_flags: from.number("ExtraFlags", 0),
        extra_info: from.text("ExtraInfo"),
        license_url: from.maybe_text("LicenseUrl"),
        shop_url: from.maybe_text("ShopUrl"),
        revocations_generation: from.number("RevocationsGeneration", 0),
        texts: texts(from),
        ..sound
    }
}

fn rows(from: &mut Reader<'_, '_>, version: Option<&str>) -> Vec<ModuleLicense> {
    let Some(value) = from.get("ModuleLicense") else { return Vec::new() };
    let Some(array) = value.get_ref().as_array() else {
        from.wrong("ModuleLicense", value);
        return Vec::new();
    };
    let mut rows = Vec::new();
    for (at, element) in array.iter().enumerate() {
        let Some(table) = element.get_ref().as_table() else {
            from.wrong("ModuleLicense", element);
            continue;
        };
        let name = table.iter().find(|(key, _)| key.get_ref() == "ModuleName");
        let name = name.and_then(|(_, value)| value.get_ref().as_str()).unwrap_or_default().to_owned();
        let place = Place::Row { number: at + 1, name };
        from.notes.put(at + 1, "", line_of(from.source, element.span().start));
        let mut reader =
            Reader { table, place, source: from.source, today: from.today, notes: &mut *from.notes };
        rows.push(row(&mut reader, version, at));
    }
    rows
}

fn row(from: &mut Reader<'_, '_>, version: Option<&str>, at: usize) -> ModuleLicense {
    from.know(fields::ROW);
    if version.is_none() {
        from.need("ModuleVersion");
    }
    from.need("LicenseType");
    let sound = sound::row();
    // Steps of ten leave room for a row in between, if one is ever to be sorted there by number.
    let place = u32::try_from(at + 1).unwrap_or(u32::MAX).saturating_mul(10);
    ModuleLicense {
        module_name: from.needed_text("ModuleName"),
        module_version: from.maybe_text("ModuleVersion").or(version.map(str::to_owned)).unwrap_or_default(),
        module_description: from.text("ModuleDescription"),
        module_tooltip: from.text("ModuleTooltip"),
        license_type: from.read("LicenseType", named).unwrap_or(sound.license_type),
        allowed_user_type: from.read("AllowedUserType", named).unwrap_or(sound.allowed_user_type),
        number_of_licenses: from.number("NumberOfLicenses", 1),
        unrestricted: from.flag("Unrestricted"),
        is_hidden: from.flag("IsHidden"),
        extra_flags: from.number("ExtraFlags", 0),
        extra_info: from.text("ExtraInfo"),
        prerequisite_module_name: from.maybe_text("PrerequisiteModuleName"),
        sort_order: from.number("SortOrder", place),
        texts: texts(from),
        ..sound
    }
}

/// A value of an enumeration by the carrier's name.
fn named<T: serde::de::DeserializeOwned>(value: &DeValue<'_>) -> Option<T> {
    serde_json::from_value(value.as_str()?.into()).ok()
}

fn replaces(from: &mut Reader<'_, '_>) -> Option<Replaces> {
    from.read("Replaces", |value| {
        let table = value.as_table().filter(|table| table.len() == 2)?;
        let text = |name: &str| table.iter().find(|(key, _)| key.get_ref() == name)?.1.get_ref().as_str();
        Some(Replaces { serial_nr: text("SerialNr")?.to_owned(), hash: Bytes32::from_base64(text("Hash")?)? })
    })
}

/// Translations, in the order of their tags as the format wants them.
fn texts(from: &mut Reader<'_, '_>) -> Texts {
    let Some(value) = from.get("Texts") else { return Texts::default() };
    let Some(table) = value.get_ref().as_table() else {
        from.wrong("Texts", value);
        return Texts::default();
    };
    let mut texts = BTreeMap::new();
    for (tag, value) in table {
        let field = format!("Texts.{}", tag.get_ref());
        from.notes.put(from.place.number(), &field, line_of(from.source, tag.span().start));
        match value.get_ref().as_table() {
            Some(table) => drop(texts.insert(tag.get_ref().to_string(), text(from, &field, table))),
            None => from.wrong(&field, value),
        }
    }
    Texts(texts.into_iter().collect())
}

fn text(from: &mut Reader<'_, '_>, field: &str, table: &DeTable<'_>) -> Text {
    let mut text = Text { description: String::new(), tooltip: String::new() };
    for (key, value) in table {
        let place = match key.get_ref().as_ref() {
            "Description" => Some(&mut text.description),
            "Tooltip" => Some(&mut text.tooltip),
            _ => None,
        };
        match place.zip(value.get_ref().as_str()) {
            Some((place, given)) => given.clone_into(place),
            None => {
                let field = format!("{field}.{}", key.get_ref());
                from.notes.put(from.place.number(), &field, line_of(from.source, key.span().start));
                let found = Some(from.shown(value));
                from.complain(&field, found, "Description and Tooltip, each a text");
            }
        }
    }
    text
}
