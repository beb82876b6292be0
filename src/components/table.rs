//! A small table. On narrow screens its rows become blocks, and each cell bears the name of its column.

use crate::platform::element::{El, el, of_class};

/// The name of a column, and its class: `number` aligns to the end.
pub(crate) type Column = (&'static str, &'static str);

/// A table. Its rows, whose first cells are their headings, follow the signals that are read in making them.
pub(crate) fn table(
    caption: &'static str,
    columns: Vec<Column>,
    rows: impl Fn() -> Vec<Vec<El>> + 'static,
) -> El {
    let head =
        columns.iter().map(|(name, class)| el("th").attr("scope", "col").attr("class", *class).text(*name));
    let head = el("thead").child(el("tr").children(head));
    of_class("table", "facts")
        .child(of_class("caption", "visually-hidden").text(caption))
        .child(head)
        .child(el("tbody").live(move || rows().into_iter().map(|cells| row(&columns, cells)).collect()))
}

fn row(columns: &[Column], cells: Vec<El>) -> El {
    let cell = |(at, (content, (name, class))): (usize, (El, &Column))| {
        let cell = if at == 0 { el("th").attr("scope", "row") } else { el("td") };
        cell.attr("class", *class).attr("data-label", *name).child(content)
    };
    el("tr").children(cells.into_iter().zip(columns).enumerate().map(cell))
}
