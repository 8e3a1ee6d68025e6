-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is signed: signatories are people, and who acts for whom. What the trail tells of each
-- part of a report. Approved measures are found without a look at the others. Settings of the office.
-- Memos with any layout.
-- Files of an office on a server. How much the check found.
-- step: signers

-- Whose signature it is: NULL, nobody said; '', it is given on paper; else a login name of
-- person. And who gave it in that person's place.
ALTER TABLE signature ADD COLUMN signer TEXT;
ALTER TABLE signature ADD COLUMN deputy_name TEXT;
ALTER TABLE signature ADD COLUMN deputy_post TEXT;

-- Whether a memo goes with its report: 0, 1; NULL: as the layout says.
ALTER TABLE memo ADD COLUMN printed INTEGER;

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

-- What the parts of a report said when an entry of the trail was written that brought them all
-- at once, or changed the report's own texts (db/trust/parts.h). card 0: the report's own texts.
ALTER TABLE trail ADD COLUMN parts TEXT NOT NULL DEFAULT '';
-- Where what an entry is about stood then (db/trust/standing.h), and the order of its report's cards.
ALTER TABLE trail ADD COLUMN standing TEXT NOT NULL DEFAULT '';
ALTER TABLE trail ADD COLUMN places TEXT NOT NULL DEFAULT '';

CREATE TABLE trail_part (
	entry INTEGER NOT NULL,
	card INTEGER NOT NULL,
	report INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	digest TEXT NOT NULL,
	standing TEXT NOT NULL,
	PRIMARY KEY (entry, card)
) STRICT, WITHOUT ROWID;

CREATE INDEX trail_part_of ON trail_part (report, card, revision);

-- Until when a report is to be handed in: YYYY-MM-DD of the common era.
ALTER TABLE report ADD COLUMN deadline TEXT;

-- Settings of the office, the same for all people (db/office_settings.h).
CREATE TABLE office_setting (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What is said to be approved is compared with the trail whenever reports are listed: without a
-- look at the other cards, or at what was only saved.
CREATE INDEX card_approved ON card (report) WHERE state = 'approved';
CREATE INDEX trail_head ON trail (card, report, revision) WHERE card = 0;
CREATE INDEX trail_approval ON trail (report, card)
	WHERE act IN ('card.approve', 'card.reopen');

-- The office's abbreviations: what is typed, and the words that it stands for.
CREATE TABLE abbreviation (
	place INTEGER PRIMARY KEY,
	typed TEXT NOT NULL,
	words TEXT NOT NULL
) STRICT;

-- Files that are evidence, of an office on a server. bytes: a part of one, in base64.
CREATE TABLE evidence_file (
	name TEXT NOT NULL,
	part INTEGER NOT NULL,
	bytes TEXT NOT NULL,
	PRIMARY KEY (name, part)
) STRICT, WITHOUT ROWID;

-- How much the check found in a report when it was run over it last, what is accepted left out:
-- for who looks after many offices (db/found.h). No row: nobody has run it.
CREATE TABLE check_found (
	report INTEGER PRIMARY KEY REFERENCES report,
	errors INTEGER NOT NULL,
	warnings INTEGER NOT NULL,
	who TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;

-- What is late is counted of many offices at once.
CREATE INDEX card_waiting ON card (report, period_to)
	WHERE place IS NOT NULL AND state NOT IN ('done', 'approved');
