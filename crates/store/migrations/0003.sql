-- When a user last signed in, and how many requests in Service wait for it.
ALTER TABLE associate ADD COLUMN lastLogin INTEGER;
ALTER TABLE associate ADD COLUMN openRequests INTEGER NOT NULL DEFAULT 0;

-- Licence files that were verified and wait for an administrator; fileHash is SHA-256 of the file.
CREATE TABLE Candidate (
  Candidate_id INTEGER PRIMARY KEY AUTOINCREMENT,
  fileHash BLOB NOT NULL,
  ownerName TEXT NOT NULL,
  signature TEXT NOT NULL,
  file BLOB NOT NULL,
  registered INTEGER NOT NULL,
  registered_associate_id INTEGER
) STRICT;
CREATE UNIQUE INDEX Candidate_file ON Candidate (fileHash);

-- What the licence server of an owner said last, and when it is asked again.
CREATE TABLE LicenseCheck (
  ownerName TEXT PRIMARY KEY,
  asked INTEGER NOT NULL,
  nextCheck INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  status INTEGER NOT NULL,
  code TEXT NOT NULL,
  facts TEXT NOT NULL,
  message TEXT NOT NULL,
  url TEXT NOT NULL,
  candidate BLOB,
  reported TEXT
) STRICT, WITHOUT ROWID;
