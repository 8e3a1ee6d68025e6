/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/returned_evidence.h"

#include <stdlib.h>
#include <string.h>

#include "intake/proposal_make.h"
#include "intake/returned_fields.h"
#include "model/lists.h"
#include "model/report.h"
#include "report/card_cells.h"
#include "text/mem.h"
#include "text/sequence.h"
#include "text/str.h"

/* The lines that were shown, each with the piece that it is of, and those of now. */
struct pieces {
	struct string_list was, now;
	size_t *piece; /* of each of was: its place in the list */
	bool whole;
};

static bool shows_place(const struct pieces *pieces, const struct evidence *evidence)
{
	return pieces->whole || card_cell_shows_place(evidence);
}

/* False: a piece stands in several lines. */
static bool show_pieces(struct pieces *pieces, const struct card *card)
{
	const struct evidence_list *list = &card->evidence;
	bool single = true;
	pieces->piece = mem_new(list->count + 1, sizeof(*pieces->piece));
	for (size_t i = 0; i < list->count; i++) {
		const struct evidence *evidence = &list->items[i];
		struct str piece = STR_INIT, clean = STR_INIT;
		if (pieces->whole || !card_cell_names_evidence(card, evidence))
			card_cell_append_piece(
				&piece, evidence, shows_place(pieces, evidence));
		single &= !strchr(piece.data, '\n');
		shown_clean(&clean, piece.data, piece.bytes);
		if (clean.bytes) {
			pieces->piece[pieces->was.count] = i;
			string_list_add(&pieces->was, clean.data);
		}
		str_release(&piece);
		str_release(&clean);
	}
	return single;
}

static void part_lines(struct string_list *list, const char *text)
{
	while (*text) {
		const size_t bytes = strcspn(text, "\n");
		char *line = mem_strndup(text, bytes);
		string_list_add(list, line);
		free(line);
		text += bytes + (text[bytes] != '\0');
	}
}

static bool same_line(const void *context, size_t was, size_t now)
{
	const struct pieces *pieces = context;
	return !strcmp(pieces->was.items[was], pieces->now.items[now]);
}

/* --- a line as a piece --- */

static void put(char **place, const char *text, size_t bytes)
{
	free(*place);
	*place = mem_strndup(text, bytes);
}

static bool is_filled(const char *text)
{
	return text && *text;
}

/* The space before the bracket that the last one closes; where none is (a caption may have
 * a lone one, as "ก) …"), before the first. NULL: there is no bracket behind a space. */
static const char *opening_bracket(const char *line)
{
	size_t depth = 0, at = strlen(line);
	while (at > 0) {
		at--;
		depth += line[at] == ')';
		if (line[at] == '(' && !--depth)
			return at && line[at - 1] == ' ' ? line + at - 1 : NULL;
	}
	return strstr(line, " (");
}

/* What stands in brackets at the end: (a caption, a day). *bytes gets what stands before. */
static const char *in_brackets(const char *line, size_t *bytes, size_t *inner)
{
	const size_t all = strlen(line);
	*bytes = all;
	*inner = 0;
	if (all < 4 || line[all - 1] != ')')
		return NULL;
	const char *open = opening_bracket(line);
	if (!open)
		return NULL;
	*bytes = (size_t)(open - line);
	*inner = all - *bytes - strlen(" (") - strlen(")");
	return open + strlen(" (");
}

/* A day stands behind the last comma where there was one before, or nothing else. */
static void take_brackets(struct evidence *evidence, const char *text, size_t bytes,
	bool captioned, bool dated)
{
	size_t day = bytes;
	while (day > 1 && !(text[day - 2] == ',' && text[day - 1] == ' '))
		day--;
	if (dated && !captioned) {
		put(&evidence->date, text, bytes);
	} else if (dated && day > 1) {
		put(&evidence->caption, text, day - 2);
		put(&evidence->date, text + day, bytes - day);
	} else {
		put(&evidence->caption, text, bytes);
		if (dated)
			put(&evidence->date, "", 0);
	}
}

/* A line that was changed, back into the parts that it showed. */
static void take_line(struct evidence *evidence, const char *line, bool place)
{
	const bool has_place = place && is_filled(evidence->ref);
	const bool captioned = is_filled(evidence->caption),
		   dated = is_filled(evidence->date);
	size_t bytes, inner;
	const char *brackets = in_brackets(line, &bytes, &inner);
	if (has_place) {
		if (!brackets || (!captioned && !dated && !evidence_address(line)))
			bytes = strlen(line), brackets = NULL;
		put(&evidence->ref, line, bytes);
		if (brackets)
			take_brackets(
				evidence, brackets, inner, captioned || !dated, dated);
	} else if (captioned && dated && brackets) {
		put(&evidence->caption, line, bytes);
		put(&evidence->date, brackets, inner);
	} else if (dated && !captioned) {
		put(&evidence->date, line, strlen(line));
	} else {
		put(&evidence->caption, line, strlen(line));
	}
	if (!brackets && has_place && captioned)
		put(&evidence->caption, "", 0);
	if (!brackets && dated && (has_place || captioned))
		put(&evidence->date, "", 0);
}

/* A line that is new: an address, or a document by its name. */
static void add_line(struct evidence_list *list, const char *line)
{
	struct evidence *evidence = evidence_list_add(list);
	size_t bytes, inner;
	const char *brackets = in_brackets(line, &bytes, &inner);
	const size_t address = evidence_address(line);
	evidence->kind = mem_strdup(address ? "url" : "document");
	if (!address || (address != bytes && line[address]))
		brackets = NULL;
	put(&evidence->ref, line, brackets ? bytes : strlen(line));
	put(&evidence->caption, brackets ? brackets : "", brackets ? inner : 0);
}

/* --- the list --- */

static void move(struct evidence_list *to, struct evidence *from)
{
	*evidence_list_add(to) = *from;
	*from = (struct evidence){0};
}

/* What was not kept and stands between two that were: so many lines of both are the same
 * pieces, changed; of those before it is the list that is made. */
static void make_list(struct evidence_list *made, struct evidence_list *from,
	const struct pieces *pieces, const size_t *kept)
{
	size_t shown = 0, line = 0;
	for (size_t i = 0; i < from->count; i++) {
		if (shown == pieces->was.count || pieces->piece[shown] != i) {
			move(made, &from->items[i]);
			continue;
		}
		size_t next = shown; /* the next that was kept */
		while (next < pieces->was.count && !kept[next])
			next++;
		const size_t end =
			next < pieces->was.count ? kept[next] - 1 : pieces->now.count;
		if (kept[shown]) {
			for (; line < end; line++)
				add_line(made, pieces->now.items[line]);
			move(made, &from->items[i]);
			line++;
		} else if (line < end) {
			take_line(&from->items[i], pieces->now.items[line++],
				shows_place(pieces, &from->items[i]));
			move(made, &from->items[i]);
		}
		shown++;
	}
	for (; line < pieces->now.count; line++)
		add_line(made, pieces->now.items[line]);
}

bool returned_evidence_take(struct card *card, const char *lines, bool whole)
{
	struct pieces pieces = {.whole = whole};
	struct evidence_list made = {.present = true};
	const bool single = show_pieces(&pieces, card);
	part_lines(&pieces.now, lines);
	if (single) {
		size_t *kept = mem_new(pieces.was.count + 1, sizeof(*kept));
		const struct sequences both = {
			pieces.was.count, pieces.now.count, same_line, &pieces};
		sequence_match(&both, kept);
		make_list(&made, &card->evidence, &pieces, kept);
		evidence_list_release(&card->evidence);
		card->evidence = made;
		free(kept);
	}
	string_list_release(&pieces.was);
	string_list_release(&pieces.now);
	free(pieces.piece);
	return single;
}
