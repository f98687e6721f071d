//! Where the paths of a module lead: through `crate`, `self`, `super`, the crate's name, imports, globs and re-exports.
//! Judges nothing.

use std::collections::BTreeSet;

use proc_macro2::TokenTree;

use super::source::{Import, Module, Tree, is_punct};

/// A path that was found, with everything it passes through.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// As it was written.
    pub written: String,
    /// Where.
    pub line: usize,
    /// Modules of this package on the way: the one it names, and those that re-exports lead to.
    pub inside: BTreeSet<Vec<String>>,
    /// Paths into other packages.
    pub outside: BTreeSet<Vec<String>>,
}

/// Everything that the module at `path` uses.
pub fn used(tree: &Tree, path: &[String]) -> Vec<Found> {
    let module = &tree[path];
    let mut chains = Vec::new();
    let mut words = BTreeSet::new();
    collect(&module.tokens, &mut chains, &mut words);
    let mut found = Vec::new();
    for Import { name, target, line } in &module.imports {
        let mut one = start(target, *line);
        if name == "*" {
            one.written.push_str("::*");
            follow_glob(tree, path, target, &words, &mut one);
        } else {
            resolve(tree, path, target, &mut one, 0);
        }
        found.push(one);
    }
    for (segments, line) in chains.iter().filter(|(segments, _)| segments.len() > 1) {
        let mut one = start(segments, *line);
        resolve(tree, path, segments, &mut one, 0);
        found.push(one);
    }
    found
}

fn start(segments: &[String], line: usize) -> Found {
    Found { written: segments.join("::"), line, inside: BTreeSet::new(), outside: BTreeSet::new() }
}

/// All `a::b::c` of a stream, and all single words; macros are read like any other tokens.
fn collect(tokens: &[TokenTree], chains: &mut Vec<(Vec<String>, usize)>, words: &mut BTreeSet<String>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Group(group) => {
                collect(&group.stream().into_iter().collect::<Vec<_>>(), chains, words);
            }
            // What a `use` brings in is read as an import; its words are no uses.
            TokenTree::Ident(word) if word == "use" && !tokens.get(at + 1).is_some_and(|next| is_punct(next, '<')) => {
                at += tokens[at..].iter().position(|token| is_punct(token, ';')).unwrap_or(0);
            }
            TokenTree::Ident(word) => {
                let mut segments = vec![word.to_string()];
                while is_path_sign(tokens, at + 1) {
                    let Some(TokenTree::Ident(next)) = tokens.get(at + 3) else { break };
                    segments.push(next.to_string());
                    at += 3;
                }
                words.insert(segments[0].clone());
                chains.push((segments, word.span().start().line));
            }
            _ => {}
        }
        at += 1;
    }
}

fn is_path_sign(tokens: &[TokenTree], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| is_punct(token, ':'))
        && tokens.get(at + 1).is_some_and(|token| is_punct(token, ':'))
}

/// Adds to `found` all that `segments`, written in the module `here`, pass through.
fn resolve(tree: &Tree, here: &[String], segments: &[String], found: &mut Found, depth: usize) {
    let Some((first, rest)) = segments.split_first() else { return };
    if depth > 12 {
        return;
    }
    match first.as_str() {
        "crate" => walk(tree, root_of(here), rest, found, depth),
        "pelvicoach" => walk(tree, Vec::new(), rest, found, depth),
        "self" => walk(tree, here.to_vec(), rest, found, depth),
        "super" => {
            let parent = here[..here.len().saturating_sub(1)].to_vec();
            if rest.first().is_some_and(|next| next == "super") {
                resolve(tree, &parent, rest, found, depth);
            } else {
                walk(tree, parent, rest, found, depth);
            }
        }
        "Self" => {}
        name => {
            let module = &tree[here];
            if module.children.contains(name) {
                walk(tree, here.to_vec(), segments, found, depth);
            } else if !through_imports(tree, here, module, segments, found, depth) {
                found.outside.insert(segments.to_vec());
            }
        }
    }
}

/// Walks down from the module `at`; re-exports on the way are followed to their origin.
fn walk(tree: &Tree, mut at: Vec<String>, segments: &[String], found: &mut Found, depth: usize) {
    for (place, name) in segments.iter().enumerate() {
        let Some(module) = tree.get(&at) else { break };
        if module.children.contains(name) {
            at.push(name.clone());
        } else {
            found.inside.insert(at.clone());
            through_imports(tree, &at, module, &segments[place..], found, depth);
            return;
        }
    }
    found.inside.insert(at);
}

/// Whether the first of `segments` comes into `module` by an import; if so it is followed.
fn through_imports(
    tree: &Tree,
    here: &[String],
    module: &Module,
    segments: &[String],
    found: &mut Found,
    depth: usize,
) -> bool {
    let mut known = false;
    for import in module.imports.iter().filter(|import| import.name == segments[0]) {
        // `use fluent::x as fluent` would name itself.
        if import.target.first() != segments.first() || import.target.len() > 1 {
            let target = [&import.target[..], &segments[1..]].concat();
            resolve(tree, here, &target, found, depth + 1);
            known = true;
        }
    }
    for import in module.imports.iter().filter(|import| !known && import.name == "*") {
        let Some(origin) = module_at(tree, here, &import.target) else { continue };
        if origin != here && provides(tree, &origin, &segments[0], 0) {
            walk(tree, origin, segments, found, depth + 1);
            return true;
        }
    }
    known
}

/// A glob names its module, and the origins of those of its re-exports whose names the importing module mentions.
fn follow_glob(tree: &Tree, here: &[String], target: &[String], words: &BTreeSet<String>, found: &mut Found) {
    match module_at(tree, here, target) {
        None => resolve(tree, here, target, found, 0),
        Some(origin) => {
            found.inside.insert(origin.clone());
            let module = &tree[&origin];
            let names = module.imports.iter().map(|import| &import.name).chain(&module.children);
            for name in names.filter(|name| words.contains(*name)) {
                walk(tree, origin.clone(), std::slice::from_ref(name), found, 0);
            }
        }
    }
}

/// The module that a path names, when it names one.
fn module_at(tree: &Tree, here: &[String], segments: &[String]) -> Option<Vec<String>> {
    let (first, rest) = segments.split_first()?;
    let mut at = match first.as_str() {
        "crate" => root_of(here),
        "pelvicoach" => Vec::new(),
        "self" => here.to_vec(),
        "super" => here[..here.len().saturating_sub(1)].to_vec(),
        name if tree[here].children.contains(name) => [here, &[name.to_owned()]].concat(),
        _ => return None,
    };
    for name in rest {
        if name == "super" {
            at.pop();
        } else {
            at.push(name.clone());
        }
    }
    tree.contains_key(&at).then_some(at)
}

fn provides(tree: &Tree, module: &[String], name: &str, depth: usize) -> bool {
    let Some(content) = tree.get(module).filter(|_| depth < 4) else { return false };
    content.children.contains(name)
        || content.imports.iter().any(|import| {
            import.name == name
                || (import.name == "*"
                    && module_at(tree, module, &import.target)
                        .is_some_and(|origin| origin != module && provides(tree, &origin, name, depth + 1)))
        })
}

fn root_of(here: &[String]) -> Vec<String> {
    here.first().filter(|first| *first == "main").cloned().into_iter().collect()
}
