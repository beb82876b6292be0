//! The server's paths by which licences come and go.

use gloo_net::http::Method;
use segl_license::{Date, Finding, Json};
use segl_webapi::assignees::AssigneesPage;
use segl_webapi::preview::{ActivateRequest, Activated, Move, Preview, PreviewRequest};

pub(crate) use super::carriers::activation::reported;
use super::{Failure, accept, carriers, get};
use crate::platform::net::{self, Body, HangUp};
use crate::url_state::encode;

/// How many holders are on a page.
pub(crate) const PAGE: usize = 100;

/// How things stand with an owner's licence server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LicenseServer {
    /// Whether an address of it is configured.
    pub(crate) is_configured: bool,
    /// Whether it was ever asked.
    pub(crate) is_asked: bool,
    /// The vendor's name for what it found.
    pub(crate) status: String,
    /// What went wrong, as a stable code; empty where nothing did.
    pub(crate) code: String,
    /// The same, where a licence that it handed out was refused.
    pub(crate) refused: Option<Finding>,
    /// The owner's own words.
    pub(crate) message: String,
    /// The owner's own link.
    pub(crate) url: String,
    /// When it was asked, Unix seconds.
    pub(crate) asked: i64,
    /// When it is asked again by itself, Unix seconds.
    pub(crate) next_check: i64,
    /// The licence file that waits to be activated.
    pub(crate) candidate: Option<String>,
    /// Whether the installation's serial number is one of a demonstration.
    pub(crate) is_demo: bool,
}

/// What became of an owner's licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Logged {
    /// Unix seconds.
    pub(crate) at: i64,
    /// A user's name, or a program's.
    pub(crate) actor: String,
    /// Whether a program did it by itself.
    pub(crate) is_automatic: bool,
    /// Issue from then on; none where the licence was removed.
    pub(crate) sequence: Option<i64>,
    /// Serial number from then on, or of what was removed.
    pub(crate) serial_nr: String,
    /// Numbers that changed: name in code, before and after; none where a licence did not have the row.
    pub(crate) numbers: Vec<(String, Option<i64>, Option<i64>)>,
    /// How many holders lost something or got something else with it.
    pub(crate) moved: i64,
    /// The first of them.
    pub(crate) moves: Vec<LoggedMove>,
}

/// What one holder lost with a licence, and what it got instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LoggedMove {
    /// The holder's name.
    pub(crate) name: String,
    /// Names in code of what went.
    pub(crate) remove: Vec<String>,
    /// Names in code of what came.
    pub(crate) give: Vec<String>,
}

/// A preview as the browser reads it: of the server's verdict only a refusal.
pub(crate) type Seen = Preview<Option<Finding>>;

/// What the owner's licence server said last, as our own server's text; `anew`: it is asked now.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn license_server(owner: &str, anew: bool) -> Result<String, Failure> {
    let method = if anew { Method::POST } else { Method::GET };
    accept(net::send(method, &owner_path(owner, "Status")).await.map_err(|_| Failure::Network)?)
}

/// When a licence server said that all is well; none where there is anything to say. Small, for the first view.
pub(crate) fn all_is_well(answer: &str) -> Option<i64> {
    let mut answer = Json::parse(answer.as_bytes())?;
    let is_silent = |text: Option<String>| text.as_deref() == Some("");
    let well = answer.get::<bool>("IsAsked")?
        && answer.get::<String>("LicenseStatus")? == "Ok"
        && is_silent(answer.get("Code"))
        && is_silent(answer.get("Message"))
        && !answer.get::<bool>("IsDemo")?
        && matches!(answer.take("Candidate"), Json::Null);
    answer.get("Asked").filter(|_| well)
}

/// The day of a moment (Unix seconds), in UTC.
pub(crate) fn day(moment: i64) -> String {
    Date::from_days_since_epoch(moment.div_euclid(86_400)).map(|day| day.to_string()).unwrap_or_default()
}

/// Whether a new licence was activated by itself.
pub(crate) fn is_activated(answer: &str) -> bool {
    let status = Json::parse(answer.as_bytes()).and_then(|mut answer| answer.get::<String>("LicenseStatus"));
    status.as_deref() == Some("NewLicenseActivated")
}

/// Whether nobody needs to be asked: no licence server is configured, and nothing else is to be said.
pub(crate) fn is_unconfigured(answer: &str) -> bool {
    let Some(mut answer) = Json::parse(answer.as_bytes()) else { return false };
    answer.get("IsConfigured") == Some(false) && answer.get("IsDemo") == Some(false)
}

/// What was answered, in full.
pub(crate) fn read_license_server(answer: &str) -> Option<LicenseServer> {
    Json::parse(answer.as_bytes()).and_then(carriers::activation::license_server)
}

/// A file that the server keeps, octet by octet.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn candidate(file: &str) -> Result<Vec<u8>, Failure> {
    let path = format!("/api/v1/License/Candidate/{}", encode(file));
    match net::octets(&path).await {
        Ok(Ok(octets)) => Ok(octets),
        Ok(Err(answer)) => Err(accept(answer).err().unwrap_or(Failure::Unreadable)),
        Err(_) => Err(Failure::Network),
    }
}

/// What a file would change, sent as it is.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn preview_file(file: Vec<u8>, hang_up: &HangUp) -> Result<Seen, Failure> {
    post("/api/v1/License/Preview", Body::Octets(file), hang_up, carriers::activation::preview).await
}

/// What a file that the server keeps would change, with moves.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn preview(file: &str, moves: Vec<Move>, hang_up: &HangUp) -> Result<Seen, Failure> {
    let asked = PreviewRequest { candidate: file.to_owned(), moves };
    let body = Body::Json(serde_json::to_string(&asked).unwrap_or_default());
    post("/api/v1/License/Preview", body, hang_up, carriers::activation::preview).await
}

/// Activates a file that the server keeps, with moves, in the world that the preview named.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn activate(asked: ActivateRequest, hang_up: &HangUp) -> Result<Activated, Failure> {
    let body = Body::Json(serde_json::to_string(&asked).unwrap_or_default());
    post("/api/v1/License/Activate", body, hang_up, carriers::activation::activated).await
}

/// The most holders that come at once.
pub(crate) const MOST: usize = 500;

/// Who holds a licence, by which words and in which order: a column's name, after a minus where the last come first.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn assignees(
    owner: &str,
    module: &str,
    words: &str,
    sort: &str,
    (skip, top): (usize, usize),
) -> Result<AssigneesPage, Failure> {
    let (column, way) = sort.strip_prefix('-').map_or((sort, ""), |column| (column, "&Descending=true"));
    let search = format!("Module={}&Search={}&Sort={column}{way}", encode(module), encode(words));
    let path = owner_path(owner, &format!("Assignees?{search}&Skip={skip}&Top={top}"));
    get(&path, carriers::activation::assignees).await
}

/// What became of an owner's licence, the newest first.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn changes(owner: &str) -> Result<Vec<Logged>, Failure> {
    get(&owner_path(owner, "Changes"), carriers::activation::changes).await
}

/// Removes a third party's licence with everything that is held of it.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn remove(owner: &str) -> Result<(), Failure> {
    let path = format!("/api/v1/License/{}", encode(owner));
    accept(net::send(Method::DELETE, &path).await.map_err(|_| Failure::Network)?).map(drop)
}

/// Gives the installation another serial number and owner.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn change_serial_number(company: &str, serial_nr: &str) -> Result<(), Failure> {
    let query = format!("newCompanyName={}&newSerialNumber={}", encode(company), encode(serial_nr));
    let path = format!("/api/v1/License/ChangeSerialNumber?{query}");
    accept(net::send(Method::POST, &path).await.map_err(|_| Failure::Network)?).map(drop)
}

fn owner_path(owner: &str, rest: &str) -> String {
    format!("/api/v1/License/{}/{rest}", encode(owner))
}

async fn post<T>(
    path: &str,
    body: Body,
    hang_up: &HangUp,
    read: fn(Json<'_>) -> Option<T>,
) -> Result<T, Failure> {
    let body = accept(net::send_body(path, body, hang_up).await.map_err(|_| Failure::Network)?)?;
    Json::parse(body.as_bytes()).and_then(read).ok_or(Failure::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WELL: &str = r#"{"IsConfigured":true,"IsAsked":true,"LicenseStatus":"Ok","Code":"","Message":"","Url":"",
        "Asked":17,"NextCheck":18,"Candidate":null,"IsDemo":false}"#;

    #[test]
    fn all_is_well_only_where_there_is_nothing_at_all_to_say() {
        assert_eq!(all_is_well(WELL), Some(17));
        for (from, to) in [
            ("\"IsAsked\":true", "\"IsAsked\":false"),
            ("\"Ok\"", "\"NewLicenseActivated\""),
            ("\"Code\":\"\"", "\"Code\":\"license-server-unreachable\""),
            ("\"Message\":\"\"", "\"Message\":\"News\""),
            ("\"Candidate\":null", "\"Candidate\":\"ab\""),
            ("\"IsDemo\":false", "\"IsDemo\":true"),
        ] {
            assert_eq!(WELL.matches(from).count(), 1);
            assert_eq!(all_is_well(&WELL.replace(from, to)), None, "{to}");
        }
        assert_eq!(all_is_well("<html>"), None);
    }

    #[test]
    fn an_owner_without_a_licence_server_needs_none() {
        assert!(!is_unconfigured(WELL));
        assert!(is_unconfigured(&WELL.replace("\"IsConfigured\":true", "\"IsConfigured\":false")));
        assert!(!is_unconfigured("{}"));
    }
}
