// The rows of the table, in their order. Each is a file here: `work` (its words), `bar` ({ ms },
// { ofPeer } or an amount by its unit), `needs` (reference files), `system` (where it can be measured), and either `prepare`, `ours`, `check` and
// perhaps `peer` and an unmeasured `before`, or `prepare` and `amount`, which run in the page; or `run`, which drives a browser.
export const rows = [
  "csv", "xlsx", "tiers", "months", "save", "open", "stored", "start", "slow-line", "preview", "search", "scroll", "switch",
  "rules", "rules-rare", "itemsets-wide", "itemsets-real", "suggestions", "suggestions-again",
  "large-open", "large-contact", "large-customer", "large-weight", "large-save", "large-memory",
];
