"""Taking a change back, or giving it back: the documents before it are written again, if they are as it left them."""

from netritual.errors import NetritualError
from netritual.store.history import History
from netritual.store.journal_line import encode
from netritual.store.journal_state import State
from netritual.store.transaction import OpenTransaction
from netritual.store.undo_log import Applied, mark, put_back


def reverse(state: State, target: Applied, tx: OpenTransaction) -> None:
    """Write the documents as they were before a change. NetritualError when a later one, told of, is in the way."""
    changed = {
        table: {doc_id for doc_id, left in docs.items() if left != mark(table, state.rows(table).get(doc_id))}
        for table, docs in target.marks.items()
    }
    if any(changed.values()):
        later = state.undo_log.later(target, changed)
        words = History(state).words(later) if later is not None else "A later change."
        raise NetritualError(
            f"This cannot be taken back, because a later change touched the same: {words}",
            title="Undo",
            hint="Nothing was changed.",
        )
    for table, docs in target.before.items():
        for doc_id, raw in docs.items():
            back = put_back(table, raw, state.rows(table).get(doc_id))
            tx.write(table, doc_id, encode(back) if isinstance(back, dict) else back)
