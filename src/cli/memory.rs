//! The program's memory: the system's, but where that has no more, or is asked for more than
//! a letter needs, the run ends with a sentence about what it was doing.
//!
//! Rust's own answer is an English line and an abort; only an allocator can change it.
#![expect(
    unsafe_code,
    reason = "an allocator is an unsafe trait; this one only passes on"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, Ordering};

use super::step::Cause;
use super::watchdog;

/// More bytes at once than anything needs that the program does.
const MOST: usize = 2 << 30;

/// The program's memory, for `#[global_allocator]`.
pub struct Memory;

// SAFETY: every call is the system allocator's, with the arguments as they came.
unsafe impl GlobalAlloc for Memory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        had(layout.size(), || unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        had(layout.size(), || unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, there: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        had(size, || unsafe { System.realloc(there, layout, size) })
    }

    unsafe fn dealloc(&self, there: *mut u8, layout: Layout) {
        unsafe { System.dealloc(there, layout) }
    }
}

#[inline(always)]
fn had(size: usize, get: impl FnOnce() -> *mut u8) -> *mut u8 {
    let there = if size > MOST { std::ptr::null_mut() } else { get() };
    if there.is_null() {
        refuse(size);
    }
    there
}

/// Ends the run. The first thread tells; others wait for the end.
#[cold]
fn refuse(size: usize) -> ! {
    static IS_TOLD: AtomicBool = AtomicBool::new(false);
    if IS_TOLD.swap(true, Ordering::Relaxed) {
        std::thread::sleep(std::time::Duration::from_secs(10));
        std::process::abort();
    }
    let at_once = Cause::AtOnce(MOST >> 30);
    watchdog::out_of_memory(if size > MOST { at_once } else { Cause::NoMemory })
}
