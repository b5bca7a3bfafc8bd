//! What was opened once and is kept for a run.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Things by what they were opened by.
pub(super) type Opened<K, T> = Mutex<BTreeMap<K, T>>;

/// The thing that was opened, or is now; others wait until that is done.
pub(super) fn once<K: Ord, T: Clone, E>(
    opened: &Opened<K, T>,
    key: K,
    open: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    let mut opened = opened.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = opened.get(&key) {
        return Ok(known.clone());
    }
    let thing = open()?;
    opened.insert(key, thing.clone());
    Ok(thing)
}
