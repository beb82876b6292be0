//! The carriers of what was used of the metered services.

use std::cell::Cell;

use segl_license::Json;
use segl_webapi::consumption::{
    Consumption, ConsumptionMonth, ConsumptionTerms, ConsumptionUnit, InvoiceLine, InvoiceTotal, NextInvoice,
    ServiceConsumption,
};

use super::{Reader, whole};

/// Twelve months of every service, and what the next invoice adds.
pub(in crate::api) fn consumption(from: Json<'_>) -> Option<Consumption> {
    whole(from, &Cell::new(true), |mut from| Consumption {
        month: from.text("Month"),
        users: from.count("Users"),
        updated: from.number_or_nothing("Updated"),
        services: from.list("Services", service),
        next_invoice: next_invoice(from.object("NextInvoice")),
    })
}

/// An amount, which is never negative.
fn amount(from: &mut Reader<'_>, name: &str) -> u64 {
    let number = from.number(name);
    from.or_note(u64::try_from(number).ok())
}

fn amount_or_nothing(from: &mut Reader<'_>, name: &str) -> Option<u64> {
    from.number_or_nothing(name).and_then(|number| u64::try_from(number).ok())
}

fn users(from: &mut Reader<'_>, name: &str) -> Option<u32> {
    from.number_or_nothing(name).and_then(|number| u32::try_from(number).ok())
}

fn service(mut from: Reader<'_>) -> ServiceConsumption {
    ServiceConsumption {
        service: from.text("Service"),
        unit: match from.text("Unit").as_str() {
            "megabytes" => ConsumptionUnit::Megabytes,
            _ => ConsumptionUnit::Count,
        },
        terms: from.object_or_nothing("Terms").map(terms),
        months: from.list("Months", month),
    }
}

fn terms(mut from: Reader<'_>) -> ConsumptionTerms {
    ConsumptionTerms {
        from_users: from.count("FromUsers"),
        to_users: users(&mut from, "ToUsers"),
        included: amount(&mut from, "Included"),
        package_size: amount(&mut from, "PackageSize"),
        package_price: amount(&mut from, "PackagePrice"),
        currency: from.text("Currency"),
    }
}

fn month(mut from: Reader<'_>) -> ConsumptionMonth {
    ConsumptionMonth {
        month: from.text("Month"),
        quantity: amount_or_nothing(&mut from, "Quantity"),
        users: users(&mut from, "Users"),
        included: amount_or_nothing(&mut from, "Included"),
        packages: amount(&mut from, "Packages"),
    }
}

fn next_invoice(mut from: Reader<'_>) -> NextInvoice {
    NextInvoice {
        month: from.text("Month"),
        r#for: from.text("For"),
        lines: from.list("Lines", line),
        totals: from.list("Totals", |mut from| InvoiceTotal {
            currency: from.text("Currency"),
            amount: amount(&mut from, "Amount"),
        }),
    }
}

fn line(mut from: Reader<'_>) -> InvoiceLine {
    InvoiceLine {
        service: from.text("Service"),
        quantity: amount(&mut from, "Quantity"),
        included: amount(&mut from, "Included"),
        packages: amount(&mut from, "Packages"),
        amount: amount(&mut from, "Amount"),
        currency: from.text("Currency"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consumption_is_read_back_as_it_was_written_months_without_amounts_included() {
        let service = |to_users, quantity| ServiceConsumption {
            service: "Mailings".into(),
            unit: ConsumptionUnit::Count,
            terms: Some(ConsumptionTerms {
                from_users: 101,
                to_users,
                included: 60_000,
                package_size: 50_000,
                package_price: 3240,
                currency: "EUR".into(),
            }),
            months: vec![ConsumptionMonth {
                month: "2026-11".into(),
                quantity,
                users: quantity.map(|_| 190),
                included: Some(60_000),
                packages: 1,
            }],
        };
        let unknown =
            ServiceConsumption { unit: ConsumptionUnit::Megabytes, terms: None, ..service(None, None) };
        let sent = Consumption {
            month: "2026-11".into(),
            users: 190,
            updated: Some(5),
            services: vec![service(Some(200), Some(71_200)), service(None, None), unknown],
            next_invoice: NextInvoice {
                month: "2026-12".into(),
                r#for: "2026-11".into(),
                lines: vec![InvoiceLine {
                    service: "Mailings".into(),
                    quantity: 71_200,
                    included: 60_000,
                    packages: 1,
                    amount: 3240,
                    currency: "EUR".into(),
                }],
                totals: vec![InvoiceTotal { currency: "EUR".into(), amount: 3240 }],
            },
        };
        let text = serde_json::to_string(&sent).unwrap();
        let read = |text: &str| Json::parse(text.as_bytes()).and_then(consumption);
        assert_eq!(read(&text), Some(sent));
        assert_eq!(read(&text.replace("71200", "-1").replace("\"Packages\":1", "\"Packages\":-1")), None);
    }
}
