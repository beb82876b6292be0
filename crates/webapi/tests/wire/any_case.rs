//! Reading requests without regard to case, where the contract's samples do not reach.

use std::collections::BTreeMap;

use segl_webapi::activation::ExtendedLicenseInfo;
use segl_webapi::any_case::AnyCase;
use segl_webapi::license::ModuleLicense;
use segl_webapi::list::SelectableMDOListItem;
use segl_webapi::requests::{
    ActivateLicenseInfoRequest, GetModuleLicenseFromDBRequest, ThirdPartyLicensesRequest,
};
use segl_webapi::rights::TableRight;
use segl_webapi::seats::LicenseOwner;
use serde::Deserialize;
use serde_json::from_str;

fn read<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, serde_json::Error> {
    from_str(text).map(|AnyCase(value)| value)
}

#[test]
fn a_body_of_the_vendors_client_is_understood() {
    let asked: GetModuleLicenseFromDBRequest =
        read(r#"{"ownerName":"SUPEROFFICE","moduleName":"ten-sales"}"#).expect("camelCase");
    assert_eq!((asked.owner_name.as_str(), asked.module_name.as_str()), ("SUPEROFFICE", "ten-sales"));
    let given: ThirdPartyLicensesRequest =
        read(r#"{"associateId":17,"moduleOwner":"NORDDATA","moduleLicenseNames":["a","b"]}"#)
            .expect("camelCase");
    assert_eq!((given.associate_id, given.module_license_names), (17, vec!["a".to_owned(), "b".to_owned()]));
}

#[test]
fn a_candidate_is_found_by_its_signature_however_its_dates_and_rights_came_back() {
    let body = r#"{"newLicense":{"new":{"signature":"c2ln","expiryDate":"2027-06-29T22:00:00.000Z",
        "graceDate":null,"moduleLicenses":[{"licenseType":3,"allowedUserType":"InternalAssociate"}],
        "publicKey":{"key":{"x":"AA==","counter":0}},"tableRight":{"mask":15}}}}"#;
    let asked: ActivateLicenseInfoRequest = read(body).expect("a request");
    let new = asked.new_license.and_then(|license| license.new).expect("a candidate");
    assert_eq!(new.signature, "c2ln");
    assert_eq!(new.expiry_date.to_string(), "2027-06-29T22:00:00");
    assert!(new.grace_date.is_none());
}

#[test]
fn a_property_under_two_spellings_is_refused() {
    let error =
        read::<GetModuleLicenseFromDBRequest>(r#"{"OwnerName":"A","ownerName":"B"}"#).expect_err("two");
    assert!(error.to_string().starts_with("duplicate field `OwnerName`"), "{error}");
}

#[test]
fn letters_beyond_ascii_are_not_folded() {
    // The Kelvin sign lowers to k, and the Turkish dotless ı raises to I.
    let kept: TableRight = read(r#"{"mas\u212A":"Select","reason":"r"}"#).expect("reads");
    assert_eq!(kept.mask.0, "");
    let asked: ThirdPartyLicensesRequest = read(r#"{"assoc\u0131ateId":5}"#).expect("reads");
    assert_eq!(asked.associate_id, 0);
}

#[test]
fn keys_of_a_map_are_data_and_stay_as_they_are() {
    let body =
        r#"{"fieldProperties":{"name":{"fieldRight":{"mask":1}},"Name":{"FIELDLENGTH":4},"NAME":null}}"#;
    let owner: LicenseOwner = read(body).expect("reads");
    assert_eq!(owner.field_properties.keys().collect::<Vec<_>>(), ["NAME", "Name", "name"]);
    assert_eq!(owner.field_properties["Name"].field_length, 4);
    let right = owner.field_properties["name"].field_right.as_ref().expect("a right");
    assert_eq!(right.mask.0, "1");
    assert_eq!(read::<BTreeMap<String, i32>>(r#"{"a":null,"A":2}"#).expect("reads").len(), 2);
}

#[test]
fn null_for_a_required_value_is_the_zero_of_its_type() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Required {
        flag: bool,
        small: i8,
        wide: u64,
        part: f64,
        text: String,
        values: Vec<u16>,
        inner: Option<Box<Required>>,
        letter: Option<char>,
    }
    let zero = Required {
        flag: false,
        small: 0,
        wide: 0,
        part: 0.0,
        text: String::new(),
        values: vec![],
        inner: None,
        letter: None,
    };
    let nulls =
        r#"{"Flag":null,"SMALL":null,"wide":null,"part":null,"text":null,"values":null,"inner":null}"#;
    assert_eq!(read::<Required>(nulls).expect("zeros"), zero);
    from_str::<Required>(nulls).expect_err("the plain reader knows no zeros");
    read::<Required>("{}").expect_err("a required value is missing");
}

#[test]
fn values_of_another_type_are_refused() {
    for body in [
        r#"{"NumberOfLicenses":"5"}"#,
        r#"{"NumberOfLicenses":2147483648}"#,
        r#"{"NumberOfLicenses":1.5}"#,
        r#"{"Unrestricted":1}"#,
        r#"{"ModuleName":7}"#,
        r#"{"ModuleName":["a"]}"#,
        r#"{"LicenseType":"Banana"}"#,
        r#""text""#,
        "[1]",
        "7",
        "",
        "{",
    ] {
        read::<ModuleLicense>(body).expect_err(body);
    }
}

#[test]
fn a_document_of_great_depth_is_refused_without_harm() {
    let deep =
        |open: &str| read::<SelectableMDOListItem>(&open.repeat(100_000)).expect_err("too deep").to_string();
    assert!(deep(r#"{"childItems":["#).starts_with("recursion limit exceeded"));
    // What is ignored is not descended into, so that only the missing end is noticed.
    assert!(deep(r#"{"unknown":["#).starts_with("EOF while parsing"));
}

#[test]
fn a_property_at_every_depth_is_found() {
    let body = r#"{"EXTENDEDMODULELICENSES":[{"current":{"modulename":"user"},"numberOfLicensesAdded":-3}]}"#;
    let read: ExtendedLicenseInfo = read(body).expect("reads");
    let row = read.extended_module_licenses.first().expect("a row");
    assert_eq!(row.current.as_ref().map(|row| row.module_name.as_str()), Some("user"));
    assert_eq!(row.number_of_licenses_added, -3);
}
