//! Both ways of counting users, which number counts here, and why; and what is in use of each plan.

use segl_webapi::system_status::{PaysByUse, PlanUse, UserCounting};

use crate::components::banner::{Weight, banner};
use crate::components::definitions::{definitions, plain};
use crate::components::table::table;
use crate::i18n::Messages;
use crate::i18n::texts::{label, mark, status as words};
use crate::platform::element::{El, Text, el, of_class};
use crate::ui::Ui;

/// The part about users.
pub(super) fn counting(ui: Ui, users: &UserCounting) -> El {
    let m = ui.m;
    let by_use = users.pays_by_use.map(|why| banner(Weight::Note, mark::information(m), pays_by_use(m, why)));
    let plans = users.plans.clone();
    let columns = vec![
        (label::user_plan(m), ""),
        (label::in_use(m), "number"),
        (label::free(m), "number"),
        (label::total(m), "number"),
    ];
    let rows = move || plans.iter().map(|plan| row(ui, plan)).collect();
    of_class("section", "card system-users")
        .attr("aria-labelledby", "system-users")
        .child(el("h2").attr("id", "system-users").text(words::users(m)))
        .children(by_use)
        .child(definitions(vec![
            (words::at_most(m), plain(at_most(ui, users))),
            (words::plans_in_use(m), plain(ui.number(users.plans_in_use))),
        ]))
        .child(of_class("p", "hint").text(if users.pays_by_use.is_some() {
            words::count_by_use_sentence(m)
        } else {
            words::count_sentence(m)
        }))
        .children((!users.plans.is_empty()).then(|| table(words::plans(m), columns, rows)))
}

fn pays_by_use(m: &Messages, why: PaysByUse) -> &str {
    match why {
        PaysByUse::Scim => words::pays_by_use_scim_sentence(m),
        PaysByUse::Unrestricted => words::pays_by_use_unrestricted_sentence(m),
    }
}

/// Way 1: the upper bound, or the active users of those who pay by use.
fn at_most(ui: Ui, users: &UserCounting) -> String {
    let m = ui.m;
    match (users.upper_bound, users.pays_by_use, &users.bound_by) {
        (_, Some(_), _) | (None, ..) => words::active_users(m, users.active_users),
        (Some(most), None, Some(by)) => words::bound_by(m, most, by),
        (Some(most), None, None) => m.number(most.into()),
    }
}

fn row(ui: Ui, plan: &PlanUse) -> Vec<El> {
    let name = if plan.module_description.is_empty() { &plan.module_name } else { &plan.module_description };
    let total: Text = match plan.total {
        Some(total) => ui.number(total).into(),
        None => label::unlimited(ui.m).into(),
    };
    vec![
        plain(name.clone()),
        plain(ui.number(plan.in_use)),
        plain(plan.free.map(|free| signed(ui.m, free)).unwrap_or_default()),
        plain(total),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "seats are far fewer than 2^53")]
fn signed(m: &Messages, n: i64) -> String {
    m.number(n as f64)
}
