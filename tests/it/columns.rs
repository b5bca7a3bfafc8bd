//! What the columns of ledgers are, and which of their rows are taken.

use std::fs;

use reply::diagnostic;
use reply::diagnostic::Diagnostic;
use reply::ledger;
use reply::ledger::Choice;
use reply::ledger::Condition;
use reply::ledger::Form;
use reply::ledger::Ledger;
use reply::ledger::Why;
use reply::letter;
use reply::letter::LedgerSettings;
use reply::source::Source;

/// The ledger of a CSV, of which the rows with these conditions are chosen.
fn chosen(text: &str, conditions: &[&str]) -> Result<Ledger, Vec<Diagnostic>> {
    let conditions = conditions.iter().map(|it| it.parse().expect("a condition"));
    let choice = Choice { sheet: None, conditions: conditions.collect() };
    ledger::read("台账.csv", text.as_bytes(), &LedgerSettings::default(), &choice)
}

/// Conditions, and the numbers of the rows that fulfil them.
#[test]
fn rows_are_chosen_by_their_cells() {
    let ledger = "案号,提案标题,提案人,状态,科室\n1,甲,李明,已办,养老科\n2,乙,王芳,在办,\n\
        3,丙,张三,已办,救助（一）科\n合计,3件\n";
    let cases: [(&[&str], &[usize]); 11] = [
        (&[], &[2, 3, 4]),
        (&["状态=已办"], &[2, 4]),
        (&["状态 = 已办 ", "科室!=养老科"], &[4]),
        (&["状态＝已办", "科室！＝养老科"], &[4]),
        (&["状态==已办"], &[2, 4]),
        (&["状态!=已办"], &[3]),
        (&["科室="], &[3]),
        (&["科室!="], &[2, 4]),
        (&["科室=救助(一)科"], &[4]),
        // By the usual name of what is in the column.
        (&["案由=乙"], &[3]),
        (&["案号=１"], &[2]),
    ];
    for (conditions, expected) in cases {
        let ledger = chosen(ledger, conditions).expect("a ledger");
        let numbers: Vec<usize> = ledger.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, expected, "{conditions:?}");
        assert_eq!(ledger.n_skipped(Why::Left), 3 - expected.len(), "{conditions:?}");
        assert_eq!(ledger.n_skipped(Why::Total), 1, "{conditions:?}");
    }
    let found = chosen(ledger, &["科=养老科"]).expect_err("no such column");
    let shown = diagnostic::human(&found[0], false);
    for part in ["没有“科”这一列", "案号、提案标题、提案人、状态、科室"]
    {
        assert!(shown.contains(part), "{part} in:\n{shown}");
    }
    for wrong in ["状态", "=已办", " ！=已办"] {
        wrong.parse::<Condition>().expect_err(wrong);
    }
}

fn csv(text: &str) -> Ledger {
    chosen(text, &[]).unwrap_or_else(|found| panic!("{text}\n{}", told(&found)))
}

/// The ledger of a CSV with settings of the bureau's own.
fn set(settings: &str, text: &str) -> Ledger {
    let settings =
        letter::ledger(&Source::new("reply.toml", settings)).expect("settings");
    let ledger = ledger::read("台账.csv", text.as_bytes(), &settings, &Choice::default());
    ledger.unwrap_or_else(|found| panic!("{text}\n{}", told(&found)))
}

fn told(found: &[Diagnostic]) -> String {
    found.iter().map(|it| diagnostic::human(it, false) + "\n").collect()
}

/// The columns that have a field, as `A=proposal.number`.
fn fields(ledger: &Ledger) -> String {
    let fields = ledger.columns.iter().filter_map(|column| {
        column.field.map(|field| format!("{}={}", column.letter(), field.key))
    });
    fields.collect::<Vec<_>>().join(" ")
}

/// What is told of a ledger before its letters, with a template or the built-in one.
fn notes(ledger: &Ledger, template: Option<&str>) -> String {
    let form = match template {
        Some(text) => Form::new(&Source::new("信.toml.tera", text)).expect("a template"),
        None => Form::builtin(None),
    };
    let (Ok(notes) | Err(notes)) = form.fit(ledger);
    told(&ledger.notes) + &told(&notes)
}

/// The letters of a template; for one that is refused, what is told.
fn filled(template: &str, ledger: &Ledger) -> Vec<String> {
    let form = Form::new(&Source::new("信.toml.tera", template)).expect("a template");
    let letters = ledger.rows.iter().map(|row| form.letter(ledger, row));
    letters
        .map(|letter| match letter {
            Ok(letter) => letter.text().to_owned(),
            Err(found) => told(&found),
        })
        .collect()
}

#[test]
fn headers_of_many_bureaus_are_understood() {
    let cases = fs::read_to_string("tests/ledger/headers.txt").expect("cases");
    let mut wrong = String::new();
    for case in cases.split("## ").skip(1) {
        let (name, case) = case.split_once('\n').expect("a name");
        let (sheet, expected) = case.split_once("\n= ").expect("the fields");
        let found = fields(&csv(&format!("{sheet}\n")));
        if found != expected.trim() {
            wrong += &format!("{name}: expected {}\n  found {found}\n", expected.trim());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Headings, what is below them, and what a letter has as the contact; `-` for nothing.
#[test]
fn telephones_are_those_of_the_contact() {
    let cases = [
        (
            "提案人,联系电话,承办单位,经办人,联系电话",
            "李明,13900001111,区水务局,高岚,65550123",
            "高岚 65550123",
        ),
        ("提案人,联系电话,经办人", "李明,13900001111,高岚", "高岚 "),
        (
            "提案人,界别,工作单位,手机,经办人,电话",
            "李明,经济,区一中,13900001111,高岚,65550123",
            "高岚 65550123",
        ),
        ("提案人,委员电话,联系人", "李明,13900001111,高岚", "高岚 "),
        (
            "代表姓名,代表联系方式,联系人,联系方式",
            "李明,13900001111,高岚,65550123",
            "高岚 65550123",
        ),
        ("提案人,承办单位,联系电话", "李明,区水务局,65550123", " "),
        ("提案人,承办单位电话", "李明,65550123", " 65550123"),
        ("提案人,经办人及电话", "李明,高岚65550123", "高岚 65550123"),
        ("提案人,经办人", "李明,高岚 65550123", "高岚 65550123"),
        ("提案人,经办人", "李明,高岚（0755-65550123）", "高岚 0755-65550123"),
        ("提案人,经办人", "李明,高岚13900001111", "高岚 13900001111"),
        ("提案人,经办人,联系电话", "李明,高岚 65550123,65550123", "高岚 65550123"),
        ("提案人,联系电话", "李明,高岚 65550123", " "),
        ("提案人,经办人,联系电话", "李明,,高岚 65550123", "高岚 65550123"),
        (
            "提案人,分管领导,联系电话,经办人,联系电话",
            "李明,吴明,1,高岚,65550123",
            "高岚 65550123",
        ),
        ("提案人,分管领导,联系电话,经办人", "李明,吴明,65550001,高岚", "高岚 "),
        (
            "提案人,联系人,电话,承办单位,经办人,电话",
            "李明,王芳,13900001111,区水务局,高岚,65550123",
            "高岚 65550123",
        ),
        ("提案人,承办单位及联系人", "李明,区水务局高岚", " "),
        ("提案人,会办单位联系人,联系电话", "李明,吴明,65550001", " "),
        ("提案人,联系人,联系电话,承办单位", "李明,王芳,13900001111,区水务局", " "),
        ("提案人,承办科室,联系人,联系电话", "李明,办公室,高岚,65550123", "高岚 65550123"),
        ("提案人,经办人,手机/座机", "李明,高岚,65550123", "高岚 65550123"),
        (
            "提案人,经办人,手机,联系人,联系电话",
            "李明,高岚,1390001111,吴明,65550123",
            "吴明 65550123",
        ),
    ];
    for (headings, row, expected) in cases {
        let ledger = csv(&format!("案号,案由,{headings}\n0231,关于修路的建议,{row}\n"));
        let found = filled("{{ contact.name }} {{ contact.phone }}", &ledger);
        assert_eq!(found, [expected], "{headings}");
    }
}

/// Headings, and what is told of their telephones.
#[test]
fn telephones_in_doubt_are_told() {
    let sheet = |headings: &str, row: &str| {
        csv(&format!("案号,案由,{headings}\n0231,关于修路的建议,{row}\n"))
    };
    let ledger = sheet("提案人,承办单位,联系电话", "李明,区水务局,65550123");
    let found = notes(&ledger, None);
    for part in [
        "“联系电话”（E 列）是谁的电话，从旁边的列看不出来，没有用作联系电话",
        "columns = { \"联系电话\" = \"联系电话\" }",
    ] {
        assert!(found.contains(part), "{part} in:\n{found}");
    }
    assert!(!found.contains("这几列没有用"), "{found}");
    // The setting settles it.
    let own = "[ledger]\ncolumns = { \"联系电话\" = \"联系电话\" }\n";
    let text = "案号,案由,提案人,承办单位,联系电话\n0231,关于修路的建议,李明,区水务局,65550123\n";
    assert_eq!(filled("{{ contact.phone }}", &set(own, text)), ["65550123"]);
    assert_eq!(notes(&set(own, text), None), "");

    // What is certain is not told: nobody has a use for it.
    let ledger = sheet(
        "提案人,界别,联系电话,邮编,经办人,电话",
        "李明,经济,13900001111,100000,高岚,65550123",
    );
    assert_eq!(notes(&ledger, None), "");

    let ledger = sheet("提案人,联系电话,经办人", "李明,13900001111,高岚");
    let found = notes(&ledger, Some("{{ 案号 }}{{ 案由 }}{{ 提案人 }}{{ 联系电话 }}"));
    assert!(
        found.contains("模板里的“联系电话”是台账里提案人的电话（D 列），不能印在信里"),
        "{found}"
    );

    let ledger =
        sheet("提案人,联系电话,经办人,联系电话", "李明,13900001111,高岚,65550123");
    let template =
        "{{ 联系电话 }} {{ row[\"提案人 · 联系电话\"] }} {{ row[\"经办人·联系电话\"] }}";
    assert_eq!(filled(template, &ledger), ["65550123 13900001111 65550123"]);

    let ledger = sheet("提案人,经办人", "李明,高岚65550123吴明65550124");
    let found = notes(&ledger, None);
    assert!(
        found.contains("第 2 行“经办人”里的姓名和电话分不开，照原样写进信里"),
        "{found}"
    );
    // A template that prints both gets them apart.
    let ledger = sheet("提案人,经办人", "李明,高岚 65550123");
    assert_eq!(filled("{{ 经办人 }}|{{ contact.phone }}", &ledger), ["高岚|65550123"]);
    let ledger = sheet("提案人,经办人,联系电话", "李明,高岚 65550123,65550999");
    let found = notes(&ledger, None);
    assert!(
        found.contains("第 2 行有两个联系电话：65550999 和 65550123，用了 65550999"),
        "{found}"
    );
}

/// Two columns for one field, and what is told.
#[test]
fn the_best_of_several_columns_is_used_and_told() {
    let told_of = |headings: &str, row: &str| {
        let ledger = csv(&format!("{headings}\n{row}\n"));
        (fields(&ledger), told(&ledger.notes))
    };
    let (fields, found) = told_of(
        "案号,案由,提案人,成文日期,答复日期",
        "0231,关于修路的建议,李明,2024-06-03,2024-06-04",
    );
    assert!(fields.contains("D=letter.date"), "{fields}");
    for part in [
        "“成文日期”（D 列）和“答复日期”（E 列）都可以是“成文日期”，用了“成文日期”（D 列）",
        "columns = { \"答复日期\" = \"成文日期\" }",
    ] {
        assert!(found.contains(part), "{part} in:\n{found}");
    }
    // It is not told again as one without use.
    let ledger = csv(
        "案号,案由,提案人,成文日期,答复日期\n0231,关于修路的建议,李明,2024-06-03,2024-06-04\n",
    );
    assert!(!notes(&ledger, None).contains("这几列没有用"));
    // One that is empty, or says the same, is no rival.
    for row in [
        "0231,关于修路的建议,李明,,2024-06-04",
        "0231,关于修路的建议,李明,2024-06-04,2024-06-04",
    ] {
        assert_eq!(told_of("案号,案由,提案人,成文日期,答复日期", row).1, "", "{row}");
    }
    let cases = [
        (
            "编号,案号,标题,案由",
            "1,0231,修路,关于修路的建议",
            "B=proposal.number D=proposal.title",
        ),
        (
            "类别,案号,案由",
            "城建类,0231,关于修路的建议",
            "B=proposal.number C=proposal.title",
        ),
        (
            "类别,案号,案由",
            "A类,0231,关于修路的建议",
            "A=letter.outcome B=proposal.number C=proposal.title",
        ),
        (
            "类别,案号,案由",
            "提案,0231,关于修路的建议",
            "A=proposal.kind B=proposal.number C=proposal.title",
        ),
        (
            "案号,案由,来文字号,文号",
            "0231,关于修路的建议,清协办〔2024〕1号,清水函〔2024〕8号",
            "A=proposal.number B=proposal.title D=letter.number",
        ),
        (
            "案号,案由,文号",
            "0231,关于修路的建议,清协办〔2024〕1号",
            "A=proposal.number B=proposal.title",
        ),
        (
            "案号,案由,文号,日期",
            "0231,关于修路的建议,清水函〔2024〕8号,2024-06-03",
            "A=proposal.number B=proposal.title C=letter.number D=letter.date",
        ),
        (
            "编号,标题",
            "2024001,关于修路的建议\n合计,1件",
            "A=proposal.number B=proposal.title",
        ),
        (
            "案号,案由,日期",
            "0231,关于修路的建议,2024-06-03",
            "A=proposal.number B=proposal.title",
        ),
        (
            "案号,案由,办理结果,满意度",
            "0231,关于修路的建议,满意,满意",
            "A=proposal.number B=proposal.title",
        ),
    ];
    for (headings, row, expected) in cases {
        assert_eq!(told_of(headings, row).0, expected, "{headings}: {row}");
    }
}

/// Two rows of headings, and the names that their columns go by.
#[test]
fn headings_over_two_rows_are_read_as_one() {
    let ledger = "2024年区政协七届四次会议提案办理台账,,,,,,\n\
        案号,案由,提案人,,答复,,备注\n,,姓名,联系电话,文号,日期,\n\
        0231,关于修路的建议,李明,13900001111,清水函〔2024〕8号,2024-06-03,急\n";
    let read = csv(ledger);
    assert_eq!(
        fields(&read),
        "A=proposal.number B=proposal.title C=proposal.proposers E=letter.number F=letter.date"
    );
    assert_eq!(notes(&read, None), "");
    let template = "{{ 案号 }} {{ 姓名 }} {{ row[\"答复文号\"] }} {{ row[\"答复 · 日期\"] }} \
        {{ 文号 }} {{ 备注 }} {{ row[\"提案人·联系电话\"] }} {{ proposal.session }}";
    let expected = "0231 李明 清水函〔2024〕8号 2024-06-03 清水函〔2024〕8号 急 13900001111 \
        区政协七届四次会议";
    assert_eq!(filled(template, &read), [expected]);
    for condition in ["提案人姓名=李明", "提案人 · 姓名=李明", "姓名=李明", "提案人=李明"]
    {
        assert_eq!(
            chosen(ledger, &[condition]).expect("a column").rows.len(),
            1,
            "{condition}"
        );
    }
    let own =
        "[ledger]\ncolumns = { \"答复·日期\" = \"办理时限\" }\nignore = [\"答复文号\"]\n";
    assert_eq!(
        fields(&set(own, ledger)),
        "A=proposal.number B=proposal.title C=proposal.proposers F=proposal.due"
    );
    // What is missing is what is really missing.
    let ledger = ledger.replace("提案人,", "来信人,");
    let found = notes(&csv(&ledger), None);
    for part in [
        "台账里没有这几列：提案人\n",
        "台账里的列：案号、案由、姓名、联系电话、文号、日期、备注",
    ] {
        assert!(found.contains(part), "{part} in:\n{found}");
    }
    let three = "案号,案由,承办情况,,,\n,,经办,,答复,\n,,姓名,电话,文号,日期\n\
        0231,关于修路的建议,高岚,65550123,清水函〔2024〕8号,2024-06-03\n";
    let found = told(&csv(three).notes);
    assert!(found.contains("表头好像有三行（第 1 行到第 3 行）"), "{found}");
}

/// A row that is longer than its headings, and the one after it.
#[test]
fn a_row_with_a_cell_too_many_is_refused() {
    let ledger = csv(
        "案号,案由,提案人,,\n0231,关于修路,种树的建议,李明,\n0232,关于种花的建议,王芳,,\n",
    );
    let found = filled("{{ 案由 }}", &ledger);
    assert!(
        found[0].contains("第 2 行比表头多：D 列没有列名，却写着“李明”"),
        "{}",
        found[0]
    );
    assert_eq!(found[1], "关于种花的建议");
    assert!(ledger.notes.is_empty());
    // A column without a heading between others is another matter.
    let ledger = csv("案号,案由,,提案人\n0231,关于修路的建议,急,李明\n");
    assert_eq!(filled("{{ 提案人 | join(sep='') }}", &ledger), ["李明"]);
    assert!(told(&ledger.notes).contains("C 列没有列名"));
}

/// What is above the headings, and the session and the kind of a letter.
#[test]
fn sessions_are_taken_from_titles() {
    let cases = [
        (
            "2024年区政协七届四次会议提案办理台账（区教育局）",
            "区政协七届四次会议",
            "提案",
        ),
        ("关于做好区政协七届四次会议提案办理工作的台账", "区政协七届四次会议", "提案"),
        ("附件1：云岭区政协七届四次会议提案办理情况表", "云岭区政协七届四次会议", "提案"),
        ("云岭区教育局办理区政协七届四次会议提案情况表", "区政协七届四次会议", "提案"),
        ("云岭区教育局区政协七届四次会议提案办理台账", "区政协七届四次会议", "提案"),
        (
            "政协云岭市云岭区第七届委员会第四次会议提案台账",
            "政协云岭市云岭区第七届委员会第四次会议",
            "提案",
        ),
        (
            "中国人民政治协商会议云岭区第七届委员会第四次会议提案台账",
            "中国人民政治协商会议云岭区第七届委员会第四次会议",
            "提案",
        ),
        (
            "云岭区第七届人民代表大会第四次会议代表建议办理台账",
            "云岭区第七届人民代表大会第四次会议",
            "建议",
        ),
        ("市十六届人大三次会议代表建议台账", "市十六届人大三次会议", "建议"),
        ("2024年市人大十六届三次会议建议台账", "市人大十六届三次会议", "建议"),
        ("区政协十一届五次全会提案台账", "区政协十一届五次全会", "提案"),
        ("区 政 协 七 届 四 次 会 议 提案台账", "区政协七届四次会议", "提案"),
        ("区政协第七届第4次全体会议提案台账", "区政协第七届第4次全体会议", "提案"),
        ("区政协七届四次,会议提案台账", "区政协七届四次会议", "提案"),
        ("我区政协七届四次会议提案台账", "区政协七届四次会议", "提案"),
        ("2024年人大代表建议和政协提案办理台账", "", ""),
        ("人大建议、政协提案台账（区政协七届四次会议）", "区政协七届四次会议", ""),
        ("市十六届人大三次会议建议和市政协八届二次会议提案台账", "", ""),
        ("2024年提案办理台账", "", "提案"),
        ("七届四次会议台账", "", ""),
        ("党组会议2024年第四次会议台账", "", ""),
        ("区政协七届提案委第四次会议", "", "提案"),
    ];
    for (title, session, kind) in cases {
        let ledger =
            csv(&format!("{title},,\n编号,标题,委员\n0231,关于修路的建议,李明\n")
                .replace("委员\n", "姓名\n"));
        let found = filled("{{ proposal.session }}|{{ proposal.kind }}", &ledger);
        assert_eq!(found, [format!("{session}|{kind}")], "{title}");
    }
    let ledger = csv(
        "市十六届人大三次会议建议、市政协八届二次会议提案台账\n案号,案由,姓名\n1,甲乙,李明\n",
    );
    let found = told(&ledger.notes);
    assert!(
        found.contains("有几个会议：市十六届人大三次会议、市政协八届二次会议"),
        "{found}"
    );
    // In full and in short it is one.
    let ledger =
        csv("云岭区第七届人民代表大会第四次会议建议台账\n（区七届人大四次会议）\n\
         案号,案由,姓名\n1,甲乙,李明\n");
    let session = "云岭区第七届人民代表大会第四次会议";
    assert_eq!(filled("{{ proposal.session }}", &ledger), [session]);
    // A session is not that of the other kind.
    let ledger = csv(
        "区政协七届四次会议,,,\n案号,案由,姓名,类型\n1,甲乙,李明,建议\n2,丙丁,王芳,提案\n",
    );
    assert_eq!(filled("{{ proposal.session }}", &ledger), ["", "区政协七届四次会议"]);
}

/// Words of ledgers, and those of their letters.
#[test]
fn classes_are_written_as_letters_have_them() {
    let outcomes = [
        ("A", "A"),
        ("A类", "A"),
        ("Ａ", "A"),
        ("a 类", "A"),
        ("（B）", "B"),
        ("已解决", "A"),
        ("基本解决", "A"),
        ("已采纳", "A"),
        ("正在解决", "B"),
        ("列入计划", "列入计划"),
    ];
    for (word, expected) in outcomes {
        let ledger = csv(&format!("案号,案由,提案人,办理结果\n1,甲,李明,{word}\n"));
        assert_eq!(filled("{{ 办理结果 }}", &ledger), [expected], "{word}");
        let is_told = notes(&ledger, None).contains("outcomes = ");
        assert_eq!(is_told, expected == "列入计划", "{word}");
    }
    let disclosures = [
        ("公开", "主动公开"),
        ("是", "主动公开"),
        ("全文公开", "主动公开"),
        ("主动公开", "主动公开"),
        ("依申请", "依申请公开"),
    ];
    for (word, expected) in disclosures {
        let ledger = csv(&format!("案号,案由,提案人,是否公开\n1,甲,李明,{word}\n"));
        assert_eq!(filled("{{ letter.disclosure }}", &ledger), [expected], "{word}");
    }
    let ledger = csv(
        "案号,案由,提案人,公开属性,不公开理由\n1,甲,李明,否,涉及隐私\n2,乙,王芳,不公开,\n3,丙,张三,部分公开,\n",
    );
    let found = filled("{{ letter.disclosure }}", &ledger);
    assert_eq!(found[0], "不予公开");
    assert!(
        found[1].contains("第 3 行“公开属性”是“不公开”，却没有“不公开的理由”"),
        "{}",
        found[1]
    );
    assert!(
        found[2].contains("第 4 行“公开属性”不能写进信里：“部分公开”"),
        "{}",
        found[2]
    );
    assert!(
        found[2].contains("disclosures = { \"部分公开\" = \"主动公开\" }"),
        "{}",
        found[2]
    );
    // Whether it is not disclosed or on request, 否 does not say here.
    let ledger = csv("案号,案由,提案人,是否主动公开\n1,甲,李明,否\n2,乙,王芳,是\n");
    let found = filled("{{ letter.disclosure }}", &ledger);
    assert!(found[0].contains("不能写进信里：“否”"), "{}", found[0]);
    assert_eq!(found[1], "主动公开");
}

/// The bureau's own maps and words.
#[test]
fn classes_are_those_of_the_bureau() {
    let text = "案号,案由,提案人,办理结果,公开属性\n1,甲,李明,列入计划,社会公开\n2,乙,王芳,已解决,公开\n";
    let own = "[ledger]\noutcomes = { \"列入计划\" = \"B\", \"已解决\" = \"甲\" }\n\
        disclosures = { \"社会公开\" = \"主动公开\" }\n";
    let found = filled("{{ letter.outcome }} {{ letter.disclosure }}", &set(own, text));
    assert_eq!(found, ["B 主动公开", "甲 主动公开"]);
    // With words of its own, a bureau allows no other.
    let words = "[outcome]\nwords = { \"一\" = \"已经解决\", \"二\" = \"列入计划\" }\n";
    let found = filled("{{ letter.outcome }}", &set(words, text));
    assert_eq!(found[0], "二");
    assert!(found[1].contains("第 3 行“办理结果”不能写进信里：“已解决”"), "{}", found[1]);
    assert!(found[1].contains("可以写 一、二"), "{}", found[1]);
}

/// Rows, and why they are skipped; none for a proposal.
#[test]
fn rows_are_skipped_for_what_they_are() {
    let cases = [
        ("合计,1件,,", Some(Why::Total)),
        ("小 计,,共300件,", Some(Why::Total)),
        ("填表人：高岚,,审核人：吴明,", Some(Why::Remark)),
        ("填表人：王小明,,,联系电话：85551234", Some(Why::Remark)),
        ("注：A类为已解决。,,,", Some(Why::Remark)),
        ("注1：A类为已解决。,,,", Some(Why::Remark)),
        ("说明,本表一式两份,,", Some(Why::Remark)),
        ("单位负责人（签字）：,,,填报时间：2024年6月,", Some(Why::Remark)),
        ("第1页 共3页,,,", Some(Why::Remark)),
        ("以上数据截至2024年9月30日，由办公室统计。,,,", Some(Why::Remark)),
        (",以上数据截至2024年9月30日，由办公室统计。,,", Some(Why::Remark)),
        (",,以上数据截至2024年9月30日，由办公室统计。,", None),
        ("序号,案号,案由,提案人", Some(Why::Heading)),
        ("一、城建类,,,", Some(Why::Group)),
        ("（二）教育类,,,", Some(Why::Group)),
        ("党派提案：,,,", Some(Why::Group)),
        ("【重点提案】,,,", Some(Why::Group)),
        ("委员个人提案,,,", Some(Why::Group)),
        (",,一、教育类,", Some(Why::Group)),
        ("5,,,", Some(Why::Blank)),
        ("2,0232,关于修路的建议,", None),
        ("2,0232,,李明", None),
        ("2,,关于修路的建议,李明", None),
        ("2,,关于修路的建议,", None),
        (",,关于修路的建议,", None),
        (",,注：关于修路的建议,李明", None),
        ("2,0232,说明文字,王芳", None),
        ("2,0232,关于合计的建议,合计", None),
        ("2,联系人12号,关于修路的建议,李明", None),
    ];
    for (row, expected) in cases {
        let ledger =
            csv(&format!("序号,案号,案由,提案人\n1,0231,关于种树的建议,王芳\n{row}\n"));
        let found = ledger.skipped.iter().find(|it| it.number == 3).map(|it| it.why);
        assert_eq!(found, expected, "{row}");
    }
}

/// The sheet that is chosen, whatever the settings say.
#[test]
fn the_sheet_is_chosen_for_once() {
    let bytes = fs::read("tests/ledger/openpyxl.xlsx").expect("a sheet");
    let read = |name: &str, sheet: &str| {
        let choice = Choice { sheet: Some(sheet.to_owned()), conditions: Vec::new() };
        let settings = "[ledger]\nsheet = \"2024年\"\n";
        let settings =
            letter::ledger(&Source::new("reply.toml", settings)).expect("settings");
        let bytes = if name.ends_with("csv") { &b"x"[..] } else { &bytes };
        ledger::read(name, bytes, &settings, &choice)
    };
    let rows = |sheet: &str| read("台账.xlsx", sheet).expect("a ledger").rows.len();
    assert_ne!(rows("2023年"), rows("2024年"));
    let found = told(&read("台账.xlsx", "2022年").expect_err("no such sheet"));
    assert!(
        found.contains("没有“2022年”这个工作表") && found.contains("2023年"),
        "{found}"
    );
    let found = told(&read("台账.csv", "2022年").expect_err("no sheets"));
    assert!(found.contains("台账.csv 是 CSV，没有工作表“2022年”"), "{found}");
}
