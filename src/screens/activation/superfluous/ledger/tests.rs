use super::testing::{ledger, lines};
use super::*;
use segl_webapi::preview::{Preview, RowChange};

fn holder(id: i64, plan: &str, open_requests: u32) -> Assignee {
    let plan = (!plan.is_empty()).then(|| plan.to_owned());
    Assignee { associate_id: Some(id), plan, open_requests, ..Assignee::default() }
}

fn staged(moves: &[(i64, &str, &str)]) -> Moves {
    let mut all = Moves::default();
    for (id, goes, comes) in moves {
        all.stage(Staged {
            holder: Holder::User(*id),
            name: format!("user {id}"),
            module: (*goes).to_owned(),
            instead: (!comes.is_empty()).then(|| (*comes).to_owned()),
        });
    }
    all
}

#[test]
fn what_must_go_is_what_is_in_use_beyond_the_new_total() {
    let ledger = ledger();
    let none = Moves::default();
    assert_eq!((ledger.now("sales"), ledger.total("sales"), ledger.over("sales", &none)), (10, Some(4), 6));
    assert_eq!((ledger.total("marketing"), ledger.over("marketing", &none)), (None, 0));
    assert_eq!(ledger.over("service", &none), 0);
    assert_eq!(
        (ledger.now("unknown"), ledger.total("unknown"), ledger.over("unknown", &none)),
        (0, Some(0), 0)
    );
}

#[test]
fn a_plan_takes_along_what_it_brings_and_another_plan_brings_it_again() {
    let ledger = ledger();
    let moves =
        staged(&[(1, "sales", ""), (2, "sales", "service"), (3, "sales", "thin"), (4, "windows", "")]);
    assert_eq!(ledger.over("sales", &moves), 3);
    assert_eq!(ledger.in_use("user", &moves), 16);
    assert_eq!(ledger.in_use("web", &moves), 15);
    assert_eq!(ledger.over("web", &moves), 0);
    assert_eq!((ledger.in_use("ej-client", &moves), ledger.in_use("windows", &moves)), (7, 2));
}

#[test]
fn free_seats_are_those_of_the_new_licence_less_what_is_staged_to_go_there() {
    let ledger = ledger();
    let none = Moves::default();
    // A seat of `ej-client` is needed too, and of that there are only two.
    assert_eq!(ledger.free("service", &["sales"], &none), Some(2));
    assert_eq!(ledger.free("service", &["sales"], &staged(&[(1, "sales", "service")])), Some(1));
    assert_eq!(ledger.free("marketing", &["sales"], &none), None);
    assert_eq!(ledger.free("thin", &["sales"], &none), Some(5));
    // Who has no plan brings no seat of `user` along.
    assert_eq!(ledger.free("thin", &["windows"], &none), Some(0));
    assert_eq!(ledger.free("sales", &["service"], &none), Some(0));
    // Where another plan empties, its seats are free for those that come.
    assert_eq!(ledger.free("sales", &["service"], &staged(&[(1, "sales", ""), (2, "sales", "")])), Some(0));
    let seven: Vec<(i64, &str, &str)> = (1..=7).map(|id| (id, "sales", "")).collect();
    assert_eq!(ledger.free("sales", &["service"], &staged(&seven)), Some(1));
}

#[test]
fn only_plans_that_do_not_bring_the_licence_make_room_for_it() {
    let ledger = ledger();
    assert_eq!(ledger.plans("sales").collect::<Vec<_>>(), ["service", "marketing", "thin"]);
    assert_eq!(ledger.plans("web").collect::<Vec<_>>(), ["thin"]);
    assert_eq!(ledger.plans("user").count(), 0);
}

#[test]
fn where_a_plan_brings_the_licence_it_is_the_plan_that_goes() {
    let ledger = ledger();
    assert_eq!(ledger.goes("web", &holder(1, "sales", 0)), "sales");
    assert_eq!(ledger.goes("web", &holder(1, "thin", 0)), "web");
    assert_eq!(ledger.goes("web", &holder(1, "", 0)), "web");
    assert_eq!(ledger.goes("sales", &holder(1, "sales", 0)), "sales");
    assert!(ledger.follows("web") && !ledger.follows("windows"));
}

#[test]
fn whoever_owns_open_requests_keeps_a_plan_and_service() {
    let ledger = ledger();
    let busy = |plan| holder(1, plan, 2);
    assert!(!ledger.may_lose("sales", &busy("sales")) && ledger.may_lose("sales", &holder(1, "sales", 0)));
    assert!(ledger.may_lose("windows", &busy("sales")) && !ledger.may_lose("ej-client", &busy("")));
    assert!(ledger.may_turn("sales", "thin", &busy("sales")));
    assert!(!ledger.may_turn("service", "sales", &busy("service")));
    assert!(ledger.may_turn("service", "sales", &holder(1, "service", 0)));
    assert!(!ledger.may_turn("windows", "sales", &holder(1, "sales", 0)));
    let satellite = Assignee { satellite_id: Some(1), ..Assignee::default() };
    assert!(!ledger.may_turn("sales", "service", &satellite) && ledger.may_lose("sales", &satellite));
}

#[test]
fn what_the_server_counted_goes_before_what_is_counted_here_and_refused_moves_change_nothing() {
    let moves = staged(&[(1, "sales", ""), (2, "sales", "")]);
    let row = RowChange { module_name: "sales".to_owned(), new_in_use: 9, ..RowChange::default() };
    let refused =
        RefusedMove { associate_id: Some(2), code: "open-requests".to_owned(), ..RefusedMove::default() };
    let seen = Preview { rows: vec![row], refused: vec![refused], ..Preview::default() };
    let ledger = Ledger::of_lines(lines(), Some(&seen), &moves);
    assert_eq!(ledger.in_use("sales", &moves), 9);
    assert_eq!(ledger.in_use("sales", &Moves::default()), 10);
    assert_eq!(ledger.refusal(&moves.all()[1]).map(|one| one.code.as_str()), Some("open-requests"));
    assert!(ledger.refusal(&moves.all()[0]).is_none());
    // Decided anew, it counts until the server refuses that too.
    let turned = staged(&[(1, "sales", ""), (2, "sales", "thin")]);
    assert_eq!(ledger.in_use("sales", &turned), 8);
    // Rows of which the server said nothing are counted here.
    assert_eq!(ledger.in_use("web", &moves), 16);
}

#[test]
fn a_move_takes_the_licence_itself_or_the_plan_that_brings_it() {
    let ledger = ledger();
    let moves = staged(&[(1, "sales", ""), (2, "windows", "")]);
    let takes = |module| moves.all().iter().filter(|one| ledger.takes(one, module)).count();
    assert_eq!((takes("web"), takes("sales"), takes("windows"), takes("service")), (1, 1, 1, 0));
}
