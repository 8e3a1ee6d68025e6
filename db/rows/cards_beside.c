/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/rows/cards_beside.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "db/rows/search_body.h"
#include "text/mem.h"
#include "text/thread.h"

/* Cards that wait, and bytes of their texts for the search copy, from which on no more are
 * read: one alone may have more. */
enum { MOST = 32, MOST_BYTES = 1 << 20 };

struct waiting {
	struct card card;
	struct str body;
};

struct cards_beside {
	pthread_t thread;
	struct card_source *cards; /* the thread's */
	struct error failed;       /* the thread's, until it is at the end */
	struct card given;         /* the caller's; it is the one that next() gave last */

	pthread_mutex_t lock; /* of all that follows */
	pthread_cond_t changed;
	struct waiting ring[MOST];
	size_t added,
		taken; /* what is added and not taken is nobody's but the caller's */
	size_t bytes;  /* of the bodies of these */
	bool at_end;   /* no more are added */
	bool ended;    /* no more are asked for */
};

static size_t waiting_count(const struct cards_beside *beside)
{
	return beside->added - beside->taken;
}

static bool is_full(const struct cards_beside *beside)
{
	const size_t count = waiting_count(beside);
	return count == MOST || (count && beside->bytes >= MOST_BYTES);
}

/* Waits for room; where there is none any more, NULL. */
static struct waiting *free_one(struct cards_beside *beside)
{
	pthread_mutex_lock(&beside->lock);
	while (is_full(beside) && !beside->ended)
		pthread_cond_wait(&beside->changed, &beside->lock);
	const bool ended = beside->ended;
	pthread_mutex_unlock(&beside->lock);
	return ended ? NULL : &beside->ring[beside->added % MOST];
}

static bool read_one(struct cards_beside *beside, struct waiting *next)
{
	const struct card *card = beside->cards->next(beside->cards, &beside->failed);
	if (!card)
		return false;
	str_clear(&next->body);
	search_card_body(&next->body, card);
	beside->cards->take(beside->cards, &next->card);
	return true;
}

static void *run(void *context)
{
	struct cards_beside *beside = context;
	struct waiting *next;
	bool more = true;
	while (more && (next = free_one(beside))) {
		more = read_one(beside, next);
		pthread_mutex_lock(&beside->lock);
		beside->added += more;
		beside->bytes += more ? next->body.bytes : 0;
		beside->at_end = !more;
		pthread_cond_signal(&beside->changed);
		pthread_mutex_unlock(&beside->lock);
	}
	return NULL;
}

static void release(struct cards_beside *beside)
{
	for (; beside->taken < beside->added; beside->taken++)
		card_release(&beside->ring[beside->taken % MOST].card);
	for (size_t i = 0; i < MOST; i++)
		str_release(&beside->ring[i].body);
	card_release(&beside->given);
	error_release(&beside->failed);
	pthread_cond_destroy(&beside->changed);
	pthread_mutex_destroy(&beside->lock);
	free(beside);
}

struct cards_beside *cards_beside_begin(struct card_source *cards)
{
	if (!cards->take)
		return NULL;
	struct cards_beside *beside = mem_new(1, sizeof(*beside));
	beside->cards = cards;
	card_init(&beside->given);
	pthread_mutex_init(&beside->lock, NULL);
	pthread_cond_init(&beside->changed, NULL);
	for (size_t i = 0; i < MOST; i++)
		str_init(&beside->ring[i].body);
	if (thread_begin(&beside->thread, run, beside, NULL))
		return beside;
	release(beside);
	return NULL;
}

/* Takes the next one out of the ring, its room with it: a reader is woken for many cards, not
 * for each. False at the end. */
static bool take_next(struct cards_beside *beside, struct str *body)
{
	pthread_mutex_lock(&beside->lock);
	while (!waiting_count(beside) && !beside->at_end)
		pthread_cond_wait(&beside->changed, &beside->lock);
	const bool there = waiting_count(beside);
	if (there) {
		const struct waiting *next = &beside->ring[beside->taken % MOST];
		beside->given = next->card;
		str_append(body, next->body.data, next->body.bytes);
		beside->taken++;
		beside->bytes -= next->body.bytes;
		if (waiting_count(beside) <= MOST / 2)
			pthread_cond_signal(&beside->changed);
	}
	pthread_mutex_unlock(&beside->lock);
	return there;
}

const struct card *cards_beside_next(
	struct cards_beside *beside, struct str *body, struct error *error)
{
	card_release(&beside->given);
	if (take_next(beside, body))
		return &beside->given;
	error_pass(error, &beside->failed);
	return NULL;
}

void cards_beside_end(struct cards_beside *beside)
{
	if (!beside)
		return;
	pthread_mutex_lock(&beside->lock);
	beside->ended = true;
	pthread_cond_signal(&beside->changed);
	pthread_mutex_unlock(&beside->lock);
	pthread_join(beside->thread, NULL);
	release(beside);
}
