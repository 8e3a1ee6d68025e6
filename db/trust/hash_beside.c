/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/hash_beside.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "text/mem.h"
#include "text/thread.h"

enum { MOST = 32 }; /* texts that wait */

struct waiting {
	struct str text;
	size_t alone;
	char *digest;
};

struct hash_beside {
	pthread_t thread;
	struct hashing *hashing; /* the thread's, but for its beginning and its end */

	pthread_mutex_t lock; /* of all that follows */
	pthread_cond_t changed;
	struct waiting ring[MOST];
	size_t added,
		done; /* texts; what is added and not done is nobody's but the thread's */
	bool ended;   /* no more come */
};

static void hash_one(struct hash_beside *beside, const struct waiting *waiting)
{
	const struct str *text = &waiting->text;
	hash_add(beside->hashing, text->data, text->bytes);
	if (waiting->digest)
		hash_text(waiting->digest, text->data + waiting->alone,
			text->bytes - waiting->alone);
}

static void *run(void *context)
{
	struct hash_beside *beside = context;
	pthread_mutex_lock(&beside->lock);
	while (beside->done < beside->added || !beside->ended) {
		if (beside->done == beside->added) {
			pthread_cond_wait(&beside->changed, &beside->lock);
			continue;
		}
		const struct waiting *next = &beside->ring[beside->done % MOST];
		pthread_mutex_unlock(&beside->lock);
		hash_one(beside, next);
		pthread_mutex_lock(&beside->lock);
		beside->done++;
		pthread_cond_signal(&beside->changed);
	}
	pthread_mutex_unlock(&beside->lock);
	return NULL;
}

static void release(struct hash_beside *beside)
{
	for (size_t i = 0; i < MOST; i++)
		str_release(&beside->ring[i].text);
	pthread_cond_destroy(&beside->changed);
	pthread_mutex_destroy(&beside->lock);
	free(beside);
}

struct hash_beside *hash_beside_begin(void)
{
	struct hash_beside *beside = mem_new(1, sizeof(*beside));
	pthread_mutex_init(&beside->lock, NULL);
	pthread_cond_init(&beside->changed, NULL);
	for (size_t i = 0; i < MOST; i++)
		str_init(&beside->ring[i].text);
	beside->hashing = hash_begin();
	if (thread_begin(&beside->thread, run, beside, NULL))
		return beside;
	char unused[HASH_HEX + 1];
	hash_end(beside->hashing, unused);
	release(beside);
	return NULL;
}

void hash_beside_add(struct hash_beside *beside, struct str *text, size_t alone,
	char digest[HASH_HEX + 1])
{
	pthread_mutex_lock(&beside->lock);
	while (beside->added - beside->done == MOST)
		pthread_cond_wait(&beside->changed, &beside->lock);
	struct waiting *free_one = &beside->ring[beside->added++ % MOST];
	const struct str empty = free_one->text;
	*free_one = (struct waiting){*text, alone, digest};
	*text = empty;
	str_clear(text);
	/* It is woken for many, not for each. */
	if (beside->added - beside->done >= MOST / 2)
		pthread_cond_signal(&beside->changed);
	pthread_mutex_unlock(&beside->lock);
}

void hash_beside_end(struct hash_beside *beside, char hash[HASH_HEX + 1])
{
	pthread_mutex_lock(&beside->lock);
	beside->ended = true;
	pthread_cond_signal(&beside->changed);
	pthread_mutex_unlock(&beside->lock);
	pthread_join(beside->thread, NULL);
	hash_end(beside->hashing, hash);
	release(beside);
}
