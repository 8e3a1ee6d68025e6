/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plain text of any bytes as a document: a report is made of it, and none of its
 * characters is lost unseen.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/reader.h"
#include "intake/source.h"
#include "tests/support/whole.h"
#include "text/error.h"

static void propose(struct source *source, const struct intake_rules *rules)
{
	struct mapping mapping;
	struct proposal proposal;
	char lost[WHOLE_WORDS];
	mapping_guess(&mapping, source, rules, NULL);
	proposal_make(&proposal, source, &mapping, rules);
	fuzz_require(!whole_lost(source, &proposal, lost), "nothing is lost unseen");
	proposal_release(&proposal);
	mapping_release(&mapping);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	static struct intake_rules *rules;
	struct error error = ERROR_INIT;
	struct source source;
	if (!rules) {
		setenv("MATTRAKAN_DATADIR", TOP_SRCDIR "/data", 1);
		setenv("PATH", "", 1); /* what is RTF is not LibreOffice's to read here */
		rules = intake_rules_load(&error);
	}
	fuzz_require(rules != NULL, "the rules are there");
	const struct intake_file file = {"fuzz.txt", data, bytes};
	if (intake_read(&source, &file, &error))
		propose(&source, rules);
	else
		fuzz_require(error_message(&error)[0], "a refusal says why");
	source_release(&source);
	error_release(&error);
	return 0;
}
