/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/beside_queue.h"

static void append(struct beside **list, struct beside *beside)
{
	while (*list)
		list = &(*list)->next;
	beside->next = NULL;
	*list = beside;
}

static struct beside *take_first(struct beside **list)
{
	struct beside *first = *list;
	if (first)
		*list = first->next;
	return first;
}

void beside_queue_add(struct beside_queue *queue, struct beside *beside)
{
	append(beside->reads ? &queue->reading : &queue->writing, beside);
	if (!beside->reads)
		queue->open++;
}

struct beside *beside_queue_next(struct beside_queue *queue, bool reads)
{
	struct beside *next = take_first(&queue->writing);
	return next || !reads ? next : take_first(&queue->reading);
}

void beside_queue_put(struct beside_queue *queue, struct beside *beside)
{
	append(&queue->done, beside);
	if (!beside->reads)
		queue->open--;
}

struct beside *beside_queue_take(struct beside_queue *queue)
{
	return take_first(&queue->done);
}

void beside_queue_release(struct beside_queue *queue)
{
	struct beside *beside;
	while ((beside = beside_queue_next(queue, true)) ||
		(beside = beside_queue_take(queue)))
		beside->free(beside);
	queue->open = 0;
}
