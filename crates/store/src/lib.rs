//! Everything Segl remembers, in one SQLite file: the exact signed bytes beside relational columns, who holds which
//! licence, and what administrators did. The only crate that knows SQL.
//!
//! Columns are an index: [`Store::snapshot`] judges what is stored with the core, and every limit comes from a signed
//! body. Reading tolerates whatever a hand put into the file, because whoever edits the database must get a diagnosis,
//! not an error. Assignments carry a keyed check; one that fails is [`Check::Altered`], grants nothing and holds no
//! seat.
//!
//! There is no clock here: instants are Unix seconds, days are [`segl_license::Date`], both arguments.

mod activate;
mod assign;
mod assignees;
mod associates;
mod bulk;
mod candidates;
mod cell;
mod check;
mod columns;
mod company;
mod counting;
mod directory;
mod error;
mod history;
mod holders;
mod import;
mod judge;
mod key;
mod license_checks;
mod links;
mod log;
mod memory;
mod metering;
mod migrate;
mod names;
mod owners;
mod plans;
mod rights;
mod satellites;
mod seals;
mod sessions;
mod state;
mod store;
mod system_events;
mod taken;
mod user_list;
mod verdicts;

pub use activate::{
    ActivateError, Activation, ActivationDraft, Blocked, HolderId, Move, MoveRefusal, RemoveError, Report,
    RowReport, Step, Terms, World,
};
pub use assign::{AssignError, Refusal};
pub use assignees::{Assignee, AssigneePage, AssigneeQuery, AssigneeSort};
pub use associates::{Access, Associate, AssociateError, LicenseChange, NewAssociate, Role, Saving};
pub use bulk::{ChangeError, ChangeRefusal, ChangeReport, SeatChange, UserChange, UserRefusal};
pub use candidates::{Candidate, FileHash, file_hash};
pub use check::Check;
pub use columns::{module_license_column, module_owner_column};
pub use company::Company;
pub use counting::{Counting, PaysByUse, PlanUse};
pub use error::{DiskRefused, StoreError};
pub use history::{Activated, Issue};
pub use holders::{Holder, HolderPage};
pub use import::{ImportError, ImportFault, ImportProblem, ImportReport, ModuleRef, NewUser};
pub use judge::{JudgedRecord, RowUse, Snapshot};
pub use license_checks::LicenseCheck;
pub use links::Link;
pub use log::{Act, Actor, LogEntry, LogPage};
pub use metering::{Metered, MeteredService, Metering, MeteringTerms, Month};
pub use owners::{OwnerRecord, RowRecord};
pub use rights::Granted;
pub use satellites::Satellite;
pub use sessions::{Expiry, Session};
pub use store::{Store, engine};
pub use system_events::{
    EventCancel, EventChange, EventKind, EventRefusal, EventScope, EventStarter, NewSystemEvent, SystemEvent,
    SystemEventError, SystemEvents,
};
pub use user_list::{ListedUser, LoginLack, UserKind, UserPage, UserQuery, UserSort};
