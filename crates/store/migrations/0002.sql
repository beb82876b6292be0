-- Every licence that was activated, as signed: what became of a row from issue to issue can be proven anew at any time.
-- When and by whom is in AdminLog, which names a licence by its hash. moduleName is an index, never believed.

CREATE TABLE LicenseIssue (
  LicenseIssue_id INTEGER PRIMARY KEY,
  body BLOB NOT NULL,
  signature BLOB NOT NULL,
  keyId TEXT NOT NULL,
  objectHash BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX LicenseIssue_hash ON LicenseIssue (objectHash);

CREATE TABLE LicenseIssueKey (
  LicenseIssueKey_id INTEGER PRIMARY KEY,
  LicenseIssue_id INTEGER NOT NULL REFERENCES LicenseIssue ON DELETE CASCADE,
  body BLOB NOT NULL,
  signature BLOB NOT NULL,
  keyId TEXT NOT NULL,
  objectHash BLOB NOT NULL
) STRICT;
CREATE INDEX LicenseIssueKey_issue ON LicenseIssueKey (LicenseIssue_id);

CREATE TABLE LicenseIssueRow (
  LicenseIssueRow_id INTEGER PRIMARY KEY,
  LicenseIssue_id INTEGER NOT NULL REFERENCES LicenseIssue ON DELETE CASCADE,
  moduleName TEXT NOT NULL,
  body BLOB NOT NULL,
  signature BLOB NOT NULL,
  keyId TEXT NOT NULL,
  objectHash BLOB NOT NULL
) STRICT;
CREATE INDEX LicenseIssueRow_name ON LicenseIssueRow (LicenseIssue_id, moduleName);

-- Of what was activated before, the active licences are known.
INSERT OR IGNORE INTO LicenseIssue (LicenseIssue_id, body, signature, keyId, objectHash)
  SELECT ModuleOwner_id, body, signature, keyId, objectHash FROM ModuleOwner;
INSERT INTO LicenseIssueKey (LicenseIssue_id, body, signature, keyId, objectHash)
  SELECT ModuleOwner_id, OwnerKey.body, OwnerKey.signature, OwnerKey.keyId, OwnerKey.objectHash
  FROM OwnerKey JOIN LicenseIssue ON LicenseIssue_id = ModuleOwner_id;
INSERT INTO LicenseIssueRow (LicenseIssue_id, moduleName, body, signature, keyId, objectHash)
  SELECT ModuleOwner_id, moduleName, ModuleLicense.body, ModuleLicense.signature, ModuleLicense.keyId,
    ModuleLicense.objectHash
  FROM ModuleLicense JOIN LicenseIssue ON LicenseIssue_id = ModuleOwner_id;
