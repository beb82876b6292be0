use serde_json::json;

use super::testing::Vector;

#[test]
fn the_browser_comes_to_the_verdict_of_every_published_vector_byte_for_byte() {
    let vectors = Vector::all();
    assert!(vectors.len() >= 40, "{} vectors", vectors.len());
    for vector in vectors {
        assert_eq!(vector.judge().verdict.to_json(), vector.verdict, "{}", vector.name);
    }
}

#[test]
fn a_key_lost_after_the_licence_was_activated_takes_nothing_away_and_one_lost_before_takes_all() {
    let mut lost_after = Vector::read("key-compromised-later");
    assert_eq!(lost_after.judge().verdict.step, None);
    lost_after.proof["Activations"] = json!([]);
    let judged = lost_after.judge();
    assert_eq!(judged.verdict.code.map(segl_license::Code::as_str), Some("key-compromised"));
    assert!(judged.rows.iter().all(|row| row.module.is_none()), "nothing of it counts");
}

#[test]
fn a_database_without_a_serial_number_is_judged_as_the_other_judges_do() {
    let vector = Vector::read("verified-stored-untyped");
    assert_eq!(vector.proof["Company"]["SerialNr"], "");
    assert_eq!(vector.judge().verdict.to_json(), vector.verdict);
}
