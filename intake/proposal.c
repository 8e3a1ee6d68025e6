/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/proposal.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "intake/mend.h"
#include "intake/proposal_make.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/utf8.h"

static const char *const labels[DOUBT_KINDS] = {
	[DOUBT_FORM] = N_("of the form"),
	[DOUBT_LEFT_OUT] = N_("left out"),
	[DOUBT_NOTE] = N_("note of the reader"),
	[DOUBT_CARDS] = N_("no table of measures"),
	[DOUBT_COLUMN] = N_("column"),
	[DOUBT_ROW] = N_("row"),
	[DOUBT_PART] = N_("paragraph"),
	[DOUBT_AGENCY] = N_("agency"),
	[DOUBT_YEAR] = N_("fiscal year"),
	[DOUBT_TITLE] = N_("title"),
	[DOUBT_LAYOUT] = N_("layout"),
	[DOUBT_MENDED] = N_("space taken out"),
	[DOUBT_SPACE] = N_("space inside a word?"),
	[DOUBT_LIST] = N_("a list?"),
	[DOUBT_PICTURE] = N_("picture"),
	[DOUBT_DAMAGED] = N_("damaged text"),
};

const char *doubt_label(enum doubt_kind kind)
{
	return labels[kind];
}

static void append_text(struct str *out, const char *text)
{
	enum { SHOWN = 120 /* bytes of a long text */ };
	const size_t bytes = strlen(text);
	const size_t shown = bytes > SHOWN ? utf8_whole(text, bytes, SHOWN) : bytes;
	str_puts(out, "“");
	for (size_t i = 0; i < shown; i++)
		str_putc(out, strchr("\n\t", text[i]) ? ' ' : text[i]);
	str_puts(out, shown < bytes ? "…”" : "”");
}

void doubt_append(struct str *out, const struct doubt *doubt)
{
	const size_t start = out->bytes;
	source_place_append(out, &doubt->place);
	if (out->bytes > start)
		str_puts(out, ": ");
	str_puts(out, _(doubt_label(doubt->kind)));
	if (*doubt->text) {
		str_puts(out, ": ");
		append_text(out, doubt->text);
	}
	if (*doubt->assumed) {
		str_puts(out, " → ");
		str_puts(out, doubt->assumed);
	}
}

size_t proposal_doubts(const struct proposal *proposal, enum doubt_weight weight)
{
	size_t doubts = 0;
	for (size_t i = 0; i < proposal->count; i++)
		doubts += proposal->doubts[i].weight >= weight;
	return doubts;
}

void proposal_picture_place(struct proposal *proposal,
	const struct proposal_picture *picture, const char *ref)
{
	struct card *card = &proposal->report.cards[picture->card];
	put_text(&card->evidence.items[picture->evidence].ref, ref);
}

void proposal_release(struct proposal *proposal)
{
	for (size_t i = 0; i < proposal->count; i++) {
		free(proposal->doubts[i].text);
		free(proposal->doubts[i].assumed);
	}
	free(proposal->doubts);
	free(proposal->pictures);
	report_release(&proposal->report);
	*proposal = (struct proposal){0};
}

/* --- making: what all parts need --- */

void making_doubt(struct making *making, enum doubt_kind kind, enum doubt_weight weight,
	const char *text, const char *assumed, ...)
{
	struct proposal *proposal = making->proposal;
	struct str words = STR_INIT;
	va_list args;
	va_start(args, assumed);
	message_vappend(&words, assumed, args);
	va_end(args);
	proposal->doubts = mem_grow(proposal->doubts, proposal->count,
		&proposal->capacity, sizeof(*proposal->doubts));
	proposal->doubts[proposal->count++] = (struct doubt){
		.kind = kind,
		.weight = weight,
		.place = making->place,
		.block = making->block,
		.card = making->card,
		.field = making->field,
		.text = mem_strdup(text),
		.assumed = mem_strdup(words.data),
	};
	str_release(&words);
}

void making_set_group(struct making *making, const char *group)
{
	const struct source_place place = making->place;
	making->place = making->group_place;
	if (making->group && !making->group_used)
		making_doubt(making, DOUBT_LEFT_OUT, DOUBT_SHOWN, making->group, "%s",
			_("a group without measures"));
	making->place = making->group_place = place;
	making->group_used = false;
	put_text(&making->group, group);
}

struct card *making_card(const struct making *making)
{
	return &making->proposal->report.cards[making->card - 1];
}

void put_text(char **place, const char *text)
{
	char *copy = mem_strdup(text);
	free(*place);
	*place = copy;
}

void add_text(char **place, const char *parting, const char *text)
{
	struct str joined = STR_INIT;
	if (*place && **place) {
		str_puts(&joined, *place);
		str_puts(&joined, parting);
	}
	str_puts(&joined, text);
	put_text(place, joined.data);
	str_release(&joined);
}

/* --- cleaning --- */

static bool is_white(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x3000 ||
	       (c >= 0x2000 && c <= 0x200A);
}

/* Single spaces, none around. */
static void squeeze(struct str *out, const char *text, size_t bytes)
{
	bool space = false;
	const size_t start = out->bytes;
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		const size_t length = utf8_decode(text + at, bytes - at, &c);
		if (is_white(c)) {
			space = out->bytes > start;
		} else {
			if (space)
				str_putc(out, ' ');
			str_append(out, text + at, length);
			space = false;
		}
		at += length;
	}
}

static bool is_listed(const struct string_list *list, const char *text)
{
	for (size_t i = 0; i < list->count; i++)
		if (!strcmp(list->items[i], text))
			return true;
	return false;
}

/* Whether the space at [at, at + 1) goes; tells of it. */
static bool takes_out(struct making *making, const char *text, size_t bytes, size_t at)
{
	const struct mapping *mapping = making->mapping;
	const enum mend_trust trust =
		mend_space(making->rules->mend, text, bytes, at, at + 1);
	if (trust == MEND_IS_SPACE)
		return false;
	struct str around = STR_INIT;
	mend_around(making->rules->mend, &around, text, bytes, at, at + 1);
	const bool joined = is_listed(&mapping->join, around.data);
	const bool out =
		joined ||
		(!is_listed(&mapping->keep, around.data) &&
			(mapping->mend == MEND_ALL ||
				(mapping->mend == MEND_SURE && trust == MEND_IS_NONE)));
	if (out)
		making_doubt(making, DOUBT_MENDED, DOUBT_TOLD, around.data, "%s",
			_("written together"));
	else if (!is_listed(&mapping->keep, around.data))
		making_doubt(making, DOUBT_SPACE, DOUBT_SHOWN, around.data, "%s",
			_("the space stays"));
	str_release(&around);
	return out;
}

static void mend(struct making *making, struct str *out, const char *text, size_t bytes)
{
	struct str signs = STR_INIT;
	const size_t torn = mend_signs(&signs, text, bytes);
	if (torn)
		making_doubt(making, DOUBT_MENDED, DOUBT_TOLD, text, "%s",
			_("signs put to their letters"));
	/* What nobody sees stays as it came where spaces are but told. */
	if (!torn && making->mapping->mend == MEND_OFFER) {
		str_clear(&signs);
		str_append(&signs, text, bytes);
	}
	size_t from = 0;
	for (size_t at = 0; at < signs.bytes; at++) {
		if (signs.data[at] != ' ' ||
			!takes_out(making, signs.data, signs.bytes, at))
			continue;
		str_append(out, signs.data + from, at - from);
		from = at + 1;
	}
	str_append(out, signs.data + from, signs.bytes - from);
	str_release(&signs);
}

void making_clean(struct making *making, struct str *out, const char *text, size_t bytes)
{
	struct str squeezed = STR_INIT;
	squeeze(&squeezed, text, bytes);
	/* Names of units stand beside each other; intake/owners.c knows their spaces. */
	if (making->mapping->mend == MEND_NOTHING || making->field == FIELD_OWNERS)
		str_append(out, squeezed.data, squeezed.bytes);
	else
		mend(making, out, squeezed.data, squeezed.bytes);
	if (strstr(squeezed.data, "\uFFFD"))
		making_doubt(making, DOUBT_DAMAGED, DOUBT_SHOWN, squeezed.data, "%s",
			_("taken as it is"));
	str_release(&squeezed);
}

void making_paragraph(
	struct making *making, struct str *out, const struct source_paragraph *paragraph)
{
	evidence_tell_pictures(making, paragraph);
	const size_t start = out->bytes;
	if (paragraph->marks == MARKS_DASH)
		str_puts(out, "- ");
	else if (paragraph->marks != MARKS_NONE)
		str_printf(out, "%u. ", paragraph->number);
	for (const char *line = paragraph->text; *line;) {
		const size_t bytes = strcspn(line, "\n");
		struct str clean = STR_INIT;
		making_clean(making, &clean, line, bytes);
		if (clean.bytes && out->bytes > start && out->data[out->bytes - 1] != ' ')
			str_putc(out, '\n');
		str_append(out, clean.data, clean.bytes);
		str_release(&clean);
		line += bytes + (line[bytes] == '\n');
	}
}

/* --- the whole --- */

static void tell_notes(struct making *making)
{
	for (size_t i = 0; i < making->source->notes_count; i++) {
		making->place = making->source->notes[i].place;
		making_doubt(making, DOUBT_NOTE, DOUBT_SHOWN, "", "%s",
			making->source->notes[i].message);
	}
}

static void take_block(struct making *making)
{
	const struct mapping_block *mapped = &making->mapping->blocks[making->block];
	making->place = making->source->blocks[making->block].place;
	making->card = 0;
	making->field = FIELD_NONE;
	if (mapped->kind == PART_CARDS)
		making_table(making);
	else if (mapped->kind >= PART_MEMO_FORM)
		making_memo(making, mapped->kind);
	else if (mapped->kind != PART_EMPTY)
		making_block(making);
}

void proposal_make(struct proposal *proposal, const struct source *source,
	const struct mapping *mapping, const struct intake_rules *rules)
{
	if (proposal_own(proposal, source))
		return;
	report_init(&proposal->report);
	struct making making = {.proposal = proposal,
		.source = source,
		.mapping = mapping,
		.rules = rules,
		.block = SIZE_MAX,
		.field = FIELD_NONE,
		.section_text = STR_INIT};
	tell_notes(&making);
	making.numbers = making_has_numbers(&making);
	making_blocks_begin(&making);
	for (making.block = 0; making.block < source->count; making.block++)
		take_block(&making);
	making.block = SIZE_MAX;
	making.place = (struct source_place){0};
	making.card = 0;
	making.field = FIELD_NONE;
	making_set_group(&making, NULL);
	making_end_section(&making);
	making_head(&making);
	str_release(&making.section_text);
}
