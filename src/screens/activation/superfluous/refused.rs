//! Moves that the server refuses, each by name with the reason in words.

use segl_webapi::preview::RefusedMove;

use crate::i18n::Messages;
use crate::i18n::texts::activation as texts;
use crate::platform::element::{El, el, of_class};
use crate::screens::activation::draft::Draft;
use crate::ui::Ui;
use crate::words::{self, rule};

/// How many are listed: of the others it is said how many they are.
const MOST: usize = 100;

/// The list; none where nothing is refused.
pub(crate) fn refused(ui: Ui, draft: &Draft, moves: &[RefusedMove]) -> Option<El> {
    if moves.is_empty() {
        return None;
    }
    let m = ui.m;
    let entry = |one: &RefusedMove| {
        let name = (!one.name.is_empty()).then(|| el("strong").text(one.name.clone()));
        el("li").children(name).child(el("span").text(because(m, draft, one)))
    };
    let more = moves.len().saturating_sub(MOST);
    #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
    let more =
        (more > 0).then(|| of_class("p", "hint").text(texts::superfluous_more_sentence(m, more as f64)));
    Some(
        of_class("section", "superfluous-refused")
            .child(el("h3").text(texts::superfluous_refused(m)))
            .child(el("ul").children(moves.iter().take(MOST).map(entry)))
            .children(more),
    )
}

/// Why a move is refused.
pub(super) fn because(m: &Messages, draft: &Draft, of: &RefusedMove) -> String {
    let name = |module: &str| {
        let rows = draft.rows();
        let row = rows.iter().find(|row| row.module_name() == module).and_then(|row| row.shown());
        row.map_or_else(|| module.to_owned(), |row| words::description(m, row).to_owned())
    };
    sentence(m, of, name)
}

fn sentence(m: &Messages, of: &RefusedMove, name: impl Fn(&str) -> String) -> String {
    let licence = || name(rule::text(&of.facts, "ModuleName"));
    match of.code.as_str() {
        "not-held" => texts::superfluous_refused_not_held_sentence(m, &licence()),
        "associate-unknown" | "satellite-unknown" => texts::superfluous_refused_gone_sentence(m).to_owned(),
        "module-unknown" | "module-not-verified" => {
            texts::superfluous_refused_unknown_licence_sentence(m, &licence())
        }
        other => rule::against(m, other, &of.facts, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use segl_webapi::problem::Facts;

    const CODES: [&str; 12] = [
        "open-requests",
        "not-held",
        "no-free-seat",
        "prerequisite-missing",
        "still-needed",
        "several-plans",
        "user-type-not-allowed",
        "associate-retired",
        "associate-unknown",
        "module-unknown",
        "type-not-assignable",
        "of-a-newer-server",
    ];

    fn said(lang: Lang, code: &str) -> String {
        let mut facts = Facts::default();
        facts.set("ModuleName", "sales");
        facts.set("PrerequisiteModuleName", "user");
        facts.set("NeededBy", "windows");
        facts.set("NumberOfLicenses", 4_u32);
        facts.set("InUse", 5_u32);
        let one = RefusedMove { code: code.to_owned(), facts, ..RefusedMove::default() };
        sentence(&messages(lang), &one, |module| module.to_uppercase())
    }

    #[test]
    fn each_code_has_a_sentence_of_its_own_in_every_language() {
        for lang in Lang::ALL {
            let mut all: Vec<String> = CODES.map(|code| said(lang, code)).to_vec();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), CODES.len(), "{lang:?}: {all:#?}");
        }
    }

    #[test]
    fn licences_are_called_by_their_names_and_numbers_are_said() {
        assert_eq!(
            said(Lang::En, "no-free-seat"),
            "No seat of SALES is free: 5 of 4 are in use. Choose another plan, or make room in this one."
        );
        assert_eq!(said(Lang::En, "still-needed"), "SALES cannot be removed, because WINDOWS requires it.");
        assert!(said(Lang::En, "of-a-newer-server").contains("of-a-newer-server"));
        assert_eq!(
            said(Lang::Nb, "open-requests"),
            "Brukeren har åpne saker i Service. Lisensen kan ikke fjernes."
        );
    }
}
