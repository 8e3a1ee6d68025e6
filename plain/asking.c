/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "plain/asking.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/lists.h"
#include "plain/parts.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/terminal/key.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/field.h"

/* The lines of a piece, as field_move() of evidence counts them. */
enum { PIECE_KIND, PIECE_PLACE, PIECE_CAPTION, PIECE_DATE, PIECE_LINES };

/* Behind all that a field can hold. */
static const size_t END = SIZE_MAX / 4;

static const char NO_PART[] = N_("There is nothing of that number here");

/* --- what a field holds --- */

/* Puts them there in place of all. */
static void put_parts(
	struct field *field, const struct string_list *parts, const char *lead)
{
	struct str text = STR_INIT;
	struct steps steps = {.present = true,
		.lead = (char *)lead,
		.marks_present = true,
		.items = *parts};
	switch (field_kind(field)) {
	case KIND_LIST: field_put_list(field, parts); break;
	case KIND_STEPS:
		steps.marks = field_marks(field);
		field_put_steps(field, &steps);
		break;
	case KIND_EVIDENCE: break;
	default:
		for (size_t i = 0; i < parts->count; i++)
			str_printf(&text, "%s%s", i ? "\n" : "", parts->items[i]);
		field_put_text(field, text.data);
	}
	str_release(&text);
}

/* Where a part begins in the field, in bytes; 0 is the lead. */
static size_t part_start(const struct string_list *parts, const char *lead, size_t part)
{
	size_t bytes = 0;
	if (!part)
		return 0;
	if (lead && *lead)
		bytes = strlen(lead) + 1;
	for (size_t i = 0; i + 1 < part && i < parts->count; i++)
		bytes += strlen(parts->items[i]) + 1;
	return bytes;
}

static void get_pieces(const struct field *field, struct evidence_list *pieces)
{
	*pieces = (struct evidence_list){0};
	field_get_evidence(field, pieces);
}

/* --- told --- */

static void put_numbered(
	const struct plain *plain, struct str *out, size_t number, const char *text)
{
	str_puts(out, out->bytes ? "\n" : "");
	plain_number(plain, out, number);
	str_puts(out, ". ");
	for (; *text; text++)
		str_putc(out, *text == '\n' ? ' ' : *text);
}

static void put_piece(const struct plain *plain, struct str *out, size_t number,
	const struct evidence *piece)
{
	struct str line = STR_INIT;
	str_printf(&line, "%s: %s", _(evidence_kind_label(piece->kind)),
		piece->ref ? piece->ref : "");
	if (piece->caption && *piece->caption)
		str_printf(&line, "; %s", piece->caption);
	if (piece->date && *piece->date)
		str_printf(&line, "; %s", piece->date);
	put_numbered(plain, out, number, line.data);
	str_release(&line);
}

static void put_pieces(
	const struct plain *plain, const struct field *field, struct str *out)
{
	struct evidence_list pieces;
	get_pieces(field, &pieces);
	for (size_t i = 0; i < pieces.count; i++)
		put_piece(plain, out, i + 1, &pieces.items[i]);
	evidence_list_release(&pieces);
}

void asking_value(const struct plain *plain, const struct field *field, struct str *out)
{
	struct string_list parts = {0};
	char *lead;
	if (field_kind(field) == KIND_EVIDENCE) {
		put_pieces(plain, field, out);
		return;
	}
	field_get_parts(field, &parts, &lead);
	const bool alone = parts.count == 1 && field_kind(field) <= KIND_LINE;
	if (lead && *lead)
		put_numbered(plain, out, 0, lead);
	for (size_t i = 0; i < parts.count; i++)
		if (alone)
			str_puts(out, parts.items[i]);
		else
			put_numbered(plain, out, i + 1, parts.items[i]);
	string_list_release(&parts);
	free(lead);
}

static size_t count_parts(const struct field *field)
{
	struct string_list parts = {0};
	struct evidence_list pieces;
	char *lead;
	size_t count;
	if (field_kind(field) == KIND_EVIDENCE) {
		get_pieces(field, &pieces);
		count = pieces.count;
		evidence_list_release(&pieces);
		return count;
	}
	field_get_parts(field, &parts, &lead);
	count = parts.count;
	string_list_release(&parts);
	free(lead);
	return count;
}

/* What a piece has in the line that is asked for. */
static void put_piece_line(
	const struct plain *plain, const struct field *field, struct str *out)
{
	const struct asking *asking = &plain->asking;
	struct evidence_list pieces;
	get_pieces(field, &pieces);
	if (asking->part && asking->part <= pieces.count) {
		const struct evidence *piece = &pieces.items[asking->part - 1];
		const char *text = asking->line == PIECE_PLACE     ? piece->ref
				   : asking->line == PIECE_CAPTION ? piece->caption
								   : piece->date;
		if (text && *text)
			str_printf(out, " (%s)", text);
	}
	evidence_list_release(&pieces);
}

void asking_prompt(const struct plain *plain, const struct field *field, struct str *out)
{
	static const char *const lines[PIECE_LINES] = {
		[PIECE_KIND] = "",
		[PIECE_PLACE] = N_("Place"),
		[PIECE_CAPTION] = N_("Caption"),
		[PIECE_DATE] = N_("Date"),
	};
	const struct asking *asking = &plain->asking;
	const enum field_kind kind = field_kind(field);
	if (asking->stage == ASKING_ALL && (kind == KIND_LINE || kind == KIND_AREA))
		return;
	str_putc(out, ' ');
	plain_number(plain, out,
		asking->stage == ASKING_ALL ? count_parts(field) + 1 : asking->part);
	if (asking->stage == ASKING_PIECE) {
		str_printf(out, " %s", _(lines[asking->line]));
		put_piece_line(plain, field, out);
	} else if (kind == KIND_EVIDENCE) {
		str_printf(out, " %s", _(lines[PIECE_PLACE]));
	}
}

/* --- paragraphs, items --- */

/* One more at the end; where the line before went on, what it ended with goes on. */
static void add_part(struct plain *plain, struct field *field, const char *line)
{
	struct asking *asking = &plain->asking;
	struct str text = STR_INIT;
	const bool joined = asking->joined;
	str_puts(&text, line);
	asking->joined = text.bytes && text.data[text.bytes - 1] == '\\';
	if (asking->joined)
		str_truncate(&text, text.bytes - 1);
	field_move(field, END);
	if (count_parts(field) && !joined)
		plain_press(plain, K_ENTER);
	plain_type(plain, text.data);
	asking->typed = true;
	str_release(&text);
}

static void swap_parts(struct string_list *parts, size_t a, size_t b)
{
	char *part = parts->items[a];
	parts->items[a] = parts->items[b];
	parts->items[b] = part;
}

/* Says it otherwise, takes it out, moves it. The place is emptied and typed into, so that
 * what is typed there is looked at as all typing is. */
static void change_part(struct plain *plain, struct field *field, const char *line,
	void (*touch)(struct plain *plain))
{
	struct asking *asking = &plain->asking;
	struct string_list parts = {0};
	char *lead;
	const size_t at = asking->part - 1; /* not of the lead */
	bool types = false;
	field_get_parts(field, &parts, &lead);
	asking->stage = ASKING_ALL;
	/* What others wrote may have come in since the part was named. */
	if (asking->part > parts.count) {
		plain_say(plain, _(NO_PART));
		string_list_release(&parts);
		free(lead);
		return;
	}
	if (!asking->part) {
		free(lead);
		lead = mem_strdup("");
		types = strcmp(line, "-") != 0;
	} else if (!strcmp(line, "^") || !strcmp(line, "+")) {
		const size_t other = *line == '^' ? at - 1 : at + 1;
		if (other < parts.count)
			swap_parts(&parts, at, other);
	} else if (!strcmp(line, "-")) {
		free(parts.items[at]);
		memmove(&parts.items[at], &parts.items[at + 1],
			(parts.count - at - 1) * sizeof(*parts.items));
		parts.count--;
	} else {
		*parts.items[at] = '\0';
		types = true;
	}
	put_parts(field, &parts, lead);
	if (types) {
		field_move(field, part_start(&parts, lead, asking->part));
		/* An empty lead is above the first item, and no place of its own. */
		if (!asking->part)
			plain_press(plain, K_UP);
		plain_type(plain, line);
	}
	touch(plain);
	string_list_release(&parts);
	free(lead);
	asking->typed = true;
}

/* --- pieces of evidence --- */

static void go_to_piece(struct plain *plain, struct field *field, int line)
{
	field_move(field, (plain->asking.part - 1) * PIECE_LINES + (size_t)line);
}

static void next_line(struct plain *plain)
{
	struct asking *asking = &plain->asking;
	if (++asking->line == PIECE_LINES)
		asking->stage = ASKING_ALL;
}

static void change_piece(struct plain *plain, struct field *field, const char *line)
{
	struct asking *asking = &plain->asking;
	const bool empties = !strcmp(line, "-");
	if (!strcmp(line, "=")) {
		go_to_piece(plain, field, PIECE_KIND);
		plain_press(plain, K_RIGHT);
		return;
	}
	if (empties && asking->line == PIECE_PLACE) {
		go_to_piece(plain, field, PIECE_KIND);
		plain_press(plain, K_DELETE);
		asking->stage = ASKING_ALL;
		return;
	}
	if (*line) {
		go_to_piece(plain, field, asking->line);
		if (empties) {
			plain_press(plain, CTRL('A'));
			plain_press(plain, K_DELETE);
		} else {
			plain_type_over(plain, line);
		}
	}
	next_line(plain);
}

static void begin_piece(struct plain *plain, struct field *field, const char *line)
{
	struct asking *asking = &plain->asking;
	asking->part = count_parts(field) + 1;
	asking->line = PIECE_PLACE;
	asking->stage = ASKING_PIECE;
	asking->fresh = true;
	change_piece(plain, field, line);
}

/* --- answers --- */

static void answer_all(struct plain *plain, struct field *field, const char *line)
{
	struct asking *asking = &plain->asking;
	if (!*line && !asking->joined) {
		asking->stage = ASKING_BEHIND;
		return;
	}
	switch (field_kind(field)) {
	case KIND_LINE:
		plain_type_over(plain, plain_text_of(line));
		asking->stage = ASKING_BEHIND;
		asking->typed = true;
		break;
	case KIND_EVIDENCE: begin_piece(plain, field, plain_text_of(line)); break;
	default: add_part(plain, field, plain_text_of(line));
	}
}

void asking_answer(struct plain *plain, struct field *field, const char *line,
	void (*touch)(struct plain *plain))
{
	plain->moved = true;
	switch (plain->asking.stage) {
	case ASKING_ALL: answer_all(plain, field, line); break;
	case ASKING_PART:
		if (*line)
			change_part(plain, field, plain_text_of(line), touch);
		else
			plain->asking.stage = ASKING_ALL;
		break;
	case ASKING_PIECE: change_piece(plain, field, plain_text_of(line)); break;
	default: break;
	}
}

static void empty_all(struct plain *plain, struct field *field)
{
	if (field_kind(field) == KIND_EVIDENCE) {
		for (size_t i = count_parts(field); i > 0; i--) {
			plain->asking.part = 1;
			go_to_piece(plain, field, PIECE_KIND);
			plain_press(plain, K_DELETE);
		}
		return;
	}
	plain_press(plain, K_END | MOD_CTRL);
	plain_press(plain, CTRL('A'));
	plain_press(plain, K_DELETE);
}

bool asking_takes(struct plain *plain, struct field *field, const char *line,
	void (*touch)(struct plain *plain))
{
	struct asking *asking = &plain->asking;
	const char *words = line + 1 + strcspn(line, " ");
	char *first = mem_strndup(line, strcspn(line, " "));
	const size_t number = *line == '/' ? plain_number_of(first + 1) : 0;
	const bool lead = !strcmp(first, "/0") || !strcmp(first, "/๐");
	const bool behind = line[strlen(first)] != '\0';
	free(first);
	if (asking->stage != ASKING_ALL || *line != '/')
		return false;
	if (!strcmp(line, "/-")) {
		empty_all(plain, field);
		return true;
	}
	if ((lead && field_kind(field) != KIND_STEPS) ||
		(!lead && (!number || field_kind(field) == KIND_LINE)))
		return false;
	if (number > count_parts(field)) {
		plain_say(plain, _(NO_PART));
		return true;
	}
	asking->part = number;
	asking->line = PIECE_PLACE;
	asking->fresh = false;
	asking->stage = field_kind(field) == KIND_EVIDENCE ? ASKING_PIECE : ASKING_PART;
	if (behind && *words)
		asking_answer(plain, field, words, touch);
	return true;
}
