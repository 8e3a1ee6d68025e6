-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The migration that the fields of tests/added/card_fields.def need.
-- step: known_keys

ALTER TABLE card ADD COLUMN note_for_tests TEXT;
ALTER TABLE card ADD COLUMN quiet_for_tests TEXT;
