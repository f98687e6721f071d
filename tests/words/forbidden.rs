//! Words that this program does not say, and the few places where one of
//! them is harmless.

/// Whole words and phrases, in small letters.
pub const FORBIDDEN: &[&str] = &[
    // Guilt, ranks and performance.
    "only",
    "just",
    "should",
    "shouldn't",
    "must",
    "mustn't",
    "missed",
    "miss",
    "fail",
    "fails",
    "failed",
    "failing",
    "failure",
    "success",
    "successful",
    "successfully",
    "succeed",
    "achieve",
    "achieved",
    "achievement",
    "perform",
    "performs",
    "performed",
    "performance",
    "streak",
    "streaks",
    "overdue",
    "lazy",
    "excuse",
    "excuses",
    "guilt",
    "guilty",
    "compliance",
    "compliant",
    "try harder",
    "push through",
    "no pain no gain",
    "keep it up",
    "good job",
    "great job",
    "well done",
    "congratulations",
    "awesome",
    "amazing",
    "oops",
    "in a row",
    // Commands to a body.
    "relax now",
    "just relax",
    "try to relax",
    "calm down",
    "open up",
    "give in",
    "let me in",
    "loosen up",
    "lie back",
    "surrender",
    "submit",
    "be brave",
    "good girl",
    "good boy",
    "good patient",
    // Promises and verdicts.
    "transform",
    "transforms",
    "cure",
    "cures",
    "heal",
    "heals",
    "lifelong",
    "clinically proven",
    "prescribe",
    "prescribes",
    "risk score",
    "treats",
    "proven",
    "guarantee",
    "guaranteed",
    "pain free",
    "painless",
    "normal again",
    "overcome",
    "fix you",
    "abnormal",
    "irrational",
    "in your head",
    "imaginary",
    "hysterical",
    "neurotic",
    "psychosomatic",
    "damaged",
    "broken body",
    "defective",
    // Labels for a person.
    "frigid",
    "dysfunction",
    "dysfunctional",
    "tight woman",
    "suffer",
    "suffers",
    "suffering",
    "sufferer",
    "sufferers",
    "victim",
    "victims",
    "normal people",
    "normal women",
    "real sex",
    "foreplay",
    // Terms that are wrong or contested.
    "alpha muscle",
    "alpha muscles",
    "break adhesions",
    "release fascia",
    "reverse kegel",
    "vagus",
    "vagal",
];

/// Where a forbidden word is harmless: the key or file, the word, and why.
pub const HARMLESS: &[(&str, &str, &str)] =
    &[("safety-intended-use", "cure", "the sentence says that this program does not")];

/// Names of diseases: the safety texts say what to do and name none.
pub const DISEASES: &[&str] = &[
    "cauda",
    "equina",
    "sepsis",
    "ectopic",
    "torsion",
    "endometriosis",
    "herpes",
    "lichen",
    "abscess",
    "prolapse",
    "neuralgia",
    "haemorrhage",
    "torsion",
    "tumour",
    "tumor",
];

/// Every forbidden thing in `text`; the exclamation mark may stand alone, as the name of its key.
pub fn forbidden(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let words = plain(text);
    found.extend(FORBIDDEN.iter().filter(|word| words.contains(&format!(" {word} "))).map(|word| (*word).to_owned()));
    let signs: Vec<char> = text.chars().collect();
    for (at, sign) in signs.iter().enumerate() {
        let alone =
            |neighbour: Option<&char>| neighbour.is_none_or(|sign| sign.is_whitespace() || "`·,/".contains(*sign));
        let is_key = *sign == '!' && alone(at.checked_sub(1).and_then(|at| signs.get(at))) && alone(signs.get(at + 1));
        if *sign == '!' && !is_key {
            found.push("!".to_owned());
        }
        if is_emoji(*sign) {
            found.push(sign.to_string());
        }
    }
    found
}

/// Small letters, one blank between words and at both ends.
pub fn plain(text: &str) -> String {
    let small = text.to_lowercase().replace('’', "'");
    let words: Vec<&str> =
        small.split(|sign: char| !sign.is_alphanumeric() && sign != '\'').filter(|w| !w.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

fn is_emoji(sign: char) -> bool {
    matches!(u32::from(sign), 0x1F000..|0xFE0F| 0x2600..=0x26FF | 0x2728 | 0x2764 | 0x2B50)
}
