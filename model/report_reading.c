/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/report_reading.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/card.h"
#include "model/data.h"
#include "model/json.h"
#include "model/json_pieces.h"
#include "model/json_plain.h"
#include "model/json_read.h"
#include "model/json_shape.h"
#include "model/limits.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

typedef char uuid_text[UUID_BYTES + 1];

/* The cards of an open file. */
struct file_cards {
	struct card_source source; /* first: what callers hold is its address */
	int file;
	struct stat opened; /* as the file was then */
	struct json_pieces *pieces;
	struct card card;   /* the one that was given */
	size_t next, count; /* of the cards */
};

/* --- pieces as values --- */

/* Of text, an empty struct of the shape; false with nothing said where it is refused. */
static bool read_piece(const struct str *text, const struct shape *shape, void *owner)
{
	struct data *data = data_parse(text->data, text->bytes, "", NULL);
	if (!data)
		return false;
	const struct node root = data_root(data);
	const bool good = read_object(&root, shape, owner, NULL);
	data_free(data);
	return good;
}

/* Nearly all cards are plain; those that are not are read again by way of a tree. */
static bool read_card_piece(const struct str *text, struct card *card)
{
	if (plain_read(text->data, text->bytes, &card_shape, card))
		return true;
	card_release(card);
	card_init(card);
	return read_piece(text, &card_shape, card);
}

/* The next card into cards->card; at the end of the text false, and *rest is told. */
static bool read_card(struct file_cards *cards, const struct str **rest)
{
	const struct str *piece;
	*rest = NULL;
	card_release(&cards->card);
	card_init(&cards->card);
	switch (json_pieces_next(cards->pieces, &piece)) {
	case PIECE_CARD: return read_card_piece(piece, &cards->card);
	case PIECE_REST: *rest = piece; break;
	case PIECE_NONE: break;
	}
	return false;
}

/* --- the source --- */

/* What was judged is what is taken, or nothing is. */
static bool is_same(const struct file_cards *cards)
{
	struct stat now;
	return !fstat(cards->file, &now) && now.st_size == cards->opened.st_size &&
	       now.st_mtim.tv_sec == cards->opened.st_mtim.tv_sec &&
	       now.st_mtim.tv_nsec == cards->opened.st_mtim.tv_nsec;
}

static bool refuse_changed(struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("the file was changed while it was read; try it again"));
}

static const struct card *next_card(struct card_source *source, struct error *error)
{
	struct file_cards *cards = (struct file_cards *)source;
	const struct str *rest;
	if (read_card(cards, &rest) && cards->next < cards->count) {
		cards->next++;
		return &cards->card;
	}
	if (!rest || cards->next != cards->count || !is_same(cards))
		refuse_changed(error);
	return NULL;
}

static bool rewind_cards(struct card_source *source, struct error *error)
{
	struct file_cards *cards = (struct file_cards *)source;
	json_pieces_end(cards->pieces);
	cards->pieces = json_pieces_begin(cards->file);
	cards->next = 0;
	return (!lseek(cards->file, 0, SEEK_SET) && is_same(cards)) ||
	       refuse_changed(error);
}

static void take_card(struct card_source *source, struct card *card)
{
	struct file_cards *cards = (struct file_cards *)source;
	*card = cards->card;
	card_init(&cards->card);
}

static void free_cards(struct card_source *source)
{
	struct file_cards *cards = (struct file_cards *)source;
	json_pieces_end(cards->pieces);
	card_release(&cards->card);
	close(cards->file);
	free(cards);
}

/* -1 where it is no regular file: of others nothing is taken, not even by opening them. */
static int open_file(const char *path)
{
	struct stat status;
	if (strcmp(path, "-") == 0 || stat(path, &status) || !S_ISREG(status.st_mode))
		return -1;
	return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

/* NULL where it can be read only once. */
static struct file_cards *open_cards(const char *path)
{
	const int file = open_file(path);
	if (file < 0)
		return NULL;
	struct file_cards *cards = mem_new(1, sizeof(*cards));
	cards->source = (struct card_source){.next = next_card,
		.rewind = rewind_cards,
		.free = free_cards,
		.take = take_card};
	card_init(&cards->card);
	cards->file = file;
	cards->pieces = json_pieces_begin(file);
	if (!fstat(file, &cards->opened) && S_ISREG(cards->opened.st_mode))
		return cards;
	free_cards(&cards->source);
	return NULL;
}

/* --- judging --- */

static int compare_uuids(const void *a, const void *b)
{
	return strcasecmp(a, b);
}

/* Whether two cards have one; they are put in order. */
static bool is_double(uuid_text *uuids, size_t count)
{
	if (count)
		qsort(uuids, count, sizeof(uuid_text), compare_uuids);
	for (size_t i = 1; i < count; i++)
		if (strcasecmp(uuids[i - 1], uuids[i]) == 0)
			return true;
	return false;
}

/* Reads all of it, keeping the head alone; false with nothing said where anything is
 * wrong, or where its cards are told apart only by reading it whole. */
static bool judge(
	struct file_cards *cards, struct report *head, struct progress *progress)
{
	uuid_text *uuids = NULL;
	size_t count = 0, capacity = 0;
	const struct str *rest = NULL;
	progress_begin(progress, N_("reading the file"), 0);
	while (cards->count <= LIMIT_CARDS && read_card(cards, &rest)) {
		cards->count++;
		if (!progress_step(progress))
			break;
		if (!*cards->card.uuid)
			continue;
		uuids = mem_grow(uuids, count, &capacity, sizeof(uuid_text));
		memcpy(uuids[count++], cards->card.uuid, sizeof(uuid_text));
	}
	const bool good =
		cards->count <= LIMIT_CARDS && rest && !is_double(uuids, count) &&
		read_piece(rest, &report_shape, head) && !head->count && is_same(cards);
	free(uuids);
	return good;
}

/* A piece at a time; false with nothing said where that cannot be. */
static bool open_pieces(
	struct report_reading *reading, const char *path, struct progress *progress)
{
	struct file_cards *cards = open_cards(path);
	if (!cards)
		return false;
	report_init(&reading->head);
	if (!judge(cards, &reading->head, progress)) {
		report_release(&reading->head);
		free_cards(&cards->source);
		return false;
	}
	reading->count = cards->count;
	reading->cards = &cards->source;
	return true;
}

/* --- whole --- */

static bool hold(struct report_reading *reading, bool read)
{
	if (!read)
		return false;
	reading->count = reading->head.count;
	reading->cards = card_source_of_report(&reading->head);
	return true;
}

bool report_reading_open(struct report_reading *reading, const char *path,
	struct progress *progress, struct error *error)
{
	*reading = (struct report_reading){0};
	if (open_pieces(reading, path, progress))
		return true;
	if (progress_stopped(progress))
		return progress_fail(error);
	return hold(reading, report_read(path, &reading->head, error));
}

bool report_reading_of_text(struct report_reading *reading, const char *text,
	size_t bytes, const char *name, struct error *error)
{
	*reading = (struct report_reading){0};
	return hold(reading, report_from_json(text, bytes, name, &reading->head, error));
}

void report_reading_close(struct report_reading *reading)
{
	card_source_free(reading->cards);
	reading->cards = NULL;
	report_release(&reading->head);
}
