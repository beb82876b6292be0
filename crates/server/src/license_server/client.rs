//! Questions to a licence server over HTTP, as `docs/license-server.md` describes it. Its answers are a stranger's: they
//! are bounded in time and size, and no redirection is followed.

use std::sync::Arc;
use std::time::Duration;

use segl_license::FILE_LIMIT;
use segl_webapi::problem::Problem;
use serde::{Deserialize, Serialize};
use ureq::http::{Response, StatusCode};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body, Error};

use super::{Address, Trouble};

/// How long one question may take in all; two of them fit into a request of the app.
const PATIENCE: Duration = Duration::from_secs(8);
/// How long until somebody answers the call at all.
const RING: Duration = Duration::from_secs(4);
/// The longest answer that is no licence, in bytes.
const ANSWER_LIMIT: u64 = 64 * 1024;
/// The longest message or link of an owner that is kept, in characters.
const TEXT_LIMIT: usize = 1000;

/// Who asks, and what that installation has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Question {
    pub(crate) owner_name: String,
    pub(crate) serial_nr: String,
    pub(crate) company_name: String,
    /// Object hash of the active licence, base64.
    pub(crate) hash: Option<String>,
}

/// How things stand, as the server says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Told {
    pub(super) status: String,
    #[serde(default)]
    pub(super) message: String,
    #[serde(default)]
    pub(super) url: String,
}

/// The one client for all servers.
#[derive(Debug)]
pub(super) struct Client {
    direct: Agent,
    through_proxy: Agent,
}

impl Client {
    pub(super) fn new() -> Self {
        let config = || {
            let provider = Arc::new(rustls::crypto::ring::default_provider());
            let tls = TlsConfig::builder()
                .provider(TlsProvider::Rustls)
                .root_certs(RootCerts::PlatformVerifier)
                .unversioned_rustls_crypto_provider(provider)
                .build();
            Agent::config_builder()
                .tls_config(tls)
                .timeout_global(Some(PATIENCE))
                .timeout_connect(Some(RING))
                .max_redirects(0)
                .http_status_as_error(false)
                .user_agent(concat!("segl-server/", env!("CARGO_PKG_VERSION")))
        };
        Self { direct: config().proxy(None).build().into(), through_proxy: config().build().into() }
    }

    /// Asks whether there is something new.
    pub(super) fn status(&self, address: &Address, question: &Question) -> Result<Told, Trouble> {
        let bytes = self.post(address, "/v1/status", question, ANSWER_LIMIT)?;
        let mut told: Told = serde_json::from_slice(&bytes).map_err(|_| Trouble::NotUnderstood)?;
        told.message = plain(&told.message);
        if !told.url.starts_with("https://")
            || told.url.len() > TEXT_LIMIT
            || told.url.contains(char::is_control)
        {
            told.url.clear();
        }
        Ok(told)
    }

    /// Fetches the licence that there is, byte for byte.
    pub(super) fn license(&self, address: &Address, question: &Question) -> Result<Vec<u8>, Trouble> {
        let most = u64::try_from(FILE_LIMIT).unwrap_or(u64::MAX);
        self.post(address, "/v1/license", question, most)
    }

    /// What every issue said of a row: the server's own JSON, read and written anew.
    pub(super) fn history(
        &self,
        address: &Address,
        question: &Question,
        module: &str,
    ) -> Result<String, Trouble> {
        let mut body = serde_json::to_value(question).unwrap_or_default();
        if let Some(fields) = body.as_object_mut() {
            fields.insert("ModuleName".to_owned(), module.into());
        }
        let bytes = self.post(address, "/v1/history", &body, ANSWER_LIMIT)?;
        let read: Vec<serde_json::Value> =
            serde_json::from_slice(&bytes).map_err(|_| Trouble::NotUnderstood)?;
        Ok(serde_json::Value::from(read).to_string())
    }

    /// Tells which licence is active.
    pub(super) fn accepted(&self, address: &Address, question: &Question) -> Result<(), Trouble> {
        self.post(address, "/v1/accepted", question, ANSWER_LIMIT).map(drop)
    }

    fn post(
        &self,
        address: &Address,
        path: &str,
        question: &impl Serialize,
        most: u64,
    ) -> Result<Vec<u8>, Trouble> {
        let body = serde_json::to_vec(question).unwrap_or_default();
        let agent = if address.is_loopback() { &self.direct } else { &self.through_proxy };
        let request = agent.post(address.join(path)).header("content-type", "application/json");
        let mut response = request.send(&body[..]).map_err(|error| trouble(&error))?;
        let status = response.status();
        let html = is_html(&response);
        let limit = if status.is_success() { most } else { ANSWER_LIMIT };
        let bytes = response.body_mut().with_config().limit(limit).read_to_vec();
        let bytes = bytes.map_err(|error| trouble(&error));
        if !status.is_success() {
            return Err(refusal(status, &bytes.unwrap_or_default()));
        }
        if html { Err(Trouble::NotUnderstood) } else { bytes }
    }
}

fn is_html(response: &Response<Body>) -> bool {
    let kind = response.headers().get("content-type").and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.to_ascii_lowercase().contains("html"))
}

/// A refusal that the server names by its code, or a failure.
fn refusal(status: StatusCode, bytes: &[u8]) -> Trouble {
    let code = serde_json::from_slice::<Problem>(bytes).map(|problem| problem.code).unwrap_or_default();
    match (status.as_u16(), code.as_str()) {
        (404, "serial-unknown") => Trouble::SerialUnknown,
        (403, "company-differs") => Trouble::CompanyDiffers,
        (status, _) => Trouble::Failed(status),
    }
}

fn trouble(error: &Error) -> Trouble {
    tracing::warn!(%error, "a licence server could not be asked");
    match error {
        Error::Timeout(_) => Trouble::TimedOut,
        Error::BodyExceedsLimit(_) => Trouble::TooLarge,
        Error::Protocol(_) | Error::Http(_) | Error::TooManyRedirects => Trouble::NotUnderstood,
        Error::Io(cause) if cause.kind() == std::io::ErrorKind::TimedOut => Trouble::TimedOut,
        _ => Trouble::Unreachable,
    }
}

/// An owner's words as they are kept: to the limit, without controls.
fn plain(text: &str) -> String {
    text.chars().filter(|one| !one.is_control()).take(TEXT_LIMIT).collect()
}
