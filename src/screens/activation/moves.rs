//! Who gives up what before a licence is activated, and what they get instead. Pure; nothing of it is done before the
//! licence is activated with it.

use segl_license::Json;
use segl_webapi::preview::Move;
use serde::Serialize;

/// Who holds a seat, by primary key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// A user.
    User(i64),
    /// A satellite.
    Satellite(i64),
}

/// One seat that is given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Staged {
    /// By whom.
    pub(crate) holder: Holder,
    /// The holder's name, to speak of.
    pub(crate) name: String,
    /// ModuleName of what goes.
    pub(crate) module: String,
    /// ModuleName of what comes instead; none where nothing does.
    pub(crate) instead: Option<String>,
}

/// Everything that is staged: of each holder a licence goes once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Moves(Vec<Staged>);

impl Moves {
    /// All of them, in the order in which they were staged.
    pub(crate) fn all(&self) -> &[Staged] {
        &self.0
    }

    /// What is staged of a holder and a licence.
    pub(crate) fn find(&self, holder: Holder, module: &str) -> Option<&Staged> {
        self.0.iter().find(|one| one.holder == holder && one.module == module)
    }

    /// Stages one; what was staged of the same holder and licence is forgotten.
    pub(crate) fn stage(&mut self, one: Staged) {
        self.keep(one.holder, &one.module);
        self.0.push(one);
    }

    /// The holder keeps the licence after all.
    pub(crate) fn keep(&mut self, holder: Holder, module: &str) {
        self.0.retain(|one| one.holder != holder || one.module != module);
    }

    /// How many give this licence up.
    #[cfg(test)]
    pub(crate) fn taken(&self, module: &str) -> usize {
        self.0.iter().filter(|one| one.module == module).count()
    }

    /// How many get this licence instead of another.
    #[cfg(test)]
    pub(crate) fn given(&self, module: &str) -> usize {
        self.0.iter().filter(|one| one.instead.as_deref() == Some(module)).count()
    }

    /// As the server wants them: one move a holder.
    pub(crate) fn wire(&self) -> Vec<Move> {
        let mut moves: Vec<Move> = Vec::new();
        for one in &self.0 {
            let (associate_id, satellite_id) = match one.holder {
                Holder::User(id) => (Some(id), None),
                Holder::Satellite(id) => (None, Some(id)),
            };
            let known = moves
                .iter_mut()
                .find(|other| (other.associate_id, other.satellite_id) == (associate_id, satellite_id));
            let instead = one.instead.iter().cloned();
            match known {
                Some(other) => {
                    other.remove.push(one.module.clone());
                    other.give.extend(instead);
                }
                None => moves.push(Move {
                    associate_id,
                    satellite_id,
                    remove: vec![one.module.clone()],
                    give: instead.collect(),
                }),
            }
        }
        moves
    }

    /// As a text that [`read`](Self::read) reads back; empty where nothing is staged.
    pub(crate) fn to_text(&self) -> String {
        let kept: Vec<Kept<'_>> = self.0.iter().map(Kept::of).collect();
        if kept.is_empty() { String::new() } else { serde_json::to_string(&kept).unwrap_or_default() }
    }

    /// Reads what was staged before; nothing where the text is no such list.
    pub(crate) fn read(text: &str) -> Self {
        let Some(Json::List(values)) = Json::parse(text.as_bytes()) else { return Self::default() };
        let mut moves = Self::default();
        for one in values.into_iter().filter_map(staged) {
            moves.stage(one);
        }
        moves
    }
}

/// One of them as text.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Kept<'a> {
    kind: &'static str,
    id: i64,
    name: &'a str,
    module: &'a str,
    instead: Option<&'a str>,
}

impl<'a> Kept<'a> {
    fn of(one: &'a Staged) -> Self {
        let (kind, id) = match one.holder {
            Holder::User(id) => ("user", id),
            Holder::Satellite(id) => ("satellite", id),
        };
        Self { kind, id, name: &one.name, module: &one.module, instead: one.instead.as_deref() }
    }
}

fn staged(mut from: Json<'_>) -> Option<Staged> {
    let id = from.get("Id")?;
    let holder = match from.get::<String>("Kind")?.as_str() {
        "user" => Holder::User(id),
        "satellite" => Holder::Satellite(id),
        _ => return None,
    };
    Some(Staged {
        holder,
        name: from.get("Name")?,
        module: from.get("Module")?,
        instead: from.get("Instead")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(id: i64, module: &str, instead: Option<&str>) -> Staged {
        Staged {
            holder: Holder::User(id),
            name: format!("user {id}"),
            module: module.to_owned(),
            instead: instead.map(str::to_owned),
        }
    }

    fn some() -> Moves {
        let mut moves = Moves::default();
        moves.stage(one(1, "standard", None));
        moves.stage(one(2, "standard", Some("premium")));
        moves.stage(one(1, "windows", None));
        moves.stage(Staged { holder: Holder::Satellite(1), ..one(0, "travel", None) });
        moves
    }

    #[test]
    fn a_holder_gives_each_licence_up_once_and_the_last_word_counts() {
        let mut moves = some();
        moves.stage(one(1, "standard", Some("premium")));
        assert_eq!(moves.all().len(), 4);
        assert_eq!(
            moves.find(Holder::User(1), "standard").and_then(|one| one.instead.as_deref()),
            Some("premium")
        );
        moves.keep(Holder::User(1), "standard");
        let left: Vec<&str> = moves.all().iter().map(|one| one.module.as_str()).collect();
        assert_eq!(left, ["standard", "windows", "travel"]);
        assert!(moves.find(Holder::Satellite(2), "travel").is_none());
    }

    #[test]
    fn the_server_gets_one_move_for_each_holder() {
        let wire = some().wire();
        let told =
            wire.iter().map(|one| (one.associate_id, one.satellite_id, one.remove.len(), one.give.len()));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [(Some(1), None, 2, 0), (Some(2), None, 1, 1), (None, Some(1), 1, 0)]
        );
    }

    #[test]
    fn what_is_staged_survives_its_text_and_anything_else_is_nothing() {
        assert_eq!(Moves::read(&some().to_text()), some());
        assert_eq!(Moves::default().to_text(), "");
        for text in ["", "{}", "[1]", r#"[{"Kind":"cat","Id":1,"Name":"","Module":"","Instead":null}]"#] {
            assert_eq!(Moves::read(text), Moves::default(), "{text}");
        }
    }
}
