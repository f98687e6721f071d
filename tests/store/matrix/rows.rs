//! The rows of the matrix by name, and the tests that stand for each; a row whose test is gone does not pass.

use std::fs;
use std::path::Path;

/// What can go wrong, and its tests: the file below `tests` or `src`, and the name.
const ROWS: &[(&str, &[(&str, &str)])] = &[
    (
        "killed at each call",
        &[
            ("tests/store/matrix/calls.rs", "every_call_of_every_operation_hindered_in_every_way"),
            ("tests/store/matrix/others.rs", "killed_at_any_moment_what_was_said_to_be_saved_is_there"),
        ],
    ),
    ("a full disk", &[("tests/store/matrix/full.rs", "a_full_disk_keeps_what_it_has")]),
    (
        "a sync that does not come through",
        &[("tests/store/matrix/injected.rs", "a_folder_that_could_not_be_synced_is_not_called_saved")],
    ),
    (
        "a disk or folder that may not be written",
        &[
            ("tests/store/matrix/full.rs", "a_disk_that_is_read_only_is_read_and_not_written"),
            ("tests/store/matrix/full.rs", "a_folder_without_permission_is_read_and_not_written"),
        ],
    ),
    ("an interrupted call", &[("tests/store/matrix/injected.rs", "interrupted_calls_are_asked_again")]),
    (
        "a file that cannot be read",
        &[("tests/store/matrix/injected.rs", "a_month_that_cannot_be_read_is_never_written")],
    ),
    (
        "a write cut short",
        &[("tests/store/matrix/full.rs", "a_write_that_is_cut_short_at_any_length_leaves_the_old_month")],
    ),
    ("a limit on the size of files", &[("tests/store/matrix/full.rs", "a_file_that_may_not_grow_stays_as_it_was")]),
    ("nobody reads what is printed", &[("tests/cli/options.rs", "nobody_listening_is_no_trouble")]),
    ("a power cut", &[("tests/store/power.rs", "whatever_is_done_a_power_cut_leaves_what_was_said_to_be_saved")]),
    (
        "flipped bits, broken JSON, empty files, zeros",
        &[
            ("tests/store/matrix/damaged.rs", "garbage_truncation_emptiness_and_zeros_are_left_alone"),
            ("tests/store/matrix/damaged.rs", "every_flipped_bit_is_read_or_refused_and_never_written_over_unread"),
        ],
    ),
    (
        "two windows, commands beside them",
        &[
            ("tests/store/matrix/others.rs", "two_windows_that_take_turns_lose_nothing"),
            ("tests/store/matrix/others.rs", "programs_side_by_side_lose_nothing"),
            ("tests/store/matrix/others.rs", "a_program_that_is_killed_while_it_holds_the_lock_holds_up_nobody"),
            ("tests/store/matrix/others.rs", "a_lock_that_cannot_be_had_is_said_and_the_entry_waits"),
        ],
    ),
    (
        "a disk that knows no locks",
        &[
            ("tests/store/matrix/injected.rs", "a_disk_without_locks_is_said_and_saved_to"),
            ("tests/store/matrix/injected.rs", "without_locks_what_another_program_wrote_meanwhile_stays"),
        ],
    ),
    (
        "a file changed by others",
        &[
            ("tests/store/matrix/others.rs", "an_edit_beside_is_merged_by_entry"),
            ("tests/store/matrix/others.rs", "a_change_that_leaves_length_and_moment_of_the_file_as_they_were_is_seen"),
        ],
    ),
    (
        "clocks that run backwards",
        &[("tests/store/crossing.rs", "moves_that_cross_end_in_one_entry_that_is_the_same_everywhere")],
    ),
    (
        "summer time and travel",
        &[
            ("tests/cli/entries.rs", "summer_time_holds_on_the_day_it_held"),
            ("tests/cli/odd_weeks.rs", "a_week_across_a_time_change_keeps_each_entry_on_its_day"),
        ],
    ),
    ("a machine that sleeps", &[("tests/days/keeping.rs", "a_sleeping_machine_pauses_the_session")]),
    (
        "a newer version",
        &[
            ("tests/store/matrix/damaged.rs", "a_newer_version_is_shown_and_not_written"),
            ("tests/store/matrix/damaged.rs", "a_version_that_arrives_while_the_store_is_open_is_seen"),
        ],
    ),
    ("links", &[("tests/store/matrix/damaged.rs", "links_are_followed_and_links_to_nothing_refused")]),
    (
        "a network or shared folder",
        &[
            ("src/store/shared.rs", "file_systems_of_other_machines_are_known_by_number_and_by_mount"),
            ("src/store/shared.rs", "folders_of_sync_programs_are_known_by_name_and_by_what_stands_in_them"),
        ],
    ),
    (
        "a folder that is missing, or a file in its place",
        &[
            ("tests/store/matrix/damaged.rs", "a_file_where_a_folder_is_wanted_is_one_clear_error"),
            ("tests/store/matrix/full.rs", "a_folder_that_cannot_be_made_is_said_at_once_and_at_saving"),
            ("tests/store/matrix/damaged.rs", "a_folder_that_went_away_is_not_begun_anew"),
        ],
    ),
    (
        "a terminal that closes, a signal",
        &[
            ("tests/terminal/main.rs", "signals_end_it_with_their_code_and_the_terminal_given_back"),
            ("tests/terminal/main.rs", "a_terminal_that_goes_away_ends_it_at_once"),
        ],
    ),
];

#[test]
fn every_row_has_its_tests() {
    for (row, tests) in ROWS {
        assert!(!tests.is_empty(), "{row}");
        for (file, test) in *tests {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(&format!("fn {test}(")), "{row}: {file} has no {test}");
            println!("{row:<50} {file}: {test}");
        }
    }
}
