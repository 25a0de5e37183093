//! What of an order was sold goods: returns, gifts and charges are left out.

use crate::book::{Book, Line, ProductId, ProductKind};
use crate::unit::Money;

/// The goods of a book, merges followed.
#[derive(Debug)]
pub(crate) struct Goods {
    /// What each product was merged into, where that is goods.
    roots: Vec<Option<ProductId>>,
}

impl Goods {
    pub fn of(book: &Book) -> Self {
        let is_goods = |id: &ProductId| {
            book.product(*id)
                .is_some_and(|product| product.kind == ProductKind::Goods)
        };
        let root = |index| Some(book.product_root(ProductId::from_index(index))).filter(is_goods);
        Self {
            roots: (0..book.products().len()).map(root).collect(),
        }
    }

    /// What the line sold; none for a return, a gift or a charge.
    pub fn sold(&self, line: &Line) -> Option<ProductId> {
        let sold = line.quantity.thousandths() > 0 && line.amount() > Money::ZERO;
        let root = self.roots.get(line.product.index()).copied().flatten();
        root.filter(|_| sold)
    }
}
