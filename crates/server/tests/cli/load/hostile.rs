//! What nobody should send, and how it is answered.

use super::client::request;
use super::traffic::Files;

/// Something hostile.
pub(super) struct Hostile {
    pub(super) octets: Vec<u8>,
    /// Statuses that it may be answered with; none where it hangs up before there is an answer.
    pub(super) answered: &'static [u16],
}

/// The `number`th of them, each time a bit different.
pub(super) fn hostile(number: usize, cookie: &str, files: &Files) -> Hostile {
    let signed_in = [("Cookie", cookie)];
    let send = |method, path: &str, headers: &[(&str, &str)], body: &[u8], answered| Hostile {
        octets: request(method, path, headers, body),
        answered,
    };
    let file = [("Cookie", cookie), ("Content-Type", "application/octet-stream")];
    match number % 16 {
        0 => {
            let body = format!(r#"{{"UserName":"user{}","Password":"guess"}}"#, number % 300);
            send("POST", "/api/v1/Session", &[], body.as_bytes(), &[401, 429])
        }
        1 => send("PUT", "/api/v1/License/NORDDATA/1", &signed_in, b"[\"nd-lookup", &[400]),
        2 => send("POST", "/api/v1/SystemEvent", &signed_in, &vec![b' '; 70 * 1024], &[413]),
        3 => send("GET", &format!("/api/v1/{number}"), &signed_in, b"", &[404]),
        4 => {
            let headers = [("Cookie", cookie), ("Origin", "https://evil.example")];
            send("PUT", "/api/v1/License/NORDDATA/1", &headers, b"[\"nd-lookup\"]", &[403])
        }
        5 => send("POST", "/api/v1/License/Preview", &file, &damaged(&files.next, number), &[200]),
        6 => send("POST", "/api/v1/License", &file, &damaged(&files.next, number), &[422]),
        7 => send("GET", "/api/v1/License", &[], b"", &[401]),
        8 => send("POST", "/api/v1/User/Change", &signed_in, &vec![b'['; 60 * 1024], &[400]),
        9 => send("GET", "/api/v1/User?$filter=name%20like%20%27%25", &signed_in, b"", &[400]),
        10 => send("PATCH", "/api/v1/License", &signed_in, b"", &[405]),
        11 => send("GET", "/api/v1/License", &[("Cookie", "segl-session=AAAA")], b"", &[401]),
        12 => Hostile {
            octets: vec![0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, b'\r', b'\n', b'\r', b'\n'],
            answered: &[400],
        },
        13 => {
            let mut whole = send("POST", "/api/v1/License", &file, files.active.as_bytes(), &[]);
            whole.octets.truncate(number * 37 % whole.octets.len());
            whole
        }
        14 => {
            let headers = [("Cookie", cookie), ("Content-Length", "5")];
            send("DELETE", "/api/v1/License/NORDDATA", &headers, b"", &[400])
        }
        _ => send("GET", "/api/v1/SystemEvent/99999999999999999999", &signed_in, b"", &[400]),
    }
}

/// A licence with one letter of its base64 another one.
fn damaged(file: &str, number: usize) -> Vec<u8> {
    let mut octets = file.as_bytes().to_vec();
    let inside = 40 + number * 7919 % (octets.len() - 100);
    let at = (inside..).find(|at| octets[*at].is_ascii_alphanumeric()).unwrap();
    octets[at] = if octets[at] == b'x' { b'y' } else { b'x' };
    octets
}
