//! 标题: its lines end between phrases and make a 梯形 or 菱形 (7.3.1).

use super::glyphs::Setter;
use super::pages::Line;
use super::text::Shape;
use crate::document::{Role, Title};
use crate::geometry::Length;

/// The title's lines, centred on the 版心, the first one's top at `top`.
pub(super) fn title(
    title: &Title,
    role: Role,
    block: usize,
    top: Length,
    setter: &Setter,
) -> Vec<Line> {
    let style = setter.style;
    let lines = match title {
        Title::Lines(lines) => {
            lines.iter().flat_map(|line| pieces(line, setter)).collect()
        }
        Title::Phrases(phrases) => balance(phrases, setter),
    };
    let pitch = style.title_size + style.seven_eighths;
    lines
        .iter()
        .enumerate()
        .map(|(idx, text)| {
            let set = setter.set_line(role, text);
            let left = style.axis() - setter.width(role, &set) / 2;
            setter.place(role, block, &set, left, top + pitch * idx as i64)
        })
        .collect()
}

/// The measure of a title in its own cells.
fn measure(setter: &Setter) -> i32 {
    setter.look(Role::Title).in_cells(setter.style.type_area_width)
}

/// A text that fits one line, or the lines it has to be broken into.
fn pieces(text: &str, setter: &Setter) -> Vec<String> {
    let shape = Shape { measure: measure(setter), ..Shape::default() };
    setter.set(Role::Title, text, &shape).iter().map(|set| set.line.text()).collect()
}

/// A phrase that one line does not hold comes apart at the joints of a session's full name:
/// 中国人民政治协商会议, 云岭市, 第八届委员会, 第三次会议.
fn parts(phrase: &str, setter: &Setter) -> Vec<String> {
    let whole = pieces(phrase, setter);
    if whole.len() <= 1 {
        return whole;
    }
    let mut joints: Vec<usize> = phrase.match_indices('第').map(|(at, _)| at).collect();
    for word in JOINT_AFTER {
        joints.extend(phrase.match_indices(word).map(|(at, word)| at + word.len()));
    }
    joints.push(phrase.len());
    joints.sort();
    joints.dedup();
    let starts = [0].into_iter().chain(joints.iter().copied());
    starts
        .zip(&joints)
        .filter(|(start, end)| start < end)
        .flat_map(|(start, &end)| pieces(&phrase[start..end], setter))
        .collect()
}

/// Words that end a part of a session's full name. A single 市 or 区 may begin the next
/// word (市场), so they are none.
const JOINT_AFTER: [&str; 6] =
    ["协商会议", "代表大会", "委员会", "自治州", "自治县", "自治区"];

/// As few lines as the phrases need; among those, the ones in the best shape.
fn balance(phrases: &[String], setter: &Setter) -> Vec<String> {
    let phrases: Vec<String> =
        phrases.iter().flat_map(|phrase| parts(phrase, setter)).collect();
    let joined = |range: std::ops::Range<usize>| phrases[range].concat();
    let width = |range| setter.set_line(Role::Title, &joined(range)).end();
    (1..=phrases.len())
        .find_map(|n_lines| {
            partitions(phrases.len(), n_lines)
                .into_iter()
                .filter_map(|ends| {
                    let starts = [0].into_iter().chain(ends.iter().copied());
                    let lines: Vec<_> =
                        starts.zip(ends.iter().copied()).map(|(a, b)| a..b).collect();
                    let widths: Vec<i32> =
                        lines.iter().map(|line| width(line.clone())).collect();
                    let fits = widths.iter().all(|&width| width <= measure(setter));
                    fits.then(|| (unevenness(&widths), lines))
                })
                .min_by_key(|(unevenness, _)| *unevenness)
        })
        .map_or(phrases.clone(), |(_, lines)| lines.into_iter().map(joined).collect())
}

/// Every way to cut `n` phrases into `n_lines` lines, as the ends of the lines.
fn partitions(n: usize, n_lines: usize) -> Vec<Vec<usize>> {
    if n_lines == 1 {
        return vec![vec![n]];
    }
    let mut all = Vec::new();
    for last in n_lines - 1..n {
        for mut ends in partitions(last, n_lines - 1) {
            ends.push(n);
            all.push(ends);
        }
    }
    all
}

/// How far a shape is from a good one. Lines that first shrink and then grow (an hourglass)
/// are neither 梯形 nor 菱形; lines all alike make a 长方形, which is little better.
fn unevenness(widths: &[i32]) -> (bool, bool, i64) {
    let shrinks = |pair: &[i32]| pair[0] > pair[1];
    let first_shrink = widths.windows(2).position(shrinks);
    let hourglass = first_shrink
        .is_some_and(|at| widths[at..].windows(2).any(|pair| pair[0] < pair[1]));
    let rectangle = widths.len() > 1 && widths.iter().all(|&width| width == widths[0]);
    let mean =
        widths.iter().map(|&width| i64::from(width)).sum::<i64>() / widths.len() as i64;
    let spread = widths.iter().map(|&width| (i64::from(width) - mean).pow(2)).sum();
    (hourglass, rectangle, spread)
}
