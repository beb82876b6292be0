use segl_license::stored::{Context, StoredObject, StoredOwner, StoredRow, judge_owner};
use segl_license::{Activation, Date, Kind, ObjectHash, State, decode_base64};
use segl_webapi::proof::{ActivationProof, Check, OwnerProof, Proof, Stored};

use crate::world::{World, compromised_since, today};

async fn proof(world: &World) -> Proof {
    serde_json::from_value(world.read("/api/v1/License/Proof").await).unwrap()
}

/// What a browser makes of a signed object.
fn object(stored: &Stored) -> StoredObject {
    let text = stored.body.clone().map(String::into_bytes);
    StoredObject {
        body: text.or_else(|| decode_base64(stored.base64.as_ref()?)).unwrap(),
        signature: decode_base64(&stored.signature).unwrap(),
        key_id: stored.key_id.clone(),
        hash: decode_base64(&stored.hash).unwrap(),
    }
}

#[tokio::test]
async fn bodies_are_handed_out_as_signed_beside_the_columns_and_what_is_in_use() {
    let world = World::new();
    let proof = proof(&world).await;
    assert_eq!(proof.today, "2026-11-22");
    assert_eq!((proof.company.serial_nr.as_str(), proof.company.check), ("1801852599", Check::Intact));
    assert_eq!(proof.revocations, None);
    assert_eq!(proof.activations.len(), 2);
    let store = world.store();
    for owner in &proof.owners {
        let stored = store.owner(&owner.columns.owner_name).unwrap().unwrap();
        assert_eq!(object(&owner.license), stored.stored.license);
        assert_eq!(owner.keys.iter().map(object).collect::<Vec<_>>(), stored.stored.keys);
        for (row, kept) in owner.rows.iter().zip(&stored.rows) {
            assert_eq!((row.id, object(&row.signed)), (kept.id, kept.stored.signed.clone()));
            assert_eq!(row.columns.number_of_licenses, kept.stored.columns.number_of_licenses);
        }
        assert_eq!(owner.rows.len(), stored.rows.len());
    }
    let used: Vec<(&str, u32)> =
        proof.owners[0].rows.iter().map(|row| (row.columns.module_name.as_str(), row.in_use)).collect();
    assert_eq!(used[..5], [("server", 1), ("satellite", 0), ("ten-sales", 1), ("user", 1), ("web", 1)]);
}

#[tokio::test]
async fn bodies_travel_as_text_and_one_that_is_no_text_as_base64() {
    let world = World::new();
    let proof_before = proof(&world).await;
    assert!(proof_before.owners.iter().all(|owner| owner.rows.iter().all(|row| row.signed.base64.is_none())));
    let world = world.tamper("UPDATE ModuleLicense SET body = X'FF00' WHERE moduleName = 'web'");
    let after = proof(&world).await;
    let web = after.owners[0].rows.iter().find(|row| row.columns.module_name == "web").unwrap();
    assert_eq!((web.signed.body.as_deref(), web.signed.base64.as_deref()), (None, Some("/wA=")));
}

/// Judges from the answer alone, as the app does.
pub(crate) fn judge(world: &World, proof: &Proof, owner: &OwnerProof) -> String {
    let activation = |log: &ActivationProof| Activation {
        hash: ObjectHash::from_base64(&log.hash).unwrap(),
        date: Date::parse(&log.date).unwrap(),
    };
    let state = State {
        revocations: proof.revocations.as_ref().map(|list| object(list).to_envelope(Kind::Revocations)),
        typed_serial_nr: Some(proof.company.serial_nr.clone()).filter(|number| !number.is_empty()),
        activations: proof.activations.iter().map(activation).collect(),
        ..State::default()
    };
    let columns: segl_license::stored::OwnerColumns = segl_license::stored::OwnerColumns {
        owner_name: owner.columns.owner_name.clone(),
        owner_description: owner.columns.owner_description.clone(),
        company_name: owner.columns.company_name.clone(),
        serial_nr: owner.columns.serial_nr.clone(),
        epoch: owner.columns.epoch,
        sequence: owner.columns.sequence,
        issued: owner.columns.issued.clone().unwrap(),
        admin_warning_date: owner.columns.admin_warning_date.clone(),
        expiry_date: owner.columns.expiry_date.clone(),
        grace_date: owner.columns.grace_date.clone(),
        maintenance_date: owner.columns.maintenance_date.clone(),
        next_check_date: owner.columns.next_check_date.clone(),
        license_version: owner.columns.license_version.clone(),
        deployment_type: owner.columns.deployment_type,
        product_type: owner.columns.product_type.clone(),
        product_description: owner.columns.product_description.clone(),
        extra_flags: owner.columns.extra_flags,
        extra_info: owner.columns.extra_info.clone(),
        license_url: owner.columns.license_url.clone(),
        shop_url: owner.columns.shop_url.clone(),
    };
    let stored = StoredOwner {
        columns,
        license: object(&owner.license),
        keys: owner.keys.iter().map(object).collect(),
    };
    let rows: Vec<StoredRow> = owner
        .rows
        .iter()
        .map(|row| StoredRow {
            columns: segl_license::stored::RowColumns {
                module_name: row.columns.module_name.clone(),
                module_version: row.columns.module_version.clone(),
                module_description: row.columns.module_description.clone(),
                module_tooltip: row.columns.module_tooltip.clone(),
                license_type: row.columns.license_type.clone(),
                allowed_user_type: row.columns.allowed_user_type.clone(),
                number_of_licenses: row.columns.number_of_licenses,
                unrestricted: row.columns.unrestricted,
                is_hidden: row.columns.is_hidden,
                extra_flags: row.columns.extra_flags,
                extra_info: row.columns.extra_info.clone(),
                prerequisite_module_name: row.columns.prerequisite_module_name.clone(),
                sort_order: row.columns.sort_order,
            },
            signed: object(&row.signed),
        })
        .collect();
    let context = Context { roots: &world.roots, state: &state, today: today(), main: None };
    judge_owner(&stored, &rows, context).verdict.to_json()
}

/// SQL that stores a list of withdrawn keys: SUPEROFFICE's is in wrong hands since a day. Its licence was activated on
/// the day of the test.
fn withdraws(since: &str) -> String {
    let list = compromised_since(since);
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02X}")).collect::<String>();
    format!(
        "INSERT INTO Revocations (generation, body, signature, keyId, objectHash, registered) \
         VALUES (1, X'{}', X'{}', '{}', X'{}', 0)",
        hex(&list.body),
        hex(&list.signature),
        list.key_id,
        hex(&list.hash)
    )
}

#[tokio::test]
async fn a_browser_comes_to_the_servers_verdict_byte_for_byte_from_the_proof_alone() {
    let edits = "UPDATE ModuleLicense SET licenseNumber = 500 WHERE moduleName = 'ten-sales';
        UPDATE ModuleLicense SET objectHash = X'00' WHERE moduleName = 'user';
        UPDATE ModuleOwner SET expiration = '2099-01-01' WHERE ownerName = 'SUPEROFFICE';
        DELETE FROM ModuleLicense WHERE moduleName = 'windows';";
    let unnamed = "UPDATE company SET serialNo = ''";
    let lost_before = World::new().tamper(&withdraws("2026-11-22"));
    let lost_after = World::new().tamper(&withdraws("2026-11-23"));
    for (world, refused) in [
        (World::new(), 0),
        (World::new().tamper(edits), 0),
        (World::new().tamper(unnamed), 0),
        (lost_before, 1),
        (lost_after, 0),
    ] {
        let cookie = world.sign_in("admin").await;
        let answer = world.get("/api/v1/License/Verdicts", &[("cookie", &cookie)]).await;
        assert_eq!(answer.header("content-type"), "application/json");
        let proof = proof(&world).await;
        let judged: Vec<String> = proof.owners.iter().map(|owner| judge(&world, &proof, owner)).collect();
        assert_eq!(answer.text(), format!("[{}]", judged.join(",")));
        let store = world.store();
        let native = store.judge(&world.roots, today()).unwrap();
        let native: Vec<String> = native.iter().map(|owner| owner.judged.verdict.to_json()).collect();
        assert_eq!(judged, native);
        let refusals =
            judged.iter().filter(|verdict| verdict.contains(r#""Code":"key-compromised""#)).count();
        assert_eq!(refusals, refused);
    }
}

#[tokio::test]
async fn long_answers_of_the_api_are_compressed_and_short_ones_are_not() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    for (path, accepted, encoding) in [
        ("/api/v1/License/Proof", "br, gzip", "br"),
        ("/api/v1/License/Proof", "gzip", "gzip"),
        ("/api/v1/License/Proof", "identity", ""),
        ("/api/v1/Session", "br, gzip", ""),
    ] {
        let answer = world.get(path, &[("cookie", &cookie), ("accept-encoding", accepted)]).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-encoding")), (200, encoding), "{path}");
    }
}
