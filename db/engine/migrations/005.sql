-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- People and their keys, the trail, seals; what the office makes of the check.

-- The people of the office file: the machine's users (db/trust/people.h).
CREATE TABLE person (
	login TEXT PRIMARY KEY,
	place INTEGER NOT NULL, -- the order in which they were entered
	name TEXT NOT NULL,
	post TEXT NOT NULL,
	roles INTEGER NOT NULL,            -- bits of enum role; 0: was removed
	wrong INTEGER NOT NULL DEFAULT 0,  -- passphrases in a row that were
	wrong_at INTEGER NOT NULL DEFAULT 0 -- the last of them
) STRICT, WITHOUT ROWID;

CREATE INDEX person_order ON person ((roles = 0), place);

-- Public keys, in hex: of people, and of other offices whose seals are believed. Those
-- that are no longer used stay, for what they signed. Of secret keys nothing is here: one
-- is made of the passphrase, the salt and how much work that takes.
CREATE TABLE person_key (
	key TEXT PRIMARY KEY,
	login TEXT REFERENCES person, -- NULL: another office's
	name TEXT NOT NULL,
	since INTEGER NOT NULL,
	present INTEGER NOT NULL, -- the one that its person signs with
	salt TEXT NOT NULL,       -- in hex; '' of another office's key
	operations INTEGER NOT NULL,
	memory INTEGER NOT NULL, -- bytes
	-- The newest entry of the trail that it signed: that one has to be there.
	signed_entry INTEGER NOT NULL DEFAULT 0,
	signed_hash TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX person_key_login ON person_key (login, since);

-- Who did what when (db/trust/trail.h). Report and card 0: of none; of what was removed the
-- numbers stay, so they refer to no row. hash is of the entry and of previous, the hash
-- of the entry before; signature is of hash, in hex as all of them.
CREATE TABLE trail (
	number INTEGER PRIMARY KEY, -- from 1, without gaps
	at INTEGER NOT NULL,
	who TEXT NOT NULL,
	act TEXT NOT NULL,
	report INTEGER NOT NULL,
	card INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	detail TEXT NOT NULL,
	digest TEXT NOT NULL, -- of what the card, or the report, said then; '': none
	previous TEXT NOT NULL,
	hash TEXT NOT NULL,
	key TEXT NOT NULL,
	signature TEXT NOT NULL
) STRICT;

CREATE INDEX trail_report ON trail (report, number);
CREATE INDEX trail_card ON trail (card, number);

CREATE TRIGGER trail_unchanged BEFORE UPDATE ON trail BEGIN
	SELECT RAISE(ABORT, 'the trail is append only');
END;

CREATE TRIGGER trail_whole BEFORE DELETE ON trail BEGIN
	SELECT RAISE(ABORT, 'the trail is append only');
END;

-- The seal of an approved report (model/report.h, struct seal).
CREATE TABLE seal (
	report INTEGER PRIMARY KEY REFERENCES report,
	key TEXT NOT NULL,
	hash TEXT NOT NULL,
	trail INTEGER NOT NULL,
	trail_hash TEXT NOT NULL,
	who TEXT NOT NULL,
	name TEXT NOT NULL,
	post TEXT NOT NULL,
	at INTEGER NOT NULL,
	signature TEXT NOT NULL,
	extra TEXT,
	here INTEGER NOT NULL -- it was made in this file, whose trail it names
) STRICT;

-- Findings of the check that somebody accepts; card 0: of the report itself.
CREATE TABLE acceptance (
	report INTEGER NOT NULL REFERENCES report,
	card INTEGER NOT NULL,
	rule TEXT NOT NULL,
	path TEXT NOT NULL,
	start INTEGER NOT NULL,
	basis TEXT NOT NULL,
	reason TEXT NOT NULL,
	who TEXT NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (report, card, rule, path, start)
) STRICT, WITHOUT ROWID;

-- The severity that the office gave a rule of the check.
CREATE TABLE rule_setting (
	rule TEXT PRIMARY KEY,
	severity TEXT NOT NULL CHECK (severity IN ('off', 'warning', 'error'))
) STRICT, WITHOUT ROWID;

-- The office's units, confirmed: no row, no list.
CREATE TABLE unit (
	place INTEGER PRIMARY KEY,
	name TEXT NOT NULL
) STRICT;
