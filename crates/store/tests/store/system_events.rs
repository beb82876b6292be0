use segl_store::{
    EventChange, EventKind, EventRefusal, EventScope, NewSystemEvent, Store, SystemEvent, SystemEventError,
};

use crate::support::{Installation, NOW, actor};

fn new(key: &str) -> NewSystemEvent {
    NewSystemEvent {
        key: key.to_owned(),
        scope: EventScope::SystemWide,
        owner: 0,
        message: "Back at noon".to_owned(),
        eta: None,
    }
}

fn add(store: &Store, new: &NewSystemEvent) -> Result<i64, EventRefusal> {
    refusal(store.add_system_event(new, &actor(), NOW))
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T, SystemEventError>) -> Result<T, EventRefusal> {
    outcome.map_err(|error| match error {
        SystemEventError::Refused(refusal) => refusal,
        SystemEventError::Store(cause) => panic!("{cause}"),
    })
}

fn events(store: &Store) -> Vec<SystemEvent> {
    store.system_events().unwrap().events
}

#[test]
fn there_is_one_event_of_a_kind_per_scope_and_owner() {
    let there = Installation::empty();
    let ada = there.user("ada");
    let id = add(&there.store, &new("NoLogin")).unwrap();
    assert_eq!(
        add(&there.store, &new("NoLogin")),
        Err(EventRefusal::Exists { key: "NoLogin".to_owned(), id })
    );
    add(&there.store, &new("NoTravel")).unwrap();
    add(&there.store, &NewSystemEvent { scope: EventScope::Database, ..new("NoLogin") }).unwrap();
    let user = NewSystemEvent { scope: EventScope::User, owner: ada, ..new("NoLogin") };
    let id = add(&there.store, &user).unwrap();
    assert_eq!(add(&there.store, &user), Err(EventRefusal::Exists { key: "NoLogin".to_owned(), id }));
    assert_eq!(events(&there.store).len(), 4);
    assert_eq!(there.store.system_event(id).unwrap().unwrap().owner_name, "ada");
}

#[test]
fn an_event_never_ends_by_itself() {
    let there = Installation::empty();
    let id = add(&there.store, &NewSystemEvent { eta: Some(NOW + 60), ..new("NoLogin") }).unwrap();
    let later = Store::open(there.dir.path()).unwrap();
    later.end_operations_left_behind().unwrap();
    assert_eq!(
        events(&later).iter().map(|event| (event.id, event.eta)).collect::<Vec<_>>(),
        [(id, Some(NOW + 60))]
    );
}

#[test]
fn administrators_add_the_four_kinds_that_are_theirs() {
    let there = Installation::empty();
    for key in ["NoLogin", "NoFreetext", "NoTravel", "MessageOfTheDay"] {
        add(&there.store, &new(key)).unwrap();
    }
    for key in
        ["UDefRebuild", "UDefRebuildContact", "FreetextRebuild", "PrototypeRebuild", "ROURebuild", "Import"]
    {
        assert_eq!(add(&there.store, &new(key)), Err(EventRefusal::KindNotAddable { key: key.to_owned() }));
    }
    assert_eq!(
        add(&there.store, &new("nologin")),
        Err(EventRefusal::KindUnknown { key: "nologin".to_owned() })
    );
}

#[test]
fn a_message_of_the_day_says_something_and_no_message_is_longer_than_its_column() {
    let there = Installation::empty();
    let with = |key, message: String| add(&there.store, &NewSystemEvent { message, ..new(key) });
    assert_eq!(with("MessageOfTheDay", " \n".to_owned()), Err(EventRefusal::MessageMissing));
    assert_eq!(with("NoLogin", "å".repeat(255)), Err(EventRefusal::MessageInvalid { most: 254 }));
    assert_eq!(with("NoLogin", "bell \u{7}".to_owned()), Err(EventRefusal::MessageInvalid { most: 254 }));
    with("NoLogin", String::new()).unwrap();
    with("MessageOfTheDay", format!("{}\n{}", "å".repeat(200), "ø".repeat(53))).unwrap();
}

#[test]
fn an_event_for_one_user_is_for_a_user_that_is_there() {
    let there = Installation::empty();
    let ada = there.user("ada");
    there.store.retire(ada, &actor(), NOW).unwrap();
    for (scope, owner) in [
        (EventScope::User, ada),
        (EventScope::User, 999),
        (EventScope::Group, 1),
        (EventScope::SystemWide, 1),
        (EventScope::Database, 1),
    ] {
        let event = NewSystemEvent { scope, owner, ..new("NoLogin") };
        assert_eq!(add(&there.store, &event), Err(EventRefusal::OwnerUnknown { owner }), "{scope:?}");
    }
}

#[test]
fn a_change_counts_up_and_one_that_saw_an_older_event_is_refused() {
    let there = Installation::empty();
    let id = add(&there.store, &new("NoLogin")).unwrap();
    let change = |message: &str, seen| {
        let change = EventChange { message: message.to_owned(), eta: Some(NOW), seen };
        refusal(there.store.change_system_event(id, &change, &actor(), NOW + 5))
    };
    change("At one", Some(0)).unwrap();
    assert_eq!(change("At two", Some(0)), Err(EventRefusal::Changed { updated_count: 1 }));
    change("At three", None).unwrap();
    change("At three", None).unwrap();
    let event = there.store.system_event(id).unwrap().unwrap();
    assert_eq!((event.message.as_str(), event.eta, event.updated_count), ("At three", Some(NOW), 2));
    assert_eq!(event.registered, NOW);
}

#[test]
fn a_rebuild_of_user_defined_fields_is_not_cancelled_and_others_only_after_a_warning() {
    let there = Installation::empty();
    let begin = |kind| there.store.begin_operation(kind, "", None, NOW).unwrap().unwrap();
    let delete = |id, warned| refusal(there.store.delete_system_event(id, warned, &actor(), NOW));
    let fields = begin(EventKind::UDefRebuild);
    for warned in [false, true] {
        assert_eq!(
            delete(fields, warned),
            Err(EventRefusal::NotCancellable { key: "UDefRebuild".to_owned() })
        );
    }
    for kind in
        [EventKind::FreetextRebuild, EventKind::PrototypeRebuild, EventKind::ROURebuild, EventKind::Import]
    {
        let id = begin(kind);
        assert_eq!(delete(id, false), Err(EventRefusal::WarningFirst { key: kind.key().to_owned() }));
        delete(id, true).unwrap();
        assert_eq!(delete(id, true), Err(EventRefusal::Unknown { id }));
    }
    let announced = add(&there.store, &new("NoLogin")).unwrap();
    delete(announced, false).unwrap();
    assert_eq!(events(&there.store).len(), 1);
}

#[test]
fn an_operation_tells_how_far_it_is_and_learns_that_it_was_cancelled() {
    let there = Installation::empty();
    let store = &there.store;
    let id = store.begin_operation(EventKind::Import, "users.csv", Some(NOW + 9), NOW).unwrap().unwrap();
    assert_eq!(store.begin_operation(EventKind::Import, "", None, NOW).unwrap(), None);
    assert_eq!(store.begin_operation(EventKind::NoLogin, "", None, NOW).unwrap(), None);
    assert!(store.operation_progress(id, 40, NOW + 1).unwrap());
    assert_eq!(store.system_event(id).unwrap().unwrap().progress, Some(40));
    let edit = EventChange { message: String::new(), eta: None, seen: None };
    let edited = refusal(store.change_system_event(id, &edit, &actor(), NOW));
    assert_eq!(edited, Err(EventRefusal::NotEditable { key: "Import".to_owned() }));
    store.delete_system_event(id, true, &actor(), NOW).unwrap();
    assert!(!store.operation_progress(id, 50, NOW + 2).unwrap());
    let next = store.begin_operation(EventKind::Import, "", None, NOW).unwrap().unwrap();
    store.end_operation(next).unwrap();
    let left = store.begin_operation(EventKind::ROURebuild, "", None, NOW).unwrap().unwrap();
    assert_eq!(events(store).iter().map(|event| event.id).collect::<Vec<_>>(), [left]);
    store.end_operations_left_behind().unwrap();
    assert_eq!(events(store), []);
}

#[test]
fn the_revision_rises_with_every_change_whoever_makes_it() {
    let there = Installation::empty();
    let revision = || there.store.system_event_revision().unwrap();
    let first = revision();
    let id = add(&there.store, &new("NoLogin")).unwrap();
    assert_eq!(revision(), first + 1);
    let change = EventChange { message: "Later".to_owned(), eta: None, seen: None };
    there.store.change_system_event(id, &change, &actor(), NOW).unwrap();
    assert_eq!(revision(), first + 2);
    there.edit("UPDATE SystemEvent SET scope = 9");
    assert_eq!(revision(), first + 3);
    assert_eq!(events(&there.store).first().unwrap().scope, None);
    there.store.delete_system_event(id, false, &actor(), NOW).unwrap();
    assert_eq!(revision(), first + 4);
}

#[test]
fn what_was_done_with_events_is_in_the_log() {
    let there = Installation::empty();
    let id = add(&there.store, &new("NoLogin")).unwrap();
    let change = EventChange { message: "Later".to_owned(), eta: None, seen: None };
    there.store.change_system_event(id, &change, &actor(), NOW).unwrap();
    there.store.delete_system_event(id, false, &actor(), NOW).unwrap();
    let log = there.newest(3);
    let acts: Vec<_> = log.iter().map(|entry| (entry.act.as_str(), entry.before.as_deref())).collect();
    assert_eq!(
        acts,
        [
            ("system-event-deleted", Some(r#"{"Eta":null,"Eventmess":"Later"}"#)),
            ("system-event-changed", Some(r#"{"Eta":null,"Eventmess":"Back at noon"}"#)),
            ("system-event-added", None),
        ]
    );
}
