//! A new licence with the moves that make room for it: previewed, applied together, or not at all.

use segl_issuer::{IssueOptions, Order};
use segl_license::{Difference, LicenseFile};
use segl_store::{
    ActivateError, Activation, ActivationDraft, Actor, Blocked, HolderId, Move, Refusal, Step, Terms, World,
};
use std::cell::RefCell;
use std::ops::ControlFlow;

use crate::support::{
    Installation, MAIN, NOW, actor, issued, refusal, roots, set_number, superoffice, today,
};

const X: &str = "ten-sales-essentials";
const Y: &str = "ten-service-essentials";

/// The next issue of an order, after what is installed.
fn next(installation: &Installation, order: &Order) -> LicenseFile {
    let license = installation.judged(MAIN).judged.license.clone().unwrap();
    let options = IssueOptions {
        sequence: Some(license.sequence + 1),
        previous: Some(license.hash()),
        ..IssueOptions::default()
    };
    issued(order, options)
}

fn swap(id: i64, remove: &[&str], give: &[&str]) -> Move {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Move { holder: HolderId::Associate(id), remove: owned(remove), give: owned(give) }
}

fn run(
    installation: &Installation,
    file: &LicenseFile,
    terms: &Terms<'_>,
    preview: bool,
) -> Result<Activation, ActivateError> {
    let (text, roots, actor) = (file.to_text(), roots(), actor());
    let draft =
        ActivationDraft { file: text.as_bytes(), roots: &roots, today: today(), actor: &actor, now: NOW };
    match preview {
        true => installation.store.preview(&draft, terms),
        false => installation.store.activate_with(&draft, terms),
    }
}

fn sequence(installation: &Installation) -> u32 {
    installation.judged(MAIN).judged.license.clone().unwrap().sequence
}

/// Everything that the database holds, for comparison.
fn everything(installation: &Installation) -> Vec<i64> {
    ["LicenseAssocLink", "ModuleLicense", "AdminLog", "ModuleOwner"]
        .map(|table| {
            installation.number(&format!("SELECT count(*) + coalesce(sum({table}_id), 0) FROM {table}"))
        })
        .into()
}

/// Three users on plan X, and a new licence that has no plan X.
fn without_x() -> (Installation, Vec<i64>, LicenseFile) {
    let mut order = superoffice();
    let installation = Installation::with(&order);
    let users: Vec<i64> = ["anna", "bo", "cy"].map(|name| installation.user(name)).into();
    for user in &users {
        installation.give(*user, &[X]).unwrap();
    }
    order.rows.retain(|row| row.module_name != X);
    let file = next(&installation, &order);
    (installation, users, file)
}

#[test]
fn a_whole_plan_leaves_and_another_arrives_in_one_activation() {
    let (installation, users, file) = without_x();
    let blocked = run(&installation, &file, &Terms::default(), false);
    let Err(ActivateError::Blocked(rows)) = blocked else { panic!("{blocked:?}") };
    assert_eq!(rows, [Blocked { module_name: X.into(), in_use: 3, new_total: 0 }]);

    let before = everything(&installation);
    let moves: Vec<Move> = users.iter().map(|user| swap(*user, &[X], &[Y])).collect();
    let terms = Terms { moves: &moves, ..Terms::default() };
    let report = run(&installation, &file, &terms, true).unwrap().report.unwrap();
    assert!(report.can_be_activated() && report.has_loss(), "{report:?}");
    let row = |name: &str| report.rows.iter().find(|row| row.module_name() == name).unwrap();
    assert_eq!((row(X).in_use, row(X).new_in_use, row(X).new_total()), (3, 0, Some(0)));
    assert_eq!((row(Y).in_use, row(Y).new_in_use), (0, 3));
    assert_eq!(row(X).differences, [Difference::Removed]);
    assert_eq!(everything(&installation), before, "a preview leaves nothing behind");

    // Whoever reads meanwhile sees everyone with a plan, at every step.
    let seen = RefCell::new(Vec::new());
    let reader = segl_store::Store::open_read_only(&installation.dir.path().join("segl.sqlite")).unwrap();
    let watch = |step: Step| {
        let plans = |user: &i64| {
            let held = reader.holdings(*user).unwrap();
            held.iter().filter(|link| link.module_name == X || link.module_name == Y).count()
        };
        seen.borrow_mut().push((step, users.iter().map(plans).collect::<Vec<_>>()));
        ControlFlow::Continue(())
    };
    run(&installation, &file, &Terms { watch: Some(&watch), ..terms }, false).unwrap();
    let seen = seen.into_inner();
    assert!(seen.iter().all(|(_, plans)| plans == &[1, 1, 1]), "{seen:?}");
    let steps: Vec<Step> = seen.iter().map(|(step, _)| *step).collect();
    assert_eq!(steps.first(), Some(&Step::Begun));
    assert_eq!(steps.last(), Some(&Step::Committing));
    assert!(steps.contains(&Step::Taken(3, 3)) && steps.contains(&Step::Given(1, 3)));
    for user in users {
        let holds = installation.holds(user);
        assert!(holds.contains(&Y.to_owned()) && !holds.contains(&X.to_owned()), "{holds:?}");
        assert_eq!(reader.holdings(user).unwrap().len(), holds.len());
    }
    assert_eq!(sequence(&installation), 2);
}

#[test]
fn one_move_that_is_refused_undoes_them_all_and_is_named() {
    let (installation, users, _) = without_x();
    let mut order = superoffice();
    order.rows.retain(|row| row.module_name != X);
    set_number(&mut order, Y, 2);
    let file = next(&installation, &order);
    let moves: Vec<Move> = users.iter().map(|user| swap(*user, &[X], &[Y])).collect();
    let before = everything(&installation);
    let outcome = run(&installation, &file, &Terms { moves: &moves, ..Terms::default() }, false);
    let Err(ActivateError::Moves(refused)) = outcome else { panic!("{outcome:?}") };
    assert_eq!((refused.len(), refused[0].name.as_str()), (1, "cy"));
    assert_eq!(refused[0].refusal, Refusal::NoFreeSeat { module: Y.into(), total: 2, in_use: 2 });
    assert_eq!(everything(&installation), before);
    let nobody = [swap(9999, &[X], &[]), swap(users[0], &[Y], &[])];
    let outcome = run(&installation, &file, &Terms { moves: &nobody, ..Terms::default() }, false);
    let Err(ActivateError::Moves(refused)) = outcome else { panic!("{outcome:?}") };
    let rules: Vec<&Refusal> = refused.iter().map(|one| &one.refusal).collect();
    assert_eq!(rules, [&Refusal::UnknownAssociate, &Refusal::NotHeld { module: Y.into() }]);
}

#[test]
fn whoever_owns_open_requests_keeps_a_plan_and_is_named_with_their_number() {
    let installation = Installation::with(&superoffice());
    let (anna, bo) = (installation.user("anna"), installation.user("bo"));
    for user in [anna, bo] {
        installation.give(user, &[Y]).unwrap();
    }
    installation.store.set_open_requests(anna, 4).unwrap();
    let refused = Refusal::OpenRequests { name: "anna".into(), module: Y.into(), count: 4 };
    assert_eq!(refusal(installation.take(anna, &[Y])), refused);
    installation.take(bo, &[Y]).unwrap();
    let sales = Refusal::OpenRequests { name: "anna".into(), module: "ej-client".into(), count: 4 };
    assert_eq!(refusal(installation.give(anna, &[X])), sales, "a plan without Service does not do");
    installation.give(anna, &["ten-salesservicemarketing"]).unwrap();
    installation.store.set_open_requests(anna, 0).unwrap();
    installation.give(anna, &[X]).unwrap();

    let mut order = superoffice();
    order.rows.retain(|row| row.module_name != X);
    let file = next(&installation, &order);
    installation.store.set_open_requests(anna, 1).unwrap();
    let moves = [swap(anna, &[X], &[])];
    let outcome = run(&installation, &file, &Terms { moves: &moves, ..Terms::default() }, true).unwrap();
    let refused = &outcome.report.unwrap().refused;
    assert!(matches!(&refused[0].refusal, Refusal::OpenRequests { count: 1, .. }), "{refused:?}");
}

#[test]
fn a_change_of_the_world_between_preview_and_activation_is_noticed_and_named() {
    let (installation, users, file) = without_x();
    let moves: Vec<Move> = users.iter().map(|user| swap(*user, &[X], &[Y])).collect();
    let terms = Terms { moves: &moves, ..Terms::default() };
    let world = run(&installation, &file, &terms, true).unwrap().report.unwrap().world;
    assert_eq!(World::parse(&world.to_string()), Some(world.clone()));
    assert_eq!(World::parse("what?"), None);
    let dora = installation.user("dora");
    installation.give(dora, &["superlicense-no-selection"]).unwrap();
    let changed = |file: &LicenseFile| match run(
        &installation,
        file,
        &Terms { world: Some(&world), ..Terms { moves: &moves, ..Terms::default() } },
        false,
    ) {
        Err(ActivateError::WorldChanged(what)) => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(changed(&file), ["seats"]);
    installation.take(dora, &["superlicense-no-selection"]).unwrap();
    assert_eq!(changed(&next(&installation, &superoffice())), ["file"]);
    let second = next(&installation, &superoffice());
    installation.load(&second);
    let mut order = superoffice();
    order.rows.retain(|row| row.module_name != X);
    assert_eq!(changed(&next(&installation, &order)), ["file", "license"]);
}

#[test]
fn what_is_watched_can_be_stopped_at_every_step_and_nothing_is_left() {
    let (installation, users, file) = without_x();
    let moves: Vec<Move> = users.iter().map(|user| swap(*user, &[X], &[Y])).collect();
    let before = everything(&installation);
    for stop in
        [Step::Begun, Step::Judged, Step::Taken(2, 3), Step::Written, Step::Given(3, 3), Step::Committing]
    {
        let watch =
            |step: Step| if step == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        let terms = Terms { moves: &moves, watch: Some(&watch), ..Terms::default() };
        assert!(
            matches!(run(&installation, &file, &terms, false), Err(ActivateError::Cancelled)),
            "{stop:?}"
        );
        assert_eq!(everything(&installation), before, "{stop:?}");
    }
}

#[test]
fn implied_licences_follow_their_plan_where_a_new_licence_changes_its_set() {
    let mut order = superoffice();
    let installation = Installation::with(&order);
    let (anna, bo) = (installation.user("anna"), installation.user("bo"));
    for user in [anna, bo] {
        installation.give(user, &[X]).unwrap();
    }
    let plan = order.rows.iter_mut().find(|row| row.module_name == X).unwrap();
    plan.extra_info = plan.extra_info.replace("sale-cal,", "").replace("set=", "set=report-cal,");
    order.rows.retain(|row| row.module_name != "t1");
    for row in &mut order.rows {
        row.extra_info = row.extra_info.replace(",t1", "");
    }
    let file = next(&installation, &order);
    let careful = Terms { only_without_loss: true, ..Terms::default() };
    assert!(matches!(run(&installation, &file, &careful, false), Err(ActivateError::Loss)));
    let report = run(&installation, &file, &Terms::default(), true).unwrap().report.unwrap();
    assert!(report.can_be_activated(), "{:?}", report.blocked);
    let plan = report.rows.iter().find(|row| row.module_name() == X).unwrap();
    assert_eq!(plan.differences, [Difference::BringsMore, Difference::BringsLess]);
    installation.load(&file);
    for user in [anna, bo] {
        let holds = installation.holds(user);
        assert!(holds.contains(&"report-cal".to_owned()), "{holds:?}");
        for gone in ["sale-cal", "t1"] {
            assert!(!holds.contains(&gone.to_owned()), "{gone}: {holds:?}");
        }
    }
    assert_eq!(installation.uses("report-cal").in_use, 2);
}

#[test]
fn only_gains_are_activated_where_nobody_is_to_lose_anything() {
    let mut order = superoffice();
    let installation = Installation::with(&order);
    set_number(&mut order, X, 700);
    let careful = Terms { only_without_loss: true, ..Terms::default() };
    run(&installation, &next(&installation, &order), &careful, false).unwrap();
    assert_eq!(sequence(&installation), 2);
    let entry = installation.store.license_log(MAIN, 1).unwrap().remove(0);
    let after: serde_json::Value = serde_json::from_str(&entry.after.unwrap()).unwrap();
    assert_eq!(after["Changes"][0]["ModuleName"], X);
    assert_eq!(after["Changes"][0]["After"], 700);
    order.license.company_name = "Wordslayer Nordic AS".into();
    let renamed = next(&installation, &order);
    assert!(matches!(run(&installation, &renamed, &careful, false), Err(ActivateError::Loss)));
    assert_eq!(Actor::program("test"), actor());
}
