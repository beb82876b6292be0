//! Where a licence server is: https, or plain HTTP on this machine alone.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use axum::http::Uri;

/// The address of a licence server, without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    base: String,
    is_loopback: bool,
}

/// It is no such address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected https://HOST[:PORT][/PATH], or http:// with this machine's own address")]
pub struct AddressError;

impl Address {
    /// Whether it is on this machine.
    pub(super) fn is_loopback(&self) -> bool {
        self.is_loopback
    }

    /// The address of a path below it.
    pub(super) fn join(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let uri: Uri = text.parse().map_err(|_| AddressError)?;
        let authority = uri.authority().ok_or(AddressError)?;
        let host = authority.host().trim_start_matches('[').trim_end_matches(']');
        let ip: Option<IpAddr> = host.parse().ok();
        let is_loopback = host == "localhost" || ip.is_some_and(|ip| ip.is_loopback());
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => is_loopback,
            _ => false,
        };
        let plain = uri.query().is_none() && !authority.as_str().contains('@') && !text.contains('#');
        if !secure || !plain || host.is_empty() {
            return Err(AddressError);
        }
        Ok(Self { base: text.trim_end_matches('/').to_owned(), is_loopback })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tls_or_this_machine_is_an_address() {
        for good in [
            "https://license.example.com",
            "https://a.example:8443/v/",
            "http://127.0.0.1:8090",
            "http://[::1]:1",
        ] {
            let address: Address = good.parse().unwrap();
            assert_eq!(address.join("/v1/status"), format!("{}/v1/status", good.trim_end_matches('/')));
        }
        for bad in [
            "http://license.example.com",
            "http://127.0.0.1.evil.example",
            "https://user@license.example.com",
            "https://license.example.com/?a=b",
            "ftp://127.0.0.1",
            "license.example.com",
            "",
        ] {
            assert_eq!(bad.parse::<Address>(), Err(AddressError), "{bad}");
        }
    }
}
