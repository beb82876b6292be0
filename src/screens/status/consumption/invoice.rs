//! What the next invoice adds as of now, and why.

use segl_webapi::consumption::{Consumption, ConsumptionUnit, InvoiceLine};

use crate::i18n::Messages;
use crate::i18n::texts::consumption as words;
use crate::platform::element::{El, el, of_class};
use crate::platform::rarely::MonthStyle;
use crate::ui::Ui;
use crate::words::consumption as said;

/// The part about the invoice.
pub(super) fn invoice(ui: Ui, known: &Consumption) -> El {
    let m = ui.m;
    let invoice = &known.next_invoice;
    let month = |iso: &str| said::month(m, iso, MonthStyle::Long);
    let part =
        of_class("section", "card consumption-invoice").attr("aria-labelledby", "consumption-invoice").child(
            el("h3").attr("id", "consumption-invoice").text(words::next_invoice(m, &month(&invoice.month))),
        );
    if invoice.lines.is_empty() {
        return part.child(el("p").text(words::nothing_added_sentence(m, &month(&invoice.r#for))));
    }
    let totals: Vec<String> =
        invoice.totals.iter().map(|total| said::money(m, total.amount, &total.currency)).collect();
    let total = of_class("p", "consumption-total").text(words::added_sentence(
        m,
        &totals.join(" + "),
        &month(&invoice.r#for),
    ));
    let lines = invoice.lines.iter().map(|line| el("li").text(why(m, line, unit(known, &line.service))));
    part.child(total)
        .child(el("ul").children(lines))
        .child(of_class("p", "hint").text(words::not_over_yet_sentence(m)))
}

fn unit(known: &Consumption, service: &str) -> ConsumptionUnit {
    let found = known.services.iter().find(|known| known.service == service);
    found.map_or(ConsumptionUnit::Count, |found| found.unit)
}

/// Why a service is on the invoice.
#[expect(clippy::cast_precision_loss, reason = "packages are far fewer than 2^53")]
fn why(m: &Messages, line: &InvoiceLine, unit: ConsumptionUnit) -> String {
    let (used, included) = (said::quantity(m, line.quantity, unit), said::quantity(m, line.included, unit));
    let price = said::money(m, line.amount, &line.currency);
    words::why_sentence(m, said::service(m, &line.service), &used, &included, line.packages as f64, &price)
}
