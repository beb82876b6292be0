-- The satellite that this database is; empty for the central one.
ALTER TABLE company ADD COLUMN satelliteName TEXT NOT NULL DEFAULT '';
