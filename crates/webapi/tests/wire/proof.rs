//! What the browser is given to prove licences with.

use segl_webapi::proof::{
    ActivationProof, Check, CompanyProof, OwnerColumns, OwnerProof, Proof, RowColumns, RowProof, Stored,
};
use serde_json::{Value, from_str, from_value, json, to_string, to_value};

fn stored(body: &str) -> Stored {
    Stored {
        body: Some(body.to_owned()),
        base64: None,
        key_id: "ab".repeat(32),
        signature: "c2lnbmF0dXJl".to_owned(),
        hash: "aGFzaA==".to_owned(),
    }
}

fn proof() -> Proof {
    let row = RowProof {
        id: 7,
        columns: RowColumns {
            module_name: "ten-sales".into(),
            license_type: "UserLicense".into(),
            number_of_licenses: i64::MAX,
            ..RowColumns::default()
        },
        signed: stored(r#"{"ModuleName":"ten-sales"}"#),
        in_use: 3,
    };
    let owner = OwnerProof {
        columns: OwnerColumns {
            owner_name: "SUPEROFFICE".into(),
            expiry_date: Some("2027-06-30".into()),
            ..OwnerColumns::default()
        },
        license: stored("{}"),
        keys: vec![stored("{}")],
        rows: vec![row],
    };
    Proof {
        today: "2026-11-22".into(),
        company: CompanyProof {
            name: "Wordslayer AS".into(),
            serial_nr: "1801852599".into(),
            check: Check::Intact,
        },
        revocations: None,
        activations: vec![ActivationProof { hash: "AAAA".into(), date: "2026-11-22".into() }],
        owners: vec![owner],
    }
}

fn names(value: &Value) -> Vec<&str> {
    let mut names: Vec<_> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_proof_has_these_properties() {
    let proof = to_value(proof()).expect("JSON");
    assert_eq!(names(&proof), ["Activations", "Company", "Owners", "Revocations", "Today"]);
    assert_eq!(
        proof["Company"],
        json!({"Name": "Wordslayer AS", "SerialNr": "1801852599", "Check": "intact"})
    );
    let owner = &proof["Owners"][0];
    assert_eq!(names(owner), ["Columns", "Keys", "License", "Rows"]);
    assert_eq!(names(&owner["License"]), ["Body", "Hash", "KeyId", "Signature"]);
    #[rustfmt::skip]
    assert_eq!(names(&owner["Columns"]), [
        "AdminWarningDate", "CompanyName", "DeploymentType", "Epoch", "ExpiryDate", "ExtraFlags", "ExtraInfo",
        "GraceDate", "Issued", "LicenseUrl", "LicenseVersion", "MaintenanceDate", "NextCheckDate",
        "OwnerDescription", "OwnerName", "ProductDescription", "ProductType", "Sequence", "SerialNr", "ShopUrl",
    ]);
    let row = &owner["Rows"][0];
    assert_eq!(names(row), ["Columns", "Id", "InUse", "Signed"]);
    #[rustfmt::skip]
    assert_eq!(names(&row["Columns"]), [
        "AllowedUserType", "ExtraFlags", "ExtraInfo", "IsHidden", "LicenseType", "ModuleDescription",
        "ModuleName", "ModuleTooltip", "ModuleVersion", "NumberOfLicenses", "PrerequisiteModuleName",
        "SortOrder", "Unrestricted",
    ]);
}

#[test]
fn a_proof_comes_through_unchanged() {
    let text = to_string(&proof()).expect("JSON");
    assert_eq!(from_str::<Proof>(&text).expect("a proof"), proof());
}

#[test]
fn a_server_that_claims_all_is_verified_is_not_heard() {
    let mut claimed = to_value(proof()).expect("JSON");
    claimed["Verified"] = json!(true);
    claimed["Owners"][0]["Verified"] = json!(true);
    claimed["Owners"][0]["Rows"][0]["Verified"] = json!(true);
    claimed["Owners"][0]["Rows"][0]["Signed"]["Verified"] = json!({"Outcome": "verified"});
    assert_eq!(from_value::<Proof>(claimed).expect("a proof"), proof());
}

#[test]
fn signed_octets_travel_as_a_json_string_without_the_loss_of_one() {
    let all_of_latin: String = (0..=0x24F_u32).filter_map(char::from_u32).collect();
    for body in
        [r#"{"ModuleTooltip":"\"\\u00e5\" å \u0041 / \/"}"#, "\u{feff}\u{2028}\u{10ffff} 𝄞", &all_of_latin]
    {
        let text = to_string(&stored(body)).expect("JSON");
        let read: Stored = from_str(&text).expect("reads");
        assert_eq!(read.body.expect("a body").as_bytes(), body.as_bytes());
    }
}

#[test]
fn octets_that_are_not_text_travel_as_base64() {
    let broken = Stored { body: None, base64: Some("/w==".to_owned()), ..stored("") };
    let value = to_value(&broken).expect("JSON");
    assert_eq!(names(&value), ["Base64", "Hash", "KeyId", "Signature"]);
    assert_eq!(from_value::<Stored>(value).expect("reads"), broken);
}

#[test]
fn a_check_that_the_app_does_not_know_is_not_taken_for_intact() {
    let mut newer = to_value(proof()).expect("JSON");
    newer["Company"]["Check"] = json!("mostly-intact");
    assert_eq!(from_value::<Proof>(newer).expect("a proof").company.check, Check::Altered);
}
