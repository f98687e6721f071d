//! The lock as the person meets it: the recovery sheet, and what is asked. Knows nothing of keys and files.

use zeroize::Zeroizing;

use crate::words::say;

/// The recovery sheet: a page of words, each line marked so that the `age` program takes the page as a key file, and
/// the key itself.
#[must_use]
pub fn sheet_page(key: &str) -> Zeroizing<String> {
    let mut page = Zeroizing::new(String::with_capacity(4096));
    for line in say("lock-sheet").lines() {
        page.push_str(format!("# {line}").trim_end());
        page.push('\n');
    }
    page.push_str("#\n");
    page.push_str(key);
    page
}
