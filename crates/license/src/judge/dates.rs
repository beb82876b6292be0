//! Step 9: dates in their order.

use crate::{Code, Finding, License, Verdict};

pub(super) fn judge(verdict: &mut Verdict, license: &License) {
    let (warning, expiry, grace) = (license.admin_warning_date, license.expiry_date, license.grace_date);
    match (warning, expiry, grace) {
        (Some(warning), Some(expiry), Some(grace)) if warning <= expiry && expiry <= grace => {}
        (None, None, None) => {}
        (Some(warning), Some(expiry), Some(grace)) => {
            let finding = Finding::new(Code::DatesOrder)
                .with("AdminWarningDate", warning)
                .with("ExpiryDate", expiry)
                .with("GraceDate", grace);
            verdict.refuse(9, finding);
        }
        _ => verdict.refuse(9, Finding::new(Code::DatesNull)),
    }
}
