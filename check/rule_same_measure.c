/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * same-measure: two cards of one measure: called the same and answering the same issue
 * (or none). Measures that are alike as texts are told by copied-text; this one has the
 * short ones, and those that differ by what they are called (โครงการ, กิจกรรม).
 */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "check/similar.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	NAME_LEAST = 6 * UTF8_THAI_BYTES, /* bytes */
	SLOTS_FIRST = 256,
};

/* Cards by the hash of measure and issue: place, 0: free. Open addressing, at most half
 * full. */
struct slot {
	uint64_t hash;
	int place;
};

struct state {
	struct slot *slots;
	size_t size, used;
	struct letters letters; /* of the text at hand */
};

static void begin(struct check *check)
{
	struct state *state = mem_new(1, sizeof(*state));
	state->size = SLOTS_FIRST;
	state->slots = mem_new(state->size, sizeof(*state->slots));
	check->state = state;
}

static void end(struct check *check)
{
	struct state *state = check->state;
	letters_release(&state->letters);
	free(state->slots);
	free(state);
}

/* --- what is compared --- */

/* Where the measure's name begins behind its list mark and what such things are called. */
static size_t name_start(const char *measure)
{
	static const char *const kinds[] = {
		"มาตรการ", "โครงการ", "กิจกรรม", "การ", "แผนงาน"};
	const size_t bytes = strlen(measure);
	size_t at = list_mark(measure, bytes);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		at = white_end(measure, bytes, at);
		if (bytes_begin_at(measure, bytes, at, kinds[i]))
			at += strlen(kinds[i]);
	}
	return at;
}

/* Whether copied-text tells it already. */
static bool is_told(struct state *state, const char *measure, const char *earlier)
{
	const char *const both[] = {earlier, measure};
	struct similar *set = similar_new();
	bool told = false;
	size_t like;
	unsigned percent;
	for (size_t i = 0; i < sizeof(both) / sizeof(both[0]); i++) {
		state->letters.count = 0;
		letters_append(&state->letters, both[i], strlen(both[i]));
		told = similar_add(set, &state->letters, i, &like, &percent);
	}
	similar_free(set);
	return told;
}

/* The letters, white space left out, as a hash; *bytes gets how many bytes they are. */
static uint64_t hash_letters(const char *text, uint64_t hash, size_t *bytes)
{
	*bytes = 0;
	for (; *text; text++)
		if (*text != ' ' && *text != '\n') {
			hash = (hash ^ (unsigned char)*text) * 1099511628211U;
			++*bytes;
		}
	return (hash ^ *bytes) * 1099511628211U;
}

/* --- cards --- */

static struct slot *slot_of(const struct state *state, uint64_t hash)
{
	size_t at = hash & (state->size - 1);
	while (state->slots[at].place && state->slots[at].hash != hash)
		at = (at + 1) & (state->size - 1);
	return &state->slots[at];
}

static void grow(struct state *state)
{
	struct slot *old = state->slots;
	const size_t size = state->size;
	state->size *= 2;
	state->slots = mem_new(state->size, sizeof(*state->slots));
	for (size_t i = 0; i < size; i++)
		if (old[i].place)
			*slot_of(state, old[i].hash) = old[i];
	free(old);
}

static void tell(struct check *check, const struct check_text *text, int earlier)
{
	struct str where = STR_INIT, basis = STR_INIT;
	const char *measure = check->report->cards[earlier - 1].measure;
	const struct check_text of = {.card = earlier,
		.field = FIELD_MEASURE,
		.path = text->path,
		.bytes = strlen(measure)};
	const struct spot spot = {earlier, FIELD_MEASURE, (char *)text->path, 0, 0};
	spot_describe(&where, &spot, check->input->digits);
	struct finding *finding =
		check_tell(check, SEVERITY_WARNING, text, 0, text->bytes,
			_("the same measure as in %s, for the same issue"), where.data);
	str_printf(&basis, "%s\n\n%s", measure, text->text);
	finding_set_basis(finding, basis.data);
	finding_set_other(finding, &of);
	str_release(&where);
	str_release(&basis);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct state *state = check->state;
	if (text->field != FIELD_MEASURE)
		return;
	size_t bytes;
	const uint64_t name = hash_letters(
		text->text + name_start(text->text), 14695981039346656037U, &bytes);
	if (bytes < NAME_LEAST)
		return;
	const char *issue = text->of->issue ? text->of->issue : "";
	issue += list_mark(issue, strlen(issue));
	const uint64_t hash = hash_letters(issue, name, &bytes);
	if (state->used * 2 >= state->size)
		grow(state);
	struct slot *slot = slot_of(state, hash);
	if (!slot->place) {
		*slot = (struct slot){hash, text->card};
		state->used++;
	} else if (!is_told(state, text->text,
			   check->report->cards[slot->place - 1].measure)) {
		tell(check, text, slot->place);
	}
}

const struct rule rule_same_measure = {
	.name = "same-measure",
	.severity = SEVERITY_WARNING,
	.title = N_("One measure in two cards"),
	.mend = N_("Put both into one, or say in the measure in which they differ."),
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
