//! From an order to a licence file.

use std::ops::RangeInclusive;

use segl_license::{
    Date, Envelope, KeyCertificate, License, LicenseFile, ListedModule, ModuleLicense, ObjectHash, Replaces,
    decode,
};

use crate::{Order, OrderProblem, Place, SigningKey, sign_body};

/// What an issue has besides its order.
#[derive(Clone, Debug, Default)]
pub struct IssueOptions {
    /// The sequence; without one, the order's.
    pub sequence: Option<u32>,
    /// The object hash of the issue before it.
    pub previous: Option<ObjectHash>,
    /// What the issue before it took over from: it stays said, because third parties' licences need it as a proof. The
    /// order's own counts first.
    pub replaces: Option<Replaces>,
    /// A revocation list to put into the file.
    pub revocations: Option<Envelope>,
}

/// Issues a licence: fills in what the certificate and the options say, sorts the rows, signs.
///
/// # Errors
/// Every problem of the order, and of order, key and certificate together.
pub fn issue(
    order: &Order,
    key: &SigningKey,
    certificate: &Envelope,
    options: IssueOptions,
) -> Result<LicenseFile, Vec<OrderProblem>> {
    let mut order = order.clone();
    order.license.previous = options.previous;
    order.license.replaces = order.license.replaces.or(options.replaces);
    if let Some(sequence) = options.sequence {
        order.license.sequence = sequence;
    }
    let mut problems = order.problems();
    match decode::<KeyCertificate>(&certificate.body) {
        Ok(certified) => {
            order.license.epoch = certified.epoch;
            together(&order, key, &certified, &mut problems);
        }
        Err(_) => problems.push(other("the certificate", "damaged", "a certificate made by `certify`")),
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut rows = order.rows.clone();
    rows.sort_by(|a, b| (a.sort_order, &a.module_name).cmp(&(b.sort_order, &b.module_name)));
    let mut file = seal(order.license.clone(), rows, key, std::slice::from_ref(certificate));
    file.revocations = options.revocations;
    let problems = too_large(&order, &file);
    if problems.is_empty() { Ok(file) } else { Err(problems) }
}

/// Signs a licence and its rows as they are given: nothing is checked and nothing is sorted. The rows get the licence's
/// OwnerName, SerialNr, Epoch and Sequence; the licence gets their hashes.
pub fn seal(
    mut license: License,
    rows: Vec<ModuleLicense>,
    key: &SigningKey,
    certificates: &[Envelope],
) -> LicenseFile {
    let mut envelopes = Vec::with_capacity(rows.len());
    license.module_licenses.clear();
    for mut row in rows {
        row.owner_name.clone_from(&license.owner_name);
        row.serial_nr.clone_from(&license.serial_nr);
        (row.epoch, row.sequence) = (license.epoch, license.sequence);
        let envelope = sign_body(&row, key);
        license.module_licenses.push(ListedModule { module_name: row.module_name, hash: envelope.hash() });
        envelopes.push(envelope);
    }
    LicenseFile {
        license: sign_body(&license, key),
        module_licenses: envelopes,
        keys: certificates.to_vec(),
        revocations: None,
    }
}

/// What key, certificate and order must have in common.
fn together(order: &Order, key: &SigningKey, certificate: &KeyCertificate, problems: &mut Vec<OrderProblem>) {
    let license = &order.license;
    let mut add = |mut problem: OrderProblem| {
        if !problems.iter().any(|known| known.field == problem.field && known.place == problem.place) {
            order.locate(&mut problem);
            problems.push(problem);
        }
    };
    if certificate.key_id != key.public().key_id() {
        add(other("the key", key.public().hint(), &format!("the certified key, {}", certificate.key_id)));
    }
    if certificate.owner_name != license.owner_name {
        let expected = format!("{}, the owner that the certificate names", certificate.owner_name);
        add(other("OwnerName", &format!("{:?}", license.owner_name), &expected));
    }
    let period: RangeInclusive<Date> = certificate.sign_date..=certificate.expiry_date;
    if !period.contains(&license.issued) {
        let expected = format!("a day from {} to {}, the certificate's", period.start(), period.end());
        add(other("Issued", &license.issued.to_string(), &expected));
    }
}

/// Bodies beyond the limits of the format.
fn too_large(order: &Order, file: &LicenseFile) -> Vec<OrderProblem> {
    let mut problems = Vec::new();
    for envelope in file.module_licenses.iter().chain([&file.license]) {
        let (size, limit) = (envelope.body.len(), envelope.kind.body_limit());
        if size <= limit {
            continue;
        }
        let row: Option<ModuleLicense> = decode(&envelope.body).ok();
        let at = row.and_then(|row| order.rows.iter().position(|other| other.module_name == row.module_name));
        let place = at.map_or(Place::License, |at| order.place(at));
        let (found, expected) =
            (format!("{size} bytes as JSON"), format!("at most {limit}: shorter or fewer Texts"));
        problems.push(OrderProblem::new(place, "the whole", Some(found), expected));
    }
    problems
}

fn other(field: &str, found: &str, expected: &str) -> OrderProblem {
    OrderProblem::new(Place::License, field, Some(found.to_owned()), expected)
}
