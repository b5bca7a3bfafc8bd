//! Stage 5 of 5: [`Pages`](crate::layout::Pages) → PDF.

mod pdf;
