//! A product named by typing.

use keepgold_core::book::{Book, Product, ProductId};

/// Choices offered at once; more would slow the list and nobody reads them.
const OFFERED: usize = 40;

/// A text for a product that stands for no other one where it has a code.
pub fn label(book: &Book, id: ProductId) -> String {
    book.product(id)
        .map_or_else(String::new, |product| match product.code.as_str() {
            "" => product.name.clone(),
            code if product.name.is_empty() => code.to_owned(),
            code => format!("{} · {code}", product.name),
        })
}

/// The product whose label, code or name was typed; none where there is none or more than one by that name.
pub fn named(book: &Book, typed: &str) -> Option<ProductId> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let roots = || all(book).filter(|(_, product)| product.merged_into.is_none());
    let exact = roots().find(|(id, product)| product.code == typed || label(book, *id) == typed);
    exact
        .or_else(|| {
            let mut matches = roots().filter(|(_, product)| product.name == typed);
            matches.next().filter(|_| matches.next().is_none())
        })
        .map(|(id, _)| id)
}

/// The labels of products that fit what is typed.
pub fn offered(book: &Book, typed: &str) -> Vec<String> {
    let wanted = typed.trim().to_lowercase();
    let fits = |(_, product): &(ProductId, &Product)| {
        product.is_listed()
            && (product.name.to_lowercase().contains(&wanted)
                || product.code.to_lowercase().contains(&wanted))
    };
    let fitting = all(book).filter(fits).take(OFFERED);
    fitting.map(|(id, _)| label(book, id)).collect()
}

fn all(book: &Book) -> impl Iterator<Item = (ProductId, &Product)> {
    let products = book.products().iter().enumerate();
    products.map(|(index, product)| (ProductId::from_index(index), product))
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::{Command, History};

    #[test]
    fn a_product_is_found_by_label_code_or_a_name_that_is_its_own() {
        let mut history = History::default();
        for (name, code) in [
            ("Bolt", "B1"),
            ("Twin", "T1"),
            ("Twin", "T2"),
            ("Plain", ""),
        ] {
            let product = Product {
                name: name.into(),
                code: code.into(),
                ..Product::default()
            };
            history.apply(Command::AddProduct(product)).unwrap();
        }
        let book = history.book();
        let found = |typed: &str| named(book, typed).map(ProductId::index);
        assert_eq!(found("Bolt · B1"), Some(0));
        assert_eq!(found("Bolt"), Some(0));
        assert_eq!(found("Twin"), None);
        assert_eq!(found("T2"), Some(2));
        assert_eq!(found(" Plain "), Some(3));
        assert_eq!(found(" "), None);
        assert_eq!(offered(book, "tw"), ["Twin · T1", "Twin · T2"]);
    }
}
