//! What was made of the last blocks that somebody asked for.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use rustc_hash::FxHashMap;

/// So many bytes of blocks are kept: more than nearly any article has, so that what is made of its
/// blocks is made once. What is made of a text takes up to ten times its bytes.
const KEPT: usize = 1 << 17;

/// Something for every block of a document, made when it is asked for, let go when much else has
/// been made since, and then made again. A text of any size can be gone through as if everything
/// were kept, in bounded memory.
pub(crate) struct Window<T> {
    kept: RefCell<Kept<T>>,
}

struct Kept<T> {
    by_block: FxHashMap<usize, Rc<T>>,
    /// Blocks with their sizes, the first made first.
    in_order: VecDeque<(usize, usize)>,
    bytes: usize,
}

impl<T> Window<T> {
    pub fn new() -> Self {
        let (by_block, in_order) = (FxHashMap::default(), VecDeque::new());
        Self { kept: RefCell::new(Kept { by_block, in_order, bytes: 0 }) }
    }

    /// What belongs to a block of so many bytes. `read` makes the same whenever it is called.
    pub fn get(&self, block: usize, bytes: usize, read: impl FnOnce() -> T) -> Rc<T> {
        if let Some(kept) = self.kept.borrow().by_block.get(&block) {
            return Rc::clone(kept);
        }
        let made = Rc::new(read());
        self.kept.borrow_mut().keep(block, bytes, Rc::clone(&made));
        made
    }
}

impl<T> Kept<T> {
    fn keep(&mut self, block: usize, bytes: usize, made: Rc<T>) {
        self.bytes += bytes;
        while self.bytes > KEPT
            && let Some((oldest, bytes)) = self.in_order.pop_front()
        {
            self.by_block.remove(&oldest);
            self.bytes -= bytes;
        }
        self.by_block.insert(block, made);
        self.in_order.push_back((block, bytes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_long_ago_is_made_again() {
        let window = Window::new();
        let get = |block: usize, made: &str| {
            window.get(block, KEPT / 4, || made.to_owned()).as_str().to_owned()
        };
        assert_eq!(get(0, "first"), "first");
        assert_eq!(get(0, "second"), "first");
        for block in 1..4 {
            assert_eq!(get(block, "other"), "other");
        }
        assert_eq!(get(0, "second"), "first");
        assert_eq!(get(4, "other"), "other");
        assert_eq!(get(0, "second"), "second");
    }

    #[test]
    fn a_block_of_any_size_is_kept_until_the_next() {
        let window = Window::new();
        assert_eq!(*window.get(7, 3 * KEPT, || 1), 1);
        assert_eq!(*window.get(7, 3 * KEPT, || 2), 1);
        assert_eq!(*window.get(8, 1, || 3), 3);
        assert_eq!(*window.get(7, 3 * KEPT, || 2), 2);
    }
}
