//! The chain of the log, entry by entry, and what a browser remembers of it.

use segl_license::{LogBody, ObjectHash};
use segl_webapi::log::{Log, LogEntry};

/// What does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// The entry with this number does not follow from the one before it.
    Broken(i64),
    /// The log begins with this entry, and not with the first.
    Beginning(i64),
    /// It ends before the entry that was seen.
    Cut(Head),
    /// It has another entry in the place of the one that was seen.
    Rewritten(Head),
}

/// The newest entry of the log that this browser saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) id: i64,
    /// Base64.
    pub(super) hash: String,
    /// The day on which it was seen, `YYYY-MM-DD`.
    pub(super) day: String,
}

impl Head {
    /// As it is kept.
    pub(super) fn written(&self) -> String {
        format!("{} {} {}", self.id, self.hash, self.day)
    }

    /// Reads what was kept.
    pub(super) fn read(kept: &str) -> Option<Self> {
        let mut words = kept.split(' ');
        let (id, hash, day) = (words.next()?.parse().ok()?, words.next()?, words.next()?);
        Some(Self { id, hash: hash.to_owned(), day: day.to_owned() })
    }
}

/// The log as far as it was checked.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// How many entries were checked.
    pub(super) checked: usize,
    /// Number and hash of the last of them.
    last: Option<(i64, ObjectHash)>,
    seen: Option<Head>,
}

impl Chain {
    /// Begins before the first entry; `seen` is what the browser remembers.
    pub(super) fn new(seen: Option<Head>) -> Self {
        Self { seen, ..Self::default() }
    }

    /// The number of the entry that comes next.
    pub(super) fn next(&self) -> i64 {
        self.last.map_or(1, |(id, _)| id.saturating_add(1))
    }

    /// Takes the next entries.
    ///
    /// # Errors
    /// The first that does not hold.
    pub(super) fn take(&mut self, entries: &[LogEntry]) -> Result<(), Break> {
        for entry in entries {
            if entry.id != self.next() {
                let is_first = self.last.is_none();
                return Err(if is_first { Break::Beginning(entry.id) } else { Break::Broken(entry.id) });
            }
            let hash = hash_of(entry, self.last.map(|(_, hash)| hash));
            if hash.to_base64() != entry.hash {
                return Err(Break::Broken(entry.id));
            }
            if let Some(seen) =
                self.seen.as_ref().filter(|seen| seen.id == entry.id && seen.hash != entry.hash)
            {
                return Err(Break::Rewritten(seen.clone()));
            }
            self.last = Some((entry.id, hash));
            self.checked += 1;
        }
        Ok(())
    }

    /// After the last entry: the newest one, as it is to be remembered.
    ///
    /// # Errors
    /// When the entry that was seen did not come.
    pub(super) fn finish(&self, day: &str) -> Result<Option<Head>, Break> {
        if let Some(seen) = self.seen.as_ref().filter(|seen| seen.id >= self.next()) {
            return Err(Break::Cut(seen.clone()));
        }
        let head = |(id, hash): (i64, ObjectHash)| Head { id, hash: hash.to_base64(), day: day.to_owned() };
        Ok(self.last.map(head))
    }
}

/// The numbers of the entries of a page that do not follow from the ones before them.
pub(super) fn broken(page: &Log) -> Vec<i64> {
    let mut previous = page.previous.as_deref().and_then(ObjectHash::from_base64);
    let follows = |entry: &&LogEntry| {
        let is_broken = hash_of(entry, previous).to_base64() != entry.hash;
        previous = ObjectHash::from_base64(&entry.hash);
        is_broken
    };
    page.entries.iter().filter(follows).map(|entry| entry.id).collect()
}

fn hash_of(entry: &LogEntry, previous: Option<ObjectHash>) -> ObjectHash {
    LogBody {
        id: entry.id,
        at: entry.at,
        associate_id: entry.associate_id,
        actor: &entry.actor,
        act: &entry.act,
        subject: &entry.subject,
        before: entry.before.as_deref(),
        after: entry.after.as_deref(),
        previous,
    }
    .hash()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(count: i64) -> Vec<LogEntry> {
        let mut previous = None;
        let entry = |id| {
            let mut entry = LogEntry { id, actor: format!("actor {id}"), ..LogEntry::default() };
            let hash = hash_of(&entry, previous);
            previous = Some(hash);
            entry.hash = hash.to_base64();
            entry
        };
        (1..=count).map(entry).collect()
    }

    fn head(entry: &LogEntry) -> Head {
        Head { id: entry.id, hash: entry.hash.clone(), day: "2026-11-22".to_owned() }
    }

    fn check(entries: &[LogEntry], seen: Option<Head>) -> Result<Option<Head>, Break> {
        let mut chain = Chain::new(seen);
        for page in entries.chunks(3) {
            chain.take(page)?;
        }
        chain.finish("2026-11-22")
    }

    #[test]
    fn a_log_that_was_only_added_to_holds_from_the_first_entry_to_the_last() {
        let entries = log(10);
        assert_eq!(check(&entries, None), Ok(Some(head(&entries[9]))));
        assert_eq!(check(&entries, Some(head(&entries[4]))), Ok(Some(head(&entries[9]))));
        assert_eq!(check(&[], None), Ok(None));
    }

    #[test]
    fn an_entry_that_was_changed_or_removed_breaks_it_there() {
        let mut entries = log(10);
        entries[4].actor = "nobody".to_owned();
        assert_eq!(check(&entries, None), Err(Break::Broken(5)));
        let mut entries = log(10);
        entries.remove(4);
        assert_eq!(check(&entries, None), Err(Break::Broken(6)));
        let entries = log(10);
        assert_eq!(check(&entries[2..], None), Err(Break::Beginning(3)));
    }

    #[test]
    fn a_log_that_was_cut_or_written_anew_is_noticed_by_who_saw_the_old_one() {
        let (entries, mut other) = (log(10), log(10));
        assert_eq!(check(&entries[..7], None).map(|head| head.map(|head| head.id)), Ok(Some(7)));
        assert_eq!(check(&entries[..7], Some(head(&entries[9]))), Err(Break::Cut(head(&entries[9]))));
        assert_eq!(check(&[], Some(head(&entries[0]))), Err(Break::Cut(head(&entries[0]))));
        let mut previous = None;
        for entry in &mut other {
            entry.subject = "written anew".to_owned();
            let hash = hash_of(entry, previous);
            previous = Some(hash);
            entry.hash = hash.to_base64();
        }
        assert!(check(&other, None).is_ok(), "by itself it is in order");
        assert_eq!(check(&other, Some(head(&entries[5]))), Err(Break::Rewritten(head(&entries[5]))));
    }

    #[test]
    fn the_entries_of_a_page_are_checked_against_the_one_before_it() {
        let entries = log(10);
        let page = |entries: &[LogEntry], previous: &str| Log {
            previous: Some(previous.to_owned()),
            entries: entries.to_vec(),
            total: 10,
        };
        assert_eq!(broken(&page(&entries[5..], &entries[4].hash)), Vec::<i64>::new());
        assert_eq!(broken(&page(&entries[5..], &entries[3].hash)), [6]);
    }

    #[test]
    fn what_is_remembered_is_read_again_and_nonsense_is_nothing() {
        let head = head(&log(1)[0]);
        assert_eq!(Head::read(&head.written()), Some(head));
        assert_eq!(["", "1", "x y z", "1 y"].map(Head::read), [const { None }; 4]);
    }
}
