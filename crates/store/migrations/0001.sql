-- Names of tables and columns are the vendor's where its data dictionary has one. Instants are Unix seconds; dates of a
-- licence are YYYY-MM-DD, and NULL means never. Columns beside a body are an index: compared with it, never believed.

CREATE TABLE company (
  company_id INTEGER PRIMARY KEY,
  ownerContactName TEXT NOT NULL,
  serialNo TEXT NOT NULL,
  databaseId TEXT NOT NULL,
  encryptedCheck TEXT NOT NULL,
  registered INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  updated_associate_id INTEGER,
  updatedCount INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE associate (
  associate_id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE,
  firstName TEXT NOT NULL,
  lastName TEXT NOT NULL,
  email TEXT NOT NULL,
  country TEXT NOT NULL,
  type INTEGER NOT NULL,
  role TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  passwordHash TEXT,
  registered INTEGER NOT NULL,
  registered_associate_id INTEGER,
  updated INTEGER NOT NULL,
  updated_associate_id INTEGER,
  updatedCount INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX associate_name ON associate (name);

CREATE TABLE Satellite (
  Satellite_id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  registered INTEGER NOT NULL,
  registered_associate_id INTEGER
) STRICT;
CREATE UNIQUE INDEX satellite_name ON Satellite (name);

CREATE TABLE ModuleOwner (
  ModuleOwner_id INTEGER PRIMARY KEY AUTOINCREMENT,
  ownerName TEXT NOT NULL,
  ownerDescription TEXT NOT NULL,
  companyName TEXT NOT NULL,
  serialNo TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  issued TEXT NOT NULL,
  adminWarningDate TEXT,
  expiration TEXT,
  graceTo TEXT,
  maintenanceTo TEXT,
  nextCheckDate TEXT,
  licenseVersion TEXT NOT NULL,
  deploymentType INTEGER NOT NULL,
  productType TEXT NOT NULL,
  productTypeDescription TEXT NOT NULL,
  extraFlags INTEGER NOT NULL,
  extraInfo TEXT NOT NULL,
  licenseUrl TEXT,
  shopUrl TEXT,
  body BLOB NOT NULL,
  signature BLOB NOT NULL,
  keyId TEXT NOT NULL,
  objectHash BLOB NOT NULL,
  registered INTEGER NOT NULL,
  registered_associate_id INTEGER,
  updated INTEGER NOT NULL,
  updated_associate_id INTEGER,
  updatedCount INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX ModuleOwner_name ON ModuleOwner (ownerName);

-- Certificates of the owner's keys; keyId is the root's that signed.
CREATE TABLE OwnerKey (
  OwnerKey_id INTEGER PRIMARY KEY,
  ModuleOwner_id INTEGER NOT NULL REFERENCES ModuleOwner,
  body BLOB NOT NULL,
  signature BLOB NOT NULL,
  keyId TEXT NOT NULL,
  objectHash BLOB NOT NULL
) STRICT;
CREATE INDEX OwnerKey_owner ON OwnerKey (ModuleOwner_id);

-- The newest list that was stored; keyId is the root's that signed.
CREATE TABLE Revocations (
  generation INTEGER PRIMARY KEY,
  body BLOB NOT NULL,
  signature BLOB NOT NULL,
  keyId TEXT NOT NULL,
  objectHash BLOB NOT NULL,
  registered INTEGER NOT NULL
) STRICT;

-- allowedAssocsMask has one bit, 1 << the number of the UserType.
CREATE TABLE ModuleLicense (
  ModuleLicense_id INTEGER PRIMARY KEY AUTOINCREMENT,
  ModuleOwner_id INTEGER NOT NULL REFERENCES ModuleOwner,
  moduleName TEXT NOT NULL,
  moduleVersion TEXT NOT NULL,
  moduleDescription TEXT NOT NULL,
  tooltip TEXT NOT NULL,
  licenseType INTEGER NOT NULL,
  allowedAssocsMask INTEGER NOT NULL,
  licenseNumber INTEGER NOT NULL,
  unrestricted INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  extraFlags INTEGER NOT NULL,
  extraInfo TEXT NOT NULL,
  prerequisiteModule TEXT,
  sortOrder INTEGER NOT NULL,
  body BLOB NOT NULL,
  signature BLOB NOT NULL,
  keyId TEXT NOT NULL,
  objectHash BLOB NOT NULL,
  registered INTEGER NOT NULL,
  registered_associate_id INTEGER,
  updated INTEGER NOT NULL,
  updated_associate_id INTEGER,
  updatedCount INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX ModuleLicense_name ON ModuleLicense (moduleName, moduleVersion, ModuleOwner_id);
CREATE INDEX ModuleLicense_owner ON ModuleLicense (ModuleOwner_id, sortOrder);

-- AUTOINCREMENT: a link's id is never used again, so that a link that was taken cannot be copied back under it.
CREATE TABLE LicenseAssocLink (
  LicenseAssocLink_id INTEGER PRIMARY KEY AUTOINCREMENT,
  moduleLicenseId INTEGER NOT NULL REFERENCES ModuleLicense,
  assocId INTEGER NOT NULL REFERENCES associate,
  licenseNumber INTEGER NOT NULL,
  encryptedCheck TEXT NOT NULL,
  registered INTEGER NOT NULL,
  registered_associate_id INTEGER
) STRICT;
CREATE UNIQUE INDEX LicenseAssocLink_pair ON LicenseAssocLink (moduleLicenseId, assocId);
CREATE INDEX LicenseAssocLink_assoc ON LicenseAssocLink (assocId);

CREATE TABLE LicenseSatlLink (
  LicenseSatlLink_id INTEGER PRIMARY KEY AUTOINCREMENT,
  moduleLicenseId INTEGER NOT NULL REFERENCES ModuleLicense,
  satelliteId INTEGER NOT NULL REFERENCES Satellite,
  licenseNumber INTEGER NOT NULL,
  encryptedCheck TEXT NOT NULL,
  registered INTEGER NOT NULL,
  registered_associate_id INTEGER
) STRICT;
CREATE UNIQUE INDEX LicenseSatlLink_pair ON LicenseSatlLink (moduleLicenseId, satelliteId);
CREATE INDEX LicenseSatlLink_satellite ON LicenseSatlLink (satelliteId);

CREATE TABLE Session (
  tokenHash BLOB PRIMARY KEY,
  assocId INTEGER NOT NULL REFERENCES associate,
  created INTEGER NOT NULL,
  lastUsed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX Session_assoc ON Session (assocId);

CREATE TABLE AdminLog (
  AdminLog_id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  assocId INTEGER,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX AdminLog_act ON AdminLog (act);
CREATE TRIGGER AdminLog_no_update BEFORE UPDATE ON AdminLog BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER AdminLog_no_delete BEFORE DELETE ON AdminLog BEGIN SELECT RAISE(ABORT, 'append-only'); END;
