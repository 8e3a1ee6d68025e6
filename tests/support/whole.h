/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether all characters of a document are in the report that was made of it, or in the
 * texts of doubts (intake/proposal.h).
 */
#ifndef TESTS_SUPPORT_WHOLE_H
#define TESTS_SUPPORT_WHOLE_H

#include <stdbool.h>

#include "intake/proposal.h"
#include "intake/source.h"

enum { WHOLE_WORDS = 120 };

/* Compares as texts are compared (text_fold()), white space left out. True, and in words
 * which character, where one is missing. */
bool whole_lost(
	const struct source *source, struct proposal *proposal, char words[WHOLE_WORDS]);

#endif
