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
use crate::i18n::Messages;
use crate::i18n::texts::event as words;
use crate::platform::clock;
use crate::platform::live::{BROKEN, Line, is_unseen, on_seen_or_not};
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
        // A browser has only a few lines to a server: those that nobody looks at leave theirs to others.
        on_seen_or_not(move || {
            if is_unseen() {
                watch.line.set_value(None);
                watch.standing.set(Standing::Calling);
            } else {
                watch.call();
            }
        });
        // What was just done in the dialog is seen at once, even where the line is broken.
        let mut was_open = false;
        follow(move || {
            let is_open = ui.nav.state().task.is_some();
            if was_open && !is_open && watch.standing.get_untracked() != Standing::Live {
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
            let news = self.answer(system::events().await);
            let Some(known) = self.current.try_get_untracked().flatten() else { return };
            if self.failure.try_get_untracked() == Some(None) {
                let count = u32::try_from(known.events.len()).unwrap_or(u32::MAX);
                self.tell([news, Some(words::refreshed_sentence(self.ui.m, count))]);
            }
        });
    }

    /// Says what there is to say as one announcement: of two, the first would not be heard.
    fn tell(self, news: [Option<String>; 2]) {
        let news: Vec<String> = news.into_iter().flatten().collect();
        if !news.is_empty() {
            self.ui.say(news.join(" "));
        }
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
                    let news = self.show(events);
                    self.tell([self.stand(Standing::Live), news]);
                }
            }
            "beat" => {
                if let Some(now) = system::read_beat(message) {
                    self.now.set(now);
                }
                self.tell([self.stand(Standing::Live), None]);
            }
            BROKEN => {
                self.tell([self.stand(Standing::Away), None]);
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
        if is_unseen() {
            return;
        }
        let silent = clock::milliseconds() - self.heard.get_value() > SILENCE;
        if silent {
            self.tell([self.stand(Standing::Away), None]);
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
            let news = self.answer(answer);
            self.tell([news, None]);
            if came && self.standing.get_untracked() != Standing::Live {
                self.call();
            }
        });
    }

    /// Shows what was answered; what is new of it is to be said.
    fn answer(self, answer: Result<CurrentSystemEvents, Failure>) -> Option<String> {
        match answer {
            Ok(events) => return self.show(events),
            Err(Failure::SignedOut) => sign_in_again(),
            Err(failure) => drop(self.failure.try_set(Some(failure))),
        }
        None
    }

    fn show(self, events: CurrentSystemEvents) -> Option<String> {
        let before = self.current.try_get_untracked()?;
        // An answer may be older than what was told meanwhile.
        if before.as_ref().is_some_and(|before| before.revision > events.revision) {
            return None;
        }
        let news = before.and_then(|before| news(self.ui.m, &before.events, &events.events));
        self.failure.set(None);
        self.now.set(events.now);
        self.current.set(Some(Arc::new(events)));
        news
    }

    /// Where that is another standing than before, what to say of it.
    fn stand(self, next: Standing) -> Option<String> {
        let before = self.standing.try_get_untracked().filter(|before| *before != next)?;
        self.standing.set(next);
        match (before, next) {
            (Standing::Away, Standing::Live) => Some(words::live_again_sentence(self.ui.m).to_owned()),
            (_, Standing::Away) => Some(words::away_sentence(self.ui.m).to_owned()),
            _ => None,
        }
    }
}

/// Which events began and which ended between two messages; none where it is only how far they are.
fn news(m: &Messages, before: &[CurrentSystemEvent], after: &[CurrentSystemEvent]) -> Option<String> {
    let names = |those: &[CurrentSystemEvent], not_in: &[CurrentSystemEvent]| {
        let others = those.iter().filter(|event| super::find(not_in, event.system_event_id).is_none());
        let names: Vec<&str> = others.map(|event| said::event::kind(m, &event.eventkey)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let begun = names(after, before).map(|names| words::begun_sentence(m, &names));
    let ended = names(before, after).map(|names| words::ended_sentence(m, &names));
    let news: Vec<String> = begun.into_iter().chain(ended).collect();
    (!news.is_empty()).then(|| news.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn what_began_and_what_ended_is_said_and_progress_is_not() {
        let told = |events: &str| {
            let text = format!(r#"{{"Revision":1,"Now":1,"Events":[{events}]}}"#);
            system::read_events(&text).unwrap().events
        };
        let event = |id: u8, key: &str, progress: u8| {
            format!(
                r#"{{"SystemEventId":{id},"Eventkey":"{key}","Status":"running","Progress":{progress},"Eventmess":"",
                "Registered":1,"ActivatedBy":null,"Eta":null,"Scope":"Database","Owner":null,"UpdatedCount":0,
                "MayEdit":false,"Cancel":"never"}}"#
            )
        };
        let m = messages(Lang::En);
        let before = told(&format!("{},{}", event(1, "Import", 10), event(2, "NoLogin", 0)));
        assert_eq!(
            news(&m, &before, &told(&format!("{},{}", event(1, "Import", 20), event(2, "NoLogin", 0)))),
            None
        );
        let after = told(&format!("{},{}", event(1, "Import", 20), event(3, "NoTravel", 0)));
        assert_eq!(news(&m, &before, &after), Some("Begun: No Travel. Ended: No Login.".to_owned()));
    }
}
