//! The person that a user is.
//!
//! Source: `Person` in the vendor's Swagger file `User`. Segl keeps first name, last name and e-mail address of it.

use serde::{Deserialize, Serialize};

use crate::rights::{FieldProperties, TableRight};

/// One person. What Segl has no use for is answered as nothing, and passed over when it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Person {
    /// Position in the company.
    pub position: String,
    /// Primary key; Segl keeps no persons apart from users.
    pub person_id: i32,
    /// Form of address.
    pub mrmrs: String,
    /// First name.
    pub firstname: String,
    /// Last name.
    pub lastname: String,
    /// Middle name.
    pub middle_name: String,
    /// Title.
    pub title: String,
    /// What there is to say.
    pub description: String,
    /// E-mail address.
    pub email: String,
    /// First and last name.
    pub full_name: String,
    /// Telephone.
    pub direct_phone: String,
    /// Full name with titles.
    pub formal_name: String,
    /// Country, by the vendor's number.
    pub country_id: i32,
    /// Primary key of the company.
    pub contact_id: i32,
    /// The company.
    pub contact_name: String,
    /// 1 where the person is retired.
    pub retired: i32,
    /// Place in the list.
    pub rank: i32,
    /// Number of interests.
    pub active_interests: i32,
    /// Department of the company.
    pub contact_department: String,
    /// Country of the company.
    pub contact_country_id: i32,
    /// Number of the company in public registers.
    pub contact_org_nr: String,
    /// Fax.
    pub fax_phone: String,
    /// Mobile telephone.
    pub mobile_phone: String,
    /// Telephone of the company.
    pub contact_phone: String,
    /// Whose the person is.
    pub associate_name: String,
    /// Primary key of whose the person is.
    pub associate_id: i32,
    /// Whether letters go to the person's own address.
    pub use_person_address: bool,
    /// Fax of the company.
    pub contact_fax: String,
    /// First name in Japanese.
    pub kanafname: String,
    /// Last name in Japanese.
    pub kanalname: String,
    /// Japanese address, first line.
    pub post1: String,
    /// Second line.
    pub post2: String,
    /// Third line.
    pub post3: String,
    /// The address in words.
    pub email_name: String,
    /// Company and department.
    pub contact_full_name: String,
    /// Number of links to other systems.
    pub active_erp_links: i32,
    /// Priority of requests.
    pub ticket_priority_id: i32,
    /// Language of support.
    pub support_language_id: i32,
    /// Who supports the person.
    pub support_associate_id: i32,
    /// Category of the company.
    pub category_name: String,
    /// Number of the person.
    pub person_number: String,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}
