/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is to be done beside who wants it (db/beside.h): what waits, and what is through. Private
 * to db/; who does it (draft_sender.c) keeps a lock around all of this.
 */
#ifndef DB_BESIDE_QUEUE_H
#define DB_BESIDE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include "db/beside.h"

struct beside_queue {
	struct beside *writing, *reading, *done; /* the oldest first */
	size_t open; /* that write: those that wait, and the one under way */
};

void beside_queue_add(struct beside_queue *queue, struct beside *beside);
/* What is to be done next, taken out; reads: such may have their turn. NULL: nothing. */
struct beside *beside_queue_next(struct beside_queue *queue, bool reads);
/* It was tried. */
void beside_queue_put(struct beside_queue *queue, struct beside *beside);
/* The oldest that was tried, taken out; NULL: none was. */
struct beside *beside_queue_take(struct beside_queue *queue);

void beside_queue_release(struct beside_queue *queue);

#endif
