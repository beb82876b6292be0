//! One service: in words, as a picture, and as a table.

use segl_webapi::consumption::{ConsumptionMonth, ConsumptionTerms, ConsumptionUnit, ServiceConsumption};

use super::chart;
use crate::components::definitions::{definitions, plain};
use crate::components::table::table;
use crate::i18n::Messages;
use crate::i18n::texts::consumption as words;
use crate::platform::element::{El, el, of_class};
use crate::platform::rarely::MonthStyle;
use crate::platform::svg;
use crate::ui::{Ui, follow};
use crate::words::consumption as said;

/// The card.
pub(super) fn service(ui: Ui, of: &ServiceConsumption, now: &str) -> El {
    let m = ui.m;
    let heading = format!("consumption-{}", of.service);
    let mut facts = Vec::new();
    if let Some(month) = of.months.iter().find(|month| month.month == now) {
        let used = month.quantity.map(|n| said::quantity(m, n, of.unit)).unwrap_or_default();
        facts.push((words::this_month(m), plain(used)));
    }
    if let Some(terms) = &of.terms {
        facts.push((words::included(m), plain(tier(m, terms, of.unit))));
        facts.push((words::package(m), plain(package(m, terms, of.unit))));
    }
    of_class("section", "card consumption-service")
        .attr("aria-labelledby", heading.clone())
        .child(el("h3").attr("id", heading).text(said::service(m, &of.service).to_owned()))
        .child(definitions(facts))
        .child(picture(ui, of, now))
        .child(numbers(ui, of))
}

/// What is included, and for how many users.
fn tier(m: &Messages, terms: &ConsumptionTerms, unit: ConsumptionUnit) -> String {
    let amount = said::quantity(m, terms.included, unit);
    match terms.to_users {
        Some(to) => words::tier_between(m, &amount, terms.from_users, to),
        None => words::tier_from(m, &amount, terms.from_users),
    }
}

fn package(m: &Messages, terms: &ConsumptionTerms, unit: ConsumptionUnit) -> String {
    let price = said::money(m, terms.package_price, &terms.currency);
    words::package_price(m, &said::quantity(m, terms.package_size, unit), &price)
}

/// What the picture shows, in words.
fn summary(m: &Messages, of: &ServiceConsumption) -> String {
    let metered = of.months.iter().filter_map(|month| Some((month.quantity?, month)));
    let Some((most, month)) = metered.max_by_key(|(quantity, _)| *quantity) else {
        return words::nothing_metered_sentence(m).to_owned();
    };
    let when = said::month(m, &month.month, MonthStyle::Long);
    let most = words::most_sentence(m, &said::quantity(m, most, of.unit), &when);
    let over = of.months.iter().filter(|month| is_over(month)).count();
    let over = match u32::try_from(over).unwrap_or(u32::MAX) {
        0 => words::never_over_sentence(m).to_owned(),
        over => words::over_sentence(m, over),
    };
    format!("{most} {over}")
}

fn is_over(month: &ConsumptionMonth) -> bool {
    month.quantity.zip(month.included).is_some_and(|(quantity, included)| quantity > included)
}

fn picture(ui: Ui, of: &ServiceConsumption, now: &str) -> El {
    let m = ui.m;
    let id = format!("chart-{}", of.service);
    let (place, of_chart, month_now) = (id.clone(), of.clone(), now.to_owned());
    follow(move || svg::draw(&place, chart::SIZE, &chart::shapes(&of_chart, &month_now)));
    let months = of.months.iter().map(|month| el("li").text(said::month(m, &month.month, MonthStyle::Short)));
    let mut legend = vec![key("key-used", words::used(m).to_owned())];
    if of.months.iter().any(is_over) {
        legend.push(key("key-over", words::over(m).to_owned()));
    }
    if let Some(terms) = &of.terms {
        legend.push(key("key-included", words::included_key(m, &said::quantity(m, terms.included, of.unit))));
    }
    legend.extend(chart::packages(of).into_iter().zip(1_u32..).map(|(amount, n)| {
        key("key-package", words::package_key(m, n, &said::quantity(m, amount, of.unit)))
    }));
    // The sentence names the figure; heard as well, the picture and its keys would say it twice.
    let chart = of_class("div", "chart").attr("id", id).attr("aria-hidden", "true");
    of_class("figure", "consumption-figure")
        .child(chart)
        .child(of_class("ol", "chart-months").attr("aria-hidden", "true").children(months))
        .child(of_class("ul", "chart-keys").attr("aria-hidden", "true").children(legend))
        .child(el("figcaption").text(summary(m, of)))
}

fn key(class: &'static str, text: String) -> El {
    el("li").child(of_class("span", class).attr("aria-hidden", "true")).text(text)
}

fn numbers(ui: Ui, of: &ServiceConsumption) -> El {
    let m = ui.m;
    let columns = vec![
        (words::month(m), ""),
        (words::used(m), "number"),
        (words::included(m), "number"),
        (words::over(m), "number"),
        (words::packages(m), "number"),
        (words::users(m), "number"),
    ];
    let of = of.clone();
    let rows = move || of.months.iter().map(|month| row(m, month, of.unit)).collect();
    of_class("details", "consumption-numbers").child(el("summary").text(words::as_table(m))).child(table(
        words::as_table(m),
        columns,
        rows,
    ))
}

#[expect(clippy::cast_precision_loss, reason = "packages are far fewer than 2^53")]
fn row(m: &'static Messages, month: &ConsumptionMonth, unit: ConsumptionUnit) -> Vec<El> {
    let amount = |n: Option<u64>| plain(n.map(|n| said::quantity(m, n, unit)).unwrap_or_default());
    let over = month.quantity.zip(month.included).and_then(|(used, included)| used.checked_sub(included));
    vec![
        plain(said::month(m, &month.month, MonthStyle::Long)),
        match month.quantity {
            None => plain(words::not_metered(m)),
            quantity => amount(quantity),
        },
        amount(month.included),
        amount(over.filter(|over| *over > 0)),
        plain(if month.packages > 0 { m.number(month.packages as f64) } else { String::new() }),
        plain(month.users.map(|users| m.number(users.into())).unwrap_or_default()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn what_the_picture_shows_is_said_the_highest_month_and_how_many_were_over() {
        let month = |month: &str, quantity, included| ConsumptionMonth {
            month: month.into(),
            quantity,
            users: None,
            included: Some(included),
            packages: 0,
        };
        let mut of = ServiceConsumption {
            service: "ChatSessions".into(),
            unit: ConsumptionUnit::Count,
            terms: None,
            months: vec![
                month("2026-09", Some(30), 20),
                month("2026-10", Some(25), 20),
                month("2026-11", None, 20),
            ],
        };
        let m = messages(Lang::En);
        assert_eq!(summary(&m, &of), "At the most 30, in 2026-09. 2 months were over the included amount.");
        of.months.truncate(1);
        assert!(summary(&m, &of).ends_with("1 month was over the included amount."));
        of.months.iter_mut().for_each(|month| month.included = Some(30));
        assert!(summary(&m, &of).ends_with("No month was over the included amount."));
        of.months.clear();
        assert_eq!(summary(&m, &of), "Nothing was metered.");
    }
}
