-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is signed: signatories are people, and who acts for whom.
-- step: known_keys

-- Whose signature it is: NULL, nobody said; '', it is given on paper; else a login name of person.
ALTER TABLE signature ADD COLUMN signer TEXT;
