//! The frequent itemsets as a tree: a node is its parent's itemset and one item more.
//!
//! Items stand in the tree by their rank: 0 is in most baskets. A node's item has a lower rank than its parent's, and a
//! node's children stand side by side in ascending order of their ranks. Every subset of a node's itemset stands before
//! the node, even where mining was cut short.

use super::Item;

/// An itemset by its place in [`Itemsets`]; 0 is the empty one.
pub type Node = u32;

/// Frequent itemsets with the number of baskets that hold each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Itemsets {
    /// The items by rank.
    items: Vec<Item>,
    ranks: Vec<u32>,
    counts: Vec<u32>,
    parents: Vec<Node>,
    /// First child and number of children of each node.
    children: Vec<(Node, u32)>,
    lengths: Vec<u8>,
}

/// The rank of the empty itemset's missing item: above all.
const NO_RANK: u32 = u32::MAX;

impl Itemsets {
    /// The empty itemset, which is in all `baskets`; `items` are the frequent items by rank.
    pub(super) fn new(items: Vec<Item>, baskets: u32) -> Self {
        Self {
            items,
            ranks: vec![NO_RANK],
            counts: vec![baskets],
            parents: vec![0],
            children: vec![(0, 0)],
            lengths: vec![0],
        }
    }

    /// Adds the children of a node, ranks ascending; gives the first. A node gets its children at most once.
    pub(super) fn add_children(
        &mut self,
        parent: Node,
        ranks_and_counts: impl Iterator<Item = (u32, u32)>,
    ) -> Node {
        let first = self.ranks.len() as Node;
        let length = self.lengths[parent as usize] + 1;
        for (rank, count) in ranks_and_counts {
            self.ranks.push(rank);
            self.counts.push(count);
        }
        let added = self.ranks.len() - first as usize;
        let total = self.ranks.len();
        self.parents.resize(total, parent);
        self.children.resize(total, (0, 0));
        self.lengths.resize(total, length);
        self.children[parent as usize] = (first, added as u32);
        first
    }

    /// How many itemsets there are, the empty one not counted.
    pub fn len(&self) -> usize {
        self.ranks.len() - 1
    }

    /// Whether no itemset is frequent.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many baskets there are.
    pub fn baskets(&self) -> u32 {
        self.counts[0]
    }

    /// All itemsets but the empty one, each after its subsets.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = Node> + use<> {
        1..self.ranks.len() as Node
    }

    /// In how many baskets the itemset is.
    pub fn count(&self, node: Node) -> u32 {
        self.counts[node as usize]
    }

    /// How many items the itemset has.
    pub fn length(&self, node: Node) -> usize {
        usize::from(self.lengths[node as usize])
    }

    /// The itemset without its item of the lowest rank.
    pub(super) fn parent(&self, node: Node) -> Node {
        self.parents[node as usize]
    }

    /// The rank of the item that the itemset has and its parent has not.
    pub(super) fn rank(&self, node: Node) -> u32 {
        self.ranks[node as usize]
    }

    /// The item that the itemset has and its parent has not.
    pub(super) fn last(&self, node: Node) -> Item {
        self.items[self.rank(node) as usize]
    }

    /// The node's children as a range of nodes.
    pub(super) fn children(&self, node: Node) -> std::ops::Range<Node> {
        let (first, count) = self.children[node as usize];
        first..first + count
    }

    /// The child with an item of this rank.
    pub(super) fn child(&self, node: Node, rank: u32) -> Option<Node> {
        let among = self.children(node);
        let ranks = &self.ranks[among.start as usize..among.end as usize];
        let at = ranks.binary_search(&rank).ok()?;
        Some(among.start + at as Node)
    }

    /// The itemset's items in ascending order.
    pub fn items(&self, node: Node) -> Vec<Item> {
        let mut items: Vec<Item> = self.path(node).map(|node| self.last(node)).collect();
        items.sort_unstable();
        items
    }

    /// The itemset with exactly these items; none if it is not frequent.
    pub fn find(&self, items: &[Item]) -> Option<Node> {
        let rank = |item: &Item| self.items.iter().position(|known| known == item);
        let mut ranks: Vec<usize> = items.iter().map(rank).collect::<Option<_>>()?;
        ranks.sort_unstable();
        ranks.dedup();
        let mut down = ranks.into_iter().rev();
        down.try_fold(0, |node, rank| self.child(node, rank as u32))
    }

    /// The node of a single item.
    pub(super) fn single(&self, rank: u32) -> Node {
        self.children(0).start + rank
    }

    /// From the node up to the root, the root left out: its items by ascending rank.
    pub(super) fn path(&self, node: Node) -> impl Iterator<Item = Node> {
        std::iter::successors(Some(node), |&node| Some(self.parent(node)))
            .take_while(|&node| node != 0)
    }
}
