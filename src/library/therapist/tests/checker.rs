//! A checker for the part of JSON Schema that the schemas of plans and of the page use; at any other word it stops.

use serde_json::Value;

/// Whether `value` fits `schema`; `root` holds the definitions.
pub fn fits(root: &Value, schema: &Value, value: &Value) -> bool {
    let closed = schema.get("additionalProperties") == Some(&Value::Bool(false));
    let known = |key: &String| schema["properties"].get(key).is_some();
    let surplus = closed && value.as_object().is_some_and(|there| !there.keys().all(known));
    !surplus && schema.as_object().unwrap().iter().all(|(word, says)| holds(root, word, says, value))
}

fn holds(root: &Value, word: &str, says: &Value, value: &Value) -> bool {
    let of = |list: &Value| list.as_array().unwrap().clone();
    let number = |says: &Value| says.as_f64().unwrap();
    let size = |says: &Value| usize::try_from(says.as_u64().unwrap()).unwrap();
    match word {
        "$schema" | "title" | "description" | "$defs" => true,
        "$ref" => fits(root, root.pointer(says.as_str().unwrap().strip_prefix('#').unwrap()).unwrap(), value),
        "type" => is_of(says.as_str().unwrap(), value),
        "enum" => of(says).contains(value),
        "anyOf" => of(says).iter().any(|one| fits(root, one, value)),
        "not" => !fits(root, says, value),
        "required" => {
            value.as_object().is_none_or(|there| of(says).iter().all(|key| there.contains_key(key.as_str().unwrap())))
        }
        "properties" => value.as_object().is_none_or(|there| {
            says.as_object().unwrap().iter().all(|(key, one)| there.get(key).is_none_or(|value| fits(root, one, value)))
        }),
        "items" => value.as_array().is_none_or(|list| list.iter().all(|one| fits(root, says, one))),
        // `fits` looks at it, because it speaks of the properties beside it.
        "additionalProperties" => *says == Value::Bool(false),
        "minItems" => value.as_array().is_none_or(|list| list.len() >= size(says)),
        "maxItems" => value.as_array().is_none_or(|list| list.len() <= size(says)),
        "minimum" => value.as_f64().is_none_or(|value| value >= number(says)),
        "maximum" => value.as_f64().is_none_or(|value| value <= number(says)),
        "minLength" => value.as_str().is_none_or(|text| text.chars().count() >= size(says)),
        "maxLength" => value.as_str().is_none_or(|text| text.chars().count() <= size(says)),
        "pattern" => value.as_str().is_none_or(|text| matches(says.as_str().unwrap(), text)),
        other => panic!("the checker does not know {other}"),
    }
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => value.is_number(),
        other => panic!("the checker does not know the type {other}"),
    }
}

/// A part of a pattern with how often it may come.
struct Part {
    what: What,
    least: usize,
    most: usize,
}

enum What {
    One(char),
    Class(Vec<(char, char)>),
    Either(Vec<Vec<Part>>),
}

/// Whether the whole of `text` fits a pattern of literals, classes, groups, `|`, `?`, `+`, `*` and `{n}` between ^ and $.
fn matches(pattern: &str, text: &str) -> bool {
    let inner = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')).unwrap();
    let signs: Vec<char> = inner.chars().collect();
    let mut at = 0;
    let parts = either(&signs, &mut at);
    assert_eq!(at, signs.len(), "{pattern}");
    let text: Vec<char> = text.chars().collect();
    any(&parts, &text, 0, &mut |end| end == text.len())
}

fn either(signs: &[char], at: &mut usize) -> Vec<Vec<Part>> {
    let mut all = vec![Vec::new()];
    while let Some(sign) = signs.get(*at).copied().filter(|sign| *sign != ')') {
        *at += 1;
        let what = match sign {
            '|' => {
                all.push(Vec::new());
                continue;
            }
            '(' => {
                let inner = either(signs, at);
                *at += 1;
                What::Either(inner)
            }
            '[' => What::Class(class(signs, at)),
            '\\' => {
                *at += 1;
                What::One(signs[*at - 1])
            }
            sign => What::One(sign),
        };
        let (least, most) = how_often(signs, at);
        all.last_mut().unwrap().push(Part { what, least, most });
    }
    all
}

fn class(signs: &[char], at: &mut usize) -> Vec<(char, char)> {
    let mut ranges = Vec::new();
    while signs[*at] != ']' {
        let first = signs[*at];
        let is_range = signs[*at + 1] == '-' && signs[*at + 2] != ']';
        ranges.push((first, if is_range { signs[*at + 2] } else { first }));
        *at += if is_range { 3 } else { 1 };
    }
    *at += 1;
    ranges
}

fn how_often(signs: &[char], at: &mut usize) -> (usize, usize) {
    let often = match signs.get(*at) {
        Some('?') => (0, 1),
        Some('+') => (1, usize::MAX),
        Some('*') => (0, usize::MAX),
        Some('{') => {
            let end = *at + signs[*at..].iter().position(|sign| *sign == '}').unwrap();
            let n: usize = signs[*at + 1..end].iter().collect::<String>().parse().unwrap();
            *at = end;
            (n, n)
        }
        _ => return (1, 1),
    };
    *at += 1;
    often
}

fn any(ways: &[Vec<Part>], text: &[char], from: usize, then: &mut dyn FnMut(usize) -> bool) -> bool {
    ways.iter().any(|parts| run(parts, 0, text, from, then))
}

/// Whether `parts` fit from `from` on, the first of them having come `done` times, so that `then` holds for the rest.
fn run(parts: &[Part], done: usize, text: &[char], from: usize, then: &mut dyn FnMut(usize) -> bool) -> bool {
    let Some((part, rest)) = parts.split_first() else { return then(from) };
    let more =
        done < part.most && one(&part.what, text, from, &mut |end| end > from && run(parts, done + 1, text, end, then));
    more || (done >= part.least && run(rest, 0, text, from, then))
}

fn one(what: &What, text: &[char], from: usize, then: &mut dyn FnMut(usize) -> bool) -> bool {
    let here = text.get(from).copied();
    match what {
        What::One(sign) => here == Some(*sign) && then(from + 1),
        What::Class(ranges) => {
            here.is_some_and(|sign| ranges.iter().any(|(first, last)| (*first..=*last).contains(&sign)))
                && then(from + 1)
        }
        What::Either(ways) => any(ways, text, from, then),
    }
}

#[test]
fn patterns_fit_the_whole_text() {
    for (pattern, text, fits) in [
        ("^a+b?$", "aab", true),
        ("^a+b?$", "b", false),
        ("^(ab|a)c$", "ac", true),
        ("^[0-9]{4}-[12]$", "2026-2", true),
        ("^[0-9]{4}-[12]$", "202-2", false),
        ("^(x( ,)?)*$", "x ,xx", true),
        ("^[.,]$", ";", false),
    ] {
        assert_eq!(matches(pattern, text), fits, "{pattern} {text}");
    }
}
