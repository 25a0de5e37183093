//! The module as it is sent: in streams (`keepgold-streams`), within the small module that unpacks them.

use keepgold_streams::{memory, pack};
use wasm_encoder::{
    ConstExpr, DataSection, ExportKind, ExportSection, MemorySection, MemoryType, Module,
    RawSection,
};
use wasmparser::{BinaryReaderError, ExternalKind, Operator, Parser, Payload};

/// What the page calls, and where the result stands.
const KEPT: [&str; 2] = ["memory", "unpack"];
/// Where the memory that the unpacker itself needs ends.
const HEAP: &str = "__heap_base";
const PAGE: usize = 1 << 16;

/// The app's module in streams, as data of the unpacker. Its memory begins with its stack; from [`HEAP`] on stand the
/// streams, and at its very end goes the app's module.
///
/// # Errors
/// The app's module has what `keepgold-streams` does not know, or the unpacker is not as it should be.
pub fn sent(unpacker: &[u8], module: &[u8]) -> Result<Vec<u8>, String> {
    let streams = pack(module)?;
    let needed = memory(&streams).ok_or("The streams do not tell their size.")?;
    let read = |error: BinaryReaderError| format!("The unpacker cannot be read: {error}.");
    let heap = heap(unpacker)
        .map_err(read)?
        .ok_or("The unpacker does not tell where its memory ends.")?;
    let pages = (heap as usize + needed).div_ceil(PAGE) as u64;
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(unpacker) {
        match payload.map_err(read)? {
            Payload::MemorySection(_) => {
                let mut memories = MemorySection::new();
                memories.memory(MemoryType {
                    minimum: pages,
                    maximum: Some(pages),
                    memory64: false,
                    shared: false,
                    page_size_log2: None,
                });
                out.section(&memories);
            }
            Payload::ExportSection(all) => {
                let mut exports = ExportSection::new();
                for export in all {
                    let export = export.map_err(read)?;
                    if KEPT.contains(&export.name) {
                        let kind = match export.kind {
                            ExternalKind::Memory => ExportKind::Memory,
                            _ => ExportKind::Func,
                        };
                        exports.export(export.name, kind, export.index);
                    }
                }
                out.section(&exports);
            }
            Payload::DataSection(_) | Payload::ImportSection(_) => {
                return Err(
                    "The unpacker has data or imports: please find what in it can panic."
                        .to_owned(),
                );
            }
            Payload::CustomSection(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    out.section(&RawSection {
                        id,
                        data: &unpacker[range],
                    });
                }
            }
        }
    }
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(heap), streams);
    out.section(&data);
    Ok(out.finish())
}

/// The value of the global that is exported as [`HEAP`].
fn heap(unpacker: &[u8]) -> Result<Option<i32>, BinaryReaderError> {
    let mut globals = Vec::new();
    let mut heap = None;
    for payload in Parser::new(0).parse_all(unpacker) {
        match payload? {
            Payload::GlobalSection(all) => {
                for global in all {
                    globals.push(match global?.init_expr.get_operators_reader().read()? {
                        Operator::I32Const { value } => Some(value),
                        _ => None,
                    });
                }
            }
            Payload::ExportSection(all) => {
                for export in all {
                    let export = export?;
                    if export.name == HEAP {
                        heap = globals.get(export.index as usize).copied().flatten();
                    }
                }
            }
            _ => {}
        }
    }
    Ok(heap)
}
