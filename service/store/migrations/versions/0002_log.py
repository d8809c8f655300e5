"""The log begins with each meeting's first publication.

Meetings that were published before get their line in front of all others.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        sa.text(
            "INSERT INTO revisions (id, meeting, sequence, at, field) "
            "SELECT -ROW_NUMBER() OVER (ORDER BY created DESC, uid DESC), uid, 0, created, 'added' FROM meetings"
        )
    )


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM revisions WHERE field = 'added'"))
