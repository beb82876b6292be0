//! Consumption of metered services: `GET /api/v1/Consumption`. An extension, for administrators.
//!
//! Amounts of storage are megabytes, of anything else how often it was used; prices are hundredths of a currency.

use serde::{Deserialize, Serialize};

/// Twelve months of every service, and what the next invoice adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Consumption {
    /// The month that is not over, `YYYY-MM`.
    pub month: String,
    /// Users as of now: the plans in use.
    pub users: u32,
    /// When an amount was noted last, Unix seconds; none where nothing was metered.
    pub updated: Option<i64>,
    /// Every service, always in the same order.
    pub services: Vec<ServiceConsumption>,
    /// What the next invoice adds, as of now.
    pub next_invoice: NextInvoice,
}

/// One service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ServiceConsumption {
    /// `Storage`, `Mailings`, `CustomerCenterLogins`, `ChatSessions` or `FormSubmissions`.
    pub service: String,
    /// What is counted.
    pub unit: ConsumptionUnit,
    /// What holds for the users of now; none where nothing was agreed.
    pub terms: Option<ConsumptionTerms>,
    /// Twelve months, the oldest first, the month that is not over last.
    pub months: Vec<ConsumptionMonth>,
}

/// What an amount counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsumptionUnit {
    /// Megabytes of 1,000,000 bytes, at the most during a month.
    Megabytes,
    /// How often in a month.
    Count,
}

/// What is included for a number of users, and what more costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConsumptionTerms {
    /// The fewest users.
    pub from_users: u32,
    /// The most users; none where there is no end.
    pub to_users: Option<u32>,
    /// What is included in a month.
    pub included: u64,
    /// What one extra package adds.
    pub package_size: u64,
    /// What it costs in a month, in hundredths.
    pub package_price: u64,
    /// The currency, three letters.
    pub currency: String,
}

/// One service in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConsumptionMonth {
    /// The month, `YYYY-MM`.
    pub month: String,
    /// The amount; none where nothing was metered.
    pub quantity: Option<u64>,
    /// Users of the month; none where nothing was metered.
    pub users: Option<u32>,
    /// What was included for so many users; none without terms.
    pub included: Option<u64>,
    /// Extra packages that the amount needs.
    pub packages: u64,
}

/// What an invoice adds for extra packages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NextInvoice {
    /// The month of the invoice, `YYYY-MM`.
    pub month: String,
    /// The month that it is for.
    pub r#for: String,
    /// The services over their included amount.
    pub lines: Vec<InvoiceLine>,
    /// Sums by currency; empty where nothing is added.
    pub totals: Vec<InvoiceTotal>,
}

/// A service over its included amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InvoiceLine {
    /// The service.
    pub service: String,
    /// What was used.
    pub quantity: u64,
    /// What is included.
    pub included: u64,
    /// Extra packages.
    pub packages: u64,
    /// What they cost, in hundredths.
    pub amount: u64,
    /// The currency, three letters.
    pub currency: String,
}

/// A sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InvoiceTotal {
    /// The currency, three letters.
    pub currency: String,
    /// In hundredths.
    pub amount: u64,
}
