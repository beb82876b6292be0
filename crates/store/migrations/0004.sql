-- What runs or was announced: one of a kind per scope and owner. registered_associate_id is NULL for the system's own.
CREATE TABLE SystemEvent (
  SystemEvent_id INTEGER PRIMARY KEY AUTOINCREMENT,
  scope INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  eventkey TEXT NOT NULL,
  eventmess TEXT NOT NULL,
  extraInfo INTEGER NOT NULL DEFAULT 0,
  eta INTEGER,
  progress INTEGER,
  registered INTEGER NOT NULL,
  registered_associate_id INTEGER,
  updated INTEGER NOT NULL,
  updated_associate_id INTEGER,
  updatedCount INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX SystemEvent_kind ON SystemEvent (eventkey, scope, owner);

-- Rises with every change, whichever program makes it: who watches compares this number alone.
CREATE TABLE SystemEventRevision (revision INTEGER NOT NULL) STRICT;
INSERT INTO SystemEventRevision (revision) VALUES (1);
CREATE TRIGGER SystemEvent_added AFTER INSERT ON SystemEvent
  BEGIN UPDATE SystemEventRevision SET revision = revision + 1; END;
CREATE TRIGGER SystemEvent_changed AFTER UPDATE ON SystemEvent
  BEGIN UPDATE SystemEventRevision SET revision = revision + 1; END;
CREATE TRIGGER SystemEvent_deleted AFTER DELETE ON SystemEvent
  BEGIN UPDATE SystemEventRevision SET revision = revision + 1; END;
