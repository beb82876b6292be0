use segl_store::{Metered, MeteredService, MeteringTerms, Month};
use serde_json::{Value, json};

use crate::world::{World, actor};

const CONSUMPTION: &str = "/api/v1/Consumption";

fn world() -> World {
    let world = World::new();
    let terms = |service, from_users, included| MeteringTerms {
        service,
        from_users,
        included,
        package_size: 100,
        package_price: 3240,
        currency: "EUR".to_owned(),
    };
    let (storage, mailings) = (MeteredService::Storage, MeteredService::Mailings);
    let terms = [terms(storage, 1, 500), terms(mailings, 1, 1000), terms(mailings, 2, 2000)];
    let store = world.store();
    store.set_metering_terms(&terms, &actor(), 0).unwrap();
    let amount = |service, month, quantity, users| Metered {
        service,
        month: Month::parse(month).unwrap(),
        quantity,
        users,
    };
    let amounts = [
        amount(mailings, "2025-11", 9999, 1),
        amount(mailings, "2026-01", 2100, 2),
        amount(mailings, "2026-02", 2100, 1),
        amount(mailings, "2026-11", 1201, 9),
        amount(storage, "2026-11", 500, 9),
    ];
    store.meter(&amounts, 77).unwrap();
    world
}

fn service<'a>(found: &'a Value, name: &str) -> &'a Value {
    found["Services"].as_array().unwrap().iter().find(|one| one["Service"] == name).unwrap()
}

#[tokio::test]
async fn the_next_invoice_adds_a_package_for_what_is_over_the_included_amount() {
    let found = world().read(CONSUMPTION).await;
    assert_eq!(
        (&found["Month"], &found["Users"], &found["Updated"]),
        (&json!("2026-11"), &json!(1), &json!(77))
    );
    insta::assert_snapshot!(serde_json::to_string_pretty(&found["NextInvoice"]).unwrap(), @r#"
    {
      "For": "2026-11",
      "Lines": [
        {
          "Amount": 9720,
          "Currency": "EUR",
          "Included": 1000,
          "Packages": 3,
          "Quantity": 1201,
          "Service": "Mailings"
        }
      ],
      "Month": "2026-12",
      "Totals": [
        {
          "Amount": 9720,
          "Currency": "EUR"
        }
      ]
    }
    "#);
}

#[tokio::test]
async fn twelve_months_are_told_each_with_what_was_included_for_its_users() {
    let found = world().read(CONSUMPTION).await;
    let mailings = service(&found, "Mailings");
    let months = mailings["Months"].as_array().unwrap();
    assert_eq!(
        (months.len(), &months[0]["Month"], &months[11]["Month"]),
        (12, &json!("2025-12"), &json!("2026-11"))
    );
    assert_eq!(
        months[1],
        json!({ "Month": "2026-01", "Quantity": 2100, "Users": 2, "Included": 2000, "Packages": 1 })
    );
    assert_eq!((&months[2]["Included"], &months[2]["Packages"]), (&json!(1000), &json!(11)));
    assert_eq!(
        months[3],
        json!({ "Month": "2026-03", "Quantity": null, "Users": null, "Included": 1000, "Packages": 0 })
    );
    assert_eq!(
        (&months[11]["Users"], &months[11]["Included"]),
        (&json!(1), &json!(1000)),
        "one plan is in use now"
    );
    assert_eq!(
        mailings["Terms"],
        json!({
            "FromUsers": 1, "ToUsers": 1, "Included": 1000, "PackageSize": 100, "PackagePrice": 3240, "Currency": "EUR",
        })
    );
    assert_eq!(service(&found, "Storage")["Unit"], "megabytes");
    assert_eq!(service(&found, "Storage")["Months"][11]["Packages"], 0, "the last one included is included");
    assert_eq!(service(&found, "ChatSessions")["Terms"], Value::Null);
}

#[tokio::test]
async fn where_nothing_was_metered_or_agreed_nothing_is_added() {
    let found = World::new().read(CONSUMPTION).await;
    assert_eq!(found["Updated"], Value::Null);
    assert_eq!(
        found["NextInvoice"],
        json!({ "Month": "2026-12", "For": "2026-11", "Lines": [], "Totals": [] })
    );
    let names: Vec<&Value> =
        found["Services"].as_array().unwrap().iter().map(|one| &one["Service"]).collect();
    assert_eq!(
        names,
        ["Storage", "Mailings", "CustomerCenterLogins", "ChatSessions", "FormSubmissions"]
            .map(Value::from)
            .iter()
            .collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn consumption_is_for_administrators() {
    let world = World::new();
    let cookie = world.sign_in("ada").await;
    let answer = world.get(CONSUMPTION, &[("cookie", &cookie)]).await;
    assert_eq!(answer.problem(), (403, "not-administrator".to_owned()));
}
