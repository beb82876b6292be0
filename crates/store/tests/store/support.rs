//! A real database in a directory of its own, with licences issued the vendor's own way.

use rusqlite::Connection;
use segl_issuer::{IssueOptions, Order, SigningKey, issue, key_from_json, read_certificate};
use segl_license::{Code, Date, Envelope, LicenseFile, Roots, RowVerdict, UserType, pinned_roots};
use segl_store::{Actor, AssignError, JudgedRecord, LogEntry, NewAssociate, Refusal, Role, RowUse, Store};
use tempfile::TempDir;

pub(crate) const SERIAL_NR: &str = "1801852599";
pub(crate) const COMPANY: &str = "Wordslayer AS";
pub(crate) const MAIN: &str = "SUPEROFFICE";
/// 2026-11-22 at noon.
pub(crate) const NOW: i64 = 1_795_348_800;

pub(crate) fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

pub(crate) fn roots() -> Roots {
    pinned_roots().unwrap()
}

pub(crate) fn actor() -> Actor {
    Actor::program("test")
}

pub(crate) fn superoffice() -> Order {
    Order::read(include_str!("../../../../demo/superoffice.toml"), today())
}

pub(crate) fn norddata() -> Order {
    Order::read(include_str!("../../../../demo/norddata.toml"), today())
}

/// The demonstration's key and certificate of an owner.
pub(crate) fn owner_key(owner: &str) -> (SigningKey, Envelope) {
    let (key, certificate) = match owner {
        MAIN => (
            include_str!("../../../../demo/keys/superoffice.key"),
            include_str!("../../../../demo/keys/superoffice.cert"),
        ),
        _ => (
            include_str!("../../../../demo/keys/norddata.key"),
            include_str!("../../../../demo/keys/norddata.cert"),
        ),
    };
    (key_from_json(key, None).unwrap(), read_certificate(certificate).unwrap().0)
}

/// Issues an order under the owner's own key.
pub(crate) fn issued(order: &Order, options: IssueOptions) -> LicenseFile {
    let (key, certificate) = owner_key(&order.license.owner_name);
    issue(order, &key, &certificate, options).unwrap()
}

/// Changes an order's row.
pub(crate) fn set_number(order: &mut Order, module: &str, number: u32) {
    order.rows.iter_mut().find(|row| row.module_name == module).unwrap().number_of_licenses = number;
}

pub(crate) struct Installation {
    pub(crate) dir: TempDir,
    pub(crate) store: Store,
}

impl Installation {
    /// A new database without a licence.
    pub(crate) fn empty() -> Self {
        let dir = TempDir::new().unwrap();
        let store = Store::create(dir.path(), COMPANY, SERIAL_NR, NOW).unwrap();
        Self { dir, store }
    }

    /// With SUPEROFFICE's licence as ordered.
    pub(crate) fn with(order: &Order) -> Self {
        let this = Self::empty();
        this.load(&issued(order, IssueOptions::default()));
        this
    }

    /// With both licences of the demonstration.
    pub(crate) fn demo() -> Self {
        let this = Self::with(&superoffice());
        this.load(&issued(&norddata(), IssueOptions::default()));
        this
    }

    pub(crate) fn load(&self, file: &LicenseFile) {
        let judgement =
            self.store.activate(file.to_text().as_bytes(), &roots(), today(), &actor(), NOW).unwrap();
        assert!(judgement.content.is_some(), "{}", judgement.verdict.to_json());
    }

    /// The code with which a file is refused.
    pub(crate) fn refused(&self, file: &LicenseFile) -> Code {
        let judgement =
            self.store.activate(file.to_text().as_bytes(), &roots(), today(), &actor(), NOW).unwrap();
        assert!(judgement.content.is_none());
        judgement.verdict.code.unwrap()
    }

    /// What someone does with `sqlite3`: foreign keys are off there.
    pub(crate) fn edit(&self, sql: &str) {
        self.raw().execute_batch(sql).unwrap();
    }

    pub(crate) fn raw(&self) -> Connection {
        let connection = Connection::open(self.dir.path().join("segl.sqlite")).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        connection
    }

    pub(crate) fn number(&self, sql: &str) -> i64 {
        self.raw().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// The newest entries of the log, newest first.
    pub(crate) fn newest(&self, count: u32) -> Vec<LogEntry> {
        let mut entries = self.store.log_page(None, count).unwrap().entries;
        entries.reverse();
        entries
    }

    pub(crate) fn judged(&self, owner: &str) -> JudgedRecord {
        let owners = self.store.judge(&roots(), today()).unwrap();
        owners.into_iter().find(|judged| judged.record.name == owner).unwrap()
    }

    pub(crate) fn row(&self, module: &str) -> RowVerdict {
        row(&self.judged(MAIN), module)
    }

    pub(crate) fn uses(&self, module: &str) -> RowUse {
        uses(&self.judged(MAIN), module)
    }

    pub(crate) fn user(&self, name: &str) -> i64 {
        self.store.add_associate(&user(name), &actor(), NOW).unwrap()
    }

    pub(crate) fn give(&self, user: i64, modules: &[&str]) -> Result<(), AssignError> {
        self.store.assign(&roots(), today(), MAIN, user, modules, &actor(), NOW)
    }

    pub(crate) fn take(&self, user: i64, modules: &[&str]) -> Result<(), AssignError> {
        self.store.unassign(&roots(), today(), MAIN, user, modules, &actor(), NOW)
    }

    /// What a user holds, by name, each with whether it is intact.
    pub(crate) fn holds(&self, user: i64) -> Vec<String> {
        let mut names: Vec<String> =
            self.store.holdings(user).unwrap().into_iter().map(|link| link.module_name).collect();
        names.sort();
        names
    }
}

/// Another customer's.
pub(crate) fn other_serial_nr() -> String {
    (0..10).map(|digit| format!("101099999{digit}")).find(|nr| segl_license::is_serial_nr(nr)).unwrap()
}

pub(crate) fn user(name: &str) -> NewAssociate {
    NewAssociate {
        name: name.to_owned(),
        first_name: "Test".to_owned(),
        last_name: name.to_owned(),
        email: format!("{name}@wordslayer.example"),
        country: "NO".to_owned(),
        user_type: UserType::InternalAssociate,
        role: Role::Standard,
        retired: false,
        password_hash: None,
    }
}

pub(crate) fn row(judged: &JudgedRecord, module: &str) -> RowVerdict {
    let rows = &judged.judged.verdict.rows;
    rows.iter().find(|row| row.module_name.as_deref() == Some(module)).unwrap().clone()
}

pub(crate) fn uses(judged: &JudgedRecord, module: &str) -> RowUse {
    let rows = judged.record.rows.iter().zip(&judged.uses);
    rows.filter(|(row, _)| row.stored.columns.module_name == module).map(|(_, uses)| *uses).next().unwrap()
}

pub(crate) fn refusal(outcome: Result<(), AssignError>) -> Refusal {
    match outcome {
        Err(AssignError::Refused(refusal)) => refusal,
        other => panic!("not refused by rule: {other:?}"),
    }
}
