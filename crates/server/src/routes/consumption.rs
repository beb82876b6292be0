//! `GET /api/v1/Consumption`

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_store::{MeteredService, Metering, MeteringTerms, Month};
use segl_webapi::consumption::{
    Consumption, ConsumptionMonth, ConsumptionTerms, ConsumptionUnit, InvoiceLine, InvoiceTotal, NextInvoice,
    ServiceConsumption,
};

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::problem::Refusal;

/// Months that are told of, the one that is not over included.
const MONTHS: i32 = 12;

/// Twelve months of every metered service against what is included, and what the next invoice adds. The included amount
/// of a month goes by the users of that month, of the month that is not over by those of now. An extension.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
) -> Result<Json<Consumption>, Refusal> {
    let today = app.today();
    let month = Month::of(today);
    let (metering, counting) = stored(&app, move |app| {
        let metering = app.store.metering(month.plus(1 - MONTHS), month)?;
        Ok((metering, app.store.counting(&app.roots, today)?))
    })
    .await?;
    let users = counting.plans_in_use;
    let services = MeteredService::ALL.into_iter().map(|service| one(&metering, service, month, users));
    Ok(Json(Consumption {
        month: month.to_string(),
        users,
        updated: metering.updated,
        services: services.collect(),
        next_invoice: next_invoice(&metering, month, users),
    }))
}

fn one(metering: &Metering, service: MeteredService, now: Month, users: u32) -> ServiceConsumption {
    let terms = MeteringTerms::that_hold(&metering.terms, service, users);
    ServiceConsumption {
        service: service.as_str().to_owned(),
        unit: match service {
            MeteredService::Storage => ConsumptionUnit::Megabytes,
            _ => ConsumptionUnit::Count,
        },
        terms: terms.map(|terms| ConsumptionTerms {
            from_users: terms.from_users,
            to_users: terms.to_users(&metering.terms),
            included: terms.included,
            package_size: terms.package_size,
            package_price: terms.package_price,
            currency: terms.currency.clone(),
        }),
        months: (1 - MONTHS..=0).map(|back| month(metering, service, now.plus(back), now, users)).collect(),
    }
}

fn month(
    metering: &Metering,
    service: MeteredService,
    month: Month,
    now: Month,
    users_now: u32,
) -> ConsumptionMonth {
    let amount = metering.amounts.iter().find(|amount| amount.service == service && amount.month == month);
    let users = amount.map(|amount| if month == now { users_now } else { amount.users });
    let terms = MeteringTerms::that_hold(&metering.terms, service, users.unwrap_or(users_now));
    let quantity = amount.map(|amount| amount.quantity);
    ConsumptionMonth {
        month: month.to_string(),
        quantity,
        users,
        included: terms.map(|terms| terms.included),
        packages: terms.zip(quantity).map_or(0, |(terms, quantity)| terms.packages(quantity)),
    }
}

/// What was used beyond the included amount is invoiced in the next month.
fn next_invoice(metering: &Metering, month: Month, users: u32) -> NextInvoice {
    let of_month = metering.amounts.iter().filter(|amount| amount.month == month);
    let mut lines: Vec<(MeteredService, InvoiceLine)> = of_month
        .filter_map(|amount| {
            let terms = MeteringTerms::that_hold(&metering.terms, amount.service, users)?;
            let packages = terms.packages(amount.quantity);
            let line = InvoiceLine {
                service: amount.service.as_str().to_owned(),
                quantity: amount.quantity,
                included: terms.included,
                packages,
                amount: packages.saturating_mul(terms.package_price),
                currency: terms.currency.clone(),
            };
            (packages > 0).then_some((amount.service, line))
        })
        .collect();
    lines.sort_by_key(|(service, _)| *service);
    let mut totals: BTreeMap<String, u64> = BTreeMap::new();
    for (_, line) in &lines {
        let total = totals.entry(line.currency.clone()).or_default();
        *total = total.saturating_add(line.amount);
    }
    NextInvoice {
        month: month.plus(1).to_string(),
        r#for: month.to_string(),
        lines: lines.into_iter().map(|(_, line)| line).collect(),
        totals: totals.into_iter().map(|(currency, amount)| InvoiceTotal { currency, amount }).collect(),
    }
}
