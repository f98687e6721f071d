//! The assets are read, and broken ones are refused.

use super::*;

#[test]
fn the_built_in_assets_are_taken() {
    let library = built_in().unwrap();
    assert_eq!(library.catalogue.iter().count(), 28);
}
