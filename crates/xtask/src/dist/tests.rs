//! The whole step against a small checkout.

use super::*;
use crate::app::Part;
use crate::scratch::Scratch;

const CATALOGUE: &str = "shell.title = Segl\nshell.loading = Wait\nsignin.title = Sign in\nlanguage.name = Own\n\
                         label.free = Free\n";

fn checkout(name: &str) -> (Scratch, Places) {
    let scratch = Scratch::new(name);
    for tag in ["en", "nb", "da", "sv"] {
        scratch.put(&format!("src/i18n/{tag}.txt"), CATALOGUE);
    }
    scratch.put("src/help/topics.txt", "buying\n");
    for tag in ["en", "nb", "da", "sv"] {
        scratch.put(&format!("src/help/{tag}/buying.md"), "# Title\n\nLead.\n");
    }
    scratch.put("src/boot/help_panel.js", "show();\n");
    scratch.put("src/boot/help.js", "// how\nfollow();\n");
    scratch.put("src/boot/boot.js", "// why\nstart();\n");
    scratch.put("src/boot/signin.js", "send();\n");
    scratch.put(
        "src/boot/service_worker.js",
        "// all\nkeep(\"{{@build}}\", \"{{@files}}\", \"{{@pages}}\", \"{{@languages}}\");\n",
    );
    scratch.put("src/boot/icon.svg", "<svg/>");
    scratch
        .put("src/boot/signin.html", "<title>{{signin.title}}</title>{{@head}}{{@help-panel}}{{@languages}}");
    scratch.put(
        "src/boot/help.html",
        "<!-- both -->\n<p data-script=\"{{@help-script}}\" data-text=\"{{@help}}\">{{label.free}}</p>",
    );
    scratch.put(
        "index.html",
        "<!-- {{x}} -->\n<html lang=\"{{@lang}}\"><title>{{shell.title}}</title>\n{{@head}}\n\
         <i data-style=\"/{{@style}}\" data-later=\"{{@later}}\" data-system=\"{{@system}}\"></i>{{@help-panel}}<p>{{shell.loading}}</p>{{@languages}}",
    );
    for (sheet, file) in [
        ("common", "base"),
        ("shell", "bones"),
        ("main", "list"),
        ("later", "details"),
        ("system", "users"),
        ("sign_in", "form"),
    ] {
        scratch.put(&format!("style/{sheet}.css"), &format!("@import \"{file}.css\" layer(base);\n"));
        scratch.put(&format!("style/{file}.css"), &format!(".{file} {{ margin: 0 }}\n"));
    }
    scratch.put("dist/boot.old.js", "old");
    let root = scratch.path().to_path_buf();
    let places = Places { target: root.join("target"), tools: root.join("tools"), root };
    (scratch, places)
}

fn as_it_is(_: Kind, text: &str) -> Result<String> {
    Ok(text.to_owned())
}

fn app() -> Bundle {
    let part = |name: &str| Part { name: name.to_owned(), wasm: b"\0asm later".to_vec() };
    Bundle {
        wasm: b"\0asm".to_vec(),
        glue: "fetch(\"./later.wasm\"); style(\"./later.css\"); style(\"./system.css\");".to_owned(),
        parts: vec![part("later")],
    }
}

fn listing(places: &Places) -> Vec<String> {
    let dist = places.dist();
    let below = files::all_below(&dist).unwrap();
    below.iter().map(|file| file.strip_prefix(&dist).unwrap().display().to_string()).collect()
}

#[test]
fn every_language_gets_its_pages_and_every_file_its_compressed_twins() {
    let (_scratch, places) = checkout("dist-whole");
    run(&places, &app(), &as_it_is).unwrap();
    let names = listing(&places);
    for tag in ["en", "nb", "da", "sv"] {
        assert!(
            names.contains(&format!("index.{tag}.html")) && names.contains(&format!("signin.{tag}.html"))
        );
        for text in ["messages", "help"] {
            assert!(
                names
                    .iter()
                    .any(|name| name.starts_with(&format!("{text}.{tag}.")) && name.ends_with(".txt"))
            );
        }
    }
    assert!(!names.contains(&"boot.old.js".to_owned()));
    for name in names.iter().filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")) {
        assert!(names.contains(&format!("{name}.br")) && names.contains(&format!("{name}.gz")), "{name}");
    }
}

#[test]
fn the_page_names_hashed_files_that_are_there_and_has_no_inline_script() {
    let (_scratch, places) = checkout("dist-page");
    run(&places, &app(), &as_it_is).unwrap();
    let page = files::read_text(&places.dist().join("index.nb.html")).unwrap();
    assert!(page.contains("<html lang=\"nb\">") && page.contains("hreflang=\"nb\" lang=\"nb\" aria-current"));
    assert!(!page.contains("{{") && !page.contains("<script>"));
    let addresses = page.split("=\"/").skip(1).filter_map(|rest| rest.split('"').next());
    let (asked, addresses): (Vec<&str>, Vec<&str>) =
        addresses.partition(|address| address.starts_with("api/"));
    assert_eq!(asked, ["api/v1/License/Proof"], "the licences are on their way before the program is");
    assert_eq!(addresses.len(), 6, "{addresses:?}");
    for address in addresses {
        assert!(places.dist().join(address).is_file(), "{address}");
    }
}

#[test]
fn each_page_carries_the_style_of_its_first_view_and_no_other() {
    let (_scratch, places) = checkout("dist-style");
    run(&places, &app(), &as_it_is).unwrap();
    let layer = |file: &str| format!("@layer base {{\n.{file} {{ margin: 0 }}\n}}");
    for (page, own) in [("index.nb.html", "bones"), ("signin.nb.html", "form")] {
        let page = files::read_text(&places.dist().join(page)).unwrap();
        assert!(page.contains(&format!("<style>{}{}</style>", layer("base"), layer(own))), "{page}");
        assert!(!page.contains("stylesheet"), "{page}");
    }
    let sheets = listing(&places).into_iter().filter(|name| name.ends_with(".css"));
    let fetched = ["main.", "later.", "system."];
    assert!(sheets.into_iter().all(|name| fetched.iter().any(|sheet| name.starts_with(sheet))));
}

#[test]
fn each_page_names_the_help_of_its_language_and_its_script_follows_it() {
    let (_scratch, places) = checkout("dist-help");
    run(&places, &app(), &as_it_is).unwrap();
    let page = files::read_text(&places.dist().join("index.sv.html")).unwrap();
    let frame = page.split("</i>").nth(1).and_then(|rest| rest.split_once("</p>")).unwrap().0;
    let sign_in = files::read_text(&places.dist().join("signin.sv.html")).unwrap();
    assert!(frame.ends_with(">Free") && sign_in.contains(frame), "{sign_in}");
    let help = page.split("data-text=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(help.starts_with("help.sv."), "{help}");
    let help = files::read_text(&places.dist().join(help)).unwrap();
    assert!(help.contains("href=\"?help=buying\">Title</a><p>Lead.</p>"), "{help}");
    assert!(help.contains("<article id=\"help-buying\" hidden>\n<h3 id=\"help-buying-title\""), "{help}");
    let script = page.split("data-script=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert_eq!(files::read_text(&places.dist().join(script)).unwrap(), "show();\n");
    for (script, own) in [("boot.", "start();"), ("signin.", "send();")] {
        let name =
            listing(&places).into_iter().find(|name| name.starts_with(script) && name.ends_with(".js"));
        let text = files::read_text(&places.dist().join(name.unwrap())).unwrap();
        assert_eq!(text, format!("{own}\nfollow();\n"));
    }
}

#[test]
fn the_service_worker_names_every_file_but_the_help_and_every_page_with_its_hash() {
    let (_scratch, places) = checkout("dist-worker");
    run(&places, &app(), &as_it_is).unwrap();
    let script = files::read_text(&places.dist().join("service-worker.js")).unwrap();
    let given: Vec<&str> = script.split('"').skip(1).step_by(2).collect();
    let [build, named, pages, languages] = given.try_into().unwrap();
    let is_plain = |name: &String| !name.ends_with(".br") && !name.ends_with(".gz");
    let known = |name: &String| !name.starts_with("help.") && name != "service-worker.js";
    let (html, hashed): (Vec<String>, Vec<String>) = listing(&places)
        .into_iter()
        .filter(|name| is_plain(name) && known(name))
        .partition(|name| name.ends_with(".html"));
    assert_eq!(named.split(' ').collect::<Vec<_>>(), hashed);
    let of =
        |name: &String| format!("{name}#{}", hash::short(&files::read(&places.dist().join(name)).unwrap()));
    assert_eq!(pages.split(' ').collect::<Vec<_>>(), html.iter().map(of).collect::<Vec<_>>());
    assert_eq!((build.len(), languages), (16, "en nb da sv"));
}

#[test]
fn running_twice_changes_nothing() {
    let (_scratch, places) = checkout("dist-twice");
    run(&places, &app(), &as_it_is).unwrap();
    let first = (listing(&places), files::read(&places.dist().join("index.da.html.br")).unwrap());
    run(&places, &app(), &as_it_is).unwrap();
    assert_eq!(first, (listing(&places), files::read(&places.dist().join("index.da.html.br")).unwrap()));
}

#[test]
fn a_message_of_the_pages_that_no_page_uses_is_an_error() {
    let (scratch, places) = checkout("dist-unused");
    scratch.put("index.html", "<title>{{shell.title}}</title>{{@head}}");
    let problem = run(&places, &app(), &as_it_is).unwrap_err().to_string();
    assert!(problem.contains("shell.loading"), "{problem}");
}

#[test]
fn the_script_names_the_parts_that_are_fetched_later_and_the_page_does_not() {
    let (_scratch, places) = checkout("dist-parts");
    run(&places, &app(), &as_it_is).unwrap();
    let names = listing(&places);
    let part = names.iter().find(|name| name.starts_with("later.") && name.ends_with(".wasm")).unwrap();
    let glue = names.iter().find(|name| name.starts_with("segl.") && name.ends_with(".js")).unwrap();
    let style = |part| names.iter().find(|name| name.starts_with(part) && name.ends_with(".css")).unwrap();
    let [later, system] = ["later.", "system."].map(style);
    assert_eq!(
        files::read_text(&places.dist().join(glue)).unwrap(),
        format!("fetch(\"./{part}\"); style(\"./{later}\"); style(\"./{system}\");\n")
    );
    assert!(!files::read_text(&places.dist().join("index.en.html")).unwrap().contains(part));
}

#[test]
fn a_part_that_the_script_does_not_load_is_an_error() {
    let (_scratch, places) = checkout("dist-lost-part");
    let bundle = Bundle { glue: "start();".to_owned(), ..app() };
    assert!(run(&places, &bundle, &as_it_is).unwrap_err().to_string().contains("later.css"));
    let bundle = Bundle { glue: app().glue.replace("later.wasm", "other.wasm"), ..app() };
    assert!(run(&places, &bundle, &as_it_is).unwrap_err().to_string().contains("later.wasm"));
}
