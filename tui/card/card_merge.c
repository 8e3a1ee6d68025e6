/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_merge.h"

#include <stdlib.h>
#include <string.h>

#include "model/card_copy.h"
#include "model/card_fields.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/mem.h"
#include "text/str.h"

struct card_merge card_merge(
	const struct card *before, const struct card *mine, const struct card *theirs)
{
	const unsigned here = card_difference(before, mine);
	const unsigned there = card_difference(before, theirs);
	const unsigned apart = card_difference(mine, theirs);
	return (struct card_merge){.mine = here & ~there,
		.theirs = there & ~here,
		.both = here & there & apart};
}

void card_two_release(struct card_two *two)
{
	card_release(&two->mine);
	card_release(&two->before);
	free(two->kept);
	two->kept = NULL;
}

/* --- both --- */

static bool same_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool has_paragraph(const char *text, const char *paragraph, size_t bytes)
{
	for (const char *at = text;;) {
		const size_t length = strcspn(at, "\n");
		if (length == bytes && memcmp(at, paragraph, bytes) == 0)
			return true;
		if (!at[length])
			return false;
		at += length + 1;
	}
}

/* Behind theirs, the paragraphs of mine that are not there. */
static void join_texts(char **theirs, const char *mine)
{
	struct str joined = STR_INIT;
	const char *there = *theirs ? *theirs : "";
	str_puts(&joined, there);
	for (const char *at = mine ? mine : ""; *at;) {
		const size_t bytes = strcspn(at, "\n");
		if (!has_paragraph(there, at, bytes)) {
			str_puts(&joined, joined.bytes ? "\n" : "");
			str_append(&joined, at, bytes);
		}
		at += bytes + (at[bytes] == '\n');
	}
	free(*theirs);
	*theirs = str_detach(&joined);
}

static void join_lists(struct string_list *theirs, const struct string_list *mine)
{
	const size_t count = theirs->count;
	for (size_t i = 0; i < mine->count; i++) {
		size_t at = 0;
		while (at < count && strcmp(theirs->items[at], mine->items[i]) != 0)
			at++;
		if (at == count)
			string_list_add(theirs, mine->items[i]);
	}
	theirs->present = theirs->present || mine->present;
}

static void join_steps(struct steps *theirs, const struct steps *mine)
{
	if (mine->lead)
		join_texts(&theirs->lead, mine->lead);
	join_lists(&theirs->items, &mine->items);
	theirs->present = theirs->present || mine->present;
	if (!theirs->marks_present) {
		theirs->marks = mine->marks;
		theirs->marks_present = mine->marks_present;
	}
}

static bool same_evidence(const struct evidence *a, const struct evidence *b)
{
	return same_text(a->kind, b->kind) && same_text(a->ref, b->ref) &&
	       same_text(a->caption, b->caption) && same_text(a->date, b->date);
}

static char *copy_of(const char *text)
{
	return text ? mem_strdup(text) : NULL;
}

static void join_evidence(struct evidence_list *theirs, const struct evidence_list *mine)
{
	const size_t count = theirs->count;
	for (size_t i = 0; i < mine->count; i++) {
		const struct evidence *piece = &mine->items[i];
		size_t at = 0;
		while (at < count && !same_evidence(&theirs->items[at], piece))
			at++;
		if (at == count)
			*evidence_list_add(theirs) =
				(struct evidence){.kind = copy_of(piece->kind),
					.ref = copy_of(piece->ref),
					.caption = copy_of(piece->caption),
					.date = copy_of(piece->date),
					.extra = copy_of(piece->extra)};
	}
	theirs->present = theirs->present || mine->present;
}

void card_field_join(struct card *theirs, const struct card *mine, enum card_field field)
{
	const struct card_field_row *row = card_field_row(field);
	void *to = (char *)theirs + row->offset;
	const void *from = (const char *)mine + row->offset;
	switch (row->holds) {
	case HOLDS_TEXT: join_texts(to, *(char *const *)from); break;
	case HOLDS_LIST: join_lists(to, from); break;
	case HOLDS_STEPS: join_steps(to, from); break;
	case HOLDS_EVIDENCE: join_evidence(to, from); break;
	}
}
