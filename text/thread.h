/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Threads that work beside the one that has the terminal.
 */
#ifndef TEXT_THREAD_H
#define TEXT_THREAD_H

#include <pthread.h>
#include <stdbool.h>

#include "text/error.h"

/* Begins one that hears no signals: these are for who has the terminal. ERROR_SYSTEM where
 * none is to be had. */
bool thread_begin(pthread_t *thread, void *(*run)(void *context), void *context,
	struct error *error);

#endif
