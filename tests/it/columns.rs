//! What the columns of ledgers are, and which of their rows are taken.

use reply::diagnostic;
use reply::diagnostic::Diagnostic;
use reply::ledger;
use reply::ledger::Choice;
use reply::ledger::Condition;
use reply::ledger::Ledger;
use reply::ledger::Why;
use reply::letter::LedgerSettings;

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
