//! What mail does to a text changes nothing but the number of repaired lines.

use proptest::collection::vec;
use proptest::prelude::*;
use segl_license::{ArmourReport, LicenseFile};

use crate::support::edit::verdict;
use crate::support::issue::Issue;

/// A good file, one that is refused for its serial number, and one that lost a row.
fn files() -> Vec<LicenseFile> {
    let other = Issue::first().with(|license| license.serial_nr = "1010000014".to_owned());
    let mut short = Issue::of_two_rows().file();
    short.module_licenses.remove(0);
    vec![Issue::of_two_rows().file(), other.file(), short]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn armour_repairs_change_nothing_but_their_own_number(
        which in 0_usize..3,
        ends in vec(prop::sample::select(vec!["\n", "\r\n", "\r"]), 1..5),
        decorations in vec(("[ \t>]{0,3}", "[ \t]{0,3}", any::<bool>()), 1..9),
        mark: bool,
        around in ("([a-z .]{0,20}[\r\n]){0,2}", "[a-z .\r\n]{0,20}"),
    ) {
        let text = files()[which].to_text();
        let mut file = if mark { "\u{feff}".to_owned() } else { String::new() } + &around.0;
        let mut repaired = 0;
        for (at, line) in text.lines().enumerate() {
            let (before, after, blank) = &decorations[at % decorations.len()];
            let end = ends[at % ends.len()];
            if *blank && at > 0 {
                file += end;
            }
            repaired += usize::from(!before.is_empty() || !after.is_empty());
            file += &format!("{before}{line}{after}{end}");
        }
        file += &around.1;
        let mut expected = verdict(text.as_bytes());
        expected.armour = Some(ArmourReport { repaired_lines: repaired });
        prop_assert_eq!(verdict(file.as_bytes()).to_json(), expected.to_json());
    }

    #[test]
    fn lines_may_break_anywhere(places in vec(any::<prop::sample::Index>(), 0..20)) {
        let text = files()[0].to_text();
        let (begin, rest) = text.split_once('\n').unwrap();
        let (inside, end) = rest.trim_end().rsplit_once('\n').unwrap();
        let mut joined = inside.replace('\n', "");
        for place in places {
            joined.insert(place.index(joined.len() + 1), '\n');
        }
        let file = format!("{begin}\n{joined}\n{end}");
        prop_assert_eq!(verdict(file.as_bytes()).to_json(), verdict(text.as_bytes()).to_json());
    }
}
