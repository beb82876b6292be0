//! Every month of every service as a file for a spreadsheet.

use segl_webapi::consumption::{Consumption, ConsumptionMonth, ConsumptionUnit, ServiceConsumption};

use crate::i18n::Messages;
use crate::i18n::texts::consumption as words;
use crate::platform::download;
use crate::screens::licences::csv::sheet::{Cell, sheet};
use crate::ui::Ui;
use crate::words::consumption as said;

/// Offers the file.
pub(super) fn export(ui: Ui, known: &Consumption) {
    let name = format!("{} {}.csv", words::heading(ui.m), known.month);
    download::save(&name, "text/csv;charset=utf-8", &csv(ui.m, known));
}

fn csv(m: &Messages, known: &Consumption) -> String {
    let head = [
        words::service(m),
        words::month(m),
        words::unit(m),
        words::used(m),
        words::included(m),
        words::packages(m),
        words::users(m),
    ];
    let rows = known.services.iter().flat_map(|of| of.months.iter().map(move |month| row(m, of, month)));
    sheet([head.map(Cell::text).into()].into_iter().chain(rows))
}

fn row(m: &Messages, of: &ServiceConsumption, month: &ConsumptionMonth) -> Vec<Cell> {
    let number =
        |n: Option<u64>| n.and_then(|n| i64::try_from(n).ok()).map_or_else(|| Cell::text(""), Cell::number);
    let unit = match of.unit {
        ConsumptionUnit::Megabytes => "MB",
        ConsumptionUnit::Count => "",
    };
    vec![
        Cell::text(said::service(m, &of.service)),
        Cell::month(&month.month),
        Cell::text(unit),
        number(month.quantity),
        number(month.included),
        number(Some(month.packages)),
        number(month.users.map(u64::from)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use segl_webapi::consumption::NextInvoice;

    #[test]
    fn each_month_of_each_service_is_a_line_with_the_servers_own_numbers() {
        let month = |month: &str, quantity| ConsumptionMonth {
            month: month.into(),
            quantity,
            users: quantity.map(|_| 94),
            included: Some(100_000),
            packages: 0,
        };
        let storage = ServiceConsumption {
            service: "Storage".into(),
            unit: ConsumptionUnit::Megabytes,
            terms: None,
            months: vec![month("2026-10", Some(61_200)), month("2026-11", None)],
        };
        let known = Consumption {
            month: "2026-11".into(),
            users: 94,
            updated: None,
            services: vec![storage],
            next_invoice: NextInvoice {
                month: "2026-12".into(),
                r#for: "2026-11".into(),
                lines: Vec::new(),
                totals: Vec::new(),
            },
        };
        let text = csv(&messages(Lang::En), &known);
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split_terminator("\r\n").collect();
        assert_eq!(
            lines,
            [
                "Service;Month;Unit;Used;Included;Extra packages;Users",
                "Storage space used;2026-10;MB;61200;100000;0;94",
                "Storage space used;2026-11;MB;;100000;0;",
            ]
        );
    }
}
