//! The file of users: read whole, every problem with its line.

use std::fmt;

use csv::{ReaderBuilder, StringRecord, Trim};
use segl_license::{Date, UserType};
use segl_store::{ModuleRef, NewAssociate, NewUser, Role};

use super::sign_in;

const HEADING: [&str; 10] = [
    "Name",
    "FirstName",
    "LastName",
    "Email",
    "Country",
    "UserType",
    "Role",
    "UserPlan",
    "Licences",
    "Retired",
];

/// Further columns: both, the first or neither.
const OPEN_REQUESTS: &str = "OpenRequests";
const LAST_SIGN_IN: &str = "LastSignIn";

/// The owner of every user plan.
const PLAN_OWNER: &str = "SUPEROFFICE";

const USER_TYPES: [UserType; 5] = [
    UserType::InternalAssociate,
    UserType::ResourceAssociate,
    UserType::ExternalAssociate,
    UserType::AnonymousAssociate,
    UserType::SystemAssociate,
];

/// A line that is not in its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    line: u64,
    what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

/// Reads every user; `today` is what days such as `-3` are counted from.
///
/// # Errors
/// Every line that is not in its form.
pub fn parse(bytes: &[u8], today: Date) -> Result<Vec<NewUser>, Vec<Problem>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(bytes);
    let (mut users, mut problems) = (Vec::new(), Vec::new());
    for (at, record) in reader.records().enumerate() {
        match record {
            Err(cause) => {
                let line = cause.position().map_or(0, csv::Position::line);
                problems.push(Problem { line, what: format!("cannot be read: {}", reason(&cause)) });
            }
            Ok(record) if at == 0 => {
                let further = [OPEN_REQUESTS, LAST_SIGN_IN];
                let is = |further: &[&str]| record.iter().eq(HEADING.iter().chain(further).copied());
                if !is(&further) && !is(&[OPEN_REQUESTS]) && !is(&[]) {
                    let what = format!("the heading is not {}", HEADING.join(";"));
                    return Err(vec![Problem { line: 1, what }]);
                }
            }
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                match user(&record, line, today) {
                    Ok(user) => users.push(user),
                    Err(what) => problems.push(Problem { line, what }),
                }
            }
        }
    }
    if users.is_empty() && problems.is_empty() {
        problems.push(Problem { line: 1, what: "the file holds no users".to_owned() });
    }
    if problems.is_empty() { Ok(users) } else { Err(problems) }
}

fn reason(cause: &csv::Error) -> &'static str {
    match cause.kind() {
        csv::ErrorKind::Utf8 { .. } => "not UTF-8",
        _ => "not in the form of a CSV file",
    }
}

fn user(record: &StringRecord, line: u64, today: Date) -> Result<NewUser, String> {
    let fields: Vec<&str> = record.iter().collect();
    let [name, first_name, last_name, email, country, user_type, role, plan, licenses, retired, further @ ..] =
        fields.as_slice()
    else {
        return Err(format!("{} fields instead of {}", fields.len(), HEADING.len()));
    };
    let [requests, sign_in] = read_further(further)?;
    Ok(NewUser {
        line: usize::try_from(line).unwrap_or(usize::MAX),
        associate: NewAssociate {
            name: (*name).to_owned(),
            first_name: (*first_name).to_owned(),
            last_name: (*last_name).to_owned(),
            email: (*email).to_owned(),
            country: (*country).to_owned(),
            user_type: read_user_type(user_type)?,
            role: read_role(role)?,
            retired: read_flag(retired)?,
            password_hash: None,
        },
        plan: (!plan.is_empty())
            .then(|| ModuleRef { owner_name: PLAN_OWNER.to_owned(), module_name: (*plan).to_owned() }),
        licenses: licenses
            .split(',')
            .map(str::trim)
            .filter(|license| !license.is_empty())
            .map(read_license)
            .collect::<Result<_, _>>()?,
        open_requests: requests.map(read_requests).transpose()?,
        last_sign_in: sign_in.map(|text| read_sign_in(text, today)).transpose()?,
    })
}

/// The columns after the last, as far as they say something.
fn read_further<'a>(further: &[&'a str]) -> Result<[Option<&'a str>; 2], String> {
    let [requests, sign_in] = match further {
        [] => ["", ""],
        [requests] => [*requests, ""],
        [requests, sign_in] => [*requests, *sign_in],
        more => {
            return Err(format!("{} fields instead of {}", HEADING.len() + more.len(), HEADING.len()));
        }
    };
    Ok([requests, sign_in].map(|text| Some(text).filter(|text| !text.is_empty())))
}

fn read_requests(count: &str) -> Result<u32, String> {
    count.parse().map_err(|_| format!("{OPEN_REQUESTS} is {count:?}, not a number"))
}

fn read_sign_in(text: &str, today: Date) -> Result<i64, String> {
    let read = sign_in::read(text, today);
    read.ok_or_else(|| format!("{LAST_SIGN_IN} is {text:?}, not such as 2026-11-22 08:40 or -3 08:40"))
}

fn read_user_type(text: &str) -> Result<UserType, String> {
    let found = USER_TYPES.into_iter().find(|user_type| user_type.as_str() == text);
    found.ok_or_else(|| format!("UserType is {text:?}, not one of the vendor's"))
}

fn read_role(text: &str) -> Result<Role, String> {
    match text {
        "Administrator" => Ok(Role::Administrator),
        "Standard" => Ok(Role::Standard),
        other => Err(format!("Role is {other:?}, not Administrator or Standard")),
    }
}

fn read_flag(text: &str) -> Result<bool, String> {
    match text {
        "0" => Ok(false),
        "1" => Ok(true),
        other => Err(format!("Retired is {other:?}, not 0 or 1")),
    }
}

fn read_license(text: &str) -> Result<ModuleRef, String> {
    let (owner_name, module_name) =
        text.split_once('.').ok_or_else(|| format!("{text:?} is not written OWNER.module"))?;
    Ok(ModuleRef { owner_name: owner_name.to_owned(), module_name: module_name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Name;FirstName;LastName;Email;Country;UserType;Role;UserPlan;Licences;Retired\n";

    fn parse(bytes: &[u8]) -> Result<Vec<NewUser>, Vec<Problem>> {
        super::parse(bytes, Date::new(2026, 11, 22).unwrap())
    }

    fn problems(lines: &str) -> Vec<String> {
        let problems = parse(format!("{HEAD}{lines}").as_bytes()).unwrap_err();
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_demonstration_file_is_read_whole() {
        let users = parse(include_bytes!("../../../../../demo/users.csv")).unwrap();
        assert_eq!(users.len(), 250);
        let admin = &users[0];
        assert_eq!((admin.line, admin.associate.name.as_str()), (2, "admin"));
        assert_eq!(admin.associate.role, Role::Administrator);
        assert_eq!(admin.plan.as_ref().unwrap().module_name, "ten-salesservicemarketing");
        assert_eq!(admin.licenses.last().unwrap().owner_name, "NORDDATA");
        let busy: Vec<&NewUser> = users.iter().filter(|user| user.open_requests != Some(0)).collect();
        assert_eq!((busy.len(), busy.iter().filter_map(|user| user.open_requests).sum::<u32>()), (7, 24));
        assert!(busy.iter().all(|user| user.plan.is_some() && !user.associate.retired));
        let never = users.iter().filter(|user| user.last_sign_in.is_none()).count();
        assert!((10..40).contains(&never), "{never}");
    }

    #[test]
    fn a_byte_order_mark_windows_line_ends_and_quotes_do_no_harm() {
        let text = format!(
            "\u{feff}{}\"åse\";\"Å;se\";B;;NO;ExternalAssociate;Standard;;A.b, A.c.d ;1\r\n",
            HEAD.replace('\n', "\r\n")
        );
        let users = parse(text.as_bytes()).unwrap();
        assert_eq!(users[0].associate.first_name, "Å;se");
        assert!(users[0].associate.retired);
        let names: Vec<&str> = users[0].licenses.iter().map(|license| license.module_name.as_str()).collect();
        assert_eq!(names, ["b", "c.d"]);
    }

    #[test]
    fn every_line_that_is_not_in_its_form_is_named() {
        let found = problems(
            "a;A;A;;NO;InternalAssociate;Standard;;;0\n\
             b;B;B;;NO;Internal;Standard;;;0\n\
             c;C;C;;NO;InternalAssociate;Boss;;;0\n\
             d;D;D;;NO;InternalAssociate;Standard;;windows;0\n\
             e;E;E;;NO;InternalAssociate;Standard;;;yes\n\
             f;F\n",
        );
        assert_eq!(
            found,
            [
                "line 3: UserType is \"Internal\", not one of the vendor's",
                "line 4: Role is \"Boss\", not Administrator or Standard",
                "line 5: \"windows\" is not written OWNER.module",
                "line 6: Retired is \"yes\", not 0 or 1",
                "line 7: 2 fields instead of 10",
            ]
        );
    }

    #[test]
    fn open_requests_are_a_further_column_that_may_be_left_out() {
        let head = HEAD.replace('\n', ";OpenRequests\n");
        let line = "a;A;A;;NO;InternalAssociate;Standard;;;0";
        let read = |count: &str| parse(format!("{head}{line}{count}\n").as_bytes());
        for (count, known) in [(";4", Some(4)), (";", None), ("", None)] {
            assert_eq!(read(count).unwrap()[0].open_requests, known, "{count}");
        }
        for (count, problem) in [
            (";many", "line 2: OpenRequests is \"many\", not a number"),
            (";1;;3", "line 2: 13 fields instead of 10"),
        ] {
            assert_eq!(read(count).unwrap_err()[0].to_string(), problem);
        }
    }

    #[test]
    fn the_last_sign_in_is_the_last_column_and_may_be_left_out_too() {
        let head = HEAD.replace('\n', ";OpenRequests;LastSignIn\n");
        let line = "a;A;A;;NO;InternalAssociate;Standard;;;0";
        let read = |further: &str| parse(format!("{head}{line}{further}\n").as_bytes());
        for (further, known) in [
            (";;2026-11-20 08:40", Some(1_795_164_000)),
            (";;-2 08:40", Some(1_795_164_000)),
            (";0;", None),
            (";0", None),
        ] {
            assert_eq!(read(further).unwrap()[0].last_sign_in, known, "{further}");
        }
        assert_eq!(
            read(";;yesterday").unwrap_err()[0].to_string(),
            "line 2: LastSignIn is \"yesterday\", not such as 2026-11-22 08:40 or -3 08:40"
        );
    }

    #[test]
    fn a_file_of_another_kind_is_refused_by_its_heading() {
        assert_eq!(parse(b"Name,FirstName\n").unwrap_err()[0].line, 1);
        assert_eq!(problems("")[0], "line 1: the file holds no users");
        let latin = [HEAD.as_bytes(), b"\xe5se;;;;NO;InternalAssociate;Standard;;;0\n"].concat();
        assert_eq!(parse(&latin).unwrap_err()[0].to_string(), "line 2: cannot be read: not UTF-8");
    }
}
