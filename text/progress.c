/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/progress.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/message.h"
#include "text/shorten.h"

enum {
	NOT_BEFORE = 500, /* ms from the first question to the first word */
	BETWEEN = 100,    /* ms between two */
	WHOLE = 100,      /* per cent */
};

bool progress_goes_on(struct progress *progress)
{
	if (!progress)
		return true;
	if (!progress->stopped && progress->go_on)
		progress->stopped = !progress->go_on(progress->context, progress);
	return !progress->stopped;
}

bool progress_begin(struct progress *progress, const char *what, int64_t all)
{
	if (!progress)
		return true;
	if (what)
		progress->what = what;
	progress->done = 0;
	progress->all = all;
	return progress_goes_on(progress);
}

bool progress_part(struct progress *progress, const char *what, int part, int parts)
{
	if (!progress)
		return true;
	progress->part = part;
	progress->parts = parts;
	return progress_begin(progress, what, 0);
}

bool progress_step(struct progress *progress)
{
	return progress_reach(progress, progress ? progress->done + 1 : 0);
}

bool progress_reach(struct progress *progress, int64_t done)
{
	if (progress)
		progress->done = done;
	return progress_goes_on(progress);
}

bool progress_stopped(const struct progress *progress)
{
	return progress && progress->stopped;
}

bool progress_fail(struct error *error)
{
	return error_set(
		error, ERROR_STOPPED, _("stopped before its end; nothing was changed"));
}

/* --- for who shows it --- */

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

bool progress_is_due(struct progress *progress)
{
	const int64_t at = now();
	if (!progress->begun) {
		const char *said = getenv("MATTRAKAN_PROGRESS");
		progress->at_once = said && strcmp(said, "always") == 0;
		progress->begun = at;
	}
	if (!progress->at_once &&
		(at - progress->begun < NOT_BEFORE || at - progress->shown < BETWEEN))
		return false;
	progress->shown = at;
	return true;
}

static int percent_of(const struct progress *progress)
{
	const int64_t done =
		progress->done < progress->all ? progress->done : progress->all;
	return (int)(done * WHOLE / progress->all);
}

/* Behind what is being done: how much of it, in many words or few. */
static void append_count(
	struct str *out, const struct progress *progress, bool in_few_words)
{
	if (progress->all > 0 && in_few_words)
		message_append(out, _(": %d %%"), percent_of(progress));
	else if (progress->all > 0)
		/* TRANSLATORS: so many of so many are done, and so much per cent */
		message_append(out, _(": %lld of %lld (%d %%)"),
			(long long)progress->done, (long long)progress->all,
			percent_of(progress));
	else if (progress->done > 0)
		message_append(out, ": %lld", (long long)progress->done);
}

static void append_shortened(struct str *out, const char *text, size_t columns)
{
	const struct shortened cut =
		text_shorten(text, strlen(text), columns ? columns : 1, 0, NULL);
	str_append(out, text, cut.end);
	str_puts(out, text[cut.end] ? "…" : "");
}

void progress_append(struct str *out, const struct progress *progress, size_t columns)
{
	struct str what = STR_INIT, count = STR_INIT;
	if (!progress->what)
		return;
	if (progress->parts)
		message_append(&what, "%d/%d ", progress->part, progress->parts);
	str_puts(&what, _(progress->what));
	append_count(&count, progress, false);
	if (text_columns(what.data, what.bytes) + text_columns(count.data, count.bytes) >
		columns) {
		str_clear(&count);
		append_count(&count, progress, true);
	}
	const size_t behind = text_columns(count.data, count.bytes);
	append_shortened(out, what.data, columns > behind ? columns - behind : 1);
	str_append(out, count.data, count.bytes);
	str_release(&what);
	str_release(&count);
}
