//! Settings: which source holds, what is refused, and what is left untouched.

use super::*;

fn plain() -> Config {
    let folders = Folders {
        data: "/d".into(),
        data_source: Source::Default,
        state: "/s".into(),
        config_file: "/c/config.toml".into(),
    };
    Config {
        settings: defaults(None),
        home: Some("/home/p".into()),
        folders,
        own_theme: None,
        keys: Table::new(),
        warnings: Vec::new(),
    }
}

#[test]
fn each_source_holds_over_the_one_below() {
    let mut config = plain();
    config.take_file("config.toml", "theme = \"light\"\nday_start = 0\nascii = true\n");
    assert_eq!((config.value(Key::Theme), config.day_start(), config.is_on(Key::Ascii)), ("light", 0, true));
    config.take_environment(&|name| (name == "PELVICOACH_THEME").then(|| "dark".into()));
    let theme = &config.settings()[0];
    assert_eq!((theme.value.as_str(), theme.source), ("dark", Source::Environment("PELVICOACH_THEME")));
    assert_eq!(config.settings()[1].source, Source::Default);
    assert!(config.warnings.is_empty());
}

#[test]
fn no_color_yields_to_our_own_variable() {
    let mut config = plain();
    config.take_environment(&|name| (name == "NO_COLOR").then(|| "1".into()));
    assert_eq!(config.value(Key::Color), "never");
    config.take_environment(&|name| match name {
        "NO_COLOR" => Some("1".into()),
        "PELVICOACH_COLOR" => Some("always".into()),
        _ => None,
    });
    assert_eq!(config.value(Key::Color), "always");
}

#[test]
fn what_does_not_fit_warns_and_the_value_below_holds() {
    let mut config = plain();
    config
        .take_file("c.toml", "theme = \"blue\"\nday_start = 13\nshape = true\npage_folder = \"here\"\n[more]\na = 1\n");
    let lines: Vec<String> = config.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 5, "{lines:?}");
    let theme = "c.toml: theme takes dark, light, contrast, auto or a theme of your own, and there is none at \
                 /c/themes/blue.toml; auto holds";
    assert!(lines.contains(&theme.to_owned()), "{lines:?}");
    assert_eq!((config.value(Key::Theme), config.day_start()), ("auto", 4));
}

#[test]
fn a_broken_file_gives_one_line() {
    let mut config = plain();
    config.take_file("c.toml", "theme = \"dark\"\nsound = \n");
    assert_eq!(config.warnings, [Warning::Broken { file: "c.toml".into(), line: 2 }]);
    assert_eq!(config.value(Key::Theme), "auto");
}

#[test]
fn setting_one_line_keeps_the_others() {
    let text = "# mine\ntheme = \"dark\"  # at night\n\nplain = true\n[later]\ntheme = \"x\"\n";
    let set = with_line(text, Key::Theme, "light").unwrap();
    assert_eq!(set, "# mine\ntheme = \"light\"\n\nplain = true\n[later]\ntheme = \"x\"\n");
    let set = with_line(text, Key::DayStart, "3").unwrap();
    assert!(set.contains("plain = true\nday_start = 3\n[later]"), "{set}");
    assert_eq!(with_line("", Key::Ascii, "true").as_deref(), Some("ascii = true\n"));
    let folder = with_line("", Key::PageFolder, "/a \"b\"\\c").unwrap();
    assert_eq!(folder.parse::<Table>().unwrap()["page_folder"].as_str(), Some("/a \"b\"\\c"));
}

#[test]
fn a_file_of_another_shape_is_not_harmed() {
    assert_eq!(with_line("not toml", Key::Theme, "light"), None);
    assert_eq!(with_line("page_folder = \"\"\"\ntheme = \n\"\"\"\n", Key::Theme, "light"), None);
    assert_eq!(with_line("\"theme\" = \"dark\"\n", Key::Theme, "light"), None);
}

#[test]
fn a_page_folder_may_begin_at_home() {
    let mut config = plain();
    config.take_file("c.toml", "page_folder = \"~/pages\"");
    assert_eq!(config.page_folder(), PathBuf::from("/home/p/pages"));
}
