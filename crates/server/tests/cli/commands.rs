use crate::program::{Folder, PASSWORD, TODAY, demo, licence, licence_under_another_root, run};

#[test]
fn a_company_is_set_up_from_nothing_with_four_commands() {
    let folder = Folder::with_data();
    for owner in ["superoffice", "norddata"] {
        let file = folder.file("a.segl", licence(owner, |order| order));
        let run = folder.run(&["license", "load", &file], &[]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.contains("for Wordslayer AS, serial number 1801852599, issue 1"), "{}", run.out);
        assert!(run.out.contains("test keys"), "{}", run.out);
    }
    let users = folder.file("users.csv", demo("users.csv"));
    let run = folder.run(&["users", "import", &users], &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("Users: 249 added, 1 updated."), "{}", run.out);
    assert_eq!(folder.run(&["admin", "list"], &[]).out, "admin\ndilan.aslan\nthorkild.gram\n");
}

#[test]
fn without_a_password_one_is_made_and_shown_once() {
    let folder = Folder::new();
    let init = ["init", "--company", "A", "--serial", "1801852599", "--admin", "ada"];
    let made = folder.run(&init, &[]);
    assert_eq!(made.code, 0, "{}", made.err);
    let line = made.out.lines().find(|line| line.starts_with("ada signs in with the password ")).unwrap();
    assert_eq!(line.split(' ').next_back().unwrap().len(), 20);

    let again = folder.run(&init, &[]);
    assert_eq!(again.code, 1);
    assert!(again.err.starts_with("store-exists: "), "{}", again.err);
}

#[test]
fn administrators_are_added_listed_and_given_new_passwords() {
    let folder = Folder::with_data();
    assert_eq!(folder.run(&["admin", "add", "bo", "--password", PASSWORD], &[]).code, 0);
    assert_eq!(folder.run(&["admin", "list"], &[]).out, "admin\nbo\n");
    assert!(folder.run(&["admin", "reset", "BO"], &[]).out.starts_with("bo signs in with the password "));
    for (words, code) in [
        (vec!["admin", "add", "Bo"], "name-taken"),
        (vec!["admin", "add", " "], "name-invalid"),
        (vec!["admin", "add", "cy", "--password", "short"], "password-short"),
        (vec!["admin", "reset", "nobody"], "associate-unknown"),
    ] {
        let run = folder.run(&words, &[]);
        assert_eq!(run.code, 1);
        assert!(run.err.starts_with(&format!("{code}: ")), "{}", run.err);
    }
}

#[test]
fn a_licence_that_does_not_verify_for_this_serial_number_is_refused_by_code_and_sentence() {
    let folder = Folder::with_data();
    let other = |order: String| order.replace("1801852599", "1600065823");
    let genuine = licence("superoffice", |order| order);
    for (content, code) in [
        (licence("superoffice", other), "serial-differs"),
        (licence_under_another_root(), "root-unknown"),
        (genuine.replacen('A', "B", 1), "signature-bad"),
        ("no licence".to_owned(), "armour-begin-missing"),
    ] {
        let file = folder.file("a.segl", content);
        let run = folder.run(&["license", "load", &file], &[]);
        assert_eq!(run.code, 1);
        assert!(run.err.starts_with(&format!("{code}: ")), "{}", run.err);
        assert!(run.err.lines().next().unwrap().ends_with('.'), "{}", run.err);
    }
    let file = folder.file("a.segl", genuine);
    assert_eq!(folder.run(&["license", "load", &file], &[]).code, 0);
    let again = folder.run(&["license", "load", &file], &[]);
    assert!(again.err.starts_with("already-active: "), "{}", again.err);
    let missing = folder.run(&["license", "load", "nowhere.segl"], &[]);
    assert_eq!(missing.err, "file-unreadable: There is no file nowhere.segl.\n");
}

#[test]
fn every_line_that_cannot_be_imported_is_named_and_nothing_is() {
    let folder = Folder::with_data();
    let file = folder.file("a.segl", licence("norddata", |order| order));
    assert_eq!(folder.run(&["license", "load", &file], &[]).code, 0);
    let users = folder.file(
        "users.csv",
        "Name;FirstName;LastName;Email;Country;UserType;Role;UserPlan;Licences;Retired\n\
         a;A;A;;NO;InternalAssociate;Standard;;NORDDATA.nothing;0\n\
         b;B;B;;NO;InternalAssociate;Standard;;NORDDATA.nd-orders;0\n\
         c;C;C;;NO;InternalAssociate;Standard;;NOBODY.x;0\n",
    );
    let run = folder.run(&["users", "import", &users], &[]);
    assert_eq!(run.code, 1);
    insta::assert_snapshot!(run.err, @r"
    import-refused: Nothing was imported. These lines stand against it:
      line 2, a: module-unknown: no module nothing
      line 4, c: owner-unknown: no licence of this owner
    ");
    assert_eq!(folder.run(&["admin", "list"], &[]).out, "admin\n");
}

#[test]
fn options_stand_before_or_after_the_command() {
    let folder = Folder::with_data();
    let data = folder.data();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_segl-server"));
    command.args(["admin", "list", "--today", TODAY, "--data"]).arg(&data);
    assert_eq!(run(&mut command).out, "admin\n");
}

#[test]
fn without_data_every_command_says_how_to_begin() {
    let folder = Folder::new();
    for words in [vec!["serve"], vec!["admin", "list"], vec!["license", "load", "x"]] {
        let run = folder.run(&words, &[]);
        assert_eq!(run.code, 1);
        assert!(run.err.starts_with("store-no-database: "), "{}", run.err);
        assert!(run.err.contains("init --company"), "{}", run.err);
    }
    assert!(!folder.data().exists(), "nothing is made by asking");
}

#[test]
fn wrong_usage_is_told_apart_and_help_teaches_the_whole_way() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["--today", "yesterday", "serve"], &[]).code, 2);
    assert_eq!(folder.run(&["sing"], &[]).code, 2);
    let help = folder.run(&["--help"], &[]);
    assert_eq!(help.code, 0);
    for word in ["init --company", "license load", "users import", "serve"] {
        assert!(help.out.contains(word), "{}", help.out);
    }
}

#[test]
fn satellites_are_named_and_given_site_licences_within_their_numbers() {
    let folder = Folder::with_data();
    let file = folder.file("a.segl", licence("superoffice", |order| order));
    assert_eq!(folder.run(&["license", "load", &file], &[]).code, 0);
    let add = |words: &[&str]| folder.run(&[&["satellite", "add"], words].concat(), &[]);
    let bergen =
        add(&["Bergen", "--license", "SUPEROFFICE.satellite", "--license", "SUPEROFFICE.reporter-studio"]);
    assert_eq!(
        (bergen.code, bergen.out.as_str()),
        (0, "Satellite: Bergen. Licences given: 2.\n"),
        "{}",
        bergen.err
    );
    assert_eq!(add(&["Bergen", "--license", "SUPEROFFICE.satellite"]).code, 0, "it holds it already");
    for name in ["Oslo", "Malmö"] {
        assert_eq!(add(&[name, "--license", "SUPEROFFICE.satellite"]).code, 0);
    }
    for (words, code) in [
        (&["Turku", "--license", "SUPEROFFICE.satellite"][..], "no-free-seat"),
        (&["Turku", "--license", "SUPEROFFICE.ten-sales"], "type-not-assignable"),
        (&["Turku", "--license", "SUPEROFFICE.shoe"], "module-unknown"),
        (&["Turku", "--license", "NOBODY.shoe"], "owner-unknown"),
        (&[" "], "name-invalid"),
    ] {
        let run = add(words);
        assert_eq!(run.code, 1, "{words:?}");
        assert!(run.err.starts_with(&format!("{code}: ")), "{}", run.err);
    }
    assert_eq!(add(&["Turku", "--license", "satellite"]).code, 2);
    assert_eq!(
        folder.run(&["satellite", "list"], &[]).out,
        "Bergen: SUPEROFFICE.satellite, SUPEROFFICE.reporter-studio\nMalmö: SUPEROFFICE.satellite\n\
         Oslo: SUPEROFFICE.satellite\nTurku: \n"
    );
}

#[test]
fn a_lost_installation_key_is_put_back_or_made_anew_and_a_key_that_is_there_is_never_replaced() {
    let folder = Folder::with_data();
    let renew = ["key", "renew", "--company", "Wordslayer AS", "--serial"];
    let there = folder.run(&renew, &["1801852599"]);
    assert!(there.code == 1 && there.err.starts_with("store-key-exists: "), "{}", there.err);
    let key = folder.data().join("installation.key");
    let kept = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    let lost = folder.run(&["admin", "list"], &[]);
    assert!(lost.code == 1 && lost.err.starts_with("store-key-missing: "), "{}", lost.err);
    assert!(lost.err.contains("key renew"), "{}", lost.err);
    let mistyped = folder.run(&renew, &["1801852590"]);
    assert!(mistyped.code == 1 && mistyped.err.starts_with("store-serial-nr: "), "{}", mistyped.err);
    assert!(!key.exists());
    std::fs::write(&key, &kept).unwrap();
    assert_eq!(folder.run(&["admin", "list"], &[]).code, 0, "put back from the backup");
    std::fs::remove_file(&key).unwrap();
    let made = folder.run(&renew, &["1801852599"]);
    assert!(made.code == 0 && made.out.contains("gives it again"), "{}{}", made.out, made.err);
    assert_ne!(std::fs::read(&key).unwrap(), kept);
    let file = folder.file("a.segl", licence("superoffice", |order| order));
    assert_eq!(folder.run(&["license", "load", &file], &[]).code, 0, "the company is known again");
}
