//! The carriers of the app's own paths, out of JSON.
//!
//! A tree that is taken apart by name weighs a fraction of derived readers. Each carrier is built field by field, so
//! that a new field does not compile until it is read here.

pub(super) mod activation;
pub(super) mod consumption;
pub(super) mod log;
pub(super) mod one_licence;
pub(super) mod system;
pub(super) mod users;

use std::cell::Cell;

use segl_license::Json;
use segl_webapi::problem::{Fact, Facts, Problem};
use segl_webapi::proof::{
    ActivationProof, Check, CompanyProof, OwnerColumns, OwnerProof, Proof, RowColumns, RowProof, Stored,
};
use segl_webapi::session::SessionInfo;

/// An object of an answer. What is missing or of another type is noted once for the whole answer.
struct Reader<'a> {
    from: Json<'a>,
    complete: &'a Cell<bool>,
}

impl<'a> Reader<'a> {
    fn or_note<T: Default>(&self, value: Option<T>) -> T {
        if value.is_none() {
            self.complete.set(false);
        }
        value.unwrap_or_default()
    }

    fn text(&mut self, name: &str) -> String {
        let value = self.from.get(name);
        self.or_note(value)
    }

    fn optional(&mut self, name: &str) -> Option<String> {
        let value = self.from.get(name);
        self.or_note(value)
    }

    fn number(&mut self, name: &str) -> i64 {
        let value = self.from.get(name);
        self.or_note(value)
    }

    fn flag(&mut self, name: &str) -> bool {
        let value = self.from.get(name);
        self.or_note(value)
    }

    fn count(&mut self, name: &str) -> u32 {
        let value = self.from.get(name);
        self.or_note(value)
    }

    fn object_or_nothing(&mut self, name: &str) -> Option<Self> {
        match self.from.take(name) {
            Json::Null => None,
            from => Some(Self { from, complete: self.complete }),
        }
    }

    fn object(&mut self, name: &str) -> Self {
        Self { from: self.from.take(name), complete: self.complete }
    }

    /// A number that is not there where nothing is limited.
    fn number_or_nothing(&mut self, name: &str) -> Option<i64> {
        let value = self.from.get(name);
        self.or_note(value)
    }

    fn list<T>(&mut self, name: &str, read: fn(Self) -> T) -> Vec<T> {
        let Json::List(values) = self.from.take(name) else {
            self.complete.set(false);
            return Vec::new();
        };
        values.into_iter().map(|from| read(Self { from, complete: self.complete })).collect()
    }
}

/// Reads a whole answer; none where something is not as the carrier has it.
fn whole<'a, T>(from: Json<'a>, complete: &'a Cell<bool>, read: fn(Reader<'a>) -> T) -> Option<T> {
    let value = read(Reader { from, complete });
    complete.get().then_some(value)
}

/// Who is signed in.
pub(super) fn session(from: Json<'_>) -> Option<SessionInfo> {
    whole(from, &Cell::new(true), |mut from| SessionInfo {
        associate: from.text("Associate"),
        full_name: from.text("FullName"),
        is_administrator: from.flag("IsAdministrator"),
    })
}

/// Why a request was not done. What is missing is empty, so that a problem of a proxy in between can be shown too.
pub(super) fn problem(from: Json<'_>) -> Problem {
    let mut from = Reader { from, complete: &Cell::new(true) };
    Problem { code: from.text("code"), request_id: from.text("requestId"), ..Problem::default() }
}

/// The facts of a problem, for those who word them.
pub(super) fn problem_facts(mut from: Json<'_>) -> Facts {
    facts(from.take("facts"))
}

/// Named values of any kind.
fn facts(from: Json<'_>) -> Facts {
    let mut facts = Facts::default();
    let Json::Object(named) = from else { return facts };
    for (name, value) in named {
        if let Some(fact) = fact(value) {
            facts.set(name, fact);
        }
    }
    facts
}

fn fact(value: Json<'_>) -> Option<Fact> {
    Some(match value {
        Json::Flag(flag) => Fact::Flag(flag),
        Json::Number(number) => Fact::Number(number),
        Json::Text(text) => Fact::Text(text.into_owned()),
        Json::List(values) => Fact::List(values.into_iter().filter_map(fact).collect()),
        Json::Null | Json::Object(_) => return None,
    })
}

/// Everything about licences.
pub(crate) fn proof(from: Json<'_>) -> Option<Proof> {
    whole(from, &Cell::new(true), |mut from| Proof {
        today: from.text("Today"),
        company: company(from.object("Company")),
        revocations: from.object_or_nothing("Revocations").map(stored),
        activations: from.list("Activations", activation),
        owners: from.list("Owners", owner),
    })
}

fn activation(mut from: Reader<'_>) -> ActivationProof {
    ActivationProof { hash: from.text("Hash"), date: from.text("Date") }
}

fn company(mut from: Reader<'_>) -> CompanyProof {
    let intact = from.text("Check") == "intact";
    CompanyProof {
        name: from.text("Name"),
        serial_nr: from.text("SerialNr"),
        check: if intact { Check::Intact } else { Check::Altered },
    }
}

fn owner(mut from: Reader<'_>) -> OwnerProof {
    OwnerProof {
        columns: owner_columns(from.object("Columns")),
        license: stored(from.object("License")),
        keys: from.list("Keys", stored),
        rows: from.list("Rows", row),
    }
}

fn row(mut from: Reader<'_>) -> RowProof {
    RowProof {
        id: from.number("Id"),
        columns: row_columns(from.object("Columns")),
        signed: stored(from.object("Signed")),
        in_use: from.count("InUse"),
    }
}

fn stored(mut from: Reader<'_>) -> Stored {
    Stored {
        body: from.optional("Body"),
        base64: from.optional("Base64"),
        key_id: from.text("KeyId"),
        signature: from.text("Signature"),
        hash: from.text("Hash"),
    }
}

fn owner_columns(mut from: Reader<'_>) -> OwnerColumns {
    OwnerColumns {
        owner_name: from.text("OwnerName"),
        owner_description: from.text("OwnerDescription"),
        company_name: from.text("CompanyName"),
        serial_nr: from.text("SerialNr"),
        epoch: from.number("Epoch"),
        sequence: from.number("Sequence"),
        issued: from.optional("Issued"),
        admin_warning_date: from.optional("AdminWarningDate"),
        expiry_date: from.optional("ExpiryDate"),
        grace_date: from.optional("GraceDate"),
        maintenance_date: from.optional("MaintenanceDate"),
        next_check_date: from.optional("NextCheckDate"),
        license_version: from.text("LicenseVersion"),
        deployment_type: from.number("DeploymentType"),
        product_type: from.text("ProductType"),
        product_description: from.text("ProductDescription"),
        extra_flags: from.number("ExtraFlags"),
        extra_info: from.text("ExtraInfo"),
        license_url: from.optional("LicenseUrl"),
        shop_url: from.optional("ShopUrl"),
    }
}

fn row_columns(mut from: Reader<'_>) -> RowColumns {
    RowColumns {
        owner_name: from.optional("OwnerName"),
        module_name: from.text("ModuleName"),
        module_version: from.text("ModuleVersion"),
        module_description: from.text("ModuleDescription"),
        module_tooltip: from.text("ModuleTooltip"),
        license_type: from.text("LicenseType"),
        allowed_user_type: from.text("AllowedUserType"),
        number_of_licenses: from.number("NumberOfLicenses"),
        unrestricted: from.flag("Unrestricted"),
        is_hidden: from.flag("IsHidden"),
        extra_flags: from.number("ExtraFlags"),
        extra_info: from.text("ExtraInfo"),
        prerequisite_module_name: from.optional("PrerequisiteModuleName"),
        sort_order: from.number("SortOrder"),
    }
}
