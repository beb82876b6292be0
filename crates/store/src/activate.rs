//! A licence file becomes the active licence, with the moves that make room for it: whole or not at all.

mod content;
mod follow;
mod moves;
mod owner;
mod remove;
mod report;
mod rows;
mod run;
mod world;

use std::ops::ControlFlow;

use segl_license::{Date, Judgement, Roots};
use thiserror::Error;

pub use content::ActivationDraft;
pub use moves::{HolderId, Move, MoveRefusal};
pub use remove::RemoveError;
pub use report::{Blocked, Report, RowReport};
pub use run::Step;
pub use world::World;

use crate::{Actor, Store, StoreError};

/// How a licence is to be activated.
#[derive(Default)]
pub struct Terms<'a> {
    /// What is taken from holders and given to them, together with the licence and counted against it.
    pub moves: &'a [Move],
    /// What an administrator saw before; where it is another by now, nothing is written.
    pub world: Option<&'a World>,
    /// Name and serial number that an administrator typed: they become the company's where no licence of SUPEROFFICE is
    /// active that could say otherwise.
    pub typed: Option<(&'a str, &'a str)>,
    /// Only where nobody loses anything.
    pub only_without_loss: bool,
    /// Told of each step, and asked whether to go on.
    pub watch: Option<&'a dyn Fn(Step) -> ControlFlow<()>>,
}

/// What came of it.
#[derive(Debug)]
pub struct Activation {
    /// The verdict on the file.
    pub judgement: Judgement,
    /// What changes; none where the file was refused, and then nothing was written.
    pub report: Option<Report>,
}

/// Why a licence was not activated, its verdict aside. Nothing was written.
#[derive(Debug, Error)]
pub enum ActivateError {
    /// More is in use than the new licence has.
    #[error("more is in use than the new licence has")]
    Blocked(Vec<Blocked>),
    /// Some moves stand against the rules.
    #[error("{} moves are refused", .0.len())]
    Moves(Vec<MoveRefusal>),
    /// Something is not as it was when the administrator looked.
    #[error("the world has changed: {}", .0.join(", "))]
    WorldChanged(Vec<&'static str>),
    /// Somebody would lose something, and it was not to be activated then.
    #[error("somebody would lose something")]
    Loss,
    /// Whoever watched said to stop.
    #[error("cancelled")]
    Cancelled,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Judges a file and activates it, in one immediate transaction: only verified content is ever written.
    ///
    /// Loading the active licence again repairs what was edited of it, and is refused where nothing was.
    /// Refused where the judgement's `content` is `None`: then nothing was written, and the verdict says why.
    /// Assignments follow by ModuleName. SUPEROFFICE's licence brings the company's name and serial number,
    /// unless the company row is altered: then an administrator has to confirm it.
    ///
    /// # Errors
    /// [`ActivateError::Blocked`] when more is in use than the new licence has.
    pub fn activate(
        &self,
        file: &[u8],
        roots: &Roots,
        today: Date,
        actor: &Actor,
        now: i64,
    ) -> Result<Judgement, ActivateError> {
        let draft = ActivationDraft { file, roots, today, actor, now };
        Ok(self.activate_with(&draft, &Terms::default())?.judgement)
    }

    /// The same with moves and conditions, all in the one transaction.
    ///
    /// # Errors
    /// [`ActivateError`] names what stands against it.
    pub fn activate_with(
        &self,
        draft: &ActivationDraft<'_>,
        terms: &Terms<'_>,
    ) -> Result<Activation, ActivateError> {
        let outcome = self.write(|tx| {
            let done = run::run(tx, draft, terms).map_err(Err).map_err(Undone::from)?;
            let Some(report) = &done.report else { return Err(Ok(done).into()) };
            let stands = report.stands(terms).and_then(|()| run::tell(terms, Step::Committing));
            stands.map_err(Err).map_err(Undone::from)?;
            Ok(done)
        });
        outcome.or_else(|Undone(outcome)| *outcome)
    }

    /// What an activation would do: it is done, and undone.
    ///
    /// # Errors
    /// [`ActivateError::Store`], [`ActivateError::Cancelled`]; what stands against it is in the report.
    pub fn preview(
        &self,
        draft: &ActivationDraft<'_>,
        terms: &Terms<'_>,
    ) -> Result<Activation, ActivateError> {
        let undone = self.write(|tx| Err::<Activation, Undone>(run::run(tx, draft, terms).into()));
        undone.or_else(|Undone(outcome)| *outcome)
    }
}

/// Carries an outcome out of the transaction that it undoes.
struct Undone(Box<Result<Activation, ActivateError>>);

impl From<Result<Activation, ActivateError>> for Undone {
    fn from(outcome: Result<Activation, ActivateError>) -> Self {
        Self(Box::new(outcome))
    }
}

impl From<StoreError> for Undone {
    fn from(error: StoreError) -> Self {
        Err(ActivateError::Store(error)).into()
    }
}
