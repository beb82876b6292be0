//! The server's paths about users.

use segl_license::UserType;
use segl_webapi::user_list::{HeldLicense, UserChange, UserChangeReport, UserKind, UserQuery, UserSort};

use super::{Failure, accept, carriers, get};
use crate::platform::net::{self, Body, HangUp};
use crate::url_state::encode;
use segl_license::Json;

/// How many users are on a page.
pub(crate) const PAGE: usize = 50;

/// The most users that come at once.
pub(crate) const MOST: usize = 500;

/// Some of the users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    /// Users of the kind.
    pub(crate) total: usize,
    /// Those of them that were asked for, on whatever page they stand.
    pub(crate) found: usize,
    /// Those of the page.
    pub(crate) users: Vec<User>,
}

/// A user as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct User {
    /// Primary key.
    pub(crate) id: i64,
    /// The name with which one signs in.
    pub(crate) name: String,
    /// First and last name; may be empty.
    pub(crate) full_name: String,
    /// E-mail address.
    pub(crate) e_mail: String,
    /// Country, two letters.
    pub(crate) country: String,
    /// Kind of user.
    pub(crate) kind: UserType,
    /// Whether the user may see and change licences.
    pub(crate) is_administrator: bool,
    /// Whether the user is retired.
    pub(crate) retired: bool,
    /// The plan of SUPEROFFICE by name in code.
    pub(crate) plan: Option<String>,
    /// Licences beside the plan and what it implies.
    pub(crate) licenses: Vec<HeldLicense>,
    /// Codes of what is missing for logging in; nothing where the user can.
    pub(crate) missing: Vec<String>,
    /// Assignments that someone altered: they grant nothing.
    pub(crate) altered: u32,
    /// Open requests in Service.
    pub(crate) open_requests: u32,
    /// When the user last signed in, Unix seconds.
    pub(crate) last_login: Option<i64>,
}

impl User {
    /// What the user is called.
    pub(crate) fn called(&self) -> &str {
        if self.full_name.is_empty() { &self.name } else { &self.full_name }
    }
}

/// A page of users.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn list(query: &UserQuery) -> Result<Page, Failure> {
    get(&format!("/api/v1/User/List?{}", written(query)), carriers::users::page).await
}

/// One user; none where there is no such user.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn user(id: i64) -> Result<Option<User>, Failure> {
    let query = UserQuery { associate_id: Some(id), ..UserQuery::default() };
    Ok(list(&query).await?.users.into_iter().next())
}

/// What a change would do.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn preview(change: &UserChange) -> Result<UserChangeReport, Failure> {
    post("/api/v1/User/Change/Preview", change).await
}

/// Makes a change, for all of its users or for none.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn change(change: &UserChange) -> Result<UserChangeReport, Failure> {
    post("/api/v1/User/Change", change).await
}

async fn post(path: &str, change: &UserChange) -> Result<UserChangeReport, Failure> {
    let body = Body::Json(serde_json::to_string(change).unwrap_or_default());
    let answer = net::send_body(path, body, &HangUp::new()).await.map_err(|_| Failure::Network)?;
    let body = accept(answer)?;
    Json::parse(body.as_bytes()).and_then(carriers::users::report).ok_or(Failure::Unreadable)
}

/// A query as a path has it; what asks for nothing is left out.
fn written(query: &UserQuery) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    match query.kind {
        UserKind::All => {}
        UserKind::Associates => pairs.push(("Kind", "Associates".to_owned())),
        UserKind::Others => pairs.push(("Kind", "Others".to_owned())),
    }
    pairs.extend(query.associate_id.map(|id| ("AssociateId", id.to_string())));
    if !query.module.is_empty() {
        pairs.push(("Owner", encode(&query.owner)));
        pairs.push(("Module", encode(&query.module)));
    }
    pairs.extend(query.plan.as_ref().map(|plan| ("Plan", encode(plan))));
    pairs.extend(query.can_log_in.map(|can| ("CanLogIn", can.to_string())));
    pairs.extend(query.retired.map(|retired| ("Retired", retired.to_string())));
    if !query.search.trim().is_empty() {
        pairs.push(("Search", encode(&query.search)));
    }
    let sort = match query.sort {
        UserSort::FullName => "FullName",
        UserSort::Name => "Name",
        UserSort::EMail => "EMail",
        UserSort::Country => "Country",
        UserSort::Plan => "Plan",
        UserSort::LastLogin => "LastLogin",
        UserSort::OpenRequests => "OpenRequests",
    };
    pairs.push(("Sort", sort.to_owned()));
    if query.descending {
        pairs.push(("Descending", true.to_string()));
    }
    pairs.push(("Skip", query.skip.to_string()));
    pairs.push(("Top", query.top.unwrap_or(PAGE).to_string()));
    let pairs: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_written_with_what_it_asks_for_and_nothing_else() {
        assert_eq!(written(&UserQuery::default()), "Sort=FullName&Skip=0&Top=50");
        let all = UserQuery {
            kind: UserKind::Others,
            associate_id: Some(7),
            owner: "A B".to_owned(),
            module: "x&y".to_owned(),
            plan: Some(String::new()),
            can_log_in: Some(false),
            retired: Some(true),
            search: "bo å".to_owned(),
            sort: UserSort::LastLogin,
            descending: true,
            skip: 50,
            top: Some(500),
        };
        assert_eq!(
            written(&all),
            "Kind=Others&AssociateId=7&Owner=A%20B&Module=x%26y&Plan=&CanLogIn=false&Retired=true\
             &Search=bo%20%C3%A5&Sort=LastLogin&Descending=true&Skip=50&Top=500"
        );
    }

    #[test]
    fn every_column_by_which_the_server_sorts_has_its_name() {
        let named = [UserSort::FullName, UserSort::Name, UserSort::EMail, UserSort::Country]
            .into_iter()
            .chain([UserSort::Plan, UserSort::LastLogin, UserSort::OpenRequests])
            .map(|sort| (sort, written(&UserQuery { sort, ..UserQuery::default() })));
        for (sort, written) in named {
            let wire = serde_json::to_string(&sort).unwrap();
            assert!(written.contains(&format!("Sort={}", wire.trim_matches('"'))), "{written}");
        }
    }
}
