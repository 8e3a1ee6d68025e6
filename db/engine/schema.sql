-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The office file, newest version. How an older file becomes this: migrations/.
-- What the tables are for and why they are so: doc/office-file.md.
--
-- NULL in a text column means that the key was absent in JSON; '' that it was there
-- and empty. *_present says the same of a list or an object. extra holds unknown keys
-- as the text of a JSON object. Times are seconds since 1970.

PRAGMA application_id = 1297371723; -- 'MTRK'
PRAGMA user_version = 8;

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
	cards_done INTEGER NOT NULL DEFAULT 0, -- done or approved
	unconfirmed INTEGER NOT NULL DEFAULT 0, -- fields carried over and not confirmed
	unconfirmed_present INTEGER NOT NULL DEFAULT 0,
	unconfirmed_texts INTEGER NOT NULL DEFAULT 0, -- the same of its own texts
	deadline TEXT -- until when it is handed in: YYYY-MM-DD of the common era
) STRICT;

CREATE INDEX report_newest ON report (fiscal_year DESC, months DESC, number DESC);
CREATE INDEX report_double ON report (fiscal_year, months, agency_name);

-- What a report was before its present revision, as JSON: the whole of it where an import
-- took its place, its head alone (no cards) where somebody changed that.
CREATE TABLE report_version (
	report INTEGER NOT NULL REFERENCES report,
	revision INTEGER NOT NULL,
	who TEXT NOT NULL,
	at INTEGER NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (report, revision)
) STRICT;

-- Reports that were destroyed, who did it and when. Numbers are never used again, of reports
-- or of cards: last_card is the highest number that any card had till then.
CREATE TABLE removed_report (
	number INTEGER PRIMARY KEY,
	last_card INTEGER NOT NULL,
	uuid TEXT NOT NULL,
	fiscal_year INTEGER NOT NULL,
	months INTEGER NOT NULL,
	title TEXT,
	who TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;

CREATE INDEX removed_report_card ON removed_report (last_card);

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
	extra TEXT,
	printed INTEGER -- 0, 1; NULL: as the layout says
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
	signer TEXT, -- NULL: nobody said; '': on paper; else a login name of person
	deputy_name TEXT, -- who gave it in that person's place
	deputy_post TEXT,
	PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;

-- Paths of a report's own texts that were carried over from another year's report and
-- that nobody has confirmed yet: memo.subject, before[1].text.
CREATE TABLE unconfirmed_text (
	report INTEGER NOT NULL REFERENCES report,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
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

-- place is NULL where the card was taken out of its report: it lies in the bin. period_*
-- is what the words in period mean (text/period.h), dates as YYYY-MM-DD of the common era;
-- derived, never exported.
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
	unconfirmed_present INTEGER NOT NULL DEFAULT 0,
	unconfirmed INTEGER NOT NULL DEFAULT 0, -- how many fields the list names
	UNIQUE (report, place)
) STRICT;

-- What is said to be approved is compared with the trail whenever reports are listed.
CREATE INDEX card_approved ON card (report) WHERE state = 'approved';
-- What is late is counted of many offices at once.
CREATE INDEX card_waiting ON card (report, period_to)
	WHERE place IS NOT NULL AND state NOT IN ('done', 'approved');

CREATE TRIGGER card_counted AFTER INSERT ON card BEGIN
	UPDATE report SET
		cards = cards + (new.place IS NOT NULL),
		cards_done = cards_done
			+ (new.place IS NOT NULL AND new.state IN ('done', 'approved')),
		unconfirmed = unconfirmed + (new.place IS NOT NULL) * new.unconfirmed
	WHERE number = new.report;
END;

CREATE TRIGGER card_recounted AFTER UPDATE OF place, state, unconfirmed ON card BEGIN
	UPDATE report SET
		cards = cards + (new.place IS NOT NULL) - (old.place IS NOT NULL),
		cards_done = cards_done
			+ (new.place IS NOT NULL AND new.state IN ('done', 'approved'))
			- (old.place IS NOT NULL AND old.state IN ('done', 'approved')),
		unconfirmed = unconfirmed
			+ (new.place IS NOT NULL) * new.unconfirmed
			- (old.place IS NOT NULL) * old.unconfirmed
	WHERE number = new.report;
END;

-- The bin: what was removed and can be brought back. A report there keeps all its rows and
-- is as it was; nobody sees it but who looks into the bin (db/bin.h). A card there has no
-- place, and every card without a place is there: place, behind (a card, 0: it was the
-- first) and unlinked are its struct card_spot; place 0: not known.
CREATE TABLE bin_report (
	report INTEGER PRIMARY KEY REFERENCES report,
	who TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;

CREATE TABLE bin_card (
	card INTEGER PRIMARY KEY REFERENCES card,
	place INTEGER NOT NULL,
	behind INTEGER NOT NULL,
	unlinked INTEGER NOT NULL,
	who TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER card_back AFTER UPDATE OF place ON card
WHEN old.place IS NULL AND new.place IS NOT NULL BEGIN
	DELETE FROM bin_card WHERE card = new.number;
END;

-- Cards that were destroyed, each by itself; those of a report went with it.
CREATE TABLE removed_card (
	number INTEGER PRIMARY KEY,
	report INTEGER NOT NULL,
	uuid TEXT NOT NULL,
	who TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;

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

-- The office's names, and how often each was used.
CREATE INDEX owner_name ON owner (text);

-- Codes of the ITA items that a card answers.
CREATE TABLE ref (
	card INTEGER NOT NULL REFERENCES card,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (card, place)
) STRICT, WITHOUT ROWID;

-- Names of the fields that were carried over from another year's card and that nobody
-- has confirmed yet.
CREATE TABLE unconfirmed (
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

-- Files that are evidence, of an office on a server: a file's lie in a folder beside it
-- (db/evidence_files.h), and it has no row here. bytes: a part of one, in base64.
CREATE TABLE evidence_file (
	name TEXT NOT NULL, -- by the SHA-256 of what is in it: HASH.jpg
	part INTEGER NOT NULL, -- from 1
	bytes TEXT NOT NULL,
	PRIMARY KEY (name, part)
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

-- The same for a report's own texts: body is what was typed, texts by their paths
-- (tui/head/typed_texts.h).
CREATE TABLE head_draft (
	report INTEGER NOT NULL REFERENCES report,
	who TEXT NOT NULL,
	session TEXT NOT NULL,
	revision INTEGER NOT NULL,
	field TEXT NOT NULL, -- e.g. memo.subject, before[1].text
	cursor INTEGER NOT NULL,
	at INTEGER NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (report, who, session)
) STRICT;

CREATE INDEX head_draft_newest ON head_draft (who, at DESC);

CREATE TABLE person_setting (
	who TEXT NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (who, name)
) STRICT, WITHOUT ROWID;

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
	signature TEXT NOT NULL,
	parts TEXT NOT NULL DEFAULT '', -- digest of its rows of trail_part; '': it has none
	-- Where what it is about stood then, but for its words (db/trust/standing.h), and the
	-- digest of the order of the report's cards; '': nothing is told of it.
	standing TEXT NOT NULL DEFAULT '',
	places TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX trail_report ON trail (report, number);
CREATE INDEX trail_card ON trail (card, number);
-- What was done to reports as such, and to the approval of cards, among all that was saved.
CREATE INDEX trail_head ON trail (card, report, revision) WHERE card = 0;
CREATE INDEX trail_approval ON trail (report, card)
	WHERE act IN ('card.approve', 'card.reopen');

CREATE TRIGGER trail_unchanged BEFORE UPDATE ON trail BEGIN
	SELECT RAISE(ABORT, 'the trail is append only');
END;

CREATE TRIGGER trail_whole BEFORE DELETE ON trail BEGIN
	SELECT RAISE(ABORT, 'the trail is append only');
END;

-- What the parts of a report said when an entry of the trail was written that brought them all
-- at once (an import), or changed the report's own texts: their digests, each by itself, so that
-- what became of one keeps nobody from comparing the others (db/trust/parts.h). card 0: the
-- report's own texts. They refer to no row, as the trail.
CREATE TABLE trail_part (
	entry INTEGER NOT NULL,
	card INTEGER NOT NULL,
	report INTEGER NOT NULL,
	revision INTEGER NOT NULL, -- of the card, or of the report
	digest TEXT NOT NULL, -- '': nothing is told of its words
	standing TEXT NOT NULL, -- of a card, as in trail
	PRIMARY KEY (entry, card)
) STRICT, WITHOUT ROWID;

CREATE INDEX trail_part_of ON trail_part (report, card, revision);

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

-- How much the check found in a report when it was run over it last, what is accepted left out:
-- for who looks after many offices (db/found.h). No row: nobody has run it.
CREATE TABLE check_found (
	report INTEGER PRIMARY KEY REFERENCES report,
	errors INTEGER NOT NULL,
	warnings INTEGER NOT NULL,
	who TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;

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

-- The office's abbreviations: what is typed, and the words that it stands for.
CREATE TABLE abbreviation (
	place INTEGER PRIMARY KEY,
	typed TEXT NOT NULL,
	words TEXT NOT NULL
) STRICT;

-- Settings of the office, the same for all people (db/office_settings.h).
CREATE TABLE office_setting (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The copy that search compares: a row for the texts of each card and one for a report's
-- own. id counts up in the order in which hits are told (db/rows/search_copy.h), body is
-- folded (text_fold). search_index is the trigram index over it: written together
-- with it, in the same transaction, by db/rows/search_copy.c alone.
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

-- What the program made of other rows, and by which rules of its own: where those are no
-- longer the same it makes it anew. No row: there is nothing made so yet.
CREATE TABLE derived (
	name TEXT PRIMARY KEY, -- 'search': search_copy
	version TEXT NOT NULL
) STRICT, WITHOUT ROWID;
