-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A report's own texts that were carried over and are not confirmed.

ALTER TABLE report ADD COLUMN unconfirmed_present INTEGER NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN unconfirmed_texts INTEGER NOT NULL DEFAULT 0;

CREATE TABLE unconfirmed_text (
	report INTEGER NOT NULL REFERENCES report,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;
