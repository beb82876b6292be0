//! The picture: a bar for each month, with a line where the included amount ends and one for each extra package. What it
//! shows is said in words besides, and stands in the table.

use segl_webapi::consumption::{ConsumptionMonth, ServiceConsumption};

use crate::platform::svg::Shape;

/// The picture's size, in units of its own: a hundred for a month, a thousand for the height. Whole numbers all through:
/// to write out a fraction takes 8 KB of program.
pub(super) const SIZE: (u32, u32) = (1200, 1000);

/// How wide a month is, and how much of that on either side is not its bar.
const MONTH: u64 = 100;
const GAP: u64 = 15;

/// The height.
const HEIGHT: u64 = 1000;

/// How many lines for packages there are at most: many small packages would be one dark surface.
const LINES: u64 = 4;

/// The shapes, those behind first.
pub(super) fn shapes(of: &ServiceConsumption, now: &str) -> Vec<Shape> {
    let top = top(of);
    let y = |amount: u64| HEIGHT.saturating_sub(HEIGHT.saturating_mul(amount) / top);
    let months = || of.months.iter().zip((0..).map(|at: u64| at * MONTH));
    let mut shapes = Vec::new();
    for (month, x) in months() {
        let amount = month.quantity.unwrap_or(0);
        let within = month.included.map_or(amount, |included| amount.min(included));
        let class = if month.month == now { "bar bar-now" } else { "bar" };
        shapes.push(bar(class, x, y(within), HEIGHT));
        if amount > within {
            shapes.push(bar("bar-over", x, y(amount), y(within)));
        }
    }
    for (month, x) in months() {
        if let Some(included) = month.included {
            shapes.push(line("line-included", x, x + MONTH, y(included)));
        }
    }
    for amount in packages(of) {
        shapes.push(line("line-package", 0, SIZE.0.into(), y(amount)));
    }
    shapes
}

/// Where the lines of the extra packages are: as far as any month went, by the terms of now.
pub(super) fn packages(of: &ServiceConsumption) -> Vec<u64> {
    let Some(terms) = &of.terms else { return Vec::new() };
    let most = of.months.iter().map(|month| month.packages).max().unwrap_or(0).min(LINES);
    (1..=most).map(|n| terms.included.saturating_add(terms.package_size.saturating_mul(n))).collect()
}

/// The amount at the upper edge: a little above everything that is shown.
fn top(of: &ServiceConsumption) -> u64 {
    let of_month = |month: &ConsumptionMonth| month.quantity.max(month.included);
    let highest = of.months.iter().filter_map(of_month).chain(packages(of)).max().unwrap_or(0);
    highest.saturating_add(highest / 16).max(1)
}

fn bar(class: &'static str, x: u64, top: u64, bottom: u64) -> Shape {
    let attributes =
        [("x", x + GAP), ("y", top), ("width", MONTH - 2 * GAP), ("height", bottom.saturating_sub(top))];
    Shape { tag: "rect", class, attributes: attributes.map(|(name, value)| (name, value.to_string())).into() }
}

fn line(class: &'static str, from: u64, to: u64, y: u64) -> Shape {
    let attributes = [("x1", from), ("x2", to), ("y1", y), ("y2", y)];
    Shape { tag: "line", class, attributes: attributes.map(|(name, value)| (name, value.to_string())).into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use segl_webapi::consumption::{ConsumptionTerms, ConsumptionUnit};

    fn service(amounts: &[(u64, u64, u64)]) -> ServiceConsumption {
        let months =
            amounts.iter().enumerate().map(|(at, (quantity, included, packages))| ConsumptionMonth {
                month: format!("2026-{:02}", at + 1),
                quantity: Some(*quantity),
                users: Some(10),
                included: Some(*included),
                packages: *packages,
            });
        ServiceConsumption {
            service: "Mailings".into(),
            unit: ConsumptionUnit::Count,
            terms: Some(ConsumptionTerms {
                from_users: 1,
                to_users: None,
                included: 100,
                package_size: 50,
                package_price: 1,
                currency: "EUR".into(),
            }),
            months: months.collect(),
        }
    }

    fn value(shape: &Shape, name: &str) -> u64 {
        shape.attributes.iter().find(|(known, _)| *known == name).unwrap().1.parse().unwrap()
    }

    #[test]
    fn a_bar_is_as_high_as_its_amount_and_what_is_over_is_a_part_of_its_own() {
        let of = service(&[(50, 100, 0), (160, 100, 2)]);
        let shapes = shapes(&of, "2026-02");
        let height = |class: &str| -> Vec<u64> {
            let found = shapes.iter().filter(|shape| shape.class == class);
            found.map(|shape| value(shape, "height")).collect()
        };
        // The upper edge is at 212: two packages reach 200.
        assert_eq!([height("bar"), height("bar bar-now"), height("bar-over")], [[235], [471], [283]]);
        assert_eq!(shapes.iter().filter(|shape| shape.class == "line-included").count(), 2);
        assert_eq!(packages(&of), [150, 200]);
    }

    #[test]
    fn months_without_amounts_and_services_without_terms_are_drawn_too() {
        let mut of = service(&[(0, 0, 0)]);
        of.terms = None;
        of.months.iter_mut().for_each(|month| (month.quantity, month.included) = (None, None));
        let shapes = shapes(&of, "2026-12");
        assert_eq!(shapes.len(), 1);
        assert_eq!(value(shapes.first().unwrap(), "height"), 0);
    }
}
