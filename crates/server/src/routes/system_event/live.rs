//! `GET /api/v1/SystemEvent/Live`

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, Sse};
use futures_util::stream::{Stream, unfold};
use segl_webapi::system_event::CurrentSystemEvents;
use serde_json::json;

use crate::app::{App, stored};
use crate::auth::{Administrator, Standing};
use crate::events;
use crate::live::Watch;
use crate::problem::Refusal;

/// How often something is sent when nothing happens: so that both sides notice a line that is dead, and a change that
/// another program made.
const BEAT: Duration = Duration::from_secs(10);
/// How soon a browser is to ask again after the line broke.
const RETRY: Duration = Duration::from_secs(2);

/// The events, live, as server-sent events (WHATWG HTML, section 9.2). An extension.
///
/// Every message is complete, so that nobody needs to know what it missed: `events` with all of them (the body of
/// `/Current`, its revision as the id), first at once and then after each change; `beat` every ten seconds; `end` when
/// the session or the right ends, after which a browser is not to ask again. When the server stops, the stream just ends.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let standing = Standing::of(&app, &headers, &administrator);
    let line = Line { watch: app.live.watch(), app, standing, sent: None };
    Sse::new(unfold(Some(line), |line| async { next(line?).await }))
}

/// One browser's stream.
struct Line {
    app: Arc<App>,
    watch: Watch,
    standing: Standing,
    /// The revision that was sent last.
    sent: Option<i64>,
}

/// The next message, and the line if more are to follow.
async fn next(mut line: Line) -> Option<(Result<Event, Infallible>, Option<Line>)> {
    let mut beats = false;
    loop {
        if line.sent.is_some() && !beats {
            match tokio::time::timeout(BEAT, line.watch.changed()).await {
                Ok(true) => {}
                Ok(false) => return None,
                Err(_) => beats = true,
            }
        }
        // Before anything is said, so that nobody hears what it may not.
        if !line.standing.holds(&line.app).await {
            let end = Event::default().event("end").json_data(json!({ "Code": "not-signed-in" }));
            return Some((Ok(end.unwrap_or_default()), None));
        }
        match news(&line).await {
            Ok(Some(current)) => {
                line.sent = Some(current.revision);
                let event = Event::default().event("events").id(current.revision.to_string()).retry(RETRY);
                return Some((Ok(event.json_data(current).unwrap_or_default()), Some(line)));
            }
            Ok(None) if beats => {
                let beat = Event::default().event("beat").json_data(json!({ "Now": line.app.clock.now() }));
                return Some((Ok(beat.unwrap_or_default()), Some(line)));
            }
            // Somebody's session ended, or the like.
            Ok(None) => {}
            // The cause is in the log; the browser asks again, and is told there.
            Err(_) => return None,
        }
    }
}

/// The events, where they are not what was sent last.
async fn news(line: &Line) -> Result<Option<CurrentSystemEvents>, Refusal> {
    let sent = line.sent;
    stored(&line.app, move |app| {
        if sent == Some(app.store.system_event_revision()?) {
            return Ok(None);
        }
        events::current(app).map(Some)
    })
    .await
}
