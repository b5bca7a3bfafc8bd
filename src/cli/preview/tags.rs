//! Text and pictures inside HTML.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::diagnostic::visible;
use crate::letter::Secrets;

/// Writes texts into a page.
pub(super) struct Pen {
    /// What the page may not say of a letter, if it is for the public.
    pub(super) secrets: Option<Secrets>,
}

impl Pen {
    /// A text in HTML.
    pub(super) fn html(&self, text: &str) -> String {
        match &self.secrets {
            Some(secrets) => escaped(&secrets.hidden(text)),
            None => escaped(text),
        }
    }
}

/// A text that is nothing but text, also between quotes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for ch in visible(text).chars() {
        match ch {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            ch => escaped.push(ch),
        }
    }
    escaped
}

/// A PNG as an address that needs no file.
pub(super) fn data_url(png: &[u8]) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(png))
}
