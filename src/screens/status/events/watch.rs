//! The events as the server tells them by itself, for as long as somebody looks at them: the line is called again when it
//! breaks, and whatever was missed comes with the next message, because each is complete.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::system_event::{CurrentSystemEvent, CurrentSystemEvents};

use super::super::fetched::Ask;
use crate::api::{Failure, system};
use crate::app::sign_in_again;
use crate::i18n::texts::event as words;
use crate::platform::clock;
use crate::platform::live::{BROKEN, Line};
use crate::platform::timer::every;
use crate::ui::{Ui, follow};
use crate::words as said;

/// How often it is looked whether the line still lives.
const LOOK: Duration = Duration::from_secs(3);
/// Milliseconds without a word after which it does not: the server speaks every ten seconds.
const SILENCE: f64 = 25_000.0;

/// Whether what is shown is what is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The first call is not answered yet.
    Calling,
    /// Every change comes at once.
    Live,
    /// The line broke, and is called again.
    Away,
}

/// What is known of the events, and how.
#[derive(Clone, Copy)]
pub(super) struct Watch {
    ui: Ui,
    /// The events; none before they came.
    pub(super) current: RwSignal<Option<Arc<CurrentSystemEvents>>>,
    pub(super) standing: RwSignal<Standing>,
    /// Why they are not there, while they are not.
    pub(super) failure: RwSignal<Option<Failure>>,
    /// The server's second, as it said last.
    pub(super) now: RwSignal<i64>,
    line: StoredValue<Option<Line>, LocalStorage>,
    /// When it said something last, by this page's clock.
    heard: StoredValue<f64>,
    asking: StoredValue<bool>,
}

impl Watch {
    /// Calls, and listens for as long as the present owner lives.
    pub(super) fn begin(ui: Ui) -> Self {
        let watch = Self {
            ui,
            current: RwSignal::new(None),
            standing: RwSignal::new(Standing::Calling),
            failure: RwSignal::new(None),
            now: RwSignal::new(0),
            line: StoredValue::new_local(None),
            heard: StoredValue::new(clock::milliseconds()),
            asking: StoredValue::new(false),
        };
        watch.call();
        every(LOOK, move || watch.look());
        // What was just done in the dialog is seen at once, even where the line is broken.
        let mut was_open = false;
        follow(move || {
            let is_open = ui.nav.state().task.is_some();
            if was_open && !is_open && watch.standing.get_untracked() == Standing::Away {
                watch.ask();
            }
            was_open = is_open;
        });
        watch
    }

    /// How many events there are.
    pub(super) fn count(self) -> Option<u32> {
        self.current
            .with(|current| current.as_ref().map(|now| u32::try_from(now.events.len()).unwrap_or(u32::MAX)))
    }

    /// An event as it stands, whoever reads it here follows it.
    pub(super) fn event(self, id: i64) -> Option<CurrentSystemEvent> {
        self.current.with(|current| super::find(&current.as_ref()?.events, id).cloned())
    }

    /// Asks now, because somebody wants to be sure.
    pub(super) fn refresh(self) {
        spawn_local(async move {
            self.answer(system::events().await);
            if let Some(count) =
                self.current.try_with_untracked(|now| now.as_ref().map(|now| now.events.len())).flatten()
                && self.failure.try_get_untracked() == Some(None)
            {
                self.ui.say(words::refreshed_sentence(self.ui.m, u32::try_from(count).unwrap_or(u32::MAX)));
            }
        });
    }

    fn call(self) {
        self.heard.set_value(clock::milliseconds());
        let line = Line::open(system::LIVE, &["events", "beat", "end"], move |name, message| {
            self.hear(name, &message)
        });
        self.line.set_value(line);
    }

    fn hear(self, name: &'static str, message: &str) {
        if self.heard.try_update_value(|heard| *heard = clock::milliseconds()).is_none() {
            return;
        }
        match name {
            "events" => {
                if let Some(events) = system::read_events(message) {
                    self.show(events);
                    self.stand(Standing::Live);
                }
            }
            "beat" => {
                if let Some(now) = system::read_beat(message) {
                    self.now.set(now);
                }
                self.stand(Standing::Live);
            }
            BROKEN => {
                self.stand(Standing::Away);
                if self.is_given_up() {
                    self.ask();
                }
            }
            // The session or the right ended: the answer to a question says which.
            _ => {
                let _ = self.line.try_set_value(None);
                self.ask();
            }
        }
    }

    fn is_given_up(self) -> bool {
        self.line.with_value(|line| line.as_ref().is_none_or(Line::is_given_up))
    }

    /// Calls again where nobody else does: after a refusal, and where the line is dead without having broken.
    fn look(self) {
        let silent = clock::milliseconds() - self.heard.get_value() > SILENCE;
        if silent {
            self.stand(Standing::Away);
        }
        if silent || self.is_given_up() {
            self.ask();
        }
    }

    /// Asks how things stand; when that is answered, the line is called again.
    fn ask(self) {
        if self.asking.get_value() {
            return;
        }
        self.asking.set_value(true);
        spawn_local(async move {
            let ask: Ask<CurrentSystemEvents> = || Box::pin(system::events());
            let answer = ask().await;
            if self.asking.try_update_value(|asking| *asking = false).is_none() {
                return;
            }
            let came = answer.is_ok();
            self.answer(answer);
            if came && self.standing.get_untracked() != Standing::Live {
                self.call();
            }
        });
    }

    fn answer(self, answer: Result<CurrentSystemEvents, Failure>) {
        match answer {
            Ok(events) => self.show(events),
            Err(Failure::SignedOut) => sign_in_again(),
            Err(failure) => drop(self.failure.try_set(Some(failure))),
        }
    }

    fn show(self, events: CurrentSystemEvents) {
        let m = self.ui.m;
        let before = self.current.try_get_untracked().flatten();
        if let Some(before) = &before {
            // An answer may be older than what was told meanwhile.
            if before.revision > events.revision {
                return;
            }
            let names = |those: &[CurrentSystemEvent], not_in: &[CurrentSystemEvent]| {
                let fresh = those.iter().filter(|event| super::find(not_in, event.system_event_id).is_none());
                fresh.map(|event| said::event::kind(m, &event.eventkey)).collect::<Vec<_>>().join(", ")
            };
            let (begun, ended) =
                (names(&events.events, &before.events), names(&before.events, &events.events));
            let begun = (!begun.is_empty()).then(|| words::begun_sentence(m, &begun));
            let ended = (!ended.is_empty()).then(|| words::ended_sentence(m, &ended));
            let news: Vec<String> = begun.into_iter().chain(ended).collect();
            if !news.is_empty() {
                self.ui.say(news.join(" "));
            }
        }
        let _ = self.failure.try_set(None);
        let _ = self.now.try_set(events.now);
        let _ = self.current.try_set(Some(Arc::new(events)));
    }

    fn stand(self, next: Standing) {
        let Some(before) = self.standing.try_get_untracked() else { return };
        if before == next {
            return;
        }
        self.standing.set(next);
        match (before, next) {
            (Standing::Away, Standing::Live) => self.ui.say(words::live_again_sentence(self.ui.m).to_owned()),
            (_, Standing::Away) => self.ui.say(words::away_sentence(self.ui.m).to_owned()),
            _ => {}
        }
    }
}
