//! The server's paths that the app uses, one function each. What can go wrong is a [`Failure`]; words for it are made
//! in [`crate::words`].

pub(crate) mod access;
pub(crate) mod activation;
mod carriers;
pub(crate) mod system;
pub(crate) mod users;

#[cfg(test)]
pub(crate) use carriers::proof as read_proof;

use gloo_net::http::Method;
use segl_license::Json;
use segl_webapi::history::LicenseHistory;
use segl_webapi::holders::LicenseHolders;
use segl_webapi::problem::Facts;
use segl_webapi::proof::Proof;
use segl_webapi::session::SessionInfo;

use crate::platform::net::{self, Answer};
use crate::platform::page;
use crate::platform::task::turn;
use crate::url_state::encode;

/// How many holders are fetched at first, and each time that a person asks for more.
const HOLDERS_AT_FIRST: usize = 10;
const HOLDERS_AT_ONCE: usize = 50;

/// Why a request was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// No answer came.
    Network,
    /// Nobody is signed in, or no longer.
    SignedOut,
    /// The one who is signed in may not.
    NotAdministrator,
    /// The answer is none that this program knows.
    Unreadable,
    /// The server says why.
    Refused(Box<Refusal>),
}

/// A problem (RFC 9457), its facts unread: most of them nobody words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The stable code.
    pub(crate) code: String,
    /// The request, as the server's log names it; empty where no server named it.
    request_id: String,
    answer: String,
}

impl Refusal {
    /// The problem that an answer tells of.
    fn of(answer: String) -> Self {
        let problem = Json::parse(answer.as_bytes()).map(carriers::problem).unwrap_or_default();
        Self { code: problem.code, request_id: problem.request_id, answer }
    }

    /// With what values.
    pub(crate) fn facts(&self) -> Facts {
        Json::parse(self.answer.as_bytes()).map(carriers::problem_facts).unwrap_or_default()
    }
}

impl Failure {
    /// The request, as the server's log names it; empty where no server named it.
    pub(crate) fn request_id(&self) -> &str {
        if let Self::Refused(refusal) = self { &refusal.request_id } else { "" }
    }

    /// What a server would answer.
    #[cfg(test)]
    pub(crate) fn told(problem: &segl_webapi::problem::Problem) -> Self {
        Self::Refused(Box::new(Refusal::of(serde_json::to_string(problem).unwrap_or_default())))
    }
}

/// Who is signed in.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn session() -> Result<SessionInfo, Failure> {
    get("/api/v1/Session", carriers::session).await
}

/// What a part of the app says, in the page's language. The page names the file in this attribute.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn text_of_part(attribute: &str) -> Result<String, Failure> {
    accept(net::send(Method::GET, &page::text_of_part(attribute)).await.map_err(|_| Failure::Network)?)
}

/// Everything about licences that the browser needs to prove it. Without network it is what was fetched last, with the
/// moment of that (Unix seconds), which the page's own worker puts into it (`src/boot/service_worker.js`).
///
/// # Errors
/// [`Failure`]
pub(crate) async fn proof() -> Result<(Proof, Option<i64>), Failure> {
    let body = body("/api/v1/License/Proof").await?;
    // Hundreds of rows are long: their arrival, their syntax and their meaning are a piece of work each.
    turn().await;
    let mut json = Json::parse(body.as_bytes()).ok_or(Failure::Unreadable)?;
    turn().await;
    let kept = json.get("Kept");
    carriers::proof(json).map(|proof| (proof, kept)).ok_or(Failure::Unreadable)
}

/// Who holds a licence: the altered assignments first, then by name. `skip` are passed over.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn holders(owner: &str, module: &str, skip: usize) -> Result<LicenseHolders, Failure> {
    let take = if skip == 0 { HOLDERS_AT_FIRST } else { HOLDERS_AT_ONCE };
    let path = format!("{}/Holders?skip={skip}&take={take}", row_path(owner, module));
    get(&path, carriers::one_licence::holders).await
}

/// What became of a row from issue to issue, newest first; `before` is what an earlier answer said.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn history(
    owner: &str,
    module: &str,
    before: Option<i64>,
) -> Result<LicenseHistory, Failure> {
    let before = before.map(|before| format!("?before={before}")).unwrap_or_default();
    get(&format!("{}/History{before}", row_path(owner, module)), carriers::one_licence::history).await
}

fn row_path(owner: &str, module: &str) -> String {
    format!("/api/v1/License/{}/{}", encode(owner), encode(module))
}

/// Signs out.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn sign_out() -> Result<(), Failure> {
    accept(net::send(Method::DELETE, "/api/v1/Session").await.map_err(|_| Failure::Network)?).map(drop)
}

async fn get<T>(path: &str, read: fn(Json<'_>) -> Option<T>) -> Result<T, Failure> {
    let body = body(path).await?;
    Json::parse(body.as_bytes()).and_then(read).ok_or(Failure::Unreadable)
}

async fn body(path: &str) -> Result<String, Failure> {
    accept(net::send(Method::GET, path).await.map_err(|_| Failure::Network)?)
}

/// The body of a good answer.
fn accept(answer: Answer) -> Result<String, Failure> {
    if (200..300).contains(&answer.status) {
        return Ok(answer.body);
    }
    let refusal = Refusal::of(answer.body);
    Err(match (answer.status, refusal.code.as_str()) {
        (401, _) => Failure::SignedOut,
        (403, "not-administrator") => Failure::NotAdministrator,
        _ => Failure::Refused(Box::new(refusal)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, body: &str) -> Failure {
        accept(Answer { status, body: body.to_owned() }).unwrap_err()
    }

    #[test]
    fn each_status_has_its_failure_and_the_code_decides_among_the_forbidden() {
        assert_eq!(accept(Answer { status: 204, body: String::new() }), Ok(String::new()));
        assert_eq!(refused(401, ""), Failure::SignedOut);
        assert_eq!(refused(403, r#"{"code":"not-administrator"}"#), Failure::NotAdministrator);
        let origin = refused(403, r#"{"code":"origin-refused","requestId":"r-1"}"#);
        assert_eq!(origin.request_id(), "r-1");
        assert!(matches!(origin, Failure::Refused(problem) if problem.code == "origin-refused"));
        assert!(matches!(refused(502, "<html>"), Failure::Refused(problem) if problem.code.is_empty()));
    }
}
