/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a report's JSON a piece at a time, for a file of which no more than one card
 * is to be in memory: each element of the list "cards", and the rest, in which that list is
 * empty. Nothing is parsed here: a report is sound where each piece is, and refused where
 * next says so. What is wrong with it is for model/data.h to say, which reads it whole.
 *
 * Told apart are only lists of objects under a key that is written as it is read ("cards",
 * with no escape in it). Nesting and the number of values are counted over the whole text.
 */
#ifndef MODEL_JSON_PIECES_H
#define MODEL_JSON_PIECES_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

struct json_pieces;

/* Of an open file, which stays the caller's, from its beginning on. */
struct json_pieces *json_pieces_begin(int file);

enum json_piece {
	PIECE_CARD, /* *piece is the text of one */
	PIECE_REST, /* *piece is all that is around the cards: the text is at its end */
	PIECE_NONE, /* the text is no report's, or it cannot be read */
};

/* The next piece, which is good until the next call. */
enum json_piece json_pieces_next(struct json_pieces *pieces, const struct str **piece);

void json_pieces_end(struct json_pieces *pieces);

#endif
