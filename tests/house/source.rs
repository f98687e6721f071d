//! The module tree of a crate as tokens, with test code and doc comments left out. Judges nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Source files by their path in the package, such as `src/lib.rs`.
pub type Files = BTreeMap<String, String>;

/// One module: a file, or an inline part of one.
#[derive(Default)]
pub struct Module {
    /// The file it stands in.
    pub file: String,
    /// Names of the modules inside.
    pub children: BTreeSet<String>,
    /// What `use` and `type` bring in.
    pub imports: Vec<Import>,
    /// Its tokens without those of inline modules.
    pub tokens: Vec<TokenTree>,
}

/// One name that a `use` (or a type alias) brings into a module.
#[derive(Clone, Debug)]
pub struct Import {
    /// The name, or `*`.
    pub name: String,
    /// What it names, as written.
    pub target: Vec<String>,
    /// Where.
    pub line: usize,
}

/// All modules by path; the library is `[]`, the binary `["main"]`.
pub type Tree = BTreeMap<Vec<String>, Module>;

/// Every Rust file below `folder` of the package.
pub fn on_disk(folder: &str) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Files::new();
    let mut open = vec![root.join(folder)];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                // A package of its own builds into its own folder.
                open.extend(Some(path).filter(|path| !path.ends_with("target")));
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

/// Reads the library and, where there is one, the binary.
pub fn tree(files: &Files) -> Tree {
    let mut tree = Tree::new();
    for (root, path) in [("src/lib.rs", vec![]), ("src/main.rs", vec!["main".to_owned()])] {
        if files.contains_key(root) {
            read_file(files, root, path, Path::new("src"), &mut tree);
        }
    }
    tree
}

/// The tokens of a source text without test code and doc comments.
pub fn tokens(file: &str, text: &str) -> Vec<TokenTree> {
    let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file} is not Rust: {error}"));
    clean(stream)
}

fn read_file(files: &Files, file: &str, path: Vec<String>, folder: &Path, tree: &mut Tree) {
    let reader = Reader { files, file };
    reader.module(&tokens(file, &files[file]), path, folder, tree);
}

struct Reader<'a> {
    files: &'a Files,
    file: &'a str,
}

impl Reader<'_> {
    fn module(&self, tokens: &[TokenTree], path: Vec<String>, folder: &Path, tree: &mut Tree) {
        let mut module = Module { file: self.file.to_owned(), ..Module::default() };
        let mut named_path = None;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                    named_path = path_attribute(group).or(named_path);
                }
                TokenTree::Ident(word) if word == "mod" => {
                    if let (Some(TokenTree::Ident(name)), Some(after)) = (tokens.get(at + 1), tokens.get(at + 2)) {
                        let name = name.to_string();
                        module.children.insert(name.clone());
                        let child = [path.clone(), vec![name.clone()]].concat();
                        match after {
                            TokenTree::Group(body) => {
                                let inner: Vec<_> = body.stream().into_iter().collect();
                                self.module(&inner, child, &folder.join(&name), tree);
                            }
                            _ => self.child_file(&name, child, folder, named_path.take(), tree),
                        }
                        at += 3;
                        continue;
                    }
                }
                _ => {}
            }
            module.tokens.push(token.clone());
            at += 1;
        }
        imports(&module.tokens, &mut module.imports);
        tree.insert(path, module);
    }

    fn child_file(&self, name: &str, path: Vec<String>, folder: &Path, named_path: Option<String>, tree: &mut Tree) {
        let here = Path::new(self.file).parent().unwrap_or(Path::new(""));
        let flat = named_path.map_or_else(|| folder.join(format!("{name}.rs")), |named| here.join(named));
        for candidate in [flat, folder.join(name).join("mod.rs")] {
            let candidate = candidate.to_string_lossy().replace('\\', "/");
            if self.files.contains_key(&candidate) {
                read_file(self.files, &candidate, path, &folder.join(name), tree);
                return;
            }
        }
        panic!("{}: the file of module {name} is not there", self.file);
    }
}

fn path_attribute(group: &Group) -> Option<String> {
    let tokens: Vec<_> = group.stream().into_iter().collect();
    match &tokens[..] {
        [TokenTree::Ident(word), _, TokenTree::Literal(text)] if word == "path" => {
            Some(text.to_string().trim_matches('"').to_owned())
        }
        _ => None,
    }
}

/// Every `use` and every alias of a path, also inside of functions.
fn imports(tokens: &[TokenTree], found: &mut Vec<Import>) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => imports(&group.stream().into_iter().collect::<Vec<_>>(), found),
            TokenTree::Ident(word) if word == "use" || word == "type" => {
                let end = tokens[at..].iter().position(|token| is_punct(token, ';'));
                let Some(end) = end.map(|end| at + end) else { continue };
                let line = word.span().start().line;
                let statement: TokenStream = tokens[at..=end].iter().cloned().collect();
                if word == "use" {
                    if let Ok(item) = syn::parse2::<syn::ItemUse>(statement) {
                        flatten(&item.tree, &mut Vec::new(), line, found);
                    }
                } else if let Ok(item) = syn::parse2::<syn::ItemType>(statement)
                    && let syn::Type::Path(alias) = &*item.ty
                {
                    let target = alias.path.segments.iter().map(|part| part.ident.to_string()).collect();
                    found.push(Import { name: item.ident.to_string(), target, line });
                }
            }
            _ => {}
        }
    }
}

fn flatten(tree: &syn::UseTree, before: &mut Vec<String>, line: usize, found: &mut Vec<Import>) {
    let mut push = |name: String, last: Option<String>| {
        // `use a::b::{self}` names `b` itself.
        let target: Vec<String> =
            before.iter().cloned().chain(last.filter(|last| last != "self" || before.is_empty())).collect();
        let name = if name == "self" { target.last().cloned().unwrap_or_default() } else { name };
        found.push(Import { name, target, line });
    };
    match tree {
        syn::UseTree::Name(name) => push(name.ident.to_string(), Some(name.ident.to_string())),
        syn::UseTree::Rename(name) => push(name.rename.to_string(), Some(name.ident.to_string())),
        syn::UseTree::Glob(_) => push("*".to_owned(), None),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, line, found)),
        syn::UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, line, found);
            before.pop();
        }
    }
}

fn clean(stream: TokenStream) -> Vec<TokenTree> {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let inner = tokens.get(at + 1).is_some_and(|next| is_punct(next, '!'));
        let attribute = match (is_punct(token, '#'), tokens.get(at + 1 + usize::from(inner))) {
            (true, Some(TokenTree::Group(group))) if group.delimiter() == Delimiter::Bracket => Some(group),
            _ => None,
        };
        match attribute {
            Some(group) if is_test(group) && inner => return Vec::new(),
            Some(group) if is_test(group) => at = after_item(&tokens, at + 2),
            Some(group) if starts_with(group, "doc") => at += 2 + usize::from(inner),
            _ => {
                kept.push(match token {
                    TokenTree::Group(group) => {
                        let mut cleaned = Group::new(group.delimiter(), clean(group.stream()).into_iter().collect());
                        cleaned.set_span(group.span());
                        cleaned.into()
                    }
                    other => other.clone(),
                });
                at += 1;
            }
        }
    }
    kept
}

fn starts_with(group: &Group, name: &str) -> bool {
    matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(word)) if word == name)
}

/// `#[cfg(test)]`, also among other conditions, and `#[test]`; not `#[cfg(not(test))]`.
fn is_test(group: &Group) -> bool {
    let text = group.stream().to_string().replace(' ', "");
    text == "test" || (text.starts_with("cfg(") && text.contains("test") && !text.contains("not(test)"))
}

/// The place after the item, field or statement that begins at `at`.
fn after_item(tokens: &[TokenTree], mut at: usize) -> usize {
    while tokens.get(at).is_some_and(|token| is_punct(token, '#')) {
        at += 2;
    }
    let is_item = tokens[at..].iter().take(3).any(|token| {
        let word = token.to_string();
        ["mod", "use", "fn", "struct", "enum", "impl", "trait", "const", "static", "type", "let", "macro_rules"]
            .contains(&word.as_str())
    });
    for (place, token) in tokens.iter().enumerate().skip(at) {
        let brace = matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        if is_punct(token, ';') || brace || (!is_item && is_punct(token, ',')) {
            return place + 1;
        }
    }
    tokens.len()
}

/// Whether a token is this sign.
pub fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}
