//! Signing in.

use segl_webapi::session::{SessionInfo, SignIn};
use serde_json::{from_str, to_string};

#[test]
fn who_is_signed_in_is_written_in_pascal_case() {
    let info =
        SessionInfo { associate: "admin".into(), full_name: "Åse Bø".into(), is_administrator: true };
    let text = r#"{"Associate":"admin","FullName":"Åse Bø","IsAdministrator":true}"#;
    assert_eq!(to_string(&info).expect("JSON"), text);
    assert_eq!(from_str::<SessionInfo>(text).expect("reads"), info);
}

#[test]
fn a_password_reaches_the_wire_and_never_a_log() {
    let sign_in: SignIn = from_str(r#"{"UserName":"admin","Password":"geheim","Next":"/"}"#).expect("reads");
    assert_eq!(to_string(&sign_in).expect("JSON"), r#"{"UserName":"admin","Password":"geheim"}"#);
    assert_eq!(format!("{sign_in:?}"), r#"SignIn { user_name: "admin", .. }"#);
    from_str::<SignIn>(r#"{"UserName":"admin"}"#).expect_err("no password");
}
