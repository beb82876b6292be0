//! The picture: a bar for each month, with a line where the included amount ends and one for each extra package. What it
//! shows is said in words besides, and stands in the table.

use segl_webapi::consumption::{ConsumptionMonth, ServiceConsumption};

use crate::platform::svg::Shape;

/// The picture's size, in units of its own: ten for a month, a hundred for the height.
pub(super) const SIZE: (u32, u32) = (120, 100);

/// How wide a month is, and how much of that is not its bar.
const MONTH: f64 = 10.0;
const GAP: f64 = 1.5;

/// How many lines for packages there are at most: many small packages would be one dark surface.
const LINES: u64 = 4;

/// The shapes, those behind first.
pub(super) fn shapes(of: &ServiceConsumption, now: &str) -> Vec<Shape> {
    let top = top(of);
    let y = |amount: f64| 100.0 - 100.0 * amount / top;
    let mut shapes = Vec::new();
    for (at, month) in of.months.iter().enumerate() {
        let x = left(at);
        let amount = number(month.quantity.unwrap_or(0));
        let within = month.included.map_or(amount, |included| amount.min(number(included)));
        let class = if month.month == now { "bar bar-now" } else { "bar" };
        shapes.push(bar(class, x, y(within), y(0.0)));
        if amount > within {
            shapes.push(bar("bar-over", x, y(amount), y(within)));
        }
    }
    for (at, month) in of.months.iter().enumerate() {
        if let Some(included) = month.included {
            let x = left(at);
            shapes.push(line("line-included", x, x + MONTH, y(number(included))));
        }
    }
    for amount in packages(of) {
        shapes.push(line("line-package", 0.0, MONTH * number(12), y(number(amount))));
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
fn top(of: &ServiceConsumption) -> f64 {
    let of_month = |month: &ConsumptionMonth| month.quantity.max(month.included);
    let highest = of.months.iter().filter_map(of_month).chain(packages(of)).max().unwrap_or(0);
    number(highest.max(1)) * 1.06
}

#[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53")]
fn number(n: u64) -> f64 {
    n as f64
}

fn left(at: usize) -> f64 {
    number(u64::try_from(at).unwrap_or(0)) * MONTH
}

fn bar(class: &'static str, x: f64, top: f64, bottom: f64) -> Shape {
    let attributes = [("x", x + GAP), ("y", top), ("width", MONTH - 2.0 * GAP), ("height", bottom - top)];
    Shape { tag: "rect", class, attributes: attributes.map(|(name, value)| (name, short(value))).into() }
}

fn line(class: &'static str, from: f64, to: f64, y: f64) -> Shape {
    let attributes = [("x1", from), ("x2", to), ("y1", y), ("y2", y)];
    Shape { tag: "line", class, attributes: attributes.map(|(name, value)| (name, short(value))).into() }
}

fn short(value: f64) -> String {
    format!("{:.2}", value.max(0.0))
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

    fn value(shape: &Shape, name: &str) -> f64 {
        shape.attributes.iter().find(|(known, _)| *known == name).unwrap().1.parse().unwrap()
    }

    #[test]
    fn a_bar_is_as_high_as_its_amount_and_what_is_over_is_a_part_of_its_own() {
        let of = service(&[(50, 100, 0), (160, 100, 2)]);
        let shapes = shapes(&of, "2026-02");
        let height = |class: &str| -> Vec<f64> {
            let found = shapes.iter().filter(|shape| shape.class == class);
            found.map(|shape| value(shape, "height")).collect()
        };
        let unit = 100.0 / (200.0 * 1.06);
        let near = |found: Vec<f64>, wanted: f64| {
            assert_eq!(found.len(), 1);
            assert!((found.first().unwrap() - wanted * unit).abs() < 0.02, "{found:?} {wanted}");
        };
        near(height("bar"), 50.0);
        near(height("bar bar-now"), 100.0);
        near(height("bar-over"), 60.0);
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
        assert!(value(shapes.first().unwrap(), "height").abs() < f64::EPSILON);
    }
}
