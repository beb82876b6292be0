//! What each of those asks who ask, and what it was told.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::time::{Duration, Instant};

use serde_json::json;

use super::client::{Answer, Client, request};
use super::hostile::hostile;
use super::record::Mine;

/// Users that each one adds before it stays with those that it has.
const USERS: usize = 40;
/// What the server may be asked for.
const READS: [&str; 20] = [
    "/api/v1/License",
    "/api/v1/License/SUPEROFFICE",
    "/api/v1/License/SUPEROFFICE/ten-sales",
    "/api/v1/License/SUPEROFFICE/Changes",
    "/api/v1/License/SUPEROFFICE/Assignees?Module=ten-sales",
    "/api/v1/License/NORDDATA/nd-orders/Holders?top=10",
    "/api/v1/License/NORDDATA/nd-orders/History",
    "/api/v1/License/Proof",
    "/api/v1/License/Verdicts",
    "/api/v1/License/Site",
    "/api/v1/User/List?Search=an&Top=20",
    "/api/v1/User?$top=20",
    "/api/v1/User/1",
    "/api/v1/User/currentPrincipal",
    "/api/v1/SystemEvent/Current",
    "/api/v1/Log?Limit=20",
    "/api/v1/Consumption",
    "/api/v1/Session",
    "/healthz",
    "/api/v1/License/NORDDATA",
];

/// Licence files to send about.
pub(super) struct Files {
    pub(super) active: String,
    pub(super) next: String,
}

/// One who asks, and keeps a record of what was acknowledged.
pub(super) struct Customer<'a> {
    who: usize,
    client: Client,
    cookie: &'a str,
    files: &'a Files,
    pub(super) mine: Vec<Mine>,
    /// How many users it asked to have added.
    wanted: usize,
    cut_off: bool,
}

/// What was told.
#[derive(Default)]
pub(super) struct Told {
    /// How often each kind of request was answered how.
    statuses: BTreeMap<(&'static str, u16), usize>,
    /// How long each answer took.
    took: Vec<Duration>,
    /// What should not have been.
    wrong: BTreeSet<String>,
    acknowledged: usize,
}

impl<'a> Customer<'a> {
    pub(super) fn new(who: usize, address: &str, cookie: &'a str, files: &'a Files) -> Self {
        Self { who, client: Client::new(address), cookie, files, mine: Vec::new(), wanted: 0, cut_off: false }
    }

    /// Whether the server is gone.
    pub(super) fn is_cut_off(&self) -> bool {
        self.cut_off
    }

    /// Makes the `number`th request of all.
    pub(super) fn ask(&mut self, number: usize, told: &mut Told) {
        match number % 20 {
            0..9 => self.read(number, told),
            9..14 => self.write(number / 20 * 5 + number % 20 - 9, told),
            _ => self.hostile(number / 20 * 6 + number % 20 - 14, told),
        }
    }

    fn read(&mut self, number: usize, told: &mut Told) {
        // Rounds have as many requests as there are paths: each begins with another one.
        let path = READS[(number + number / READS.len()) % READS.len()];
        self.send("read", "GET", path, "", &[200], told);
    }

    fn hostile(&mut self, number: usize, told: &mut Told) {
        let hostile = hostile(number, self.cookie, self.files);
        if hostile.answered.is_empty() {
            self.cut_off |= self.client.cut(&hostile.octets).is_err();
            return told.note("hung up on", 0);
        }
        let began = Instant::now();
        let answer = self.client.send(&hostile.octets);
        self.heard("hostile", began, &answer, hostile.answered, told);
    }

    /// Adds a user, gives, takes, announces, changes, ends or retires, in turn.
    fn write(&mut self, number: usize, told: &mut Told) {
        let turn = number % 8;
        if self.mine.is_empty() || (turn == 0 && self.mine.len() < USERS) {
            return self.add(told);
        }
        if turn == 7 {
            let headers = [("Cookie", self.cookie), ("Content-Type", "application/octet-stream")];
            let octets = request("POST", "/api/v1/License/Preview", &headers, self.files.active.as_bytes());
            let began = Instant::now();
            let answer = self.client.send(&octets);
            return self.heard("preview", began, &answer, &[200], told);
        }
        let at = number * 31 % self.mine.len();
        let mut mine = self.mine.swap_remove(at);
        match (&mine.event, turn) {
            _ if mine.retired != Some(false) => self.read(number, told),
            (_, 0..3) => self.assign(&mut mine, number, told),
            (None, _) => self.read(number, told),
            (Some(None), 6) if number.is_multiple_of(5) => self.retire(&mut mine, told),
            (Some(None), _) => self.announce(&mut mine, number, told),
            (Some(Some(_)), 3 | 4) => self.change(&mut mine, number, told),
            (Some(Some(_)), _) => self.end(&mut mine, told),
        }
        self.mine.push(mine);
    }

    fn add(&mut self, told: &mut Told) {
        self.wanted += 1;
        let name = format!("load-{}-{}", self.who, self.wanted);
        let person = json!({ "Firstname": "L", "Lastname": "Load", "Email": "l@example.com" });
        let body = json!({ "Name": name, "Type": "InternalAssociate", "Person": person }).to_string();
        let Some(answer) = self.send("add", "POST", "/api/v1/User", &body, &[200], told) else { return };
        if let Some(id) = answer.json()["AssociateId"].as_i64().filter(|_| answer.status == 200) {
            self.mine.push(Mine::new(id, name));
            told.acknowledged += 1;
        }
    }

    fn assign(&mut self, mine: &mut Mine, number: usize, told: &mut Told) {
        let module = if number.is_multiple_of(3) { "nd-orders" } else { "nd-lookup" };
        let held = mine.holds.as_ref().is_some_and(|held| held.contains(module));
        let method = if held { "DELETE" } else { "PUT" };
        let (path, body) = (format!("/api/v1/License/NORDDATA/{}", mine.id), json!([module]).to_string());
        let kind = if held { "take" } else { "give" };
        match self.send(kind, method, &path, &body, &[200, 409], told).map(|answer| answer.status) {
            Some(200) => {
                told.acknowledged += 1;
                let held = mine.holds.get_or_insert_default();
                let _ = if method == "PUT" { held.insert(module) } else { held.remove(module) };
            }
            Some(_) => {}
            None => mine.holds = None,
        }
    }

    fn announce(&mut self, mine: &mut Mine, number: usize, told: &mut Told) {
        let text = format!("message {number}");
        let body = json!({ "Eventkey": "MessageOfTheDay", "Scope": 4, "Owner": mine.id, "Eventmess": text });
        let answer = self.send("announce", "POST", "/api/v1/SystemEvent", &body.to_string(), &[200], told);
        mine.event = answer.filter(|answer| answer.status == 200).map(|answer| {
            told.acknowledged += 1;
            answer.json()["SystemEventId"].as_i64().map(|id| (id, text))
        });
    }

    fn change(&mut self, mine: &mut Mine, number: usize, told: &mut Told) {
        let Some(Some((id, _))) = mine.event else { return };
        let text = format!("changed {number}");
        let body = json!({ "Eventmess": text }).to_string();
        let answer = self.send("change", "PUT", &format!("/api/v1/SystemEvent/{id}"), &body, &[200], told);
        told.acknowledged += usize::from(answer.is_some());
        mine.event = answer.map(|_| Some((id, text)));
    }

    fn end(&mut self, mine: &mut Mine, told: &mut Told) {
        let Some(Some((id, _))) = mine.event else { return };
        let answer = self.send("end", "DELETE", &format!("/api/v1/SystemEvent/{id}"), "", &[204], told);
        told.acknowledged += usize::from(answer.is_some());
        mine.event = answer.map(|_| None);
    }

    fn retire(&mut self, mine: &mut Mine, told: &mut Told) {
        let body = json!({ "Users": [mine.id], "Retire": true }).to_string();
        let answer = self.send("retire", "POST", "/api/v1/User/Change", &body, &[200], told);
        told.acknowledged += usize::from(answer.is_some());
        mine.retired = answer.as_ref().map(|_| true);
        mine.holds = answer.map(|_| BTreeSet::new());
    }

    /// Sends a request as the administrator; nothing where there was no answer.
    fn send(
        &mut self,
        kind: &'static str,
        method: &str,
        path: &str,
        body: &str,
        may: &[u16],
        told: &mut Told,
    ) -> Option<Answer> {
        let octets = request(method, path, &[("Cookie", self.cookie)], body.as_bytes());
        let began = Instant::now();
        let answer = self.client.send(&octets);
        self.heard(kind, began, &answer, may, told);
        answer.ok()
    }

    fn heard(
        &mut self,
        kind: &'static str,
        began: Instant,
        answer: &io::Result<Answer>,
        may: &[u16],
        told: &mut Told,
    ) {
        match answer {
            Ok(answer) => {
                told.took.push(began.elapsed());
                told.note(kind, answer.status);
                if !may.contains(&answer.status) {
                    let body: String = String::from_utf8_lossy(&answer.body).chars().take(300).collect();
                    told.wrong.insert(format!("{kind}: {} {body}", answer.status));
                }
            }
            Err(cause) => {
                self.cut_off = true;
                told.wrong.insert(format!("{kind}: {CUT_OFF} {cause}"));
            }
        }
    }
}

const CUT_OFF: &str = "no answer:";

impl Told {
    fn note(&mut self, kind: &'static str, status: u16) {
        *self.statuses.entry((kind, status)).or_default() += 1;
    }

    pub(super) fn count(&self) -> usize {
        self.statuses.values().sum()
    }

    pub(super) fn and(mut self, other: Self) -> Self {
        for (kind, count) in other.statuses {
            *self.statuses.entry(kind).or_default() += count;
        }
        self.took.extend(other.took);
        self.wrong.extend(other.wrong);
        self.acknowledged += other.acknowledged;
        self
    }

    /// Of a server that was killed.
    pub(super) fn forgive_what_was_cut_off(&mut self) {
        self.wrong.retain(|wrong| !wrong.contains(CUT_OFF));
    }

    /// Everything was answered as it should be.
    pub(super) fn check(&self) {
        assert!(self.wrong.is_empty(), "{:#?}", self.wrong);
        assert!(self.statuses.keys().all(|(_, status)| *status < 500));
        assert!(self.acknowledged > 0);
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for ((kind, status), count) in &self.statuses {
            writeln!(f, "{kind:12}{status:>5}{count:>8}")?;
        }
        let mut took = self.took.clone();
        took.sort_unstable();
        let part =
            |hundredths: usize| took.get(took.len() * hundredths / 10_000).copied().unwrap_or_default();
        write!(
            f,
            "{} writes acknowledged; half answered within {:.1?}, p99 {:.1?}, slowest {:.1?}",
            self.acknowledged,
            part(5000),
            part(9900),
            took.last().copied().unwrap_or_default()
        )
    }
}
