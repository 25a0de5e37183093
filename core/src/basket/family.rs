//! How the frequent itemsets lie in each other: each with all its subsets of one item less.

use super::Item;
use super::itemsets::{Itemsets, Node};

/// The subsets of every itemset, found once. A position is a place in the itemset's items by ascending rank.
#[derive(Debug, Clone)]
pub struct Family {
    /// Where the subsets of each node begin in `subsets`.
    starts: Vec<u32>,
    subsets: Vec<Node>,
    kinds: Vec<Kind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// No larger itemset is frequent.
    Maximal,
    /// No larger itemset is in as many baskets.
    Closed,
    /// A larger one is.
    Covered,
}

impl Family {
    /// One pass over the itemsets: children are matched with the children of each subset of their parent, which stand in
    /// the same order.
    pub fn of(itemsets: &Itemsets) -> Self {
        let mut starts = Vec::with_capacity(itemsets.len() + 2);
        let mut total = 0;
        starts.push(0);
        starts.push(0);
        for node in itemsets.nodes() {
            total += itemsets.length(node) as u32;
            starts.push(total);
        }
        let mut family = Self {
            starts,
            subsets: vec![0; total as usize],
            kinds: vec![Kind::Maximal; itemsets.len() + 1],
        };
        for parent in std::iter::once(0).chain(itemsets.nodes()) {
            family.link_children(itemsets, parent);
        }
        family
    }

    fn link_children(&mut self, itemsets: &Itemsets, parent: Node) {
        let children = itemsets.children(parent);
        if children.is_empty() {
            return;
        }
        for child in children.clone() {
            self.link(itemsets, child, 0, parent);
        }
        for position in 0..itemsets.length(parent) {
            let mut others = itemsets.children(self.without(parent, position));
            for child in children.clone() {
                let rank = itemsets.rank(child);
                // It is there: each subset of a frequent itemset is frequent and stands before it.
                let Some(subset) = others.find(|&other| itemsets.rank(other) == rank) else {
                    break;
                };
                self.link(itemsets, child, position + 1, subset);
            }
        }
    }

    fn link(&mut self, itemsets: &Itemsets, node: Node, position: usize, subset: Node) {
        self.subsets[self.starts[node as usize] as usize + position] = subset;
        let kind = &mut self.kinds[subset as usize];
        if itemsets.count(subset) == itemsets.count(node) {
            *kind = Kind::Covered;
        } else if *kind == Kind::Maximal {
            *kind = Kind::Closed;
        }
    }

    /// The itemset without the item at a position.
    pub(super) fn without(&self, node: Node, position: usize) -> Node {
        self.subsets[self.starts[node as usize] as usize + position]
    }

    /// Each item of the itemset with the itemset of the others.
    pub fn splits<'a>(
        &'a self,
        itemsets: &'a Itemsets,
        node: Node,
    ) -> impl Iterator<Item = (Item, Node)> + 'a {
        let split = move |(position, at)| (itemsets.last(at), self.without(node, position));
        (0..).zip(itemsets.path(node)).map(split)
    }

    /// The slots of a node: one number for each of its positions, over all nodes without gaps.
    pub(super) fn slots(&self, node: Node) -> std::ops::Range<usize> {
        self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize
    }

    /// How many slots there are.
    pub(super) fn slot_count(&self) -> usize {
        self.subsets.len()
    }

    /// Whether no larger itemset is in as many baskets.
    pub fn is_closed(&self, node: Node) -> bool {
        self.kinds[node as usize] != Kind::Covered
    }

    /// Whether no larger itemset is frequent.
    pub fn is_maximal(&self, node: Node) -> bool {
        self.kinds[node as usize] == Kind::Maximal
    }
}
