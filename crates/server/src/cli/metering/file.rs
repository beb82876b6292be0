//! The files of amounts and terms: read whole, every problem with its line.

use csv::{ReaderBuilder, StringRecord, Trim};
use segl_store::{Metered, MeteredService, MeteringTerms, Month};

/// Reads every amount; `now` is what months such as `-1` are counted from.
///
/// # Errors
/// Every line that is not in its form.
pub fn amounts(bytes: &[u8], now: Month) -> Result<Vec<Metered>, Vec<String>> {
    lines(bytes, ["Month", "Service", "Quantity", "Users"], |[month, service, quantity, users]| {
        Ok(Metered {
            month: month_of(month, now).ok_or_else(|| format!("no month: {month}"))?,
            service: service_of(service)?,
            quantity: amount(quantity)?,
            users: number(users)?,
        })
    })
}

/// Reads all terms.
///
/// # Errors
/// Every line that is not in its form.
pub fn terms(bytes: &[u8]) -> Result<Vec<MeteringTerms>, Vec<String>> {
    let heading = ["Service", "FromUsers", "Included", "PackageSize", "PackagePrice", "Currency"];
    lines(bytes, heading, |[service, from, included, size, price, currency]| {
        let is_currency = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
        let size = amount(size)?;
        if size == 0 {
            return Err("a package of nothing".to_owned());
        }
        Ok(MeteringTerms {
            service: service_of(service)?,
            from_users: number(from)?,
            included: amount(included)?,
            package_size: size,
            package_price: amount(price)?,
            currency: is_currency
                .then(|| currency.to_owned())
                .ok_or_else(|| format!("no currency: {currency}"))?,
        })
    })
}

fn month_of(text: &str, now: Month) -> Option<Month> {
    let back = text.parse().ok().filter(|back: &i32| *back <= 0);
    back.map_or_else(|| Month::parse(text), |back| Some(now.plus(back)))
}

fn service_of(text: &str) -> Result<MeteredService, String> {
    MeteredService::of(text).ok_or_else(|| format!("no service: {text}"))
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("no number: {text}"))
}

/// A number that a database keeps as it is: what is larger would be noted as another one.
fn amount(text: &str) -> Result<u64, String> {
    let kept: i64 = number(text)?;
    u64::try_from(kept).map_err(|_| format!("no number: {text}"))
}

fn lines<T, const N: usize>(
    bytes: &[u8],
    heading: [&str; N],
    read: impl Fn([&str; N]) -> Result<T, String>,
) -> Result<Vec<T>, Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(bytes);
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for (at, record) in reader.records().enumerate() {
        let Ok(record) = record else {
            problems.push("not a CSV file in UTF-8".to_owned());
            break;
        };
        if at == 0 {
            if !record.iter().eq(heading) {
                return Err(vec![format!("line 1: the heading is not {}", heading.join(";"))]);
            }
            continue;
        }
        match fields(&record).and_then(&read) {
            Ok(one) => found.push(one),
            Err(what) => {
                let line = record.position().map_or(0, csv::Position::line);
                problems.push(format!("line {line}: {what}"));
            }
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

fn fields<const N: usize>(record: &StringRecord) -> Result<[&str; N], String> {
    let fields: Vec<&str> = record.iter().collect();
    let count = fields.len();
    fields.try_into().map_err(|_| format!("{count} fields instead of {N}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_that_is_not_in_its_form_is_named() {
        let now = Month::parse("2026-11").unwrap();
        let file = "Month;Service;Quantity;Users\n-1;Mailings;5;7\n2026-02;Storage;1;2\n1;Mailings;5;7\n\
                    0;Coffee;5;7\n0;Mailings;-5;7\n0;Mailings;5\n";
        assert_eq!(
            amounts(file.as_bytes(), now).unwrap_err(),
            [
                "line 4: no month: 1",
                "line 5: no service: Coffee",
                "line 6: no number: -5",
                "line 7: 3 fields instead of 4",
            ]
        );
        let good: String = file.split_inclusive('\n').take(3).collect();
        let months: Vec<String> =
            amounts(good.as_bytes(), now).unwrap().iter().map(|one| one.month.to_string()).collect();
        assert_eq!(months, ["2026-10", "2026-02"]);
        assert_eq!(terms(b"Month").unwrap_err().len(), 1);
        let heading = "Service;FromUsers;Included;PackageSize;PackagePrice;Currency";
        assert_eq!(
            terms(format!("{heading}\nMailings;1;2;0;4;EUR").as_bytes()).unwrap_err(),
            ["line 2: a package of nothing"]
        );
    }

    #[test]
    fn an_amount_that_the_database_would_keep_as_another_one_is_refused() {
        let now = Month::parse("2026-11").unwrap();
        let file = |quantity: &str| format!("Month;Service;Quantity;Users\n0;Mailings;{quantity};7\n");
        let most = amounts(file("9223372036854775807").as_bytes(), now).unwrap();
        assert_eq!(most[0].quantity, i64::MAX.unsigned_abs());
        assert_eq!(
            amounts(file("9223372036854775808").as_bytes(), now).unwrap_err(),
            ["line 2: no number: 9223372036854775808"]
        );
    }
}
