//! The three judges beside each other: the core as the browser calls it, the server, and the command line `segl`. Same
//! arguments, same verdict, byte for byte.

use std::time::{Duration, Instant};

use clap::Parser as _;
use segl_license::{Installed, Roots, State, Verdict, encode_base64, judge_file};
use segl_verifier::cli::{Cli, answer};
use segl_webapi::proof::Proof;
use tempfile::TempDir;

use crate::proof::judge;
use crate::world::{Answer, PASSWORD, TODAY, World, basic, today};

/// What they said, all alike.
#[derive(Debug)]
pub(crate) struct Agreed {
    /// What each of them said.
    pub(crate) json: String,
    /// How long the slowest took.
    pub(crate) slowest: Duration,
}

/// An installation, and what its judges judge with.
pub(crate) struct Judges {
    pub(crate) world: World,
    state: State,
    installed: Installed,
    /// The same for the command line.
    options: Vec<String>,
    /// Holds what the command line reads.
    folder: TempDir,
}

impl Judges {
    /// Where these licences are active.
    pub(crate) fn of(world: World, active: &[String]) -> Self {
        let snapshot = world.store().snapshot(&world.roots, today()).unwrap();
        let folder = TempDir::new().unwrap();
        let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
        write("roots.json", roots_json(&world.roots));
        write("state.json", serde_json::to_string(&snapshot.state).unwrap());
        let mut options = vec!["--state".to_owned(), at(&folder, "state.json")];
        for (number, text) in active.iter().enumerate() {
            let name = format!("active-{number}.segl");
            write(&name, text.clone());
            options.extend(["--installed".to_owned(), at(&folder, &name)]);
        }
        Self { state: snapshot.state.clone(), installed: snapshot.installed(), options, folder, world }
    }

    /// Judges a file as one that is looked at before it is activated. The verdict is the core's.
    pub(crate) async fn file(&self, bytes: &[u8]) -> (Verdict, Agreed) {
        let (core, core_took) =
            timed(|| judge_file(bytes, &self.world.roots, &self.state, &self.installed, today()).verdict);
        let began = Instant::now();
        let server = self.world.post_file("/api/v1/License/Preview", bytes).await;
        let server_took = began.elapsed();
        std::fs::write(self.folder.path().join("a.segl"), bytes).unwrap();
        let arguments = [&[at(&self.folder, "a.segl")], self.options.as_slice()].concat();
        let (line, line_took) = timed(|| self.segl(&arguments));

        let json = core.to_json();
        assert_eq!(line, json, "the command line");
        assert_eq!(server.status, 200, "{}", server.text());
        let server = server.text();
        assert!(server.contains(&format!(r#""Verdict":{json}"#)), "the server: {server}\nnot\n{json}");
        (core, Agreed { json, slowest: core_took.max(server_took).max(line_took) })
    }

    /// Judges what is stored at this moment; the core from the server's proof alone, as the browser does.
    pub(crate) async fn database(&self) -> Agreed {
        let began = Instant::now();
        let server = self.get("/api/v1/License/Verdicts").await.text();
        let server_took = began.elapsed();
        let proof: Proof = serde_json::from_value(self.get("/api/v1/License/Proof").await.json()).unwrap();
        let (core, core_took) = timed(|| {
            let owners = proof.owners.iter().map(|owner| judge(&self.world, &proof, owner));
            owners.collect::<Vec<_>>()
        });
        let path = self.world.database().to_str().unwrap().to_owned();
        let (line, line_took) = timed(|| self.segl(&["--database".to_owned(), path]));

        let json = format!("[{}]", core.join(","));
        assert_eq!(server, json, "the server");
        assert_eq!(line, json, "the command line");
        Agreed { json, slowest: core_took.max(server_took).max(line_took) }
    }

    async fn get(&self, path: &str) -> Answer {
        let answer = self.world.get(path, &[("authorization", &basic("admin", PASSWORD))]).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer
    }

    /// What `segl verify --json` says.
    fn segl(&self, arguments: &[String]) -> String {
        let always =
            ["segl", "verify", "--json", "--today", TODAY, "--roots", &at(&self.folder, "roots.json")];
        let line = always.into_iter().chain(arguments.iter().map(String::as_str));
        let cli = Cli::try_parse_from(line).unwrap();
        answer(&cli).unwrap_or_else(|failure| panic!("{arguments:?}: {failure:?}")).text
    }
}

fn at(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

fn roots_json(roots: &Roots) -> String {
    let roots = roots.iter().map(|root| {
        format!(r#"{{"PublicKey":"{}","Test":{}}}"#, encode_base64(root.key.as_bytes()), root.test)
    });
    format!("[{}]", roots.collect::<Vec<_>>().join(","))
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    (work(), began.elapsed())
}
