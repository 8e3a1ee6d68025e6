-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is signed: signatories are people, and who acts for whom.
-- step: signers

-- Whose signature it is: NULL, nobody said; '', it is given on paper; else a login name of
-- person. And who gave it in that person's place.
ALTER TABLE signature ADD COLUMN signer TEXT;
ALTER TABLE signature ADD COLUMN deputy_name TEXT;
ALTER TABLE signature ADD COLUMN deputy_post TEXT;

-- Who may sign in whose place from one day to another, both included, YYYY-MM-DD of the
-- common era (db/trust/deputies.h). ended: it was taken back before its last day.
CREATE TABLE deputy (
	number INTEGER PRIMARY KEY,
	login TEXT NOT NULL REFERENCES person, -- in whose place
	deputy TEXT NOT NULL REFERENCES person,
	first_day TEXT NOT NULL,
	last_day TEXT NOT NULL,
	ended INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX deputy_of ON deputy (login, deputy);
