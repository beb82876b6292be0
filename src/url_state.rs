//! What of the view lives in the address: the place, the tab, what is shown of its list, the open licence, the topic of
//! help, the language.
//!
//! `/licences/{owner}?q=WORDS&show=FILTER&sort=COLUMN&licence=NAME&row=ID&task=TASK&file=HASH&of=NAME&help=TOPIC&lang=TAG`,
//! and `/status/{part}?...`, `/users/{part}?...` with pairs of their own besides. Whatever a person would want back after
//! reload, Back or a shared link is here, and nothing else. Pure: reading and writing the browser's address is the
//! platform's business.

mod percent;
mod rest;

use percent::decode;
pub(crate) use percent::encode;

/// The first part of a path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// The licences of one owner.
    #[default]
    Licences,
    /// The state of the system: a tab beside the owners'.
    Status,
    /// Who holds what.
    Users,
}

impl Place {
    const ALL: [Self; 3] = [Self::Licences, Self::Status, Self::Users];

    fn name(self) -> &'static str {
        match self {
            Self::Licences => "licences",
            Self::Status => "status",
            Self::Users => "users",
        }
    }
}

/// The part of the view that an address holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct UrlState {
    /// Where in the app.
    pub(crate) place: Place,
    /// OwnerName of the chosen tab, the first owner's where there is none; in other places the chosen part of them.
    pub(crate) owner: Option<String>,
    /// The words that are searched for.
    pub(crate) query: Option<String>,
    /// The filter of the list, by its name.
    pub(crate) show: Option<String>,
    /// The column that the list is sorted by, after a minus where the largest come first.
    pub(crate) sort: Option<String>,
    /// ModuleName of the open licence.
    pub(crate) licence: Option<String>,
    /// Primary key of the open licence's row, where its name alone is not unique.
    pub(crate) row: Option<i64>,
    /// What is being done in the dialog over the list, by its name; there is no licence open then.
    pub(crate) task: Option<String>,
    /// The licence file that it is done with, as the server names it.
    pub(crate) file: Option<String>,
    /// ModuleName of the licence that it is done with.
    pub(crate) of: Option<String>,
    /// What only places beside the licences know: there every pair that has no field of its own, as it stands in the
    /// address, each with an `&` after it.
    pub(crate) rest: String,
    /// The topic of help that is open beside the screen; what shows it is `src/boot/help_panel.js`.
    pub(crate) help: Option<String>,
    /// The language, where the address asks for one.
    pub(crate) lang: Option<String>,
}

impl UrlState {
    /// Reads a path (`/licences/SUPEROFFICE`) and a query (`?licence=user`, or nothing). What is unknown is ignored.
    pub(crate) fn parse(path: &str, query: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let first = parts.next();
        let known = Place::ALL.into_iter().find(|place| first == Some(place.name()));
        let owner = parts.next().filter(|_| known.is_some()).map(decode);
        let place = known.unwrap_or_default();
        let mut state = Self { place, owner, ..Self::default() };
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = Some(decode(value)).filter(|value| !value.is_empty());
            match name {
                "q" => state.query = value,
                "show" => state.show = value,
                "sort" => state.sort = value,
                "licence" => state.licence = value,
                "row" => state.row = value.and_then(|value| value.parse().ok()),
                "task" => state.task = value,
                "file" => state.file = value,
                "of" => state.of = value,
                "help" => state.help = value,
                "lang" => state.lang = value,
                _ if place == Place::Licences => {}
                _ => rest::push(&mut state.rest, pair),
            }
        }
        state
    }

    /// Path and query that [`parse`](Self::parse) reads back.
    pub(crate) fn address(&self) -> String {
        let mut address = format!("/{}", self.place.name());
        if let Some(owner) = &self.owner {
            address.push('/');
            address.push_str(&encode(owner));
        }
        let row = self.row.map(|row| row.to_string());
        let pairs = [
            ("q", &self.query),
            ("show", &self.show),
            ("sort", &self.sort),
            ("licence", &self.licence),
            ("row", &row),
            ("task", &self.task),
            ("file", &self.file),
            ("of", &self.of),
            ("help", &self.help),
            ("lang", &self.lang),
        ];
        address.push('?');
        address.push_str(&self.rest);
        for (name, value) in pairs {
            if let Some(value) = value {
                address.push_str(name);
                address.push('=');
                address.push_str(&encode(value));
                address.push('&');
            }
        }
        // Either the question mark that nothing follows, or the last `&`.
        address.pop();
        address
    }

    /// Another place, or another part of one, with nothing open and the same help beside it.
    #[must_use]
    pub(crate) fn at(&self, place: Place, part: Option<String>) -> Self {
        let (help, lang) = (self.help.clone(), self.lang.clone());
        Self { place, owner: part, help, lang, ..Self::default() }
    }

    /// All that there is here, with nothing open and the same help beside it.
    #[must_use]
    pub(crate) fn of_all(&self) -> Self {
        self.at(self.place, self.owner.clone())
    }

    /// The whole list of an owner, with no licence open and the same help beside it.
    #[must_use]
    pub(crate) fn at_owner(&self, owner: &str) -> Self {
        self.at(Place::Licences, Some(owner.to_owned()))
    }

    /// With a licence open.
    #[must_use]
    pub(crate) fn with_licence(&self, licence: &str, row: Option<i64>) -> Self {
        Self { licence: Some(licence.to_owned()), row, ..self.closed() }
    }

    /// With a task in the dialog over the list.
    #[must_use]
    pub(crate) fn with_task(&self, task: &str) -> Self {
        Self { task: Some(task.to_owned()), ..self.closed() }
    }

    /// With a task that is done with a licence file.
    #[must_use]
    pub(crate) fn with_task_of_file(&self, task: &str, file: &str) -> Self {
        Self { file: Some(file.to_owned()), ..self.with_task(task) }
    }

    /// With nothing over the list.
    #[must_use]
    pub(crate) fn closed(&self) -> Self {
        Self { licence: None, row: None, task: None, file: None, of: None, ..self.clone() }
    }

    /// Whether something is open over the list.
    pub(crate) fn is_open(&self) -> bool {
        self.licence.is_some() || self.task.is_some()
    }

    /// With a topic of help beside the view.
    #[must_use]
    pub(crate) fn with_help(&self, topic: &str) -> Self {
        Self { help: Some(topic.to_owned()), ..self.clone() }
    }

    /// The same view in another language.
    #[must_use]
    pub(crate) fn in_language(&self, lang: &str) -> Self {
        Self { lang: Some(lang.to_owned()), ..self.clone() }
    }
}

/// Where to sign in: the page says why (`notice`), and leads on to `next` afterwards.
pub(crate) fn sign_in_address(notice: &str, next: &str) -> String {
    let next = if next.is_empty() { String::new() } else { format!("&next={}", encode(next)) };
    format!("/sign-in?notice={notice}{next}#notice-{notice}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(owner: &str, licence: &str, row: i64, lang: &str) -> UrlState {
        UrlState {
            place: Place::Licences,
            rest: String::new(),
            owner: Some(owner.into()),
            query: Some(format!("{licence} & more")),
            show: Some("nearly-full".into()),
            sort: Some("-in-use".into()),
            licence: Some(licence.into()),
            row: Some(row),
            task: Some("activate".into()),
            file: Some("ab12".into()),
            of: Some(licence.into()),
            help: Some("user-plans".into()),
            lang: Some(lang.into()),
        }
    }

    #[test]
    fn every_state_survives_its_address() {
        for name in ["ten-sales", "superlicense-ej-customer centre", "a&b=c?d/e#f%", "100 %", "+", "æøå"] {
            let view = state("SUPEROFFICE", name, -3, "nb");
            let address = view.address();
            let (path, query) = address.split_once('?').unwrap();
            assert!(address.is_ascii() && !address.contains([' ', '#']), "{address}");
            assert_eq!(UrlState::parse(path, query), view, "{address}");
        }
        assert_eq!(UrlState::default().address(), "/licences");
    }

    #[test]
    fn addresses_are_the_ones_that_are_shared() {
        assert_eq!(UrlState::parse("/", "").at_owner("NORDDATA").address(), "/licences/NORDDATA");
        let open = UrlState::parse("/licences/SUPEROFFICE/", "?lang=da").with_licence("user", None);
        assert_eq!(open.address(), "/licences/SUPEROFFICE?licence=user&lang=da");
        assert_eq!(open.in_language("sv").address(), "/licences/SUPEROFFICE?licence=user&lang=sv");
        assert_eq!(open.at_owner("NORDDATA").address(), "/licences/NORDDATA?lang=da");
        assert_eq!(open.closed().address(), "/licences/SUPEROFFICE?lang=da");
        let found = UrlState::parse("/licences/SUPEROFFICE", "?sort=-free&lang=da&show=over&q=sales+100%25");
        assert_eq!(
            found.with_licence("user", None).address(),
            "/licences/SUPEROFFICE?q=sales%20100%25&show=over&sort=-free&licence=user&lang=da"
        );
        assert_eq!(found.of_all().address(), "/licences/SUPEROFFICE?lang=da");
    }

    #[test]
    fn other_places_keep_what_only_they_know() {
        let users = UrlState::parse("/users/others", "?page=2&q=kari&holds=a%26b&lang=nb");
        assert_eq!(users.place, Place::Users);
        assert_eq!(users.owner.as_deref(), Some("others"));
        assert_eq!(users.own("page").as_deref(), Some("2"));
        assert_eq!(users.own("holds").as_deref(), Some("a&b"));
        assert_eq!(users.own("q"), None);
        assert_eq!(users.with_task("user").closed(), users);
        assert_eq!(users.address(), "/users/others?page=2&holds=a%26b&q=kari&lang=nb");
        assert_eq!(users.of_all().address(), "/users/others?lang=nb");
        assert_eq!(users.at(Place::Status, None).address(), "/status?lang=nb");
        assert_eq!(users.at_owner("NORDDATA").address(), "/licences/NORDDATA?lang=nb");
        let next = users.with_own("page", Some("3")).with_own("holds", None).with_own("æ", Some("ø å"));
        assert_eq!(next.address(), "/users/others?page=3&%C3%A6=%C3%B8%20%C3%A5&q=kari&lang=nb");
        assert_eq!(next.own("æ").as_deref(), Some("ø å"));
        assert_eq!(UrlState::parse("/users", "?page=2").with_own("page", None).address(), "/users");
        assert_eq!(UrlState::parse("/licences/NORDDATA", "?page=2").own("page"), None);
    }

    #[test]
    fn only_one_thing_is_open_over_the_list() {
        let list = UrlState::parse("/licences/SUPEROFFICE", "?q=a");
        let task = list.with_licence("user", None).with_task_of_file("activate", "ab12");
        assert_eq!(task.address(), "/licences/SUPEROFFICE?q=a&task=activate&file=ab12");
        assert_eq!(task.with_licence("user", None), list.with_licence("user", None));
        assert!(task.is_open() && !list.is_open());
        assert_eq!(task.closed(), list);
    }

    #[test]
    fn help_stays_open_while_the_view_beside_it_changes() {
        let helped = UrlState::parse("/licences/SUPEROFFICE", "?licence=user").with_help("buying");
        assert_eq!(helped.address(), "/licences/SUPEROFFICE?licence=user&help=buying");
        assert_eq!(helped.at_owner("NORDDATA").address(), "/licences/NORDDATA?help=buying");
        assert_eq!(helped.closed().address(), "/licences/SUPEROFFICE?help=buying");
    }

    #[test]
    fn signing_in_again_leads_back_to_the_view() {
        assert_eq!(
            sign_in_address("session-ended", "/licences/A?licence=b"),
            "/sign-in?notice=session-ended&next=%2Flicences%2FA%3Flicence%3Db#notice-session-ended"
        );
        assert_eq!(sign_in_address("signed-out", ""), "/sign-in?notice=signed-out#notice-signed-out");
    }

    #[test]
    fn what_is_unknown_or_empty_is_ignored() {
        assert_eq!(
            UrlState::parse("/elsewhere/SUPEROFFICE", "?a=b&licence=&row=x&&=&lang"),
            UrlState::default()
        );
        assert_eq!(UrlState::parse("", "?"), UrlState::default());
    }
}
