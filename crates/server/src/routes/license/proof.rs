//! `GET /api/v1/License/Proof`

mod columns;

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_license::stored::StoredObject;
use segl_license::{Activation, encode_base64};
use segl_store::{Check, Company, JudgedRecord};
use segl_webapi::proof::{self, ActivationProof, CompanyProof, OwnerProof, Proof, RowProof, Stored};

use crate::app::App;
use crate::auth::Administrator;
use crate::licenses::snapshot;
use crate::problem::Refusal;

/// Everything that a browser needs to judge for itself: columns as stored, bytes as signed, seats in use. An extension,
/// and the one path that the app reads licences from. It holds no verdict.
pub(crate) async fn handle(State(app): State<Arc<App>>, _: Administrator) -> Result<Json<Proof>, Refusal> {
    let snapshot = snapshot(&app).await?;
    Ok(Json(Proof {
        today: app.today().to_string(),
        company: company(&snapshot.company),
        revocations: snapshot.revocations.as_ref().map(signed),
        activations: snapshot.state.activations.iter().map(activation).collect(),
        owners: snapshot.owners.iter().map(owner).collect(),
    }))
}

fn company(company: &Company) -> CompanyProof {
    let check = match company.check {
        Check::Intact => proof::Check::Intact,
        Check::Altered | Check::Unchecked => proof::Check::Altered,
    };
    CompanyProof { name: company.name.clone(), serial_nr: company.serial_nr.clone(), check }
}

fn activation(activation: &Activation) -> ActivationProof {
    ActivationProof { hash: activation.hash.to_base64(), date: activation.date.to_string() }
}

fn owner(owner: &JudgedRecord) -> OwnerProof {
    let stored = &owner.record.stored;
    let rows = owner.record.rows.iter().enumerate().map(|(at, row)| RowProof {
        id: row.id,
        columns: columns::row(&row.stored.columns),
        signed: signed(&row.stored.signed),
        in_use: owner.uses.get(at).map(|used| used.in_use).unwrap_or_default(),
    });
    OwnerProof {
        columns: columns::owner(&stored.columns),
        license: signed(&stored.license),
        keys: stored.keys.iter().map(signed).collect(),
        rows: rows.collect(),
    }
}

/// A signed object as stored: as text where it is UTF-8, because that compresses to a fraction of base64.
pub(super) fn signed(object: &StoredObject) -> Stored {
    let text = String::from_utf8(object.body.clone()).ok();
    let base64 = text.is_none().then(|| encode_base64(&object.body));
    Stored {
        body: text,
        base64,
        key_id: object.key_id.clone(),
        signature: encode_base64(&object.signature),
        hash: encode_base64(&object.hash),
    }
}
