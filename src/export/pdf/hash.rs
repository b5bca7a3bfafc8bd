//! A hash that tells files and fonts apart by their content.

/// FNV-1a of 128 bits, by words of 64. No cryptographic hash is needed to tell letters
/// apart.
pub(super) fn fnv<'a>(texts: impl Iterator<Item = &'a [u8]>) -> u128 {
    const BASIS: u128 = 0x6c62272e07bb014262b821756295c58d;
    const PRIME: u128 = 0x0000000001000000000000000000013b;
    let add = |hash: u128, word: u64| (hash ^ u128::from(word)).wrapping_mul(PRIME);
    texts.fold(BASIS, |hash, text| {
        let words = text.chunks(8).map(|word| {
            let mut whole = [0; 8];
            whole[..word.len()].copy_from_slice(word);
            u64::from_be_bytes(whole)
        });
        words.fold(add(hash, text.len() as u64), add)
    })
}
