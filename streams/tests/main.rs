//! Modules go into streams and come out the same; what is damaged is told, whatever it is.

use keepgold_streams::{pack, unpack};
use proptest::prelude::*;
use wasm_encoder::{
    BlockType, CodeSection, DataCountSection, DataSection, Function, FunctionSection,
    InstructionSink, MemArg, MemorySection, MemoryType, Module, RefType, TableSection, TableType,
    TypeSection, ValType,
};

/// A module whose functions are filled by `fill`, among sections before and after its code.
fn module(fill: impl Fn(u32, &mut InstructionSink)) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], [ValType::I32]);
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 1,
        maximum: None,
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut data = DataSection::new();
    data.passive(*b"after the code");
    // Texts with their lengths, numbers of functions, and words in too short a row.
    let slices = (0..9).flat_map(|n| [1_048_600 + 7 * n, 7]);
    let words = slices.chain([5, 300, 301, 299]).chain([1_500_000; 3]);
    let words: Vec<u8> = words.flat_map(u32::to_le_bytes).collect();
    let texts = b"texts that are none of them";
    data.passive([&words[..], texts, &words[..12], texts].concat());
    let (mut functions, mut codes) = (FunctionSection::new(), CodeSection::new());
    for function in 0..200 {
        functions.function(0);
        let mut code = Function::new([(function % 3, ValType::I64), (1, ValType::F64)]);
        fill(function, &mut code.instructions());
        codes.function(&code);
    }
    let mut module = Module::new();
    module
        .section(&types)
        .section(&functions)
        .section(&tables)
        .section(&memories);
    module
        .section(&DataCountSection { count: 2 })
        .section(&codes)
        .section(&data);
    module.finish()
}

/// Instructions of every kind, with operands of every length.
fn of_all_kinds(function: u32, code: &mut InstructionSink) {
    let at = |align, offset| MemArg {
        offset,
        align,
        memory_index: 0,
    };
    for shift in 0..=function % 32 {
        let long = (1_i64 << shift) - 1;
        code.i32_const(long as i32)
            .i32_const(-(long as i32))
            .i64_const(long << 31);
        code.drop().drop().drop();
        code.i32_const(0)
            .i32_load(at(shift % 3, long as u64))
            .drop();
        code.i32_const(0)
            .i64_const(0)
            .i64_store(at(shift % 4, long as u64));
    }
    code.f64_const((1.0 / f64::from(function)).into())
        .i32_trunc_sat_f64_u()
        .drop();
    code.f32_const(0.1_f32.into()).drop();
    code.block(BlockType::Empty)
        .loop_(BlockType::Empty)
        .local_get(0);
    code.br_table(
        (0..function % 140)
            .map(|place| place % 2)
            .collect::<Vec<_>>(),
        1,
    );
    code.end().end();
    code.local_get(0)
        .if_(BlockType::Result(ValType::I32))
        .i32_const(1)
        .else_()
        .i32_const(2)
        .end();
    code.local_tee(0)
        .i32_const(0)
        .call_indirect(0, 0)
        .local_set(0);
    code.i32_const(0)
        .i32_const(0)
        .i32_const(0)
        .memory_copy(0, 0);
    code.i32_const(0).i32_const(0).i32_const(0).memory_fill(0);
    code.i32_const(1).i32_const(2).local_get(0);
    code.typed_select(ValType::I32);
    code.call(function).end();
}

#[test]
fn a_module_comes_out_as_it_went_in() {
    let plain = module(of_all_kinds);
    let packed = pack(&plain).expect("streams");
    assert_eq!(unpack(&packed), Some(plain));
}

proptest! {
    #[test]
    fn modules_of_any_numbers_come_out_the_same(numbers in prop::collection::vec((any::<i64>(), 0..64_u32, 0..6_u32), 1..60)) {
        let plain = module(|_, code| {
            for &(number, shift, local) in &numbers {
                let number = number >> shift;
                code.local_get(local).local_set(5 - local).i32_const(number as i32).i32_add();
                code.i64_const(number).local_tee(local).f64_const((number as f64).into());
            }
            code.end();
        });
        let packed = pack(&plain).expect("streams");
        prop_assert_eq!(unpack(&packed), Some(plain));
    }

    #[test]
    fn damaged_streams_end_in_an_answer(place in any::<prop::sample::Index>(), by in 1..=u8::MAX, cut in any::<bool>()) {
        let mut packed = pack(&module(of_all_kinds)).expect("streams");
        let place = place.index(packed.len());
        if cut {
            packed.truncate(place);
            prop_assert_eq!(unpack(&packed), None);
        } else {
            packed[place] ^= by;
            let _ = unpack(&packed);
        }
    }

    #[test]
    fn bytes_of_any_kind_end_in_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        let _ = unpack(&bytes);
    }
}

#[test]
fn a_number_longer_than_it_must_be_is_refused() {
    let mut plain = module(|_, code| {
        code.i64_const(i64::MIN).drop().i32_const(1).end();
    });
    let longest = plain
        .windows(10)
        .position(|ten| ten[..9] == [0x80; 9] && ten[9] == 0x7f);
    plain[longest.expect("the longest number") + 9] = 0x3f;
    assert!(pack(&plain).is_err());
}

#[test]
fn what_is_not_known_is_refused_in_a_sentence() {
    let threads = module(|_, code| {
        code.atomic_fence().i32_const(0).end();
    });
    let told = pack(&threads).expect_err("threads are not known");
    assert!(told.contains("fe"), "{told}");
    let plain = module(of_all_kinds);
    for end in [0, 7, plain.len() / 2] {
        assert!(pack(&plain[..end]).is_err());
    }
}
