//! The order of a module's functions: like code beside like, which packs better.

use wasm_encoder::{NameMap, NameSection, Section as _};
use wasmparser::{BinaryReaderError, Parser, Payload, TypeRef};

/// The module with each function named after the place its code has among all when sorted byte by byte, for wasm-opt to
/// put them in that order. The module has no names of its own.
///
/// # Errors
/// The bytes are no wasm module.
pub fn named_by_code(wasm: &[u8]) -> Result<Vec<u8>, BinaryReaderError> {
    let mut imported = 0;
    let mut codes = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let is_function =
                        matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_));
                    imported += u32::from(is_function);
                }
            }
            Payload::CodeSectionEntry(code) => codes.push(code.as_bytes()),
            _ => (),
        }
    }
    let mut sorted: Vec<usize> = (0..codes.len()).collect();
    sorted.sort_by_key(|&function| codes[function]);
    let mut places = vec![0; codes.len()];
    for (place, function) in sorted.into_iter().enumerate() {
        places[function] = place;
    }
    let mut names = NameMap::new();
    for (function, place) in (imported..).zip(places) {
        names.append(function, &format!("{place:08}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut named = wasm.to_vec();
    section.append_to(&mut named); // Engines pass over names.
    Ok(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, EntityType, Function, FunctionSection, ImportSection, Module, TypeSection,
    };
    use wasmparser::{KnownCustom, Name};

    #[test]
    fn functions_are_named_by_the_place_of_their_code_and_imports_keep_their_numbers() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("page", "act", EntityType::Function(0));
        let (mut functions, mut codes) = (FunctionSection::new(), CodeSection::new());
        for calls in [3, 1, 2] {
            functions.function(0);
            let mut code = Function::new([]);
            for _ in 0..calls {
                code.instructions().call(0);
            }
            code.instructions().end();
            codes.function(&code);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.section(&functions).section(&codes);
        let named = named_by_code(&module.finish()).expect("a module");
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(&named) {
            let Payload::CustomSection(section) = payload.expect("a section") else {
                continue;
            };
            let KnownCustom::Name(found) = section.as_known() else {
                panic!("another section than names");
            };
            for part in found {
                if let Name::Function(functions) = part.expect("names") {
                    for function in functions {
                        let function = function.expect("a name");
                        names.push((function.index, function.name.to_owned()));
                    }
                }
            }
        }
        let expected = [(1, "00000002"), (2, "00000000"), (3, "00000001")];
        assert_eq!(
            names,
            expected.map(|(index, name)| (index, name.to_owned()))
        );
        assert!(named_by_code(b"no module").is_err());
    }
}
