-- Rises with every change of who there is and who holds what: what is kept in memory is compared with this number.
CREATE TABLE HoldingRevision (revision INTEGER NOT NULL) STRICT;
INSERT INTO HoldingRevision (revision) VALUES (1);
CREATE TRIGGER LicenseAssocLink_added AFTER INSERT ON LicenseAssocLink
  BEGIN UPDATE HoldingRevision SET revision = revision + 1; END;
CREATE TRIGGER LicenseAssocLink_changed AFTER UPDATE ON LicenseAssocLink
  BEGIN UPDATE HoldingRevision SET revision = revision + 1; END;
CREATE TRIGGER LicenseAssocLink_deleted AFTER DELETE ON LicenseAssocLink
  BEGIN UPDATE HoldingRevision SET revision = revision + 1; END;
CREATE TRIGGER associate_added AFTER INSERT ON associate
  BEGIN UPDATE HoldingRevision SET revision = revision + 1; END;
CREATE TRIGGER associate_changed AFTER UPDATE OF name, firstName, lastName, email, country, type, role, deleted,
  openRequests ON associate
  BEGIN UPDATE HoldingRevision SET revision = revision + 1; END;
CREATE TRIGGER associate_deleted AFTER DELETE ON associate
  BEGIN UPDATE HoldingRevision SET revision = revision + 1; END;
