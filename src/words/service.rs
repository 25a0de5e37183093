//! Words for contacts and service. Must know nothing of a screen.

use crate::t;
use keepgold_core::book::ContactKind;

/// Name of a kind of contact.
pub fn contact_kind(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Visit => t!(service.kind.visit),
        ContactKind::Call => t!(service.kind.call),
        ContactKind::Message => t!(service.kind.message),
        ContactKind::Support => t!(service.kind.support),
    }
}
