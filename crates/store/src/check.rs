//! EncryptedCheck: base64 of HMAC-SHA-256 under the installation key over PAE(type, body).

use segl_license::{decode_base64, encode_base64, pre_authentication_encoding};
use serde::Serialize;

use crate::StoreError;
use crate::key::InstallationKey;

/// What the installation key says about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// As it was written.
    Intact,
    /// Not as it was written: grants nothing, holds no seat.
    Altered,
    /// Not judged: the database was opened without its key.
    Unchecked,
}

/// Who holds licences: users or satellites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holders {
    Users,
    Satellites,
}

/// What a check is over.
pub(crate) enum Subject<'a> {
    Company { name: &'a str, serial_nr: &'a str },
    Link { holders: Holders, id: i64, owner: &'a str, module: &'a str, holder: i64, number: i64 },
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct CompanyBody<'a> {
    database_id: &'a str,
    company_name: &'a str,
    serial_nr: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct LinkBody<'a> {
    database_id: &'a str,
    link_id: i64,
    owner_name: &'a str,
    module_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    associate_id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    satellite_id: Option<i64>,
    license_number: i64,
}

/// Makes and judges checks of one database.
#[derive(Clone, Debug)]
pub(crate) struct Checker {
    key: Option<InstallationKey>,
    database_id: String,
}

impl Checker {
    pub(crate) fn new(key: Option<&InstallationKey>, database_id: &str) -> Self {
        Self { key: key.cloned(), database_id: database_id.to_owned() }
    }

    /// The check to be stored.
    pub(crate) fn make(&self, subject: &Subject<'_>) -> Result<String, StoreError> {
        let key = self.key.as_ref().ok_or(StoreError::ReadOnly)?;
        Ok(encode_base64(&key.code(&self.message(subject))))
    }

    /// Whether a stored check is the subject's.
    pub(crate) fn judge(&self, subject: &Subject<'_>, stored: &str) -> Check {
        let Some(key) = &self.key else { return Check::Unchecked };
        match decode_base64(stored) {
            Some(code) if key.agrees(&self.message(subject), &code) => Check::Intact,
            _ => Check::Altered,
        }
    }

    fn message(&self, subject: &Subject<'_>) -> Vec<u8> {
        let database_id = self.database_id.as_str();
        let (payload_type, body) = match *subject {
            Subject::Company { name, serial_nr } => (
                "application/vnd.segl.company.v1+json",
                serde_json::to_vec(&CompanyBody { database_id, company_name: name, serial_nr }),
            ),
            Subject::Link { holders, id, owner, module, holder, number } => {
                let user = (holders == Holders::Users).then_some(holder);
                let body = LinkBody {
                    database_id,
                    link_id: id,
                    owner_name: owner,
                    module_name: module,
                    associate_id: user,
                    satellite_id: if user.is_none() { Some(holder) } else { None },
                    license_number: number,
                };
                (holders.payload_type(), serde_json::to_vec(&body))
            }
        };
        pre_authentication_encoding(payload_type, &body.unwrap_or_default())
    }
}

impl Holders {
    fn payload_type(self) -> &'static str {
        match self {
            Self::Users => "application/vnd.segl.assignment.v1+json",
            Self::Satellites => "application/vnd.segl.satellite-assignment.v1+json",
        }
    }

    /// The table of links and its column of holders.
    pub(crate) fn table(self) -> (&'static str, &'static str) {
        match self {
            Self::Users => ("LicenseAssocLink", "assocId"),
            Self::Satellites => ("LicenseSatlLink", "satelliteId"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_is_over_the_documented_bytes() {
        let checker = Checker { key: None, database_id: "d1".to_owned() };
        let of = |subject: &Subject<'_>| String::from_utf8(checker.message(subject)).unwrap();
        let link = |holders| Subject::Link {
            holders,
            id: 7,
            owner: "SUPEROFFICE",
            module: "ten-sales",
            holder: 9,
            number: 1,
        };
        assert_eq!(
            of(&link(Holders::Users)),
            "DSSEv1 39 application/vnd.segl.assignment.v1+json 115 {\"DatabaseId\":\"d1\",\"LinkId\":7,\"OwnerName\":\"SUPEROFFICE\",\
             \"ModuleName\":\"ten-sales\",\"AssociateId\":9,\"LicenseNumber\":1}"
        );
        assert!(of(&link(Holders::Satellites)).ends_with("\"SatelliteId\":9,\"LicenseNumber\":1}"));
        assert!(
            of(&Subject::Company { name: "Wordslayer AS", serial_nr: "1801852599" })
                .ends_with(r#"{"DatabaseId":"d1","CompanyName":"Wordslayer AS","SerialNr":"1801852599"}"#)
        );
    }
}
