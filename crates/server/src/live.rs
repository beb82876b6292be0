//! Telling those who watch that something changed, and that the server stops.

use tokio::sync::watch;

/// What streams wait for. Clones are the same.
#[derive(Clone, Debug)]
pub struct Live {
    changes: watch::Sender<u64>,
    closing: watch::Sender<bool>,
}

/// One stream's view of it.
#[derive(Debug)]
pub(crate) struct Watch {
    changes: watch::Receiver<u64>,
    closing: watch::Receiver<bool>,
}

impl Live {
    pub(crate) fn new() -> Self {
        Self { changes: watch::Sender::new(0), closing: watch::Sender::new(false) }
    }

    /// Something changed, or a session ended: everybody looks.
    pub(crate) fn changed(&self) {
        self.changes.send_modify(|count| *count = count.wrapping_add(1));
    }

    /// Ends every stream, so that a server that stops need not wait for them.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    pub(crate) fn watch(&self) -> Watch {
        Watch { changes: self.changes.subscribe(), closing: self.closing.subscribe() }
    }
}

impl Watch {
    /// Waits for a change. False when the server stops.
    pub(crate) async fn changed(&mut self) -> bool {
        tokio::select! {
            biased;
            _ = self.closing.wait_for(|closing| *closing) => false,
            changed = self.changes.changed() => changed.is_ok(),
        }
    }
}
