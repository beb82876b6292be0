//! The vendor's carriers against the vendor's contract.

use serde_json::{Value, json};

use crate::carriers::{ALL, Carrier};
use crate::contract::{Contract, Rewrite};
use crate::enums::number_of;

fn camel_case(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Reads every sample after a rewrite, by both deserializers, and wants the sample back.
fn read_back_after(rewrite: &Rewrite) {
    let contract = Contract::read();
    for Carrier { name, in_any_case, in_any_case_from_value, .. } in ALL {
        let sample = contract.sample(name);
        let rewritten = contract.rewrite(name, &sample, rewrite);
        assert_ne!(rewritten, sample, "{name} was not rewritten");
        assert_eq!(in_any_case(&rewritten).expect(name), sample, "{name}");
        assert_eq!(in_any_case_from_value(&rewritten).expect(name), sample, "{name} from a value");
    }
}

#[test]
fn every_carrier_of_the_contract_is_here_and_no_other() {
    let mut here: Vec<_> = ALL.iter().map(|carrier| carrier.name).collect();
    here.sort_unstable();
    let contract = Contract::read();
    let mut there = contract.names();
    there.sort_unstable();
    assert_eq!(here, there);
}

#[test]
fn an_empty_carrier_shows_every_property_with_its_type() {
    let contract = Contract::read();
    for Carrier { name, empty, .. } in ALL {
        assert_eq!(contract.faults(name, &empty()), Vec::<String>::new());
    }
}

#[test]
fn a_carrier_with_a_value_in_every_property_comes_through_unchanged() {
    let contract = Contract::read();
    for Carrier { name, exactly, empty, .. } in ALL {
        let sample = contract.sample(name);
        assert_eq!(contract.faults(name, &sample), Vec::<String>::new());
        for (property, value) in sample.as_object().expect("an object") {
            // The last name of a list is not always another than the default.
            if property != "LicenseStatus" {
                assert_ne!(*value, empty()[property], "{name}.{property} is not told from its default");
            }
        }
        assert_eq!(exactly(&sample).expect(name), sample, "{name}");
    }
}

#[test]
fn a_property_that_is_missing_or_of_another_type_is_a_fault() {
    let contract = Contract::read();
    let mut row = contract.sample("ModuleLicense");
    row["NumberOfLicenses"] = json!("5");
    row["LicenseType"] = json!(3);
    row["Verified"] = json!(true);
    row.as_object_mut().expect("an object").remove("Signature");
    let mut faults = contract.faults("ModuleLicense", &row);
    faults.sort();
    assert_eq!(
        faults,
        [
            r#"ModuleLicense.LicenseType: 3 is not {"enum":["Unknown","SiteLicense","SatelliteLicense","UserLicense"]}"#,
            r#"ModuleLicense.NumberOfLicenses: "5" is not "int32""#,
            "ModuleLicense.Signature: missing",
            "ModuleLicense.Verified: not in the contract",
        ]
    );
}

#[test]
fn a_request_in_camel_case_reads_as_in_pascal_case() {
    read_back_after(&Rewrite { name: camel_case, value: |name| json!(name) });
}

#[test]
fn a_request_in_lower_case_reads_as_in_pascal_case() {
    read_back_after(&Rewrite { name: str::to_lowercase, value: |name| json!(name.to_lowercase()) });
}

#[test]
fn enums_read_from_their_numbers() {
    let contract = Contract::read();
    for name in [
        "ModuleLicense",
        "ExtendedLicenseInfo",
        "SoPrincipalCarrier",
        "CheckLicenseStatusResult",
        "Associate",
    ] {
        let Carrier { exactly, in_any_case, .. } =
            ALL.iter().find(|carrier| carrier.name == name).expect("a carrier");
        let sample = contract.sample(name);
        let as_number = |name: &str| json!(number_of(name));
        let numbered = contract.rewrite(name, &sample, &Rewrite { name: str::to_owned, value: as_number });
        assert_ne!(numbered, sample, "{name} holds an enum");
        assert_eq!(exactly(&numbered).expect(name), sample, "{name}");
        assert_eq!(in_any_case(&numbered).expect(name), sample, "{name} in any case");
    }
}

#[test]
fn a_carrier_without_properties_is_the_empty_one() {
    for Carrier { name, empty, exactly, in_any_case, .. } in ALL {
        assert_eq!(exactly(&json!({})).expect(name), empty(), "{name}");
        assert_eq!(in_any_case(&json!({})).expect(name), empty(), "{name} in any case");
    }
}

#[test]
fn a_request_whose_properties_are_all_null_is_the_empty_one() {
    for Carrier { name, empty, in_any_case, in_any_case_from_value, .. } in ALL {
        let properties = empty();
        let nulls: serde_json::Map<_, _> = properties
            .as_object()
            .expect("an object")
            .keys()
            .map(|name| (camel_case(name), Value::Null))
            .collect();
        let nulls = Value::Object(nulls);
        assert_eq!(in_any_case(&nulls).expect(name), properties, "{name}");
        assert_eq!(in_any_case_from_value(&nulls).expect(name), properties, "{name} from a value");
        assert_eq!(in_any_case(&Value::Null).expect(name), properties, "{name} itself null");
    }
}

#[test]
fn unknown_properties_are_ignored_at_every_depth() {
    let contract = Contract::read();
    let mut sample = contract.sample("ExtendedLicenseInfo");
    let clean = sample.clone();
    sample["Verified"] = json!(true);
    sample["Current"]["verified"] = json!({ "OwnerName": ["Nobody"] });
    sample["New"]["ModuleLicenses"][0]["VERIFIED"] = json!(null);
    let carrier = ALL.iter().find(|carrier| carrier.name == "ExtendedLicenseInfo").expect("a carrier");
    assert_eq!((carrier.exactly)(&sample).expect("reads"), clean);
    assert_eq!((carrier.in_any_case)(&sample).expect("reads"), clean);
}
