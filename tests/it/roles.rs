//! Whose proposals a ledger has: what the bureau has to do with each row.

use reply::ledger::{self, Choice, Form, Role};
use reply::letter;
use reply::source::Source;

use crate::program::Reply;

const BUREAU: &str = "[bureau]\nletterhead = \"清河市清河区水务局\"\n\
    signature = \"清河区水务局\"\n";

/// What becomes of a row with these cells, under these headings, behind one that is the
/// bureau's beyond doubt.
fn became(headings: &str, cells: &str) -> String {
    let n_columns = headings.split(',').count();
    let ours: Vec<&str> = headings
        .split(',')
        .map(|heading| match heading {
            "主办单位" | "承办单位" => "区水务局",
            "办理方式" => "主办",
            _ => "",
        })
        .collect();
    assert_eq!(n_columns, cells.split(',').count(), "{cells}");
    let text = format!(
        "案号,案由,提案人,{headings}\n1,甲,李明,{}\n2,乙,王芳,{cells}\n",
        ours.join(",")
    );
    let defaults = Source::new("reply.toml", BUREAU);
    let settings = letter::ledger(&defaults).expect("settings");
    let ledger = ledger::read("台账.csv", text.as_bytes(), &settings, &Choice::default());
    let ledger = ledger.expect("a ledger");
    let Some(row) = ledger.rows.iter().find(|row| row.number == 3) else {
        return "别的单位".to_owned();
    };
    let letter = match Form::builtin(Some(&defaults)).letter(&ledger, row) {
        Ok(letter) => letter.text().parse::<toml::Table>().expect("TOML"),
        Err(found) => return found[0].message.clone(),
    };
    let doubt = ledger.notes.iter().find(|note| note.message.contains("不能确定"));
    let doubt = doubt.map(|_| "（不能肯定）").unwrap_or_default();
    match letter["letter"].get("kind") {
        None => format!("答复{doubt}"),
        Some(kind) => {
            let kind = kind.as_str().expect("a text");
            format!("{kind}给 {}{doubt}", letter["letter"]["addressees"])
        }
    }
}

#[test]
fn rows_are_the_bureaus_or_anothers() {
    let cases = [
        ("主办单位,会办单位", "区水务局,", "答复"),
        ("主办单位,会办单位", "水务局,区财政局", "答复"),
        ("主办单位,会办单位", "清河市清河区水务局,无", "答复"),
        ("主办单位,会办单位", "区住建局、区水务局,", "答复"),
        ("主办单位,会办单位", "区住建局,区水务局、区财政局", "会办意见给 [\"区住建局\"]"),
        ("主办单位,协办单位", "区住建局,区水务局", "协办意见给 [\"区住建局\"]"),
        (
            "主办单位,会办单位",
            "区住建局;区教育局,水务局",
            "会办意见给 [\"区住建局\", \"区教育局\"]",
        ),
        ("主办单位,分办单位", "区住建局,区水务局", "答复"),
        ("主办单位,会办单位", "区住建局,区财政局", "别的单位"),
        ("主办单位,会办单位", "区住建局,无", "别的单位"),
        ("主办单位", "区交通局", "别的单位"),
        ("承办单位", "由区住建局主办；区水务局会办", "会办意见给 [\"区住建局\"]"),
        ("主办单位,会办单位", ",", "答复"),
        ("主办单位,会办单位", "办公室,", "答复（不能肯定）"),
        ("会办单位", "区财政局", "答复"),
        (
            "主办单位,会办单位",
            ",区水务局",
            "第 3 行“主办单位”没有写主办单位；本单位是会办单位，不知道会办意见写给谁",
        ),
        ("主办单位", "区住建局（主办）、区水务局（会办）", "会办意见给 [\"区住建局\"]"),
        ("主办单位", "会办：水务局；主办：区住建局", "会办意见给 [\"区住建局\"]"),
        ("主办单位", "主：区水务局 会：区住建局", "答复"),
        ("主办单位", "主办：区住建局；会办：区财政局", "别的单位"),
        ("主办单位,会办单位", "√,", "答复"),
        ("主办单位,会办单位", "√,√", "答复（不能肯定）"),
        (
            "主办单位,会办单位",
            ",√",
            "第 3 行“主办单位”没有写主办单位；本单位是会办单位，不知道会办意见写给谁",
        ),
        ("办理方式,会办单位", "协同,主办：区住建局", "会办意见给 [\"区住建局\"]"),
        ("主办单位,会办单位", ",办公室", "答复（不能肯定）"),
        ("办理方式", "独办", "答复"),
        ("办理方式", "主办", "答复"),
        ("办理方式", "分办", "答复"),
        (
            "办理方式",
            "会办",
            "第 3 行“办理方式”没有写主办单位；本单位是会办单位，不知道会办意见写给谁",
        ),
        (
            "主办单位,会办单位,办理方式",
            "区住建局,区水务局,会办",
            "会办意见给 [\"区住建局\"]",
        ),
        (
            "主办单位,会办单位,办理方式",
            "区住建局,区水务局,协办",
            "协办意见给 [\"区住建局\"]",
        ),
        ("主办单位,会办单位,办理方式", "区住建局,区水务局,分办", "答复"),
        ("主办单位,会办单位,办理方式", "区水务局,区财政局,主会办", "答复"),
        (
            "主办单位,会办单位,办理方式",
            "区住建局,区水务局,独办",
            "第 3 行“办理方式”和主办单位、会办单位不一致：一处说由本单位答复，一处说本单位是会办单位",
        ),
    ];
    for (headings, cells, expected) in cases {
        assert_eq!(became(headings, cells), expected, "{headings}: {cells}");
    }
}

/// Where no row is the bureau's, the column may be about something else.
#[test]
fn a_ledger_of_which_nothing_is_ours_is_doubt() {
    let text = "案号,案由,提案人,承办单位\n1,甲,李明,区财政局\n2,乙,王芳,区教育局\n";
    let settings = letter::ledger(&Source::new("reply.toml", BUREAU)).expect("settings");
    let read = |text: &str, settings| {
        let read =
            ledger::read("台账.csv", text.as_bytes(), settings, &Choice::default());
        read.expect("a ledger")
    };
    let ledger = read(text, &settings);
    assert!(ledger.rows.iter().all(|row| row.role == Role::Host));
    let said: Vec<&str> = ledger.notes.iter().map(|note| &*note.message).collect();
    let expected = "“承办单位”没有一行写着本单位（清河区水务局），不能确定由谁答复，每一行都写了答复";
    assert_eq!(said, [expected]);
    // Nobody knows who the bureau is.
    let ledger = read(text, &Default::default());
    assert_eq!((ledger.rows.len(), ledger.notes.len()), (2, 0));
}

/// A template that knows of answers only writes no opinion.
#[test]
fn a_template_without_kinds_writes_no_opinion() {
    let ledger = "案号,案由,提案人,主办单位,会办单位\n1,甲,李明,区水务局,\n\
        2,乙,王芳,区住建局,区水务局\n3,丙,吴明,区交通局,\n";
    let template = "[proposal]\nnumber = \"{{ 案号 }}\"\n";
    let new = |template: &str| {
        let reply = Reply::new().file("台账.csv", ledger).file("reply.toml", BUREAU);
        let reply = reply.file("信.tera", template);
        reply
            .args(["new", "--from", "台账.csv", "--template", "信.tera", "-o", "信"])
            .run()
    };
    let ran = new(template).status(1);
    let ran = ran
        .told("第 3 行本单位是会办单位，要写会办意见，模板里却没有函的种类")
        .told("按“主办单位”，有 1 行由别的单位答复，没有写信：第 4 行（区交通局）")
        .told("台账.csv 共 2 行（另有别的单位的 1 行，不算）：写好 1 封；有 1 行要改");
    assert!(ran.read("信/1-李明.toml").starts_with(b"[proposal]"));
    let whole = format!(
        "{template}{{% if letter.kind %}}[letter]\nkind = \"{{{{ letter.kind }}}}\"\n\
         addressees = {{{{ letter.addressees | toml }}}}{{% endif %}}\n"
    );
    let ran = new(&whole).status(0);
    let opinion = String::from_utf8(ran.read("信/2-王芳.toml")).expect("a text");
    assert!(
        opinion.ends_with("kind = \"会办意见\"\naddressees = [\"区住建局\"]\n"),
        "{opinion}"
    );
}
