-- How much of a metered service was used in a month (YYYY-MM), and how many users there were.
CREATE TABLE Metering (
  service TEXT NOT NULL,
  month TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  users INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  PRIMARY KEY (service, month)
) STRICT, WITHOUT ROWID;

-- What is included from a number of users on, and what more of it costs: packagePrice in hundredths of the currency.
CREATE TABLE MeteringTerms (
  service TEXT NOT NULL,
  fromUsers INTEGER NOT NULL,
  included INTEGER NOT NULL,
  packageSize INTEGER NOT NULL,
  packagePrice INTEGER NOT NULL,
  currency TEXT NOT NULL,
  PRIMARY KEY (service, fromUsers)
) STRICT, WITHOUT ROWID;
