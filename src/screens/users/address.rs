//! What of the users is shown, and in which order: read from the address and written back there. Pure.

use segl_webapi::user_list::{UserKind, UserQuery, UserSort};

use crate::api::users::PAGE;
use crate::url_state::{Place, UrlState};

/// The owner of the plans.
pub(super) const MAIN_OWNER: &str = "SUPEROFFICE";

/// Names of what only this screen keeps in the address.
const HOLDING: &str = "holding";
const PAGE_NR: &str = "page";

/// What `holding` says of those who have no plan.
const NO_PLAN: &str = "no-plan";

/// A tab of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    /// Employees.
    Associates,
    /// Everybody else.
    Others,
    /// What is held, and by whom.
    Licences,
}

impl Tab {
    /// Every tab, in the order of the screen.
    pub(super) const ALL: [Self; 3] = [Self::Associates, Self::Others, Self::Licences];

    /// Its part of the path; none for the first.
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Associates => None,
            Self::Others => Some("others"),
            Self::Licences => Some("licences"),
        }
    }

    /// The tab that an address names. What is unknown leads to the first.
    pub(super) fn of(url: &UrlState) -> Self {
        let named = |tab: &Self| tab.name().is_some() && tab.name() == url.owner.as_deref();
        Self::ALL.into_iter().find(named).unwrap_or(Self::Associates)
    }

    /// Its address, with nothing narrowed down.
    pub(super) fn at(self, url: &UrlState) -> UrlState {
        url.at(Place::Users, self.name().map(str::to_owned))
    }
}

/// Whose users are shown, by how they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    /// Those who are not retired.
    Active,
    /// Those of them who can log in.
    CanLogIn,
    /// Those of them who cannot.
    CannotLogIn,
    /// Those who are retired.
    Retired,
}

impl Show {
    /// Every one, in the order of the screen.
    pub(super) const ALL: [Self; 4] = [Self::Active, Self::CanLogIn, Self::CannotLogIn, Self::Retired];

    /// The name in the address; none for the first.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Active => None,
            Self::CanLogIn => Some("can-log-in"),
            Self::CannotLogIn => Some("cannot-log-in"),
            Self::Retired => Some("retired"),
        }
    }
}

/// What those hold who are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Holding {
    /// Whatever.
    Any,
    /// No plan.
    NoPlan,
    /// This row of this owner, by names in code.
    Licence {
        /// OwnerName.
        owner: String,
        /// ModuleName.
        module: String,
    },
}

impl Holding {
    /// Reads the name that [`name`](Self::name) writes. A row without an owner is the main one's.
    pub(super) fn parse(text: &str) -> Self {
        match text.split_once('/') {
            _ if text.is_empty() => Self::Any,
            _ if text == NO_PLAN => Self::NoPlan,
            Some((owner, module)) => Self::Licence { owner: owner.to_owned(), module: module.to_owned() },
            None => Self::Licence { owner: MAIN_OWNER.to_owned(), module: text.to_owned() },
        }
    }

    /// The name in the address; empty for whatever.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Any => String::new(),
            Self::NoPlan => NO_PLAN.to_owned(),
            Self::Licence { owner, module } => format!("{owner}/{module}"),
        }
    }
}

/// A column by which one can sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// First and last name.
    FullName,
    /// The name with which one signs in.
    Name,
    /// The plan's name.
    Plan,
    /// When the user last signed in.
    LastLogin,
}

impl Column {
    const ALL: [Self; 4] = [Self::FullName, Self::Name, Self::Plan, Self::LastLogin];

    fn name(self) -> &'static str {
        match self {
            Self::FullName => "name",
            Self::Name => "user-name",
            Self::Plan => "plan",
            Self::LastLogin => "last-sign-in",
        }
    }

    fn sort(self) -> UserSort {
        match self {
            Self::FullName => UserSort::FullName,
            Self::Name => UserSort::Name,
            Self::Plan => UserSort::Plan,
            Self::LastLogin => UserSort::LastLogin,
        }
    }
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct View {
    /// On which tab.
    pub(super) tab: Tab,
    /// The words that are searched for, as they were typed.
    pub(super) words: String,
    /// How they stand.
    pub(super) show: Show,
    /// What they hold.
    pub(super) holding: Holding,
    /// The column that sorts.
    pub(super) by: Column,
    /// Whether the last come first.
    pub(super) descending: bool,
    /// The page, from one.
    pub(super) page: usize,
}

impl View {
    /// Reads the address. What is unknown there is ignored.
    pub(super) fn of(url: &UrlState) -> Self {
        let named = |show: &Show| show.name().is_some() && show.name() == url.show.as_deref();
        let sort = url.sort.as_deref().unwrap_or_default();
        let (name, descending) = sort.strip_prefix('-').map_or((sort, false), |name| (name, true));
        let by = Column::ALL.into_iter().find(|column| column.name() == name);
        Self {
            tab: Tab::of(url),
            words: url.query.clone().unwrap_or_default(),
            show: Show::ALL.into_iter().find(named).unwrap_or(Show::Active),
            holding: Holding::parse(&url.own(HOLDING).unwrap_or_default()),
            by: by.unwrap_or(Column::FullName),
            descending: descending && by.is_some(),
            page: url.own(PAGE_NR).and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
        }
    }

    /// The address of it, with nothing open over it.
    pub(super) fn at(&self, url: &UrlState) -> UrlState {
        let sign = if self.descending { "-" } else { "" };
        let is_usual = self.by == Column::FullName && !self.descending;
        let (holding, page) = (self.holding.name(), self.page.to_string());
        let at = self
            .tab
            .at(url)
            .with_own(HOLDING, Some(holding.as_str()).filter(|holding| !holding.is_empty()))
            .with_own(PAGE_NR, Some(page.as_str()).filter(|_| self.page > 1));
        UrlState {
            query: Some(self.words.clone()).filter(|words| !words.is_empty()),
            show: self.show.name().map(str::to_owned),
            sort: (!is_usual).then(|| format!("{sign}{}", self.by.name())),
            ..at
        }
    }

    /// The address of it, with the same open over it as now.
    pub(super) fn over(&self, url: &UrlState) -> UrlState {
        let (row, task, of) = (url.row, url.task.clone(), url.of.clone());
        UrlState { row, task, of, ..self.at(url) }
    }

    /// Searched for other words; from the first page.
    pub(super) fn searched(&self, words: String) -> Self {
        Self { words, page: 1, ..self.clone() }
    }

    /// Those who stand another way; all of them where these were shown.
    pub(super) fn showing(&self, show: Show) -> Self {
        let show = if self.show == show { Show::Active } else { show };
        Self { show, page: 1, ..self.clone() }
    }

    /// Those who hold something else.
    pub(super) fn holding(&self, holding: Holding) -> Self {
        Self { holding, page: 1, ..self.clone() }
    }

    /// Sorted by a column, or the other way round where it is sorted by it.
    pub(super) fn sorted(&self, by: Column) -> Self {
        let descending = self.by == by && !self.descending;
        Self { by, descending, page: 1, ..self.clone() }
    }

    /// The page before or after.
    pub(super) fn turned(&self, forward: bool) -> Self {
        let page = if forward { self.page + 1 } else { self.page.saturating_sub(1).max(1) };
        Self { page, ..self.clone() }
    }

    /// In the same order, with nobody left out.
    pub(super) fn whole(&self) -> Self {
        let (words, show, holding) = (String::new(), Show::Active, Holding::Any);
        Self { words, show, holding, page: 1, ..self.clone() }
    }

    /// Whether somebody may be left out.
    pub(super) fn is_narrow(&self) -> bool {
        let by_licence = self.tab != Tab::Licences && self.holding != Holding::Any;
        !self.words.trim().is_empty() || self.show != Show::Active || by_licence
    }

    /// Whether users are shown: on the tab of licences only the holders of one.
    pub(super) fn has_list(&self) -> bool {
        self.tab != Tab::Licences || matches!(self.holding, Holding::Licence { .. })
    }

    /// What the server is asked.
    pub(super) fn query(&self) -> UserQuery {
        let (owner, module, plan) = match &self.holding {
            Holding::Any => (String::new(), String::new(), None),
            Holding::NoPlan => (String::new(), String::new(), Some(String::new())),
            Holding::Licence { owner, module } => (owner.clone(), module.clone(), None),
        };
        let (retired, can_log_in) = match self.show {
            // Whoever takes a seat is among the holders of a licence.
            Show::Active => ((self.tab != Tab::Licences).then_some(false), None),
            Show::CanLogIn => (None, Some(true)),
            Show::CannotLogIn => (Some(false), Some(false)),
            Show::Retired => (Some(true), None),
        };
        UserQuery {
            kind: match self.tab {
                Tab::Associates => UserKind::Associates,
                Tab::Others => UserKind::Others,
                Tab::Licences => UserKind::All,
            },
            owner,
            module,
            plan,
            can_log_in,
            retired,
            search: self.words.trim().to_owned(),
            sort: self.by.sort(),
            descending: self.descending,
            skip: (self.page - 1).saturating_mul(PAGE),
            top: Some(PAGE),
            ..UserQuery::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(address: &str) -> View {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        View::of(&UrlState::parse(path, query))
    }

    fn back(view: &View) -> String {
        view.at(&UrlState::parse("/users", "")).address()
    }

    #[test]
    fn what_the_address_says_is_read_and_written_back() {
        for address in [
            "/users",
            "/users/others",
            "/users/licences?holding=NORDDATA%2Fnd-orders",
            "/users?holding=no-plan&page=3&q=berg&show=cannot-log-in&sort=-last-sign-in",
            "/users/others?show=retired&sort=-name",
            "/users?show=can-log-in&sort=plan",
        ] {
            assert_eq!(back(&view(address)), address);
        }
    }

    #[test]
    fn what_the_address_does_not_know_is_left_out() {
        for address in
            ["/users/nowhere?x=1", "/users?page=0", "/users?page=-1", "/users?sort=--name", "/users?show=all"]
        {
            assert_eq!(back(&view(address)), "/users", "{address}");
        }
        assert_eq!(
            view("/users?holding=web").holding,
            Holding::Licence { owner: MAIN_OWNER.to_owned(), module: "web".to_owned() }
        );
    }

    #[test]
    fn whatever_narrows_the_list_down_leads_to_its_first_page() {
        let third = view("/users?page=3&sort=plan");
        assert_eq!(back(&third.searched("bo".to_owned())), "/users?q=bo&sort=plan");
        assert_eq!(back(&third.showing(Show::Retired)), "/users?show=retired&sort=plan");
        assert_eq!(back(&third.showing(Show::Retired).showing(Show::Retired)), "/users?sort=plan");
        assert_eq!(back(&third.holding(Holding::NoPlan)), "/users?holding=no-plan&sort=plan");
        assert_eq!(back(&third.sorted(Column::Plan)), "/users?sort=-plan");
        assert_eq!(back(&third.sorted(Column::Plan).sorted(Column::Plan)), "/users?sort=plan");
        assert_eq!(back(&third.turned(true)), "/users?page=4&sort=plan");
        assert_eq!(third.turned(false).turned(false).turned(false).page, 1);
        assert_eq!(back(&view("/users?q=bo&show=retired&holding=web").whole()), "/users");
    }

    #[test]
    fn the_server_is_asked_for_what_is_shown() {
        let query = |address: &str| view(address).query();
        let usual = query("/users");
        assert_eq!((usual.kind, usual.retired, usual.skip), (UserKind::Associates, Some(false), 0));
        let stuck = query("/users/others?show=cannot-log-in&page=2");
        assert_eq!((stuck.kind, stuck.can_log_in, stuck.skip), (UserKind::Others, Some(false), 50));
        let holders = query("/users/licences?holding=NORDDATA%2Fnd-orders");
        assert_eq!((holders.kind, holders.retired), (UserKind::All, None));
        assert_eq!((holders.owner.as_str(), holders.module.as_str()), ("NORDDATA", "nd-orders"));
        assert_eq!(query("/users?holding=no-plan").plan, Some(String::new()));
    }

    #[test]
    fn a_licence_whose_holders_are_shown_leaves_nobody_out() {
        assert!(!view("/users/licences?holding=web").is_narrow());
        assert!(view("/users/licences?holding=web").has_list() && !view("/users/licences").has_list());
        assert!(view("/users?holding=web").is_narrow() && view("/users?q=a").is_narrow());
        assert!(!view("/users?page=2&sort=plan").is_narrow());
    }
}
