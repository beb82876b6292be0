//! Days in order, with today among them: a list that is drawn as a line.

use segl_license::Date;

use crate::i18n::texts::label;
use crate::platform::element::{El, el, of_class};
use crate::sorted::sorted;
use crate::ui::Ui;

/// A day with its name.
pub(crate) type Point = (&'static str, Date);

/// The line. Days that are not set are left out.
pub(crate) fn time_line(ui: Ui, points: Vec<(&'static str, Option<Date>)>, today: Date) -> El {
    let set = points.into_iter().filter_map(|(name, date)| Some((name, date?)));
    let points = in_order(set.collect(), (label::today(ui.m), today));
    of_class("ol", "time-line").children(points.into_iter().map(|(point, is_today)| {
        let ((name, date), days) = (point, today.days_until(point.1));
        let class = match days {
            _ if is_today => "point point-today",
            ..=0 => "point point-past",
            _ => "point",
        };
        let iso = date.to_string();
        let shown = el("time").text(ui.m.short_day(&iso)).attr("datetime", iso);
        let item =
            of_class("li", class).child(of_class("span", "point-name").text(name)).text(" ").child(shown);
        if is_today {
            return item.attr("aria-current", "date");
        }
        item.text(" ").child(of_class("span", "hint").text(distance(ui, days)))
    }))
}

/// Sorted by day, those of one day as given, and today after what it has brought.
fn in_order(points: Vec<Point>, today: Point) -> Vec<(Point, bool)> {
    let points = points.into_iter().map(|point| (point, false)).chain([(today, true)]);
    sorted(points, |a, b| a.0.1.cmp(&b.0.1))
}

#[expect(clippy::cast_precision_loss, reason = "there are fewer than three million days")]
fn distance(ui: Ui, days: i64) -> String {
    match days {
        0 => label::today(ui.m).to_owned(),
        1.. => label::in_days(ui.m, days as f64),
        _ => label::days_ago(ui.m, -days as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_in_order_with_today_among_them_and_those_of_one_day_as_given() {
        let day = |text| Date::parse(text).unwrap();
        let points = vec![
            ("reminders", day("2027-05-30")),
            ("expiry", day("2027-06-30")),
            ("maintenance", day("2027-05-30")),
            ("issued", day("2026-11-01")),
            ("check", day("2026-11-22")),
        ];
        let names = in_order(points, ("today", day("2026-11-22"))).into_iter().map(|((name, _), _)| name);
        let expected = ["issued", "check", "today", "reminders", "maintenance", "expiry"];
        assert_eq!(names.collect::<Vec<_>>(), expected);
    }
}
