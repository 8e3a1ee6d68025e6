-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The office file as version 1 was: what tests/db/sqlite_migrate.c starts from.
--
-- NULL in a text column means that the key was absent in JSON; '' that it was there
-- and empty. *_present says the same of a list or an object. extra holds unknown keys
-- as the text of a JSON object. Times are seconds since 1970.

PRAGMA application_id = 1297371723; -- 'MTRK'
PRAGMA user_version = 1;

CREATE TABLE report (
	number INTEGER PRIMARY KEY,
	uuid TEXT NOT NULL UNIQUE,
	revision INTEGER NOT NULL, -- from 1; one more with every import that replaces it
	who TEXT NOT NULL,         -- made this revision
	at INTEGER NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('open', 'submitted', 'approved')),
	fiscal_year INTEGER NOT NULL,
	months INTEGER NOT NULL,
	title TEXT,
	layout TEXT,
	digits TEXT,
	agency_present INTEGER NOT NULL,
	agency_type TEXT,
	agency_name TEXT,
	agency_district TEXT,
	agency_province TEXT,
	agency_extra TEXT,
	before_present INTEGER NOT NULL,
	after_present INTEGER NOT NULL,
	extra TEXT,
	-- Counted by the triggers of card: the list of reports is to be there at once.
	cards INTEGER NOT NULL DEFAULT 0,
	cards_done INTEGER NOT NULL DEFAULT 0 -- done or approved
) STRICT;

CREATE INDEX report_newest ON report (fiscal_year DESC, months DESC, number DESC);
CREATE INDEX report_double ON report (fiscal_year, months, agency_name);

-- What a report was before an import took its place: the whole of it as JSON.
CREATE TABLE report_version (
	report INTEGER NOT NULL REFERENCES report,
	revision INTEGER NOT NULL,
	who TEXT NOT NULL,
	at INTEGER NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (report, revision)
) STRICT;

CREATE TABLE section (
	report INTEGER NOT NULL REFERENCES report,
	part TEXT NOT NULL CHECK (part IN ('before', 'after', 'memo')),
	place INTEGER NOT NULL,
	heading TEXT,
	text TEXT,
	extra TEXT,
	PRIMARY KEY (report, part, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE memo (
	report INTEGER PRIMARY KEY REFERENCES report,
	office TEXT,
	number TEXT,
	date TEXT,
	subject TEXT,
	addressee TEXT, -- "to" in JSON
	closing TEXT,
	sections_present INTEGER NOT NULL,
	signatures_present INTEGER NOT NULL,
	extra TEXT
) STRICT;

CREATE TABLE signature (
	report INTEGER NOT NULL REFERENCES memo,
	place INTEGER NOT NULL,
	name TEXT,
	post TEXT,
	acting TEXT,
	opinion TEXT,
	date TEXT,
	extra TEXT,
	PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;

-- Figures are of type ANY, so that 95 stays an integer and 95.0 a real; NULL: the key
-- was absent; the text 'null': it was null.
CREATE TABLE ita (
	report INTEGER PRIMARY KEY REFERENCES report,
	year ANY,
	total ANY,
	iit ANY,
	eit ANY,
	oit ANY,
	level TEXT,
	items_present INTEGER NOT NULL,
	extra TEXT
) STRICT;

CREATE TABLE ita_item (
	report INTEGER NOT NULL REFERENCES ita,
	place INTEGER NOT NULL,
	code TEXT,
	score ANY,
	weak INTEGER,
	issue TEXT,
	recommendation TEXT,
	owner TEXT,
	cards_present INTEGER NOT NULL,
	extra TEXT,
	PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;

-- A card is named by its place and may not be there: that is a finding, no refusal.
CREATE TABLE ita_item_card (
	report INTEGER NOT NULL,
	item INTEGER NOT NULL,
	place INTEGER NOT NULL,
	card_place INTEGER NOT NULL,
	PRIMARY KEY (report, item, place),
	FOREIGN KEY (report, item) REFERENCES ita_item
) STRICT, WITHOUT ROWID;

-- place is NULL where an import took the card out of its report: number and history
-- stay. period_* is what the words in period mean (text/period.h), dates as
-- YYYY-MM-DD of the common era; derived, never exported.
CREATE TABLE card (
	number INTEGER PRIMARY KEY,
	report INTEGER NOT NULL REFERENCES report,
	place INTEGER CHECK (place >= 1),
	revision INTEGER NOT NULL, -- from 1; one more with every change
	who TEXT NOT NULL,         -- made this revision
	at INTEGER NOT NULL,
	uuid TEXT NOT NULL UNIQUE,
	state TEXT NOT NULL CHECK (state IN ('draft', 'done', 'approved', 'returned')),
	grouping TEXT, -- "group" in JSON
	issue TEXT,
	measure TEXT,
	steps_present INTEGER NOT NULL,
	steps_lead TEXT,
	steps_marks TEXT,
	steps_items_present INTEGER NOT NULL,
	steps_extra TEXT,
	period TEXT,
	period_kind TEXT NOT NULL,
	period_from TEXT,
	period_to TEXT,
	follow_up TEXT,
	output TEXT,
	outcome TEXT,
	suggestion TEXT,
	refs_present INTEGER NOT NULL,
	owners_present INTEGER NOT NULL,
	evidence_present INTEGER NOT NULL,
	extra TEXT,
	UNIQUE (report, place)
) STRICT;

CREATE TRIGGER card_counted AFTER INSERT ON card BEGIN
	UPDATE report SET
		cards = cards + (new.place IS NOT NULL),
		cards_done = cards_done
			+ (new.place IS NOT NULL AND new.state IN ('done', 'approved'))
	WHERE number = new.report;
END;

CREATE TRIGGER card_recounted AFTER UPDATE OF place, state ON card BEGIN
	UPDATE report SET
		cards = cards + (new.place IS NOT NULL) - (old.place IS NOT NULL),
		cards_done = cards_done
			+ (new.place IS NOT NULL AND new.state IN ('done', 'approved'))
			- (old.place IS NOT NULL AND old.state IN ('done', 'approved'))
	WHERE number = new.report;
END;

CREATE TABLE step (
	card INTEGER NOT NULL REFERENCES card,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (card, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE owner (
	card INTEGER NOT NULL REFERENCES card,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (card, place)
) STRICT, WITHOUT ROWID;

-- Codes of the ITA items that a card answers.
CREATE TABLE ref (
	card INTEGER NOT NULL REFERENCES card,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (card, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
	card INTEGER NOT NULL REFERENCES card,
	place INTEGER NOT NULL,
	kind TEXT,
	ref TEXT,
	caption TEXT,
	date TEXT,
	extra TEXT,
	PRIMARY KEY (card, place)
) STRICT, WITHOUT ROWID;

-- What a card was before its present revision: revisions 1 to card.revision - 1, each
-- as JSON. The present one stands in card and its lists.
CREATE TABLE card_version (
	card INTEGER NOT NULL REFERENCES card,
	revision INTEGER NOT NULL,
	who TEXT NOT NULL,
	at INTEGER NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (card, revision)
) STRICT;

-- What is being typed: one row for each card, person and running program.
CREATE TABLE draft (
	card INTEGER NOT NULL REFERENCES card,
	who TEXT NOT NULL,
	session TEXT NOT NULL,
	revision INTEGER NOT NULL,
	field TEXT NOT NULL, -- as in JSON; '' for none
	cursor INTEGER NOT NULL,
	at INTEGER NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (card, who, session)
) STRICT;

CREATE INDEX draft_newest ON draft (who, at DESC);

CREATE TABLE person_setting (
	who TEXT NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (who, name)
) STRICT, WITHOUT ROWID;

-- The copy that search compares: a row for the texts of each card and one for a report's
-- own. id counts up in the order in which hits are told (db/search_copy.h), body is
-- folded (text_fold). search_index is the trigram index over it: written together
-- with it, in the same transaction, by db/search_copy.c alone.
CREATE TABLE search_copy (
	id INTEGER PRIMARY KEY,
	report INTEGER NOT NULL REFERENCES report,
	card INTEGER UNIQUE REFERENCES card, -- NULL: the report's own texts
	body TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
	body,
	content = 'search_copy',
	content_rowid = 'id',
	tokenize = 'trigram case_sensitive 1'
);
