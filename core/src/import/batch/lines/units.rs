//! The units in which quantities are counted: told where they stand beside the numbers, and where one product is counted in
//! several.

use super::taken::Taken;
use crate::import::batch::register::Register;
use crate::import::findings::Finding;
use crate::import::role::Role;
use crate::import::staging::{Staging, values};
use crate::sorting::sort_by;

/// What the units of the lines tell; lines without a product are those of `unnamed`.
pub(super) fn told(
    staging: &Staging,
    products: &Register<'_>,
    unnamed: u32,
    taken: &[Taken],
) -> Vec<Finding> {
    let beside = staging
        .column(Role::Quantity)
        .map(|column| (column, values::units(column)));
    let beside = beside.filter(|(_, units)| !units.is_empty());
    let Some((column, units)) = beside.clone().or_else(|| {
        let column = staging.column(Role::Unit)?;
        let unit = |id| Some(column.texts.text(id).to_lowercase());
        let units = column.texts.numbers().map(unit);
        Some((column, std::iter::once(None).chain(units).collect()))
    }) else {
        return Vec::new();
    };
    let mut counted: Vec<(&str, u32)> = Vec::new();
    // The place among `counted` of each text's unit.
    let mut place_of: Vec<Option<usize>> = Vec::new();
    for unit in &units {
        place_of.push(unit.as_deref().map(|unit| {
            let known = counted.iter().position(|(known, _)| *known == unit);
            known.unwrap_or_else(|| {
                counted.push((unit, 0));
                counted.len() - 1
            })
        }));
    }
    let mut first: Vec<Option<usize>> = vec![None; products.records.len()];
    let mut is_told = vec![false; products.records.len()];
    let mut mixed: Vec<(u32, [usize; 2])> = Vec::new();
    for line in taken {
        let Some(place) = place_of[column.ids[line.row as usize] as usize] else {
            continue;
        };
        counted[place].1 += 1;
        let unit = first[line.product as usize].get_or_insert(place);
        let is_told = &mut is_told[line.product as usize];
        if *unit != place && line.product != unnamed && !*is_told {
            *is_told = true;
            mixed.push((line.product, [*unit, place]));
        }
    }
    let several = mixed.first().map(|(product, units)| {
        let named = &products.records[*product as usize];
        let name = if named.name.is_empty() {
            &named.code
        } else {
            &named.name
        };
        Finding::SeveralUnits {
            products: mixed.len() as u32,
            name: name.clone(),
            units: units.map(|place| counted[place].0.to_owned()),
        }
    });
    let mut told = Vec::from_iter(several);
    if beside.is_some() {
        let mut units: Vec<(String, u32)> = counted
            .iter()
            .map(|(unit, lines)| ((*unit).to_owned(), *lines))
            .collect();
        sort_by(&mut units, |a, b| b.1.cmp(&a.1));
        told.insert(0, Finding::Units { units });
    }
    told
}
