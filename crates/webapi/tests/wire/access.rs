//! How users get in.

use segl_webapi::access::{NewPassword, PasswordChange, RoleChange};

#[test]
fn a_password_that_is_left_out_is_for_the_server_to_make() {
    let read = |text: &str| serde_json::from_str::<PasswordChange>(text).unwrap();
    assert_eq!(read(r#"{"OwnPassword":"mine"}"#), read(r#"{"Password":null,"OwnPassword":"mine"}"#));
    let made = serde_json::to_string(&NewPassword { password: None }).unwrap();
    assert_eq!(made, r#"{"Password":null}"#);
}

#[test]
fn no_password_is_written_where_a_change_is_written_down() {
    let (own_password, password) = ("mine is secret".to_owned(), Some("so is this".to_owned()));
    let role = RoleChange { role: "Administrator".to_owned(), own_password: own_password.clone() };
    let written = format!(
        "{role:?} {:?} {:?}",
        PasswordChange { password: password.clone(), own_password },
        NewPassword { password }
    );
    assert_eq!(
        written,
        "RoleChange { role: \"Administrator\", .. } PasswordChange { .. } NewPassword { .. }"
    );
}
